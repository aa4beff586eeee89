"""What blocks owe to one another: tables and lists stay whole, boxes between paragraphs go.

Every function takes the blocks of a page and which of them are kept, and changes the latter.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from reader.text.clean import site_of
from reader.text.extract.blocks import APART, TAGS, Holding, Leaf, holders, naming_groups, naming_of
from reader.text.extract.dating import is_date_line
from reader.text.extract.parse import Element, naming, words_of
from reader.text.extract.surroundings import HEADINGS
from reader.text.extract.tables import is_data
from reader.text.extract.tidy import ASKS
from reader.text.extract.warn import claims_rights, invites, says_paid
from reader.text.furniture import kind_of
from reader.text.lexicon import lines_of

_PLENTY = 50
WITH_THE_REST = 0.1
"""The chance from which a cell or item comes in with the others: below it stands what no article has."""
_BOX_SHARE = 0.3
_PAYWALL, _PAID = "paywall", 0.9
"""What sites name the text by that is paid for, and the chance from which a paragraph is surely of it."""
_MOST_ASKING = 80
"""Words of a box that asks for an address or a number; with more around the field it is no such box."""
_OUTSIDE = TAGS["nav"] | TAGS["footer"]
HALF, _FIFTH = 0.5, 0.2
"""Shares of the words kept that must stay when parts of the page go."""
_LITTLE = 5
"""Of so many words of a list of plain text less than one is a link."""
_COLON = re.compile(r"[:：|►▶▸]")
_ADDRESS = re.compile(r"\s*(?:[a-z]{2,9}:|//)", re.I)
_LONGEST_LINE, _FEW, _SENTENCE = 8, 2, 13
"""Words of a line that only pages say; of one that may be text as well; of running text."""
_LONGEST_POINTER = 60
_LONGEST_NOTICE = 25
"""Words of a notice, or of an invitation to follow a paper elsewhere."""
_CHANNEL = re.compile(
    r"https?://(?:(?:www\.)?whatsapp\.com/channel/|chat\.whatsapp\.com/|t\.me/[\w+]+/?$"
    r"|news\.google\.com/(?:publications|s/|app/))",
    re.I,
)
_PROFILE = re.compile(
    r"(?:https?:)?//(?:www\.|m\.)?(facebook|instagram|twitter|x|youtube|tiktok|threads|linkedin|pinterest|bsky)"
    r"\.(?:com|net|app)/((?:(?:company|profile|channel|c|user)/)?@?[\w.%-]{2,60})/?(?:\?[^/]*)?$",
    re.I,
)
_LONGEST_INVITATION = 40
_NEAR = 3
"""Blocks before and behind a table of data, and before the line that says who else has worked on a text, one
of which is of it."""
_LABEL, _HEADLINE = 2, 4
"""The most words beside the link of a line in brackets, and the fewest of a headline behind a colon."""
_FEWEST_POINTING, _MOST_POINTING = 2, 4
"""Words of what stands before a link to another story, where no colon ends it."""
_COMMENT_WORDS = frozenset({"comment", "comments", "disqus", "kommentare", "comentarios", "commentaires"})
_REACTIONS = frozenset(
    ("commenti", "komentarze", "reacties", "kommentarer", "komentari", "komentare", "yorumlar", "komentar")
) | {"kommentit", "hozzaszolasok", "diskuse", "diskuze", "diskusia"}
"""Words that a section of an article may be named by too."""


_LEGAL = naming_groups()["cookie"]
_CONSENT = re.compile(
    r"(?:cookie|consent|gdpr)s?[-_]*(?:law|policy)?[-_]*(?:banner|bar|notice|popup|modal|message|overlay|box)"
)
_BOX = naming_groups()["paywall"] & naming_groups()["newsletter"]
"""The one group that these two share: words that name nothing but boxes."""


def keep_whole(leaves: Sequence[Leaf], chances: Sequence[float], kept: list[bool]) -> None:
    """A table or list of which most words are in is in with each that may be of it.

    A table of data between blocks that are in is in with all of its cells, as few of them look like text. So
    is a list of plain text: points of a few words look like a menu to each alone. One of pictures is not. One
    that ends the text needs a sentence right behind a block that is in, or more words a little further.
    """
    wholes: dict[int, list[int]] = {}
    inside: dict[int, Element] = {}
    for at, leaf in enumerate(leaves):
        holding = _whole(leaf)
        if holding is not None:
            wholes.setdefault(id(holding), []).append(at)
            if not leaf.holding.tags & (_OUTSIDE | TAGS["aside"]):
                inside[id(holding)] = holding.element
    for key, places in wholes.items():
        first, last = places[0], places[-1]
        behind = any(kept[max(first - _NEAR, 0) : first])
        between = behind and any(kept[last + 1 : last + 1 + _NEAR])
        whole = inside.get(key) if behind else None
        if whole is not None and whole.tag == "table":
            for at in places if between else ():
                kept[at] = True
        words = sum(leaves[at].words for at in places)
        taken = sum(leaves[at].words for at in places if kept[at])
        long = words >= (_SENTENCE if kept[first - 1] else _PLENTY)
        points = whole is not None and (between or long) and _is_plain(whole, [leaves[at] for at in places])
        if taken * 2 > words or points:
            for at in places:
                kept[at] = kept[at] or chances[at] >= WITH_THE_REST


def _is_plain(whole: Element, items: Sequence[Leaf]) -> bool:
    """Whether it is a list of several items, nearly all of it text that is no link, and without pictures."""
    if whole.tag == "table":
        return False
    linked, words = sum(item.linked for item in items), sum(item.words for item in items)
    return len(items) > 1 and linked * _LITTLE < words and next(whole.iter("img"), None) is None


def _whole(leaf: Leaf) -> Holding | None:
    """The innermost table of data that a block stands in, else the innermost list."""
    found: Holding | None = None
    for holding in holders(leaf.holding):
        if holding.element.tag == "table":
            return holding if is_data(holding) else found
        found = found or (holding if holding.element.tag in ("ul", "ol") else None)
    return found


def drop_comments(leaves: Sequence[Leaf], kept: list[bool]) -> None:
    """Readers' comments go, if anything else stays."""
    bit = naming_groups()["comment"]
    take_out(leaves, kept, [bool(leaf.holding.around & bit) and _in_comments(leaf) for leaf in leaves])


