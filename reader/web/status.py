"""What a status that is no success means, in a sentence for the user."""

from __future__ import annotations

from urllib.parse import urlsplit

from reader.model import AskedToWait, ReaderError
from reader.web.answer import Answer

_SENTENCES = {
    401: "{host} wants a login (401): `quoth add --login NAME URL` gives it one.",
    402: "{host} wants a payment for this page (402).",
    403: "{host} refuses to give this page (403).",
    404: "{host} has no such page (404).",
    410: "{host} has taken this page away for good (410).",
    429: "{host} wants to be asked less often (429).",
    451: "{host} may not show this page for legal reasons (451).",
    503: "{host} is not available for the moment (503).",
}


def refuse_error(answer: Answer, conditional: bool) -> None:
    """Raise ReaderError for every answer but a whole page and, when `conditional`, "not modified".

    It is AskedToWait where the server wants to be asked less often, or not now.
    """
    if answer.status == 304 and conditional:
        return
    if answer.status in (429, 503):
        raise AskedToWait(sentence(answer))
    if answer.status == 206 or not 200 <= answer.status < 300:
        raise ReaderError(sentence(answer))
    if not answer.body or answer.body.isspace():
        raise ReaderError(f"{_host(answer)} sent an empty page.")


def sentence(answer: Answer) -> str:
    """What went wrong, with the host's name and the status."""
    status = answer.status
    known = _SENTENCES.get(status)
    if known:
        return known.format(host=_host(answer))
    if 500 <= status < 600:
        return f"{_host(answer)} failed at its end ({status})."
    return f"{_host(answer)} answered with something that is not a page ({status})."


def _host(answer: Answer) -> str:
    return urlsplit(answer.final_url).hostname or "The server"
