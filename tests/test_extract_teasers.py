"""Boxes and lines in an article that lead to other stories of its site."""

from math import log

import pytest

from reader.text.extract.blocks import cut
from reader.text.extract.decide import decide
from reader.text.extract.features import PageFacts
from reader.text.extract.forest import Forest
from reader.text.extract.parse import parse
from reader.text.extract.settle import keep_contributors
from reader.text.extract.tidy import tidy
from reader.text.furniture import kind_of

LONG = "The fish market on the hill has closed after ninety years, and the boats of its owners are for sale."
SURE = Forest((log(0.99 / 0.01),))


def kept(between: str, forest: Forest = SURE) -> list[str]:
    """The blocks kept of an article with something between its paragraphs, each of which is sure."""
    texts = "".join(f"<p>{LONG} {word}.</p>" for word in ("Ice", "Snow", "Rain"))
    page = f"<main>{texts}{between}<p>{LONG} Wind.</p></main>"
    leaves = decide(cut(tidy(parse(page))), PageFacts(site="ansel.example"), forest)
    return [leaf.text for leaf in leaves if not leaf.text.startswith(LONG)]


@pytest.mark.parametrize(
    "box",
    [
        "<aside><a href='/b'><h2>Old mill falls in</h2><span>by Sara Moor</span></a></aside>",
        "<div class='q7'><a href='/b'><p>Autre</p><h3>Le toit du moulin est tombé</h3></a></div>",
        "<aside><div><a href='//www.ansel.example/b'><h4>Boats wait for the storm</h4></a></div></aside>",
        "<section><p>Extra</p><a href='/b'><h3>Pescadores à espera</h3><p>Fotos</p></a></section>",
    ],
)
def test_a_small_box_that_is_one_link_to_another_story_goes(box: str) -> None:
    assert kept(box) == []


@pytest.mark.parametrize(
    "box",
    [
        "<aside><a href='https://court.example/r'><h3>The ruling</h3><p>In full</p></a></aside>",
        "<aside><a href='/r.pdf'><h3>The harbour master</h3><p>In full</p></a></aside>",
        "<h3><a href='/stalls'>The best stalls of the market</a></h3>",
        "<div><h3><a href='/stalls'>The best stalls</a></h3><p>Nobody sells cod as fresh as Tom.</p></div>",
        f"<div><a href='/b'><h3>Voices</h3><p>{' '.join(['“We stay here,” said Ann.'] * 12)}</p></a></div>",
    ],
)
def test_a_source_a_linked_heading_and_a_long_text_stay(box: str) -> None:
    assert kept(box)


def test_cards_that_are_the_most_of_a_page_stay() -> None:
    card = (
        "<div><a href='/{0}'><h2>Stall {0} of the market</h2><p>Fish and ice of all kinds {0}</p></a></div>"
    )
    assert len(kept("".join(map(card.format, range(30))))) == 60


@pytest.mark.parametrize(
    ("line", "stays"),
    [
        ("<b>More:</b> <a href='/b'>Why the boats stayed in port this fall</a>", False),
        ("Podcast: <a href='/b'>The people who live off the harbour</a>", False),
        ("[<a href='/b'>The bats that stopped a bulldozer at night</a>]", False),
        ("<i>[Read: </i><a href='/b'>The bats that stopped a bulldozer</a>]", False),
        ("More: <a href='/b'>Tom Birch</a>", True),
        ("More: <a href='https://court.example/r'>the ruling of the court in full</a>", True),
        ("Quelle: <a href='/b'>Protokoll der Sitzung vom dritten Mai</a>", True),
        ("[<a href='https://court.example/r'>The ruling of the court in full</a>]", True),
        ("[The mayor, in <a href='/b'>a letter to the owners of the boats</a>, has said as much.]", True),
    ],
)
def test_a_line_that_leads_to_another_story_by_a_word_or_in_brackets_goes(line: str, stays: bool) -> None:
    assert bool(kept(f"<p>{line}</p>")) is stays


def test_a_heading_of_other_stories_does_not_come_back_before_text() -> None:
    assert kept("<h3>Sur le même sujet</h3>") == []


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("{{page.status === 'draft' ? 'Draft' : 'Published'}} - {{page.author.name}}", False),
        ("{Harbour master, retired}", True),
        ("The {{name}} is filled in by the script of the page.", True),
    ],
)
def test_a_place_that_a_script_fills_in_is_no_text(text: str, stays: bool) -> None:
    assert bool(kept(f"<p>{text}</p>")) is stays


def test_greek_capitals_are_read_without_their_accents() -> None:
    assert kind_of("ΔΙΑΒΑΣΤΕ ΑΚΟΜΗ:") == kind_of("Διαβάστε ακόμη") == "list"
    assert kind_of("ΔΙΑΒΑΣΤΕ ΤΟ ΒΙΒΛΙΟ") == ""


