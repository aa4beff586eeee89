"""Shows that are called by who hosts them, or by a title and what they are: "on Ada Lind's radio show", "on
the podcast “Harbour Talk”"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reader.model import SourceKind
from reader.text.lexicon import first_names
from reader.text.sources.citing import is_cited
from reader.text.sources.passages import Found, Name, Passage

_SHOW = re.compile(
    r"(?!(?:On|In|During|At|To|From|With|For|By|After|And|But) )"
    r"[A-Z](?<!\w[A-Z])[\w.-]{1,20} (?:[A-Z][\w.-]{1,20} )?[A-Z][\w-]{1,30}['’]s? "
    r"(?:[A-Z][\w-]{1,20} ){0,3}(?:[a-z-]{1,20} ){0,2}(?:show|podcast|program|newsletter)\b"
)

_AIRED = r"(?:podcast|radio show|talk show|radio program|news program|newsletter|blog|web ?series|webcast)"
_TITLED = re.compile(
    rf"(?:\b(?P<before>{_AIRED})(?:,?|(?: [a-z]{{1,12}}){{1,4}} on) )?"
    rf"[“\"](?P<title>[A-Z](?:[^“”\"\n,.]|[,.](?! )){{2,50}}?)[,.]?[”\"]"
    rf"(?:(?:, an?| and)? (?:[a-z-]{{1,20}} ){{0,2}}(?P<behind>{_AIRED})\b)?"
)
_LONGEST_SMALL = 3
"""Letters of a word that may be small within a title."""
_NETWORK = re.compile(r" on (?:[Tt]he )?")
_EPISODES = ("episode of ", "episodes of ", "edition of ", "installment of ")
_KINDS = (" show", " podcast", " program", " newsletter", " blog", " webcast")

_ON_AIR = (" radio show", " talk show", " radio program", " podcast")


def hosted_shows(passages: Iterable[Passage]) -> Iterator[Found]:
    """Each place where the article has something from a show that it calls by its host alone."""
    for passage in passages:
        if not any(map(passage.low.__contains__, _KINDS)):
            continue
        yield from _titled(passage)
        for show in _SHOW.finditer(passage.text):
            host = show.group().partition(" ")[0].lower()
            if _names_network(passage, show.end()):
                continue
            known = host in first_names() or show.group().endswith(_ON_AIR)
            heard = passage.low.endswith(_EPISODES, 0, show.start()) and show.group().endswith(" podcast")
            if known and (heard or is_cited(passage, Name(*show.span()))):
                yield Found(show.group(), SourceKind.OUTLET, passage.place(*show.span()))


def _titled(passage: Passage) -> Iterator[Found]:
    """The shows that stand in marks beside what they are: "on the “Harbour Talk” podcast"."""
    for show in _TITLED.finditer(passage.text):
        if not (show["before"] or show["behind"]):
            continue
        title = all(
            word[0].isupper() or word == "with" or len(word) <= _LONGEST_SMALL
            for word in show["title"].split()
        )
        if title and is_cited(passage, Name(*show.span("title"))):
            yield Found(show["title"], SourceKind.OUTLET, passage.place(*show.span("title")))


def _names_network(passage: Passage, end: int) -> bool:
    """Whether the network follows, which is then the source: "on Ada Lind's show on CNN"."""
    network = _NETWORK.match(passage.text, end)
    return network is not None and any(
        mention.start <= network.end() < mention.end for mention in passage.mentions
    )