def keep_contributors(leaves: Sequence[Leaf], kept: list[bool]) -> None:
    """A line behind the text that names who else has worked on it is in: it is evidence."""
    for at in range(1, len(leaves)):
        leaf = leaves[at]
        near = any(kept[one] and leaves[one].words >= _SENTENCE for one in range(max(at - _NEAR, 0), at))
        if near and not kept[at] and leaf.words <= _LONGEST_NOTICE:
            outside = leaf.holding.tags & (_OUTSIDE | TAGS["aside"] | TAGS["form"])
            kept[at] = not outside and says_contributed(leaf.text.casefold())


def says_contributed(text: str) -> bool:
    return any(phrase in text for phrase in _contributed())


@cache
def _contributed() -> tuple[str, ...]:
    return tuple(lines_of("contributed.txt"))


def drop_consent(leaves: Sequence[Leaf], kept: list[bool]) -> None:
    """What stands in a banner that is named for cookies or consent goes, if half of the text stays."""
    known: dict[int, bool] = {}
    out = [any(_asks_consent(holding, known) for holding in holders(leaf.holding)) for leaf in leaves]
    take_out(leaves, kept, out, HALF)


def _asks_consent(holding: Holding, known: dict[int, bool]) -> bool:
    if id(holding) not in known:
        names = naming(holding.element, "id", "class").lower() if holding.own & _LEGAL else ""
        known[id(holding)] = any(map(_CONSENT.search, names.split()))
    return known[id(holding)]


def drop_outside(leaves: Sequence[Leaf], kept: list[bool]) -> None:
    """Menus and foots of the page go, if a fifth of the text stays; forms and dialogs, if half does.

    Whole pages stand in a form, and some in a menu that is never closed: half must stay where the headline
    would go too. The foot of a block quote tells whose words it has.
    """
    free = [0 if leaf.holding.tags & TAGS["blockquote"] else leaf.holding.tags for leaf in leaves]
    outside = [bool(tags & _OUTSIDE) for tags in free]
    headed = any(leaf.element.tag == "h1" for leaf, out in zip(leaves, outside, strict=True) if out)
    take_out(leaves, kept, outside, HALF if headed else _FIFTH)
    take_out(leaves, kept, [bool(tags & (TAGS["form"] | APART)) for tags in free], HALF)


def take_out(leaves: Sequence[Leaf], kept: list[bool], out: Sequence[bool], share: float = 0) -> None:
    """Takes out these blocks, unless what stays is less than an article or than a share of what was kept."""
    words = sum(leaf.words for leaf, keep in zip(leaves, kept, strict=True) if keep)
    rest = sum(leaf.words for leaf, keep, gone in zip(leaves, kept, out, strict=True) if keep and not gone)
    if rest >= max(_PLENTY, words * share):
        kept[:] = [keep and not gone for keep, gone in zip(kept, out, strict=True)]


