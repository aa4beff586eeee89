"""A mistake of ours, wherever it is made, becomes a sentence: the reader goes on, and the store is whole."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from inspect import signature
from pathlib import Path
from typing import ClassVar, cast

import pytest
from desk import Desk, desk, publish
from fakes import Clock
from loopback import Loopback
from textual._context import active_message_pump
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, Static

from reader.library import Library
from reader.ui.application import QuothApp
from reader.ui.mishaps import LOGGED, MANY, WITHIN, Mishaps


class Slip(Exception):
    """What nobody expected. Its words are for the log alone."""


def slip(*_: object) -> None:
    raise Slip("a canary of the log")


async def slip_later(*_: object) -> None:
    await asyncio.sleep(0)
    slip()


class Bad(Widget):
    """A widget whose every part can fail."""

    DEFAULT_CSS = "Bad { height: 1; dock: bottom; }"
    kept: reactive[int] = reactive(0)
    waited: reactive[int] = reactive(0)

    class Asked(Message):
        pass

    def on_bad_asked(self) -> None:
        slip()

    def watch_kept(self, value: int) -> None:
        if value:
            slip()

    async def watch_waited(self, value: int) -> None:
        if value:
            await slip_later()

    def action_slip(self) -> None:
        slip()


class BadLine(Bad):
    def render_line(self, y: int) -> Strip:
        raise Slip("a canary of the log")


class BadWords(Bad):
    def render(self) -> str:
        raise Slip("a canary of the log")


class BadHeight(Bad):
    DEFAULT_CSS = "BadHeight { height: auto; dock: bottom; }"

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        raise Slip("a canary of the log")


class BadWidth(Bad):
    DEFAULT_CSS = "BadWidth { height: 1; width: auto; dock: bottom; }"

    def get_content_width(self, container: Size, viewport: Size) -> int:
        raise Slip("a canary of the log")


class BadFirstWatch(Bad):
    first: reactive[int] = reactive(1)

    def watch_first(self) -> None:
        slip()


class BadMount(Bad):
    def on_mount(self) -> None:
        slip()


class BadChildren(Bad):
    def compose(self) -> ComposeResult:
        yield Static("one")
        slip()


class Asking(ModalScreen[int]):
    """A dialog that is whole but for what a child class breaks."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "dismiss(1)", "")]

    def compose(self) -> ComposeResult:
        yield Input()


class BadDialog(Asking):
    def compose(self) -> ComposeResult:
        yield Input()
        slip()


class BadDialogMount(Asking):
    def on_mount(self) -> None:
        slip()


class BadDialogKeys(Asking):
    def on_input_changed(self) -> None:
        slip()


Break = Callable[[Desk, Bad], object]
HANDLED: dict[str, Break] = {
    "a handler of a message": lambda at, bad: bad.post_message(Bad.Asked()),
    "a watcher": lambda at, bad: bad.call_later(setattr, bad, "kept", bad.kept + 1),
    "a watcher that waits": lambda at, bad: bad.call_later(setattr, bad, "waited", bad.waited + 1),
    "a timer": lambda at, bad: bad.set_timer(0.001, slip),
    "a callback": lambda at, bad: bad.call_later(slip),
    "a callback that waits": lambda at, bad: bad.call_later(slip_later),
    "what follows a painting": lambda at, bad: bad.call_after_refresh(slip),
    "what is done next": lambda at, bad: bad.call_next(slip),
    "a job of Textual's": lambda at, bad: bad.run_worker(slip_later()),
    "a job of the screen": lambda at, bad: at.screen.stage.job("x", slip_later),
    "an action": lambda at, bad: bad.call_later(bad.run_action, "slip"),
    "a callback of the app": lambda at, bad: at.app.call_later(slip),
    "a timer of the screen": lambda at, bad: at.screen.set_timer(0.001, slip),
}
DRAWN = (BadLine, BadWords, BadHeight, BadWidth)
MADE = (BadFirstWatch, BadMount, BadChildren)
DIALOGS = (BadDialog, BadDialogMount)


