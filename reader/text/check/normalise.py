"""Text -> words that can be compared: one form of each mark, dash, blank and letter, and no meaning lost.

A word keeps its capitals, accents and figures; what stands between two words is kept as a joint. Only the way
of writing is made one: Unicode NFC, ligatures and full-width letters, curly and straight marks, dashes,
blanks, the hyphen at a line's end.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate

from reader.text.check.forms import (
    PERCENT_IN_TWO,
    base_key,
    key_of,
    keys_of,
    one_alphabet,
    parts_of,
    plain_digits,
)
from reader.text.language import stop_words

SOFT = "~"
"""The joint where an attribution stood inside a sentence: what the speech had there is not known."""
STOP = "~."
"""The joint where an attribution stood between two sentences."""
BROKEN = "- "
"""A hyphen before a blank: a word broken at a line's end, or the first half of "short- and long-term"."""
BREAK = "¶"
"""The end of a block that no stop ends: a heading, the item of a list."""

PARTED = " … "
"""The gap between two stretches that were joined."""

_OPTIONAL_STOP = "·"  # after "U.S.", whose last point may be the end of the sentence too
_SOFT_KIN = frozenset(("", ",", ";", ":", "—", SOFT))
_STOP_KIN = frozenset((".", "!", STOP))

_DOUBLE = "“”„‟«»‹›″「」『』〝〞〟＂"
_SINGLE = "’‘‚‛ʼ′`´＇"
_ALIKE = {
    **dict.fromkeys(map(ord, _DOUBLE), '"'),
    **dict.fromkeys(map(ord, _SINGLE), "'"),
    **dict.fromkeys(map(ord, "‐‑﹣"), "-"),
    **dict.fromkeys(map(ord, "—―⸺⸻"), "—"),
    **dict.fromkeys(map(ord, "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"), " "),
    **dict.fromkeys(map(ord, "\u2007\u2008\u2009\u200a\u202f\u205f\u3000"), " "),
    **dict(zip(map(ord, "_‒⋯。؟،؛、।\u037e"), " –….?,;,.;", strict=True)),
    **plain_digits(),
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5E) if chr(code) not in "＂＇"},
    **dict.fromkeys(map(ord, "~～〜"), "∼"),  # "about", and no joint of ours
}
# Not str.translate: over a page where one sign in a hundred is to be replaced it takes ten times as long.
_HAS_ALIKE = re.compile(f"[{''.join(map(chr, _ALIKE))}]")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
# With the vowel points of Arabic and Hebrew, which few texts write, and the line that draws a word out.
_POINTS = "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u0652\u0670"
_UNSEEN = f"\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufe0e\ufe0f{_POINTS}"
_STYLED = "\U0001d400-\U0001d7ff"  # bold and italic letters that are signs of their own
_ODD = re.compile(f"[{_UNSEEN}{''.join(_LIGATURES)}{_STYLED}]")
_IS_UNSEEN, _IS_STYLED = re.compile(f"[{_UNSEEN}]"), re.compile(f"[{_STYLED}]")
# But for the letters that spell the flag of a country, which names it, and the ticks of a ballot.
_PICTURES = re.compile("[\U0001f000-\U0001f1e5\U0001f200-\U0001faff\u2600-\u260f\u2613-\u26ff\u2764\u2b50]+")
_MARKS = (
    "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u064b-\u065f\u0670\u093c\u09bc\u1160-\u11ff\u1ab0-\u1aff"
    "\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f"
)
# A run of plain letters, but for the last, which may carry a mark; or one letter with its marks.
_CLUSTER = re.compile(f"[ -~\n]+(?=[ -~\n])|\u00ad\\s*|.[{_MARKS}]*", re.S)

