"""All that leaves for the terminal, by whichever way: nothing in it is obeyed but what is our own."""

from __future__ import annotations

import asyncio
import logging
import re
import sys
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes import Clock
from rich.text import Text
from textual import widgets
from textual.app import ComposeResult
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.containers import VerticalScroll
from textual.content import Content
from textual.drivers.headless_driver import HeadlessDriver
from textual.events import Paste
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets.option_list import Option
from textual.widgets.selection_list import Selection

from reader.config import Paths, Settings
from reader.library import Library
from reader.ui.application import LONGEST_COPY, QuothApp

OWN = re.compile(
    r"""\x1b\[(?:\d{1,3}(?:;\d{1,3})*)?m|          # colours: a payload's have four digits
        \x1b\[\d{0,3}(?:;\d{1,3})?[HABCDGJK]|      # the place of what is drawn
        \x1b\[\?2026[hl]|                          # a frame that is shown at once
        \x1b\]22;[a-z-]*\x07|                      # the pointer of the mouse
        \x1b\]52;c;(?P<copied>[A-Za-z0-9+/=]*)\x07 # what is copied""",
    re.VERBOSE,
)
OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")
BELL = "\x07"
PAYLOAD = "".join(
    (
        "\x1b[7777mred\x1b[7777;1H\x1b]0;title\x07\x1b]52;c;not base64\x07\x1b]8;;http://a.example\x1b\\x",
        "\x9b7777m\x9d0;x\x9c\x90q\x9c\x1b_Gi=1;A\x1b\\\x1bc\x0e\x7f\x00\x84\u202eover\u2066in\U000e0041",
        "a\tb\bc\x0bd\x0ce\rf\ng\x07",
    )
)


class Recorder(HeadlessDriver):
    """A terminal of which all is kept that it is told."""

    def __init__(self, *given: object, **named: object) -> None:
        super().__init__(*given, **named)  # type: ignore[arg-type]
        self.told: list[str] = []

    @property
    def is_headless(self) -> bool:
        return False

    def write(self, data: str) -> None:
        self.told.append(data)


class Payloads(Provider):
    """Commands of the palette that are called as a payload is."""

    async def discover(self) -> Hits:
        yield DiscoveryHit(Content(PAYLOAD), lambda: None, PAYLOAD, Content(PAYLOAD))  # type: ignore[arg-type]

    async def search(self, query: str) -> Hits:
        yield Hit(1, Content(PAYLOAD), lambda: None, PAYLOAD, Content(PAYLOAD))  # type: ignore[arg-type]


def kinds() -> Iterator[Widget]:
    """Every widget of Textual's that shows a text, with a payload for each text of it."""
    text = Content(PAYLOAD)
    yield widgets.Static(text)
    yield widgets.Label(text)
    yield widgets.Button(text)
    yield widgets.Checkbox(text)
    yield widgets.RadioButton(text)
    yield widgets.Input(PAYLOAD, PAYLOAD)
    yield widgets.Input(placeholder=PAYLOAD)
    yield widgets.MaskedInput("AAAA", "abcd", placeholder=PAYLOAD[:4])
    yield widgets.TextArea(PAYLOAD)
    yield widgets.OptionList(Option(text), Option(PAYLOAD.replace("[", "(")))
    yield widgets.SelectionList(Selection(text, 1))
    yield widgets.Select([(PAYLOAD.replace("[", "("), 1)], prompt=PAYLOAD.replace("[", "("), value=1)
    yield widgets.Tabs(widgets.Tab(text))
    yield widgets.Collapsible(widgets.Static(text), title=PAYLOAD.replace("[", "("), collapsed=False)
    yield widgets.Log()
    yield widgets.RichLog()
    yield widgets.Markdown(PAYLOAD)
    yield widgets.Digits(PAYLOAD)
    yield widgets.Link(PAYLOAD, url=PAYLOAD)
    yield widgets.Placeholder(PAYLOAD.replace("[", "("))
    yield widgets.Pretty([PAYLOAD])
    yield widgets.ListView(widgets.ListItem(widgets.Label(text)))
    yield widgets.ProgressBar()
    yield widgets.Sparkline([1.0, 2.0])
    yield widgets.Switch()
    yield widgets.Rule()


class Everything(Screen[None]):
    """One of each, in a pane that scrolls, with titles and hints."""

    CSS = "VerticalScroll > * { height: 4; border: round red; }"

    def compose(self) -> ComposeResult:
        yield widgets.Header()
        with VerticalScroll():
            for widget in kinds():
                widget.border_title = widget.border_subtitle = Content(PAYLOAD)  # type: ignore[assignment]
                widget.tooltip = Content(PAYLOAD)
                yield widget
            yield widgets.DataTable()
            yield widgets.Tree(Text(PAYLOAD))
        yield widgets.Footer()

    def on_mount(self) -> None:
        self.title = self.sub_title = PAYLOAD
        self.query_one(widgets.Log).write(PAYLOAD)
        self.query_one(widgets.RichLog).write(PAYLOAD)
        table = self.query_one(widgets.DataTable)
        table.add_column(Text(PAYLOAD))
        table.add_row(Text(PAYLOAD), label=Text(PAYLOAD))
        self.query_one(widgets.Tree).root.add_leaf(Text(PAYLOAD))


