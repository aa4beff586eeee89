"""A quotation with one word of meaning changed is never verbatim; one only written otherwise always is.

The sources are of our own writing; the changes are drawn by seeded chance.
"""

import random
import re
import unicodedata
from collections.abc import Callable, Iterator

import pytest
from check_pairs import read_quote, read_source

from reader.model import VerdictKind
from reader.text.check import check_against
from reader.text.check.source_text import SourceText, source_text_of

ENGLISH = """\
The council will close the northern pier before the end of March. It must not cost the town more than
400,000 crowns, and nobody has offered to pay half of it. We have always said that the old bridge is safer
than the new one. Most of the fishermen voted against the plan in 1987, and only three of them would do so
today. The mayor told us on Tuesday that she can't promise anything until the court has ruled. If the wind
turns, the ferry could be late by two hours. Every child in Saltby should learn to swim, even those who
never leave the island. Our profits rose by 12.5 percent last year while those of the mill fell. He didn't
see the letter, but his brother did. There are fewer than 70 puffins left on the western cliff. I would
rather lose the election than raise the fare. The captain was sober when the ship left the harbour at
7.15. Nearly all the boats were insured, except the largest. She has lent him 5 million crowns since May.
They are not allowed to fish within ten miles of the coast. Holm accused Lind of hiding the first report.
The water has been safe to drink since Friday. You may enter the tower without a guide. No ship has sunk
here in forty years. The price per tonne is lower than the cost per tonne. We refuse to hand over the
keys."""
GERMAN = """\
Der Rat wird den alten Steg vor Ende März schließen. Wir haben nicht mehr als 400 Kronen bekommen. Niemand
darf ohne Führer auf den Turm steigen. Das Wasser ist seit Freitag kälter als sonst. Alle Boote waren
versichert, nur das größte nicht. Die Bürgermeisterin hat gesagt, dass sie nie zurücktreten müsse. Es gibt
weniger als 70 Möwen auf der Klippe."""
FRENCH = """\
Le conseil fermera le vieux quai avant la fin du mois de mars. Nous n'avons jamais reçu plus de 400
couronnes. Personne ne peut monter à la tour sans guide. L'eau est plus froide que d'habitude depuis
vendredi. Tous les bateaux étaient assurés, sauf le plus grand. Il reste moins de 70 mouettes sur la
falaise."""

SWAPS = {
    "en": """
    will would won't may | must should need may | not now | more less | nobody somebody everybody | half
    all | always never often | safer safe safest | most few all | against for | only all | today
    yesterday tomorrow | can can't could | anything nothing | until when after before | if when unless |
    could will can | late early | every no some | should must may | even not | never always | rose fell
    | last next this | while because | didn't did doesn't | but and | fewer more | left right | western
    eastern | rather never | lose win | raise cut | sober drunk | was is wasn't | nearly not | all some
    no | except including | largest smallest | lent owed gave | since until | are were aren't | allowed
    forbidden | within beyond | accused cleared | first second last | has had hasn't | safe unsafe |
    without with | no a one | lower higher | refuse agree | before after | end start | northern southern
    | three thirty two | two three | ten twenty | forty fourteen | million billion thousand | percent
    points | hours days | miles kilometres | holm lind berg | lind holm | saltby ostby | tuesday monday
    thursday | friday sunday | march may | may march june | 400,000 40,000 400,001 | 1987 1978 1997 |
    12.5 125 12.6 | 70 17 71 | 7.15 7.51 17.15 | 5 6 50 | he she they | she he they | him her them | his
    her their | we they you | us them | i we you | you we | there here | than as | them us | tonne day |
    than like""",
    "de": """
    wird will muss | alten neuen | vor nach | nicht nun | mehr weniger | niemand jeder | darf muss kann
    | ohne mit | seit bis | freitag montag | kälter wärmer | alle keine manche | waren sind | nur auch |
    größte kleinste | hat hatte | nie immer | müsse könne solle | weniger mehr | 400 4000 | 70 17 | märz
    mai | es er | sie er | wir ihr""",
    "fr": """
    fermera fermerait ouvrira | vieux nouveau | avant après | jamais toujours souvent | plus moins |
    personne chacun | peut doit pouvait | sans avec | froide chaude | depuis jusqu'à | vendredi lundi |
    tous certains | étaient sont | sauf même | grand petit | moins plus | 400 4000 | 70 17 | mars mai |
    nous vous | reste restait | fin moitié""",
}
TEXTS = {"en": ENGLISH, "de": GERMAN, "fr": FRENCH}


def sentences(language: str) -> list[str]:
    return re.split(r"(?<=[.!?])\s+(?=[A-ZÄÖÜ])", " ".join(TEXTS[language].split()))


def swaps(language: str) -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for row in SWAPS[language].split("|"):
        word, *others = row.split()
        table[word] = [*table.get(word, []), *others]
    return table


def changed(sentence: str, language: str) -> Iterator[str]:
    """The sentence with one word of meaning replaced by another, or with its negation left out."""
    words = sentence.split(" ")
    table = swaps(language)
    for at, word in enumerate(words):
        bare = word.strip(".,")
        for other in table.get(bare.lower(), ()):
            other = other.capitalize() if bare[0].isupper() else other
            yield " ".join([*words[:at], word.replace(bare, other), *words[at + 1 :]])
        if bare.lower() in ("not", "never", "nicht", "nie", "nur", "only", "nearly", "jamais", "sauf"):
            yield " ".join([*words[:at], *words[at + 1 :]])


