"""The people of a document: who is named, by which names, of which gender, and where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reader.text.lexicon import first_names
from reader.text.quotes.names import (
    is_body,
    is_honorific,
    is_office,
    is_title,
    name_lists,
    plain,
    roles_of,
    run_offset,
)
from reader.text.quotes.offices import office_before
from reader.text.quotes.origins import epithet_at
from reader.text.quotes.phrases import held_by
from reader.text.quotes.registry import (
    LIKELY_HUMAN,
    OBJECT,
    OWNER,
    PLAIN,
    SIGNATURE,
    SPEAKER,
    SUBJECT,
    Entity,
    Mention,
    Registry,
)
from reader.text.quotes.tokens import POSSESSIVE, Kind, Prose
from reader.text.quotes.trades import (
    INITIALS,
    beside_cue,
    beside_office,
    from_town,
    gender_of,
    gender_of_trade,
    is_dateline,
    nicknamed,
    noun_before,
    roles_after,
    signs_report,
    trade_of,
    words_before,
)

_PLACES = frozenset(
    {"L.A.", "D.C.", "N.Y.", "N.J.", "N.C.", "S.C.", "N.M.", "N.H.", "N.D.", "S.D.", "R.I.", "P.R.", "B.C."}
)
"""How places are abbreviated; lands are known as such."""


_CALLED = frozenset({"mr", "mrs", "ms", "miss"})
"""Before a surname, whatever else that may name."""
_PARTING = frozenset({",", "—", "–", "--"})
"""What parts the subject of a sentence from what opens it: "Born in Lund, Roe had"."""
_AND = frozenset({"y", "e", "et"})
"""What joins the fields of an office: "Presidencia y Emergencias"."""


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


def read_people(proses: Sequence[Prose]) -> Registry:
    """Everybody named outside the quotations.

    A surname alone goes to the full name before it or, as in a headline, to the one that first comes after.
    """
    named = [_in_full(name) for prose in proses for name in _read_runs(prose)]
    registry = Registry()
    full = [_enter(registry, name) if len(name.words) > 1 else None for name in named]
    _pair(registry, named, full)
    for name, known in zip(named, full, strict=True):
        who = _enter(registry, name) if known is None else known
        mention = _mention(name, who)
        if _leads_as_person(registry, mention, name.prose):
            mention = replace(mention, weight=SUBJECT)
        registry.entities[who].latest = len(registry.mentions)
        registry.mentions.append(mention)
        registry.at_run[(name.prose.block, name.run)] = who
    return registry


def _pair(registry: Registry, named: Sequence[_Named], full: Sequence[int | None]) -> None:
    """Note who is named with somebody of the other gender and one surname for both: "Ann and Bo Roe"."""
    for one, first, second in zip(named, full, full[1:], strict=False):
        if first is None or second is None or one.end - one.start == len(one.words):
            continue
        pair = registry.entities[first], registry.entities[second]
        if pair[0].words[-1] == pair[1].words[-1] and {each.gender for each in pair} == {"m", "f"}:
            registry.partners |= {first: second, second: first}


def _in_full(name: _Named) -> _Named:
    """A first name with its surname: that of the full name after it in "Ann and Bo Roe", and the one after
    the nickname in Ann "Bo" Roe; an office with who holds it."""
    owner = held_by(name.prose, name.run, name.end)
    if owner >= 0:
        return replace(name, words=tuple(name.prose.words(owner, name.end).split()))
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
        or registry.entities[mention.who].human < LIKELY_HUMAN
    ):
        return False
    return not any(
        each.sentence == mention.sentence and registry.entities[each.who].human >= LIKELY_HUMAN
        for each in registry.mentions[-12:]
    )


def _read_runs(prose: Prose) -> Iterator[_Named]:
    latest = -1
    for start in sorted(prose.runs):
        if nicknamed(prose, prose.runs[start]) or epithet_at(prose, prose.runs[start] - 1):
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
    if who is None and gender and len(name.words) == 1:
        who = registry.married(name.words[0], gender)
    if who is None and len(name.words) == 1 and any(is_honorific(plain(each)) for each in name.titles):
        who = registry.misspelt(name.words[0], gender)
    if who is None:
        who = registry.add(name.words, gender, 0.0)
    entity = registry.entities[who]
    if len(entity.words) == 1:
        entity.given = first_names().get(plain(entity.words[0]), "")
    if kin := _kin(name):
        registry.belongs(who, kin)
    entity.gender = entity.gender or gender or gender_of_trade(name.prose, name.titles, name.words)
    if entity.human < 1 and (not is_body(entity.words) or (titles and _is_called(name, titles))):
        entity.human = max(entity.human, _human(name, titles))
    entity.roles |= roles_after(name.prose, name.end) & name_lists().roles | _part_in_court(name)
    _take_office(entity, name)
    if titles:
        _take_titles(entity, titles)
        entity.labels |= {plain(title) for title in (*titles, *words_before(name.prose, name.run))}
    return who


def _part_in_court(name: _Named) -> frozenset[str]:
    """What somebody is who does it between commas: "Ann Roe, prosecuting, said"."""
    prose, end = name.prose, name.end
    closed = prose.lower(end) == "," and prose.lower(end + 2) in (",", "said", "told")
    return roles_of(prose.lower(end + 1)) if closed and prose.lower(end + 1).endswith("ing") else frozenset()


def _take_office(entity: Entity, name: _Named) -> None:
    """The office that a Romance language puts before a name: "el ministro de Hacienda, Juan Roe"."""
    office = office_before(name.prose, name.run, name.start - name.run)
    if office is not None and len(name.words) > 1 and entity.human >= LIKELY_HUMAN:
        entity.roles.add(office.noun)
        entity.labels |= office.labels
        entity.gender = entity.gender or office.gender


def _take_titles(entity: Entity, titles: Sequence[str]) -> None:
    compounds = name_lists().compounds
    entity.roles |= frozenset().union(*map(roles_of, titles))
    entity.roles |= {word for word in map(plain, titles) if len(word) > 9 and word.endswith(compounds)}


def _kin(name: _Named) -> str:
    """Of whose family somebody with a first name alone is: "roe", of "Ms. Roe's husband, Bo,"."""
    prose, run = name.prose, name.run
    if len(name.words) > 1 or run < 4 or prose.tokens[run - 1].text != "," or prose.lower(run - 3) != "'s":
        return ""
    relation, lists = prose.lower(run - 2), name_lists()
    if relation not in lists.women and relation not in lists.men:
        return ""
    return plain(prose.tokens[run - 4].text) if run - 3 in prose.run_ends else ""


def _by_birth(registry: Registry, name: _Named) -> int | None:
    """The one whose name at birth this is, "Ann Roe was born", by the first name already known."""
    prose = name.prose
    if prose.lower(name.end) != "was" or prose.lower(name.end + 1) != "born":
        return None
    known = registry.by_first.get(plain(name.words[0]), ())
    return known[0] if len(known) == 1 else None


def _is_thing(name: _Named, titles: tuple[str, ...]) -> bool:
    """Whether a name is a place's, a body's or an office's."""
    lists, first = name_lists(), plain(name.words[0])
    kind = bool(titles) and plain(titles[0]) in lists.kinds
    fields = name.prose.grammar.romance and not _AND.isdisjoint(name.words)
    placed = (
        kind
        or (fields and first not in first_names())
        or (first in lists.places and first not in first_names())
    )
    dateline = is_dateline(name.prose, name.run, name.end, name.words)
    styled = bool(titles) and (titles[-1].endswith(".") or is_honorific(plain(titles[-1])))
    office = is_office(name.words) and not styled  # "Rep. King" is nobody's king
    thing = placed or is_body(name.words) or office or dateline or (len(name.words) == 1 and _is_town(name))
    return thing and not (titles and _is_called(name, titles))