@pytest.mark.parametrize(
    ("block", "stays"),
    [
        ("<div class='q'><p>Cet article est réservé aux abonnés.</p></div>", False),
        ("<div class='q'><p>この記事は有料会員限定です。</p></div>", False),
        ("<div class='q'><p>Tento článek je pouze pro předplatitele.</p></div>", False),
        ("<div class='q'><p>このうち会員は二割にとどまる。</p></div>", True),
        ("<div>This article is for subscribers only. Log in to read on.</div>", False),
        ("<p>“This article is for subscribers only,” was all that the mayor could find.</p>", True),
        ("<div>The council is for fishers only, said the mayor.</div>", True),
        (
            "<ul><li><a href='https://chat.whatsapp.com/Ab1'>Entre no canal do Ansel</a></li></ul>",
            False,
        ),
        ("<p><a href='https://t.me/ansel'>Das Neueste auf Telegram</a></p>", False),
        ("<p><a href='https://t.me/mayor/812'>What the mayor wrote on Telegram</a></p>", True),
        ("<p>The mayor told <a href='https://t.me/ansel'>the channel of the port</a> so at night.</p>", True),
        ("<p><a href='https://news.google.com/publications/x1'>Follow us there</a></p>", False),
    ],
)
def test_notices_of_a_paywall_and_invitations_to_a_channel_go(block: str, stays: bool) -> None:
    assert bool(kept(block)) is stays


@pytest.mark.parametrize(
    ("line", "stays"),
    [
        ("<p>News of the <a href='/coast'>coast</a> on <a href='https://www.facebook.com/news'>Facebook</a> "
         "and <a href='https://x.com/news'>X</a></p>", False),
        ("<p>Suivez-nous : <a href='https://instagram.com/ansel.news/'>Instagram</a>, "
         "<a href='https://www.youtube.com/@ansel'>YouTube</a></p>", False),
        ("<p>She is on <a href='https://instagram.com/annlee'>Instagram</a> and "
         "<a href='https://x.com/annlee'>X</a> every day.</p>", True),
        ("<p>What she wrote on <a href='https://x.com/annlee/status/1'>X</a> and "
         "<a href='https://www.facebook.com/annlee/posts/2'>Facebook</a> about the "
         "<a href='/coast'>coast</a></p>", True),
        ("<p><a href='/mill'>OLD MILL FALLS INTO THE RIVER</a></p>", False),
        ("<p><a href='https://court.example/r'>THE RULING OF THE COURT</a></p>", True),
        ("<h3><a href='/mill'>THE OLD MILL AND THE RIVER</a></h3>", True),
        ("<p><a href='/r'>NATO</a></p>", True),
        ("<p>Photo: Ann Lee/Harbour Post</p>", False),
        ("<p>图片来源：晚报</p>", False),
        ("<p>Photographs of the storm are rare.</p>", True),
        ("<p>関連記事</p><p><a href='/a'>港の市場が閉鎖</a> 2024年3月5日</p>", False),
        ("<p>Read also</p><p><a href='/a'>The ruling</a> of 5 March was read by the mayor</p>", True),
    ],
)  # fmt: skip
def test_invitations_and_shouted_links_go_and_what_is_linked_in_text_stays(line: str, stays: bool) -> None:
    assert bool(kept(line)) is stays


TAIL = "<div><p>{}</p></div>"


@pytest.mark.parametrize(
    ("line", "stays"),
    [
        ("Bo Day in Port Ansel contributed to this report.", True),
        ("Mit Material von dpa", True),
        ("Ann Lee is the editor of this paper.", False),
    ],
)
def test_who_has_worked_on_a_text_is_told_at_its_foot(line: str, stays: bool) -> None:
    leaves = cut(tidy(parse(f"<main><p>{LONG}</p></main>{TAIL.format(line)}")))
    taken = [True, False]
    keep_contributors(leaves, taken)
    assert taken == [True, stays]


def test_who_has_worked_on_a_text_is_told_behind_a_pointer_to_another_story() -> None:
    pointer = "<p><a href='/mill'>Old mill falls into the river</a></p>"
    line = "<p>Bo Day contributed to this report.</p>"
    leaves = cut(tidy(parse(f"<main><p>{LONG}</p>{pointer * 4}</main>{line}")))
    for pointers, stays in ((2, True), (4, False)):
        shown = [*leaves[: pointers + 1], leaves[-1]]
        taken = [True, *[False] * (len(shown) - 1)]
        keep_contributors(shown, taken)
        assert taken[-1] is stays


@pytest.mark.parametrize(
    ("line", "stays"),
    [
        ("Tags: <a href='/t/ice'>Ice</a>, <a href='/t/fish'>Fish</a>, <a href='/t/port'>Port</a>", False),
        ("Schlagwörter: <a href='/t/ice'>Eis</a> <a href='/t/fish'>Fisch</a>", False),
        ("タグ：<a href='/t/ice'>流氷</a>　<a href='/t/fish'>魚市場</a>　<a href='/t/port'>漁港</a>", False),
        ("Tags: <a href='https://zoo.example/t'>rings of steel</a> by which the zoo knows its gulls", True),
        ("The keywords of the speech were ice and <a href='/fish'>fish</a>.", True),
    ],
)
def test_a_line_of_tags_goes(line: str, stays: bool) -> None:
    assert bool(kept(f"<p>{line}</p>")) is stays


