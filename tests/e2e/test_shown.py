"""Pictures in a terminal that answers Kitty's query, in one that has Sixel, and in one that is silent."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from loopback import Loopback, Reply
from terminal import Terminal
from test_pictures import png

KITTY_QUERY = re.compile(rb"\x1b_G(?=[^\x1b]*a=q)[^\x1b]*?i=(\d+)[^\x1b]*\x1b\\")
ATTRIBUTES = b"\x1b[c"
DRAWN = {"kitty": rb"\x1b_G[^\x1b]*f=100", "sixel": rb"\x1bP[\d;]*q", "neither": "▀".encode()}


class Asked(Terminal):
    """A terminal that answers what it is asked about pictures, as the one of this `kind` does."""

    kind = "neither"
    answered = 0

    def _read(self) -> None:
        super()._read()
        new, self.answered = self.raw[self.answered :], len(self.raw)
        if ATTRIBUTES in new and self.kind != "neither":
            self.process.send("\x1b[?62;4c" if self.kind == "sixel" else "\x1b[?62c")
        for query in KITTY_QUERY.finditer(new):
            if self.kind == "kitty":
                self.process.send(f"\x1b_Gi={query[1].decode()};OK\x1b\\")


@pytest.mark.parametrize("kind", ["kitty", "sixel", "neither"])
def test_a_picture_is_drawn_as_the_terminal_can(site: Loopback, tmp_path: Path, kind: str) -> None:
    site["/boat.png"] = Reply(png(600, 400), content_type="image/png")
    page = tmp_path / "boat.md"
    page.write_text(f"# The boat\n\nIt sails on.\n\n![The ferry at its berth]({site.url('/boat.png')})\n")
    with Asked([str(page)], tmp_path) as terminal:
        terminal.kind = kind
        terminal.expect("The ferry at its berth")
        terminal.press("i")
        terminal.expect("Esc  back")
        terminal.expect(lambda _: re.search(DRAWN[kind], terminal.raw))
        assert not any(re.search(other, terminal.raw) for name, other in DRAWN.items() if name not in kind)
        assert "The ferry at its berth" in terminal.text
        terminal.press("q")
        terminal.expect("It sails on.")
        terminal.press("Q")
        assert terminal.ended() == 0
