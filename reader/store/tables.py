"""The tables of the store: a script a version, oldest first. One that has shipped is never edited."""

from __future__ import annotations

from reader.store.first_tables import FIRST
from reader.store.tallies import TALLIES

EVIDENCE = """
-- What became of each page that is evidence of a story: number 0 is the article, then what it cites.
CREATE TABLE evidence (
    story INTEGER NOT NULL REFERENCES stories(id) ON DELETE CASCADE,
    url TEXT NOT NULL,
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    link TEXT,
    taken TEXT NOT NULL,
    why TEXT NOT NULL,
    tried INTEGER NOT NULL,
    page INTEGER REFERENCES pages(id) ON DELETE SET NULL,
    PRIMARY KEY (story, url)
) WITHOUT ROWID;
"""

# Whether a feed was added from a private network: those that stand there by their address alone were. What is
# to be said of a feed that was taken, but not whole.
PRIVATE_FEEDS = """
ALTER TABLE feeds ADD COLUMN private INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feeds ADD COLUMN notice TEXT;
UPDATE feeds SET private = 1 WHERE url GLOB 'http*://localhost[:/]*' OR url GLOB 'http*://[[0-9]*';
"""

VERDICTS = """
-- What checks said of the quotes of a copy, each against a copy of the page at `address`: `source`, NULL
-- where there was none to be had. `rules` made both articles, `check_rules` drew the verdict.
CREATE TABLE verdicts (
    page INTEGER NOT NULL REFERENCES pages(id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    words TEXT NOT NULL,
    address TEXT NOT NULL,
    source INTEGER REFERENCES pages(id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    json TEXT NOT NULL,
    rules INTEGER NOT NULL,
    check_rules INTEGER NOT NULL,
    checked INTEGER NOT NULL,
    PRIMARY KEY (page, number)
) WITHOUT ROWID;
CREATE INDEX verdicts_source ON verdicts(source);
"""

MARKS = """
-- The user's own marks on quotes. `anchors` is JSON: of each part its words, and those before and after it.
-- `page` is the copy in which they were read; it is evidence, and stays as long as the mark does.
CREATE TABLE marks (
    id INTEGER PRIMARY KEY,
    page INTEGER NOT NULL REFERENCES pages(id),
    kind TEXT NOT NULL,
    note TEXT NOT NULL,
    speaker TEXT,
    anchors TEXT NOT NULL,
    title TEXT NOT NULL,
    made INTEGER NOT NULL
);
CREATE INDEX marks_page ON marks(page);
"""

SAID = """
-- Everybody who is quoted under a full name, by what names are compared by, and how often.
CREATE TABLE speakers (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    quotes INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX speakers_quotes ON speakers(quotes DESC, key);

-- The articles whose quotes are in the index: those of the newest copy of each URL. `at` is their date.
CREATE TABLE article_index (
    page INTEGER PRIMARY KEY REFERENCES pages(id) ON DELETE CASCADE,
    url TEXT NOT NULL,
    title TEXT NOT NULL,
    outlet TEXT NOT NULL,
    at INTEGER NOT NULL
);

-- `person` is the speaker by the full name, NULL where there is none. What an older file holds is kept until
-- its articles are made anew.
CREATE TABLE said (
    id INTEGER PRIMARY KEY,
    page INTEGER NOT NULL REFERENCES pages(id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    speaker TEXT,
    speaker_key TEXT,
    text TEXT NOT NULL,
    via TEXT,
    kind TEXT NOT NULL DEFAULT 'direct',
    confidence REAL NOT NULL DEFAULT 1,
    role TEXT,
    at INTEGER NOT NULL DEFAULT 0,
    person INTEGER REFERENCES speakers(id),
    UNIQUE (page, number)
);
INSERT INTO article_index
    SELECT id, url, coalesce((SELECT title FROM stories WHERE address = url LIMIT 1), ''), '', fetched
    FROM pages WHERE id IN (SELECT page FROM quote_index);
INSERT INTO said (page, number, speaker, speaker_key, text, via, at)
    SELECT page, number, speaker, speaker_key, text, via, at FROM quote_index JOIN article_index USING (page);
DROP TABLE quote_index;
ALTER TABLE said RENAME TO quote_index;
CREATE INDEX quote_index_speaker ON quote_index(speaker_key, page);
CREATE INDEX quote_index_person ON quote_index(person, at DESC, id, page) WHERE person IS NOT NULL;
CREATE INDEX articles_rules ON articles(rules, page);
CREATE INDEX quote_index_at ON quote_index(at DESC, id);
CREATE TRIGGER quote_counted AFTER INSERT ON quote_index WHEN new.person IS NOT NULL BEGIN
    UPDATE speakers SET quotes = quotes + 1 WHERE id = new.person;
END;
CREATE TRIGGER quote_uncounted AFTER DELETE ON quote_index WHEN old.person IS NOT NULL BEGIN
    UPDATE speakers SET quotes = quotes - 1 WHERE id = old.person;
END;
"""

