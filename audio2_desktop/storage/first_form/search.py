"""Words, names and spellings that are searched."""

SEARCH = """
CREATE VIRTUAL TABLE track_words USING fts5(title, artist, album, extra,
    tokenize="unicode61 remove_diacritics 2", prefix='1 2 3');
CREATE VIRTUAL TABLE album_words USING fts5(title, artist, extra,
    tokenize="unicode61 remove_diacritics 2", prefix='1 2 3');
CREATE VIRTUAL TABLE artist_words USING fts5(name, extra,
    tokenize="unicode61 remove_diacritics 2", prefix='1 2 3');
CREATE VIRTUAL TABLE playlist_words USING fts5(name, extra,
    tokenize="unicode61 remove_diacritics 2", prefix='1 2 3');
CREATE VIRTUAL TABLE lyrics_words USING fts5(body, tokenize="unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE track_terms USING fts5vocab(track_words, row);
CREATE TABLE name_key (                  -- what FTS cannot find: "!!!", "acdc", the middle of a CJK name
    key TEXT NOT NULL, entity TEXT NOT NULL, entity_id INTEGER NOT NULL,
    PRIMARY KEY (key, entity, entity_id)
) WITHOUT ROWID;
CREATE INDEX name_key_entity ON name_key(entity, entity_id);
CREATE TABLE spelling_term (id INTEGER PRIMARY KEY, term TEXT NOT NULL UNIQUE, uses INTEGER NOT NULL DEFAULT 1);
CREATE VIRTUAL TABLE spelling USING fts5(term, content='spelling_term', content_rowid='id', tokenize='trigram', detail=none);
"""
