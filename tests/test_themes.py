"""Themes as Textual gets them: they apply, they can be read, speakers can be told apart."""

import math
from itertools import combinations
from pathlib import Path

import pytest
from prompt_pilot import piloted
from textual.app import App, ComposeResult
from textual.color import Color
from textual.containers import Vertical
from textual.theme import Theme
from textual.widgets import Button, Footer, Input, OptionList

from reader.ui.quotes.speakers import SPEAKER_COLOURS
from reader.ui.themes.files import ANSI_COLOURS, COLOURS, themes_dir
from reader.ui.themes.made import load_themes

THEMES = load_themes([themes_dir()]).themes
COLOURED = [theme for theme in THEMES if not theme.ansi]
QUOTES = [f"quote-{number}" for number in range(1, SPEAKER_COLOURS + 1)]

LEAST_DIFFERENCE = 0.055
"""Distance in Oklab at which two colours side by side are told apart; the ledger tells by name too."""


def by_name(theme: Theme) -> str:
    return theme.name


def colours_of(theme: Theme) -> dict[str, str]:
    """The variables of a style sheet, as Textual's app puts them together."""
    return theme.to_color_system().generate() | theme.variables


def luminance(colour: Color) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.normalized]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted(luminance(Color.parse(colour)) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


def oklab(colour: str) -> tuple[float, float, float]:
    """https://bottosson.github.io/posts/oklab/"""
    r, g, b = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in Color.parse(colour).normalized
    )
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    medium = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def pairs() -> list[tuple[str, str]]:
    """Every (text, background) that the screen can put together."""
    inks = ["foreground", "heading", "link", "quote-none", *QUOTES]
    found = [(ink, on) for ink in inks for on in ("background", "surface", "panel", "current", "find")]
    others = ["quiet", "accent", "error", "warning", "success"]
    found += [(ink, on) for ink in others for on in ("background", "surface", "panel", "current")]
    found += [("quiet", "find")]  # a caption
    found += [
        ("block-cursor-foreground", "block-cursor-background"),
        ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
        ("footer-key-foreground", "footer-background"),
        ("footer-description-foreground", "footer-background"),
        ("input-selection-foreground", "input-selection-background"),
        ("screen-selection-foreground", "screen-selection-background"),
    ]
    return found


@pytest.mark.parametrize("theme", COLOURED, ids=by_name)
def test_text_stands_out_from_what_it_stands_on(theme: Theme) -> None:
    colours = colours_of(theme)
    least = 7 if theme.name.startswith("contrast-") else 4.5
    faint = {(text, on): round(contrast(colours[text], colours[on]), 2) for text, on in pairs()}
    assert {pair: ratio for pair, ratio in faint.items() if ratio < least} == {}


@pytest.mark.parametrize("theme", COLOURED, ids=by_name)
def test_speakers_are_told_apart_from_each_other_and_from_the_text(theme: Theme) -> None:
    colours = colours_of(theme)
    close = {
        (one, other): round(distance, 3)
        for one, other in combinations([*QUOTES, "foreground"], 2)
        if (distance := math.dist(oklab(colours[one]), oklab(colours[other]))) < LEAST_DIFFERENCE
    }
    assert close == {}


@pytest.mark.parametrize("theme", COLOURED, ids=by_name)
def test_marks_are_seen_on_the_page(theme: Theme) -> None:
    colours = colours_of(theme)
    for mark in ("current", "find", "block-cursor-background"):
        assert math.dist(oklab(colours[mark]), oklab(colours["background"])) > 0.03, mark


@pytest.mark.parametrize("theme", COLOURED, ids=by_name)
def test_a_theme_says_rightly_whether_it_is_dark(theme: Theme) -> None:
    assert theme.background and theme.dark == (luminance(Color.parse(theme.background)) < 0.2)


@pytest.mark.parametrize("theme", [theme for theme in THEMES if theme.ansi], ids=by_name)
def test_a_terminals_own_colours_are_not_mixed(theme: Theme) -> None:
    assert theme.foreground == theme.background == "ansi_default"
    assert {theme.variables[name] for name in QUOTES} <= ANSI_COLOURS
    assert len({theme.variables[name] for name in QUOTES}) == SPEAKER_COLOURS


class Everything(App[None]):
    """The parts of Textual that the reader uses, and the reader's own colours in a style sheet."""

    CSS = (
        "Vertical { color: $quote-1; background: $current; border: round $border; link-color: $link; }"
        + "".join(
            f" .c{number} {{ color: ${name}; }}"
            for number, name in enumerate(
                [*QUOTES, "quote-none", "quiet", "heading", "find", "surface-active"]
            )
        )
    )

    def __init__(self, themes: tuple[Theme, ...]) -> None:
        super().__init__()
        for theme in themes:
            self.register_theme(theme)
        self.theme = themes[0].name

    def compose(self) -> ComposeResult:
        with Vertical():
            yield OptionList("one", "two")
            yield Input("text")
            yield Button("Button", variant="primary")
        yield Footer()


async def test_every_theme_applies_and_gives_the_same_variables() -> None:
    app = Everything(THEMES)
    given: dict[str, set[str]] = {}
    async with piloted(app) as pilot:
        for theme in THEMES:
            app.theme = theme.name
            await pilot.pause()
            given[theme.name] = set(theme.variables) - {"ansi-background", "ansi-foreground"}
            assert app.query_one(Vertical).styles.color == Color.parse(theme.variables["quote-1"])
    assert {"quote-none", "link", "quiet", "heading", "find", "current", *QUOTES} <= set.intersection(
        *given.values()
    )


async def test_any_colour_that_a_file_may_name_can_be_applied(tmp_path: Path) -> None:
    for number, colour in enumerate(sorted(ANSI_COLOURS)):
        lines = ['description = "One colour for all"', "dark = true", "ansi = true"]
        for title, keys in COLOURS.items():
            lines += [f"[{title}]", *(f'{key} = "{colour}"' for key in keys)]
        lines += ["[speakers]", f"colours = {[colour] * SPEAKER_COLOURS}", f'none = "{colour}"']
        (tmp_path / f"theme-{number}.toml").write_text("\n".join(lines))
    loaded = load_themes([tmp_path])
    assert loaded.problems == () and len(loaded.themes) == len(ANSI_COLOURS) == 17
    app = Everything(loaded.themes)
    async with piloted(app) as pilot:
        for theme in loaded.themes:
            app.theme = theme.name
            await pilot.pause()
            assert app.query_one(Vertical).styles.color == Color.parse(theme.variables["quote-1"])


def test_problems_come_with_the_themes(tmp_path: Path) -> None:
    (tmp_path / "broken.toml").write_text("dark = true")
    loaded = load_themes([themes_dir(), tmp_path])
    assert loaded.themes == THEMES
    assert loaded.problems == (f"{tmp_path / 'broken.toml'}: description is missing.",)
