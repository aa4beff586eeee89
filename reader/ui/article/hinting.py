"""Links by what is typed: letters put on every link in sight, or the number of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from reader.text.clean import host_of, named_site, site_of
from reader.ui.article.hints import Chosen, LinkUse, Typing, codes
from reader.ui.article.labels import Labels, Letters, spaced

if TYPE_CHECKING:
    from reader.ui.article.spots import Spot
    from reader.ui.article.view import ArticleView
    from reader.ui.stage import Stage


class Hinting:
    """Puts hints on the article, hears the letters, and does what they come to."""

    def __init__(self, stage: Stage, view: ArticleView) -> None:
        self._stage = stage
        self._view = view
        self._spots: Sequence[Spot] = ()
        self._codes: Sequence[str] = ()
        self._typing = Typing(())

    def action_hints(self) -> None:
        self._spots = self._view.spots_in_sight()
        if not self._spots:
            self._stage.say("No link is in sight: names in bold are sources without one.")
            return
        self._codes = codes(len(self._spots))
        self._typing = Typing(self._codes)
        self._view.labels = self._labels()
        self._stage.grabs = self._press
        self._stage.say("A letter opens a link, a capital in the browser; y first copies it.")

    def action_numbered_link(self, number: int = 0) -> None:
        """Open a link by its number in the article, from 1; without one, the link that the user is at."""
        if number:
            self._view.chosen = number - 1
            if self._view.chosen is None:
                self._stage.say(f"The article has no link {number}.")
                return
        self._view.action_open_link()

    def _press(self, key: str) -> None:
        # Other text may have come in meanwhile, which has taken the labels away.
        chosen = self._typing.press(key) if self._view.labels else Chosen(LinkUse.DROP)
        if chosen is None:
            self._view.labels = self._labels()
            return
        self._view.labels = {}
        self._stage.grabs = None
        self._stage.say("")
        if chosen.use is not LinkUse.DROP:
            with self._stage.telling():
                self._follow(self._spots[chosen.number], chosen.use)

    def _follow(self, spot: Spot, use: LinkUse) -> None:
        if use is LinkUse.OPEN or spot.url == "#":
            self._view.open_link(spot.url, spot.place)
        elif use is LinkUse.BROWSE:
            self._stage.job("ask", lambda: self._browse(spot))
        else:
            self._stage.copy(spot.url)
            self._stage.say(f"Copied {spot.url}")

    async def _browse(self, spot: Spot) -> None:
        """Open a link in the browser; where its words are the address of another site, after a question."""
        words = self._view.words(spot.place)
        if named_site(words) not in ("", site_of(spot.url)):
            from reader.ui.dialogs.questions import Confirm

            question = f"“{words}” leads to {host_of(spot.url)}. Open it?"
            if not await self._stage.ask(Confirm(question, spot.url)):
                return
        self._stage.browse(spot.url)
        self._stage.say(f"Opened {spot.url} in the browser.")

    def _labels(self) -> Labels:
        lines: dict[int, list[Letters]] = {}
        for spot, label in self._wanted():
            lines.setdefault(spot.y, []).append(label)
        return {y: spaced(labels, self._view.size.width - 1) for y, labels in lines.items()}

    def _wanted(self) -> Iterator[tuple[Spot, Letters]]:
        """The labels whose codes go on from what is typed."""
        typed = self._typing.typed
        for spot, code in zip(self._spots, self._codes, strict=True):
            if code.startswith(typed):
                yield spot, Letters(spot.column, code, len(typed))
