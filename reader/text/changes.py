"""What a newer copy of an article says otherwise than the one before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from typing import NamedTuple

from reader.model import Article, Place, counted


class Changes(NamedTuple):
    """How many quotes went and came, how many sources and paragraphs are others, and whether the headline is.

    `places` are the paragraphs of the newer copy that do not stand so in the older one, from the first.
    """

    headline: bool
    gone: int
    new: int
    sources: int
    paragraphs: int
    places: tuple[Place, ...]

    def __bool__(self) -> bool:
        return bool(self.words)

    @property
    def words(self) -> str:
        """As "another headline, 1 quote gone, 2 quotes new, 1 source changed"; empty without changes."""
        said = (
            "another headline" if self.headline else "",
            f"{counted(self.gone, 'quote')} gone" if self.gone else "",
            f"{counted(self.new, 'quote')} new" if self.new else "",
            f"{counted(self.sources, 'source')} changed" if self.sources else "",
            f"{counted(self.paragraphs, 'paragraph')} changed" if self.paragraphs else "",
        )
        return ", ".join(filter(None, said))


def changes(older: Article, newer: Article) -> Changes:
    """Compare two articles of one page: their headlines, quotes, sources and paragraphs.

    A quote whose words or speaker are others is one that went and one that came. A source is another by its
    name or by where its link leads. A paragraph that says the same elsewhere has not changed. Of sources and
    of paragraphs, one that went and one that came in its place count once.
    """
    before, now, first = _paragraphs(older), _paragraphs(newer), int(newer.begins_with_title)
    came, went = _surplus(now, before), _surplus(before, now)
    places = (Place(at + first, 0, len(now[at])) for at in came if now[at])
    said_now, said_before = _said(newer), _said(older)
    cited_now, cited_before = _cited(newer), _cited(older)
    return Changes(
        older.title != newer.title,
        len(_surplus(said_before, said_now)),
        len(_surplus(said_now, said_before)),
        max(len(_surplus(cited_now, cited_before)), len(_surplus(cited_before, cited_now))),
        max(len(came), len(went)),
        tuple(places),
    )


def _paragraphs(article: Article) -> list[str]:
    """The texts of its blocks, but for the headline that it may begin with."""
    return [block.text for block in article.document.blocks[article.begins_with_title :]]


def _said(article: Article) -> list[tuple[str, str | None]]:
    return [(quote.text, quote.speaker) for quote in article.quotes]


def _cited(article: Article) -> list[tuple[str, str | None]]:
    return [(source.name, source.url) for source in article.sources]


def _surplus(these: Iterable[Hashable], others: Iterable[Hashable]) -> list[int]:
    """The numbers of those that have no equal among the others, each of which is the equal of one."""
    left = Counter(others)
    surplus = []
    for number, each in enumerate(these):
        if left[each]:
            left[each] -= 1
        else:
            surplus.append(number)
    return surplus
