"""Which blocks are kept at which chances."""

from math import log

import pytest

from reader.text.extract.blocks import cut
from reader.text.extract.decide import decide
from reader.text.extract.features import PageFacts
from reader.text.extract.forest import Forest
from reader.text.extract.parse import parse
from reader.text.extract.settle import drop_boxes, keep_whole
from reader.text.extract.tidy import tidy

LONG = "The fish market on the hill has closed after ninety years, and the boats of its owners are for sale."
SHORT = "Boats are for sale on the hill."
WORDS, BETWEEN = 0, 2.5
"""The first feature is the logarithm of a block's words, and this lies between those of the two texts."""


PAGE = f"<div><p>{LONG}</p></div><section><p>{SHORT}</p></section><main><p>{LONG} Ice.</p></main>"


def kept(short: float, long: float, page: str = PAGE, site: str = "") -> list[str]:
    """The blocks kept of a page, where a forest gives the long and the short ones these chances."""
    forest = Forest(((WORDS, BETWEEN, log(short / (1 - short)), log(long / (1 - long))),))
    return [leaf.text for leaf in decide(cut(tidy(parse(page))), PageFacts(site=site), forest)]


@pytest.mark.parametrize(
    ("short", "long", "blocks"),
    [
        (0.4, 0.99, [LONG, f"{LONG} Ice."]),
        (0.46, 0.99, [LONG, SHORT, f"{LONG} Ice."]),
        (0.05, 0.3, [LONG, f"{LONG} Ice."]),
        (0.25, 0.3, [LONG, SHORT, f"{LONG} Ice."]),
    ],
)
def test_a_block_needs_less_where_nothing_is_sure(short: float, long: float, blocks: list[str]) -> None:
    assert kept(short, long) == blocks


def test_where_the_forest_finds_nothing_the_running_text_is_the_article() -> None:
    assert kept(0.01, 0.01) == [LONG, f"{LONG} Ice."]


CITING = 'The owners of the boats <a href="/sale">sell them</a> now.'


@pytest.mark.parametrize(
    ("block", "stays"),
    [
        (f"<p>{CITING}</p>", True),
        (f"<aside><p>{CITING}</p></aside>", False),
        (f"<div>{CITING}</div>", False),
        ('<p>See: <a href="/sale">The owners sell their boats</a></p>', False),
        (f"<p>{SHORT}</p>", False),
    ],
)
def test_a_paragraph_that_cites_needs_less_than_others(block: str, stays: bool) -> None:
    page = f"<div><p>{LONG}</p></div><section>{block}</section><main><p>{LONG} Ice.</p></main>"
    assert (len(kept(0.4, 0.99, page)) == 3) is stays
    assert len(kept(0.2, 0.99, page)) == 2


def test_a_paragraph_set_as_a_heading_stays_behind_the_text() -> None:
    sources = f"Sources: {LONG}"
    assert kept(0.6, 0.99, f"<p>{LONG}</p><h6>{sources}</h6>") == [LONG, sources]
    assert kept(0.6, 0.99, f"<p>{LONG}</p><h6>{SHORT}</h6>") == [LONG]


LIST = f"<ul><li>{LONG}</li><li>{SHORT}</li></ul>"
HEADINGS = f"<p>{LONG}</p><h3>First ice</h3><h2>Then snow</h2><p>{LONG} Ice.</p><h2>Last</h2>"


def test_an_item_comes_with_its_list_unless_it_surely_does_not_belong() -> None:
    assert kept(0.2, 0.99, LIST) == [LONG, SHORT]
    assert kept(0.05, 0.99, LIST) == [LONG]


def test_a_list_does_not_bring_in_what_the_list_around_it_holds() -> None:
    cards = f"<ul><li><ul><li>{LONG}</li><li>{LONG} Ice.</li></ul></li><li>{SHORT}</li></ul>"
    assert kept(0.2, 0.99, cards) == [LONG, f"{LONG} Ice."]


def test_a_heading_stays_before_any_text_that_is_in_and_goes_behind_all_of_it() -> None:
    assert kept(0.6, 0.99, HEADINGS) == [LONG, "First ice", "Then snow", f"{LONG} Ice."]


