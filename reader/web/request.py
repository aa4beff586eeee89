"""What is asked of a server."""

from __future__ import annotations

from dataclasses import dataclass

from reader.model.counting import MEGABYTE

BODY_LIMIT = 15 * MEGABYTE
"""Bytes of the longest answer that is taken, once it is decoded."""
AT_ONCE_PER_HOST = 2
"""Requests to one host at the same time."""


@dataclass(frozen=True, slots=True)
class Request:
    """A page, a feed or a picture to ask for."""

    url: str
    etag: str | None = None
    last_modified: str | None = None
    """The validators, sent as they are given."""
    login: tuple[str, str] | None = None
    """A name and a password for the origin of the URL alone; without it, those in the URL are sent."""
    private: bool = False
    """Whether the URL may lead into a private network."""
    seconds: float = 60.0
    """For everything together, redirects too, once it is this request's turn."""
    limit: int = BODY_LIMIT
    """Bytes of the body, counted once decoded."""
    user_agent: str | None = None
    proxy: str | None = None
    """These two stand in for those of all requests; a proxy of "none" is none."""
