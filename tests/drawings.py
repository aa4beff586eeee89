"""Draws the pictures of the bundled edition, and sets the report that it cites.

    python tests/drawings.py

writes `reader/edition/pictures` and `reader/edition/pages/tide-report.pdf`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parent.parent)]

from pdfs import pdf_of
from PIL import Image, ImageDraw

import reader

EDITION = Path(reader.__file__).parent / "edition"
SIZE = (960, 540)
_FINER = 2
"""Drawn so many times larger and made smaller, which smooths the edges."""
_COLOURS = 48

NIGHT = ["#131d33", "#1b2a49", "#27406b", "#3b5d8a", "#6f90ad"]
SEA = ["#10223a", "#16304c", "#1f4563"]
WALL, WALL_TOP = "#4a4038", "#7a6a58"
PAPER, LAMP, INK, RUST = "#f3ead6", "#f4b860", "#1a1712", "#b4512f"

REPORT = [
    [
        "Sennet Harbour Board",
        "The tide clock of Port Sennet",
        "",
        "For a year the board set the tide clock beside a gauge on the bed of the",
        "channel. High water came before the clock by eleven minutes in the mean.",
        "",
        "The clock keeps good time. It is the channel that has changed. Since it was",
        "dredged in 1998 it is two metres deeper, and the tide runs faster in it.",
    ],
    [
        "What followed from it",
        "",
        "The harbour master, Marit Ekberg, was asked whether the difference had done",
        'harm. "No ship has been badly delayed by it," she said. "Mine was, once."',
        "",
        "The board leaves the clock as it is, and will print both times.",
    ],
]


class Sheet:
    """A picture being drawn, in the measures of the picture that it becomes."""

    def __init__(self) -> None:
        self._image = Image.new("RGB", (SIZE[0] * _FINER, SIZE[1] * _FINER))
        self._draw = ImageDraw.Draw(self._image)

    def shape(self, colour: str, *points: tuple[float, float]) -> None:
        self._draw.polygon([(x * _FINER, y * _FINER) for x, y in points], fill=colour)

    def box(self, colour: str, left: float, top: float, right: float, bottom: float) -> None:
        self.shape(colour, (left, top), (right, top), (right, bottom), (left, bottom))

    def disc(self, colour: str, x: float, y: float, radius: float) -> None:
        edges = [(x - radius) * _FINER, (y - radius) * _FINER, (x + radius) * _FINER, (y + radius) * _FINER]
        self._draw.ellipse(edges, fill=colour)

    def line(self, colour: str, width: float, *points: tuple[float, float]) -> None:
        self._draw.line([(x * _FINER, y * _FINER) for x, y in points], colour, round(width * _FINER), "curve")

    def bands(self, colours: list[str], top: float, bottom: float) -> None:
        """Stripes across the picture, as many as there are colours."""
        step = (bottom - top) / len(colours)
        for number, colour in enumerate(colours):
            self.box(colour, 0, top + number * step, SIZE[0], top + (number + 1) * step)

    def save(self, path: Path) -> None:
        small = self._image.resize(SIZE, Image.Resampling.LANCZOS)
        small.quantize(_COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


def tide_clock(sheet: Sheet) -> None:
    """The clock house on its wall, the moon, and the staff in the water."""
    sheet.bands(NIGHT, 0, 330)
    sheet.disc(PAPER, 190, 110, 52)
    sheet.bands(SEA, 330, 540)
    for number in range(6):
        half = 60 - number * 8
        sheet.box(NIGHT[4], 190 - half, 348 + number * 28, 190 + half, 354 + number * 28)
    sheet.shape(WALL, (430, 360), (960, 360), (960, 540), (400, 540))
    sheet.box(WALL_TOP, 424, 346, 960, 366)
    sheet.box(RUST, 590, 180, 830, 346)
    sheet.shape(INK, (560, 184), (710, 80), (860, 184))
    sheet.box(INK, 735, 262, 790, 346)
    sheet.disc(PAPER, 668, 236, 50)
    sheet.line(INK, 8, (668, 200), (668, 236), (694, 252))
    sheet.box(LAMP, 747, 276, 778, 304)
    _staff(sheet)


def _staff(sheet: Sheet) -> None:
    sheet.box(PAPER, 330, 210, 372, 500)
    for mark in range(7):
        top = 222 + mark * 40
        sheet.box(INK if mark % 2 else RUST, 330, top, 372 if mark % 2 else 354, top + 16)
    sheet.box(SEA[2], 318, 470, 384, 540)


def harbour_wall(sheet: Sheet) -> None:
    """Somebody in a yellow coat on a harbour wall, with a narrow book."""
    sheet.bands(["#8fa7b3", "#a3b6bd", "#b9c6c6", "#ccd2c8", "#dcdcc9"], 0, 300)
    sheet.bands(["#5d7f8c", "#4c6e7d", "#3d5d6c"], 300, 540)
    sheet.shape("#33434b", (90, 300), (260, 300), (235, 334), (115, 334))
    sheet.line("#33434b", 6, (170, 300), (170, 170))
    sheet.shape(PAPER, (178, 180), (178, 286), (246, 286))
    sheet.shape(WALL, (0, 430), (960, 400), (960, 540), (0, 540))
    sheet.shape(WALL_TOP, (0, 412), (960, 382), (960, 408), (0, 438))
    sheet.shape("#2d2a2f", (560, 396), (640, 392), (700, 500), (664, 506), (618, 420), (566, 420))
    sheet.shape("#d9a627", (548, 408), (568, 236), (612, 206), (664, 232), (676, 404))
    sheet.disc("#6b4429", 622, 168, 38)
    sheet.shape("#b98a1c", (578, 160), (604, 116), (664, 132), (664, 166), (626, 142), (604, 214), (574, 214))
    sheet.shape("#b98a1c", (606, 262), (652, 258), (730, 306), (718, 328), (650, 300))
    sheet.shape(PAPER, (706, 258), (736, 252), (752, 324), (722, 330))
    sheet.shape(RUST, (736, 252), (764, 260), (780, 328), (752, 324))


PICTURES: dict[str, Callable[[Sheet], None]] = {
    "tide-clock.png": tide_clock,
    "harbour-wall.png": harbour_wall,
}


def report() -> bytes:
    """The report of the harbour board, which one story cites."""
    return pdf_of(*REPORT, title="The tide clock of Port Sennet")


def main() -> None:
    folder = EDITION / "pictures"
    folder.mkdir(exist_ok=True)
    for name, draw in PICTURES.items():
        sheet = Sheet()
        draw(sheet)
        sheet.save(folder / name)
        print(f"{name}: {(folder / name).stat().st_size:,} bytes")
    (EDITION / "pages" / "tide-report.pdf").write_bytes(report())


if __name__ == "__main__":
    main()
