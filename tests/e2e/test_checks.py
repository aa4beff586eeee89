"""Checks and marks on the bundled edition, on a real terminal, without a network, over a restart."""

import re
from pathlib import Path

from terminal import Terminal


def test_quotes_are_checked_and_one_is_marked_and_still_is_after_a_restart(tmp_path: Path) -> None:
    with Terminal(["--offline"], tmp_path, 120, 40) as terminal:
        terminal.expect("quotes:")
        terminal.press("J")
        terminal.expect("The crossing was closed in May")
        terminal.press("}", "}")
        terminal.expect('┃ "We said before the frost')
        terminal.press("v")
        terminal.expect("= Verbatim")
        terminal.press("escape")
        terminal.expect_gone("= Verbatim")
        terminal.press("J", "J")
        terminal.expect("The operator promises")
        terminal.press("V")
        terminal.expect("2 altered, 5 not in Northmoor Courier.")
        terminal.press("}")
        terminal.expect("≠┃ “We will not raise")
        terminal.press("v")
        terminal.expect("≠ Altered")
        terminal.expect(lambda screen: re.search("│ +38 +│ 48 +│", screen) is not None)
        terminal.press("M")
        terminal.expect("Your mark on this quote")
        terminal.press("down", "Which pass?", "enter")
        terminal.expect("Marked a quote doubtful.")
        terminal.press("}")
        terminal.expect("∅┃ quarter of the island")
        terminal.press("v")
        terminal.expect("∅ Not in this source")
        terminal.press("escape")
        terminal.expect_gone("∅ Not in this source")
        terminal.press("Q")
        assert terminal.ended() == 0
    with Terminal(["--offline"], tmp_path, 120, 40) as terminal:
        terminal.expect("Unread")
        terminal.press("h")
        terminal.press("4")
        terminal.expect("Which pass?")
        terminal.press("enter")
        terminal.expect("~≠│ “We will not raise")
        terminal.press("Q")
        assert terminal.ended() == 0
