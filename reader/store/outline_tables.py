"""The tables of `reader.store.outlines`, as a step of `reader.store.tables`. Loaded at every start."""

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
