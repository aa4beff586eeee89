"""Captions stay with what they are about."""

import pytest

from reader.text.extract import prune
from reader.text.extract.blocks import cut
from reader.text.extract.parse import parse
from reader.text.extract.pictures import pictures, without_lone_captions
from reader.text.extract.rules import KEPT
from reader.text.extract.tidy import tidy

TEXT = "The boats lay in the harbour until the ice had gone."
CAPTION = "Boats at the quay. Photo: Ann Lee"
IMAGE = '<img src="/quay.jpg" alt="Boats at the quay in the evening">'


def captions(between: str) -> int:
    """How many captions stay of what stands between two paragraphs, where all blocks are kept."""
    body = tidy(parse(f"<article><p>{TEXT}</p>{between}<p>{TEXT} Then they left.</p></article>"))
    return sum(leaf.text == CAPTION for leaf in without_lone_captions(body, cut(body)))


@pytest.mark.parametrize(
    ("between", "stays"),
    [
        (f"<figure>{IMAGE}<figcaption>{CAPTION}</figcaption></figure>", True),
        (f"<figure><figcaption>{CAPTION}</figcaption></figure>", False),
        (f"<figure><img src='data:,'><figcaption><p>{CAPTION}</p></figcaption></figure>", False),
        (f"<figure><video></video><figcaption>{CAPTION}</figcaption></figure>", False),
        (f"<figure><blockquote>{TEXT}</blockquote><figcaption>{CAPTION}</figcaption></figure>", True),
        (f"<figure><pre>ice = 1</pre><figcaption>{CAPTION}</figcaption></figure>", True),
        (f"<div><figcaption>{CAPTION}</figcaption></div>", False),
        (f"<div>{IMAGE}<figcaption>{CAPTION}</figcaption></div>", True),
        (f"<figcaption>{CAPTION}</figcaption>", True),
        (f"<figure><figcaption {KEPT}='1'>{CAPTION}</figcaption></figure>", True),
        (f"<p>{CAPTION}</p>", True),
    ],
)
def test_a_caption_goes_where_the_article_does_not_show_what_it_is_about(between: str, stays: bool) -> None:
    assert captions(between) == stays


def test_two_pictures_in_a_row_both_keep_their_captions() -> None:
    assert captions(2 * f"<figure>{IMAGE}<figcaption>{CAPTION}</figcaption></figure>") == 2


def shown(figure: str) -> str:
    """The text of a page of which only the paragraphs outside of a figure are kept."""
    body = tidy(parse(f"<article><p>{TEXT}</p>{figure}<p>{TEXT} Then they left.</p></article>"))
    kept = [leaf for leaf in cut(body) if leaf.text.startswith(TEXT)]
    prune(body, [*(leaf.element for leaf in kept), *pictures(body, kept)])
    return " ".join(text.strip() for text in body.itertext() if text.strip())


@pytest.mark.parametrize(
    ("figure", "beside"),
    [
        (f"<figure>{IMAGE}<figcaption>{CAPTION}</figcaption></figure>", CAPTION),
        (f"<figure>{IMAGE}<p>Enlarge</p><figcaption>{CAPTION}</figcaption></figure>", CAPTION),
        (f"<figure><picture><source srcset='/q.webp'>{IMAGE}</picture><figcaption>{CAPTION}</figcaption>"
         "<ul><li>Share</li></ul></figure>", CAPTION),
        (f"<figure>{IMAGE}<div>{CAPTION}</div></figure>", CAPTION),
    ],
)  # fmt: skip
def test_of_a_figure_that_is_no_block_of_the_article_picture_and_caption_stay(
    figure: str, beside: str
) -> None:
    assert shown(figure) == f"{TEXT} {beside} {TEXT} Then they left."


@pytest.mark.parametrize(
    "picture",
    [
        f"<div class='wp-caption'>{IMAGE}<p class='wp-caption-text'>{CAPTION}</p></div>",
        f"<div class='pic'><a href='/quay.jpg'>{IMAGE}</a><span class='imageCredit'>{CAPTION}</span></div>",
        f"<p>{IMAGE}<em class='bildunterschrift'>{CAPTION}</em></p>",
        f"<div><div class='frame'>{IMAGE}</div><div class='foto-leyenda'><b>{CAPTION}</b></div></div>",
    ],
)
def test_a_picture_and_what_is_named_for_its_caption_are_a_figure(picture: str) -> None:
    body = tidy(parse(f"<article><p>{TEXT}</p>{picture}<p>{TEXT}</p></article>"))
    assert [leaf.element.tag for leaf in cut(body)] == ["p", "figcaption", "p"]
    assert body.find(".//figure//img") is not None


@pytest.mark.parametrize(
    "other",
    [
        f"<div>{IMAGE}<h3>Boats for sale</h3><p class='caption'>{CAPTION}</p></div>",
        f"<div>{IMAGE}{IMAGE}<p class='caption'>{CAPTION}</p></div>",
        f"<div>{IMAGE}<p class='content'>{CAPTION}</p></div>",
        f"<div>{IMAGE}</div><p class='caption'>{CAPTION}</p>",
        f"<a href='/b'>{IMAGE}<span class='caption'>{CAPTION}</span></a>",
    ],
)
def test_what_holds_more_than_a_picture_and_its_caption_is_no_figure(other: str) -> None:
    assert tidy(parse(f"<article><p>{TEXT}</p>{other}<p>{TEXT}</p></article>")).find(".//figure") is None
