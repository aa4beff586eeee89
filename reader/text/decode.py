"""Bytes of a page -> its text: the charset as browsers find it, then by what the bytes themselves say."""

from __future__ import annotations

import codecs
import re
from functools import cache

from reader.text.lexicon import lines_of

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CHARSET = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:+-]{1,40})", re.I)
_META = re.compile(rb"<meta\s[^>]{0,900}", re.I)
_XML = re.compile(rb"^\s{0,99}<\?xml\s[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([\w.:+-]{1,40})", re.I)
_SAMPLE = 65536
_FOREIGN_WORD = re.compile(r"[^\W\x00-\x7f]{3,}")
# The commonest characters of the texts that a charset is used for.
_SCRIPTS = {
    "cp932": "のにはをたがでてとしれさ",
    "euc_jp": "のにはをたがでてとしれさ",
    "cp949": "이다는을에의가고한하지도",
    "gb18030": "的一是了我不在人有中国年上大为个日报",
    "big5hkscs": "的一是了我不在人有中國年上大為個日報",
    "cp1251": "оеаинтсрвл",
    "koi8-r": "оеаинтсрвл",
    "cp1253": "αοιετσνηυρ",
    "cp1255": "יוהלארתבמש",
    "cp1256": "اليمنرتبوة",
}
# UTF-8 that was read as Latin-1 once too often. U+0080 to U+009F are controls, which stand in no text.
_SCRAMBLED = re.compile(r"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_PLAINLY_SCRAMBLED = re.compile(r"[\xc2-\xf4][\x80-\x9f]|[\xe0-\xef][\x80-\xbf][\x80-\x9f]")
_MULTIBYTE = frozenset({"cp932", "euc_jp", "cp949", "gb18030", "big5hkscs"})


def decode(body: bytes, content_type: str = "") -> str:
    """The text of a page: by byte order mark, the header's charset, its own, its bytes. Never raises.

    A declared charset that the bytes contradict gives way to UTF-8 where the whole body is UTF-8. What cannot
    be read becomes U+FFFD. Labels are those of the WHATWG Encoding Standard: "latin1" means windows-1252.
    """
    for bom, codec in _BOMS:
        if body.startswith(bom):
            return body[len(bom) :].decode(codec, "replace")
    declared = _codec(_label(content_type)) or _codec(_declared(body[:8192]))
    if declared and not declared.startswith("utf-16"):
        return _as_declared(body, declared)
    return body.decode(_wide(body) or _sniffed(body), "replace")


def unscrambled(text: str) -> str:
    """A text some of whose UTF-8 was read as Latin-1 before it was stored: "Ã" and a control for "Ñ"."""
    return _SCRAMBLED.sub(_read_again, text) if _PLAINLY_SCRAMBLED.search(text) else text


def _read_again(found: re.Match[str]) -> str:
    try:
        return found[0].encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return found[0]


@cache
def _labels() -> dict[str, str]:
    rows = (line.split("\t") for line in lines_of("charsets.tsv"))
    return {label: codec for codec, labels in rows for label in labels.split()}


def _codec(label: str) -> str | None:
    return _labels().get(label.strip().lower())


def _label(text: str) -> str:
    found = _CHARSET.search(text)
    return found[1] if found else ""


def _declared(head: bytes) -> str:
    """The charset the page names for itself; UTF-16 could not be read as bytes, so there it means UTF-8."""
    xml = _XML.match(head)
    if xml:
        return _ascii_compatible(xml[1].decode("ascii"))
    for meta in _META.findall(head):
        label = _label(meta.decode("latin-1"))
        if label:
            return _ascii_compatible(label)
    return ""


def _ascii_compatible(label: str) -> str:
    return "utf-8" if (_codec(label) or "").startswith("utf-16") else label


def _as_declared(body: bytes, codec: str) -> str:
    text = body.decode(codec, "replace")
    if codec == "utf-8":
        broken = text.count("\ufffd")
        other = _sniffed(body) if broken > 3 and broken * 4 > _foreign(text) else codec
        return text if other == codec else body.decode(other, "replace")
    if any(byte > 127 for byte in body[:_SAMPLE]) and _is_utf8(body):
        return body.decode("utf-8", "replace")
    return text


def _foreign(text: str) -> int:
    return sum(1 for char in text if ord(char) > 127)


def _is_utf8(body: bytes) -> bool:
    """Whether the bytes are UTF-8; a character cut at the very end does not count against it."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(body)
    except UnicodeDecodeError:
        return False
    return True


def _wide(body: bytes) -> str | None:
    """UTF-16 without a mark: every second byte of Western markup is then zero."""
    head = body[:200]
    if len(head) > 20 and head[1::2].count(0) > len(head) // 4:
        return "utf-16-le"
    if len(head) > 20 and head[0::2].count(0) > len(head) // 4:
        return "utf-16-be"
    return None


def _sniffed(body: bytes) -> str:
    if _is_utf8(body):
        return "utf-8"
    best, best_score = "cp1252", 0.0
    for codec, letters in _SCRIPTS.items():
        score = _fit(body[:_SAMPLE], codec, letters)
        if score > best_score:
            best, best_score = codec, score
    return best


def _fit(sample: bytes, codec: str, letters: str) -> float:
    """How far a charset explains the bytes: the share of its commonest characters beyond ASCII."""
    text = sample.decode(codec, "replace")
    foreign = [char for char in text if ord(char) > 127]
    if not foreign or foreign.count("\ufffd") * 20 > len(foreign):
        return 0.0
    share = sum(char in letters for char in foreign) / len(foreign)
    if codec in _MULTIBYTE:
        return share if share > 0.05 else 0.0
    # Accents of Western words fall on the same bytes, but never three in a row.
    words = sum(len(run) for run in _FOREIGN_WORD.findall(text))
    return share if words * 2 > len(foreign) else 0.0
