"""PDF -> text: its lines put together to paragraphs, running heads left out, divided words made whole.

The file is taken apart by pypdf, which is all Python: a hostile file can cost time and memory, which whoever
calls this bounds, and nothing worse.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from reader.model import ReaderError, counted
from reader.text.clean import safe_line

if TYPE_CHECKING:
    from pypdf import PdfReader

MOST_PAGES = 100
"""Pages that are read: one takes about 15 ms, and somebody waits for all of them."""

_EDGE = 2
"""Lines at the head and at the foot of a page that may be running ones."""
_LEAST_RUNNING = 3
"""Pages on which a line must stand to be a running one, which is also on a third of all."""
_SHORT, _SHORT_SENTENCE = 0.75, 0.93
"""A line that fills less than this part of the width, with the next word, ends a paragraph."""
_FINAL = re.compile(r"[.?!…:]['\"’”»)\]]*$")
_NUMBER = re.compile(r"\d+")
_DIVIDED = re.compile(r"(?<![^\W\d_])([^\W\d_]+)[-\u2010\u00ad]$")
_REST = re.compile(r"([^\W\d_]+)(\S*)\s*")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_DAMAGED = "This PDF is damaged and cannot be read."


@dataclass(frozen=True, slots=True)
class PdfText:
    """The text of a PDF, a line a paragraph, its title if it has one, and what is missing."""

    title: str
    text: str
    warnings: tuple[str, ...] = ()


def read_pdf(data: bytes) -> PdfText:
    """The text of a PDF. Raises ReaderError for one that is damaged, encrypted, or made of pictures alone."""
    reader = _opened(data)
    with _damage_told():
        count = len(reader.pages)
    read = [_lines(reader, number) for number in range(min(count, MOST_PAGES))]
    pages = [lines for lines in read if lines is not None]
    if not any(pages):
        is_damaged = not count or not pages
        raise ReaderError(_DAMAGED if is_damaged else "This PDF holds pictures of its pages and no text.")
    warnings = []
    if lost := len(read) - len(pages):
        warnings.append(f"{lost} of the {counted(count, 'page')} of this PDF could not be read.")
    if count > MOST_PAGES:
        warnings.append(f"These are the first {MOST_PAGES} of the {count} pages of this PDF.")
    lines = mended([line for page in without_running(pages) for line in page])
    return PdfText(_title(reader, " ".join(pages[0])), "\n\n".join(paragraphs(lines)), tuple(warnings))


def without_running(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """The lines of pages without those that run along at the head or the foot of many, numbers apart."""
    found = Counter(
        pattern for page in pages for pattern in {_NUMBER.sub("#", page[number]) for number in _edges(page)}
    )
    least = max(_LEAST_RUNNING, len(pages) / 3)
    running = {pattern for pattern, times in found.items() if times >= least}
    return [
        [
            line
            for number, line in enumerate(page)
            if number not in _edges(page)
            or (_NUMBER.sub("#", line) not in running and not (len(pages) > 1 and line.isdecimal()))
        ]
        for page in pages
    ]


def mended(lines: Sequence[str]) -> list[str]:
    """Lines with the words made whole that their ends divide.

    Whether the hyphen is the word's own, the rest of the text tells; where it does not, it goes before a
    small letter.
    """
    words = Counter(word.casefold() for line in lines for word in _WORD.findall(line))
    whole: list[str] = []
    for line in lines:
        before = _DIVIDED.search(whole[-1]) if whole else None
        after = _REST.match(line) if before else None
        if before is None or after is None:
            whole.append(line)
            continue
        start, end = before[1], after[1]
        joined = _joined(start, end, whole[-1][-1], words)
        whole[-1] = whole[-1][: before.start()] + joined + after[2]
        if rest := line[after.end() :]:
            whole.append(rest)
    return whole


def paragraphs(lines: Sequence[str]) -> list[str]:
    """Lines put together to paragraphs, which end where the next word would have fitted on the line.

    A line that ends a sentence ends a paragraph sooner: set lines vary in how many letters they hold.
    """
    if not lines:
        return []
    width = sorted(map(len, lines))[len(lines) * 9 // 10]  # a few lines may be longer, as in tables
    whole, last = [lines[0]], lines[0]
    for line in lines[1:]:
        taken = len(last) + 1 + len(line.split(" ", 1)[0])
        if taken < width * (_SHORT_SENTENCE if _FINAL.search(last) else _SHORT):
            whole.append(line)
        else:
            whole[-1] += f" {line}"
        last = line
    return whole


def _joined(start: str, end: str, hyphen: str, words: Counter[str]) -> str:
    """A divided word in one piece, with or without its hyphen."""
    if hyphen == "\u00ad":
        return start + end
    plain, hyphenated = words[(start + end).casefold()], words[f"{start}-{end}".casefold()]
    keeps = hyphenated > plain or (hyphenated == plain and not end[0].islower())
    return f"{start}-{end}" if keeps else start + end


def _edges(page: Sequence[str]) -> set[int]:
    """The numbers of the lines at the head and the foot of a page; a page of a few lines has neither."""
    rest = len(page) - _EDGE
    return {*range(_EDGE), *range(rest, len(page))} if rest > _EDGE else set()


def _opened(data: bytes) -> PdfReader:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    with _damage_told():
        reader = PdfReader(BytesIO(data), strict=False)
        is_encrypted = reader.is_encrypted
    if is_encrypted:
        try:
            with _damage_told():
                # Many a file is locked against changes alone: it opens with the empty password.
                is_open = bool(reader.decrypt(""))
        except DependencyError:  # AES, which takes a library ten times as large as pypdf
            is_open = False
        if not is_open:
            raise ReaderError("This PDF is encrypted and cannot be read.")
    return reader


@contextmanager
def _damage_told() -> Iterator[None]:
    """Tell in a sentence that the file is damaged. Its parser raises whatever it comes upon in one."""
    from pypdf.errors import DependencyError

    try:
        yield
    except (MemoryError, DependencyError):
        raise
    except Exception as error:
        raise ReaderError(_DAMAGED) from error


def _lines(reader: PdfReader, number: int) -> list[str] | None:
    """The lines of a page that hold something; None when it cannot be read."""
    try:
        with _damage_told():
            text = reader.pages[number].extract_text()
    except ReaderError:
        return None
    return [
        line for line in (" ".join(line.split()) for line in text.translate(_LIGATURES).split("\n")) if line
    ]


def _title(reader: PdfReader, first_page: str) -> str:
    """The title that the file gives itself, if it stands on its first page: in many a file's name is one."""
    try:
        with _damage_told():
            given = (reader.metadata.title if reader.metadata else None) or ""
    except ReaderError:
        return ""
    title = safe_line(str(given))
    return title if title.casefold() in safe_line(first_page).casefold() else ""
