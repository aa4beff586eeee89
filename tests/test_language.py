"""What language a text is in."""

import pytest

from reader.text.language import guess_language, language_code, spoken_language


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The harbour master said that no ferry would leave before the morning."),
        ("de", "Der Hafenmeister sagte, dass die Fähre nicht vor dem Morgen fährt und die Gäste warten."),
        ("fr", "Le préfet a déclaré que les bateaux ne partent pas avant la fin de la nuit."),
        ("es", "El capitán dijo que los barcos no salen hasta la mañana y que hay más gente en el puerto."),
        ("pt", "O capitão disse que os barcos não saem até de manhã e que há mais gente no porto."),
        ("it", "Il capitano ha detto che le navi non partono prima della mattina e che sono in porto."),
        ("nl", "De havenmeester zegt dat het schip niet voor de ochtend zal varen en dat er een storm is."),
        ("sv", "Hamnkaptenen säger att färjan inte går före morgonen och att det är storm på havet."),
        ("pl", "Kapitan powiedział, że statek nie odpłynie przed rankiem, bo na morzu jest sztorm."),
        ("ru", "Капитан сказал, что паром не выйдет до утра, и это было не так плохо, как он думал."),
        ("uk", "Капітан сказав, що пором не вийде до ранку, і що це буде не так погано."),
        ("ja", "船長は、フェリーは朝まで出ないと述べた。"),
        ("zh", "船长说，渡轮要到早上才开。"),
        ("ko", "선장은 아침까지 배가 떠나지 않는다고 말했다."),
        ("ar", "قال القبطان إن العبارة لن تغادر من الميناء قبل الصباح، وهذا ما كان في البيان"),
        ("el", "Ο καπετάνιος είπε ότι το πλοίο δεν θα φύγει πριν από το πρωί."),
    ],
)
def test_the_language_of_a_plain_text_is_told(language: str, text: str) -> None:
    assert guess_language(text) == language


@pytest.mark.parametrize(
    "text", ["", "12 34 —", "hello", "Velmora Kelling Ansel", "the of", f"the of and {'Ansel ' * 40}"]
)
def test_too_little_says_nothing(text: str) -> None:
    assert guess_language(text) is None


@pytest.mark.parametrize(
    ("tag", "code"),
    [("en-GB", "en"), ("pt_BR", "pt"), (" DE ", "de"), (None, None), ("", None), ("english", None)],
)
def test_declared_languages(tag: str | None, code: str | None) -> None:
    assert language_code(tag) == code


GERMAN = """
Die Brücke ist seit dem Morgen für den Verkehr gesperrt. Nach Angaben der Stadt wird sie bis zum Abend
geprüft, und auch die Züge fahren nicht. Viele Pendler waren überrascht.
"""
ENGLISH = """
Jürgen Müller and Françoise Lefèvre met José Álvarez at the Café de la Paix in Zürich. They said that the
bridge over the river was closed for the day, and that nobody had been told of it.
"""


@pytest.mark.parametrize(
    ("declared", "text", "language"),
    [
        ("en", GERMAN, "de"),
        ("fr", GERMAN, "de"),
        ("de", GERMAN, "de"),
        (None, GERMAN, "de"),
        ("de", ENGLISH, "en"),
        ("es", ENGLISH, "en"),
        ("en", "船長は、フェリーは朝まで出ないと述べた。", "ja"),
        ("sv", "Der Hafen ist zu.", "sv"),
        ("de", "Breaking: Roe resigns.", "de"),
        ("no", "Han sier at det er storm på havet og at fergen ikke går i dag.", "no"),
    ],
)
def test_plain_evidence_overrules_what_is_declared(declared: str | None, text: str, language: str) -> None:
    assert spoken_language(declared, text) == language