PARTS = """
-- Addresses of pages that are part of another page's article, or a version of it: no articles of their own.
CREATE TABLE page_parts (url TEXT PRIMARY KEY) WITHOUT ROWID;
"""

FEED_CARE = """
-- Where a feed's server says it has moved for good, since when, and how often it said so.
ALTER TABLE feeds ADD COLUMN moved_to TEXT;
ALTER TABLE feeds ADD COLUMN moved_since INTEGER;
ALTER TABLE feeds ADD COLUMN moved_times INTEGER NOT NULL DEFAULT 0;
-- What the feed itself says of when not to ask: minutes, hours and days.
ALTER TABLE feeds ADD COLUMN rhythm TEXT;
-- What the user has set for this feed; NULL is as the settings have it.
ALTER TABLE feeds ADD COLUMN user_agent TEXT;
ALTER TABLE feeds ADD COLUMN proxy TEXT;
ALTER TABLE feeds ADD COLUMN minutes INTEGER;
ALTER TABLE feeds ADD COLUMN full_text TEXT;
"""

ONCE = """
-- `lead` is the story that stands in the lists for this one: the same of another feed. One that the user
-- parted is `apart` for good. `digest` tells the text that the feed gave from another, `agency` is who is
-- credited with it, `site` is the host of `address`.
CREATE TABLE sites (id INTEGER PRIMARY KEY, host TEXT NOT NULL UNIQUE);
ALTER TABLE stories ADD COLUMN lead INTEGER REFERENCES stories(id);
ALTER TABLE stories ADD COLUMN apart INTEGER NOT NULL DEFAULT 0;
ALTER TABLE stories ADD COLUMN digest INTEGER;
ALTER TABLE stories ADD COLUMN agency TEXT;
ALTER TABLE stories ADD COLUMN site INTEGER REFERENCES sites(id);
CREATE TEMP TABLE hosts (story INTEGER PRIMARY KEY, host TEXT NOT NULL);
INSERT INTO hosts SELECT id, substr(rest, 1, instr(rest || '/', '/') - 1) FROM
    (SELECT id, substr(address, instr(address, '//') + 2) AS rest FROM stories WHERE address IS NOT NULL);
INSERT INTO sites (host) SELECT DISTINCT host FROM hosts;
UPDATE stories SET site = (SELECT sites.id FROM hosts JOIN sites USING (host) WHERE story = stories.id);
DROP TABLE hosts;
-- Numbers of addresses and guids, and, of the stories of these days, of the runs of words in their texts.
CREATE TABLE story_keys (key INTEGER, story INTEGER, PRIMARY KEY (key, story)) WITHOUT ROWID;
CREATE TABLE text_keys (key INTEGER, story INTEGER, PRIMARY KEY (key, story)) WITHOUT ROWID;
DROP INDEX stories_at;
DROP INDEX stories_feed_at;
DROP INDEX stories_unread;
DROP INDEX stories_feed_unread;
DROP INDEX stories_bookmarked;
CREATE INDEX stories_at ON stories(at DESC, id DESC, feed, bookmarked, lead);
CREATE INDEX stories_feed_at ON stories(feed, at DESC, id DESC, lead);
CREATE INDEX stories_unread ON stories(at DESC, id DESC, feed, bookmarked, lead) WHERE unread = 1;
CREATE INDEX stories_feed_unread ON stories(feed, at DESC, id DESC, lead) WHERE unread = 1;
CREATE INDEX stories_bookmarked ON stories(at DESC, id DESC, feed, lead) WHERE bookmarked = 1;
CREATE INDEX stories_lead ON stories(lead) WHERE lead IS NOT NULL;
CREATE INDEX stories_site ON stories(site);
"""