def test_what_a_list_says_again_stays_where_the_list_says_something_new() -> None:
    lists = f"<ul><li>{LONG}</li><li>{LONG} Ice.</li></ul><ul><li>{LONG}</li><li>{LONG} Snow.</li></ul>"
    assert kept(0.2, 0.99, lists) == [LONG, f"{LONG} Ice.", LONG, f"{LONG} Snow."]
    twice = f"<ul><li>{LONG}</li></ul>" * 2 + f"<p>{LONG}</p>"
    assert kept(0.2, 0.99, twice) == [LONG]


def test_a_pull_quote_in_a_list_goes() -> None:
    pulled = f"<p>{LONG}</p><ul><li class='pull'>{LONG}</li><li>{LONG} Ice.</li></ul>"
    assert kept(0.2, 0.99, pulled) == [LONG, f"{LONG} Ice."]


def test_data_for_scripts_is_not_taken_for_text() -> None:
    data = '{"title": "The fish market on the hill", "size": 3, "words": ["ice", "snow", "rain", "wind"]}'
    assert kept(0.2, 0.99, f"<p>{LONG}</p><p>{data}</p>") == [LONG]
    assert kept(0.2, 0.99, f"<p>{LONG}</p><pre>{data}</pre>") == [LONG, data]


def test_a_table_of_cookies_goes() -> None:
    cookies = f"<div class='cookielawinfo-table'><p>{SHORT} Boats are sold on the hill.</p></div>"
    assert kept(0.6, 0.99, f"<p>{LONG}</p>" + f"<p>{LONG} Ice.</p>" + cookies) == [LONG, f"{LONG} Ice."]


REST = f"<p>{LONG} Ice.</p><p>{LONG} Snow.</p><p>{LONG} Rain.</p>"
QUOTED = f"<blockquote><p>{LONG}</p><footer>{SHORT}</footer></blockquote>"


@pytest.mark.parametrize(
    ("beside", "stays"),
    [
        (f"<nav><p>{SHORT}</p></nav>", False),
        (f"<footer><div><p>{SHORT}</p></div></footer>", False),
        (f"<form><p>{SHORT}</p></form>", False),
        (f'<div role="dialog"><p>{SHORT}</p></div>', False),
        (f'<div role="region"><p>{SHORT}</p></div>', True),
        (QUOTED, True),
    ],
)
def test_menus_feet_forms_and_dialogs_are_no_text(beside: str, stays: bool) -> None:
    assert (SHORT in kept(0.9, 0.99, f"<main>{REST}</main>{beside}")) is stays


def test_a_page_that_is_one_form_or_foot_keeps_its_text() -> None:
    assert len(kept(0.9, 0.99, f"<form>{REST}</form><p>{SHORT}</p>")) == 4
    assert len(kept(0.9, 0.99, f"<footer>{REST}</footer><p>{SHORT}</p>")) == 4
    assert len(kept(0.9, 0.99, f"<form>{REST}</form><p>{LONG * 4}</p>")) == 1


@pytest.mark.parametrize(
    ("headline", "paragraphs", "stays"),
    [("", 4, False), ("<h1>Ice</h1>", 4, True), ("<h1>Ice</h1>", 2, False), ("", 40, True)],
)
@pytest.mark.parametrize("tag", ["nav", "footer"])
def test_an_article_in_a_menu_or_foot_stays_beside_little_text_elsewhere(
    tag: str, headline: str, paragraphs: int, stays: bool
) -> None:
    article = "".join(f"<p>{LONG} Number {number}.</p>" for number in range(paragraphs))
    blocks = kept(0.9, 0.99, f"<{tag}>{headline}{article}</{tag}><main>{REST}</main>")
    assert any("Number" in block for block in blocks) is stays


FIELD = "<div><label><input type='{}' name='a'></label></div>"


@pytest.mark.parametrize(
    ("kind", "stays"), [("email", False), ("TEL", False), ("checkbox", True), ("hidden", True)]
)
def test_a_small_box_around_a_field_for_an_address_goes(kind: str, stays: bool) -> None:
    box = f"<div><p>{SHORT}</p>{FIELD.format(kind)}</div>"
    assert (SHORT in kept(0.9, 0.99, f"<div><section>{REST}</section>{box}</div>")) is stays


def test_two_boxes_that_ask_go_from_a_short_article() -> None:
    box = "<div><p>{} {}</p>{}</div>"
    boxes = [box.format(LONG, at, FIELD.format("email")) for at in range(2)]
    blocks = kept(0.9, 0.99, f"<div>{boxes[0]}<section>{REST}</section>{boxes[1]}</div>")
    assert blocks == [f"{LONG} Ice.", f"{LONG} Snow.", f"{LONG} Rain."]


