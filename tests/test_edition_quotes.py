"""The quotes and sources of the bundled edition: every feature of the reader is really in it."""

import pytest
from bundled import BY_NAME, article, plain, quote, quotes_with, source

from reader.model import SourceKind

SAID = [
    ("welcome", "I had it from everybody", "Piet Halloran"),
    ("welcome", "Four keys later", "Piet Halloran"),
    ("welcome", "People come in", "Mara Lindqvist"),
    ("welcome", "I ask them who, and where", "Mara Lindqvist"),
    ("welcome", "It works to any depth", "Mara Lindqvist"),
    ("welcome", "I went looking for her", "Tomas Brandt"),
    ("welcome", "I will be in the first car", "Ida Holm"),
    ("welcome", "It will not tell you what is true", "Mara Lindqvist"),
    ("lenne-bridge", "We said before the frost", "Ida Holm"),
    ("lenne-bridge", "I have walked every metre", "Ida Holm"),
    ("lenne-bridge", "I will be in the first car", "Ida Holm"),
    ("lenne-bridge", "A bridge is cheap", "Ida Holm"),
    ("lenne-bridge", "My customers have learned", "Ruth Adeyemi"),
    ("lenne-bridge", "Rivers do not sign contracts", "Oskar Lind"),
    ("lenne-bridge", "the best-founded bridge", "Emil Karr"),
    ("lenne-bridge", "we shall work in gloves", "Ida Holm"),
    ("kestrel-hill-wells", "From today the water", "Aron Weiss"),
    ("kestrel-hill-wells", "We are sorry that it took", "Aron Weiss"),
    ("kestrel-hill-wells", "I have drunk from that well", "Joseph Pryce"),
    ("kestrel-hill-wells", "The inspector stood in my kitchen", "Lena Hart"),
    ("kestrel-hill-wells", "Now they send me a leaflet", "Lena Hart"),
    ("kestrel-hill-wells", "We are not going away", "Aron Weiss"),
    ("kestrel-hill-wells", "After you", "Lena Hart"),
    ("saltby-ferry", "We will not raise the single fare", "Henrik Dahl"),
    ("saltby-ferry", "We have had promises before", "Agnes Thorne"),
    ("saltby-ferry", "There is a plan to cut", "Henrik Dahl"),
    ("saltby-ferry", "They count the people on the boat", "Agnes Thorne"),
    ("eelgrass", "We stopped planting", "Yusuf Amari"),
    ("eelgrass", "A pipefish looks like", "Yusuf Amari"),
    ("eelgrass", "For thirty years we looked", "Greta Solheim"),
    ("eelgrass", "I could have told them", "Greta Solheim"),
    ("eelgrass", "Sailors are creatures of habit", "Bram Teller"),
    ("eelgrass", "I carried it down", "Yusuf Amari"),
    ("salt-ledger", "Somebody had underlined it twice", "Adaeze Okoro"),
    ("salt-ledger", "I am not a disciplined person", "Adaeze Okoro"),
    ("salt-ledger", "Write it down, or it was only weather", "Adaeze Okoro"),
    ("salt-ledger", "a cathedral built to house", "Lucian Frost"),
    ("salt-ledger", "He is quite right", "Adaeze Okoro"),
    ("salt-ledger", "I thought somebody had sent us lunch", "Miriam Sand"),
    ("salt-ledger", "He came to the office", "Miriam Sand"),
    ("salt-ledger", "It is the same handwriting", "Adaeze Okoro"),
    ("tide-clock", "No ship has ever been delayed", "Marit Ekberg"),
    ("tide-clock", "and it never let me down", "Marit Ekberg"),
    ("tide-clock", "I thought that I had made a mistake", "Tobias Renn"),
    ("tide-clock", "By that", "Marit Ekberg"),
    ("backstube", "Ich habe den Schlüssel", "Frieda Claasen"),
    ("backstube", "Beim vierten Mal", "Frieda Claasen"),
    ("backstube", "Man merkt erst", "Jonte Brix"),
    ("backstube", "Das ist kein Museum", "Wiebke Thoms"),
    ("backstube", "Wir haben sie alle aufgeschrieben", "Jonte Brix"),
    ("backstube", "Er ist älter als ich", "Frieda Claasen"),
]


