"""Footnotes: read from Markdown, written back, set at the end, followed to the note and back."""

from __future__ import annotations

from readings import paragraph, place_of, reading_of, span_of
from screens import screen_text
from test_article_view import Desk, desk

from reader.model import Block, BlockKind, Document, Link, Place, Reading, Span, SpanKind
from reader.text.article import article_from_markdown
from reader.text.layout import lay_out
from reader.text.markdown import to_document, to_markdown
from reader.ui.article.anchors import anchors, is_within, partner
from reader.ui.article.view import ArticleView

TEXT = """\
The line runs on[^why], and it is old[^2].

[^2]: Since 1931[^why].

    It says so itself.

It was disputed[^why]. See [^unknown].

[^why]: Nobody could say.
[^spare]: Nobody asks.
"""


def texts(markdown: str) -> list[str]:
    return [block.text for block in to_document(markdown).blocks]


def test_notes_stand_at_the_end_numbered_as_they_are_referred_to() -> None:
    assert texts(TEXT) == [
        "The line runs on¹, and it is old².",
        "It was disputed¹. See [^unknown].",
        "¹ Nobody could say.",
        "² Since 1931¹.\nIt says so itself.",
        "³ Nobody asks.",
    ]
    first, *_, note, _, _ = to_document(TEXT).blocks
    assert first.spans[0] == Span(16, 17, SpanKind.REFERENCE, "1") and not first.is_note
    assert note.spans[0] == Span(0, 1, SpanKind.NOTE, "1") and note.is_note


def test_notes_that_refer_to_notes_come_in_the_order_in_which_they_are_met() -> None:
    chain = "Text[^a].\n\n[^c]: Third.\n\n[^b]: Second[^c].\n\n[^a]: First[^b].\n\n[^d]: Alone.\n"
    assert texts(chain) == ["Text¹.", "¹ First².", "² Second³.", "³ Third.", "⁴ Alone."]


def test_they_are_written_as_footnotes_and_read_back_as_the_same() -> None:
    document = to_document(TEXT)
    written = to_markdown(document)
    assert "[^2]: Since 1931[^1].\\\n    It says so itself.\n" in written
    assert to_document(written) == document


def test_a_note_keeps_what_it_holds_as_lines() -> None:
    assert texts("A[^1].\n\n[^1]: First:\n\n    - x\n    - *y*\n\n    ```\n    a  b\n\n    c\n    ```\n") == [
        "A¹.",
        "¹ First:\nx\ny\na b\nc",
    ]
    assert texts("A[^1].\n\n[^1]:\n")[1] == "¹ —"


def test_many_notes_have_numbers_of_several_digits() -> None:
    body = "".join(f"w[^{number}] " for number in range(1, 13))
    notes = "".join(f"[^{number}]: n\n" for number in range(1, 13))
    document = to_document(f"{body}\n\n{notes}")
    assert document.blocks[-1].text == "¹² n" and document.blocks[-1].spans[0].end == 2
    assert to_document(to_markdown(document)) == document


def test_a_reference_before_a_colon_is_no_note() -> None:
    document = to_document("[^1]\\: so.\n\n[^1]: Note.\n")
    assert document.blocks[0].text == "¹: so."
    assert to_document(to_markdown(document)) == document


def test_notes_stand_close_under_a_rule() -> None:
    layout = lay_out(to_document(TEXT), 36)
    assert [layout.text_of(number) for number in range(len(layout.lines))][-7:] == [
        "It was disputed¹. See [^unknown].",
        "",
        "──────",
        "¹ Nobody could say.",
        "² Since 1931¹.",
        "It says so itself.",
        "³ Nobody asks.",
    ]


def long_reading() -> Reading:
    filler = "\n\n".join(f"Paragraph {number} says nothing of it." for number in range(60))
    article = article_from_markdown(f"Runs on[^1].\n\n{filler}\n\nOnce more[^1].\n\n[^1]: Why not.\n", None)
    return reading_of(article.document)


async def test_a_number_leads_to_its_note_and_back_to_where_one_was() -> None:
    async with desk(long_reading()) as (app, pilot):
        view = app.view
        view.action_next_link()
        view.action_open_link()
        await pilot.pause()
        assert "¹ Why not." in screen_text(app)
        (note,) = view.pointed_out
        view.open_link("#", note)
        await pilot.pause()
        assert view.words(view.pointed_out[0]) == "¹" and view.pointed_out[0].block == 0
        again = place_of(view.reading.article.document, "¹", 1) if view.reading else note
        view.open_link("#", again)
        view.open_link("#", note)
        assert view.pointed_out == (again,)
        assert not [each for each in app.told if isinstance(each, ArticleView.LinkOpened)]


async def test_a_click_and_a_hint_follow_it_too() -> None:
    async with desk(long_reading()) as (app, pilot):
        (spot,) = app.view.spots_in_sight()
        await pilot.click(offset=(spot.column, spot.y))
        await pilot.pause()
        assert "¹ Why not." in screen_text(app)


PAGE = "https://tidende.example/ferry"


def _page_with_notes() -> Document:
    text, note = "It runs on¹ and on.", "1 Nobody could say. ↩"
    return Document(
        (
            paragraph(text, span_of(text, "¹", SpanKind.LINK, f"{PAGE}#fn-1")),
            Block(BlockKind.PARAGRAPH, "Between."),
            paragraph(note, span_of(note, "↩", SpanKind.LINK, f"{PAGE}#fnref-1")),
        )
    )


async def test_the_notes_of_a_page_are_followed_by_their_numbers() -> None:
    async with desk(reading_of(_page_with_notes())) as (app, _):
        app.view.action_next_link()
        app.view.action_open_link()
        assert app.view.pointed_out == (Place(2, 20, 21),)
        app.view.open_link(f"{PAGE}#fnref-1", Place(2, 20, 21))
        assert app.view.pointed_out == (Place(0, 10, 11),)
        assert no_page_opened(app)


def no_page_opened(app: Desk) -> bool:
    return not [each for each in app.told if isinstance(each, ArticleView.LinkOpened)]


def test_what_has_no_partner_leads_out_as_before() -> None:
    links = anchors(_page_with_notes())
    alone = Link(f"{PAGE}#top", "Top", Place(1, 0, 3))
    assert partner((*links, alone), alone.place, None) is None
    assert partner(links, Place(5, 0, 1), None) is None
    assert is_within(f"{PAGE}#fn-1", PAGE)
    assert (
        not is_within(PAGE, PAGE)
        and not is_within("https://b.example/#a", PAGE)
        and not is_within("#a", None)
    )
