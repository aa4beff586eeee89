"""The blocks of a page, kept and dropped, and the article that they make, until a rule comes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.screen import ModalScreen

from reader.library.sites import Choosing, Sites, rule_from
from reader.model import PageBlock, ReaderError, Reading, SiteRule, counted
from reader.ui.actions import ACTIONS, MOVING
from reader.ui.article.view import ArticleView
from reader.ui.cells import Line, spread
from reader.ui.dialogs.frame import STYLE, Foot
from reader.ui.dialogs.questions import Confirm
from reader.ui.frame import Head, Status
from reader.ui.lists.rows import RowList

KEPT, DROPPED = "+", "−"
_WIDE = 100
"""From so many columns on the article stands beside the blocks, else below them."""
_SWITCH = "space"
_KEYS = {
    "Space": "Switch",
    "a": "All of its look",
    "Enter": "Write rule",
    "Tab": "Article",
    "Esc": "Leave",
}


class BlockRows:
    """Blocks drawn for a list, one a line: a sign, the words, and whether the user has switched it."""

    def __init__(self, blocks: Sequence[PageBlock], wanted: Mapping[str, bool]) -> None:
        self._blocks = blocks
        self._wanted = wanted

    def __len__(self) -> int:
        return len(self._blocks)

    def height(self, width: int) -> int:
        return 1

    def selectable(self, index: int) -> bool:
        return True

    def draw(self, index: int, width: int) -> Sequence[Line]:
        block = self._blocks[index]
        kept = is_kept(block, self._wanted)
        switched = "switched" if kept is not block.kept else ""
        sign, look = (KEPT, "strong") if kept else (DROPPED, "quiet")
        line = spread(block.text, switched, width - 2, "" if kept else "quiet", "hit")
        return (((f"{sign} ", look), *line),)


def is_kept(block: PageBlock, wanted: Mapping[str, bool]) -> bool:
    """Whether a block is in the article by what the user wants of it alone, or of all of its look."""
    return wanted.get(block.alone, wanted.get(block.selector, block.kept))


class Picker(ModalScreen[SiteRule | None]):
    """Shows the blocks of a page and lets the user switch them. Gives the rule to be written, or None.

    A rule is for all pages of a site: it tells a block by its look, and one of many of a look by its first
    words. The preview shows what comes of it.
    """

    CSS_PATH = STYLE
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(",".join(key for key in a.keys if key != _SWITCH), a.does, a.label, show=False)
            for a in ACTIONS
            if a.group == MOVING
        ),
        Binding(_SWITCH, "switch", "Switch", show=False),
        Binding("a", "switch_look", "Switch all", show=False),
        Binding("enter,w", "write", "Write", show=False),
        Binding("tab,shift+tab", "other", "Article", show=False),
        Binding("escape,q,X", "leave", "Leave", show=False),
    ]

    def __init__(self, sites: Sites, reading: Reading, choosing: Choosing) -> None:
        super().__init__(classes="picker")
        self._sites = sites
        self._reading = reading
        self._domain, self._blocks = choosing
        self._wanted: dict[str, bool] = {}
        self.rows = RowList()
        self.preview = ArticleView(hint="")
        self.status = Status()
        self._heads = Head(), Head()

    def compose(self) -> ComposeResult:
        blocks, article = self._heads
        blocks.title, article.title = f"Blocks of {self._domain}", "The article that they make"
        with Container(classes="halves"):
            with Vertical():
                yield blocks
                yield self.rows
            with Vertical():
                yield article
                yield self.preview
        yield self.status
        yield Foot(_KEYS)

    def on_mount(self) -> None:
        first = next((number for number, block in enumerate(self._blocks) if block.kept), 0)
        self.rows.show(BlockRows(self._blocks, self._wanted), first)
        self.preview.show(self._reading)
        self.set_focus(self.rows)
        self._count()

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.width >= _WIDE, "wide")

    def on_descendant_focus(self) -> None:
        """The head of what has the keys is the one in front."""
        for head, body in zip(self._heads, (self.rows, self.preview), strict=True):
            head.front = body.has_focus

    def action_move(self, how: str) -> None:
        getattr(self.preview if self.preview.has_focus else self.rows, f"action_{how}")()

    def action_other(self) -> None:
        (self.rows if self.preview.has_focus else self.preview).focus()

    @on(RowList.Chosen)
    def action_switch(self) -> None:
        """Switch the block under the cursor."""
        block = self._under_cursor
        if block.alone != block.selector and block.selector in self._wanted:
            self.status.say("All blocks of this look are switched: a switches them back.")
        else:
            self._switch(block.alone, [each for each in self._blocks if each.alone == block.alone])

    def action_switch_look(self) -> None:
        """Switch all blocks that look like the one under the cursor."""
        selector = self._under_cursor.selector
        self._switch(selector, [each for each in self._blocks if each.selector == selector])

    @property
    def _under_cursor(self) -> PageBlock:
        return self._blocks[self.rows.cursor or 0]

    def _switch(self, selector: str, blocks: Sequence[PageBlock]) -> None:
        """Want the other thing of all that a selector finds; what the page gives anyway needs no rule."""
        kept = not is_kept(self._under_cursor, self._wanted)
        for name in {selector, *(block.alone for block in blocks)}:
            self._wanted.pop(name, None)
        if any(is_kept(block, self._wanted) is not kept for block in blocks):
            self._wanted[selector] = kept
        self.rows.redraw()
        self._count()
        self.status.say(f"{selector} finds {counted(len(blocks), 'block')} here.")
        self.run_worker(self._preview(), group="preview", exclusive=True)

    def action_write(self) -> None:
        """Show what would be written, and ask."""
        if not self._wanted:
            self.status.say("Nothing is switched yet: Space switches the block under the cursor.")
            return
        rule = rule_from(self._domain, self._wanted)
        try:
            table, file = self._sites.text_with(rule), self._sites.file
        except ReaderError as error:
            self.status.say(str(error), problem=True)
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self.dismiss(rule)

        self.app.push_screen(Confirm(f"Write this into {file}?", table), answered)

    def action_leave(self) -> None:
        """Go back; ask first where something was switched."""
        if not self._wanted:
            self.dismiss(None)
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self.dismiss(None)

        self.app.push_screen(
            Confirm("Leave without writing a rule?", "What you switched is dropped."), answered
        )

    async def _preview(self) -> None:
        try:
            article = await self._sites.tried(self._reading, rule_from(self._domain, self._wanted))
        except ReaderError as error:
            self.status.say(str(error), problem=True)
        else:
            self.preview.show(replace(self._reading, article=article), self.preview.place)

    def _count(self) -> None:
        kept = sum(is_kept(block, self._wanted) for block in self._blocks)
        self._heads[0].position = f"{kept} of {len(self._blocks)} kept"