@pytest.mark.parametrize(("name", "words", "speaker"), SAID, ids=lambda value: value[:24])
def test_the_edition_says_who_said_what(name: str, words: str, speaker: str) -> None:
    assert quote(name, words).speaker == speaker


@pytest.mark.parametrize(
    ("name", "words", "outlet"),
    [
        ("welcome", "I went looking for her", "Harbour Gazette"),
        ("lenne-bridge", "We said before the frost", "Harbour Gazette"),
        ("salt-ledger", "He is quite right", "Herald"),
    ],
)
def test_the_edition_says_who_relayed_what(name: str, words: str, outlet: str) -> None:
    assert outlet in (quote(name, words).via or "")


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("welcome", "I went looking for her", "and found her two papers away"),
        ("lenne-bridge", "A bridge is cheap", "until you have to do without one"),
        ("lenne-bridge", "Then,", "we shall work in gloves"),
        ("eelgrass", "For thirty years we looked", "and all that time the answer"),
        ("salt-ledger", "He is quite right", "but it is a very good matchstick"),
        ("backstube", "Er ist älter als ich", "und er hat schlechtere Laune"),
    ],
)
def test_a_quote_split_by_its_speaker_is_one(name: str, before: str, after: str) -> None:
    split = quote(name, before)
    first, second = (article(name).document.at(part) for part in split.parts)
    assert before in first and after in second


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("lenne-bridge", "I have walked every metre", "in the seat beside me"),
        ("salt-ledger", "Then I read the first page", "as I put them down"),
    ],
)
def test_a_quote_that_closes_in_its_last_paragraph_is_one(name: str, first: str, last: str) -> None:
    whole = quote(name, first)
    assert last in whole.text
    assert whole.parts[-1].block - whole.parts[0].block == (1 if name == "lenne-bridge" else 2)


def test_a_pronoun_is_kept_beside_the_name_it_stands_for() -> None:
    said = quote("lenne-bridge", "A bridge is cheap")
    assert (said.mention, said.speaker) == ("she", "Ida Holm")


def test_a_quote_of_nobody_has_no_speaker() -> None:
    assert quote("lenne-bridge", "Bread this way").speaker is None


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("welcome", "truth engine"),
        ("saltby-ferry", "winter peace"),
        ("salt-ledger", "The Salt Ledger"),
        ("salt-ledger", "Low Water"),
    ],
)
def test_scare_quotes_and_titles_are_nobodys_words(name: str, words: str) -> None:
    assert f"“{words}”" in article(name).document.text
    assert quotes_with(name, words) == []


@pytest.mark.parametrize(
    ("name", "inner"),
    [("kestrel-hill-wells", "I would not give it to a dog,"), ("salt-ledger", "Write it down")],
)
def test_a_quote_in_a_quote_is_a_part_of_it(name: str, inner: str) -> None:
    outer = quote(name, inner)
    assert f"‘{inner}" in outer.text or "‘Mrs Hart" in outer.text
    assert outer.text.startswith("“")


@pytest.mark.parametrize(
    ("name", "words", "speaker"),
    [
        ("lenne-bridge", "The bed will move again", "report"),
        ("kestrel-hill-wells", "The leak could have been prevented", "report"),
        ("eelgrass", "One weekend of fine weather", "report"),
        ("kestrel-hill-wells", "Nobody lines a tank", "union"),
        ("saltby-ferry", "the late boat is finished", "official"),
        ("eelgrass", "Ask for a rule", "member of the cooperative"),
    ],
)
def test_papers_bodies_and_the_unnamed_speak_too(name: str, words: str, speaker: str) -> None:
    assert speaker in (quote(name, words).speaker or "").lower()


