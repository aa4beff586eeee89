"""What stands beside a name and says what it is: an office, a trade, a word of saying, a dateline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from reader.text.lexicon import first_names, word_lists
from reader.text.outlets import find_outlets
from reader.text.quotes.names import name_lists, plain
from reader.text.quotes.tokens import Kind, Prose, is_past

INITIALS = re.compile(r"(?:[A-Z]\.){2,3}")
"""How first names are shortened: "T.J."."""
_REACH = 8
"""How many words an office has at most before the comma and the name."""
_NICKNAME = 30
"""How many characters a nickname in marks may have."""


def trade_of(prose: Prose, titles: Sequence[str], words: Sequence[str]) -> str:
    """The German noun before a name that says what somebody is, by how it ends: "Geophysikerin"; else ""."""
    ends = tuple(prose.grammar.foreign.role_ends)
    last = plain(titles[-1]) if titles and prose.grammar.capital_nouns else ""
    return last if last.endswith(ends) and len(words) > 1 else ""


def gender_of_trade(prose: Prose, titles: Sequence[str], words: Sequence[str]) -> str:
    """ "m" or "f" by the ending of the German noun before a name; "" where there is none."""
    trade = trade_of(prose, titles, words)
    return "" if not trade else "f" if trade.endswith(("in", "frau")) else "m"


def beside_office(prose: Prose, run: int, end: int) -> bool:
    """Whether the name stands between commas behind an office: "la portavoz del club, Carme Roe, ..."."""
    tokens = prose.tokens
    closed = end >= len(tokens) or tokens[end].kind is not Kind.WORD
    if prose.grammar.language == "en" or not closed or run < 2 or tokens[run - 1].text != ",":
        return False
    for token in reversed(tokens[max(0, run - 1 - _REACH) : run - 1]):
        if token.kind is not Kind.WORD:
            return False
        if token.lower in name_lists().roles:
            return True
    return False


def from_town(prose: Prose, end: int) -> bool:
    """Whether the name before token `end` has behind it where its bearer is from: "Jost Roe aus Kiel"; papers
    in German, Dutch and Swedish say so of people."""
    led = prose.lower(end) in word_lists("speech")["hailing"] and prose.grammar.verb_second
    return led and end + 1 < len(prose.tokens) and prose.tokens[end + 1].capital


def noun_before(prose: Prose, run: int) -> tuple[str, ...]:
    """ "spokeswoman", of "spokeswoman Jane Roe": the role noun right before a name."""
    before = prose.tokens[run - 1] if run else None
    if (
        before is not None
        and before.kind is Kind.WORD
        and before.lower.rpartition("-")[2] in name_lists().roles
    ):
        return (before.lower,)
    return ()


def words_before(prose: Prose, run: int) -> Iterator[str]:
    """ "Ridgeway", of "Ridgeway coach Jane Roe": the name before a role noun before a name."""
    first = prose.run_ends.get(run - 1)
    if first is not None and noun_before(prose, run):
        yield from (token.text for token in prose.tokens[first : run - 1])


def roles_after(prose: Prose, end: int) -> set[str]:
    """The role nouns of ", a doctor at the clinic," after a name."""
    tokens = prose.tokens
    if end + 1 >= len(tokens) or tokens[end].text != "," or _verb_follows(prose, end + 1):
        return set()
    found = set()
    titled = name_lists().roles if prose.grammar.language == "en" else frozenset[str]()
    for at, token in enumerate(tokens[end + 1 : end + 1 + _REACH], end + 1):
        if token.kind is not Kind.WORD or token.lower in prose.grammar.relatives:
            break
        if prose.grammar.language != "en" and token.lower in prose.grammar.auxiliaries:
            break
        if at == end + 1 and at + 1 in prose.runs and token.lower in titled:
            break  # the next one's title: "At Roe Mills, founder Bo Roe ..."
        found.add(token.lower)
    return found


def _verb_follows(prose: Prose, at: int) -> bool:
    """Whether the comma before a token closes an apposition, and a verb with its object follows: "The mayor,
    Ann Roe, praised her driver"."""
    if prose.grammar.language != "en" or prose.lower(at + 1) not in prose.grammar.determiners:
        return False
    return is_past(prose.tokens[at]) or prose.lower(at) in prose.grammar.cues


