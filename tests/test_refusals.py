"""What is said of an answer that is no page."""

from __future__ import annotations

import pytest

from reader.model import AskedToWait, ReaderError
from reader.web.answer import Answer
from reader.web.status import refuse_error


def answer(status: int, body: bytes = b"<p>Words.</p>") -> Answer:
    return Answer("https://a.example/1", "https://b.example/2", status, {}, body)


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (100, "b.example answered with something that is not a page (100)."),
        (206, "b.example answered with something that is not a page (206)."),
        (304, "b.example answered with something that is not a page (304)."),
        (401, "b.example wants a login (401): `quoth add --login NAME URL` gives it one."),
        (410, "b.example has taken this page away for good (410)."),
        (418, "b.example answered with something that is not a page (418)."),
        (500, "b.example failed at its end (500)."),
        (599, "b.example failed at its end (599)."),
        (600, "b.example answered with something that is not a page (600)."),
    ],
)
def test_a_status_is_told_with_the_host_that_gave_it(status: int, said: str) -> None:
    with pytest.raises(ReaderError) as raised:
        refuse_error(answer(status), conditional=False)
    assert str(raised.value) == said and not isinstance(raised.value, AskedToWait)


@pytest.mark.parametrize("status", [429, 503])
def test_who_wants_to_be_asked_later_is_told_apart(status: int) -> None:
    with pytest.raises(AskedToWait, match=rf"^b\.example .*\({status}\)\.$"):
        refuse_error(answer(status), conditional=False)


@pytest.mark.parametrize("body", [b"", b" \r\n\t"])
def test_a_page_without_anything_on_it_is_none(body: bytes) -> None:
    with pytest.raises(ReaderError, match=r"^b\.example sent an empty page\.$"):
        refuse_error(answer(200, body), conditional=False)


def test_a_whole_page_is_taken_and_one_that_is_unchanged_if_that_was_asked() -> None:
    for status in (200, 203, 299):
        refuse_error(answer(status), conditional=False)
    refuse_error(answer(304, b""), conditional=True)