def _is_called(name: _Named, titles: Sequence[str]) -> bool:
    """Whether a lone surname stands behind a title of men or women, whatever else it may name: "Mr West"."""
    return len(name.words) == 1 and plain(titles[-1]).rstrip(".") in _CALLED


def _is_town(name: _Named) -> bool:
    """Whether a lone name is a town's by the land behind it: "at their Clyde, Ohio, farm"."""
    prose, end = name.prose, name.end
    words, state = prose.grammar, prose.runs.get(end + 1, 0)
    if not state or prose.lower(end) != "," or name.titles or words.language != "en":
        return False
    before = prose.lower(name.run - 1)
    if before not in words.prepositions and before not in words.determiners:
        return False
    land = all(plain(token.text) in name_lists().places for token in prose.tokens[end + 1 : state])
    return land and (state >= len(prose.tokens) or prose.tokens[state].kind is not Kind.WORD)


def _human(name: _Named, titles: tuple[str, ...]) -> float:
    lists, tokens = name_lists(), name.prose.tokens
    if _is_thing(name, titles):
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
    if len(name.words) > 1 and from_town(name.prose, name.end):
        return 1.0
    if name.prose.grammar.capital_nouns and len(name.words) == 1:
        led = name.run > 0 and tokens[name.run - 1].lower in name.prose.grammar.determiners
        return (
            LIKELY_HUMAN
            if first in first_names() or (beside_cue(name.prose, name.run, name.end) and not led)
            else 0.0
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
    if _has_article(name, titles):
        return 0.25
    if len(name.words) > 1 and (beside_cue(name.prose, name.run, name.end) or _has_initials(name.words)):
        return 1.0
    if first in first_names() or beside_cue(name.prose, name.run, name.end):
        return LIKELY_HUMAN
    return 0.25 if len(name.words) < 4 else 0.1


def _has_article(name: _Named, titles: tuple[str, ...]) -> bool:
    """Whether "the" makes a name of three words or more a body's: "the Blue Harbor Trust said"."""
    long = len(name.words) > 1 and len(name.words) + len(titles) > 2
    return long and name.run > 0 and name.prose.lower(name.run - 1) == "the"


def _has_initials(words: Sequence[str]) -> bool:
    """Whether a name has a person's initials: "Dana R. Roe", "W.G. Roe", not "L.A. Zoo"."""
    if any(len(word) == 2 and word[1] == "." for word in words):
        return True
    return len(words) == 2 and INITIALS.fullmatch(words[0]) is not None and words[0] not in _PLACES


def _introduced(name: _Named) -> bool:
    """Whether the text says what one of this name does: "Ann Roe, who ...", "their cook, Ann Roe, ..."."""
    prose = name.prose
    comma = name.end < len(prose.tokens) and prose.tokens[name.end].text == ","
    if comma and prose.lower(name.end + 1) in ("who", "whose"):
        return True
    lists = name_lists()
    before = name.run > 1 and prose.tokens[name.run - 1].text == "," and prose.lower(name.run - 2)
    return bool(roles_after(name.prose, name.end) & lists.trades) or before in lists.trades


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
    if after in POSSESSIVE:
        weight = OWNER
    elif signs_report(prose, name.run, name.end):
        weight = SIGNATURE
    elif beside_cue(name.prose, name.run, name.end) or (
        before == "to" and prose.lower(at - 2) == "according"
    ):
        weight = SPEAKER
    elif before in prose.grammar.prepositions and not _introduced(name):
        weight = OBJECT
    elif name.leads or (before in _PARTING and after in prose.grammar.auxiliaries):
        weight = SUBJECT
    else:
        weight = PLAIN
    return Mention(who, prose.block, name.start, name.end, prose.first + name.sentence, weight)
