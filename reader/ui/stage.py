"""What the parts of the main screen need of it, without knowing it: its voice, its questions, its jobs."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from textual.message import Message
from textual.screen import ModalScreen, Screen
from textual.worker import Worker, WorkerError, get_current_worker

from reader.model import ReaderError

if TYPE_CHECKING:
    from textual.widget import Widget

    from reader.ui.frame import Status


class Passed(Message):
    """Sent after what a key has set going: when it reaches the screen, all of that has."""

    def __init__(self) -> None:
        super().__init__()
        self.arrived = asyncio.Event()


class Stage:
    """Says sentences on the status line, asks by dialogs, and runs what may wait."""

    def __init__(
        self,
        screen: Screen[None],
        status: Status,
        note: Callable[[Exception], str],
        key: Callable[[str], str],
    ) -> None:
        self._screen = screen
        self._note = note
        self.status = status
        self.key = key
        """The key of an action by its name, for a sentence."""
        self.grabs: Callable[[str], None] | None = None
        """What hears every key in place of the keymap, while something has them all."""
        self.endings: list[Callable[[], None]] = []
        """What is to be done before the terminal is given back."""
        self.sending = asyncio.Lock()
        """Held while pictures are sent to the terminal: what is sent of two must not mix."""
        self._asked = asyncio.Event()

    def say(self, message: str, problem: bool = False) -> None:
        """Show a sentence on the status line."""
        self.status.say(message, problem)

    def say_ended(self, sentence: str) -> None:
        """Say how a job ended that the user began, and that could be stopped."""
        self.status.say(sentence, ending=True)

    def say_done(self, change: str) -> None:
        """Say what was changed, and which key takes it back."""
        self.say(f"{change}. {self.key('undo')} undoes it.")

    def relabel(self, action: str, label: str = "") -> None:
        """Call an action otherwise in the footer; without a label, what the table calls it."""
        from reader.ui.frame import KeyLine

        for line in self._screen.query(KeyLine):
            others = {name: other for name, other in line.labels.items() if name != action}
            line.labels = others | ({action: label} if label else {})

    @contextmanager
    def telling(self, *but: type[ReaderError]) -> Iterator[None]:
        """The one place of the screen where a ReaderError ends: as a sentence on the status line.

        So does a mistake of ours, which is logged: the reader goes on, and what was stored is whole.
        Those of the types in `but` go on to the caller, who shows them elsewhere.
        """
        try:
            yield
        except but:
            raise
        except ReaderError as error:
            self.say(str(error), problem=True)
        except Exception as error:
            self.say(self._note(error), problem=True)

    def job(self, group: str, work: Callable[[], Awaitable[object]]) -> None:
        """Run a job that may wait; it ends the one of its group that is under way."""

        async def told() -> None:
            with self.telling():
                await work()

        self._screen.run_worker(told(), group=group, exclusive=True)

    def end(self, group: str) -> None:
        """End the job of a group, if one is under way."""
        self._screen.workers.cancel_group(self._screen, group)

    async def settled(self) -> bool:
        """Wait until no other job is under way; False as soon as one of them asks something. Inside a job."""
        passed = Passed()
        (self._screen.focused or self._screen).post_message(passed)
        await passed.arrived.wait()
        own = get_current_worker()
        ended = [
            asyncio.ensure_future(_end_of(worker)) for worker in self._screen.workers if worker is not own
        ]
        asked = asyncio.ensure_future(self._asked.wait())
        while not asked.done() and not all(one.done() for one in ended):
            running = [one for one in ended if not one.done()]
            await asyncio.wait([asked, *running], return_when=asyncio.FIRST_COMPLETED)
        is_asked = asked.done()
        for waiting in (asked, *ended):
            waiting.cancel()
        return not is_asked

    async def ask(self, dialog: ModalScreen[Any]) -> Any:
        """Show a dialog and give what was answered. Inside a job."""
        self._asked.set()
        try:
            return await self._screen.app.push_screen_wait(dialog)
        finally:
            self._asked.clear()

    async def prompt(self, title: str, hint: str, text: str = "") -> str | None:
        """Ask for a line of text, beginning with `text`. Inside a job."""
        # Dialogs are imported when first needed: they are slow, and no part of the first paint.
        from reader.ui.dialogs.questions import Prompt

        answer: str | None = await self.ask(Prompt(title, hint, text))
        return answer

    async def mount(self, widget: Widget) -> None:
        """Put a widget at the foot of the screen."""
        await self._screen.mount(widget)

    @property
    def dialogs(self) -> Sequence[Screen[Any]]:
        """What lies over the screen."""
        return self._screen.app.screen_stack[1:]

    def later(self, act: Callable[[], object]) -> None:
        """Do something when what is under way has been laid out and painted."""
        self._screen.call_after_refresh(act)

    def browse(self, url: str) -> None:
        """Open an address in the web browser. Raises ReaderError for what is no address of the web."""
        from reader.ui.outside.browser import address_for_browser

        self._screen.app.open_url(address_for_browser(url))

    def send(self, codes: str) -> None:
        """Write codes to the terminal that draw nothing by themselves, in turn with what is drawn."""
        # Textual has no other way to it, and goes it itself for the clipboard.
        driver = self._screen.app._driver
        if driver is not None:
            driver.write(codes)

    def lend(self, words: Sequence[str], given: bytes | None = None, pause: bool = False) -> int:
        """Leave the terminal to a program until it ends; its exit code.

        With `pause` its output stays in sight until Enter. Raises ReaderError when the terminal cannot be
        left, or the program not be started.
        """
        from textual.app import SuspendNotSupported

        from reader.library.programs import in_terminal

        failed: ReaderError | None = None
        code = 0
        try:
            with self._screen.app.suspend():
                # An error that left this would leave the terminal with nobody.
                try:
                    code = in_terminal(words, given)
                except ReaderError as error:
                    failed = error
                if pause and not failed:
                    with suppress(EOFError, KeyboardInterrupt):
                        input("\nEnter goes back to Quoth. ")
        except SuspendNotSupported:
            raise ReaderError("This terminal cannot be left to another program.") from None
        if failed:
            raise failed
        self._screen.refresh(layout=True)
        return code

    def copy(self, text: str) -> None:
        """Put a text on the terminal's clipboard."""
        self._screen.app.copy_to_clipboard(text)


async def _end_of(worker: Worker[Any]) -> None:
    """Wait for a job, whichever way it ends."""
    with suppress(WorkerError):
        await worker.wait()