@pytest.mark.parametrize(
    ("name", "words", "kind"),
    [
        ("lenne-bridge", "Harbour Gazette", SourceKind.OUTLET),
        ("lenne-bridge", "Northmoor Courier", SourceKind.OUTLET),
        ("lenne-bridge", "National Roads Office", SourceKind.ORGANISATION),
        ("lenne-bridge", "Jonas Marlow", SourceKind.CREDIT),
        ("saltby-ferry", "Northmoor Courier", SourceKind.OUTLET),
        ("saltby-ferry", "Meridian News Agency", SourceKind.AGENCY),
        ("saltby-ferry", "Coastal Transport Board", SourceKind.ORGANISATION),
        ("saltby-ferry", "official at the board", SourceKind.ANONYMOUS),
        ("kestrel-hill-wells", "Institute for Water and Soil", SourceKind.ORGANISATION),
        ("kestrel-hill-wells", "Moorland Farmers' Union", SourceKind.ORGANISATION),
        ("kestrel-hill-wells", "familiar", SourceKind.ANONYMOUS),
        ("eelgrass", "Sennet Marine Station", SourceKind.ORGANISATION),
        ("eelgrass", "Coastal Environment Agency", SourceKind.ORGANISATION),
        ("eelgrass", "member of the cooperative's board", SourceKind.ANONYMOUS),
        ("salt-ledger", "Booksellers' League", SourceKind.ORGANISATION),
        ("salt-ledger", "Sennet Herald", SourceKind.OUTLET),
        ("tide-clock", "Harbour Board", SourceKind.ORGANISATION),
        ("tide-clock", "Coastal Environment Agency", SourceKind.ORGANISATION),
        ("backstube", "Wattenblatt", SourceKind.OUTLET),
        ("backstube", "Landesverband des Bäckerhandwerks", SourceKind.ORGANISATION),
    ],
)
def test_what_the_story_leans_on(name: str, words: str, kind: SourceKind) -> None:
    assert source(name, words).kind is kind


@pytest.mark.parametrize(
    ("name", "words", "page", "mentions"),
    [
        ("saltby-ferry", "Courier", "ferry-interview", 2),
        ("kestrel-hill-wells", "Institute", "water-report", 2),
        ("eelgrass", "Station", "eelgrass-survey", 2),
        ("backstube", "Wattenblatt", "claasen", 2),
    ],
)
def test_a_source_is_one_by_whatever_words_it_is_linked(
    name: str, words: str, page: str, mentions: int
) -> None:
    cited = source(name, words)
    assert (cited.url, len(cited.mentions)) == (BY_NAME[page], mentions)
    assert [each for each in article(name).sources if each.url == cited.url] == [cited]


def test_one_source_is_linked_and_another_only_named() -> None:
    assert source("lenne-bridge", "Harbour Gazette").url == BY_NAME["holm-on-the-bridge"]
    assert source("lenne-bridge", "Northmoor Courier").url is None


@pytest.mark.parametrize(
    ("story", "words", "cited"),
    [
        ("lenne-bridge", "We said before the frost, and we mean before the frost", "holm-on-the-bridge"),
        ("lenne-bridge", "I have walked every metre of that deck.", "holm-on-the-bridge"),
        ("eelgrass", "A pipefish looks like a blade of grass that has had an idea", "eelgrass-survey"),
        ("backstube", "Beim vierten Mal habe ich gefragt, ob sie nicht", "claasen"),
    ],
)
def test_a_cited_page_holds_the_words(story: str, words: str, cited: str) -> None:
    assert words in quote(story, words).text
    assert words in plain(article(cited).document.text)


@pytest.mark.parametrize(
    ("words", "original"),
    [
        ("the monthly pass will stay at 38 crowns", "the monthly pass will stay at 48 crowns"),
        ("There is a plan to cut the late boat", "There is no plan to cut the late boat"),
    ],
)
def test_a_cited_page_holds_other_words(words: str, original: str) -> None:
    page = plain(article("ferry-interview").document.text)
    assert words in quote("saltby-ferry", words).text
    assert words not in page and original in page


def test_a_cited_page_holds_none_of_the_words() -> None:
    said = quote("kestrel-hill-wells", "The leak could have been prevented").text
    page = plain(article("water-report").document.text)
    assert "gasket" in said and "gasket" not in page and "prevented" not in page
