"""Pictures in a terminal that answers Kitty's query, in one that has Sixel, and in one that is silent."""

from __future__ import annotations

import re
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from loopback import Loopback, Reply
from pyte.screens import Char
from terminal import Terminal
from test_pictures import png

KITTY_QUERY = re.compile(rb"\x1b_G(?=[^\x1b]*a=q)[^\x1b]*?i=(\d+)[^\x1b]*\x1b\\")
ATTRIBUTES = b"\x1b[c"
HALF, PLACEHOLDER = "▀".encode(), "\U0010eeee".encode()
SENT = re.compile(rb"\x1b_Ga=T,U=1,i=(\d+),c=\d+,r=\d+,f=100,")
IN_TEXT = {"kitty": PLACEHOLDER, "sixel": HALF, "neither": HALF}
IN_FULL = {"kitty": rb"\x1b_Gi=[^\x1b]*f=100", "sixel": rb"\x1bP[\d;]*q", "neither": "▀".encode()}


class Asked(Terminal):
    """A terminal that answers what it is asked about pictures, as the one of this `kind` does."""

    kind = "neither"
    answered = 0

    def __init__(self, arguments: Sequence[str], home: Path, **rest: Any) -> None:
        # What answers is another process, which may have to wait for its turn: the reader has to be patient.
        far = {"SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22"}
        super().__init__(arguments, home, environ=far | rest.pop("environ", {}), **rest)

    def _read(self) -> None:
        super()._read()
        new, self.answered = self.raw[self.answered :], len(self.raw)
        for query in KITTY_QUERY.finditer(new):
            if self.kind == "kitty":
                self.process.send(f"\x1b_Gi={query[1].decode()};OK\x1b\\")
        if ATTRIBUTES in new and self.kind != "neither":
            self.process.send("\x1b[?62;4c" if self.kind == "sixel" else "\x1b[?62c")


def publish(site: Loopback, folder: Path) -> Path:
    site["/boat.png"] = Reply(png(600, 400), content_type="image/png")
    page = folder / "boat.md"
    page.write_text(f"# The boat\n\nIt sails on.\n\n![The ferry at its berth]({site.url('/boat.png')})\n")
    return page


@pytest.mark.parametrize("kind", ["kitty", "sixel", "neither"])
def test_a_picture_is_drawn_as_the_terminal_can(site: Loopback, tmp_path: Path, kind: str) -> None:
    with Asked([str(publish(site, tmp_path))], tmp_path) as terminal:
        terminal.kind = kind
        terminal.expect("The ferry at its berth")
        terminal.expect(lambda _: IN_TEXT[kind] in terminal.raw)
        assert kind == "kitty" or PLACEHOLDER not in terminal.raw
        begun = len(terminal.raw)
        terminal.press("B")
        terminal.expect("Esc  back")
        terminal.expect(lambda _: re.search(IN_FULL[kind], terminal.raw[begun:]))
        asked = terminal.raw[begun:]
        assert not KITTY_QUERY.search(asked) and ATTRIBUTES not in asked, "a late answer would be keys"
        others = (shown for name, shown in IN_FULL.items() if name not in ("neither", kind))
        assert not any(re.search(other, terminal.raw) for other in others)
        assert "The ferry at its berth" in terminal.text
        terminal.press("q")
        terminal.expect("It sails on.")
        terminal.press("Q")
        assert terminal.ended() == 0


def test_a_picture_is_taken_back_from_the_terminal(site: Loopback, tmp_path: Path) -> None:
    with Asked([str(publish(site, tmp_path))], tmp_path) as terminal:
        terminal.kind = "kitty"
        terminal.expect(lambda _: PLACEHOLDER in terminal.raw)
        terminal.press("i")
        terminal.expect("Pictures are left out of the text")
        terminal.press("i")
        terminal.expect("Pictures stand in the text")
        terminal.press("Q")
        assert terminal.ended() == 0
        sent = {found[1] for found in SENT.finditer(terminal.raw)}
        dropped = terminal.raw.rpartition(b"\x1b[?1049l")[0]
        assert len(sent) == 1 and all(b"a=d,d=I,i=" + number + b"," in dropped for number in sent)


