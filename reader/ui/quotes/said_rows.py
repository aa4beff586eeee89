"""The rows of who said what in the library: speakers, and quotes under the articles that they stand in."""

from __future__ import annotations

from collections.abc import Sequence, Set
from datetime import datetime

from rich.cells import cell_len

from reader.model import Saying, Speaker
from reader.ui.cells import Line, cut, spread
from reader.ui.dates import short_date
from reader.ui.lists.paged import PagedItems
from reader.ui.quotes.rows import DOT, folded, in_substance, role_beside
from reader.ui.quotes.speakers import UNATTRIBUTED

FEW = 300
"""Up to so many quotes are all drawn, each as high as it is; more have a height in common."""
HEIGHT = 5
GONE = "This quote is gone: its article was read anew."
_INDENT = "  "


class SpeakerRows:
    """Speakers drawn for a list: the name, and how often they are quoted."""

    def __init__(self, speakers: PagedItems[Speaker]) -> None:
        self.speakers = speakers

    @property
    def ids(self) -> Sequence[int]:
        return self.speakers.ids

    def __len__(self) -> int:
        return len(self.speakers.ids)

    def height(self, width: int) -> int:
        return 1

    def selectable(self, index: int) -> bool:
        return True

    def draw(self, index: int, width: int) -> Sequence[Line]:
        speaker = self.speakers[index]
        return (spread(speaker.name, f"{speaker.quotes:,}", width, "strong"),)


class SayingRows:
    """Quotes drawn for a list, each article named above the first of its quotes.

    `speaker` is the name whose page this is: it is not repeated, other names are shown. `unfolded` are the
    ids of the quotes that are shown whole.
    """

    def __init__(
        self,
        sayings: PagedItems[Saying | None],
        now: datetime,
        speaker: str | None,
        unfolded: Set[int] = frozenset(),
    ) -> None:
        self.sayings = sayings
        self._now = now
        self._speaker = speaker
        self._unfolded = unfolded

    @property
    def ids(self) -> Sequence[int]:
        return self.sayings.ids

    def __len__(self) -> int:
        return len(self.sayings.ids)

    def height(self, width: int) -> int:
        return 0 if len(self) <= FEW else HEIGHT

    def selectable(self, index: int) -> bool:
        return True

    def draw(self, index: int, width: int) -> Sequence[Line]:
        saying, is_alike = self.sayings[index], len(self) > FEW
        if saying is None:
            return [((cut(GONE, width), "quiet"),), *((),) * ((HEIGHT if is_alike else 2) - 1)]
        before = self.sayings[index - 1] if index else None
        lines: list[Line] = []
        if is_alike or before is None or before.page != saying.page:
            lines.append(self._article(saying, width))
        name = saying.who if saying.who != self._speaker else ""
        about = _about(saying)
        if name or about:
            head = cut(name, width - len(_INDENT))
            gap = "  " if name and about else ""
            rest = cut(about, width - len(_INDENT) - cell_len(head + gap))
            look = "strong" if saying.speaker else UNATTRIBUTED
            lines.append(((_INDENT, ""), (head, look), (gap, ""), (rest, "quiet")))
        whole = not is_alike and saying.id in self._unfolded
        words = folded(saying.text, width - len(_INDENT), whole)
        lines += [((_INDENT, ""), *line) for line in words]
        if is_alike:
            return [*lines[: HEIGHT - 1], *((),) * (HEIGHT - len(lines)), ()][:HEIGHT]
        return [*lines, ()] if index < len(self) - 1 else lines

    def _article(self, saying: Saying, width: int) -> Line:
        """When, in which article and where it stood."""
        date = f"{short_date(saying.at, self._now):<7}"
        title = spread(saying.title or saying.url, saying.outlet, width - len(date), "link")
        return ((cut(date, width), "quiet"), *title)


def _about(saying: Saying) -> str:
    """The speaker's role, whether the words are the writer's, who relayed them."""
    via = f"via {saying.via}" if saying.via else ""
    parts = (role_beside(saying.who, saying.role), in_substance(saying.kind), via)
    return DOT.join(part for part in parts if part)
