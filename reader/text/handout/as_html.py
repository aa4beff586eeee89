"""A handout as one self-contained HTML page: no script, nothing fetched, and a policy that forbids both."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path

from reader.model import Handout
from reader.text.handout.chapters import chapter_markup, title_of, whole_title


def handout_html(handout: Handout) -> str:
    """The stories, behind a list of them where there are several."""
    title = whole_title(handout)
    digest = b64encode(sha256(style_sheet().encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'"
    lines = [
        "<!DOCTYPE html>",
        "<html>",
        "<head>",
        '<meta charset="utf-8"/>',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}"/>',
        '<meta name="referrer" content="no-referrer"/>',
        '<meta name="viewport" content="width=device-width, initial-scale=1"/>',
        f"<title>{escape(title)}</title>",
        f"<style>{style_sheet()}</style>",
        "</head>",
        "<body>",
    ]
    if handout.title:
        lines += [f"<h1>{escape(handout.title)}</h1>", "<ol>"]
        lines += [
            f'<li><a href="#c{number}">{escape(title_of(chapter))}</a></li>'
            for number, chapter in enumerate(handout.chapters)
        ]
        lines.append("</ol>")
    lines += [chapter_markup(handout, number) for number in range(len(handout.chapters))]
    return "\n".join([*lines, "</body>", "</html>"]) + "\n"


@cache
def style_sheet() -> str:
    """The CSS of a handout, whatever its form."""
    return Path(__file__).with_name("page.css").read_text(encoding="utf-8")