def test_what_has_a_field_for_each_of_its_entries_stays() -> None:
    entries = "".join(f"<div><p>{LONG} {at}</p>{FIELD.format('text')}</div>" for at in range(6))
    assert len(kept(0.9, 0.99, f"<main>{entries}</main>")) == 6
    copied = f"<div><p>{SHORT}</p><input type='text' readonly></div>"
    assert SHORT in kept(0.9, 0.99, f"<div><section>{REST}</section>{copied}</div>")


def test_text_that_a_field_stands_in_the_midst_of_stays() -> None:
    text = kept(0.9, 0.99, f"<div>{REST}<p>{SHORT}</p><div>{FIELD.format('email')}</div>{LONG * 4}</div>")
    assert len(text) == 5


@pytest.mark.parametrize(
    ("pointer", "stays"),
    [
        ("Lesen Sie auch: <a href='/a'>Im Hafen liegen noch immer viele Boote</a>", False),
        ("A lire aussi <a href='/a'>Les bateaux du port sont à vendre</a>", False),
        ("<a href='/a'>Leggi anche Le barche del porto sono in vendita da ieri</a>", False),
        ("延伸閱讀：<a href='/a'>港口的船隻仍在等待風暴過去</a>", False),
        ("► <a href='/a'>Harbour boats wait for the storm to pass by</a>", True),
        ("Read also what the <a href='/a'>port</a> said of the boats and of the storm.", True),
        ("<a href='/a'>Read the letter that the owners of all boats wrote</a>", True),
    ],
)
def test_a_line_that_points_to_another_story_goes_in_any_language(pointer: str, stays: bool) -> None:
    page = f"<main><p>{LONG}</p><p>{pointer}</p><p>{LONG} Ice.</p></main>"
    assert (len(kept(0.99, 0.99, page)) == 3) is stays


@pytest.mark.parametrize(
    "name",
    [
        "leesook",
        "souvisejici-clanky",
        "baca-juga terkait",
        "ilgilihaber",
        "meistgelesene",
        "luetuimmat",
        "nyhetsbrev",
    ],
)
def test_a_small_box_of_other_stories_goes_in_any_language(name: str) -> None:
    text = f"<p>{LONG}</p>" * 2 + f"<p>{LONG} Ice.</p><p>{LONG} Snow.</p>"
    page = f"<main>{text}<div class='{name}'><p>{SHORT}</p></div><p>{LONG} Rain.</p></main>"
    assert SHORT not in kept(0.99, 0.99, page)


@pytest.mark.parametrize(
    "pointer",
    [
        "Puede ver <a href='/i'>el informe completo del ministerio de Hacienda</a>.",
        "Puedes leer <a href='https://court.example/s'>la sentencia completa del Tribunal Supremo</a> aquí.",
        "Lesen Sie hier <a href='/u'>das Urteil des Verfassungsgerichts im Wortlaut</a>.",
        "Leia a seguir <a href='/n'>a íntegra da nota do ministério</a>",
        "Lees meer over <a href='https://kamer.example/r'>het rapport van de Rekenkamer</a>",
        "Meer over <a href='/m'>de motie van de oppositie</a> hier.",
        "Más información: <a href='https://ine.example/i'>informe del INE</a>",
        "Zum Thema <a href='https://bund.example/b'>der Bericht der Bundesregierung</a>",
        "Voir aussi <a href='/rapport.pdf'>le rapport de la Cour des comptes</a>",
        "A lire aussi <a href='/a'>Les bateaux</a> et <a href='/b'>la lettre des propriétaires</a>",
        "Read more: <a href='https://court.example/s'>the ruling of the court on the boats</a>",
    ],
)
def test_a_line_that_leads_to_a_document_or_another_site_stays(pointer: str) -> None:
    page = f"<main><p>{LONG}</p><p>{pointer}</p><p>{LONG} Ice.</p></main>"
    assert len(kept(0.99, 0.99, page)) == 3


