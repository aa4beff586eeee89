"""Pictures in the text of an article, in a reader that runs over a real server."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from threading import Event

import pytest
from desk import AtDesk, Desk, filler
from golden import check_screen
from loopback import Loopback, Received, Reply
from PIL import Image
from test_pictures import claims, png
from textual.geometry import Offset
from textual.selection import Selection

from reader.config import Settings
from reader.library import Library
from reader.library.pictures import LARGEST
from reader.model import Place
from reader.text.clean import PLACEHOLDER
from reader.ui.pictures.plates import Plate

HALF = "▀"


@pytest.fixture(autouse=True)
def _many_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")


def chequered(width: int, height: int) -> bytes:
    """A picture of four fields, so that its cells are not all alike."""
    picture = Image.new("RGB", (width, height), "white")
    picture.paste("teal", (0, 0, width // 2, height // 2))
    picture.paste("maroon", (width // 2, height // 2, width, height))
    made = BytesIO()
    picture.save(made, "PNG")
    return made.getvalue()


def publish(site: Loopback, paragraphs: int = 9) -> str:
    """An article with a picture to lead with, a tall one in it, and a wide one near its end."""
    site["/lead.png"] = Reply(chequered(600, 400), content_type="image/png")
    site["/tall.png"] = Reply(chequered(300, 600), content_type="image/png")
    site["/wide.png"] = Reply(chequered(900, 300), content_type="image/png")
    words = [f"<p>{text}</p>" for text in filler(paragraphs)]
    caption = "<figure><img src='/{0}.png'><figcaption>The {0} picture of the council</figcaption></figure>"
    words.insert(4, caption.format("tall"))
    words.insert(-1, caption.format("wide"))
    head = f"<title>Council</title><meta property='og:image' content='{site.url('/lead.png')}'>"
    body = f"<article><h1>The council meets</h1>{''.join(words)}</article>"
    site["/council"] = Reply(f"<html><head>{head}</head><body>{body}</body></html>".encode())
    return site.url("/council")


def plates(at: Desk) -> dict[str, Plate]:
    """The pictures that stand in the text, by the names of their files."""
    sheet = at.panes.article.sheet
    found = (sheet.plate_at(y, sheet.margin) for y in range(sheet.height))
    return {plate.url.rpartition("/")[2]: plate for plate in found if plate}


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_golden_screens_of_pictures_in_the_text(
    at_desk: AtDesk, site: Loopback, size: tuple[int, int]
) -> None:
    async with at_desk(size, publish(site)) as at:
        check_screen(f"{size[0]}x{size[1]}-lead-picture", at.text)
        await at.press("tab")
        check_screen(f"{size[0]}x{size[1]}-picture-in-text", at.text.replace(site.root, "http://site"))


async def test_the_pictures_near_the_view_are_fetched_and_the_others_when_they_come_near(
    at_desk: AtDesk, site: Loopback
) -> None:
    async with at_desk((80, 24), publish(site, paragraphs=40)) as at:
        assert set(plates(at)) == {"lead.png"} and not site.asked("/wide.png")
        await at.press("G")
        assert set(plates(at)) == {"lead.png", "wide.png"}
        await at.press("g", "G")
        assert len(site.asked("/lead.png")) == len(site.asked("/wide.png")) == 1


async def test_a_key_switches_them_and_says_so(at_desk: AtDesk, site: Loopback) -> None:
    async with at_desk(target=publish(site)) as at:
        assert HALF in at.text
        await at.press("i")
        assert HALF not in at.text and at.said == "Pictures are left out of the text; their captions stand."
        await at.press("i")
        assert HALF in at.text and at.said == "Pictures stand in the text."


async def test_the_setting_is_where_they_begin_and_is_followed(at_desk: AtDesk, site: Loopback) -> None:
    settings = Settings(theme="broadsheet", pictures=False)
    async with at_desk(target=publish(site), settings=settings) as at:
        assert not plates(at) and not site.asked("/lead.png")
        settings.change("pictures", True, "config.toml")
        at.screen.apply("pictures")
        await at.settle()
        assert "lead.png" in plates(at)
        settings.change("ascii", True, "config.toml")
        at.screen.apply("ascii")
        assert not plates(at)


@pytest.mark.parametrize("hindrance", ["ascii", "16 colours", "NO_COLOR"])
async def test_a_plain_terminal_shows_captions_and_says_why(
    at_desk: AtDesk, site: Loopback, monkeypatch: pytest.MonkeyPatch, hindrance: str
) -> None:
    settings = Settings(theme="broadsheet", ascii=hindrance == "ascii")
    if hindrance == "16 colours":
        monkeypatch.setenv("COLORTERM", "")
    elif hindrance == "NO_COLOR":
        monkeypatch.setenv("NO_COLOR", "1")
    async with at_desk(target=publish(site), settings=settings) as at:
        await at.press("i")
        assert "has no pictures in the text. Their captions stand there." in at.said
        await at.press("G")
        assert not plates(at) and "The wide picture of the council" in at.text
        assert not site.asked("/lead.png")


async def test_they_are_there_offline_once_they_were_shown(
    at_desk: AtDesk, site: Loopback, library: Library
) -> None:
    url = publish(site)
    reading = await library.open(url)
    await library.pictures.whole(reading, site.url("/lead.png"), 10, 10)
    library.offline = True
    async with at_desk(target=url) as at:
        await at.press("G")
        assert set(plates(at)) == {"lead.png"} and at.said == ""
        assert "The tall picture of the council" in at.text


def sent(body: bytes) -> Reply:
    return Reply(body, content_type="image/png")


HOSTILE = {
    "cut": sent(png()[:60]),
    "bomb": sent(claims(20_000, 20_000)),
    "huge": sent(png() + bytes(LARGEST)),
    "svg": sent(b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
    "strip": sent(png(20, 600)),
    "page": Reply(b"<p>no</p>"),
    "gone": Reply(status=404),
}


@pytest.mark.parametrize("reply", HOSTILE.values(), ids=HOSTILE.keys())
async def test_what_is_no_picture_leaves_its_caption(at_desk: AtDesk, site: Loopback, reply: Reply) -> None:
    url = publish(site)
    site["/wide.png"] = reply
    async with at_desk(target=url) as at:
        await at.press("G", "g", "G")
        assert set(plates(at)) == {"lead.png", "tall.png"}
        assert "The wide picture of the council" in at.text and at.said == ""
        assert len(site.asked("/wide.png")) == 1


@pytest.mark.parametrize("keys", [(), ("pagedown", "}"), ("/", *"item", "enter")], ids=str)
async def test_the_place_is_kept_when_they_come_and_go_and_on_resize(
    at_desk: AtDesk, site: Loopback, keys: tuple[str, ...]
) -> None:
    async with at_desk(target=publish(site, paragraphs=30)) as at:
        view = at.panes.article
        await at.press("pagedown", *keys)
        before, place = view.scroll_y, at.place
        assert place is not None
        y = view.sheet.y_of(place) - before
        await at.press("i")
        assert view.sheet.y_of(place) - view.scroll_y == y
        await at.press("i")
        await at.pilot.resize_terminal(80, 24)
        await at.settle()
        lines = range(int(view.scroll_y), int(view.scroll_y) + view.size.height)
        assert view.sheet.y_of(place) in lines
        assert all(plate.rows <= 10 for y in lines if (plate := view.sheet.plate_at(y, view.sheet.margin)))


async def test_the_end_stays_in_sight(at_desk: AtDesk, site: Loopback) -> None:
    async with at_desk(target=publish(site)) as at:
        for key in ("G", "i", "i"):
            await at.press(key)
            assert at.panes.article.scroll_y == at.panes.article.max_scroll_y > 0


async def test_a_click_on_a_picture_and_a_hint_open_it_and_esc_comes_back(
    at_desk: AtDesk, site: Loopback
) -> None:
    async with at_desk(target=publish(site)) as at:
        view = at.panes.article
        y = next(y for y in range(view.size.height) if view.sheet.is_plate(y))
        await at.pilot.click(view, Offset(view.sheet.margin + 2, y + 1))
        await at.until(lambda: "1 of 3" in at.text)
        await at.press("escape", "u")
        await at.pilot.press("f")
        await at.until(lambda: "1 of 3" in at.text)
        await at.press("escape")
        assert at.title == "Council" and len(at.app.screen_stack) == 1
        right = view.sheet.margin + plates(at)["lead.png"].columns + 1
        await at.pilot.click(view, Offset(right, y + 1))
        assert len(at.app.screen_stack) == 1


async def test_what_is_selected_over_a_picture_is_the_text(at_desk: AtDesk, site: Loopback) -> None:
    async with at_desk(target=publish(site)) as at:
        view = at.panes.article
        tops = [y for y in range(view.sheet.height) if view.sheet.is_plate(y)]
        caption = next(y for y in tops if "tall" in (view.sheet.plate_at(y, 5) or plates(at)["lead.png"]).url)
        end = view.sheet.height
        text, _ = view.get_selection(Selection(Offset(3, caption + 2), Offset(0, end))) or ("", "")
        assert text.startswith("The tall picture of the council") and HALF not in text
        await at.press("/", *"tall picture", "enter")
        assert view.find_count == 1


async def test_pictures_of_a_terminal_that_draws_them_are_sent_placed_and_dropped(
    at_desk: AtDesk, site: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_desk() as at:
        written: list[str] = []
        monkeypatch.setattr(at.screen.stage, "send", written.append)
        at.screen.parts.illustrating._speaks_kitty = True
        at.screen.open(publish(site))
        await at.settle()
        lead = plates(at)["lead.png"]
        assert f"a=T,U=1,i={lead.number},c={lead.columns},r={lead.rows}," in "".join(written)
        assert at.text.count(PLACEHOLDER) >= lead.columns * lead.rows
        written.clear()
        at.app.app_resume_signal.publish(at.app)
        await at.settle()
        again = plates(at)["lead.png"]
        assert f"a=d,d=I,i={lead.number}," in written[0] and again.number != lead.number
        written.clear()
        at.screen.parts.illustrating.leave()
        assert f"\x1b_Ga=d,d=I,i={again.number},q=2\x1b\\" in written


async def test_a_text_in_the_place_of_a_picture_is_not_moved_by_it(at_desk: AtDesk, site: Loopback) -> None:
    async with at_desk(target=publish(site)) as at:
        await at.press("G")
        sheet = at.panes.article.sheet
        for block in range(5):
            y = sheet.y_of(Place(block + 1, 0, 0))
            assert sheet.first_place(y) == Place(block + 1, 0, 0)
            assert sheet.place_at(y - 1, sheet.margin) is None


async def test_lines_above_a_picture_that_comes_or_goes_are_not_drawn_again(
    at_desk: AtDesk, site: Loopback
) -> None:
    async with at_desk(target=publish(site, paragraphs=30)) as at:
        view, shown = at.panes.article, at.screen.parts.illustrating._plates
        block, plate = next(item for item in shown.items() if item[1].url.endswith("tall.png"))
        kept = {number: made for number, made in shown.items() if number != block}
        for place in (None, Place(block - 1, 0, 0), Place(block, 0, 0), Place(block + 4, 0, 0)):
            view.show(view.reading, place)
            for plates_then in (kept, kept | {block: plate}, {}, kept | {block: plate}, kept):
                view.illustrate(plates_then)
                await at.pilot.pause()
                painted = at.text
                view.redraw()
                assert at.text == painted


async def test_a_picture_below_the_view_leaves_what_is_drawn_in_it(at_desk: AtDesk, site: Loopback) -> None:
    async with at_desk(target=publish(site, paragraphs=30)) as at:
        view, shown = at.panes.article, at.screen.parts.illustrating._plates
        view.illustrate({})
        await at.pilot.pause()
        drawn = [view.render_line(y) for y in range(view.size.height)]
        last = max(number for number in shown)
        height = view.virtual_size.height
        view.illustrate({last + 20: shown[last]})
        await at.pilot.pause()
        assert view.virtual_size.height > height
        assert all(view.render_line(y) is line for y, line in enumerate(drawn))


async def test_a_selection_that_ends_on_a_picture_knows_its_line(at_desk: AtDesk, site: Loopback) -> None:
    async with at_desk(target=publish(site)) as at:
        view = at.panes.article
        y = next(y for y in range(view.size.height) if view.sheet.is_plate(y))
        region = view.content_region
        widget, offset = at.screen.get_widget_and_offset_at(region.x + view.sheet.margin + 3, region.y + y)
        assert widget is view and offset is not None and offset.y == y


async def test_pictures_out_of_sight_are_put_in_together_and_at_once_when_the_view_comes_to_one(
    at_desk: AtDesk, site: Loopback
) -> None:
    url, gates = publish(site, paragraphs=5), {name: Event() for name in ("tall", "wide")}

    def held(name: str) -> Callable[[Received], Reply]:
        def answer(_: Received) -> Reply:
            gates[name].wait(20)
            return Reply(chequered(300, 600), content_type="image/png")

        return answer

    for name in gates:
        site[f"/{name}.png"] = held(name)
    async with at_desk((120, 32)) as at:
        at.screen.open(url)
        illustrating = at.screen.parts.illustrating
        await at.until(lambda: set(plates(at)) == {"lead.png"})
        before = at.panes.article.sheet
        gates["tall"].set()
        await at.until(lambda: illustrating._waiting)
        assert at.panes.article.sheet is before and set(plates(at)) == {"lead.png"}
        (block,) = illustrating._waiting
        at.panes.article.go_to(Place(block, 0, 1))
        await at.until(lambda: "tall.png" in plates(at))
        assert not illustrating._waiting
        gates["wide"].set()
        await at.until(lambda: set(plates(at)) == {"lead.png", "tall.png", "wide.png"})
