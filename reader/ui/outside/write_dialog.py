"""The dialog that asks what to write, in which form, and where."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from os.path import dirname
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, Static

from reader.model import Form
from reader.text.clean import safe_line
from reader.ui.dialogs.frame import FieldsDialog, labelled
from reader.ui.dialogs.option_line import OptionLine
from reader.ui.dialogs.ordered import OrderedInput

_LONGEST_NAME = 60
_NOT_IN_NAMES = re.compile(r"[^\w]+")
_OF_DEVICES = re.compile(r"con|prn|aux|nul|(com|lpt)\d")
_ENDINGS = tuple(f".{form.value}" for form in Form)
_FILE, _CLIPBOARD = range(2)


class What(StrEnum):
    """What can be written, as a sentence calls it."""

    STORY = "the story"
    EVIDENCE = "the evidence"
    LIST = "the list"
    RANGE = "the range"


class Offer(NamedTuple):
    """Something that can be written: its label in the dialog, and what a file of it is named after."""

    what: What
    label: str
    name: str


class WriteRequest(NamedTuple):
    """What was asked for, in which form, and the file, or None for the clipboard."""

    what: What
    form: Form
    file: str | None


class WriteDialog(FieldsDialog[WriteRequest]):
    """Asks for a `WriteRequest`. The name of the file follows what is chosen until the user changes it."""

    KEYS: ClassVar[Mapping[str, str]] = {"Enter": "write", "←→": "choose", "↑↓": "next line", "Esc": "cancel"}
    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "close", "Cancel", show=False)]

    def __init__(self, offers: Sequence[Offer]) -> None:
        super().__init__("Write", self._asked, classes="write")
        self._offers = offers
        self._what = OptionLine("What", [offer.label for offer in offers])
        self._form = OptionLine("Form", [form.words for form in Form])
        self._where = OptionLine("To", ["a file", "the clipboard"])
        self._folder = Static(markup=False, classes="folder")
        self._file = OrderedInput(self._offered(), compact=True, select_on_focus=False)

    def body(self) -> ComposeResult:
        yield self._what
        yield self._form
        yield self._where
        yield labelled("Name", self._file)
        yield self._folder

    def on_mount(self) -> None:
        self.set_focus(self._form)
        self._tell_folder()

    def _asked(self) -> WriteRequest | None:
        to_file = self._where.chosen == _FILE
        name = self._file.value.strip() if to_file else None
        form = list(Form)[self._form.chosen]
        return None if name == "" else WriteRequest(self._offers[self._what.chosen].what, form, name)

    @on(OptionLine.Changed)
    def _changed(self, event: OptionLine.Changed) -> None:
        form = list(Form)[self._form.chosen]
        if not form.is_text and self._where.chosen == _CLIPBOARD:
            # What was chosen last counts.
            if event.line is self._where:
                self._form.choose(0)
            else:
                self._where.choose(_FILE)
        for line in self.query(".labelled, .folder"):
            line.display = self._where.chosen == _FILE
        self._rename()

    @on(Input.Changed)
    def _tell_folder(self) -> None:
        """Say where the file will be: a name alone leaves that to where the reader was started."""
        from reader.library.outfile import whereabouts

        name = self._file.value.strip()
        folder = whereabouts(dirname(name) or ".")
        self._folder.update(f" In     {safe_line(folder)}")

    def _rename(self) -> None:
        """Give the file the name of what is chosen, or at least its ending where the user has named it."""
        old = self._file.value
        offered = {file_name(offer.name, form) for offer in self._offers for form in Form}
        if old in offered:
            self._file.value = self._offered()
        elif old.endswith(_ENDINGS):
            self._file.value = f"{old.rpartition('.')[0]}.{list(Form)[self._form.chosen].value}"
        self._file.cursor_position = len(self._file.value)

    def _offered(self) -> str:
        return file_name(self._offers[self._what.chosen].name, list(Form)[self._form.chosen])


def file_name(title: str, form: Form) -> str:
    """A name for a file about something: the words of its title, joined by hyphens."""
    words = _NOT_IN_NAMES.sub("-", title.casefold())[:_LONGEST_NAME].strip("-_")
    if not words or _OF_DEVICES.fullmatch(words):
        words = f"story-{words}".strip("-")
    return f"{words}.{form.value}"
