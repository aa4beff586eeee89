"""Whom the links of a page name: those to the pages of authors, and the cards of other stories."""

from __future__ import annotations

import re
from itertools import islice
from urllib.parse import urlsplit

from reader.text.bylines import by_words, people_of
from reader.text.extract.parse import Element, short_line, short_texts, words_of
from reader.text.extract.surroundings import HEADINGS, TIMES
from reader.text.lexicon import word_lists

_LONGEST = 120
"""Characters of an element around several links to authors."""
_LONGEST_CARD, _MOST_IN_CARD, _HEADLINE = 400, 100, 4
"""Characters and elements of a card, and the fewest words of the headline in it where that is no heading."""
_BEHIND = re.compile(r"\s{0,3}\(\s?(\w+)")


def leads_to_author(link: Element) -> bool:
    try:
        path = urlsplit(link.get("href") or "").path
    except ValueError:
        return False
    steps = [step.casefold() for step in path.split("/") if step]
    return len(steps) > 1 and not word_lists("bylines")["paths"].isdisjoint(steps[:-1])


def linked_beside(link: Element) -> list[str]:
    """The texts of the links to authors in the element around one of them; of editors if they are alone."""
    holder = _around(link)
    others = [other for other in holder.iter("a") if leads_to_author(other)]
    return [first_named(other) for other in others if not is_for_else(other)] or list(
        map(first_named, others)
    )


def _around(link: Element) -> Element:
    """The element around a link; where each of several names stands in one of its own, that of their line.

    Cards and lists of people have nothing between the names.
    """
    holder, name = link.getparent(), words_of(link)
    while short_line(holder, _LONGEST) == name and (wider := holder.getparent()) is not None:
        holder = wider
    names = "".join(words_of(other) for other in holder.iter("a")) if short_texts(holder, _LONGEST) else ""
    return holder if short_line(holder, _LONGEST) not in ("", names) else link.getparent()


def is_for_else(link: Element) -> bool:
    """Whether the words before a link or behind it say that who is named did not write the text."""
    before = link.getprevious()
    said = link.getparent().text if before is None else (before.tail or "").strip() or words_of(before)
    edited = by_words().match(f"{' '.join((said or '').split()[-2:])} ")
    behind = _BEHIND.match(link.tail or "")
    pictured = behind is not None and behind[1].casefold() in word_lists("bylines")["pictured"]
    return pictured or (edited is not None and edited["other"] is not None)


def first_named(link: Element) -> str:
    """The first text of a link that names somebody."""
    return next((text for text in link.itertext() if any(people_of(text))), "")


def in_card(element: Element) -> bool:
    """Whether an element stands in the card of another story: a short box with a link and its headline.

    The headline is a heading, or there is a date. A box with an `h1` is of the page itself.
    """
    for box in (element, *element.iterancestors()):
        if box.tag == "body" or next(islice(box.iter(), _MOST_IN_CARD, None), None) is not None:
            return False
        if not short_line(box, _LONGEST_CARD) or next(box.iter("h1"), None) is not None:
            return False
        if any(_leads_to_story(link, box) for link in (*box.iter("a"), *box.iterancestors("a"))):
            return True
    return False


def _leads_to_story(link: Element, box: Element) -> bool:
    address = link.get("href") or "#"
    if address.startswith("#") or leads_to_author(link):
        return False
    headed = (
        next(link.iterancestors(*HEADINGS), None) is not None or next(link.iter(*HEADINGS), None) is not None
    )
    dated = next(box.iter(*TIMES), None) is not None
    return headed or (dated and len(words_of(link).split()) >= _HEADLINE)