def _in_comments(leaf: Leaf) -> bool:
    """Whether an element around the block is named for comments, and is no more than the list of them."""
    for holding in holders(leaf.holding.parent):
        names = naming(holding.element, "id", "class").lower() if holding.depth > 1 else ""
        words = set(names.replace("-", " ").replace("_", " ").split())
        if _COMMENT_WORDS & words or (_REACTIONS & words and _is_written_to(holding.element)):
            return holding.element.tag not in ("body", "main", "article") or "comment" in names.split()[0]
    return False


def _is_written_to(element: Element) -> bool:
    """Whether there is a field to write in, or what tells of several when it was written."""
    asks = any(inner.get(ASKS) for inner in element.iter())
    return asks or sum(1 for _ in element.iter("time")) > 1


def drop_boxes(leaves: Sequence[Leaf], chances: Sequence[float], kept: list[bool]) -> None:
    """What stands in a small box named for newsletters, other stories, sharing or payment goes.

    So does what stands in one around a field to write in, whatever it is called and in any language, unless
    there is much of that: each entry of a live page may have one for its link.

    A heading is called nothing by its `id`, which pages make of its own words.

    By their paywall sites name the notice, or each paragraph that is paid for: those of a look stay together.
    """
    most = sum(leaf.words for leaf, keep in zip(leaves, kept, strict=True) if keep) * _BOX_SHARE
    paid = {leaf.path for leaf, chance in zip(leaves, chances, strict=True) if chance >= _PAID}
    for at, leaf in enumerate(leaves):
        if kept[at] and leaf.holding.around & _BOX:
            named = next((holding for holding in holders(leaf.holding) if _is_called_box(holding)), None)
            spared = named is None or (
                leaf.path in paid and _PAYWALL in naming(named.element, "class").lower()
            )
            kept[at] = spared or (named is not None and named.words > most)
    asking = (
        next((each for each in holders(leaf.holding) if each.element.get(ASKS)), None) for leaf in leaves
    )
    small = [box is not None and box.words <= min(most, _MOST_ASKING) for box in asking]
    take_out(leaves, kept, small, HALF)


def _is_called_box(holding: Holding) -> bool:
    if not holding.own & _BOX or holding.element.tag not in HEADINGS:
        return bool(holding.own & _BOX)
    return bool(naming_of(naming(holding.element, "class")) & _BOX)


def drop_furniture(leaves: Sequence[Leaf], kept: list[bool], site: str) -> None:
    """Lines that only pages say go, and data of scripts; with a heading of other stories go its links.

    A link to another site may be a source, and so stays; `site` is the page's own.
    """
    listing = False
    for at, leaf in enumerate(leaves):
        after = leaves[at + 1] if at + 1 < len(leaves) else None
        kind = "" if leaf.words > _LONGEST_LINE or _is_of_text(leaf, after) else kind_of(leaf.text)
        if kind == "list" and after is not None and is_linked(after) and not stays_within(after, site):
            kind = ""
        if kind in ("alone", "list") or _points_elsewhere(leaf, site) or _is_data(leaf):
            kept[at] = False
        listing = kind == "list" or (listing and (is_linked(leaf) or _is_dated(leaf)))
        if listing and stays_within(leaf, site):
            kept[at] = False


def _is_dated(leaf: Leaf) -> bool:
    """Whether a block is a link and a date."""
    links = "".join("".join(link.itertext()) for link in leaf.element.iter("a"))
    return bool(links) and is_date_line(leaf.text.replace(" ".join(links.split()), " "))


def _is_of_text(leaf: Leaf, after: Leaf | None) -> bool:
    """Whether a short line is a cell, or is a word or two that are spoken or head running text."""
    whole = _whole(leaf)
    if whole is not None and whole.element.tag == "table":
        return True
    if leaf.words > _FEW or leaf.links:
        return False
    if leaf.text[-1] in ".!":
        return True
    heads = leaf.element.tag in HEADINGS or leaf.bold * 10 >= len(leaf.text) * 9
    return heads and after is not None and after.words >= _SENTENCE and after.linked * 3 < after.words


