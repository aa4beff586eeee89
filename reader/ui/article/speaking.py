"""The article read aloud by a command, a sentence at a time, with the sentence marked in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.piped import NO_SPEECH, say_aloud
from reader.model import Reading

if TYPE_CHECKING:
    from reader.ui.context import Context

_JOB = "speech"


class Speaking:
    """Reads from the top of the view on; the view follows. Another article ends it."""

    def __init__(self, context: Context) -> None:
        self._stage = context.stage
        self._panes = context.panes
        self._settings = context.settings
        self._run: object | None = None
        """The run that is under way: one that was begun since is another."""

    def action_read_aloud(self) -> None:
        reading = self._panes.article.reading
        if self.stop():
            return
        if not self._settings.speech_command:
            self._stage.say(NO_SPEECH)
        elif reading is None:
            self._stage.say("Open an article to have it read aloud.")
        else:
            run = self._run = object()
            self._stage.job(_JOB, lambda: self._speak(reading, run))

    def stop(self) -> bool:
        """Fall silent; whether anything was read."""
        if self._run is None:
            return False
        self._run = None
        self._stage.end(_JOB)
        self._stage.say_ended("Stopped reading aloud.")
        return True

    async def _speak(self, reading: Reading, run: object) -> None:
        from reader.library.spoken import sentences

        view, document = self._panes.article, reading.article.document
        try:
            self._stage.say(f"Reading aloud; {self._stage.key('read_aloud')} stops.")
            if view.place is None:
                await say_aloud(self._settings.speech_command, reading.article.title)
            for place in sentences(document, view.place):
                if view.reading is not reading:
                    return
                view.point_out([place])
                await say_aloud(self._settings.speech_command, " ".join(document.at(place).split()))
            self._stage.say_ended("Read to the end.")
        finally:
            if self._run in (run, None):
                self._run = None
                if view.reading is reading:
                    view.point_out(())
