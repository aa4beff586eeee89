"""Every noun of the product, as frozen dataclasses. Imports nothing of ours and does no I/O.

A module a subject, loaded when the first of its names is asked for: a dataclass takes up to a millisecond to
make, and the start of the reader needs few of them.

One text, many places: a page becomes a `Document` of blocks of plain text, and quotes, mentions of sources,
links, finds and bookmarks are all `Place`s in it. Offsets count code points.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.model.article import Article, Extraction, Page, PageBlock, Reading, SiteRule
    from reader.model.checks import Checked, Verdict, VerdictKind
    from reader.model.counting import MEGABYTE, counted
    from reader.model.document import Anchor, Block, BlockKind, Document, Link, Place, Span, SpanKind
    from reader.model.evidence import ChainLink, Dossier, Exhibit, Glance, Taken
    from reader.model.feed_settings import FeedSettings, FullText
    from reader.model.feeds import Feed, Imported, Progress, Rhythm, paths_above
    from reader.model.handouts import Chapter, Form, Handout
    from reader.model.links import KnownLink, LinkKind, LinkRule, Provenance
    from reader.model.marks import Mark, MarkChange, MarkKind, PlacedMark
    from reader.model.organising import HideChange, NoteChange, QueryList, StoryRule, Tag, TagChange
    from reader.model.outlines import Attribute, FeedList, Outline, OutlineFolder
    from reader.model.own_files import LARGEST_FILE, OwnFile
    from reader.model.parsed import Entry, FeedLink, ParsedFeed
    from reader.model.picture import Inset, Room
    from reader.model.problems import (
        NOT_KEPT,
        AskedToWait,
        CannotCreate,
        CannotKeep,
        FeedFound,
        NoNetwork,
        NotAllowed,
        NotReadNow,
        QueryError,
        ReaderError,
        Unreachable,
    )
    from reader.model.query import AllOf, AnyOf, Field, Flag, Not, Query, Term, Within
    from reader.model.said import SURE, Quote, QuoteKind, Saying, Source, SourceKind, Speaker, shown_speaker
    from reader.model.stories import Change, Counts, Excerpt, Parting, Selection, Sort, Story

__all__ = [
    "LARGEST_FILE",
    "MEGABYTE",
    "NOT_KEPT",
    "SURE",
    "AllOf",
    "Anchor",
    "AnyOf",
    "Article",
    "AskedToWait",
    "Attribute",
    "Block",
    "BlockKind",
    "CannotCreate",
    "CannotKeep",
    "ChainLink",
    "Change",
    "Chapter",
    "Checked",
    "Counts",
    "Document",
    "Dossier",
    "Entry",
    "Excerpt",
    "Exhibit",
    "Extraction",
    "Feed",
    "FeedFound",
    "FeedLink",
    "FeedList",
    "FeedSettings",
    "Field",
    "Flag",
    "Form",
    "FullText",
    "Glance",
    "Handout",
    "HideChange",
    "Imported",
    "Inset",
    "KnownLink",
    "Link",
    "LinkKind",
    "LinkRule",
    "Mark",
    "MarkChange",
    "MarkKind",
    "NoNetwork",
    "Not",
    "NotAllowed",
    "NotReadNow",
    "NoteChange",
    "Outline",
    "OutlineFolder",
    "OwnFile",
    "Page",
    "PageBlock",
    "ParsedFeed",
    "Parting",
    "Place",
    "PlacedMark",
    "Progress",
    "Provenance",
    "Query",
    "QueryError",
    "QueryList",
    "Quote",
    "QuoteKind",
    "ReaderError",
    "Reading",
    "Rhythm",
    "Room",
    "Saying",
    "Selection",
    "SiteRule",
    "Sort",
    "Source",
    "SourceKind",
    "Span",
    "SpanKind",
    "Speaker",
    "Story",
    "StoryRule",
    "Tag",
    "TagChange",
    "Taken",
    "Term",
    "Unreachable",
    "Verdict",
    "VerdictKind",
    "Within",
    "counted",
    "paths_above",
    "shown_speaker",
]

_NAMES = {
    "article": "Article Extraction Page PageBlock Reading SiteRule",
    "checks": "Checked Verdict VerdictKind",
    "counting": "MEGABYTE counted",
    "document": "Anchor Block BlockKind Document Link Place Span SpanKind",
    "evidence": "ChainLink Dossier Exhibit Glance Taken",
    "feed_settings": "FeedSettings FullText",
    "feeds": "Feed Imported Progress Rhythm paths_above",
    "organising": "HideChange NoteChange QueryList StoryRule Tag TagChange",
    "handouts": "Chapter Form Handout",
    "own_files": "LARGEST_FILE OwnFile",
    "outlines": "Attribute FeedList Outline OutlineFolder",
    "parsed": "Entry FeedLink ParsedFeed",
    "links": "KnownLink LinkKind LinkRule Provenance",
    "marks": "Mark MarkChange MarkKind PlacedMark",
    "picture": "Inset Room",
    "problems": "NOT_KEPT AskedToWait CannotCreate CannotKeep FeedFound NoNetwork NotAllowed NotReadNow "
    "QueryError ReaderError Unreachable",
    "query": "AllOf AnyOf Field Flag Not Query Term Within",
    "said": "SURE Quote QuoteKind Saying Source SourceKind Speaker shown_speaker",
    "stories": "Change Counts Excerpt Parting Selection Sort Story",
}
_MODULES = {name: module for module, names in _NAMES.items() for name in names.split()}


def __getattr__(name: str) -> object:
    """A name that is asked for the first time (PEP 562)."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
    globals()[name] = value
    return value
