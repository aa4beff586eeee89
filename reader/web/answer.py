"""What a server answered."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeGuard

_SENDABLE = re.compile("[\t -~\x80-\xff]{1,1024}")


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer read to its end. `headers` are in lower case; `body` is decoded, empty when not modified.

    `final_url` is where the redirects led, `private` whether an address of a private network was among them.
    `moved` is where those led that are for good (301, 308), as far as no other kind stood before them.
    """

    url: str
    final_url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    private: bool = False
    moved: str | None = None

    @property
    def not_modified(self) -> bool:
        return self.status == 304

    @property
    def content_type(self) -> str:
        return self.headers.get("content-type", "")

    @property
    def etag(self) -> str | None:
        """The validator as the server wrote it; None when it is too long to be an honest one."""
        return _validator(self.headers.get("etag"))

    @property
    def last_modified(self) -> str | None:
        """The other validator, as the server wrote it."""
        return _validator(self.headers.get("last-modified"))


def is_validator(value: str | None) -> TypeGuard[str]:
    """Whether a validator can be sent back: at most a kilobyte, its letters bytes, and no control among them.

    Those of a library that was tampered with could be other headers.
    """
    return value is not None and _SENDABLE.fullmatch(value) is not None


def _validator(value: str | None) -> str | None:
    return value if is_validator(value) else None
