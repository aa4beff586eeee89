"""Which outlet relayed somebody's words: "told the BBC", "according to Reuters", "The Times reported
that"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from reader.text.home_papers import HEAD, HEAD_BLOCKS, home_papers
from reader.text.lexicon import first_names, word_lists
from reader.text.outlet_list import Outlet
from reader.text.outlets import OutletMention, as_called, find_outlets
from reader.text.quotes.attribution import Attribution
from reader.text.quotes.led_in import hangs_on_printing, is_led_in
from reader.text.quotes.marks import SINGLES
from reader.text.quotes.named_again import Cited, called_again, calls_again
from reader.text.quotes.names import name_lists, plain
from reader.text.quotes.phrases import Phrase, PhraseKind
from reader.text.quotes.registry import LIKELY_HUMAN, Registry
from reader.text.quotes.subjects import leading_phrase, subject_before
from reader.text.quotes.tokens import Kind, Prose, Token

_FOLLOWING = re.compile(r" (\w+)")
_OWN = re.compile(r"(?: [a-z]+){1,3}")
_TOLD = ("told", "tells")
_TELLING = (*_TOLD, "interview")
_CALL_LETTERS = re.compile("[KW][A-Z]{3}(?:-TV|-FM|-AM)?")


def outlets_in(prose: Prose, called: dict[str, Outlet]) -> list[tuple[int, OutletMention]]:
    """The outlets that a block names outside its quotations, each with the token it starts at.

    `called` are the stations of the blocks before by what all ways to write them share.
    """
    found = []
    at = 0
    for written in find_outlets(prose.text):
        mention = as_called(written, called)
        while at < len(prose.tokens) and prose.tokens[at].end <= mention.start:
            at += 1
        if (
            at < len(prose.tokens)
            and _names_outlet(prose.tokens[at], mention)
            and not _modifies(prose, mention)
        ):
            found.append((at, mention))
    return found


def _modifies(prose: Prose, mention: OutletMention) -> bool:
    """Whether a name that is a common word stands before the noun that it goes with, "the Sun king", or
    begins another name: "told Slate Harbour"."""
    after = _FOLLOWING.match(prose.text, mention.end) if mention.ambiguous else None
    word = after[1] if after else ""
    low = word.lower()
    if word[:1].isupper():
        lists = name_lists()
        return not (low in lists.places or low in prose.grammar.times or low in word_lists("speech")["media"])
    if low in word_lists("speech")["printings"] or low == "cover" or _of_its_own(prose, mention):
        return False  # "in a Slate interview", "told Slate politics editor Ann Roe"
    return word.islower() and word not in prose.grammar.small and word not in prose.grammar.cues


def _of_its_own(prose: Prose, mention: OutletMention) -> bool:
    """Whether an outlet's name stands before somebody who works for it: "Slate politics editor Ann Roe"."""
    found = _OWN.match(prose.text, mention.end)
    return found is not None and not word_lists("speech")["press_people"].isdisjoint(found[0].split())


def _names_outlet(token: Token, mention: OutletMention) -> bool:
    """Whether a mention is the writer's: outside quotations, or all that stands in the marks, as German
    sets it."""
    whole = mention.start <= token.start + 2 and mention.end >= token.end - 2
    return token.kind is Kind.WORD or (token.kind is Kind.QUOTE and whole)


def relays_of(
    proses: Sequence[Prose], given: Sequence[Attribution | None], registry: Registry
) -> dict[int, str]:
    """The outlet of each passage that has one. It holds for what the same speaker says on in the same
    block."""
    found: dict[int, str] = {}
    full = {short: outlet.name for short, outlet in _at_home(proses).items()}
    called: dict[str, Outlet] = {}
    told: list[_Telling] = []
    cited: list[Cited] = []
    leading: str | None = None
    for prose in proses:
        mentions = [each for each in outlets_in(prose, called) if not _is_person(prose, *each, registry)]
        named = [_Named(token, mention, _in_full(mention, full)) for token, mention in mentions]
        latest: str | None = None
        told.extend(_tellings(prose, named))
        if named:
            cited.extend(_cited(prose, named))
        again = calls_again(prose) if cited else ()
        for at in prose.quotes:
            token = prose.tokens[at]
            own = given[token.quote]
            if own is None:
                continue
            via = relay_of(prose, at, own, named)
            if via is None and again:
                via = called_again(prose, again, _reach(prose, at, own), cited)
            via = via or (leading if at == 0 and own.block == prose.block else None)
            if via is None and _tells_others(prose, own):
                latest = None
                continue
            latest = via or (latest if own.phrase is None or own.phrase.kind is PhraseKind.PRONOUN else None)
            if latest is None and own.phrase is not None and own.phrase.kind is PhraseKind.PRONOUN:
                latest = _sentence_before(prose, at, named)
            latest = latest or _still_told(prose, at, own, told, registry)
            if latest:
                found[token.quote] = latest
        leading = _leading(prose, named) if named else None
    return found


