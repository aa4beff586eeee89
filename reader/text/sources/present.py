"""Outlets that take part in what an article tells, though no cue stands beside their names.

"Politico confronted him with an email", "sparred with CNN's Anderson Cooper": an outlet that news names, it
names for what it said, asked or showed. So a name that means nothing else counts, unless the words around it
make it something else: a firm, somebody's employer, the host of a debate, the channel of a show, whom
somebody attacks, or part of a line about the text itself. These words are English, and so are the texts.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from itertools import dropwhile

from reader.model import BlockKind, Quote, SourceKind
from reader.text.lexicon import first_names
from reader.text.sources.citing import is_disowned
from reader.text.sources.passages import Found, Name, Passage, name_of, phrases
from reader.text.sources.reporters import after_aside
from reader.text.sources.speaking import COMPANY
from reader.text.sources.unheard import is_unheard
from reader.text.sources.untold import is_called_off

_WORDS_A_VOICE = 200
"""A text is news where it has a speaker or a cited outlet for so many words at the most."""
_NEWSROOMS = ("outlet", "agency")
_REACH = 70
"""How many characters before a name may make it something else."""
_BEHIND = 4
"""How many words behind a name may say what it is the name of: "CNN Republican primary debate"."""
_NEXT = re.compile(r"[^\W_][\w'’.-]*")
_WORD = re.compile(r"[a-z]+")
_OWNERS = ("'s ", "' ", "'s the ")
_OWNER = re.compile(r"['’]s? ")
_FEW_WORDS = 8
"""A line of fewer words that ends without a stop names who wrote it or took the picture."""
_BELONGING = (" of", " at", " for")
"""Before a name: somebody's employer, mostly."""
_STAFF = re.compile(r"(?:reporters|journalists|correspondents)\b")
# "the co-hosts of", who speak for it; one of them may only be somebody who works there.
_STAFF_OF = re.compile(
    r"\b(?:(?:co-)?hosts|panel|panelists|editors|editorial board|episode|edition) (?:of|at|for)$"
)
_JOINT = re.compile(r",? (?:(?:and|or) )?(?:the )?")
_QUOTED_TITLE = tuple("“\"‘'")
_STOPS = tuple('.!?:”"')
_AUXILIARY = frozenset(
    ("has", "have", "had", "will", "would", "is", "was", "were", "are", "to", "been", "be")
)
_ENDS = frozenset(
    ("on", "in", "at", "for", "that", "which", "who", "and", "but", "as", "after", "when", "or")
)
_LISTED = re.compile(
    r"\b(?:not (?:to|in|by|on|from)|such as|like|unlike|including|among|between|both|either"
    r"|owns?|publish(?:es|ers?)|(?:has|have) (?:also )?appeared in)\b[^.;:]*$"
)


# "CBS has the game at 4 p.m.": when something is on.
_ON_AIR = re.compile(r"\bat \d\d?(?::\d\d)? ?[ap]\.?m\b")


def present_outlets(
    passages: Sequence[Passage], cited: Iterable[Found], quotes: Collection[Quote]
) -> Iterator[Found]:
    """Each place where a listed outlet takes part in what a news article tells, beside the `cited` ones.

    Nothing where the text is no news: a guide names outlets as wares and examples.
    """
    cited = [each for each in cited if each.kind in (SourceKind.OUTLET, SourceKind.AGENCY)]
    if not _is_news(passages, cited, quotes):
        return
    taken = {(each.place.block, each.place.start) for each in cited}
    for passage in passages:
        if passage.block.kind is BlockKind.CAPTION or _is_about_text(passage):
            continue
        row = end = 0
        for mention in passage.mentions:
            # Where the row of outlets begins: "barred CNN, NBC and Politico".
            row = row if _JOINT.fullmatch(passage.low, end, mention.start) else mention.start
            end = mention.end
            place = passage.place(mention.start, mention.end)
            if (
                mention.outlet.kind in _NEWSROOMS
                and (place.block, place.start) not in taken
                and not passage.is_quoted(mention.start, mention.end)
                and not _is_programme(passage, mention.start)
                and _takes_part(passage, name_of(mention), row)
            ):
                yield Found(mention.name, mention.kind, place)


def _is_programme(passage: Passage, start: int) -> bool:
    """Whether a name belongs to the outlet before it: "NPR's Planet Money"."""
    ends = {mention.end for mention in passage.mentions}
    return any(passage.low.endswith(owner, 0, start) and start - len(owner) in ends for owner in _OWNERS)