def source(language: str) -> SourceText:
    return source_text_of(read_source(" ".join(TEXTS[language].split()), language))


def verdict(words: str, evidence: SourceText) -> VerdictKind:
    return check_against(*read_quote(f"“{words}”"), evidence).kind


@pytest.mark.parametrize("language", TEXTS)
def test_one_word_of_meaning_is_never_verbatim_nor_cut(language: str) -> None:
    evidence, tried = source(language), 0
    whole = " ".join(TEXTS[language].split())
    for sentence in sentences(language):
        assert verdict(sentence, evidence) is VerdictKind.VERBATIM, sentence
        for mutant in changed(sentence, language):
            if mutant not in whole:
                tried += 1
                kind = verdict(mutant, evidence)
                assert kind in (VerdictKind.ALTERED, VerdictKind.ABSENT), (kind, mutant)
    assert tried >= {"en": 150, "de": 30, "fr": 25}[language]


@pytest.mark.parametrize("seed", range(6))
def test_two_sentences_made_one_are_never_verbatim(seed: int) -> None:
    """The head of one sentence with the tail of another, joined without a sign of it."""
    evidence, chance = source("en"), random.Random(seed)
    whole = " ".join(ENGLISH.split())
    for _ in range(60):
        one, other = (each.rstrip(".").split(" ") for each in chance.sample(sentences("en"), 2))
        mutant = " ".join(one[: chance.randrange(3, len(one))] + other[chance.randrange(1, len(other) - 3) :])
        if mutant not in whole:
            assert verdict(mutant, evidence) in (VerdictKind.ALTERED, VerdictKind.ABSENT), mutant


NEGATED = ("not", "nobody", "never", "no", "can't", "didn't", "refuse", "without", "except")


@pytest.mark.parametrize("dots", [" … ", "… ", " ... ", " [...] ", " […] ", "..."])
def test_an_ellipsis_never_hides_a_negation(dots: str) -> None:
    evidence, tried = source("en"), 0
    for sentence in sentences("en"):
        words = sentence.split(" ")
        for at, word in enumerate(words):
            if word.strip(".,").lower() in NEGATED and 0 < at < len(words) - 2:
                tried += 1
                mutant = " ".join(words[:at]) + dots + " ".join(words[at + 1 :])
                assert verdict(mutant, evidence) in (VerdictKind.ALTERED, VerdictKind.ABSENT), mutant
    assert tried >= 7


@pytest.mark.parametrize("put", ["not", "never", "no longer", "hardly", "if", "unless", "without", "nobody"])
def test_brackets_never_put_in_a_negation(put: str) -> None:
    evidence, chance = source("en"), random.Random(put)
    for sentence in sentences("en"):
        words = sentence.split(" ")
        at = chance.randrange(1, len(words) - 1)
        mutant = " ".join([*words[:at], f"[{put}]", *words[at:]])
        assert verdict(mutant, evidence) in (VerdictKind.ALTERED, VerdictKind.ABSENT), mutant


def _broken(text: str, chance: random.Random) -> str:
    """A long word broken at the end of a line."""
    long = [match for match in re.finditer(r"\b[a-z]{8,}\b", text)]
    if not long:
        return text
    at = chance.choice(long).start() + 4
    return f"{text[:at]}\u00ad{text[at:]}"


def _spaced(text: str, chance: random.Random) -> str:
    blanks = ["\u00a0", "\u2009", "\u202f", "  ", "\n"]
    return re.sub(" ", lambda _: chance.choice(blanks), text)


WRITINGS: dict[str, Callable[[str, random.Random], str]] = {
    "decomposed": lambda text, chance: unicodedata.normalize("NFD", text),
    "blanks": _spaced,
    "soft hyphen": _broken,
    "no width": lambda text, chance: text.replace("e", "e\u200b", chance.randrange(1, 5)),
    "ligatures": lambda text, chance: text.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ"),
    "apostrophes": lambda text, chance: text.replace("'", chance.choice("’ʼ′＇")),
    "full width": lambda text, chance: text.translate({code: code + 0xFEE0 for code in range(48, 58)}),
    "figure dashes": lambda text, chance: text.replace("-", "\u2011"),
    "spelt out": lambda text, chance: text.replace("can't", "cannot").replace("didn't", "did not"),
    "two alphabets": lambda text, chance: text.replace("a", "\u0430", chance.randrange(1, 4)),
    "no last stop": lambda text, chance: text.rstrip("."),
    "a comma at the end": lambda text, chance: text.rstrip(".") + ",",
    "marks inside": lambda text, chance: f" {text} ",
    "headline capitals": lambda text, chance: text.upper().replace("’S", "’s"),
}


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("writing", WRITINGS)
def test_another_way_of_writing_stays_verbatim(language: str, writing: str) -> None:
    evidence, chance = source(language), random.Random(writing + language)
    for sentence in sentences(language):
        written = WRITINGS[writing](sentence, chance)
        if "ß" not in sentence or writing != "headline capitals":
            assert verdict(written, evidence) is VerdictKind.VERBATIM, written
