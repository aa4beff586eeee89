"""The rows of the ledger's sources: what an article gives as where its information comes from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from reader.model import Source, SourceKind
from reader.ui.cells import Line, cut, spread


@dataclass(frozen=True, slots=True)
class SourceRows:
    """Sources drawn for a list: the name and how often it is given, then what it is and where it leads."""

    sources: Sequence[Source]

    def __len__(self) -> int:
        return len(self.sources)

    def height(self, width: int) -> int:
        return 3

    def selectable(self, index: int) -> bool:
        return True

    def draw(self, index: int, width: int) -> Sequence[Line]:
        source = self.sources[index]
        times = f"×{len(source.mentions)}" if len(source.mentions) > 1 else ""
        leads = _leads(source) if source.url else ""
        kind = "" if source.kind is SourceKind.LINK else source.kind.words
        parts = ("named, not linked", kind) if source.is_unlinked else (kind, f"→ {leads}" if leads else "")
        about = " · ".join(part for part in parts if part)
        name = spread(source.name, times, width, "link" if source.url else "strong")
        return name, ((cut(about, width), "quiet"),), ()


def _leads(source: Source) -> str:
    """The site that a source's link leads to, or the path on it where the source is called by the site."""
    address = urlsplit(source.url or "")
    host = (address.hostname or "").removeprefix("www.")
    return address.path if host == source.name and address.path.strip("/") else host
