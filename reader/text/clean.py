"""Making text and addresses from outside safe to show, store and open.

A terminal obeys the control characters in what it is told to print, and toolkits pass them through. So every
string from a page, a feed, a file or a server goes through `safe_text` or `safe_line` once, when it enters
the model, and every address through `safe_url`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from ipaddress import ip_address
from itertools import dropwhile
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from reader.text.scripts import LEFTWARD

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

MARKS_PER_BASE = 4
"""More combining marks than this on one letter are a prank: no script of the news needs more."""

LONGEST_URL = 8192

PLACEHOLDER = "\U0010eeee"
"""What a cell of a picture is in Kitty's protocol: a private character, which a text has no use for."""

# C0 but tab and line feed, DEL, C1; invisible operators and fillers; embeddings, overrides and isolates of
# direction (Unicode TR 9, CVE-2021-42574) and their deprecated kin; annotation marks, the byte order mark,
# lone surrogates, non-characters, tags, and the cells of pictures in Kitty's protocol.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u180e\u202a-\u202e\u2060-\u206f\ud800-\udfff"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f\U0010eeee]"
)
NOT_OF_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""A character that XML cannot hold: expat refuses it, and lxml takes no text with one."""
_LOGIN = re.compile(r"//[^/\s@]{1,400}@")
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029]")
_MARK_RUN = re.compile(r"[^\w\s\x00-\u02ff]{5,}")
_DIRECTION_MARK = re.compile("[\u061c\u200e\u200f]")
_LEFTWARD_LETTER = re.compile(rf"(?=\w){LEFTWARD.pattern}")
_JOINERS = re.compile("([\u200c\u200d])[\u200c\u200d]*")
_USELESS_JOINER = re.compile("(?<![^\x00-\u058f\u1e00-\u203b])[\u200c\u200d]")

_HOST = re.compile(r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*\.?")
_PATH_SAFE = "/%:@!$&'()*+,;=~-._"
_DEFAULT_PORTS = {"http": 80, "https": 443}


def safe_text(text: str, hidden_breaks: bool = False) -> str:
    """The text without what a terminal would obey rather than show. Applying it again changes nothing.

    Line ends become "\\n"; tabs stay. Direction marks stay on lines that hold a right-to-left script, joiners
    stay after letters and emoji that join. Soft hyphens and blanks of no width are harmless, but they part
    words from what is searched for: they go, unless `hidden_breaks` are to stay as written.
    """
    if text.isascii() and text.isprintable():  # as most of a feed is
        return text
    text = _LINE_ENDS.sub("\n", text)
    text = _UNSAFE.sub("", text)
    if text.isascii():
        return text
    if not hidden_breaks:
        text = text.replace("\u00ad", "").replace("\u200b", "")
    text = _MARK_RUN.sub(_thin_marks, text)
    if _DIRECTION_MARK.search(text):
        text = "\n".join(map(_keep_needed_direction, text.split("\n")))
    return _USELESS_JOINER.sub("", _JOINERS.sub(r"\1", text))


def safe_line(text: str) -> str:
    """`safe_text` as one line: every run of white space is one blank, none at the ends."""
    return " ".join(safe_text(text).split())


def without_logins(text: str) -> str:
    """The text without the user names and passwords in its addresses."""
    return _LOGIN.sub("//", text)


def drawable(text: str) -> str:
    """A part of a line that is about to be drawn, without what a terminal would obey. Its width stays."""
    if text.isprintable():
        return text
    before, *cells = text.split(PLACEHOLDER)
    # The marks on the cells of a picture tell its rows and columns: on a blank they would be seen.
    blanked = before + "".join(f" {''.join(dropwhile(unicodedata.combining, after))}" for after in cells)
    return _UNSAFE.sub("", blanked).replace("\t", "").replace("\n", "")


def is_obeyed(text: str) -> bool:
    """Whether a terminal would obey something in a text, other than its line ends and tabs."""
    return _UNSAFE.search(text) is not None


def _thin_marks(run: re.Match[str]) -> str:
    """A run of characters that are no letters, with at most four combining marks a base."""
    kept, marks = [], 0
    for character in run.group():
        category = unicodedata.category(character)
        if category in ("Mn", "Me"):
            marks += 1
            if marks > MARKS_PER_BASE:
                continue
        elif category != "Cf":  # format characters may vanish later and must not start a new count
            marks = 0
        kept.append(character)
    return "".join(kept)


def _keep_needed_direction(line: str) -> str:
    return line if _LEFTWARD_LETTER.search(line) else _DIRECTION_MARK.sub("", line)


def safe_url(url: str, base: str = "") -> str | None:
    """The absolute http(s) address that `url` means, joined to `base`, in plain ASCII; None if it is not one.

    Tabs and line ends inside it are dropped as browsers do, user names and passwords always; a blank is
    written %20, a host of other letters in its "xn--" form. Control characters, other schemes, a host that
    is none, nothing at all, and addresses beyond `LONGEST_URL` give None.
    """
    url = re.sub(r"[\t\r\n]", "", url).strip(" ")
    if not url or len(url) > LONGEST_URL or re.search("[\x00-\x1f\x7f-\x9f]", url):
        return None
    try:
        parts = urlsplit(urljoin(base, url) if base else url)
        host, port = _safe_host(parts.hostname or ""), parts.port
    except ValueError:
        return None
    if parts.scheme not in _DEFAULT_PORTS or not host or "\\" in parts.netloc:
        return None
    netloc = host if port is None else f"{host}:{port}"
    path = quote(parts.path, safe=_PATH_SAFE, errors="replace")
    query = quote(parts.query, safe=_PATH_SAFE + "?[]", errors="replace")
    fragment = quote(parts.fragment, safe=_PATH_SAFE + "?[]", errors="replace")
    return urlunsplit((parts.scheme, netloc, path if path.startswith("/") else f"/{path}", query, fragment))


def _safe_host(host: str) -> str | None:
    """A host name in ASCII, or an IPv6 address in its brackets; None when it is neither."""
    if ":" in host:
        return f"[{ip_address(host)}]" if "%" not in host else None
    if len(host) > 253:
        return None
    if not host.isascii():
        import idna  # comes with httpx, which asks for the same form

        try:
            host = idna.encode(host, uts46=True).decode()
        except idna.IDNAError:
            return None
    return host if _HOST.fullmatch(host) else None


def canonical_url(url: str) -> str:
    """The address by which two links to one page are equal; what cannot be read comes back as it is.

    Tracking parameters (`lexicon/tracking.txt`), the default port and the fragment go ("#!" is an address and
    stays), the host is lower-cased, the order of parameters is kept. A signed address keeps its whole query:
    servers refuse one with a part missing.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return url
    if parts.scheme not in _DEFAULT_PORTS or not host:
        return url
    return urlunsplit(
        (
            parts.scheme,
            _canonical_netloc(parts, host, port),
            parts.path or "/",
            _without_tracking(parts.query),
            parts.fragment if parts.fragment.startswith("!") else "",
        )
    )


