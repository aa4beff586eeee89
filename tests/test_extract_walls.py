"""What is told of pages that give no article, or not all of it."""

import pytest

from reader.text.extract import extract

URL = "https://www.ansel.example/news/market.html"
BRIEF = (
    "<p>" + "The old fish market of Port Ansel closes in March, the council said on Tuesday. " * 4 + "</p>"
)
FOOT = (
    "<footer>"
    + "<p>More of the harbour and its boats, its ice and its people, every day.</p>" * 30
    + "</footer>"
)


@pytest.mark.parametrize(
    ("title", "body", "word"),
    [
        ("Just a moment...", "<p>Verify you are human by completing the action below.</p>", "robots"),
        ("404 - Page", "<h1>404</h1><p>Try a search.</p>", "not there"),
        ("Error 503", "<p>Come back later.</p>", "not there"),
        ("Ansel Courier", "<p>We value your privacy. Accept all cookies to go on.</p>", "cookies"),
        ("Ansel Courier", "<p>Noi e i nostri partner ... Accetta e continua</p>", "cookies"),
        ("Ansel Courier", "<p>Die Zeitung lesen wie immer: weiter mit Werbung</p>", "cookies"),
        ("Ansel Courier", "<div id=app></div><noscript>Please enable JavaScript.</noscript>", "script"),
        ("Ansel Courier", "", "no text"),
        ("Stránka nenalezena | Tide", "<p>Zkuste hledat.</p>", "not there"),
        ("ページが見つかりません", "<p>検索</p>", "not there"),
        ("Sayfa bulunamadı - Tide", "<p>Arama</p>", "not there"),
        ("Un instant…", "<p>Vérifiez que vous êtes humain en cochant la case.</p>", "robots"),
        ("Один момент…", "<p>Подтвердите, что вы человек.</p>", "robots"),
        ("Tide", "<div id=app></div><noscript>Proszę włączyć obsługę JavaScript.</noscript>", "script"),
    ],
)
def test_pages_that_block_readers_are_recognised(title: str, body: str, word: str) -> None:
    found = extract(f"<html><head><title>{title}</title></head><body>{body}</body></html>", URL)
    assert found.how.wall
    assert word in found.warnings[-1]


@pytest.mark.parametrize(
    ("title", "beside"),
    [
        ("Market closes", "<div>We value your privacy. Accept all cookies to go on.</div>" + FOOT),
        ("Market closes", "<noscript>Please enable JavaScript.</noscript>"),
        ("404 boats have left the harbour", ""),
        ("500 people see the market close", ""),
    ],
)
def test_short_articles_are_no_walls(title: str, beside: str) -> None:
    page = f"<title>{title}</title><main><article><h1>{title}</h1>{BRIEF}</article></main>{beside}"
    found = extract(page, URL)
    assert not found.how.wall
    assert "closes in March" in found.markdown


@pytest.mark.parametrize("said", ["Accept and continue", "Enable JavaScript", "Subscribe to continue"])
def test_what_a_short_article_quotes_of_a_wall_is_none(said: str) -> None:
    text = f"A page that says “{said}” is against the law, the court of Port Ansel ruled."
    found = extract(f"<title>Court rules on pages</title><main><p>{text}</p></main>", URL)
    assert (found.how.wall, found.how.cut) == (False, False)


def test_a_stub_is_cut_and_says_so() -> None:
    found = extract(f"<title>Market closes</title>{BRIEF}<p>Subscribe to continue reading.</p>", URL)
    assert (found.how.wall, found.how.cut) == (False, True)
    assert found.warnings[0].startswith("The article is for subscribers: the page gave ")


@pytest.mark.parametrize(
    "said",
    [
        "Unlock this article with a day pass",
        "Um diesen Artikel zu lesen, brauchen Sie ein Abo",
        "La suite est réservée à nos lecteurs abonnés",
        "Has llegado al límite de artículos gratuitos",
        "För att läsa vidare, bli medlem",
        "Aby przeczytać cały artykuł, kup dostęp",
        "Tento článek je jen pro předplatitele",
        "Το άρθρο είναι μόνο για συνδρομητές",
        "Материал доступен только подписчикам",
        "Nastavak je dostupan samo pretplatnicima",
        "本文为付费内容",
        "Greinin er aðeins fyrir áskrifendur",
    ],
)
def test_a_beginning_with_a_box_for_subscribers_is_told_to_be_cut_in_many_languages(said: str) -> None:
    page = f"<title>Market closes</title><main><h1>Market closes</h1>{BRIEF}</main><p class=o>{said}</p>"
    found = extract(page, URL)
    assert found.how.cut
    assert said not in found.markdown


@pytest.mark.parametrize(
    "said",
    [
        "The harbour club is for members only, its owner said.",
        "Die Karten gibt es nur mit Ausweis, und wer weiterlesen will, bleibt.",
        "Support local journalism. Subscribe today for one dollar.",
        "Promo khusus pelanggan listrik dimulai hari ini.",
    ],
)
def test_a_brief_beside_an_offer_is_whole(said: str) -> None:
    page = f"<title>Market closes</title><main><h1>Market closes</h1>{BRIEF}</main><p class=o>{said}</p>"
    assert not extract(page, URL).how.cut


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("O papa", "O papa disse no domingo que é humano errar, e pediu perdão aos pescadores."),
        ("Il giudice", "Il giudice ha detto al pescatore: so che sei umano."),
        ("Der Richter", "Der Richter sagte, dass Sie ein Mensch sind, sehe man an den Fischen."),
        ("Суд", "Судья сказал рыбаку: помните, что вы человек, а не рыба."),
        ("경찰", "경찰은 배에서 내린 이가 어떤 사람인지 확인하고 있다고 밝혔다."),
        ("裁判所", "裁判所は声の主が人間であることを確認したと発表した。"),
        ("ไม่พบหน้ากากอนามัยในตลาด", "ตลาดปลาไม่มีของขาย"),
        ("Cảnh sát không tìm thấy trang sức", "Cảnh sát vẫn đang điều tra."),
        ("Druge strani ni mogoče najti", "Sodišče je dejalo, da pogodbe ni."),
        ("La suite", "La suite est réservée au nom du ministre, a dit le portier."),
    ],
)
def test_words_of_walls_that_are_those_of_news_too_are_none(title: str, said: str) -> None:
    page = f"<title>{title}</title><article><h1>{title}</h1><p>{said}</p>{BRIEF}</article>"
    assert not extract(page, URL).warnings