class Driven(QuothApp):
    """The reader before that terminal."""

    TOOLTIP_DELAY = 0.01
    driver: Recorder

    def get_driver_class(self) -> type[Recorder]:
        return Recorder


async def told(app: Driven, act: object, size: tuple[int, int] = (100, 200)) -> str:
    """What the terminal is told while something is done."""
    heard = ""

    async def pilot(pilot: Pilot[None]) -> None:
        nonlocal heard
        await pilot.pause()
        driver = app._driver
        assert isinstance(driver, Recorder)
        await act(pilot)  # type: ignore[operator]
        await pilot.pause()
        heard = "".join(driver.told)
        app.exit()

    await app.run_async(headless=False, size=size, auto_pilot=pilot)
    return heard


@pytest.fixture
def app(library: Library, tmp_path: Path, clock: Clock) -> Driven:
    paths = Paths(tmp_path / "config.toml", tmp_path)
    return Driven(library, Settings(theme="broadsheet"), paths, now=clock)


def expect_nothing_obeyed(heard: str) -> None:
    left = OWN.sub("", heard)
    assert not (found := OBEYED.search(left)), left[max(0, found.start() - 90) : found.end() + 30]
    assert "7777m" in left and "rf\ng" not in left


async def test_no_widget_draws_what_is_obeyed(app: Driven) -> None:
    drawn = 0

    async def act(pilot: Pilot[None]) -> None:
        nonlocal drawn
        await app.push_screen(Everything())
        await pilot.pause()
        drawn = len(app.screen.query("VerticalScroll > *"))
        app.notify(PAYLOAD, title=PAYLOAD, markup=False)
        await pilot.pause()
        assert await pilot.hover(widgets.Button, offset=(2, 1))
        await pilot.pause(0.2)
        assert app.screen.query(widgets._tooltip.Tooltip).first().display  # type: ignore[attr-defined]

    heard = await told(app, act)
    expect_nothing_obeyed(heard)
    assert heard.count("7777mred") > drawn > 20


async def test_the_palette_draws_nothing_that_is_obeyed(app: Driven) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await app.push_screen(CommandPalette([Payloads], placeholder=PAYLOAD))
        await pilot.pause(0.1)
        await pilot.press("r")
        await pilot.pause(0.1)

    expect_nothing_obeyed(await told(app, act, (120, 40)))


async def test_what_is_said_and_what_heads_a_pane_is_obeyed_by_nobody(app: Driven) -> None:
    async def act(pilot: Pilot[None]) -> None:
        desk = app._desk
        for frame in desk.panes.frames.values():
            frame.head.title = PAYLOAD
        desk.stage.say(PAYLOAD, problem=True)
        desk.stage.relabel("help", PAYLOAD)
        await pilot.pause()
        desk.status.show_preview(PAYLOAD)
        await pilot.pause()
        desk.stage.job("ask", lambda: desk.stage.prompt(PAYLOAD, PAYLOAD, PAYLOAD))
        await pilot.pause(0.1)

    expect_nothing_obeyed(await told(app, act, (160, 40)))


async def test_what_is_typed_and_pasted_is_obeyed_by_nobody(app: Driven) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("/")
        await pilot.pause()
        app.post_message(Paste(PAYLOAD))
        await pilot.pause()

    expect_nothing_obeyed(await told(app, act, (120, 40)))


@pytest.mark.parametrize("text", [PAYLOAD, "plain", "\x1b]52;c;x\x07" * 9])
async def test_what_is_copied_is_a_code_of_letters_alone(app: Driven, text: str) -> None:
    async def act(pilot: Pilot[None]) -> None:
        app.copy_to_clipboard(text)

    heard = await told(app, act, (80, 24))
    (copied,) = filter(None, (found["copied"] for found in OWN.finditer(heard)))
    assert copied == b64encode(text.encode()).decode()
    assert len(text) < LONGEST_COPY and not OBEYED.search(OWN.sub("", heard))


async def test_the_terminal_gets_no_title_and_rings_when_it_is_told_to(app: Driven) -> None:
    async def act(pilot: Pilot[None]) -> None:
        app.title = app.sub_title = PAYLOAD
        await pilot.pause()
        app.bell()

    left = OWN.sub("", await told(app, act, (80, 24)))
    assert left.count(BELL) == 1 and not OBEYED.search(left.replace(BELL, ""))


async def test_the_noise_of_libraries_is_not_on_the_screen(
    app: Driven, capfd: pytest.CaptureFixture[str]
) -> None:
    async def act(pilot: Pilot[None]) -> None:
        def noise() -> None:
            logging.getLogger("a.library").error(PAYLOAD)
            print(PAYLOAD)
            print(PAYLOAD, file=sys.stderr, flush=True)

        noise()
        await asyncio.to_thread(noise)
        await pilot.pause()

    heard = await told(app, act, (120, 40))
    assert "7777" not in heard
    assert "7777" not in "".join(capfd.readouterr())
