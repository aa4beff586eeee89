"""The rows of the library pane: the lists, then the feeds in their folders, each with its unread stories."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from reader.library.namesakes import namesakes
from reader.model import Selection
from reader.ui.cells import cut, cut_before, spread

if TYPE_CHECKING:
    from reader.model import Counts, Feed, QueryList, Tag
    from reader.ui.cells import Line

TODAY = Selection(search="date:1d", name="Today")
_LEAST_OF_WHY = 24
"""Cells, in fewer of which nothing can be said of why a feed failed."""
HIDDEN = Selection(search="is:hidden", name="Hidden")


class Shelf(NamedTuple):
    """A row of the library: its name, what it selects (None for a heading), and a count of stories."""

    label: str
    selection: Selection | None = None
    stories: int = 0
    feed: Feed | None = None
    depth: int = 0
    look: str = ""
    own: QueryList | None = None
    tag: Tag | None = None
    apart: str = ""
    """What tells a feed from the others of its title."""

    @property
    def tail(self) -> str:
        """What stands behind the label."""
        return f" · {self.apart}" if self.apart else ""


def shelves(
    feeds: Sequence[Feed], counts: Counts, own: Sequence[QueryList] = (), tags: Sequence[Tag] = ()
) -> tuple[Shelf, ...]:
    """The library as it stands: the lists that all have, the user's own, feeds in their folders, tags.

    A list of the user's own has no count: it would be asked for at each start.
    """
    lists = [
        Shelf("Unread", Selection(unread=True), counts.unread),
        Shelf("All stories", Selection(), counts.stories),
        Shelf("Today", TODAY, counts.today),
        Shelf("Bookmarks", Selection(bookmarked=True), counts.bookmarked),
    ]
    if counts.hidden:
        lists.append(Shelf("Hidden", HIDDEN, counts.hidden))
    if own:
        lists += (Shelf(""), Shelf("Lists", look="heading"))
        lists += (Shelf(each.name, selection_of(each), own=each) for each in own)
    if feeds:
        lists += _feeds(feeds, counts)
    if tags:
        lists += (Shelf(""), Shelf("Tags", look="heading"))
        lists += (Shelf(f"#{tag.name}", tagged(tag.name), tag.stories, tag=tag) for tag in tags)
    return tuple(lists)


def selection_of(own: QueryList) -> Selection:
    """What a list of the user's own shows."""
    return Selection(search=own.query, name=own.name)


def tagged(name: str) -> Selection:
    """The stories with a tag."""
    return Selection(search=f"tag:{name}", name=f"#{name}")


def _feeds(feeds: Sequence[Feed], counts: Counts) -> Iterator[Shelf]:
    yield Shelf("")
    yield Shelf("Feeds", look="heading")
    apart = namesakes(feeds)
    inside: dict[str, list[Feed]] = defaultdict(list)
    unread = Counter[str]()
    for feed in feeds:
        unread.update(dict.fromkeys(feed.all_folders, feed.unread))
        for folder in feed.folders:
            inside[folder].append(feed)
    for folder in sorted({"", *unread}, key=_order):
        name = folder.rpartition("/")[2]
        depth = folder.count("/")
        if folder:
            count = unread[folder] - counts.doubled.get(folder, 0)
            yield Shelf(name, Selection(folder=folder), count, depth=depth)
        for feed in sorted(inside[folder], key=lambda feed: feed.title.casefold()):
            below = depth + 1 if folder else 0
            selection, own = Selection(feed=feed.id), apart.get(feed.id, "")
            yield Shelf(feed.title, selection, feed.unread, feed, below, apart=own)


def _order(folder: str) -> tuple[list[str], str]:
    """By what folders are sorted, those in one behind it."""
    return folder.casefold().split("/"), folder


def filtered(rows: Sequence[Shelf], needle: str) -> tuple[Shelf, ...]:
    """The rows that select something and whose name has the needle in it, in any case."""
    wanted = needle.casefold()
    return tuple(row for row in rows if row.selection and wanted in f"{row.label}{row.tail}".casefold())


class ShelfRows:
    """Shelves drawn for a list."""

    def __init__(self, shelves: Sequence[Shelf]) -> None:
        self.shelves = shelves
        self.headings: Sequence[int] = tuple(
            at for at, shelf in enumerate(shelves) if shelf.selection is None
        )

    def __len__(self) -> int:
        return len(self.shelves)

    def height(self, width: int) -> int:
        return 1

    def selectable(self, index: int) -> bool:
        return self.shelves[index].selection is not None

    def draw(self, index: int, width: int) -> Sequence[Line]:
        shelf = self.shelves[index]
        indent = "  " * shelf.depth
        look = shelf.look or ("strong" if shelf.stories else "")
        count = f"{shelf.stories:,}" if shelf.stories else ""
        name = cut_before(indent + shelf.label, shelf.tail, width - len(count) - 1 if count else width)
        if shelf.feed and shelf.feed.problem:
            count = f"  {count}" if count else ""
            room = min(width // 2 - 1, width - cell_len(name) - 2) - len(count)
            why = cut(f"failed: {shelf.feed.problem}", room) if room >= _LEAST_OF_WHY else "failed"
            failed = why + count
            name = cut_before(indent + shelf.label, shelf.tail, width - cell_len(failed) - 1)
            return (spread(name, failed, width, look, "problem"),)
        return (spread(name, count, width, look),)

    def index_of(self, selection: Selection, near: int | None = None) -> int | None:
        """The row that selects this; of several, as of a feed in two folders, the one nearest to `near`."""
        rows = (index for index, shelf in enumerate(self.shelves) if shelf.selection == selection)
        return min(rows, key=lambda index: abs(index - (near or 0)), default=None)