def test_sources_below_their_heading_stay_and_other_stories_go() -> None:
    sources = "<li><a href='https://a.example/r'>Rapport du Sénat</a><li><a href='//b.example/e'>Étude</a>"
    page = f"<main><p>{LONG}</p><h2>Pour aller plus loin</h2><ul>%s</ul><p>{LONG} Ice.</p></main>"
    assert len(kept(0.99, 0.99, page % sources)) == 5
    stories = "<li><a href='/r'>Le port est fermé</a><li><a href='/e'>Les bateaux partent</a>"
    assert len(kept(0.99, 0.99, page % stories)) == 2


@pytest.mark.parametrize(
    "line",
    [
        *(
            f"<p><strong>{word}</strong></p>"
            for word in ("Reacties", "评论", "Deli", "À découvrir", "Polecamy")
        ),
        *(f"<p>{word}</p>" for word in ("Escuchar.", "Delite!", "Diskuse", "Populair")),
        "<h3>Commentaires</h3>",
    ],
)
def test_a_word_that_heads_text_or_is_spoken_stays(line: str) -> None:
    page = f"<main><p>{LONG}</p>{line}<p>{LONG} Ice.</p></main>"
    assert len(kept(0.99, 0.99, page)) == 3


@pytest.mark.parametrize("name", ["reacties", "komentarze", "commenti", "diskuse", "kommentit"])
def test_a_section_named_for_reactions_stays_unless_readers_write_there(name: str) -> None:
    text = f"<p>{LONG}</p><p>{LONG * 3}</p>"
    page = f"<main>{text}<div><section id='{name}'>%s<p>{LONG} Ice.</p></section></div></main>"
    assert f"{LONG} Ice." in kept(0.99, 0.99, page % "")
    signed = f"<time>3 May</time><p>{LONG} Snow.</p><time>4 May</time>"
    assert f"{LONG} Ice." not in kept(0.99, 0.99, page % signed)


def test_the_cells_of_a_table_stay_whatever_they_say() -> None:
    rows = "<tr><th>Rok<th>Reklama<th>Komentarze<tr><td>2024<td>12<td>7"
    text = kept(0.99, 0.99, f"<main><p>{LONG}</p><table>{rows}</table><p>{LONG} Ice.</p></main>")
    assert text[1:4] == ["Rok", "Reklama", "Komentarze"]


FARES = "<table><tr><th>Ticket<th>Fare<tr><td>Single<td>6<tr><td>Return<td>11</table>"


@pytest.mark.parametrize(
    ("table", "behind", "cells"),
    [
        (FARES, f"<p>{LONG} Ice.</p>", 6),
        (FARES, "", 0),
        (FARES.replace("th>", "td>"), f"<p>{LONG} Ice.</p>", 6),
        ("<table><tr><td>Single<td>6<td>Return<td>11</table>", f"<p>{LONG} Ice.</p>", 0),
        (f"<aside>{FARES}</aside>", f"<p>{LONG} Ice.</p>", 0),
    ],
    ids=["data", "at the foot", "no head", "one row", "beside the text"],
)
def test_a_table_of_data_between_paragraphs_is_in_with_every_cell(
    table: str, behind: str, cells: int
) -> None:
    text = kept(0.05, 0.99, f"<main><p>{LONG}</p>{table}{behind}</main>")
    assert len(text) - 1 - bool(behind) == cells


POINTS = "<ul><li>Mild winters<li>No ferry<li>Two schools</ul>"


@pytest.mark.parametrize(
    ("points", "behind", "short", "items"),
    [
        (POINTS, f"<p>{LONG} Ice.</p>", 0.2, 3),
        (POINTS, "", 0.2, 0),
        (POINTS, f"<p>{LONG} Ice.</p>", 0.05, 0),
        (f"<aside>{POINTS}</aside>", f"<p>{LONG} Ice.</p>", 0.2, 0),
        (f"<nav>{POINTS}</nav>", f"<p>{LONG} Ice.</p>", 0.2, 0),
        (
            "<ul><li><a href='/a'>Mild winters</a><li><a href='/b'>No ferry</a></ul>",
            f"<p>{LONG} Ice.</p>",
            0.2,
            0,
        ),
        ("<ul><li><img src='/a.jpg'>Photo: Ada Holm<li>Photo: Bo Lind</ul>", f"<p>{LONG} Ice.</p>", 0.2, 0),
        ("<ul><li>Advertisement here</ul>", f"<p>{LONG} Ice.</p>", 0.2, 0),
    ],
    ids=["points", "at the foot", "surely none", "beside the text", "menu", "links", "pictures", "one item"],
)
def test_a_list_of_plain_text_between_paragraphs_is_in_with_every_item(
    points: str, behind: str, short: float, items: int
) -> None:
    text = kept(short, 0.99, f"<main><p>{LONG}</p>{points}{behind}</main>")
    assert len(text) - 1 - bool(behind) == items


