"""Where on a page its byline and its date stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.text.extract.blocks import naming_of
from reader.text.extract.parse import Element, naming, words_of

_NEAR_HEADLINE = 250
_JUST_BEHIND = 100
_BEFORE = 60
_PROSE = 200
_LONG_WORD = 3
_PICTURED = ("figure", "figcaption")
TIMES = ("time", "relative-time", "time-ago", "local-time", "amp-timeago", "lit-timestamp", "story-timestamp")
"""Elements for a date, that of HTML and those which show how long ago one was."""
_HOLDING = (
    *TIMES,
    *("span", "p", "div", "a", "small", "li", "address", "h1", "h2", "h3", "h4", "h5", "h6"),
    *("aside", "i", "meta", "cite", "b", "strong", "em", "dd"),
)
"""Elements that bylines and dates stand in."""
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_ELSEWHERE = naming_of("recirculation") | naming_of("disqus")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where on a page bylines and dates stand. `names` are those of the site.

    `near` are the elements around the headline, the nearest first; `elsewhere` those of them in boxes of
    other stories, menus and comments; `behind` are those far behind the headline, wherever they stand.
    `known` says of elements whether they stand in such boxes.
    """

    names: Sequence[str]
    near: Sequence[Element]
    elsewhere: Sequence[Element]
    behind: Sequence[Element]
    known: dict[Element, bool]

    def rest(self) -> Iterator[Element]:
        """The elements far behind the headline that are in no box of other stories, menu or comment."""
        return (element for element in self.behind if not _is_elsewhere(element, self.known))


def surroundings_of(root: Element, title: str, names: Sequence[str]) -> Surroundings:
    """The elements that bylines and dates may stand in, those of captions not among them.

    Those between the headline and the first paragraph come first, then those before it, nearest first.
    """
    body = root.find("body")
    elements = list(body.iter(*_HOLDING))
    at = _headline_at(elements, title)
    behind = elements[at : at + _NEAR_HEADLINE]
    prose = (n for n, e in enumerate(behind) if e.tag == "p" and len(words_of(e)) > _PROSE)
    first = min(next(prose, _JUST_BEHIND), _JUST_BEHIND)
    ordered = [*behind[:first], *reversed(elements[max(0, at - _BEFORE) : at]), *behind[first:]]
    known = dict.fromkeys((body, *elements[at].iterancestors()) if elements else (), False)
    near: list[Element] = []
    elsewhere: list[Element] = []
    for element in ordered:
        if element.tag not in ("h1", "h2") and next(element.iterancestors(*_PICTURED), None) is None:
            (elsewhere if _is_elsewhere(element, known) else near).append(element)
    return Surroundings(names, near, elsewhere, elements[at + _NEAR_HEADLINE :], known)


def _headline_at(elements: list[Element], title: str) -> int:
    headings = [(n, e.tag, words_of(e).casefold()) for n, e in enumerate(elements) if e.tag in HEADINGS]
    text_at = next((n for n, e in enumerate(elements) if e.tag == "p" and len(words_of(e)) > _PROSE), 0)
    first = [
        n
        for n, tag, text in headings
        if tag == "h1" and len(text) > 8 and (n < text_at or _shares(text, title))
    ]
    same = sorted((tag > "h2", n) for n, tag, text in headings if text == title.casefold())
    like = (n for n, e in enumerate(elements) if e.text and e.text.strip() == title)
    return same[0][1] if same else next(like, first[0] if first else 0)


def _shares(heading: str, title: str) -> bool:
    """Whether a heading behind the first text can be the headline: it has a longer word of the title."""
    longer = {word for word in title.casefold().split() if len(word) > _LONG_WORD}
    return not longer or any(word in heading for word in longer)


def _is_elsewhere(element: Element, known: dict[Element, bool]) -> bool:
    """Whether an element stands in a part of the page that is not the article's."""
    above = []
    found = False
    for holder in (element, *element.iterancestors()):
        if holder in known:
            found = known[holder]
            break
        above.append(holder)
        apart = holder.tag == "nav" or (holder.tag == "footer" and not _is_of_article(holder))
        if apart or (holder.tag != "body" and naming_of(naming(holder)) & _ELSEWHERE):
            found = True
            break
    known.update(dict.fromkeys(above, found))
    return found


def _is_of_article(footer: Element) -> bool:
    """Whether a footer is that of an article with a headline: HTML has it say there who wrote it and when."""
    article = next(footer.iterancestors("article"), None)
    return article is not None and next(article.iter("h1"), None) is not None
