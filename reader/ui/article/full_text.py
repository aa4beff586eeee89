"""A story as its feed gave it, or as its page has it: one in place of the other."""

from __future__ import annotations

from reader.ui.context import Context
from reader.ui.opening import Opening
from reader.ui.subject import Subject


class TextSwitch:
    """Shows the one that is not shown. Both are kept."""

    def __init__(self, context: Context, subject: Subject, opening: Opening) -> None:
        self._library = context.library
        self._stage = context.stage
        self._subject = subject
        self._opening = opening

    def action_toggle_text(self) -> None:
        self._stage.job("open", self._toggle)

    async def _toggle(self) -> None:
        reading, key = self._subject.reading, self._stage.key("toggle_text")
        story = reading.story if reading else None
        if reading is None or story is None or story.feed is None:
            self._stage.say("This came from no feed: there is no other text of it.")
        elif reading.page is None:
            self._stage.say(f"Opening the page of {story.title} …")
            page = await self._library.open(story)
            self._opening.put(page)
            self._stage.say(page.notice or f"The full page. {key} shows what the feed gave.")
        elif given := await self._library.feed_text(story):
            self._opening.put(given)
            self._stage.say(f"What the feed gave. {key} shows the full page.")
        else:
            self._stage.say("The feed gave no text of this story.")
