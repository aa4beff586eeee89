"""Checks and marks on the bundled edition, on a real terminal, without a network, over a restart."""

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
        terminal.expect("2 altered, 5 not in this source.")
        terminal.press("}")
        terminal.expect("≠┃ “We will not raise")
        terminal.press("v")
        terminal.expect("≠ Altered")
        terminal.expect(lambda screen: any(row.split()[:3] == ["38", "│", "48"] for row in rows_of(screen)))
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


def rows_of(screen: str) -> list[str]:
    """What stands in the rows of a dialog, without its frame and what is beside it."""
    return [row.split("│", 1)[1].strip() for row in screen.splitlines() if row.count("│") > 2]
