"""What a key is about: the story, the quote or the source that the user has in front."""

from __future__ import annotations

from collections.abc import Sequence

from reader.library import Library
from reader.model import Article, Reading, Source, Story
from reader.ui.actions import LISTS, Pane
from reader.ui.lists.pane import Lists
from reader.ui.opening import Opening
from reader.ui.panes import Panes

GONE = "This quote is not in the copy that has come meanwhile."
"""What to say of a quote that was looked at while another copy of its article came."""


class Subject:
    """Answers what is meant, from the pane in use and the cursor in it."""

    def __init__(self, library: Library, panes: Panes, lists: Lists, opening: Opening) -> None:
        self._library = library
        self._panes = panes
        self._lists = lists
        self._opening = opening

    @property
    def reading(self) -> Reading | None:
        """What is read."""
        return self._panes.article.reading

    @property
    def story(self) -> Story | None:
        """The story under the cursor of the lists, or else the one that is read."""
        if self._panes.front in LISTS:
            return self._lists.story(self._panes.stories.cursor)
        return self._opening.story

    @property
    def range(self) -> Sequence[int]:
        """The stories of the range that was begun in the list in front; none without one."""
        return self._lists.chosen if self._panes.front in LISTS else []

    @property
    def ids(self) -> Sequence[int]:
        """The stories of the range that was begun in their list, or else that one story; none, if any."""
        return self.range or ([story.id] if (story := self.story) else [])

    @property
    def url(self) -> str | None:
        """The address of that story, or of what is read."""
        story = self.story
        return story.url if story and self._panes.front in LISTS else self._opening.url

    @property
    def quote(self) -> int | None:
        """The number in the article of the quote under the ledger's cursor, or of the text's current one."""
        if self._panes.front is Pane.QUOTES:
            return self._panes.ledger.quote_under_cursor
        return self._panes.article.current

    def quote_of(self, reading: Reading) -> int | None:
        """The number of that quote, if it is one of this article."""
        return self.quote if reading is self.reading else None

    async def opened(self) -> Reading | None:
        """The article of the story that a key is about: the one that is read, else its stored copy.

        One that is not stored is opened; raises ReaderError when it cannot be.
        """
        story, reading = self.story, self.reading
        if story is None or (reading and reading.story and reading.story.id == story.id):
            return reading
        return self._library.stored(story) or await self._library.open(story)

    @property
    def source(self) -> Source | None:
        """The source under the cursor of the ledger."""
        return self._panes.ledger.source_under_cursor if self._panes.front is Pane.SOURCES else None


def no_quote(article: Article | None, otherwise: str) -> str:
    """What to say to a key for a quote where there is none: that nobody is quoted, or how to come to one."""
    return otherwise if article is None or article.quotes else "Nobody is quoted in this article."
