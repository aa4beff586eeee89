"""The people of a document: who is named, by which names, of which gender, and where."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from reader.model import Place
from reader.text.lexicon import first_names
from reader.text.quotes.names import (
    gender_of,
    is_body,
    is_office,
    is_title,
    name_lists,
    plain,
    roles_of,
    run_offset,
)
from reader.text.quotes.tokens import Kind, Prose
from reader.text.quotes.trades import (
    beside_cue,
    beside_office,
    gender_of_trade,
    is_dateline,
    nicknamed,
    noun_before,
    roles_after,
    trade_of,
    words_before,
)

OBJECT, OWNER, PLAIN, SUBJECT, SPEAKER = 1.0, 0.8, 2.0, 3.0, 4.0
"""How much a mention stands at the centre of its sentence, which is what a later pronoun goes back to."""


_PERHAPS = 0.4
"""From how much on an entity may be a person."""
_BACK = 300
"""How many mentions are looked through for the bearer of a role."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody or some body that a document names. `name` is the fullest form, `gender` "m", "f" or ""
    when unknown, `human` False for organisations, places and whatever else has a capital; `mentions` are
    the names, titles apart."""

    name: str
    gender: str
    human: bool
    mentions: tuple[Place, ...]


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


@dataclass(frozen=True, slots=True)
class _Named:
    """A run as it stands in the text: the name's own tokens and the titles before it."""

    prose: Prose
    run: int
    start: int
    end: int
    words: tuple[str, ...]
    titles: tuple[str, ...]
    sentence: int
    leads: bool
    """Whether it is the first name of its sentence."""


@dataclass(slots=True)
class Registry:
    """Everybody named, found by any part of the name. Mentions are in the order of the text."""

    entities: list[Entity] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    by_last: dict[str, list[int]] = field(default_factory=dict)
    by_first: dict[str, list[int]] = field(default_factory=dict)
    by_name: dict[tuple[str, ...], int] = field(default_factory=dict)
    at_run: dict[tuple[int, int], int] = field(default_factory=dict)
    """The entity of the run that starts at (block, token)."""
    by_role: dict[str, list[int]] = field(default_factory=dict)
    """Who bears a role noun, once everybody is read."""

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
            return exact
        seen = [who for who in surname if self.entities[who].latest >= 0]
        return max(seen, key=lambda who: self.entities[who].latest) if seen else surname[0]

    def bearer_before(self, role: str, labels: set[str], block: int, token: int) -> int | None:
        """The bearer of a role mentioned last before a place, else the one of a name mentioned after it.

        With `labels`, as "tuscola" of "the Tuscola coach", only whom the text calls by one of them.
        """
        borne = [who for who in self.by_role.get(role, ()) if self._bears(who, labels)]
        bearers = set(borne)
        after = bisect_left(self.mentions, (block, token), key=lambda mention: (mention.block, mention.start))
        for mention in self.mentions[max(0, after - _BACK) : after][::-1]:
            if mention.who in bearers:
                return mention.who
        return next((who for who in borne if self.entities[who].described is None), None)

    def _bears(self, who: int, labels: set[str]) -> bool:
        entity = self.entities[who]
        return entity.human >= _PERHAPS and (not labels or not labels.isdisjoint(entity.labels))

    def _may_be(self, who: int, gender: str) -> bool:
        entity = self.entities[who]
        if entity.human == 0:
            lists, first = name_lists(), plain(entity.words[0])
            return is_body(entity.words) and first not in lists.organisations | lists.places | lists.peoples
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


def last_word(words: Sequence[str]) -> str:
    """The surname of a name, "Jr." and the like apart, in lower case."""
    suffixes = name_lists().suffixes
    end = len(words)
    while end > 1 and plain(words[end - 1]) in suffixes:
        end -= 1
    return plain(words[end - 1])


