"""What a page says twice."""

from collections.abc import Callable

import pytest

from reader.text.extract.blocks import cut
from reader.text.extract.parse import parse
from reader.text.extract.repeated import drop_repeated
from reader.text.extract.tidy import tidy

SPEAKER = "Ann Lee, who has fished off the mole since her youth"
FIRST = "The herring came late, and there were fewer of them than in any year that I know."
SECOND = "Nobody has asked us what we shall live on when the quay is closed in May."


def kept(body: str) -> list[str]:
    leaves = cut(tidy(parse(f"<html><body><main>{body}</main></body></html>")))
    keep = [True] * len(leaves)
    drop_repeated(leaves, keep)
    return [leaf.text for leaf, stays in zip(leaves, keep, strict=True) if stays]


def figure(words: str) -> str:
    return f"<figure><blockquote><p>{words}</p></blockquote><figcaption>{SPEAKER}</figcaption></figure>"


def footed(words: str) -> str:
    return f"<blockquote><p>{words}</p><footer>{SPEAKER}</footer></blockquote>"


@pytest.mark.parametrize("quote", [figure, footed])
def test_who_said_it_stays_below_each_quote(quote: Callable[[str], str]) -> None:
    assert kept(quote(FIRST) + quote(SECOND)) == [FIRST, SPEAKER, SECOND, SPEAKER]


def test_a_quote_that_is_repeated_goes_with_the_line_below_it() -> None:
    assert kept(footed(FIRST) + footed(FIRST)) == [FIRST, SPEAKER]


def test_a_paragraph_that_is_repeated_goes() -> None:
    assert kept(f"<p>{FIRST}</p><p>{SECOND}</p><p>{FIRST}</p>") == [FIRST, SECOND]


def test_a_caption_of_a_picture_that_is_repeated_goes() -> None:
    picture = f'<figure><img src="/a.jpg"><figcaption>{SPEAKER}</figcaption></figure>'
    assert kept(f"<p>{FIRST}</p>{picture}<p>{SECOND}</p>{picture}").count(SPEAKER) < 2


def test_a_pull_quote_goes_where_its_words_stand_in_the_text() -> None:
    assert kept(f"<p>{FIRST} {SECOND}</p><aside><p>{SECOND}</p></aside>") == [f"{FIRST} {SECOND}"]
