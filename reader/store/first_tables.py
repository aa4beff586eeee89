"""The tables that a library begins with: the first step of `reader.store.tables`. Loaded at every start."""

FIRST = """
CREATE TABLE feeds (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    site_url TEXT,
    language TEXT,
    folder TEXT NOT NULL DEFAULT '',
    added INTEGER NOT NULL,
    removed INTEGER,
    checked INTEGER,
    etag TEXT,
    last_modified TEXT,
    digest TEXT,
    next_due INTEGER NOT NULL DEFAULT 0,
    retry_at INTEGER,
    failures INTEGER NOT NULL DEFAULT 0,
    failing_since INTEGER,
    gone INTEGER NOT NULL DEFAULT 0,
    problem TEXT
);

-- `url` is as the feed gave it, `address` its canonical form, by which pages are found.
-- `at` is the place in a list: the date of publication, but never later than `seen`.
CREATE TABLE stories (
    id INTEGER PRIMARY KEY,
    feed INTEGER REFERENCES feeds(id),
    guid TEXT NOT NULL,
    url TEXT,
    address TEXT,
    title TEXT NOT NULL,
    author TEXT,
    published INTEGER,
    seen INTEGER NOT NULL,
    at INTEGER NOT NULL,
    unread INTEGER NOT NULL DEFAULT 1,
    bookmarked INTEGER NOT NULL DEFAULT 0,
    changed INTEGER
);
CREATE UNIQUE INDEX stories_guid ON stories(feed, guid) WHERE feed IS NOT NULL;
CREATE UNIQUE INDEX stories_by_hand ON stories(guid) WHERE feed IS NULL;
CREATE INDEX stories_address ON stories(address);
-- Each list is read off one index. `unread` changes often and is in none but those of the unread.
CREATE INDEX stories_at ON stories(at DESC, id DESC, feed, bookmarked);
CREATE INDEX stories_feed_at ON stories(feed, at DESC, id DESC);
CREATE INDEX stories_unread ON stories(at DESC, id DESC, feed, bookmarked) WHERE unread = 1;
CREATE INDEX stories_feed_unread ON stories(feed, at DESC, id DESC) WHERE unread = 1;
CREATE INDEX stories_bookmarked ON stories(at DESC, id DESC, feed) WHERE bookmarked = 1;

-- `html` is what the feed gave, `words` the plain text that is searched: of the page once it was read.
CREATE TABLE contents (
    story INTEGER PRIMARY KEY REFERENCES stories(id) ON DELETE CASCADE,
    html TEXT NOT NULL,
    words TEXT NOT NULL
);
CREATE VIEW story_words AS
    SELECT stories.id AS id, title, coalesce(author, '') AS author, words
    FROM stories JOIN contents ON contents.story = stories.id;

CREATE TABLE pages (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL,
    final_url TEXT NOT NULL,
    fetched INTEGER NOT NULL,
    checked INTEGER NOT NULL,
    status INTEGER NOT NULL,
    content_type TEXT NOT NULL,
    etag TEXT,
    last_modified TEXT,
    fresh_until INTEGER,
    digest BLOB NOT NULL,
    size INTEGER NOT NULL,
    body BLOB NOT NULL
);
CREATE INDEX pages_url ON pages(url, id);
CREATE INDEX pages_final_url ON pages(final_url, id);

-- Everything below is derived and can be made again from the pages.
CREATE TABLE articles (
    page INTEGER PRIMARY KEY REFERENCES pages(id) ON DELETE CASCADE,
    rules INTEGER NOT NULL,
    json TEXT NOT NULL,
    markdown TEXT NOT NULL
);
CREATE TABLE quote_index (
    page INTEGER NOT NULL REFERENCES pages(id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    speaker TEXT,
    speaker_key TEXT,
    text TEXT NOT NULL,
    via TEXT,
    PRIMARY KEY (page, number)
) WITHOUT ROWID;
CREATE INDEX quote_index_speaker ON quote_index(speaker_key, page);
CREATE TABLE source_index (
    page INTEGER NOT NULL REFERENCES pages(id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    kind TEXT NOT NULL,
    url TEXT,
    PRIMARY KEY (page, number)
) WITHOUT ROWID;
CREATE INDEX source_index_name ON source_index(name_key, page);

CREATE TABLE state (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
