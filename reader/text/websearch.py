"""The address of a web search for a source that an article names and does not link."""

from __future__ import annotations

from urllib.parse import quote

from reader.text.clean import safe_line

LONGEST_QUERY = 200
"""Characters. Search engines cut or refuse longer ones; the name stands first and the title gives way."""


def search_address(template: str, name: str, title: str) -> str:
    """The template's address with name and title, percent-encoded, in the place of its "{query}".

    The title is cut between two words; it is left out where it says the name already.
    """
    query = safe_line(name)[:LONGEST_QUERY]
    for word in safe_line(title).split() if title.casefold() != name.casefold() else ():
        if len(query) + len(word) >= LONGEST_QUERY:
            break
        query += f" {word}"
    return template.replace("{query}", quote(query, safe=""))