def _leading(prose: Prose, named: Sequence[_Named]) -> str | None:
    """The outlet of the sentence with a colon that leads in the block behind: "According to the Gazette, Roe
    sent a letter:"."""
    if not prose.tokens or prose.tokens[-1].text != ":":
        return None
    first, last = prose.sentences[-1]
    hits = (
        name for token, mention, name in named if first <= token < last and _relays(prose, token, mention)
    )
    return next(hits, None)


class _Named(NamedTuple):
    """An outlet named at token `token`, `name` in full where the text gave it so before."""

    token: int
    mention: OutletMention
    name: str


class _Telling(NamedTuple):
    """Somebody named by the run at token `run` of block `block`, -1 if only described or called by `pronoun`,
    told an outlet, in sentence `sentence` of the document."""

    block: int
    run: int
    sentence: int
    outlet: str
    pronoun: str


def _tellings(prose: Prose, named: Sequence[_Named]) -> Iterator[_Telling]:
    """Who in a block told an outlet something without marks: "Roe told the Gazette that the pier is shut",
    "Roe said in an interview with the Gazette that"."""
    if not any(word in prose.text for word in _TELLING):
        return
    listed = {token: outlet for token, mention, outlet in named if mention.outlet.kind != "network"}
    for token, outlet in (listed or _unlisted_told(prose)).items():
        verb = token - 1
        while prose.lower(verb) in prose.grammar.determiners or prose.lower(verb) in SINGLES:
            verb -= 1
        number = prose.sentence_of(verb)
        first = prose.sentences[number][0]
        if _interviews(prose, verb):
            phrase = leading_phrase(prose, first, token)
        elif prose.lower(verb) in _TOLD:
            phrase = subject_before(prose, verb, first)
        else:
            continue
        if phrase is not None:
            pronoun = phrase.text.lower() if phrase.kind is PhraseKind.PRONOUN else ""
            yield _Telling(prose.block, phrase.run, prose.first + number, outlet, pronoun)


def _cited(prose: Prose, named: Sequence[_Named]) -> Iterator[Cited]:
    """The outlets that are told something in a block, or cited, of which "the paper" may mean one later."""
    for token, mention, name in named:
        if _relays(prose, token, mention) or _reports_there(prose, token, mention) >= 0:
            yield Cited(prose.block, token, name, mention.outlet.kind == "agency")


def _relays(prose: Prose, token: int, mention: OutletMention) -> bool:
    """Whether an outlet is told something where it is named, or prints it."""
    if mention.outlet.kind == "network":
        return False
    first = prose.sentences[prose.sentence_of(token)][0]
    return is_led_in(prose, token, first) or hangs_on_printing(prose, token, _behind(prose, token, mention))


def _interviews(prose: Prose, at: int) -> bool:
    """Whether the preposition at a token leads an outlet that interviewed somebody: "in a long interview
    with", "gave an interview to"; not "refused an interview with"."""
    if prose.lower(at) not in ("with", "to", "on") or prose.lower(at - 1) != "interview":
        return False
    held = ("in", "during", "gave", "gives")
    return any(prose.lower(back) in held for back in range(at - 2, max(-1, at - 5), -1))


def _unlisted_told(prose: Prose) -> dict[int, str]:
    """The papers and stations of a block that no list has, by the token each starts at."""
    found = {}
    for run, end in prose.runs.items():
        words = [token.text for token in prose.tokens[run:end]]
        if _is_medium(words, prose.lower(run - 1) == "the"):
            found[run] = " ".join(words)
    return found


