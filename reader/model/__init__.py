"""Every noun of the product, as frozen dataclasses. Imports nothing of ours and does no I/O.

One text, many places: a page becomes a `Document` of blocks of plain text, and quotes, mentions of sources,
links, finds and bookmarks are all `Place`s in it. Offsets count code points.
"""

from reader.model.article import Article, Extraction, Page, Reading, SiteRule
from reader.model.checks import Checked, Verdict, VerdictKind
from reader.model.document import Anchor, Block, BlockKind, Document, Link, Place, Span, SpanKind
from reader.model.evidence import ChainLink, Dossier, Exhibit, Taken
from reader.model.feeds import Entry, Feed, FeedLink, Imported, Outline, ParsedFeed, Progress
from reader.model.links import KnownLink, LinkKind, LinkRule, Provenance
from reader.model.marks import Mark, MarkChange, MarkKind, PlacedMark
from reader.model.problems import AskedToWait, FeedFound, ReaderError
from reader.model.query import AllOf, AnyOf, Field, Flag, Not, Query, QueryError, Within, Words
from reader.model.said import SURE, Quote, QuoteKind, Saying, Source, SourceKind, Speaker, shown_speaker
from reader.model.stories import Change, Counts, Excerpt, Selection, Story

__all__ = [
    "SURE",
    "AllOf",
    "Anchor",
    "AnyOf",
    "Article",
    "AskedToWait",
    "Block",
    "BlockKind",
    "ChainLink",
    "Change",
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
    "Field",
    "Flag",
    "Imported",
    "KnownLink",
    "Link",
    "LinkKind",
    "LinkRule",
    "Mark",
    "MarkChange",
    "MarkKind",
    "Not",
    "Outline",
    "Page",
    "ParsedFeed",
    "Place",
    "PlacedMark",
    "Progress",
    "Provenance",
    "Query",
    "QueryError",
    "Quote",
    "QuoteKind",
    "ReaderError",
    "Reading",
    "Saying",
    "Selection",
    "SiteRule",
    "Source",
    "SourceKind",
    "Span",
    "SpanKind",
    "Speaker",
    "Story",
    "Taken",
    "Verdict",
    "VerdictKind",
    "Within",
    "Words",
    "shown_speaker",
]