async def expect_alive(at: Desk, folder: Path) -> None:
    """That the mistake was told, the log has it, keys are heard, and what is kept from here on stays kept."""
    at.may_fail = True
    await at.until(lambda: "quoth.log says what" in at.said)
    log = (folder / "quoth.log").read_text()
    assert "Traceback" in log
    assert "a canary of the log" in log
    assert "canary" not in at.text
    at.screen.status.say("")
    await at.press("?")
    await at.until(lambda: type(at.app.screen).__name__ == "Help")
    await at.press("escape")
    await at.until(lambda: len(at.app.screen_stack) == 1)
    story = at.screen.lists.story(0)
    assert story
    await at.press("s")
    found = at.screen._library.story(story.id)
    assert found and found.bookmarked != story.bookmarked


@pytest.fixture
async def subscribed(site: Loopback, library: Library) -> Library:
    await library.subscriptions.add(publish(site))
    async for _ in library.refresh(force=True):
        pass
    return library


STOOD_ON = {
    (App, "_register_child"): ["parent", "child", "before", "after"],
    (App, "_handle_exception"): ["error"],
    (App, "_fatal_error"): [],
    (Widget, "_dispatch_message"): ["message"],
    (Widget, "_post_mount"): [],
    (Widget, "render_lines"): ["crop"],
    (Widget, "get_content_width"): ["container", "viewport"],
    (Widget, "get_content_height"): ["container", "viewport", "width"],
}


@pytest.mark.parametrize(("kind", "name"), STOOD_ON)
def test_textual_has_what_the_guard_stands_on(kind: type[App[None]] | type[Widget], name: str) -> None:
    """Where it does not, a new version of Textual calls it otherwise: so must mishaps.py and application.py.

    Without `_fatal_error` Textual prints the values of all variables, passwords among them.
    """
    method = getattr(kind, name, None)
    assert method is not None, f"Textual has no {kind.__name__}.{name} any more"
    assert list(signature(method).parameters)[1:] == STOOD_ON[kind, name]


def test_textual_says_what_has_ended_it() -> None:
    app = App[None]()
    assert (app._exception, app._exit, active_message_pump.get(None)) == (None, False, None)


def test_what_is_called_otherwise_is_left_alone() -> None:
    class Other:
        def met(self, error: Exception) -> None:
            raise error

    node = Other()
    Mishaps(str).guard(cast(Widget, node), node.met)
    assert not vars(node)


@pytest.mark.parametrize("place", HANDLED)
async def test_a_mistake_in_what_is_handled_is_told(
    subscribed: Library, tmp_path: Path, clock: Clock, place: str
) -> None:
    async with desk(subscribed, tmp_path, clock, app_type=QuothApp) as at:
        bad = Bad()
        await at.screen.mount(bad)
        HANDLED[place](at, bad)
        await expect_alive(at, tmp_path)
        HANDLED[place](at, bad)
        await at.until(lambda: "quoth.log says what" in at.said)


@pytest.mark.parametrize("kind", [*DRAWN, *MADE])
async def test_a_mistake_in_making_or_drawing_is_told(
    subscribed: Library, tmp_path: Path, clock: Clock, kind: type[Bad]
) -> None:
    async with desk(subscribed, tmp_path, clock, app_type=QuothApp) as at:
        bad = kind()
        await at.screen.mount(bad)
        await expect_alive(at, tmp_path)
        for _ in range(2 * MANY):
            bad.refresh(layout=True)
            await at.pilot.pause()
        if kind in (BadLine, BadWords):
            assert "Something went wrong in Quoth itself" in at.text
        assert (tmp_path / "quoth.log").read_text().count("Traceback") == 1
        bad.post_message(Bad.Asked())
        await at.until(lambda: "quoth.log says what" in at.said)


