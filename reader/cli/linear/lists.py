"""The lists of the library in plain lines: entered, ordered, kept, renamed and removed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.cli.linear.lines import sentence, shelf_line
from reader.cli.linear.part import Part
from reader.library.orders import ORDERS, keep_order
from reader.model import Feed, QueryList, ReaderError, Selection, Sort
from reader.ui.lists.shelves import Shelf, selection_of, shelves

if TYPE_CHECKING:
    from reader.cli.linear.session import Session

_ALL, _UNREAD, _BOOKMARKS = "all", "unread", "bookmarks"
_OVER = "over"


class Lists(Part):
    """Lists what the library has, and changes how a list is shown or what the user's own are."""

    def __init__(self, talk: Session) -> None:
        super().__init__(talk)
        self._rows: Sequence[Shelf] = ()

    def do_lists(self, _: str) -> None:
        self._rows = self._shelves()
        self._talk.offer("Lists", self._rows, shelf_line, self._enter)

    def do_show(self, which: str) -> None:
        """Of the list that is entered, all stories, the unread ones or the bookmarks."""
        if which not in (_ALL, _UNREAD, _BOOKMARKS):
            raise ReaderError(f"Say show and {_ALL}, {_UNREAD} or {_BOOKMARKS}.")
        unread, bookmarked = which == _UNREAD, which == _BOOKMARKS
        self._talk.enter(replace(self._talk.selection, unread=unread, bookmarked=bookmarked))

    def do_order(self, name: str) -> None:
        """Put the list in an order, which is remembered for it."""
        if not name:
            orders = list(ORDERS)
            self._talk.offer(
                "Orders",
                orders,
                lambda order: f"{order}, {ORDERS[order]}",
                lambda number: self.do_order(orders[number]),
            )
        elif name in list(Sort):
            keep_order(self._talk.library, self._talk.selection, Sort(name))
            self._talk.enter(self._talk.selection)
        else:
            raise ReaderError(f"Say order and one of {', '.join(Sort)}.")

    def do_keep(self, words: str) -> None:
        """Keep the search as a list; on a list of one's own, give it another name."""
        from reader.config.lists import keep_list, put_back
        from reader.library.searching import query_of

        first, _, rest = words.partition(" ")
        over, name = (True, rest) if first == _OVER and rest else (False, words)
        name = " ".join(name.split())
        own, path = self._own_shown, self._talk.outside.paths.lists
        query = own.query if own else query_of(self._talk.selection, self._talk.feed)
        if not name or not query:
            raise ReaderError("Say search and words, then keep and a name: the search becomes a list.")
        taken = next((each for each in self._talk.outside.own if each.name == name), None)
        if taken and own and taken != own:
            raise ReaderError(f"There is a list {name} already: give this one another name.")
        if taken and not own and not over:
            raise ReaderError(f"There is a list {name} already: say keep {_OVER} {name}.")
        kept = QueryList(name, query)
        keep_list(path, kept, own.name if own else "")
        label = f"Kept the list {name}"
        self._talk.undoable(label, lambda: put_back(path, name, own or taken))
        self._talk.say(f"{label} in {path}.")
        self._talk.enter(selection_of(kept))

    def do_rename(self, words: str) -> None:
        """Give a tag another name; that of another tag merges the two."""
        old, _, new = words.partition(" ")
        if not new:
            raise ReaderError("Say rename, a tag and its new name; the name of another tag merges the two.")
        organising, own = self._talk.library.organising, self._talk.outside.own
        change = organising.rename_tag(old, new)
        uses = organising.uses_of_tag(old.removeprefix("#"), own) if change.removed else ()
        self._talk.tell_of(change)
        if uses:
            self._talk.say(f"{', '.join(uses)} still names {old}.")

    def do_remove(self, number: str) -> None:
        """Remove a feed, a list or a tag; stories stay in the library. That can be taken back."""
        shelf = self._meant_shelf(number)
        if shelf and shelf.feed:
            self._remove_feed(shelf.feed)
        elif shelf and shelf.own:
            self._remove_list(shelf.own)
        elif shelf and shelf.tag:
            self._talk.tell_of(self._talk.library.organising.remove_tag(shelf.tag.name))
        else:
            raise ReaderError(
                "Say remove and the number of a feed, a list of your own or a tag; lists lists them."
            )

    def meant_feed(self, number: str, usage: str) -> Feed:
        """The feed of a number, where the lists were listed last; without one, the feed that is entered.

        Raises ReaderError with the sentence `usage` where there is none.
        """
        shelf = self._meant_shelf(number)
        if shelf is None or shelf.feed is None:
            raise ReaderError(usage)
        return shelf.feed

    def _remove_feed(self, feed: Feed) -> None:
        library = self._talk.library
        label = f"Removed {sentence(feed.title, library.subscriptions.apart().get(feed.id))}"
        library.subscriptions.remove(feed.id)
        self._talk.undoable(label, lambda: library.subscriptions.restore(feed.id))
        self._talk.say(f"{label}. Say undo to take it back.")

    def _remove_list(self, own: QueryList) -> None:
        from reader.config.lists import put_back, remove_list

        path = self._talk.outside.paths.lists
        remove_list(path, own.name)
        label = f"Removed the list {own.name}"
        self._talk.undoable(label, lambda: put_back(path, "", own))
        self._talk.say(f"{label}. Say undo to take it back.")

    def _shelves(self) -> list[Shelf]:
        """The lists and feeds that may be entered, as the library now stands."""
        library = self._talk.library
        counts = library.counts()
        tags = library.organising.tags() if counts.tagged else ()
        return [
            row for row in shelves(library.feeds(), counts, self._talk.outside.own, tags) if row.selection
        ]

    def _enter(self, number: int) -> None:
        if selection := self._rows[number].selection:
            self._talk.enter(selection)

    def _meant_shelf(self, number: str) -> Shelf | None:
        """What stands under a number where the lists were listed last; without one, what is entered."""
        meant: Selection | None = self._talk.selection
        if number:
            row = self._talk.row_in(self._enter, number)
            meant = None if row is None else self._rows[row].selection
        # Looked up anew: what was listed may be gone.
        return next((shelf for shelf in self._shelves() if shelf.selection == meant), None)

    @property
    def _own_shown(self) -> QueryList | None:
        """The list of the user's own that is entered."""
        own = self._talk.outside.own
        return next((each for each in own if selection_of(each) == self._talk.selection), None)