def is_dateline(prose: Prose, run: int, end: int, words: Sequence[str]) -> bool:
    """Whether the name is the town that opens a report: "PORT MARLE — ", "PORT MARLE (AP) — "."""
    after = prose.tokens[end : end + 1]
    return run == 0 and "".join(words).isupper() and bool(after) and after[0].text in ("—", "(")


def beside_cue(prose: Prose, run: int, end: int) -> bool:
    """Whether a word of saying stands right behind a name, or before it after a quotation or a point."""
    tokens, cues = prose.tokens, prose.grammar.cues
    after = tokens[end] if end < len(tokens) else None
    if after is not None and cues.get(after.lower):
        return not (_is_home(prose, run) or _heads_noun(prose, end))
    if prose.lower(end) in ("from", "of") and end > run + 1 and end + 1 in prose.runs:
        home = prose.runs[end + 1]
        if home < len(tokens) and cues.get(tokens[home].lower) and not _heads_noun(prose, home):
            return True
    before = tokens[run - 2 : run] if run > 1 else ()
    return len(before) == 2 and bool(cues.get(before[1].lower)) and before[0].kind is not Kind.WORD


def _is_home(prose: Prose, run: int) -> bool:
    """Whether a name says where the one named before it is from: "Ann Roe from Toledo said"."""
    return prose.lower(run - 1) == "from" and run - 1 in prose.run_ends


def _heads_noun(prose: Prose, end: int) -> bool:
    """Whether what looks like a verb behind a name is a noun that the name goes with: "in Gazette posts"."""
    after = prose.tokens[end + 1 : end + 2]
    return prose.lower(end) in word_lists("speech")["nouns"] and (not after or after[0].text in ".;")


def signs_report(prose: Prose, run: int, end: int) -> bool:
    """Whether a name is that of who wrote for an outlet what stands before it in the sentence: "The pier is
    old, writes Ann Roe of the Courier"."""
    tokens, lists = prose.tokens, word_lists("speech")
    led = run > 2 and prose.lower(run - 1) in lists["signing"] and prose.lower(run - 2) == ","
    if not led or tokens[run - 3].kind is not Kind.WORD or tokens[run].lower in name_lists().roles:
        return False
    outlet = end + 2 if prose.lower(end + 1) == "the" else end + 1
    if prose.lower(end) not in lists["of_outlet"] or outlet not in prose.runs:
        return False
    if prose.lower(run - 1) not in lists["plain"] or prose.lower(run - 1).endswith("s"):
        return True
    name = prose.words(outlet, prose.runs[outlet])
    return bool(find_outlets(name)) or tokens[prose.runs[outlet] - 1].lower in lists["media"]


def nicknamed(prose: Prose, quote: int) -> bool:
    """Whether the marks at token `quote` hold a nickname, a first name or initials before them and a surname
    after."""
    token = prose.tokens[quote] if quote < len(prose.tokens) else None
    if token is None or token.kind is not Kind.QUOTE or token.end - token.start > _NICKNAME:
        return False
    before = prose.lower(quote - 1)
    given = before in first_names() or INITIALS.fullmatch(prose.tokens[quote - 1].text) is not None
    return quote in prose.run_ends and quote + 1 in prose.runs and given


def gender_of(titles: Iterable[str], name: Sequence[str]) -> str:
    """ "m", "f" or "" for a person by the title before the name, then by the first name."""
    lists = name_lists()
    for title in titles:
        word = plain(title)
        if word in lists.male or word in lists.men:
            return "m"
        if word in lists.female or word in lists.women:
            return "f"
        if len(word) > 9 and word.endswith(lists.compounds):
            of_trade = (
                "f" if word.endswith(("in", "frau")) else "m" if word.endswith(tuple(lists.men)) else ""
            )
            if of_trade:
                return of_trade
    if len(name) < 2:
        return ""
    given = plain(name[0])
    known = first_names().get(given)
    if known is None:
        known = first_names().get(given.partition("-")[0], "")
    if not known and len(name) > 2:
        known = first_names().get(plain(name[1]), "")
    return known