async def test_what_cannot_be_drawn_has_its_place_though_it_has_no_width(
    subscribed: Library, tmp_path: Path, clock: Clock
) -> None:
    async with desk(subscribed, tmp_path, clock, app_type=QuothApp) as at:
        bad = BadLine()
        bad.styles.width = 0
        await at.screen.mount(bad)
        await at.until(lambda: bad.is_attached)
        assert bad.size.width == 0
        mishaps = Mishaps(lambda _: "It broke.")
        bad.render_lines = slip  # type: ignore[method-assign,assignment]
        mishaps.guard(bad, mishaps.told)
        assert len(bad.render_lines(Region(0, 0, 4, 3))) == 3


@pytest.mark.parametrize("kind", DIALOGS)
async def test_a_dialog_that_cannot_be_made_goes_away(
    subscribed: Library, tmp_path: Path, clock: Clock, kind: type[Asking]
) -> None:
    async with desk(subscribed, tmp_path, clock, app_type=QuothApp) as at:
        answers = []

        async def ask() -> None:
            answers.append(await at.screen.stage.ask(kind()))

        for _ in range(2):
            at.screen.stage.job("ask", ask)
            await at.until(lambda: answers)
            assert answers.pop() is None
            await at.until(lambda: len(at.app.screen_stack) == 1)
            await expect_alive(at, tmp_path)


async def test_a_dialog_that_fails_at_every_key_can_be_left(
    subscribed: Library, tmp_path: Path, clock: Clock
) -> None:
    async with desk(subscribed, tmp_path, clock, app_type=QuothApp) as at:
        at.app.push_screen(BadDialogKeys())
        await at.until(lambda: isinstance(at.app.screen, BadDialogKeys))
        await at.press("x", "y", "escape")
        await expect_alive(at, tmp_path)
        assert (tmp_path / "quoth.log").read_text().count("Traceback") == 2


async def test_an_article_that_cannot_be_drawn_gives_way_to_the_next(
    subscribed: Library, tmp_path: Path, clock: Clock, site: Loopback
) -> None:
    async with desk(subscribed, tmp_path, clock, app_type=QuothApp) as at:
        article, whole = at.panes.article, at.panes.article.render_line
        setattr(article, "render_line", slip)  # noqa: B010
        at.screen.open(site.url("/bridge"))
        await at.settle()
        assert "Something went wrong in Quoth itself" in at.text
        at.screen.open(site.url("/wells"))
        await at.settle()
        setattr(article, "render_line", whole)  # noqa: B010
        article.refresh()
        await at.pilot.pause()
        assert "The wells are safe" in at.text and "went wrong" not in at.text
        at.may_fail = True
        assert (tmp_path / "quoth.log").read_text().count("Traceback") == 1


async def test_mistakes_without_an_end_end_the_reader_in_order(
    subscribed: Library, tmp_path: Path, clock: Clock
) -> None:
    app: App[None] | None = None
    with pytest.raises(Slip):
        async with desk(subscribed, tmp_path, clock, app_type=QuothApp) as at:
            app, at.may_fail = at.app, True

            async def again() -> None:
                await asyncio.sleep(0)
                at.screen.call_later(again)
                slip()

            again_and_again = at.screen.call_later(again)
            assert again_and_again
            await at.until(lambda: app and app.return_code == 1)
    assert app and app.return_code == 1
    assert (tmp_path / "quoth.log").read_text().count("Traceback") <= LOGGED + 1
    with pytest.raises(Exception, match="closed"):
        subscribed.counts()


def test_a_mistake_now_and_then_is_not_too_much() -> None:
    time = 0.0
    mishaps = Mishaps(lambda error: "", lambda: time)
    for _ in range(10 * MANY):
        time += 2 * WITHIN / MANY
        assert not mishaps.one_too_many()
    assert any(mishaps.one_too_many() for _ in range(MANY))


def test_the_log_is_not_filled_with_one_mistake() -> None:
    noted: list[Exception] = []

    def note(error: Exception) -> str:
        noted.append(error)
        return f"{len(noted)}"

    mishaps = Mishaps(note)
    said = []
    for _ in range(10):
        try:
            slip()
        except Slip as error:
            said.append(mishaps.told(error))
    assert said == ["1", "2", *["3"] * 8]