def read_people(proses: Sequence[Prose]) -> Registry:
    """Everybody named outside the quotations.

    A surname alone goes to the full name before it or, as in a headline, to the one that first comes after.
    """
    named = [_in_full(name) for prose in proses for name in _read_runs(prose)]
    registry = Registry()
    full = [_enter(registry, name) if len(name.words) > 1 else None for name in named]
    for name, known in zip(named, full, strict=True):
        who = _enter(registry, name) if known is None else known
        mention = _mention(name, who)
        if _leads_as_person(registry, mention, name.prose):
            mention = replace(mention, weight=SUBJECT)
        registry.entities[who].latest = len(registry.mentions)
        registry.mentions.append(mention)
        registry.at_run[(name.prose.block, name.run)] = who
    return registry


def _in_full(name: _Named) -> _Named:
    """A first name with its surname: that of the full name after it in "Ann and Bo Roe", and the one after
    the nickname in Ann "Bo" Roe."""
    if nicknamed(name.prose, name.run - 1):
        run = name.prose.run_ends[name.run - 1]
        given = [token.text for token in name.prose.tokens[run + run_offset(name.prose, run) : name.run - 1]]
        return replace(name, words=(*given, *name.words))
    prose, after = name.prose, name.end + 1
    first = name.words[0]
    if len(name.words) > 1 or prose.lower(name.end) not in ("and", "&") or after not in prose.runs:
        return name
    cut = after + run_offset(prose, after)
    other = [token.text for token in prose.tokens[cut : prose.runs[after]]]
    if len(other) < 2 or plain(first) not in first_names() or plain(other[0]) not in first_names():
        return name
    return replace(name, words=(first, *other[1:]))


def _leads_as_person(registry: Registry, mention: Mention, prose: Prose) -> bool:
    """Whether it is the first person of its sentence in German, where every noun before has a capital as
    well."""
    if (
        not prose.grammar.capital_nouns
        or mention.weight != PLAIN
        or registry.entities[mention.who].human < 0.7
    ):
        return False
    return not any(
        each.sentence == mention.sentence and registry.entities[each.who].human >= 0.7
        for each in registry.mentions[-12:]
    )


def _read_runs(prose: Prose) -> Iterator[_Named]:
    latest = -1
    for start in sorted(prose.runs):
        if nicknamed(prose, prose.runs[start]):
            continue
        end, sentence = prose.runs[start], prose.sentence_of(start)
        words = [token.text for token in prose.tokens[start:end]]
        cut = run_offset(prose, start)
        yield _Named(
            prose,
            start,
            start + cut,
            end,
            tuple(words[cut:]),
            tuple(words[:cut]),
            sentence,
            sentence != latest,
        )
        latest = sentence


def _enter(registry: Registry, name: _Named) -> int:
    titles = (*name.titles, *noun_before(name.prose, name.run))
    gender = gender_of(titles, name.words)
    who = _by_birth(registry, name) if len(name.words) > 1 else None
    if who is None:
        who = registry.find(name.words, gender)
    if who is None:
        who = registry.add(name.words, gender, 0.0)
    entity = registry.entities[who]
    if len(entity.words) == 1:
        entity.given = first_names().get(plain(entity.words[0]), "")
    entity.gender = entity.gender or gender or gender_of_trade(name.prose, name.titles, name.words)
    if entity.human < 1 and not is_body(entity.words):
        entity.human = max(entity.human, _human(name, titles))
    roles = name_lists().roles
    entity.roles |= frozenset().union(*map(roles_of, titles))
    entity.labels |= {plain(title) for title in (*titles, *words_before(name.prose, name.run))}
    entity.roles |= roles_after(name.prose, name.end) & roles
    compounds = name_lists().compounds
    entity.roles |= {word for word in map(plain, titles) if len(word) > 9 and word.endswith(compounds)}
    return who


def _by_birth(registry: Registry, name: _Named) -> int | None:
    """The one whose name at birth this is, "Ann Roe was born", by the first name already known."""
    prose = name.prose
    if prose.lower(name.end) != "was" or prose.lower(name.end + 1) != "born":
        return None
    known = registry.by_first.get(plain(name.words[0]), ())
    return known[0] if len(known) == 1 else None


