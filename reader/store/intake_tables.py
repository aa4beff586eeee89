"""What lets a feed be stored fast, as a step of `reader.store.tables`. Loaded at every start."""

INTAKE = """
-- Keys that wait to be sorted in among those of the table of that name: see `reader.store.key_tables`.
CREATE TABLE fresh_story_keys (key INTEGER, story INTEGER, PRIMARY KEY (key, story)) WITHOUT ROWID;
CREATE TABLE fresh_text_keys (key INTEGER, story INTEGER, PRIMARY KEY (key, story)) WITHOUT ROWID;
-- `reader.store.intake` tells the length of a story with its row, and the number of a feed's at once.
DROP TRIGGER words_measured;
DROP TRIGGER story_tallied;
"""
