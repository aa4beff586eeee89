"""Bylines as papers of many languages write them."""

from __future__ import annotations

import pytest

from reader.text.bylines import is_address, is_titled, people_of


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("Von Anna Adler, Berlin", ["Anna Adler"]),
        ("Ein Kommentar von Anna Adler", ["Anna Adler"]),
        ("Von Anna Adler am 3. Mai 2024", ["Anna Adler"]),
        ("Publié par Jeanne Morel le 3 mai 2024 à 10h12", ["Jeanne Morel"]),
        ("Propos recueillis par Jeanne Morel", ["Jeanne Morel"]),
        ("Par JEANNE MOREL, LUC PETIT Envoyés spéciaux à Lyon", ["JEANNE MOREL", "LUC PETIT"]),
        ("Scris de Ion Munteanu", ["Ion Munteanu"]),
        ("a cura di Carla Fabbri", ["Carla Fabbri"]),
        ("Teksti: Aino Koski", ["Aino Koski"]),
        ("Jan Dvorský, ČTK", ["Jan Dvorský"]),
        ("Írta: Szabó Éva", ["Szabó Éva"]),
        ("Автор статьи: Иван Соколов", ["Иван Соколов"]),
        ("Piše: Jovan Ilić", ["Jovan Ilić"]),
        ("Tác giả: Trần Văn Bình", ["Trần Văn Bình"]),
        ("本報記者王大文／台北報導", ["王大文"]),
        ("文／王大文", ["王大文"]),
        ("【山本花子】", ["山本花子"]),
        ("责任编辑：王大文", []),
        ("新华网", []),
        ("[서울=통신] 김영희 기자 kim@paper.example", ["김영희"]),
        ("홍길순·김영희 기자", ["홍길순", "김영희"]),
        ("Ann Lee PAPER.com", ["Ann Lee"]),
        ("Ritzau", []),
        ("By Ann Lee, Bo", ["Ann Lee"]),
        ("By Bo and Ann Lee", ["Bo", "Ann Lee"]),
        ("Photo by Ann Lee", []),
        ("By Ann Lee, Teller and Penn", ["Ann Lee", "Teller", "Penn"]),
        ("By Ann Lee, Reuters, Berlin", ["Ann Lee"]),
        ("Texte de Jeanne Morel", ["Jeanne Morel"]),
        ("Bericht von Amnesty International", []),
        ("文：服部", ["服部"]),
        ("編集部", []),
        ("新聞社", []),
        ("Text, Lies and Video", ["Text", "Lies", "Video"]),
        ("লেখক, রহিম উদ্দিন", ["রহিম উদ্দিন"]),
        ("By ANN LEEDS aleeds@paper.example", ["ANN LEEDS"]),
        ("Ann Lee <ann.lee@paper.example>, Bo Day (bo@paper.example)", ["Ann Lee", "Bo Day"]),
        ("ann@paper.example", []),
        ("ROBERTO S. LAGOS", ["ROBERTO S. LAGOS"]),
        ("Roberto Lagos MD", ["Roberto Lagos"]),
        ("Boten.example GmbH, Ansel, Norland", []),
        ("Ansel Courier Ltd, Ann Lee, Bo Day", ["Ann Lee", "Bo Day"]),
        ("Autor", []),
        ("Autor/in: Ada Kern", ["Ada Kern"]),
        ("Show all articles", []),
        ("Von unserem Reporter Karl Brandt", ["Karl Brandt"]),
        ("Dal nostro inviato speciale Carlo Neri", ["Carlo Neri"]),
        ("De notre correspondante à Tours, Anne Morel", ["Anne Morel"]),
        ("Von unserer Redaktion", []),
        ("Karl Brandt (Text) und Otto Lenz (Fotos)", ["Karl Brandt"]),
        ("Otto Lenz (Bilder)", []),
        ("Karl Brandt (Photographer of the Year)", ["Karl Brandt"]),
        ("Carlos Rey / Laura Gil", ["Carlos Rey", "Laura Gil"]),
        ("Carlos Rey / Diario del Valle", ["Carlos Rey"]),
        ("Una crónica de Laura Gil", ["Laura Gil"]),
        ("Reporter Anna Lind", ["Anna Lind"]),
        ("Senior Research Fellow", []),
        ("Rozmawiał Piotr Lis", ["Piotr Lis"]),
        ("Píše Petr Vrba", ["Petr Vrba"]),
        ("Γράφει η Ελένη Κορρέ", ["Ελένη Κορρέ"]),
        ("Беседовал Пётр Лужин", ["Пётр Лужин"]),
        ("Корреспондент Пётр Лужин", ["Пётр Лужин"]),
        ("Muhabir: Deniz Arslan", ["Deniz Arslan"]),
        ("Haber Merkezi", []),
        ("Fritz Haber", ["Fritz Haber"]),
        ("إعداد: ليلى حداد", ["ليلى حداد"]),
        ("بيروت - ليلى حداد", ["ليلى حداد"]),
        ("יעל ברק, כתבת", ["יעל ברק"]),
        ("स्टाफ संवाददाता", []),
        ("Wirtschaftsredaktion", []),
        ("Sportredactie", []),
        ("TT-AFP", []),
        ("山本花子記者", ["山本花子"]),
        ("編集委員 山本花子", ["山本花子"]),
        ("論説委員・山本花子", ["山本花子"]),
        ("パリ＝山本花子", ["山本花子"]),
        ("山本 花子", ["山本 花子"]),
        ("石田 花子", ["石田 花子"]),
        ("张大文 李小红", ["张大文", "李小红"]),
        ("文｜张大文", ["张大文"]),
        ("홍길순 김영희 기자", ["홍길순", "김영희"]),
        ("부산=홍길순 기자", ["홍길순"]),
        ("글·사진 홍길순 기자", ["홍길순"]),
        ("도쿄 특파원 홍길순", ["홍길순"]),
        ("홍길순 바다 칼럼니스트", ["홍길순"]),
        ("사회부", []),
        ("현직 기자", []),
        ("当前位置", []),
        ("Ann Grey Lee Reuters", ["Ann Grey Lee"]),
        ("Ann Lee Bloomberg", ["Ann Lee"]),
        ("Ann Bloomberg", ["Ann Bloomberg"]),
    ],
)
def test_a_byline_names_people(line: str, people: list[str]) -> None:
    assert list(people_of(line)) == people


@pytest.mark.parametrize(
    ("line", "titled"),
    [
        ("김영희 기자", True),
        ("김영희 기자 kim@paper.example", True),
        ("김영희 기자 = 서울 시는", False),
        ("현직 기자", False),
        ("김영희 기자 구속", False),
        ("Ann reporter", False),
        ("", False),
    ],
)
def test_a_line_of_a_name_and_a_role(line: str, titled: bool) -> None:
    assert is_titled(line) is titled


def test_an_address_is_no_name() -> None:
    assert is_address("paper.es") and is_address("www.paper.com")
    assert not is_address("ann.lee") and not is_address("J. Lee")