def drop_notices(leaves: Sequence[Leaf], kept: list[bool], site: str) -> None:
    """Short blocks that say as paywalls do that the text is for subscribers go, but paragraphs of its look.

    So do notices of copyright.

    So do those that are a link to a channel, or lead to profiles of the `site`: invitations to follow the
    paper, and no source.
    """
    looks = Counter(
        leaf.path for leaf, keep in zip(leaves, kept, strict=True) if keep and leaf.words >= _SENTENCE
    )
    for at, leaf in enumerate(leaves):
        if kept[at] and leaf.words <= _LONGEST_NOTICE:
            paid = looks[leaf.path] <= 1 and says_paid(leaf.text.casefold())
            reserved = leaf.element.tag != "figcaption" and claims_rights(leaf.text)
            kept[at] = not paid and not reserved and not (is_linked(leaf) and _invites(leaf))
        if kept[at] and leaf.links and leaf.words <= _LONGEST_INVITATION:
            kept[at] = not _leads_to_profiles(leaf, site) and not _is_shouted(leaf, site)


def drop_invitations(leaves: Sequence[Leaf], kept: list[bool]) -> None:
    """Short paragraphs that begin by inviting readers to follow the paper on some channel go."""
    inside = TAGS["blockquote"] | TAGS["table"]
    out = [
        leaf.words <= _LONGEST_INVITATION
        and leaf.element.tag in ("p", "div")
        and not leaf.holding.tags & inside
        and invites(leaf.text)
        for leaf in leaves
    ]
    take_out(leaves, kept, out, HALF)


def _leads_to_profiles(leaf: Leaf, site: str) -> bool:
    """Whether a short text only leads on to the site's own pages and to its profiles on several networks."""
    links = [link.get("href") or "" for link in leaf.element.iter("a")]
    profiles = [found for found in map(_PROFILE.match, links) if found]
    others = [link for link in links if not _PROFILE.match(link)]
    own = all(not _ADDRESS.match(link) or (site and site_of(link) == site) for link in others)
    name = site.split(".")[0]
    of_site = bool(others) or any(name in found[2].lower() for found in profiles)
    return own and of_site and len({found[1].lower() for found in profiles}) > 1


def _is_shouted(leaf: Leaf, site: str) -> bool:
    """Whether a paragraph is a link to another page of the site in capitals, and nothing else."""
    shouted = leaf.text.isupper() and leaf.linked == leaf.words >= _HEADLINE
    return shouted and leaf.element.tag == "p" and not leaf.text.endswith(":") and stays_within(leaf, site)


def _invites(leaf: Leaf) -> bool:
    """Whether every link of a block leads to a channel of a messenger or to a paper in a list of news."""
    links = [link.get("href") or "" for link in leaf.element.iter("a")]
    return bool(links) and all(map(_CHANNEL.match, links))


def is_linked(leaf: Leaf) -> bool:
    return leaf.linked * 10 >= leaf.words * 8


def stays_within(leaf: Leaf, site: str) -> bool:
    """Whether every link of a block leads to a page of the site itself, and to no document there."""
    elements = (*leaf.element.iter("a"), *(holding.element for holding in holders(leaf.holding)))
    return all(leads_within(one.get("href") or one.get("data-href") or "", site) for one in elements)


def leads_within(address: str, site: str) -> bool:
    """Whether an address is of the site itself, and of no document there."""
    own = not _ADDRESS.match(address) or (site and site_of(address) == site)
    return bool(own) and not address.lower().endswith(".pdf")


def _is_data(leaf: Leaf) -> bool:
    """Whether a block is an object of JSON or a place that a script fills in, and not shown as code."""
    text = leaf.text
    if leaf.element.tag == "pre":
        return False
    return text[0] in "{[" and text[-1] in "}]" and ('":' in text or text.startswith("{{"))


def _points_elsewhere(leaf: Leaf, site: str) -> bool:
    """Whether a line says "Read more:" or the like, and then links within the site; the link ends it."""
    if leaf.linked * 2 <= leaf.words or not leaf.words or not stays_within(leaf, site):
        return False
    head = _COLON.split(leaf.text[:_LONGEST_POINTER], maxsplit=1)
    if len(head) > 1 and kind_of(head[0]) in ("alone", "list"):
        return True
    if leaf.text[0] == "[" and leaf.text[-1] == "]" and leaf.words - leaf.linked <= _LABEL:
        return True
    links = [words_of(link) for link in leaf.element.iter("a")]
    if len(links) != 1 or not leaf.text.endswith(links[0]) or leaf.text.endswith("."):
        return False
    before = leaf.text[: -len(links[0])].strip()
    if before.endswith(":") and kind_of(before) and leaf.linked >= _HEADLINE:
        return True
    words = leaf.text.split(maxsplit=_MOST_POINTING)[:_MOST_POINTING]
    beginnings = (" ".join(words[:count]) for count in range(_FEWEST_POINTING, len(words) + 1))
    return any(kind_of(start) == "list" for start in ([before] if before else beginnings))
