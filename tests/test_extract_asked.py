"""Questions and answers that a page's own data tells of."""

import json

import pytest

from reader.text.extract.asked import asked_of, keep_asked
from reader.text.extract.blocks import cut
from reader.text.extract.guides import read_guides
from reader.text.extract.parse import parse
from reader.text.extract.tidy import tidy

ASKED = "When does the last ferry leave?"
ANSWER = "At nine in the evening, on Sundays at seven."
ITEMS = "<p>Bring these with you:</p><ul><li>a warm coat</li><li>coins &amp; small notes</li></ul>"


def page_of(*pairs: tuple[str, str], kind: str = "FAQPage", body: str = "") -> str:
    asked = [
        {"@type": "Question", "name": name, "acceptedAnswer": {"@type": "Answer", "text": text}}
        for name, text in pairs
    ]
    data = json.dumps({"@context": "https://schema.org", "@type": kind, "mainEntity": asked})
    return f'<html><head><script type="application/ld+json">{data}</script></head><body>{body}</body></html>'


def kept(page: str, already: bool = False) -> list[str]:
    """The blocks that come in with the questions, where none, or else all, were in before."""
    root = parse(page)
    asked = asked_of(read_guides(root))
    leaves = cut(tidy(root))
    keep = [already] * len(leaves)
    keep_asked(leaves, asked, keep)
    return [leaf.text for leaf, stays in zip(leaves, keep, strict=True) if stays]


def test_questions_and_answers_that_the_page_tells_of_are_in() -> None:
    body = f"<div><h3>{ASKED}</h3><div><p>{ANSWER}</p></div><p>The harbour has no car park.</p></div>"
    assert kept(page_of((ASKED, f"<p>{ANSWER}</p>"), body=body)) == [ASKED, ANSWER]


def test_an_answer_may_be_of_several_blocks_and_written_as_html() -> None:
    body = f"<div><h3>What do I need?</h3>{ITEMS}</div>"
    found = ["What do I need?", "Bring these with you:", "a warm coat", "coins & small notes"]
    escaped = ITEMS.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert kept(page_of(("What do I need?", ITEMS), body=body)) == found
    assert kept(page_of(("What do I need?", escaped), body=body)) == found


def test_a_script_without_blanks_is_looked_up_too() -> None:
    body = "<div><h3>最終の船は何時に出ますか。</h3><p>港には駐車場がありません。</p></div>"
    page = page_of(("最終の船は何時に出ますか。", "夜の九時です。"), body=body)
    assert kept(page) == ["最終の船は何時に出ますか。"]


@pytest.mark.parametrize(
    "body",
    [
        "<div><p>At nine</p></div>",
        f"<nav><p>{ANSWER}</p></nav>",
        f"<aside><p>{ANSWER}</p></aside>",
        f'<div><p><a href="/ferries">{ASKED}</a></p></div>',
        "<div><p>At nine in the evening the harbour is shut.</p></div>",
    ],
    ids=["two words", "menu", "beside the text", "a link to it", "its beginning alone"],
)
def test_what_only_looks_like_an_answer_stays_out(body: str) -> None:
    assert kept(page_of((ASKED, ANSWER), body=body)) == []


def test_questions_of_another_kind_of_page_bring_nothing_in() -> None:
    body = f"<div><h3>{ASKED}</h3><p>{ANSWER}</p></div>"
    assert kept(page_of((ASKED, ANSWER), kind="QAPage", body=body)) == []
    assert kept(page_of(body=body)) == []


def test_what_is_in_stays_in() -> None:
    body = "<div><p>The harbour has no car park.</p></div>"
    assert kept(page_of((ASKED, ANSWER), body=body), already=True) == ["The harbour has no car park."]


@pytest.mark.parametrize("entity", ['"all of it"', "7", "null", '[["a", 3]]', '{"name": {"text": 4}}'])
def test_data_of_strange_shapes_does_no_harm(entity: str) -> None:
    data = f'{{"@type": "FAQPage", "mainEntity": {entity}}}'
    script = f'<script type="application/ld+json">{data}</script>'
    assert kept(f"<html><head>{script}</head><body><p>{ANSWER}</p></body></html>") == []
