"""Every place where a user's words stand in a document."""

from __future__ import annotations

from reader.model import Block, Document, Place

_SOFT_HYPHEN = "\u00ad"
# A keyboard's marks for a typesetter's: typed straight they find both, typed curly only themselves.
_TYPEWRITTEN = tuple(zip("‘’‚‛“”„‟\u00a0\u202f‐‑", "''''\"\"\"\"  --", strict=True))


def find(document: Document, needle: str) -> tuple[Place, ...]:
    """The places of `needle`, in the order of the text and not overlapping; none for an empty needle.

    Capitals matter if the needle has one, and diacritics always. A straight quotation mark, a plain hyphen or
    a blank also finds its typographic kin, and a soft hyphen in the text is not seen. A place never spans two
    blocks.
    """
    if not needle:
        return ()
    exact_case = needle != needle.lower()
    typewritten = needle == _typewritten(needle)
    places: list[Place] = []
    for number, block in enumerate(document.blocks):
        text, offsets = _visible(block)
        if not exact_case:
            text = _lower(text)
        if typewritten:
            text = _typewritten(text)
        at = text.find(needle)
        while at >= 0:
            end = at + len(needle)
            start, stop = (at, end) if offsets is None else (offsets[at], offsets[end - 1] + 1)
            places.append(Place(number, start, stop))
            at = text.find(needle, end)
    return tuple(places)


def _visible(block: Block) -> tuple[str, list[int] | None]:
    """A block's text without soft hyphens, and the offset of each of its characters where there were any."""
    if _SOFT_HYPHEN not in block.text:
        return block.text, None
    offsets = [at for at, character in enumerate(block.text) if character != _SOFT_HYPHEN]
    return block.text.replace(_SOFT_HYPHEN, ""), offsets


def _typewritten(text: str) -> str:
    for typeset, typed in _TYPEWRITTEN:
        text = text.replace(typeset, typed)
    return text


def _lower(text: str) -> str:
    """Lower case, character by character: a few (İ) have a longer lower case, and stay as they are."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(small if len(small := character.lower()) == 1 else character for character in text)