def _is_news(passages: Iterable[Passage], cited: Sequence[Found], quotes: Collection[Quote]) -> bool:
    """Whether people speak and outlets are cited as often as in a report."""
    words = sum(passage.text.count(" ") for passage in passages)
    voices = len(cited) + sum(quote.speaker is not None for quote in quotes)
    return voices * _WORDS_A_VOICE >= words


def _takes_part(passage: Passage, name: Name, row: int) -> bool:
    """Whether an outlet that no cue cites takes part in what its sentence tells. `row`: where the row of
    outlets begins in which it stands."""
    if name.ambiguous or _is_bracketed(passage.text, name):
        return False
    begin, finish = passage.sentence(name.start, name.end)
    left, right = passage.low[begin : name.start], passage.text[name.end : finish]
    if is_disowned(left, after_aside(right)) or is_called_off(left, right) or COMPANY.match(right):
        return False
    bare = left.rstrip().removesuffix(" the")
    if right.startswith("-") or bare.endswith(_QUOTED_TITLE) or _is_about_outlets(passage.low[begin:finish]):
        return False
    before = passage.low[max(begin, row - _REACH) : row]
    if _LISTED.search(left[-_REACH:]) or _LISTED.search(before) or _is_object(before):
        return False
    owner = _OWNER.match(right)
    behind = right[owner.end() :] if owner else right[1:] if right[:1] == " " else ""
    if behind[:1].isupper() and not _is_person(behind):
        return False
    if bare.endswith(_BELONGING) and not _STAFF.match(behind) and not _STAFF_OF.search(bare):
        return False
    return not _is_something_else(behind) and not is_unheard(left, behind)


def _is_about_text(passage: Passage) -> bool:
    """Whether a passage tells who wrote it, of pictures, rights, or what one may subscribe to."""
    if not passage.mentions:
        return False
    signs = passage.text.count(" ") < _FEW_WORDS - 1 and not passage.text.rstrip().endswith(_STOPS)
    return signs or any(phrase in passage.low for phrase in phrases("about_text"))


def _is_about_outlets(sentence: str) -> bool:
    """Whether a sentence in small letters is about outlets: mergers, moderators, ratings, what is on."""
    return _ON_AIR.search(sentence) is not None or not phrases("about_outlets").isdisjoint(
        _WORD.findall(sentence)
    )


def _is_bracketed(text: str, name: Name) -> bool:
    """Whether a name stands in brackets or beside a stroke, as credits do."""
    before = text[max(0, name.start - _REACH) : name.start]
    if text.startswith("/", name.end) or before.endswith("/"):  # "Detroit Free Press/TNS"
        return True
    return before.rfind("(") > before.rfind(")") or before.rfind("[") > before.rfind("]")


@cache
def _objects() -> re.Pattern[str]:
    verbs, posts = ("|".join(sorted(phrases(key))) for key in ("done_to_outlets", "posts"))
    to = "the|an?|at|out|back|live|on|by|with|against|from|to|in|of|for|its|his|their|jointly|exclusively"
    return re.compile(
        rf"(?:\b(?:{verbs})(?: (?:{to})){{0,4}}"
        rf"|\b(?:{posts})(?:(?: [\w'-]+){{0,3}} (?:with|in|by|from|to|on)(?: the| an?)?)?) $"
    )


def _is_object(left: str) -> bool:
    """Whether something is done to the outlet, or somebody has a post there."""
    return _objects().search(left) is not None


def _is_person(behind: str) -> bool:
    """Whether a person's name follows, the outlet's own: "'s Anderson Cooper"."""
    first = _NEXT.match(behind)
    return first is not None and first.group().lower() in first_names()


def _is_something_else(behind: str) -> bool:
    """Whether the words behind a name say that it is a firm's, a show's, or does what firms do."""
    words = [word.group().rstrip(".") for word in _NEXT.finditer(behind[:_REACH])]
    words = [word.lower() for word in dropwhile(lambda word: word[0].isupper(), words)]
    for at, word in enumerate(words[:_BEHIND]):
        if word in phrases("other_bodies") or word in phrases("no_news"):
            return True
        if word in phrases("done_by_firms"):
            return all(each in _AUXILIARY for each in words[:at])
        if word in _ENDS or word.endswith("ed"):
            return False
    return False