LAST = (
    "<ul><li>Bring a warm coat and good boots.<li>Leave the dog at home, as the seals are on the beach.</ul>"
)
MORE = "<p>Ada Holm</p><p>Bo Lind</p>"


@pytest.mark.parametrize(
    ("end", "items"),
    [
        (LAST, 2),
        (LAST.replace("home", "<a href='/home'>home</a>"), 2),
        (f"{MORE}{LAST}", 0),
        (f"{MORE}{LAST.replace('beach.', 'beach, ' + 'and so are their young, ' * 10)}", 2),
        (f"{MORE * 2}{LAST.replace('beach.', 'beach, ' + 'and so are their young, ' * 10)}", 0),
        (f"<footer>{LAST}</footer>", 0),
        ("<ul><li>Copy link<li>Print<li>Send by mail</ul>", 0),
        (LAST.replace("li>", "p>").replace("ul>", "div>"), 0),
        (
            "<ul><li><a href='/a'>Seals come back to the mole after years</a><li>Boats, tugs</ul>",
            0,
        ),
    ],
    ids=["right behind", "a link", "further", "long", "far", "foot", "short", "no list", "links"],
)
def test_a_list_of_plain_text_that_ends_the_text_is_in_if_it_is_long_or_near(end: str, items: int) -> None:
    leaves = cut(tidy(parse(f"<main><p>{LONG}</p>{end}</main>")))
    keep = [leaf.text == LONG for leaf in leaves]
    keep_whole(leaves, [0.2] * len(leaves), keep)
    assert sum(keep) - 1 == items


def test_an_address_of_the_page_s_own_site_leads_to_another_story() -> None:
    pointer = "<p>Read more: <a href='https://www.paper.example/a'>The boats wait for the storm</a></p>"
    page = f"<main><p>{LONG}</p>{pointer}<p>{LONG} Ice.</p></main>"
    assert len(kept(0.99, 0.99, page, "paper.example")) == 2
    assert len(kept(0.99, 0.99, page, "other.example")) == 3


NOTICE = '<div class="paywall-notice"><p>Subscribe to the paper for all of the news of the harbour.</p></div>'


def test_paragraphs_that_are_named_for_the_paywall_are_text_and_the_notice_is_none() -> None:
    texts = [f"{LONG} {word}." for word in ("Ice", "Snow", "Rain", "Wind", "Fog", "Hail")]
    paid = "".join(f'<p class="paywall">{text}</p>' for text in texts)
    assert kept(0.2, 0.99, f"<p>{LONG}</p>{paid}") == [LONG, *texts]
    assert kept(0.2, 0.8, f"<p>{LONG}</p>{paid}{NOTICE}") == [LONG]
    assert kept(0.2, 0.8, f"<p>{LONG}</p><p>{LONG} Ice.</p>{NOTICE}") == [LONG, f"{LONG} Ice."]


def test_a_newsletter_box_goes_however_sure_the_forest_is_of_it() -> None:
    box = f'<div class="newsletter"><p>{LONG} Write to us.</p></div>'
    texts = [f"{LONG} {word}." for word in ("Ice", "Snow", "Rain", "Wind", "Fog")]
    page = "".join(f"<p>{text}</p>" for text in texts)
    assert kept(0.2, 0.99, page + box) == texts


@pytest.mark.parametrize(
    ("heading", "stays"),
    [
        ('<h2 id="popular-with-gulls">Popular with gulls</h2>', True),
        ('<h2 id="social-life-of-seals" class="heading">Social life of seals</h2>', True),
        ('<h2 class="newsletter-title">Letters from the quay</h2>', False),
        ('<div id="newsletter"><h2>Letters from the quay</h2></div>', False),
    ],
)
def test_a_heading_is_called_nothing_by_its_anchor(heading: str, stays: bool) -> None:
    leaves = cut(tidy(parse(f"<main><p>{LONG}</p>{heading}<p>{LONG} Ice.</p></main>")))
    keep = [True] * 3
    drop_boxes(leaves, [0.9] * 3, keep)
    assert keep == [True, stays, True]
