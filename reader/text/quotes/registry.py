"""Who a document names, as the rules look them up: by any part of a name, by role, by place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from reader.text.quotes.names import is_body, name_lists, plain

SIGNATURE, OBJECT, OWNER, PLAIN, SUBJECT, SPEAKER = 0.1, 1.0, 0.8, 2.0, 3.0, 4.0
"""How much a mention stands at the centre of its sentence, which is what a later pronoun goes back to."""
LIKELY_HUMAN = 0.7
"""From how sure on an entity is taken for a person."""
_PERHAPS = 0.4
"""From how sure on an entity may be a person."""
_SPELT = 5
"""How many letters a surname has at least of which one may be written wrong."""
_LATELY = 12
"""How many mentions are looked through for another bearer."""
_BACK = 300
"""How many mentions are looked through for the bearer of a role."""


@dataclass(slots=True)
class Entity:
    """A person or body while the document is being read. `human` is how sure it is that it is a person, 0
    to 1."""

    words: tuple[str, ...]
    gender: str
    human: float
    roles: set[str] = field(default_factory=set)
    labels: set[str] = field(default_factory=set)
    """The words written before the name, titles and bodies, and the capital ones right before a role noun."""
    latest: int = -1
    """The number of its last mention so far."""
    given: str = ""
    """The gender of a lone name where it is a first name; it may be a surname all the same."""
    kin: str = ""
    """Of one known by a first name alone, the surname of the family that the text gives them."""
    described: tuple[int, int] | None = None
    """Where the text brings them in, as block and token, if there is only a description: "his wife"."""

    @property
    def name(self) -> str:
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class Mention:
    """Entity `who` named at tokens `start` to `end` of block `block`, in sentence `sentence` of the
    document."""

    who: int
    block: int
    start: int
    end: int
    sentence: int
    weight: float


@dataclass(slots=True)
class Registry:
    """Everybody named, found by any part of the name. Mentions are in the order of the text."""

    entities: list[Entity] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    by_last: dict[str, list[int]] = field(default_factory=dict)
    by_first: dict[str, list[int]] = field(default_factory=dict)
    by_name: dict[tuple[str, ...], int] = field(default_factory=dict)
    by_kin: dict[str, list[int]] = field(default_factory=dict)
    partners: dict[int, int] = field(default_factory=dict)
    """The other of two named with one surname for both."""
    at_run: dict[tuple[int, int], int] = field(default_factory=dict)
    """The entity of the run that starts at (block, token)."""
    by_role: dict[str, list[int]] = field(default_factory=dict)
    """Who bears a role noun, once everybody is read; so the next two."""
    by_initials: dict[str, list[int]] = field(default_factory=dict)
    by_tail: dict[str, int | None] = field(default_factory=dict)
    """Who was last named with a role that ends so, as far as it was asked."""

    def find(self, words: Sequence[str], gender: str = "") -> int | None:
        """The entity that a name stands for: one of the same name, else the one mentioned last, or else
        first of all, whose surname or first name it is. None when nobody bears it."""
        low = tuple(plain(word) for word in words)
        exact = self.by_name.get(low)
        if exact is not None and len(low) > 1:
            return exact
        if len(low) == 1 and low[0] in name_lists().places:
            return exact
        surname = [
            who for who in self.by_last.get(last_word(words), ())[-24:] if self._fits(who, low, gender)
        ]
        if not surname and len(low) == 1:
            surname = [who for who in self.by_first.get(low[0], ())[-24:] if self._may_be(who, gender)]
        if not surname:
            return exact if exact is None or self._fits(exact, low, gender) else None
        seen = [who for who in surname if self.entities[who].latest >= 0]
        return max(seen, key=lambda who: self._nearness(who, gender)) if seen else surname[0]

    def _nearness(self, who: int, gender: str) -> tuple[int, bool, float, int]:
        """How near somebody was named last: in which sentence, as one of the gender sought, as its subject or
        not, and where in it."""
        latest = self.entities[who].latest
        known = bool(gender) and self.entities[who].gender == gender
        return self.mentions[latest].sentence, known, self.mentions[latest].weight, latest

    def married(self, surname: str, gender: str) -> int | None:
        """Whom "Mr. Roe" means where the text has only Ms. Roe's husband Bo: he is called Bo Roe then."""
        kin = plain(surname)
        for who in self.by_kin.get(kin, ())[-24:]:
            entity = self.entities[who]
            if (entity.gender or entity.given) in ("", gender) and len(entity.words) == 1:
                entity.words = (*entity.words, surname)
                self.by_last.setdefault(kin, []).append(who)
                return who
        return None

    def misspelt(self, surname: str, gender: str) -> int | None:
        """Whom "Ms. Rohe" means where the text names only an Ann Rowe: the one surname a letter away."""
        low = plain(surname)
        known = {
            last: who
            for last, who in self.by_last.items()
            if len(last) >= _SPELT and last[:1] == low[:1] and is_letter_away(low, last)
        }
        bearers = {who[-1] for who in known.values()}
        who = next(iter(bearers)) if len(bearers) == 1 else None
        if who is None or len(self.entities[who].words) == 1 or not self._may_be(who, gender):
            return None
        self.by_last.setdefault(low, []).append(who)
        return who

    def belongs(self, who: int, kin: str) -> None:
        """Note of whose family one is who has only a first name."""
        if not self.entities[who].kin:
            self.entities[who].kin = kin
            self.by_kin.setdefault(kin, []).append(who)

    def bearer_before(
        self, roles: Sequence[str], labels: set[str], block: int, token: int, gender: str = ""
    ) -> int | None:
        """The bearer of one of the roles mentioned last before a place, else the one of a name mentioned
        after it.

        With `labels`, as "tuscola" of "the Tuscola coach", only whom the text calls by one of them; with
        `gender` nobody of the other; by one of several roles, whom something is only done to comes last.
        """
        after = bisect_left(self.mentions, (block, token), key=lambda mention: (mention.block, mention.start))
        bearers = [
            mention
            for mention in self.mentions[max(0, after - _BACK) : after][::-1]
            if not self.entities[mention.who].roles.isdisjoint(roles)
            and self._bears(mention.who, labels, gender)
        ]
        acting = (each.who for each in bearers if len(roles) > 1 and each.weight > OBJECT)
        if bearers:
            return next(acting, bearers[0].who)
        named = (who for role in roles for who in self.by_role.get(role, ()))
        named = (who for who in named if self.entities[who].described is None)
        return next((who for who in named if self._bears(who, labels, gender)), None)

    def has_rival(self, who: int, roles: Sequence[str], labels: set[str], block: int, token: int) -> bool:
        """Whether another bearer of one of the roles was named right before a place, as lately as `who`."""
        after = bisect_left(self.mentions, (block, token), key=lambda mention: (mention.block, mention.start))
        lately = self.mentions[max(0, after - _LATELY) : after]
        own = max((each.sentence for each in lately if each.who == who), default=-1)
        return any(
            each.who != who
            and abs(own - each.sentence) <= 1
            and self.entities[each.who].described is None
            and not self.entities[each.who].roles.isdisjoint(roles)
            and self._bears(each.who, labels, self.entities[who].gender)
            for each in lately
        )

    def only_person(self, gender: str) -> int | None:
        """The only one whom the text names that may be a person, if of a gender; None of several."""
        full = [each for each in self.entities if each.human > 0 and each.described is None]
        full = [each for each in full if each.human >= LIKELY_HUMAN or len(each.words) > 1]
        fits = len(full) == 1 and full[0].human >= LIKELY_HUMAN and gender in ("", full[0].gender)
        return self.entities.index(full[0]) if fits else None

    def bearer_of_compound(self, tail: str) -> int | None:
        """Who was last named with a German compound of a role: "die Kanzlerin" for the Bundeskanzlerin."""
        if tail not in self.by_tail:
            bearers = (
                who
                for who, entity in enumerate(self.entities)
                if entity.human >= LIKELY_HUMAN and any(role.endswith(tail) for role in entity.roles)
            )
            self.by_tail[tail] = max(bearers, key=lambda who: self.entities[who].latest, default=None)
        return self.by_tail[tail]

    def index(self) -> None:
        """Make everybody known by role and by initials."""
        for who, entity in enumerate(self.entities):
            for role in entity.roles:
                self.by_role.setdefault(role, []).append(who)
            if len(entity.words) > 1:
                self.by_initials.setdefault("".join(word[0] for word in entity.words), []).append(who)

    def _bears(self, who: int, labels: set[str], gender: str) -> bool:
        entity = self.entities[who]
        if gender and entity.gender and gender != entity.gender:
            return False
        return entity.human >= _PERHAPS and (not labels or not labels.isdisjoint(entity.labels))

    def _may_be(self, who: int, gender: str) -> bool:
        entity = self.entities[who]
        if gender and entity.human < _PERHAPS:
            return False
        if entity.human == 0:
            lists, first = name_lists(), plain(entity.words[0])
            return is_body(entity.words) and first not in lists.organisations and first not in lists.lands
        return not gender or entity.gender in ("", gender)

    def _fits(self, who: int, low: tuple[str, ...], gender: str) -> bool:
        entity = self.entities[who]
        if gender and entity.gender and gender != entity.gender:
            return False
        own = [plain(word).rstrip(".") for word in entity.words]
        if len(low) == 1 or len(own) == 1:
            return True
        given = low[0].rstrip(".")
        return given in own or (min(len(given), len(own[0])) == 1 and given[0] == own[0][0])

    def add(self, words: Sequence[str], gender: str, human: float) -> int:
        who = len(self.entities)
        self.entities.append(Entity(tuple(words), gender, human))
        self.by_name[tuple(plain(word) for word in words)] = who
        self.by_last.setdefault(last_word(words), []).append(who)
        if len(words) > 1:
            self.by_first.setdefault(plain(words[0]), []).append(who)
        return who


def is_letter_away(one: str, other: str) -> bool:
    """Whether two names are the same but for one letter, changed, left out or put in."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    at = next((n for n, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), -1)
    if at < 0:
        return True
    rest = (one[at:], other[at:])
    return rest[0][1:] == rest[1][1:] or rest[0][1:] == rest[1] or rest[0] == rest[1][1:]


def last_word(words: Sequence[str]) -> str:
    """The surname of a name, "Jr." and the like apart, in lower case."""
    suffixes = name_lists().suffixes
    end = len(words)
    while end > 1 and plain(words[end - 1]) in suffixes:
        end -= 1
    return plain(words[end - 1])
