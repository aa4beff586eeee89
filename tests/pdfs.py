"""PDFs made for tests, by hand: pages of set lines, and what can be wrong with them."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

PICTURE = b"q 200 0 0 200 100 400 cm /Im0 Do Q"
_HEAD = 3
"""Objects before the pages: the catalogue, the tree of pages, the font."""


def pdf_of(*pages: Sequence[str], title: str = "") -> bytes:
    """A PDF with these lines on its pages, in a font of the standard fourteen."""
    return _pdf([_set(lines) for lines in pages], title)


def pictures_only() -> bytes:
    """A PDF whose page is a picture, as a scanner makes them."""
    return _pdf([PICTURE], "")


def packed(data: bytes, *filters: str) -> bytes:
    """A PDF of one page, whose stream is to be unpacked by these filters."""
    stream = b"<< /Length %d /Filter [%s] >>\nstream\n" % (len(data), " ".join(filters).encode())
    plain = _pdf([data], "")
    return plain.replace(b"<< /Length %d >>\nstream\n" % len(data), stream)


def encrypted(data: bytes, user_password: str) -> bytes:
    """The PDF locked by RC4; with an empty password it is locked against changes alone."""
    from pypdf import PdfWriter

    writer = PdfWriter(clone_from=BytesIO(data))
    writer.encrypt(user_password, "the owner", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _set(lines: Sequence[str]) -> bytes:
    shown = " T* ".join(f"({_escaped(line)}) Tj" for line in lines)
    return f"BT /F1 11 Tf 14 TL 60 780 Td {shown} ET".encode("cp1252")


def _escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _pdf(streams: Sequence[bytes], title: str) -> bytes:
    pages = range(_HEAD + 1, _HEAD + 1 + 2 * len(streams), 2)
    kids = " ".join(f"{number} 0 R" for number in pages)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(streams)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, stream in zip(pages, streams, strict=True):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            b"/Contents %d 0 R >>" % (number + 1)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    objects.append(f"<< /Title ({_escaped(title)}) >>".encode("cp1252"))
    body, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, written in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, written)
    start = len(body)
    body += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    body += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return bytes(body + trailer % (len(objects) + 1, len(objects), start))
