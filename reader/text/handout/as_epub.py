"""A handout as an EPUB 3.3 publication (https://www.w3.org/TR/epub-33/): a chapter a story.

The container is a ZIP whose first member is `mimetype`, stored. It names the package document, which lists
all files and their order; one of them is the document of navigation.
"""

from __future__ import annotations

from datetime import UTC, datetime
from html import escape
from io import BytesIO
from uuid import NAMESPACE_URL, uuid5
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from reader.model import Handout
from reader.text.handout.as_html import style_sheet
from reader.text.handout.chapters import chapter_markup, title_of, whole_title

_MIMETYPE = "application/epub+zip"
_FIRST_YEAR = 1980
"""A ZIP knows no date before it."""
_EPOCH = datetime(_FIRST_YEAR, 1, 1, tzinfo=UTC)
_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""


def handout_epub(handout: Handout) -> bytes:
    """The publication. It is dated by the newest copy that it was made of."""
    title = whole_title(handout)
    copied = [chapter.dossier.reading.copied for chapter in handout.chapters if chapter.dossier]
    moment = max([_EPOCH, *(copy.astimezone(UTC) for copy in copied)])
    files = {
        "META-INF/container.xml": _CONTAINER,
        "EPUB/package.opf": _package(handout, title, moment),
        "EPUB/nav.xhtml": _navigation(handout, title),
        "EPUB/page.css": style_sheet(),
    }
    for number, chapter in enumerate(handout.chapters):
        files[f"EPUB/{_name(number)}"] = _page(title_of(chapter), chapter_markup(handout, number))
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        archive.writestr(_member("mimetype", moment), _MIMETYPE, ZIP_STORED)
        for name, text in files.items():
            archive.writestr(_member(name, moment), text.encode(), ZIP_DEFLATED)
    return buffer.getvalue()


def _member(name: str, moment: datetime) -> ZipInfo:
    member = ZipInfo(name, moment.timetuple()[:6])
    member.external_attr = 0o644 << 16
    return member


def _name(number: int) -> str:
    return f"chapter-{number + 1}.xhtml"


def _package(handout: Handout, title: str, moment: datetime) -> str:
    numbers = range(len(handout.chapters))
    told = "\n".join([title, *(chapter.url or chapter.title for chapter in handout.chapters)])
    spoken = {
        chapter.dossier.reading.article.document.language for chapter in handout.chapters if chapter.dossier
    }
    language = (spoken.pop() if len(spoken) == 1 else None) or "und"
    items = "\n".join(
        f'<item id="c{number}" href="{_name(number)}" media-type="application/xhtml+xml"/>'
        for number in numbers
    )
    spine = "\n".join(f'<itemref idref="c{number}"/>' for number in numbers) or '<itemref idref="nav"/>'
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:{uuid5(NAMESPACE_URL, told)}</dc:identifier>
<dc:title>{escape(title)}</dc:title>
<dc:language>{escape(language)}</dc:language>
<meta property="dcterms:modified">{moment:%Y-%m-%dT%H:%M:%SZ}</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="css" href="page.css" media-type="text/css"/>
{items}
</manifest>
<spine>
{spine}
</spine>
</package>
"""


def _navigation(handout: Handout, title: str) -> str:
    rows = "\n".join(
        f'<li><a href="{_name(number)}">{escape(title_of(chapter))}</a></li>'
        for number, chapter in enumerate(handout.chapters)
    )
    contents = f"<ol>\n{rows}\n</ol>" if rows else '<ol><li><a href="nav.xhtml">Nothing</a></li></ol>'
    return _page(title, f'<nav epub:type="toc">\n<h1>{escape(title)}</h1>\n{contents}\n</nav>')


def _page(title: str, body: str) -> str:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
<head>
<title>{escape(title)}</title>
<link rel="stylesheet" type="text/css" href="page.css"/>
</head>
<body>
{body}
</body>
</html>
"""