def _human(name: _Named, titles: tuple[str, ...]) -> float:
    lists, tokens = name_lists(), name.prose.tokens
    placed = plain(name.words[0]) in lists.places and plain(name.words[0]) not in first_names()
    if (
        placed
        or is_body(name.words)
        or is_office(name.words)
        or is_dateline(name.prose, name.run, name.end, name.words)
    ):
        return 0.0
    personal = any(
        is_title(plain(title)) or plain(title).rpartition("-")[2] in lists.roles for title in titles
    )
    first = plain(name.words[0])
    personal = personal or (first in lists.kept and len(name.words) == 2)
    if personal or (
        len(name.words) > 1 and (first in first_names() or first.partition("-")[0] in first_names())
    ):
        return 1.0
    if name.prose.grammar.capital_nouns and len(name.words) == 1:
        led = name.run > 0 and tokens[name.run - 1].lower in name.prose.grammar.determiners
        return (
            0.7 if first in first_names() or (beside_cue(name.prose, name.run, name.end) and not led) else 0.0
        )
    if len(name.words) > 1 and (
        beside_office(name.prose, name.run, name.end) or trade_of(name.prose, name.titles, name.words)
    ):
        return 1.0
    after = tokens[name.end : name.end + 3]
    if len(after) == 3 and after[0].text == "," and after[1].text.isdigit() and after[2].text == ",":
        return 1.0
    if len(name.words) > 1 and _introduced(name):
        return 1.0
    if len(name.words) > 1 and (
        beside_cue(name.prose, name.run, name.end) or any(len(w) == 2 and w[1] == "." for w in name.words)
    ):
        return 1.0
    if first in first_names() or beside_cue(name.prose, name.run, name.end):
        return 0.7
    return 0.25 if len(name.words) < 4 else 0.1


def _introduced(name: _Named) -> bool:
    """Whether the text says what one of this name does: "Ann Roe, who ...", "their cook, Ann Roe, ..."."""
    prose = name.prose
    comma = name.end < len(prose.tokens) and prose.tokens[name.end].text == ","
    if comma and prose.lower(name.end + 1) in ("who", "whose"):
        return True
    lists = name_lists()
    before = name.run > 1 and prose.tokens[name.run - 1].text == "," and prose.lower(name.run - 2)
    return (
        bool(roles_after(name.prose, name.end) & (lists.roles - lists.bodies))
        or before in lists.roles - lists.bodies
    )


def _mention(name: _Named, who: int) -> Mention:
    prose = name.prose
    tokens, first = prose.tokens, prose.sentences[name.sentence][0]
    after = tokens[name.end].lower if name.end < len(tokens) else ""
    at = name.run
    while (
        at > first
        and tokens[at - 1].kind is Kind.WORD
        and (tokens[at - 1].lower in prose.grammar.determiners or tokens[at - 1].lower in name_lists().roles)
    ):
        at -= 1
    before = tokens[at - 1].lower if at > first else ""
    if after in ("'s", "'", "’"):
        weight = OWNER
    elif beside_cue(name.prose, name.run, name.end) or (
        before == "to" and prose.lower(at - 2) == "according"
    ):
        weight = SPEAKER
    elif before in prose.grammar.prepositions and not _introduced(name):
        weight = OBJECT
    elif name.leads:
        weight = SUBJECT
    else:
        weight = PLAIN
    return Mention(who, prose.block, name.start, name.end, prose.first + name.sentence, weight)


def persons(registry: Registry, proses: Sequence[Prose]) -> tuple[Person, ...]:
    """What the registry holds, in the order of first mention."""
    by_block = {prose.block: prose.tokens for prose in proses}
    places: dict[int, list[Place]] = {}
    for mention in registry.mentions:
        tokens = by_block[mention.block]
        place = Place(mention.block, tokens[mention.start].start, tokens[mention.end - 1].end)
        places.setdefault(mention.who, []).append(place)
    entities = registry.entities
    return tuple(
        Person(entities[who].name, entities[who].gender, entities[who].human >= 0.5, tuple(named))
        for who, named in places.items()
        if entities[who].described is None
    )