def _canonical_netloc(parts: SplitResult, host: str, port: int | None) -> str:
    name = f"[{host}]" if ":" in host else host
    return name if port in (None, _DEFAULT_PORTS[parts.scheme]) else f"{name}:{port}"


def _without_tracking(query: str) -> str:
    if not query:
        return query
    signatures, names, prefixes = _tracking()
    parameters = query.split("&")
    keys = [parameter.partition("=")[0].lower() for parameter in parameters]
    if not signatures.isdisjoint(keys):
        return query
    return "&".join(
        parameter
        for parameter, key in zip(parameters, keys, strict=True)
        if key not in names and not key.startswith(prefixes)
    )


@cache
def _tracking() -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    """Names that sign an address, names that only track, and beginnings of names that only track."""
    from reader.text.lexicon import lines_of

    words = lines_of("tracking.txt")
    signatures = frozenset(word[1:] for word in words if word.startswith("="))
    prefixes = tuple(word[:-1] for word in words if word.endswith("*"))
    return signatures, frozenset(words) - {f"={word}" for word in signatures}, prefixes


def host_of(url: str) -> str:
    """The host of an address in lower case ("www.bbc.co.uk"); empty when it has none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def site_of(url: str) -> str:
    """The registrable domain of an address ("bbc.co.uk"): the host itself where there is none."""
    return _site(host_of(url))


def named_site(words: str) -> str:
    """The site that words are an address of ("www.bank.com/login": "bank.com"); "" where they are none."""
    word = safe_line(words).strip('<>()[]“”".,;:')
    if "." not in word or " " in word:
        return ""
    host = host_of(safe_url(word if "://" in word else f"https://{word}") or "")
    return str(_suffixes().privatesuffix(host, accept_unknown=False) or "")


@lru_cache(maxsize=4096)
def _site(host: str) -> str:
    try:
        ip_address(host)
    except ValueError:
        return str(_suffixes().privatesuffix(host.rstrip(".")) or host)
    return host


@cache
def _suffixes() -> PublicSuffixList:
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList()
