"""The lists of the library: those of the user's own, and the order of each."""

from __future__ import annotations

from reader.config.lists import keep_list, list_problems, put_back, remove_list
from reader.library.orders import ORDERS
from reader.library.searching import mistake_in_search, query_of
from reader.model import QueryList, Tag, counted
from reader.ui.actions import Pane
from reader.ui.context import Context
from reader.ui.lists.shelves import Shelf, selection_of, tagged


class Listing:
    """Keeps, changes and removes lists of the user's own."""

    def __init__(self, context: Context) -> None:
        self._library = context.library
        self._stage = context.stage
        self._panes = context.panes
        self._lists = context.lists
        self._undo = context.undo
        self._select = context.select

    def action_keep_list(self) -> None:
        """Keep the search that is running as a list; of a list of one's own, change name and search."""
        own = self._own_in_front
        if own:
            self._stage.job("ask", lambda: self._ask("Change the list", own, own.name))
        elif query := query_of(self._lists.selection, self._lists.feed, self._lists.filter):
            self._stage.job("ask", lambda: self._ask("Keep as a list", QueryList("", query), ""))
        else:
            key = self._stage.key
            self._stage.say(
                f"{key('keep_list')} keeps a search as a list: {key('search')} searches the library, "
                f"{key('find')} filters a list."
            )

    def action_sort(self) -> None:
        self._stage.job("ask", self._ask_for_order)

    def action_rename_tag(self) -> None:
        """Give a tag another name, or put its stories to those of another tag."""
        if tag := self._tag_in_front:
            self._stage.job("ask", lambda: self._rename_tag(tag))
        else:
            key = self._stage.key("rename_tag")
            self._stage.say(f"{key} renames the tag under the cursor of the library, or that is shown.")

    async def remove(self, shelf: Shelf) -> bool:
        """Remove the list or the tag of a row of the library, after asking; whether it was."""
        if shelf.own:
            return await self._remove_list(shelf.own)
        return shelf.tag is not None and await self._remove_tag(shelf.tag)

    def tell_mistakes(self) -> None:
        """Say what is wrong in the files of the lists and of the rules for new stories."""
        problems = list_problems(self._lists.own_path, mistake_in_search)
        problems += self._library.organising.rules().problems
        if problems:
            self._stage.say(" ".join(map(str, problems)), problem=True)

    @property
    def _own_in_front(self) -> QueryList | None:
        """The list of the user's own that is under the cursor of the library, or shown without a filter."""
        if self._panes.front is Pane.LIBRARY:
            shelf = self._lists.shelf
            return shelf.own if shelf else None
        shown = None if self._lists.filter else self._lists.selection
        return next((each for each in self._lists.own_lists if shown and selection_of(each) == shown), None)

    @property
    def _tag_in_front(self) -> Tag | None:
        """The tag that is under the cursor of the library, or whose stories are shown."""
        if self._panes.front is Pane.LIBRARY:
            shelf = self._lists.shelf
            return shelf.tag if shelf else None
        shown = (self._lists.selection.search, self._lists.selection.name)
        of_tag = ((tag, tagged(tag.name)) for tag in self._library.organising.tags())
        return next((tag for tag, its in of_tag if (its.search, its.name) == shown), None)

    async def _ask(self, title: str, own: QueryList, old: str) -> None:
        from reader.ui.lists.own_dialog import ListDialog

        names = [each.name for each in self._lists.own_lists]
        taken = [name for name in names if name != old]
        kept = await self._stage.ask(ListDialog(title, own, taken, mistake_in_search))
        if kept is None:
            return
        keep_list(self._lists.own_path, kept, old)
        self._undo.add(
            f"Changed the list {old}" if old else f"Kept the list {kept.name}",
            lambda: self._put_back(kept.name, own if old else None),
        )
        self._lists.reload_own()
        self._select(selection_of(kept))
        self._stage.say_done(f"Kept the list {kept.name} in {self._lists.own_path}")

    async def _remove_list(self, own: QueryList) -> bool:
        from reader.ui.dialogs.questions import Confirm

        if not await self._stage.ask(Confirm(f"Remove the list {own.name}?", own.query)):
            return False
        remove_list(self._lists.own_path, own.name)
        self._undo.add(f"Removed the list {own.name}", lambda: self._put_back("", own))
        self._lists.reload_own()
        self._stage.say_done(f"Removed the list {own.name}")
        return True

    def _put_back(self, now: str, before: QueryList | None) -> None:
        """Let the file have a list as it was `before`, in place of what it is called `now`."""
        put_back(self._lists.own_path, now, before)
        self._lists.reload_own()

    async def _remove_tag(self, tag: Tag) -> bool:
        from reader.ui.dialogs.questions import Confirm

        stories = counted(tag.stories, "story")
        if not await self._stage.ask(Confirm(f"Remove the tag {tag.name} from {stories}?")):
            return False
        organising = self._library.organising
        change = organising.remove_tag(tag.name)
        self._undo.add(change.label, lambda: organising.undo(change))
        self._stage.say_done(change.label)
        return True

    async def _rename_tag(self, tag: Tag) -> None:
        title = f"Rename the tag #{tag.name}; the name of another merges the two"
        new = await self._stage.prompt(title, "its new name", tag.name)
        if new is None or new == tag.name:
            return
        organising = self._library.organising
        change = organising.rename_tag(tag.name, new)
        uses = organising.uses_of_tag(tag.name, self._lists.own_lists) if change.removed else ()
        self._undo.add(change.label, lambda: organising.undo(change))
        self._select(tagged(new.lstrip("#")))
        still = f". {', '.join(uses)} still names #{tag.name}" if uses else ""
        self._stage.say_done(change.label + still)

    async def _ask_for_order(self) -> None:
        from reader.ui.dialogs.questions import Choice, Pick

        orders = list(ORDERS)
        choices = [Choice(order.value, meaning) for order, meaning in ORDERS.items()]
        number = await self._stage.ask(Pick("Order of this list", choices, orders.index(self._lists.sort)))
        if number is not None:
            self._lists.sort_by(orders[number])
            self._panes.frame(Pane.STORIES).head.title = self._lists.title