@pytest.mark.parametrize(
    ("named", "stays"),
    [("cookie-banner", False), ("gdpr_notice top", False), ("cookies-in-the-kitchen", True)],
)
def test_a_banner_that_asks_for_consent_goes(named: str, stays: bool) -> None:
    assert (
        bool(kept(f"<div id='{named}'><p>Our ovens and their makers keep what you let them.</p></div>"))
        is stays
    )


@pytest.mark.parametrize(
    "line",
    [
        "Want to know first? Sign up for our morning newsletter here.",
        "Melden Sie sich hier für den Newsletter an, der jeden Morgen vom Hafen erzählt.",
        "Suivez toute l’actualité du port sur notre chaîne WhatsApp.",
        "Suscríbete al canal de Telegram y no te pierdas nada del puerto.",
        "Zapisz się na newsletter o morzu i statkach.",
        "Подписывайтесь на новости порта в телеграме.",
        "Liman haberleri için WhatsApp kanalımıza abone olun.",
        "बंदरगाह की ख़बरों के लिए हमें टेलीग्राम पर फॉलो करें।",
        "最新消息请关注我们的微信。",
    ],
)
def test_an_invitation_to_follow_the_paper_goes(line: str) -> None:
    assert kept(f"<p>{line}</p>") == []


@pytest.mark.parametrize(
    "line",
    [
        "“Follow us on Instagram,” the fishmonger told everybody in the queue.",
        "The mayor asked voters to follow the debate on the town's own Facebook page.",
        "Facebook has closed the group in which owners of boats had traded engines.",
        "Die Stadt verschickt einen Newsletter, den kaum jemand liest.",
        "Il a supprimé son compte Instagram après la vente du bateau.",
        "有网友在微博上表示关注此事。",
        "Sign up for our patrol, the coast guard asked, and forty fishermen did.",
    ],
)
def test_a_story_about_a_channel_is_no_invitation(line: str) -> None:
    assert kept(f"<p>{line}</p>") == [line]


@pytest.mark.parametrize(
    ("line", "stays"),
    [
        ("[박바다 기자 sea@paper.example] [ⓒ 항구신문, 무단전재 및 재배포 금지]", False),
        ("© 2024 Der Hafenbote. Alle Rechte vorbehalten. Nachdruck nur mit Erlaubnis.", False),
        ("Copyright 2024 The Harbour Post. All rights reserved.", False),
        ("The treaty says that all rights reserved to the islands stay with them.", True),
        ("The sign © was first set by law in 1909, says the museum.", True),
    ],
)
def test_a_notice_of_copyright_goes(line: str, stays: bool) -> None:
    assert bool(kept(f"<p>{line}</p>")) is stays


@pytest.mark.parametrize(
    "lead",
    [
        *("इसे भी पढ़ें:", "हेही वाचा -", "ಇದನ್ನೂ ಓದಿ:", "આ પણ વાંચો:", "Soma zaidi:", "Lexo edhe:", "Sjá einnig:"),
        *("Həmçinin oxuyun:", "Vaata ka:", "Lesen Sie dazu:", "Also see:"),
    ],
)
def test_a_line_that_leads_to_another_story_goes_in_many_languages(lead: str) -> None:
    other = '<a href="/news/bridge">The minister resigns after the report on the bridge</a>'
    assert not any("minister" in text for text in kept(f"<p>{lead} {other}</p>"))


@pytest.mark.parametrize(
    "line",
    [
        "Read what <a href='/letter'>the letter of the harbour master says</a> about the wall.",
        "Next: a new wall, and after it <a href='/plan'>the plan for the road</a> as it was read.",
        "Watch: <a href='/hour'>the hour</a>",
    ],
)
def test_a_sentence_that_begins_as_such_lines_do_stays(line: str) -> None:
    assert any(text.startswith(line.split()[0]) for text in kept(f"<p>{line}</p>"))


@pytest.mark.parametrize(
    ("line", "stays"),
    [
        ("Clique aqui para seguir o canal da Gazeta no WhatsApp", False),
        ("ताज्या बातम्यांसाठी फॉलो करा आमचे व्हॉट्सॲप चॅनेल", False),
        ("Tufuate kwenye Facebook na YouTube kwa habari zaidi", False),
        ("Na ndiqni në Facebook dhe Instagram", False),
        ("Sekite mus Facebook ir Telegram", False),
        ("The harbour master was told of it by WhatsApp, following the storm.", True),
        ("Mshirika wa Facebook alisema habari hiyo si ya kweli.", True),
        ("Kompania Facebook tha se nuk e di kush e shkroi.", True),
    ],
)
def test_invitations_in_more_languages_go(line: str, stays: bool) -> None:
    assert bool(kept(f"<p>{line}</p>")) is stays