def _still_told(
    prose: Prose, at: int, own: Attribution, told: Sequence[_Telling], registry: Registry
) -> str | None:
    """The outlet that the speaker told something in the sentence before, whose words these are by all
    signs: they were said on no other occasion."""
    number, phrase = prose.sentence_of(at), own.phrase
    if (
        not told
        or phrase is None
        or own.block != prose.block
        or told[-1].sentence != prose.first + number - 1
    ):
        return None
    if not _is_same(told[-1], own.block, phrase, prose, registry):
        return None
    speech = word_lists("speech")
    elsewhere = speech["occasions"] | speech["papers"] | speech["elsewhere"]
    first, last = _reach(prose, at, own)
    return None if any(token.lower in elsewhere for token in prose.tokens[first:last]) else told[-1].outlet


def _tells_others(prose: Prose, own: Attribution) -> bool:
    """Whether the words were told to somebody who is no outlet: "She told the council"."""
    if prose.grammar.language != "en" or own.block != prose.block or prose.lower(own.verb) not in _TOLD:
        return False
    lists, at = word_lists("speech"), own.verb + 1
    at += prose.lower(at) in prose.grammar.determiners
    return prose.lower(at) not in lists["media"] | lists["kinds_of_outlet"] | lists["of_outlets"]


def _is_same(telling: _Telling, block: int, phrase: Phrase, prose: Prose, registry: Registry) -> bool:
    """Whether a phrase is whoever told an outlet something: by the same name, or by the pronoun that opens
    the block behind it."""
    if telling.pronoun:
        return phrase.kind is PhraseKind.PRONOUN and phrase.text.lower() == telling.pronoun
    who = registry.at_run.get((telling.block, telling.run))
    if phrase.kind is not PhraseKind.PRONOUN:
        return who is not None and who == registry.at_run.get((block, phrase.run))
    gender = prose.grammar.pronouns.get(phrase.text.lower(), "")
    opens = telling.block == block - 1 and phrase.start == 0 and gender in ("m", "f")
    own = registry.entities[who].gender or registry.entities[who].given if who is not None else ""
    return opens and own in ("", gender)


def _at_home(proses: Sequence[Prose]) -> Mapping[str, Outlet]:
    """The papers of the place that the story is from, by their short names."""
    return home_papers("\n".join(prose.text[:HEAD] for prose in proses[:HEAD_BLOCKS]))


def _in_full(mention: OutletMention, full: dict[str, str]) -> str:
    """The name of an outlet; of "The Times" that of "The New York Times" if that is the one named before."""
    name = mention.name.removeprefix("The ")
    words = name.split()
    if mention.ambiguous and name in full:
        return full[name]
    if len(words) > 1:
        full[words[-1]] = mention.name
    return full.get(words[-1], mention.name) if len(words) == 1 and mention.ambiguous else mention.name


def _is_person(prose: Prose, token: int, mention: OutletMention, registry: Registry) -> bool:
    """Whether what looks like an outlet is somebody's name, as Forbes and Bloomberg are; not "Al Jazeera"."""
    who = registry.at_run.get((prose.block, token))
    last = prose.runs.get(token, token + 1) - 1
    whole = (
        last > token and mention.start <= prose.tokens[token].start and mention.end >= prose.tokens[last].end
    )
    return (
        who is not None
        and (not whole or mention.ambiguous)
        and registry.entities[who].human >= LIKELY_HUMAN
        and len(registry.entities[who].words) > 1
    )


def _sentence_before(prose: Prose, at: int, named: Sequence[_Named]) -> str | None:
    """The outlet that the sentence before "he said" tells of: "Speaking on CNN, Roe said no. ..." """
    sentence = prose.sentence_of(at)
    if sentence == 0:
        return None
    first, last = prose.sentences[sentence - 1]
    hits = (
        name for token, mention, name in named if first <= token < last and _relays(prose, token, mention)
    )
    return next(hits, None)