# Scripts that set no blank between words: each character stands for itself.
_UNSPACED = (
    "々〆\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_HAS_UNSPACED = re.compile(f"[{_UNSPACED}]")
_ELIDED = re.compile(r"(?:[ldjnscmt]|qu|jusqu|lorsqu|puisqu|quoiqu|dell|all|nell|dall|sull|un)'(?=.)", re.I)
_CANNOT = re.compile(r"cannot\b", re.I)
_ENDS_OF_CANNOT = ("not", "NOT")
# "U.S.", "J. R. Lund" and "J R Lund". Nobody has more than five, and to try long rows takes long.
_DOTTED = (
    r"[^\W\d](?:\. [^\W\d]){1,4}\.(?!\w)|(?-i:[A-Z](?: [A-Z]){1,4}(?= [A-Z][a-z]))"
    r"|[^\W\d](?:\.[^\W\d])+(?!\w)\.?"
)
# A blank may part thousands, as in "18 000".
_NUMBER = r"(?:(?<![\d.,:'])\d{1,3}(?: \d{3})+(?!\d)|\d+)(?:[.,:']\d+)*"
# "8am" is "8 am" and "5MW" is "5 MW"; "4th" and "1990s" are one word each.
_UNIT = r"(?<=\d)(?:[ap]m|bn|mn|tn|mph|ft|[ckmgt]?(?:[mglwvb]|hz|wh))\b"
# "5%", "5 %", "5 percent" and "5 per cent" are two words.
_PERCENT = rf"(?<=\d)%|(?<=\d )(?:%|(?:{'|'.join(PERCENT_IN_TWO)})\b)"
_TOKEN = re.compile(rf"({_DOTTED}|{_UNIT}|{_PERCENT}|{_NUMBER}(?:(?!{_UNIT})\w+)?|\w+(?:'\w+)*)", re.I)
_TOKEN_UNSPACED = re.compile(
    rf"([{_UNSPACED}]|{_DOTTED}|{_UNIT}|{_PERCENT}|{_NUMBER}(?:(?!{_UNIT})[^\W{_UNSPACED}]+)?"
    rf"|[^\W{_UNSPACED}]+(?:'[^\W{_UNSPACED}]+)*)",
    re.I,
)
# "[4]" of an encyclopedia after a word, an editor's "[sic]" and "(applause)": nobody said them.
_HEARD = "(?:laughs|laughing|laughter|applause|cheers|cheering|chuckles|pause|music|smiles|sighs)"
_NOTE = re.compile(rf"(?<=\S)\[\d{{1,3}}\]|\[(?:sic|{_HEARD})\.?\]|\({_HEARD}\.?\)", re.I)
# The figure of a footnote: raised after a mark, or after a word too long to be a unit.
_RAISED = "\u2070\u00b9\u00b2\u00b3\u2074-\u2079"
_FOOTNOTE = re.compile(rf"(?:(?<=[^\W\d_]{{4}})|(?<=[.,;:!?'\"”’)]))[{_RAISED}]+(?!\w)")
_HAS_RAISED = re.compile(f"[{_RAISED}]")
_GREEK_QUESTION = re.compile("(?<=[\u0370-\u03ff\u1f00-\u1fff]);")
_TITLES = frozenset(("Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Jr", "Sr", "Gen", "Gov", "Sen", "Rep", "Lt"))
_MORE_TITLES = frozenset(("Col", "Capt", "Sgt", "Maj", "Adm", "Rev", "Hon", "Cllr", "Supt", "Mt", "Ft"))
TITLES = _TITLES | _MORE_TITLES
_MONTHS = frozenset(("Jan", "Feb", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec"))
_SHORTENED = _MONTHS | frozenset(("Inc", "Ltd", "Co", "Corp", "Bros", "vs", "etc", "approx"))
# The stop after a title ends no sentence, that of another short form none before a small letter or a figure.
_DROPS_A_STOP = TITLES | _SHORTENED
_CLOCK = frozenset(("a.m.", "p.m.", "a.m", "p.m"))
_PREFIXES = frozenset(("re", "un", "co", "pre", "de", "ex", "non", "in", "dis"))


@dataclass(frozen=True)
class Words:
    """The words of a text. All lists have one entry a word, but `gaps` and `joints` one more.

    `gaps[i]` is what stands before word i as it is written, `joints[i]` the same in the one form that is
    compared; the last entries are what stands after the last word. `starts` and `ends` are offsets in the
    text that was read.
    """

    words: list[str]
    keys: list[str]
    starts: list[int]
    ends: list[int]
    gaps: list[str]
    joints: list[str]

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def line(self) -> str:
        """The keys with a blank around each."""
        return f" {' '.join(self.keys)} "

    def word_at(self, offset: int) -> int:
        """The number of the word that stands at an offset of `line`, or after it."""
        return max(0, self.line.count(" ", 0, offset + 1) - 1)

    def written(self, start: int, end: int) -> str:
        """Words `start` to `end` as they are written, in one line."""
        pieces = [self.words[start]] if start < end else []
        for at in range(start + 1, end):
            pieces += [self.gaps[at].replace("\n\n", " ¶ "), self.words[at]]
        return " ".join("".join(pieces).split())

    def between(self, start: int, end: int) -> tuple[int, int]:
        """The words that stand within these offsets: the number of the first, and one past the last."""
        first = bisect_left(self.starts, start)
        return first, max(first, bisect_left(self.starts, end))

    def cut(self, start: int, end: int) -> Words:
        """Words `start` to `end` alone."""
        return Words(
            self.words[start:end],
            self.keys[start:end],
            self.starts[start:end],
            self.ends[start:end],
            self.gaps[start : end + 1],
            self.joints[start : end + 1],
        )


def read_words(text: str) -> Words:
    """The words of a text, in its order."""
    folded, offsets = fold(text)
    token = _TOKEN_UNSPACED if _HAS_UNSPACED.search(folded) else _TOKEN
    pieces = token.split(folded)
    if "'" in folded:
        pieces = _elisions_apart(pieces)
    firsts: list[int] = []
    if "'" in folded or _CANNOT.search(folded):
        pieces, firsts = _contractions_apart(pieces)
    gaps, written = pieces[::2], pieces[1::2]
    edges = list(accumulate(map(len, pieces)))
    starts, ends = edges[:-1:2], edges[1::2]
    joints = [
        "" if gap == " " else joint_of(gap, _follower(word))
        for gap, word in zip(gaps, [*written, ""], strict=True)
    ]
    words = written
    for at in [at for at, word in enumerate(written) if word in _DROPS_A_STOP or "." in word or " " in word]:
        if written[at] in _DROPS_A_STOP:
            if written[at] in TITLES or _follower("".join(written[at + 1 : at + 2])) != "A":
                joints[at + 1] = joints[at + 1].removeprefix(".")
        elif not written[at][0].isdigit():
            words[at] = written[at].replace(" ", "")  # no key has a blank within
            if not words[at][0].isupper() and words[at].lower() not in _CLOCK:
                continue
            words[at] = words[at].replace(".", "")
            if folded[ends[at] - 1] == "." and not joints[at + 1]:
                joints[at + 1] = _OPTIONAL_STOP
    for at in range(1, len(words) - 1):
        if joints[at + 1] == "." and len(words[at]) == 1 and not joints[at] and _is_initial(words, at):
            joints[at + 1] = _OPTIONAL_STOP
    if offsets is not None:
        starts, ends = [offsets[start] for start in starts], [offsets[end] for end in ends]
    keys = keys_of(words)
    for at in firsts:
        keys[at] = base_key(words[at])
    return Words(words, keys, starts, ends, gaps, joints)


def _is_initial(words: Sequence[str], at: int) -> bool:
    """Whether a letter stands for a name between two others, as in "Ida M. Holm" and not in "Plan B. We"."""
    return words[at + 1].lower() not in stop_words() and all(
        _follower(words[near]) == "A" for near in (at - 1, at, at + 1)
    )


def _elisions_apart(pieces: list[str]) -> list[str]:
    """Gaps and words in turn, with "l'" and its like, which any word may follow, made words of their own."""
    apart: list[str] = []
    for at, piece in enumerate(pieces):
        start = 0
        if at % 2 and "'" in piece:
            while piece[start : start + 4].lower() != "n't" and (elided := _ELIDED.match(piece, start)):
                apart += [elided.group(), ""]
                start = elided.end()
        apart.append(piece[start:])
    return apart


def _contractions_apart(pieces: list[str]) -> tuple[list[str], list[int]]:
    """Gaps and words in turn, with each contraction made two words, and the numbers of their first words."""
    apart: list[str] = []
    firsts: list[int] = []
    for at, piece in enumerate(pieces):
        if at % 2 and ("'" in piece or piece[-3:] in _ENDS_OF_CANNOT) and (parts := parts_of(piece)):
            firsts.append(len(apart) // 2)
            apart += [parts[0], "", parts[1]]
        else:
            apart.append(piece)
    return apart, firsts


def join(pieces: Sequence[Words], joints: Sequence[str]) -> Words:
    """Several stretches of words as one, with these joints between them."""
    whole = pieces[0].cut(0, len(pieces[0]))
    for piece, joint in zip(pieces[1:], joints, strict=True):
        whole.words.extend(piece.words)
        whole.keys.extend(piece.keys)
        whole.starts.extend(piece.starts)
        whole.ends.extend(piece.ends)
        whole.gaps[-1:] = [PARTED, *piece.gaps[1:]]
        whole.joints[-1:] = [joint, *piece.joints[1:]]
    return whole


def has_broken(words: Words) -> bool:
    """Whether any word may be broken at a line's end or at a block's."""
    return BROKEN in words.joints or BROKEN + BREAK in words.joints


def heal(words: Words, known: Container[str]) -> Words:
    """The words with those broken at a line's end made whole, if the other text knows them whole.

    Not after "re-" and its like: a "re-sign" at a line's end need not be a "resign".
    """
    if not has_broken(words):
        return words
    kept: list[int] = []
    healed = words.cut(0, len(words))
    for at in range(len(words)):
        if at and words.joints[at] in (BROKEN, BROKEN + BREAK) and words.words[at][0].islower():
            last = kept[-1]
            whole = healed.words[last] + words.words[at]
            if key_of(whole) in known and healed.keys[last] not in _PREFIXES:
                healed.words[last], healed.keys[last], healed.ends[last] = (
                    whole,
                    key_of(whole),
                    words.ends[at],
                )
                continue
        kept.append(at)
    return Words(
        [healed.words[at] for at in kept],
        [healed.keys[at] for at in kept],
        [healed.starts[at] for at in kept],
        [healed.ends[at] for at in kept],
        [healed.gaps[at] for at in [*kept, len(words)]],
        [healed.joints[at] for at in [*kept, len(words)]],
    )


def fold(text: str) -> tuple[str, list[int] | None]:
    """The text in one way of writing, and the offset of each of its characters where they have moved."""
    text = text.replace("&amp;", "&    ")  # of a page that escapes it twice
    text = _NOTE.sub(lambda note: " " * len(note.group()), text) if "[" in text or "(" in text else text
    if _HAS_RAISED.search(text):
        text = _FOOTNOTE.sub(lambda note: " " * len(note.group()), text)
    if unicodedata.is_normalized("NFC", text) and not _ODD.search(text):
        return _alike(text), None
    pieces: list[str] = []
    offsets: list[int] = []
    for match in _CLUSTER.finditer(text):
        if match.end() - match.start() > 1 and match.group().isascii():
            pieces.append(match.group())
            offsets += range(match.start(), match.end())
            continue
        seen = "" if match.group()[0] == "\u00ad" else _IS_UNSEEN.sub("", match.group())
        piece = unicodedata.normalize("NFC", seen)
        piece = (
            unicodedata.normalize("NFKC", piece) if _IS_STYLED.match(piece) else _LIGATURES.get(piece, piece)
        )
        pieces.append(piece)
        offsets += [match.start()] * len(piece)
    offsets.append(len(text))
    return _alike("".join(pieces)), offsets


def _alike(text: str) -> str:
    if ";" in text:
        text = _GREEK_QUESTION.sub("?", text)
    return one_alphabet(_HAS_ALIKE.sub(lambda sign: _ALIKE[ord(sign.group())], text))


def without_pictures(joint: str) -> str:
    return _PICTURES.sub("", joint)


def same_joint(one: str, other: str) -> bool:
    """Whether two joints say the same. A picture that one side leaves out says nothing."""
    if one == other:
        return True
    if bool(_PICTURES.search(one)) != bool(_PICTURES.search(other)):
        return same_joint(without_pictures(one), without_pictures(other))
    for joint, against in ((one, other), (other, one)):
        if joint == SOFT and against in _SOFT_KIN:
            return True
        if joint == STOP and against in _STOP_KIN:
            return True
        if joint == _OPTIONAL_STOP and against in ("", "."):
            return True
        if joint == BROKEN and against == "-":
            return True
    return False


def _follower(word: str) -> str:
    """What kind of character a word starts with: "0" a figure, "A" a capital, "a" anything else."""
    return "0" if word[:1].isdigit() else "A" if word[:1].isupper() else "a"


_EMPHASIS = re.compile(r"(?<=\s)\*+$|^\*+(?=[\s.,;:!?)])")
_ELLIPSIS = re.compile(r"[.…](?:\s?[.…])+")
_LONG_DASH = re.compile(r"--+|(?<=\s)[-–](?=\s)|–")


@lru_cache(maxsize=4096)
def joint_of(gap: str, follower: str) -> str:
    """The one form of what stands between two words; empty for a blank. `follower` comes from `_follower`."""
    if gap in ("", " "):
        return ""
    marks, broken = gap.replace("''", '"'), "\n\n" in gap
    if broken:
        marks = _over_blocks(marks)
    quotes = marks.count('"') + marks.count("'")
    bare = marks.replace('"', "").replace("'", "")
    bare = _EMPHASIS.sub("", bare) if "*" in bare else bare
    hyphen = _hyphen(bare, follower)
    bare = hyphen or "".join(_LONG_DASH.sub("—", _ELLIPSIS.sub("…", bare)).split())
    if broken and not bare.endswith((".", "!", "?", "…", ":", ",", ";", "—")):
        bare += BREAK
    return bare + '"' * quotes


def _over_blocks(gap: str) -> str:
    """A gap over the end of a block. Speech that goes on opens its mark again: that mark is no new one."""
    before, after = gap[: gap.index("\n\n")], gap[gap.rindex("\n\n") :]
    if '"' not in before and "'" not in before:
        after = after.replace('"', "").replace("'", "")
    return f"{before} {after.strip()}"


def _hyphen(gap: str, follower: str) -> str:
    """The joint of a lone hyphen or short dash, whose blanks decide what it is; empty for anything else."""
    lone = gap.strip()
    if lone not in ("-", "–", "−"):
        return ""
    tight_before, tight_after = not gap[0].isspace(), not gap[-1].isspace()
    if tight_before and tight_after:
        return "—" if lone == "–" and follower == "a" else "-"
    if tight_before and lone == "-":
        return BROKEN
    if tight_after and follower == "0":
        return "−"
    return "—" if lone != "−" else lone