def test_a_picture_is_taken_back_while_the_reader_is_suspended(site: Loopback, tmp_path: Path) -> None:
    with Asked([str(publish(site, tmp_path))], tmp_path) as terminal:
        terminal.kind = "kitty"
        terminal.expect(lambda _: PLACEHOLDER in terminal.raw)
        (number,) = {found[1] for found in SENT.finditer(terminal.raw)}
        terminal.settle()
        begun = len(terminal.raw)
        terminal.press("ctrl+z")
        terminal.expect(lambda _: terminal.is_stopped)
        terminal.settle()
        left = terminal.raw[begun:].partition(b"\x1b[?1049l")[0]
        assert b"a=d,d=I,i=" + number + b"," in left
        begun = len(terminal.raw)
        terminal.process.kill(signal.SIGCONT)
        terminal.expect(lambda _: SENT.search(terminal.raw, begun))
        terminal.press("Q")
        assert terminal.ended() == 0


def test_a_picture_is_taken_back_by_a_reader_that_crashes(site: Loopback, tmp_path: Path) -> None:
    script = str(Path(__file__).with_name("slipping.py"))
    page = str(publish(site, tmp_path))
    with Asked([script, "ever", page], tmp_path, command=sys.executable) as terminal:
        terminal.kind = "kitty"
        terminal.expect(lambda _: PLACEHOLDER in terminal.raw)
        (number,) = {found[1] for found in SENT.finditer(terminal.raw)}
        terminal.press("?")
        assert terminal.ended() == 1
        assert b"a=d,d=I,i=" + number + b"," in terminal.raw.rpartition(b"\x1b[?1049l")[0]


def cells(terminal: Terminal) -> list[Char]:
    """What stands in each cell of the screen."""
    screen = terminal.screen
    return [screen.buffer[row][column] for row in range(screen.lines) for column in range(screen.columns)]


def placed(terminal: Terminal) -> set[str]:
    """The colours in which cells of pictures stand on the screen, which are their numbers."""
    return {cell.fg for cell in cells(terminal) if cell.data.startswith("\U0010eeee")}


def stray_marks(terminal: Terminal) -> list[str]:
    """Characters of the screen with the marks of a picture's cells, which are no such cells."""
    drawn = [cell.data for cell in cells(terminal)]
    return [text for text in drawn if len(text) > 1 and not text.startswith("\U0010eeee")]


def test_a_picture_gives_way_to_a_dialog_and_comes_back(site: Loopback, tmp_path: Path) -> None:
    with Asked([str(publish(site, tmp_path))], tmp_path) as terminal:
        terminal.kind = "kitty"
        terminal.expect(lambda _: placed(terminal))
        (number,) = {f"{int(found[1]):06x}" for found in SENT.finditer(terminal.raw)}
        assert placed(terminal) == {number}
        for key, said in (("?", "Esc  close"), ("o", "Esc  cancel"), ("ctrl+p", "Commands")):
            terminal.press(key)
            terminal.expect(said)
            terminal.settle()
            assert not placed(terminal) and not stray_marks(terminal)
            terminal.press("escape")
            terminal.expect(lambda _: placed(terminal) == {number})
            assert not stray_marks(terminal)
        assert len(SENT.findall(terminal.raw)) == 1, "it was sent again"
        terminal.resize(80, 24)
        terminal.expect(lambda _: len(placed(terminal)) == 1 and placed(terminal) != {number})
        terminal.press("Q")
        assert terminal.ended() == 0


@pytest.mark.parametrize("environ", [{"NO_COLOR": "1"}, {"COLORTERM": "", "TERM": "xterm"}], ids=str)
def test_a_terminal_of_few_colours_has_the_caption_alone(
    site: Loopback, tmp_path: Path, environ: dict[str, str]
) -> None:
    with Asked([str(publish(site, tmp_path))], tmp_path, environ=environ) as terminal:
        terminal.kind = "kitty"
        terminal.expect("The ferry at its berth")
        terminal.press("i")
        terminal.expect("has no pictures in the text")
        terminal.press("Q")
        assert terminal.ended() == 0
        assert HALF not in terminal.raw and PLACEHOLDER not in terminal.raw


def test_a_terminal_in_tmux_has_half_cells_and_is_not_asked(site: Loopback, tmp_path: Path) -> None:
    environ = {"COLORTERM": "", "TERM": "tmux-256color", "TMUX": "/tmp/tmux-0/default,1,0"}
    with Asked([str(publish(site, tmp_path))], tmp_path, environ=environ) as terminal:
        terminal.kind = "kitty"
        terminal.expect("The ferry at its berth")
        terminal.expect(lambda _: HALF in terminal.raw)
        assert not KITTY_QUERY.search(terminal.raw) and PLACEHOLDER not in terminal.raw
        terminal.press("Q")
        assert terminal.ended() == 0
