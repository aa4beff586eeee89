"""Strings that break programs which take text for markup, commands, formats or control sequences."""

from __future__ import annotations

import re

OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")
"""What a terminal may obey: control characters, turns of direction, and tags."""

MARKUP = (
    "[@click=app.quit]quit[/]",
    "[/]",
    "[/nope]",
    "[bold]not bold[/bold]",
    "[red on blue]x",
    "[link=file:///x]y[/link]",
    "[sic]",
    "[[double]]",
    "\\[escaped]",
    "[$primary]var[/]",
    "[#ff0000]hex",
    "[not closed",
    "closed]",
    "[]",
    '[@click="app.bell"]b',
    "[reverse]r[/reverse",
    "<b>tag</b>",
    "<antirez>",
    "&amp; &lt;x&gt;",
    "**bold** _it_ `code`",
)
"""What Textual, Rich, HTML and Markdown take for their own."""

STRINGS = (
    *MARKUP,
    *(
        "null",
        "None",
        "undefined",
        "NaN",
        "true",
        "0",
        "-1",
        "1e309",
        "0x0",
        "1,000.00",
        "1/0",
        "--version",
        "-rf",
    ),
    *(
        "$HOME",
        "${PATH}",
        "$(id)",
        "`id`",
        "%s%d%n",
        "{0}",
        "{0.__class__}",
        "{{x}}",
        "%%",
        "\\n",
        "\\x1b[31m",
        "^[[31m",
    ),
    *(
        "../../etc/passwd",
        "C:\\con\\con",
        "/dev/null; ls",
        "' OR 1=1 --",
        '"; DROP TABLE stories',
        "x' AND 1",
        "*/*",
    ),
    *("<script>alert(1)</script>", "javascript:alert(1)", "<!--#exec-->", "<![CDATA[x]]>", "]]>", "<?xml?>"),
    *("ÅÄÖ Žluťoučký", "ﬃ ligature", "İıſẞ", "Ω≈ç√∫", "田中さん", "社會科學院", "🏳️‍🌈 flag", "👩‍👩‍👧 family"),
    *("أهلا وسهلا", "שלום עולם", "ṰȮṈG̲", "½ ⅛ ₂", "“”‘’„‚«»", "…—–‑", "⎯⎯", "│ box ─ drawing"),
)
"""Each is one line, and is shown letter for letter."""

_ESC, _CSI, _OSC, _ST = "\x1b", "\x9b", "\x9d", "\x9c"
CONTROLS = (
    f"{_ESC}]52;c;cHduZWQ=\x07",
    f"{_ESC}]0;pwned\x07",
    f"{_ESC}]8;;http://evil.example{_ESC}\\click{_ESC}]8;;{_ESC}\\",
    f"{_ESC}[31mred",
    f"{_ESC}[2J",
    f"{_ESC}[6n",
    f"{_ESC}[c",
    f"{_ESC}[>q",
    f"{_ESC}[21t",
    f"{_ESC}[?1049l",
    f"{_ESC}[?25h",
    f"{_ESC}c",
    f"{_ESC}P+q544e{_ESC}\\",
    f"{_ESC}_Gi=1;AAAA{_ESC}\\",
    f"{_ESC}^x{_ESC}\\",
    f"{_ESC}(0lqk{_ESC}(B",
    f"{_CSI}31m",
    f"{_OSC}0;pwned{_ST}",
    "\x90x\x9c",
    "\x84\x85\x8d",
    "bell\x07",
    "back\x08\x08\x08",
    "\x0e\x0f",
    "\x0b\x0c",
    "carriage\rreturn",
    "nul\x00nul",
    "del\x7f",
    "\u202eoverride",
    "\u2066isolate\u2069",
    "\U000e0041\U000e0042tags",
    "\U0010eeee\u0305\u030dcell of a picture",
    "&#27;[31m",
    "&#x9b;31m",
    "&#x1b;]0;pwned&#7;",
)
"""What a terminal would obey, in its raw forms and as references to characters."""
