"""JSON-LD that a page writes wrongly -> what it says of the article all the same.

Templates put texts into it without escaping them, escape them for HTML, or leave a comma at the end.
"""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

_LAST_COMMA = re.compile(r",(\s{0,99}[}\]])")
_ARTICLE = re.compile(r'"@type"\s{0,9}:\s{0,9}\[?\s{0,9}"(\w{0,20}(?:Article|BlogPosting|Report))"')
_TOLD = re.compile(
    r'"(headline|datePublished|dateModified)"\s{0,9}:\s{0,9}"((?:[^"\\\n]|\\.){1,500})"\s{0,99}[,}]'
)
_AUTHOR = re.compile(
    r'"author"\s{0,9}:\s{0,9}\[?\s{0,99}\{[^{}"]{0,99}(?:"@?(?:type|id|url)"\s{0,9}:\s{0,9}"[^"]{0,300}"\s{0,9},\s{0,99}){0,3}'
    r'"name"\s{0,9}:\s{0,9}"([^"]{1,120})"'
)


def mended_json(text: str) -> Any:
    """The value of a text that is nearly JSON; of an article's that is not even so the dates and the author.

    None where it tells nothing of an article.
    """
    if "&quot;" in text and text.count('"') < text.count("&quot;"):
        text = unescape(text)  # it is escaped as a whole, and not a quotation in one of its values
    text = _LAST_COMMA.sub(r"\1", text)
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        kind = _ARTICLE.search(text)
    if kind is None:
        return None
    found: dict[str, Any] = {"@type": kind[1]}
    for key, value in _TOLD.findall(text, kind.start()):
        found.setdefault(key, value)
    author = _AUTHOR.search(text, kind.start())
    if author and "Organization" not in author[0]:
        found["author"] = {"@type": "Person", "name": author[1]}
    return found
