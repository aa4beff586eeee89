"""What went wrong on the way to a server, in a sentence for the user."""

from __future__ import annotations

import errno
import socket
import ssl
from collections.abc import Iterator

import httpx

from reader.model import ReaderError, Unreachable
from reader.web.dial import PrivateAddress
from reader.web.ways import CONNECT_SECONDS, SILENT_SECONDS

_NO_NETWORK = (socket.EAI_AGAIN, errno.ENETUNREACH, errno.ENETDOWN)
"""What a system says that has no network. A name that does not exist is no sign of it."""
_SENTENCES: tuple[tuple[type[Exception], str], ...] = (
    (httpx.ConnectTimeout, f"{{host}} did not answer within {CONNECT_SECONDS:g} s."),
    (httpx.TimeoutException, f"{{host}} kept silent for {SILENT_SECONDS:g} s."),
    (httpx.ProxyError, "The proxy did not let the reader through to {host}."),
    (httpx.ProtocolError, "{host} broke off, or does not speak HTTP."),
    (httpx.ReadError, "{host} broke the connection off."),
    (httpx.InvalidURL, "{host} redirects to something that is not a web address."),
)


def leads_into_private(error: BaseException) -> bool:
    """Whether a connection was not made because it would have led into a private network."""
    return any(isinstance(cause, PrivateAddress) for cause in _causes(error))


def failure(host: str, error: Exception) -> ReaderError:
    """What is raised for it: Unreachable where no connection came about, as far as that is the network's."""
    text, causes = _sentence(host, error), list(_causes(error))
    is_told = any(isinstance(cause, PrivateAddress | ssl.SSLError) for cause in causes)
    problem = ReaderError(text)
    if not is_told and isinstance(error, httpx.ConnectError | httpx.ConnectTimeout):
        problem = Unreachable(text)
        problem.no_network = any(getattr(cause, "errno", None) in _NO_NETWORK for cause in causes)
    if any(map(_is_no_https, causes)):
        problem.http_may_do = host
    return problem


def _is_no_https(cause: BaseException) -> bool:
    """Whether nobody listens, or encrypts. One who cannot prove who they are is not to be asked otherwise."""
    is_unproven = isinstance(cause, ssl.SSLCertVerificationError)
    return isinstance(cause, ConnectionRefusedError | ssl.SSLError) and not is_unproven


def _sentence(host: str, error: Exception) -> str:
    """What went wrong, told by the deepest cause that is known."""
    for cause in _causes(error):
        if isinstance(cause, PrivateAddress):
            return f"{host} leads into a private network, where only you can send the reader."
        if isinstance(cause, ssl.SSLCertVerificationError):
            return f"{host} could not prove that it is {host}: {cause.verify_message.rstrip('.')}."
        if isinstance(cause, ssl.SSLError):
            return f"{host} and the reader found no way to encrypt."
        if isinstance(cause, socket.gaierror):
            return f"{host} was not found: check the address and the connection to the network."
        if isinstance(cause, ConnectionRefusedError):
            return f"{host} does not accept connections."
    if isinstance(error, httpx.RemoteProtocolError) and "location header" in str(error):
        return f"{host} redirects to something that is not a web address."
    for kind, text in _SENTENCES:
        if isinstance(error, kind):
            return text.format(host=host)
    return f"{host} could not be reached."


def _causes(error: BaseException) -> Iterator[BaseException]:
    cause: BaseException | None = error
    while cause is not None:
        yield cause
        cause = cause.__cause__ or cause.__context__
