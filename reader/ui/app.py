"""The way into the reader on a screen."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reader.config import Paths, Settings, is_set
from reader.ui.pictures.graphics import graphics_of, question
from reader.ui.themes.ground import TerminalReply, ask

if TYPE_CHECKING:
    from reader.library import Library
    from reader.model import Article, Story
    from reader.ui.application import QuothApp

IDLE = 4.0
"""Seconds after the start at which pages that have no articles yet are read."""


def run_app(library: Library, settings: Settings, paths: Paths, target: str | Article | Story | None) -> int:
    """Start the reader, on an article when one is named, and give the exit code when it ends.

    It needs a terminal, or to be served (`TEXTUAL_DRIVER`). The library is closed at the end.
    """
    served = is_set(os.environ, "TEXTUAL_DRIVER")
    # Textual takes an empty NO_COLOR for a set one; https://no-color.org wants it not empty.
    if not is_set(os.environ, "NO_COLOR"):
        os.environ.pop("NO_COLOR", None)
    answer = TerminalReply if served else ask(os.environ, question(os.environ))
    # Imported when the terminal was asked for its ground, which answers meanwhile.
    import asyncio
    import sys

    from reader.ui.application import QuothApp
    from reader.ui.start import Start

    is_new = library.remembered("welcomed") is None and not library.feeds()
    is_dark, said = answer()
    app = QuothApp(
        library,
        settings,
        paths,
        Start(
            target,
            is_dark=is_dark is not False,
            is_new=is_new,
            idle=IDLE,
            graphics=graphics_of(said),
        ),
    )
    if not served and sys.platform != "win32":
        from reader.ui.answers import heed_answers
        from reader.ui.apart import apart

        heed_answers(app.driver_class, said)
        app.driver_class = apart(app.driver_class)
    asyncio.run(_until_ended(app))
    return app.return_code or 0


async def _until_ended(app: QuothApp) -> None:
    from reader.ui.signals import end_on_signals

    # A signal may come before anything is drawn.
    end_on_signals(lambda code: app.exit(return_code=code), app.at_home)
    await app.run_async()
