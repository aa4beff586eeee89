"""What goes wrong, as the user is told of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.model.parsed import FeedLink


class ReaderError(Exception):
    """Something the user must be told. The message is one sentence fit for the status line."""

    http_may_do = ""
    """The host that failed by https where http may do: it does not encrypt, or nobody listens there."""


class CannotCreate(ReaderError):
    """A folder or file that the reader needs cannot be made."""


class NotAllowed(ReaderError):
    """The system does not allow a folder or file that the reader needs to be read or written."""


class CannotKeep(ReaderError):
    """The library takes nothing now: its disk is full or fails, or another program does not let go of it."""


NOT_KEPT = CannotKeep, NotAllowed
"""What is no fault of the feed or the page at hand, and befalls the next one too."""


class FeedFound(ReaderError):
    """What was asked for is a feed, or a page that names several. `feeds` can be subscribed to."""

    def __init__(self, message: str, feeds: tuple[FeedLink, ...]) -> None:
        super().__init__(message)
        self.feeds = feeds


class Unreachable(ReaderError):
    """No connection to a server came about; `no_network` when the system says that there is no network."""

    no_network = False


class NoNetwork(ReaderError):
    """No server at all can be reached."""


class NotReadNow(ReaderError):
    """There was no time, no memory or no process to read it: another time there may be."""


class AskedToWait(ReaderError):
    """A server wants to be asked less often, or not now."""


class QueryError(ReaderError):
    """A search that cannot be read. `position` is the index of the character that is to blame."""

    def __init__(self, message: str, position: int) -> None:
        super().__init__(message)
        self.position = position