WAITING = """
-- What a snapshot says of stories and pages that are not here again yet: it holds from when they come.
CREATE TABLE waiting_reads (feed INTEGER, guid TEXT, PRIMARY KEY (feed, guid)) WITHOUT ROWID;
CREATE TABLE waiting_marks (id INTEGER PRIMARY KEY, url TEXT NOT NULL, json TEXT NOT NULL);
CREATE INDEX waiting_marks_url ON waiting_marks(url);
"""

ORGANISED = """
-- What the user puts on stories. `key` is the tag or the note in small letters, by which it is found.
CREATE TABLE tags (id INTEGER PRIMARY KEY, name TEXT NOT NULL, key TEXT NOT NULL UNIQUE);
CREATE TABLE story_tags (
    story INTEGER NOT NULL REFERENCES stories(id) ON DELETE CASCADE,
    tag INTEGER NOT NULL REFERENCES tags(id),
    PRIMARY KEY (story, tag)
) WITHOUT ROWID;
CREATE INDEX story_tags_tag ON story_tags(tag, story);
CREATE TABLE notes (
    story INTEGER PRIMARY KEY REFERENCES stories(id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    key TEXT NOT NULL,
    written INTEGER NOT NULL
);

-- Stories kept out of the lists, and the rule that did it, empty when it was the user. A hidden story is
-- not unread, so that no count of the unread must ask; `unread` says whether it was.
CREATE TABLE hidden (
    story INTEGER PRIMARY KEY REFERENCES stories(id) ON DELETE CASCADE,
    rule TEXT NOT NULL,
    unread INTEGER NOT NULL
);
-- Stories that a rule wants offline, until their pages are asked for; with what they cite, where `sources`.
CREATE TABLE wanted (
    story INTEGER PRIMARY KEY REFERENCES stories(id) ON DELETE CASCADE,
    sources INTEGER NOT NULL
);

-- The characters of a story's text, by which lists are sorted.
ALTER TABLE stories ADD COLUMN length INTEGER NOT NULL DEFAULT 0;
UPDATE stories SET length = coalesce((SELECT length(words) FROM contents WHERE story = stories.id), 0);
CREATE TRIGGER words_measured AFTER INSERT ON contents BEGIN
    UPDATE stories SET length = length(new.words) WHERE id = new.story;
END;
CREATE TRIGGER words_measured_anew AFTER UPDATE OF words ON contents BEGIN
    UPDATE stories SET length = length(new.words) WHERE id = new.story;
END;

-- What is known of a stored article without reading it; NULL until it is made anew.
ALTER TABLE article_index ADD COLUMN language TEXT;
ALTER TABLE article_index ADD COLUMN primary_links INTEGER;
ALTER TABLE article_index ADD COLUMN unlinked INTEGER;

-- Every name once: a part of a name is looked for in these, not in every quote and every source.
CREATE TABLE speaker_keys (key TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE source_keys (key TEXT PRIMARY KEY) WITHOUT ROWID;
INSERT INTO speaker_keys SELECT DISTINCT speaker_key FROM quote_index WHERE speaker_key IS NOT NULL;
INSERT INTO source_keys SELECT DISTINCT name_key FROM source_index;
CREATE TRIGGER speaker_named AFTER INSERT ON quote_index WHEN new.speaker_key IS NOT NULL BEGIN
    INSERT OR IGNORE INTO speaker_keys VALUES (new.speaker_key);
END;
CREATE TRIGGER source_named AFTER INSERT ON source_index BEGIN
    INSERT OR IGNORE INTO source_keys VALUES (new.name_key);
END;
"""

PICTURES = """
-- Pictures of articles, as they came; the network can give them again.
CREATE TABLE pictures (url TEXT PRIMARY KEY, fetched TEXT NOT NULL, body BLOB NOT NULL);
"""

