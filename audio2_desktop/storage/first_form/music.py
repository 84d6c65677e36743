"""Artists, albums, editions, recordings, tracks, and what the user said of their identity."""

MUSIC = """
CREATE TABLE artist (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,            -- 'mb:<id>', 'n:<folded name>' or, made by a split, 'user:<id>'
    folded TEXT NOT NULL,                -- folded name; several artists may share it
    name TEXT NOT NULL,
    sort_name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    kind TEXT NOT NULL DEFAULT '',       -- person, group, ... '' unknown
    disambiguation TEXT NOT NULL DEFAULT '',
    country TEXT NOT NULL DEFAULT '',
    begin_date TEXT NOT NULL DEFAULT '',
    end_date TEXT NOT NULL DEFAULT '',
    in_library INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX artist_sort ON artist(in_library, sort_key);
CREATE INDEX artist_folded ON artist(folded);
CREATE TABLE artist_alias (
    artist_id INTEGER NOT NULL REFERENCES artist(id) ON DELETE CASCADE,
    name TEXT NOT NULL, locale TEXT NOT NULL DEFAULT '', is_primary INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (artist_id, name, locale)
) WITHOUT ROWID;
CREATE TABLE artist_relation (
    artist_id INTEGER NOT NULL REFERENCES artist(id) ON DELETE CASCADE,
    kind TEXT NOT NULL, other_id INTEGER NOT NULL REFERENCES artist(id) ON DELETE CASCADE,
    score REAL, source TEXT NOT NULL, fetched_at INTEGER NOT NULL,
    PRIMARY KEY (artist_id, kind, other_id, source)
) WITHOUT ROWID;
CREATE INDEX artist_relation_other ON artist_relation(other_id);
CREATE TABLE credit (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,            -- joined text and artist ids, so that equal credits are one row
    text TEXT NOT NULL,                  -- as shown
    sort_key TEXT NOT NULL,
    artist_id INTEGER NOT NULL REFERENCES artist(id)    -- the first artist
);
CREATE INDEX credit_artist ON credit(artist_id);
CREATE INDEX credit_sort ON credit(sort_key);
CREATE TABLE credit_name (
    credit_id INTEGER NOT NULL REFERENCES credit(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    artist_id INTEGER NOT NULL REFERENCES artist(id),
    credited_as TEXT NOT NULL, join_phrase TEXT NOT NULL DEFAULT '',
    own_artist_id INTEGER NOT NULL DEFAULT 0,   -- by the tags, where the user's word makes it another
    PRIMARY KEY (credit_id, position)
) WITHOUT ROWID;
CREATE INDEX credit_name_artist ON credit_name(artist_id);
CREATE TABLE credit_as_tagged (          -- of credits that a merge made read otherwise
    credit_id INTEGER PRIMARY KEY REFERENCES credit(id) ON DELETE CASCADE,
    text TEXT NOT NULL, sort_key TEXT NOT NULL
);
CREATE TABLE album (                     -- a release group
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,            -- 'mb:<release group>', 'n:<names>' or 'user:<id>'
    names TEXT NOT NULL,                 -- folded title and artists (domain.grouping); several albums may share it
    title TEXT NOT NULL,                 -- '' gathers the tracks of an artist that name no album
    sort_key TEXT NOT NULL,
    credit_id INTEGER NOT NULL REFERENCES credit(id),
    own_credit_id INTEGER NOT NULL DEFAULT 0,   -- by the tags, where the user's word makes it another
    primary_type TEXT NOT NULL DEFAULT '',
    secondary_types TEXT NOT NULL DEFAULT '',            -- space separated
    first_date TEXT NOT NULL DEFAULT '',
    year INTEGER NOT NULL DEFAULT 0,
    added_at INTEGER NOT NULL,
    in_library INTEGER NOT NULL DEFAULT 0,
    tracks INTEGER NOT NULL DEFAULT 0,                    -- roll-up of tracks in the library, made by settle
    length_ms INTEGER NOT NULL DEFAULT 0,
    image TEXT NOT NULL DEFAULT '',                       -- key of the best cover
    seed INTEGER                                          -- its accent seed 0xRRGGBB; -1 grey, NULL not computed
);
CREATE INDEX album_sort ON album(in_library, sort_key);
CREATE INDEX album_names ON album(names);
CREATE INDEX album_credit ON album(credit_id);
CREATE TABLE edition (                   -- a release
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    album_id INTEGER NOT NULL REFERENCES album(id),
    own_album_id INTEGER NOT NULL DEFAULT 0,    -- by the tags, where the user's word makes it another
    title TEXT NOT NULL,
    credit_id INTEGER NOT NULL REFERENCES credit(id),
    date TEXT NOT NULL DEFAULT '', country TEXT NOT NULL DEFAULT '', label TEXT NOT NULL DEFAULT '',
    catalogue_number TEXT NOT NULL DEFAULT '', barcode TEXT NOT NULL DEFAULT '', status TEXT NOT NULL DEFAULT '',
    is_compilation INTEGER NOT NULL DEFAULT 0,
    track_total INTEGER NOT NULL DEFAULT 0                -- as tagged or as the catalogue says; 0 unknown
);
CREATE INDEX edition_album ON edition(album_id);
CREATE INDEX edition_own_album ON edition(own_album_id) WHERE own_album_id > 0;
CREATE INDEX edition_credit ON edition(credit_id);
CREATE TABLE disc (
    edition_id INTEGER NOT NULL REFERENCES edition(id) ON DELETE CASCADE,
    number INTEGER NOT NULL, subtitle TEXT NOT NULL DEFAULT '', format TEXT NOT NULL DEFAULT '',
    track_total INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (edition_id, number)
) WITHOUT ROWID;
CREATE TABLE recording (
    id INTEGER PRIMARY KEY,
    length_ms INTEGER NOT NULL DEFAULT 0,
    isrcs TEXT NOT NULL DEFAULT ''                        -- space separated
);
CREATE TABLE track (                     -- one place on a release
    id INTEGER PRIMARY KEY,
    edition_id INTEGER NOT NULL REFERENCES edition(id),
    own_edition_id INTEGER NOT NULL DEFAULT 0,  -- by the tags, where the user's word makes it another
    album_id INTEGER NOT NULL REFERENCES album(id),       -- of the edition; kept here for sorting at speed
    recording_id INTEGER NOT NULL REFERENCES recording(id),
    credit_id INTEGER NOT NULL REFERENCES credit(id),
    disc INTEGER NOT NULL DEFAULT 0,
    number INTEGER NOT NULL DEFAULT 0,
    number_text TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL,
    title_key TEXT NOT NULL,                              -- folded
    title_sort TEXT NOT NULL,                             -- folded sort title
    length_ms INTEGER NOT NULL DEFAULT 0,
    year INTEGER NOT NULL DEFAULT 0,
    added_at INTEGER NOT NULL,
    in_library INTEGER NOT NULL DEFAULT 1                 -- 0: known from a catalogue only, or removed
);
CREATE INDEX track_edition ON track(edition_id, disc, number);
CREATE INDEX track_own_edition ON track(own_edition_id) WHERE own_edition_id > 0;
CREATE INDEX track_album ON track(album_id, in_library, disc, number);
CREATE INDEX track_recording ON track(recording_id);
CREATE INDEX track_credit ON track(credit_id, in_library, album_id, disc, number);
CREATE INDEX track_title ON track(in_library, title_sort);
CREATE INDEX track_title_key ON track(title_key);
CREATE INDEX track_year ON track(in_library, year);
CREATE INDEX track_added ON track(in_library, added_at);
CREATE INDEX track_length ON track(in_library, length_ms);
CREATE TABLE contribution (              -- composer, conductor, ... beyond the credit
    track_id INTEGER NOT NULL REFERENCES track(id) ON DELETE CASCADE,
    role TEXT NOT NULL, artist_id INTEGER NOT NULL REFERENCES artist(id),
    own_artist_id INTEGER NOT NULL DEFAULT 0,   -- by the tags, where the user's word makes it another
    PRIMARY KEY (track_id, role, artist_id, own_artist_id)
) WITHOUT ROWID;
CREATE INDEX contribution_artist ON contribution(artist_id, role);
CREATE TABLE genre (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    parent_id INTEGER REFERENCES genre(id)
);
CREATE INDEX genre_parent ON genre(parent_id);
CREATE TABLE entity_genre (
    entity TEXT NOT NULL, entity_id INTEGER NOT NULL,
    genre_id INTEGER NOT NULL REFERENCES genre(id) ON DELETE CASCADE,
    weight REAL NOT NULL DEFAULT 1, source TEXT NOT NULL DEFAULT 'file',
    PRIMARY KEY (entity, entity_id, genre_id, source)
) WITHOUT ROWID;
CREATE INDEX entity_genre_genre ON entity_genre(genre_id, entity, entity_id);
CREATE TABLE external_id (
    entity TEXT NOT NULL, entity_id INTEGER NOT NULL,
    provider TEXT NOT NULL, value TEXT NOT NULL,
    confidence REAL NOT NULL DEFAULT 1, source TEXT NOT NULL DEFAULT 'file', checked_at INTEGER NOT NULL,
    PRIMARY KEY (provider, entity, value, entity_id)
) WITHOUT ROWID;
CREATE INDEX external_id_entity ON external_id(entity, entity_id);
CREATE TABLE merged (                    -- the user's word: this artist, album or edition is that one
    entity TEXT NOT NULL, old_id INTEGER NOT NULL, new_id INTEGER NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (entity, old_id)
) WITHOUT ROWID;
CREATE TABLE placed (                    -- the user's word: this track is on that edition
    track_id INTEGER PRIMARY KEY REFERENCES track(id) ON DELETE CASCADE,
    edition_id INTEGER NOT NULL REFERENCES edition(id)
);
CREATE INDEX placed_edition ON placed(edition_id);
CREATE TABLE namesake (                  -- the user's word: on this track, this artist is that other one
    track_id INTEGER NOT NULL REFERENCES track(id) ON DELETE CASCADE,
    artist_id INTEGER NOT NULL REFERENCES artist(id),
    other_id INTEGER NOT NULL REFERENCES artist(id),
    own_credit_id INTEGER NOT NULL DEFAULT 0,             -- the track's credit by its tags
    PRIMARY KEY (track_id, artist_id)
) WITHOUT ROWID;
CREATE INDEX namesake_artist ON namesake(artist_id);
CREATE INDEX namesake_other ON namesake(other_id);
"""
