"""Names and passwords that servers want: kept apart from addresses, so that no list or export holds them."""

from __future__ import annotations

from pathlib import Path

from reader.config.bounded import read_within
from reader.model import MEGABYTE, ReaderError

Login = tuple[str, str]
"""A name and a password."""
_LARGEST = MEGABYTE
"""Bytes of the largest file of them that is read: thousands of logins."""


class Logins:
    """Each server's login, in a file that only its owner may read; in memory alone without a `path`."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._known: dict[str, Login] | None = None

    def of(self, url: str) -> Login | None:
        """The login for the server of an address: for the same scheme, host and port alone.

        Raises ReaderError for a file that cannot be read.
        """
        return self._logins().get(_origin(url))

    def keep(self, url: str, login: Login) -> None:
        """Keep a login for the server of an address, beside those that others have kept meanwhile.

        Raises ReaderError when the file cannot be read or written.
        """
        if self._path is not None:
            self._known = _read(self._path)
        known = self._logins() | {_origin(url): login}
        if self._path is not None and known != self._known:
            import json  # late, as below: few starts come to this

            from reader.config.writing import put_in_place

            put_in_place(self._path, json.dumps(known, ensure_ascii=False, indent=1), 0o600)
        self._known = known

    def _logins(self) -> dict[str, Login]:
        if self._known is None:
            self._known = {} if self._path is None else _read(self._path)
        return self._known


def _origin(url: str) -> str:
    from reader.web.address import address

    found = address(url)
    return "" if found is None else "{}://{}:{}".format(*found.origin)


def _read(path: Path) -> dict[str, Login]:
    import json

    try:
        table = json.loads(read_within(path, _LARGEST))
        return {str(origin): (str(name), str(password)) for origin, (name, password) in table.items()}
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise ReaderError(f"{path} cannot be read: {error.strerror}.") from error
    except (ValueError, TypeError, AttributeError, RecursionError):
        # No cause: it would carry the text of the file into a trace.
        raise ReaderError(f"{path} is not a file of logins: mend it, or move it away.") from None
