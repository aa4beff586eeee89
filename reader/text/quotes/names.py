"""What in a run of capitals is a title and what the name, and whether it is a person's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from reader.text.lexicon import first_names, ordered_words, word_lists
from reader.text.quotes.tokens import Prose

_OF_FIELD = ("of", "for", "in")
"""What leads from an office to what it is of."""
_KEPT = 4096
"""Names whose beginning is remembered: a text names the same people again and again."""


@dataclass(frozen=True, slots=True)
class _Lists:
    """Words of the lexicon by what they mean in or beside a name, all in lower case."""

    titles: frozenset[str]
    roles: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    women: frozenset[str]
    men: frozenset[str]
    suffixes: frozenset[str]
    kept: frozenset[str]
    organisations: frozenset[str]
    of: frozenset[str]
    places: frozenset[str]
    peoples: frozenset[str]
    particles: frozenset[str]
    compounds: tuple[str, ...]
    bodies: frozenset[str]
    public: frozenset[str]
    writings: frozenset[str]
    bodies_for: frozenset[str]
    kinds: frozenset[str]
    lands: frozenset[str]
    """Places and peoples."""
    speakers: frozenset[str]
    """Role nouns, and writings that say things."""
    trades: frozenset[str]
    """Role nouns that are no bodies."""
    fields: frozenset[str]
    """What ministers and directors are of."""


@cache
def name_lists() -> _Lists:
    """The words that names are made of, from the lexicon."""
    titles, organisations = _titles(), word_lists("organisations")
    roles = titles["roles"] | titles["women"] | titles["men"]
    return _Lists(
        titles=titles["plain"]
        | titles["male"]
        | titles["female"]
        | (titles["roles"] - word_lists("titles_europe")["bodies"]),
        roles=roles,
        male=titles["male"],
        female=titles["female"],
        women=titles["women"],
        men=titles["men"],
        suffixes=titles["suffixes"],
        kept=titles["kept"],
        organisations=organisations["words"],
        of=organisations["of"],
        places=organisations["places"],
        peoples=organisations["peoples"],
        particles=organisations["particles"],
        compounds=tuple(sorted(titles["compounds"])),
        bodies=titles["bodies"],
        public=titles["public"],
        writings=titles["writings"],
        bodies_for=organisations["goes_on"],
        kinds=organisations["kinds"],
        lands=organisations["places"] | organisations["peoples"],
        speakers=roles | titles["writings"],
        trades=roles - titles["bodies"],
        fields=titles["fields"],
    )


def _titles() -> Mapping[str, frozenset[str]]:
    """The titles of every language: German papers name Dutch ministers, and English ones a Bürgermeister."""
    europe = word_lists("titles_europe")
    return {key: words | europe.get(key, frozenset()) for key, words in word_lists("titles").items()}


@cache
def _long_titles() -> Mapping[str, frozenset[str]]:
    pairs = [pair.partition(":") for pair in ordered_words("titles")["long"]]
    return {short: frozenset(long for each, _, long in pairs if each == short) for short, _, _ in pairs}


def roles_of(title: str) -> frozenset[str]:
    """The role nouns that a title gives: "Vice-President" makes a president, "Gov." a governor."""
    word = plain(title).rpartition("-")[2]
    return (frozenset({word}) & name_lists().roles) | _long_titles().get(word.rstrip("."), frozenset())


def is_honorific(word: str) -> bool:
    """Whether a word is a title of men or of women: "Mr.", "Señora"."""
    return word in name_lists().male or word in name_lists().female


def plain(word: str) -> str:
    """A word as the lists have it: in lower case, with a straight apostrophe."""
    return word.lower().replace("’", "'")


def name_start(words: Sequence[str]) -> int:
    """How many words of a run stand before the name: titles, offices, nations, the body somebody is of."""
    return _name_start(tuple(words))


@lru_cache(maxsize=_KEPT)
def _name_start(words: tuple[str, ...]) -> int:
    lists = name_lists()
    low = [plain(word) for word in words]
    size = len(low)
    while size > 1 and low[size - 1] in lists.suffixes:
        size -= 1
    if low[size - 1] in lists.organisations and low[size - 1] not in lists.titles:
        return int(low[0] in ("former", "ex") and size > 1)
    field = _field_end(low[:size])
    if field:
        return field if field < size else 0
    cut = 0
    for number in range(size - 1):
        if is_title(low[number]) and not (number and _is_initial(low[number - 1])):
            cut = number + 1
    if cut == 1 and size == 2 and low[0] in first_names() and not is_honorific(low[0]):
        cut = 0
    of = cut if low[cut] == "of" else cut - 2  # "Foreign" is no title in "Ministry of Foreign Affairs"
    if of > 0 and low[of] == "of" and low[of - 1] in lists.organisations:
        return next((n for n in range(max(of + 1, cut), size - 1) if low[n] in first_names()), 0)
    if cut and low[cut] == "of" and cut + 1 < size:
        cut = _after_office(low, cut, size)
    elif cut and low[cut] in ("on", "for", "and"):  # "the Commission on Human Rights"
        return next((number for number in range(cut + 1, size - 1) if low[number] in first_names()), 0)
    if cut == 0:
        cut = _after_body(low, size, lists)
    given = size - 2
    if (
        given > cut + 1
        and low[given] in first_names()
        and not any(word in first_names() for word in low[cut:given])
    ):
        cut = given
    while cut and cut < size - 1 and low[cut] in lists.lands and low[cut] not in first_names():
        cut += 1
    if cut and size - cut == 1 and low[cut - 1] in lists.kept:
        cut -= 1
    if _is_placed(low[:size]):
        return 0
    return cut


def _field_end(low: Sequence[str]) -> int:
    """Where what an office is of ends: behind "Affairs" of "Minister of Foreign Affairs"; 0 without any."""
    lists = name_lists()
    of = next((number for number, word in enumerate(low) if word in _OF_FIELD), 0)
    if not of or not is_title(low[of - 1]) or low[of - 1] in lists.organisations:
        return 0
    given = next((number for number in range(of + 1, len(low)) if low[number] in first_names()), len(low))
    end = next((number for number in range(given, of + 1, -1) if low[number - 1] in lists.fields), 0)
    while 0 < end < len(low) - 1 and is_title(low[end]):
        end += 1  # "Chief of Army Staff General Roe"
    return end


def _is_initial(word: str) -> bool:
    """Whether a word is an initial, behind which no title stands: "F. King Roe"."""
    return len(word) == 2 and word[1] == "."


def _is_placed(low: Sequence[str]) -> bool:
    """Whether two places or peoples stand before one word, as in the names of bodies: "North Dakota Gas"."""
    return len(low) == 3 and all(word in name_lists().lands for word in low[:2])


def run_offset(prose: Prose, run: int) -> int:
    """How many tokens of the run at token `run` stand before the name itself."""
    words = [token.text for token in prose.tokens[run : prose.runs[run]]]
    cut = name_start(words)
    before = prose.tokens[run - 1].lower if run else ""
    if len(words) > 1 and plain(words[0]) in prose.grammar.foreign.styles:
        return 1 + name_start(words[1:])  # "Me Ann Roe", a lawyer
    if prose.grammar.language != "en" and len(words) - cut > 2:
        cut += _leading_role(prose, run, words[cut:])
    if prose.grammar.capital_nouns and cut == 0 and before in prose.grammar.determiners and len(words) > 2:
        return len(words) - 2
    if cut or len(words) < 2:
        return cut
    if plain(words[0]) in name_lists().kinds:
        return 1 if len(words) > 2 or not is_body(words) else 0
    led = len(words) > 2 and plain(words[1]) in first_names() and plain(words[0]) not in first_names()
    if not led or is_body(words):
        return 0
    opens = prose.grammar.language == "en" and prose.sentences[prose.sentence_of(run)][0] == run
    listed = before in ("and", ",") and plain(words[0]) in name_lists().fields  # "Trade, Industry and Energy"
    hangs = run > 0 and (before in prose.grammar.prepositions or listed)
    return int(hangs or (opens and len(words) == 3 and words[0][-1] != "."))


def _leading_role(prose: Prose, run: int, words: Sequence[str]) -> int:
    """1 if a run of three words and more starts with a noun: before a known first name, or one that ends as
    trades and offices do: "Bootsverleiher Sepp Roe"."""
    first = plain(words[0])
    opens = prose.grammar.capital_nouns or prose.sentences[prose.sentence_of(run)][0] == run
    tail = words[0].rpartition("-")[2]
    opens = opens or (tail != words[0] and tail.islower())  # "HBK-tränaren Ada Roe"
    if not opens or first in first_names() or first.partition("-")[0] in first_names():
        return 0
    ends = tuple(prose.grammar.foreign.role_ends)
    return int(plain(words[1]) in first_names() or (bool(ends) and first.endswith(ends)))


def is_title(word: str) -> bool:
    """Whether a word is a title; in a compound its tail decides: "Vice-Chairman", "Kommissionspräsident"."""
    lists = name_lists()
    if word in lists.titles:
        return True
    head, found, tail = word.rpartition("-")
    if found:
        return tail in lists.titles and head not in first_names()
    return len(word) > 9 and word.endswith(lists.compounds)


def _after_office(low: Sequence[str], cut: int, size: int) -> int:
    """Past "of State", "of the House" to the name; 0 when "of" is all that follows."""
    for number in range(cut + 1, size - 1):
        if low[number] in first_names():
            return number
    skip = cut + (2 if low[cut + 1] != "the" else 3)
    return skip if skip < size else 0


def _after_body(low: Sequence[str], size: int, lists: _Lists) -> int:
    """Past a place or a body in front of a full name, with no title between them."""
    if "of" in low[:size]:
        last = size - 1 - low[:size][::-1].index("of")
        for number in range(last + 2, size - 1):
            if low[number] in first_names():
                return number
        return 0
    cut = 0
    for number in range(size - 2):
        word = low[number]
        given = number == 0 and word in first_names()
        if (word in lists.organisations and not given) or (
            number == cut and word in lists.lands and word not in first_names()
        ):
            cut = number + 1
    return cut


def is_office(words: Sequence[str]) -> bool:
    """Whether a run is an office without a name: "Vice President", "Brand Engagement Manager", "Minister of
    Trade"."""
    lists = name_lists()
    if _field_end([plain(word) for word in words]) == len(words):
        return True
    last = plain(words[-1]).rpartition("-")[2]
    first = plain(words[0])
    if first in first_names() or last not in lists.roles:
        return False
    return len(words) > 1 or first in lists.titles


def is_body(words: Sequence[str]) -> bool:
    """Whether a run is the name of an organisation or a place rather than of a person."""
    return _is_body(tuple(words))


@lru_cache(maxsize=_KEPT)
def _is_body(words: tuple[str, ...]) -> bool:
    lists = name_lists()
    low = [plain(word) for word in words]
    given = len(low) > 1 and low[0] in first_names()  # "Bill Roe" is no bill
    if not lists.organisations.isdisjoint(low[given:]) or "of" in low or "&" in low:
        return True
    if len(words) == 1:
        acronym = len(words[0]) > 1 and words[0].isupper() and words[0].isalpha() and len(words[0]) <= 6
        return acronym or low[0] in lists.lands or low[0].replace(".", "") in ("us", "uk", "un", "eu")
    return all(word in lists.lands for word in low) or _is_placed(low)
