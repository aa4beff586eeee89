"""What a terminal answers is no typing, whenever it comes and in however many pieces."""

from __future__ import annotations

import pytest
from textual._xterm_parser import XTermParser
from textual.events import Key

from reader.ui.answers import KeyParser, heed_answers

COLOUR = "\x1b]11;rgb:ffff/ffff/ffff\x1b\\"
ANSWERS = [COLOUR, COLOUR.replace("\x1b\\", "\x07"), "\x1b_Gi=1;OK\x1b\\", "\x1b[?62;4;22c"]


def typed(*pieces: str, said: str = "") -> str:
    """The keys that are heard when these pieces are read one after the other."""
    parser = KeyParser(said=said)
    events = [event for piece in pieces for event in parser.feed(piece)]
    events += parser.feed("")
    return " ".join(event.key if isinstance(event, Key) else type(event).__name__ for event in events)


@pytest.mark.parametrize("answer", [*ANSWERS, "".join(ANSWERS)])
def test_an_answer_among_keys_is_not_heard(answer: str) -> None:
    assert typed(f"j{answer}k") == "j k"


@pytest.mark.parametrize("answer", ANSWERS)
def test_an_answer_in_pieces_is_not_heard(answer: str) -> None:
    first = 3 if answer.startswith("\x1b[") else 2
    for at in range(first, len(answer)):
        assert typed(f"j{answer[:at]}", f"{answer[at:]}k") == "j k", at
    assert typed("j", answer[:first], *answer[first:], "k") == "j k"


@pytest.mark.parametrize("answer", ANSWERS)
def test_an_answer_that_the_start_gave_up_on_is_not_heard(answer: str) -> None:
    for at in range(1, len(answer)):
        assert typed(f"{answer[at:]}k", said=f"{COLOUR}{answer[:at]}") == "k", at
    assert typed("k", said=answer) == "k"
    assert typed("[A", said=answer + "\x1b") == "up"


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize(
    ("keys", "heard"), [("j", "j"), ("\x1b[A", "up"), ("\x1b[<0;3;4M", "MouseDown"), (COLOUR + "k", "k")]
)
def test_an_answer_that_is_never_finished_takes_no_key_along(answer: str, keys: str, heard: str) -> None:
    for at in range(3, len(answer) - 1):
        assert typed(answer[:at], keys, "l") == f"{heard} l", at
        assert typed(keys, "l", said=answer[:at]) == f"{heard} l", at


@pytest.mark.parametrize(
    ("pieces", "heard"),
    [
        (["\x1b"], "escape"),
        (["\x1b[A", "\x1b[B"], "up down"),
        (["\x1b[", "A"], "up"),
        (["\x1b[200~a\x1b[201~", "b"], "Paste b"),
        (["\x1b[?2026;2$y"], "TerminalSupportsSynchronizedOutput"),
        (["\x1b[?2026;", "2$y"], "TerminalSupportsSynchronizedOutput"),
        (["\x1b[<0;3;", "4M"], "MouseDown"),
    ],
)
def test_all_else_is_heard_as_before(pieces: list[str], heard: str) -> None:
    assert typed(*pieces) == heard


def test_what_is_no_answer_after_all_is_heard() -> None:
    long = "x" * 1000
    assert typed(f"\x1b]11;{long}", "j").endswith("x j")


def test_the_driver_of_terminals_reads_so(monkeypatch: pytest.MonkeyPatch) -> None:
    from textual.drivers import linux_driver

    monkeypatch.setattr(linux_driver, "XTermParser", XTermParser)

    class Ours(linux_driver.LinuxDriver):
        pass

    heed_answers(Ours, COLOUR[:9].encode())
    made = vars(linux_driver)["XTermParser"]
    for heard in ("k", "f f f f slash f f f f slash f f f f backslash k"):
        parser = made(False)
        events = [event for piece in (f"{COLOUR[9:]}k", "") for event in parser.feed(piece)]
        assert " ".join(event.key for event in events) == heard, "only the first begins amid an answer"