BEGUN = """
-- Where the reading of a story stopped: the block and the letter at the top of the view, and how much lay
-- behind it, in hundredths. It was remembered as text: "place in story 7", "3 120 40%".
CREATE TABLE begun (
    story INTEGER PRIMARY KEY REFERENCES stories(id) ON DELETE CASCADE,
    block INTEGER NOT NULL,
    start INTEGER NOT NULL,
    share INTEGER NOT NULL
);
INSERT OR IGNORE INTO begun SELECT story, CAST(value AS INTEGER), CAST(rest AS INTEGER),
    CAST(substr(rest, instr(rest, ' ') + 1) AS INTEGER)
FROM (
    SELECT CAST(substr(key, 16) AS INTEGER) AS story, value, substr(value, instr(value, ' ') + 1) AS rest
    FROM state WHERE key GLOB 'place in story [0-9]*'
) WHERE story IN (SELECT id FROM stories);
DELETE FROM state WHERE key GLOB 'place in story [0-9]*';
"""

INDEXED = """
-- Articles that have sources and no quotes are in the index too: it is what a search for either reads.
INSERT OR IGNORE INTO article_index (page, url, title, outlet, at)
    SELECT id, url, coalesce((SELECT title FROM stories WHERE address = url LIMIT 1), ''), '', fetched
    FROM pages WHERE id IN (SELECT page FROM source_index);
"""

PRIVATE_PAGES = """
-- Whether a copy came from a private network. Of those that are here it is known by their host: a number, or
-- a name that is used there alone.
ALTER TABLE pages ADD COLUMN private INTEGER NOT NULL DEFAULT 0;
UPDATE pages SET private = 1 WHERE id IN (
    SELECT id FROM (
        SELECT id, substr(rest, 1, instr(rest || '/', '/') - 1) AS host FROM
            (SELECT id, substr(final_url, instr(final_url, '//') + 2) AS rest FROM pages)
    ) WHERE host NOT GLOB '*[^0-9.:]*' OR host GLOB '[[]*' OR host || ':' GLOB 'localhost:*'
        OR host || ':' GLOB '*.localhost:*' OR host || ':' GLOB '*.local:*' OR host || ':' GLOB '*.internal:*'
);
"""

# The tables of `reader.store.outlines`.
OUTLINES = """
-- `outline` is JSON: of each attribute its name, its value and its namespace. A feed stands in the lists of
-- the reader in one folder; `feed_places` are the others that it stood in where it came from.
ALTER TABLE feeds ADD COLUMN outline TEXT;
CREATE TABLE feed_places (
    feed INTEGER NOT NULL REFERENCES feeds(id) ON DELETE CASCADE,
    folder TEXT NOT NULL,
    title TEXT,
    outline TEXT,
    PRIMARY KEY (feed, folder)
) WITHOUT ROWID;
-- A folder is `lone` that came without feeds: it is written out even so.
CREATE TABLE feed_folders (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    lone INTEGER NOT NULL,
    outline TEXT
);
"""

# What lets a feed be stored fast.
INTAKE = """
-- Keys that wait to be sorted in among those of the table of that name: see `reader.store.key_tables`.
CREATE TABLE fresh_story_keys (key INTEGER, story INTEGER, PRIMARY KEY (key, story)) WITHOUT ROWID;
CREATE TABLE fresh_text_keys (key INTEGER, story INTEGER, PRIMARY KEY (key, story)) WITHOUT ROWID;
-- `reader.store.intake` tells the length of a story with its row, and the number of a feed's at once.
DROP TRIGGER words_measured;
DROP TRIGGER story_tallied;
"""

MIGRATIONS: tuple[str, ...] = (
    FIRST,
    PRIVATE_FEEDS,
    VERDICTS,
    MARKS,
    SAID,
    EVIDENCE,
    PARTS,
    FEED_CARE,
    ONCE,
    WAITING,
    ORGANISED,
    TALLIES,
    PICTURES,
    BEGUN,
    INDEXED,
    OUTLINES,
    INTAKE,
    PRIVATE_PAGES,
)
"""SQL scripts; the one at index n takes a file from `PRAGMA user_version` n to n + 1."""