def relay_of(prose: Prose, at: int, attribution: Attribution, named: Sequence[_Named]) -> str | None:
    """The outlet by which the words at token `at` came, from the sentence they and their attribution
    stand in."""
    first, last = _reach(prose, at, attribution)
    phrase = attribution.phrase if attribution.block == prose.block else None
    for token, mention, name in named:
        if not first <= token < last or mention.outlet.kind == "network":
            continue
        if prose.lower(prose.runs.get(token, token)) == "affiliate":
            continue
        if phrase is not None and phrase.start <= token < phrase.end:
            continue
        if _relays(prose, token, mention) or _reporting(prose, token, mention, attribution):
            return name
    return _unlisted(prose, first, last, phrase.run if phrase else -1)


def _reach(prose: Prose, at: int, attribution: Attribution) -> tuple[int, int]:
    """The sentence of a quotation, and the one of its attribution where a quotation's full stop parts
    them."""
    first, last = prose.sentences[prose.sentence_of(at)]
    if attribution.block == prose.block and attribution.verb >= 0:
        begin, end = prose.sentences[prose.sentence_of(attribution.verb)]
        first, last = min(first, begin), max(last, end)
    return max(first, at - 60), min(last, at + 60)


def _reporting(prose: Prose, token: int, mention: OutletMention, attribution: Attribution) -> bool:
    """Whether the outlet is the subject of a verb of reporting that is not the speaker's own."""
    return _reports_there(prose, token, mention) not in (-1, attribution.verb)


def _reports_there(prose: Prose, token: int, mention: OutletMention) -> int:
    """The verb of reporting whose subject an outlet is; -1 where none follows it."""
    after = _behind(prose, token, mention)
    reports = word_lists("speech")["reports"]
    return next(
        (at for at in range(after, min(after + 2, len(prose.tokens))) if prose.lower(at) in reports), -1
    )


def _behind(prose: Prose, token: int, mention: OutletMention) -> int:
    """The token behind the name of an outlet."""
    while token < len(prose.tokens) and prose.tokens[token].start < mention.end:
        token += 1
    return token


def _unlisted(prose: Prose, first: int, last: int, speaker: int) -> str | None:
    """A newspaper or station that no list has, after "told" or in an interview with it."""
    for run in _runs_between(prose, first, last):
        words = [token.text for token in prose.tokens[run : prose.runs[run]]]
        paper = _is_medium(words, prose.lower(run - 1) == "the") or _holds_essay(prose, run)
        paper = paper or (prose.lower(prose.runs[run]) == "to" and _is_to_print(prose, run))
        if run != speaker and paper and is_led_in(prose, run, first):
            return " ".join(words)
    return None


def _holds_essay(prose: Prose, run: int) -> bool:
    """Whether a name is where an essay stands: "in an op-ed for the Columbian"."""
    back = run - 2 if prose.lower(run - 1) == "the" else run - 1
    return prose.lower(back) in ("in", "for") and prose.lower(back - 1) in word_lists("speech")["essays"]


def _is_to_print(prose: Prose, run: int) -> bool:
    """Whether an interview with somebody named is to come out, so that they are an outlet: "in an interview
    with Kveld to be published on Friday"."""
    back, end = run - 2 if prose.lower(run - 1) == "the" else run - 1, prose.runs[run]
    held = prose.lower(back) in ("with", "to", "on") and prose.lower(back - 1) == "interview"
    coming = held and prose.lower(end) == "to" and prose.lower(end + 1) == "be"
    return coming and prose.lower(end + 2) in ("published", "broadcast", "aired", "shown", "printed")


def _is_medium(words: Sequence[str], led: bool) -> bool:
    """Whether a name is a newspaper's or a station's: several words by one of them, and no job there, one by
    the shape of the call letters of the United States."""
    if len(words) == 1:
        return _CALL_LETTERS.fullmatch(words[0]) is not None
    low = [part for word in words for part in plain(word).split("-")]
    lists, roles = word_lists("speech"), word_lists("titles")["roles"]
    person = not led and (low[0] in first_names() or low[0] in name_lists().titles)
    named = not lists["media"].isdisjoint(low) or (low[-1] in lists["media_last"] and not person)
    return named and low[-1] not in roles


def _runs_between(prose: Prose, first: int, last: int) -> Iterator[int]:
    at = first
    while at < last:
        if at in prose.runs:
            yield at
            at = prose.runs[at]
        else:
            at += 1
