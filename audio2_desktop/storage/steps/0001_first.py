"""The first schema: everything that the program's design knows, also the parts that fill later.

Times are UTC ms, durations ms, paths BLOBs (a name need not be UTF-8), dates text with the precision that is known.
Folded text (`*_key`, `*_sort`, FTS) is made by `domain.names`, so that questions and index fold alike.
Every foreign key is the first column of an index or of a primary key.
"""

from audio2_desktop.storage.connection import Write

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

FILES = """
CREATE TABLE root (
    id INTEGER PRIMARY KEY,
    path BLOB NOT NULL UNIQUE,
    added_at INTEGER NOT NULL,
    last_scan INTEGER,
    is_available INTEGER NOT NULL DEFAULT 1,
    is_watched INTEGER NOT NULL DEFAULT 1,
    removed_at INTEGER                                    -- removed by the user; files kept 30 days for undo
);
CREATE TABLE folder (
    id INTEGER PRIMARY KEY,
    root_id INTEGER NOT NULL REFERENCES root(id) ON DELETE CASCADE,
    path BLOB NOT NULL,                                   -- relative to the root; x'' is the root itself
    text TEXT NOT NULL,                                   -- folded, for folder: questions
    cover BLOB,                                           -- best cover file's name, when there is one
    cover_mtime_ns INTEGER,
    UNIQUE (root_id, path)
);
CREATE TABLE file (
    id INTEGER PRIMARY KEY,
    folder_id INTEGER NOT NULL REFERENCES folder(id) ON DELETE CASCADE,
    name BLOB NOT NULL,
    size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, inode INTEGER NOT NULL, device INTEGER NOT NULL,
    track_id INTEGER REFERENCES track(id),                -- NULL: unreadable, or cut into CUE parts
    audio_key TEXT NOT NULL DEFAULT '',                   -- cheap identity of the sound, tags excluded
    audio_hash TEXT NOT NULL DEFAULT '',                  -- whole payload, filled in idle time
    fingerprint TEXT NOT NULL DEFAULT '',
    container TEXT NOT NULL DEFAULT '', codec TEXT NOT NULL DEFAULT '', lossless INTEGER NOT NULL DEFAULT 0,
    length_ms INTEGER NOT NULL DEFAULT 0, bitrate INTEGER NOT NULL DEFAULT 0, sample_rate INTEGER NOT NULL DEFAULT 0,
    bits INTEGER NOT NULL DEFAULT 0, channels INTEGER NOT NULL DEFAULT 0,
    track_gain REAL, track_peak REAL, album_gain REAL, album_peak REAL,
    pictures INTEGER NOT NULL DEFAULT 0, has_lyrics INTEGER NOT NULL DEFAULT 0,
    added_at INTEGER NOT NULL,
    missing_since INTEGER,
    removed_at INTEGER,                                   -- the user took it out of the library; scans leave it out
    problem TEXT NOT NULL DEFAULT '',
    UNIQUE (folder_id, name)
);
CREATE UNIQUE INDEX file_track ON file(track_id);       -- a track has one file
CREATE INDEX file_audio_key ON file(audio_key) WHERE audio_key <> '';
CREATE INDEX file_audio_hash ON file(audio_hash) WHERE audio_hash <> '';
CREATE INDEX file_missing ON file(missing_since) WHERE missing_since IS NOT NULL;
CREATE INDEX file_problem ON file(problem) WHERE problem <> '';
CREATE TABLE file_tags (                 -- apart, so that going through all files does not go through all tags
    file_id INTEGER PRIMARY KEY REFERENCES file(id) ON DELETE CASCADE,
    tags TEXT NOT NULL                                    -- JSON: every tag as read, bounded
);
CREATE TABLE cue_part (
    file_id INTEGER NOT NULL REFERENCES file(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    track_id INTEGER NOT NULL REFERENCES track(id),
    start_ms INTEGER NOT NULL, end_ms INTEGER,
    PRIMARY KEY (file_id, position)
) WITHOUT ROWID;
CREATE INDEX cue_part_track ON cue_part(track_id);
CREATE TABLE released (                  -- journal of a scan: a path whose sound was replaced by another; settle empties it
    file_id INTEGER PRIMARY KEY REFERENCES file(id) ON DELETE CASCADE,
    track_id INTEGER NOT NULL REFERENCES track(id) ON DELETE CASCADE, audio_key TEXT NOT NULL
);
CREATE INDEX released_track ON released(track_id);
CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    track_id INTEGER NOT NULL REFERENCES track(id) ON DELETE CASCADE,
    kind TEXT NOT NULL, locator TEXT NOT NULL, score REAL, state TEXT NOT NULL DEFAULT '', last_error TEXT NOT NULL DEFAULT '',
    chosen_by_user INTEGER NOT NULL DEFAULT 0,
    UNIQUE (track_id, kind, locator)
);
CREATE TABLE image (
    id INTEGER PRIMARY KEY,
    entity TEXT NOT NULL, entity_id INTEGER NOT NULL,
    kind TEXT NOT NULL DEFAULT 'front', source TEXT NOT NULL, key TEXT NOT NULL,     -- sha256 of the original
    width INTEGER NOT NULL DEFAULT 0, height INTEGER NOT NULL DEFAULT 0, rank INTEGER NOT NULL DEFAULT 0,
    seed INTEGER, chosen_by_user INTEGER NOT NULL DEFAULT 0,
    UNIQUE (entity, entity_id, kind, source, key)
);
CREATE TABLE waveform (file_id INTEGER PRIMARY KEY REFERENCES file(id) ON DELETE CASCADE, peaks BLOB NOT NULL);
CREATE TABLE features (
    recording_id INTEGER NOT NULL REFERENCES recording(id) ON DELETE CASCADE,
    model TEXT NOT NULL, vector BLOB NOT NULL, PRIMARY KEY (recording_id, model)
) WITHOUT ROWID;
"""

PEOPLE = """
CREATE TABLE profile (id INTEGER PRIMARY KEY, name TEXT NOT NULL, created_at INTEGER NOT NULL);
CREATE TABLE favourite (
    profile_id INTEGER NOT NULL REFERENCES profile(id) ON DELETE CASCADE,
    entity TEXT NOT NULL, entity_id INTEGER NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (profile_id, entity, entity_id)
) WITHOUT ROWID;
CREATE TABLE rating (
    profile_id INTEGER NOT NULL REFERENCES profile(id) ON DELETE CASCADE,
    entity TEXT NOT NULL, entity_id INTEGER NOT NULL,
    rating INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 100), at INTEGER NOT NULL,
    PRIMARY KEY (profile_id, entity, entity_id)
) WITHOUT ROWID;
CREATE TABLE hidden (
    profile_id INTEGER NOT NULL REFERENCES profile(id) ON DELETE CASCADE,
    entity TEXT NOT NULL, entity_id INTEGER NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (profile_id, entity, entity_id)
) WITHOUT ROWID;
CREATE TABLE tag (
    id INTEGER PRIMARY KEY, profile_id INTEGER NOT NULL REFERENCES profile(id) ON DELETE CASCADE,
    name TEXT NOT NULL, key TEXT NOT NULL, color TEXT NOT NULL DEFAULT '', UNIQUE (profile_id, key)
);
CREATE TABLE tagging (
    tag_id INTEGER NOT NULL REFERENCES tag(id) ON DELETE CASCADE,
    entity TEXT NOT NULL, entity_id INTEGER NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (tag_id, entity, entity_id)
) WITHOUT ROWID;
CREATE INDEX tagging_entity ON tagging(entity, entity_id);
CREATE TABLE play (
    id INTEGER PRIMARY KEY,
    profile_id INTEGER NOT NULL REFERENCES profile(id) ON DELETE CASCADE,
    recording_id INTEGER REFERENCES recording(id), track_id INTEGER REFERENCES track(id), file_id INTEGER,
    started_at INTEGER NOT NULL, heard_ms INTEGER NOT NULL,
    outcome TEXT NOT NULL,                                -- counted, skipped, short
    context TEXT NOT NULL DEFAULT '',                     -- 'album:12', 'playlist:3', 'search', ...
    source TEXT NOT NULL DEFAULT 'audio2'
);
CREATE INDEX play_profile ON play(profile_id, started_at);
CREATE INDEX play_recording ON play(recording_id);
CREATE INDEX play_track ON play(track_id);
CREATE TABLE play_stats (                -- roll-up of play; plays read from tags on import count here only
    profile_id INTEGER NOT NULL REFERENCES profile(id) ON DELETE CASCADE,
    track_id INTEGER NOT NULL REFERENCES track(id) ON DELETE CASCADE,
    plays INTEGER NOT NULL DEFAULT 0, skips INTEGER NOT NULL DEFAULT 0,
    first_played INTEGER, last_played INTEGER, last_skipped INTEGER,
    PRIMARY KEY (profile_id, track_id)
) WITHOUT ROWID;
CREATE INDEX play_stats_track ON play_stats(track_id);
CREATE INDEX play_stats_plays ON play_stats(profile_id, plays, track_id);
CREATE INDEX play_stats_last ON play_stats(profile_id, last_played, track_id);
CREATE TABLE resume_point (
    profile_id INTEGER NOT NULL REFERENCES profile(id) ON DELETE CASCADE,
    track_id INTEGER NOT NULL REFERENCES track(id) ON DELETE CASCADE,
    position_ms INTEGER NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (profile_id, track_id)
) WITHOUT ROWID;
CREATE INDEX resume_point_track ON resume_point(track_id);
CREATE TABLE playlist_folder (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    profile_id INTEGER NOT NULL REFERENCES profile(id) ON DELETE CASCADE,
    parent_id INTEGER REFERENCES playlist_folder(id),
    name TEXT NOT NULL, position TEXT NOT NULL
);
CREATE INDEX playlist_folder_profile ON playlist_folder(profile_id, position);
CREATE INDEX playlist_folder_parent ON playlist_folder(parent_id);
CREATE TABLE playlist (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    profile_id INTEGER NOT NULL REFERENCES profile(id) ON DELETE CASCADE,
    folder_id INTEGER REFERENCES playlist_folder(id),
    kind TEXT NOT NULL DEFAULT 'static',                  -- static, smart, snapshot
    name TEXT NOT NULL, name_key TEXT NOT NULL, description TEXT NOT NULL DEFAULT '',
    rules TEXT NOT NULL DEFAULT '', position TEXT NOT NULL,
    created_at INTEGER NOT NULL, changed_at INTEGER NOT NULL, deleted_at INTEGER
);
CREATE INDEX playlist_profile ON playlist(profile_id, position);
CREATE INDEX playlist_folder_id ON playlist(folder_id);
CREATE TABLE playlist_item (
    id INTEGER PRIMARY KEY AUTOINCREMENT,   -- never used twice: an undo may bring a removed one back
    playlist_id INTEGER NOT NULL REFERENCES playlist(id) ON DELETE CASCADE,
    position TEXT NOT NULL,                               -- gap key: text order is playlist order
    track_id INTEGER REFERENCES track(id),                -- NULL: wanted, only the text below is known
    wanted_title TEXT NOT NULL DEFAULT '', wanted_artist TEXT NOT NULL DEFAULT '', wanted_album TEXT NOT NULL DEFAULT '',
    wanted_path BLOB, length_ms INTEGER NOT NULL DEFAULT 0,
    added_at INTEGER NOT NULL
);
CREATE INDEX playlist_item_order ON playlist_item(playlist_id, position);
CREATE INDEX playlist_item_track ON playlist_item(track_id);
CREATE TABLE queue_state (
    profile_id INTEGER PRIMARY KEY REFERENCES profile(id) ON DELETE CASCADE,
    state TEXT NOT NULL,                                  -- JSON: modes, cursor, shuffle seed, context, stretches of queue_pool
    uid INTEGER NOT NULL DEFAULT 0,                       -- the entry that position_ms belongs to
    position_ms INTEGER NOT NULL DEFAULT 0, volume INTEGER NOT NULL DEFAULT 80, muted INTEGER NOT NULL DEFAULT 0,
    changed_at INTEGER NOT NULL
);
CREATE TABLE queue_pool (                -- entries as they were put in; written once, so that a queue of a million costs once
    profile_id INTEGER NOT NULL REFERENCES profile(id) ON DELETE CASCADE,
    base INTEGER NOT NULL,                                -- uid of the first entry
    ids BLOB NOT NULL,                                    -- track ids, little-endian int64
    outside TEXT NOT NULL DEFAULT '[]',                   -- JSON: files outside the library, instead of ids
    PRIMARY KEY (profile_id, base)
);
CREATE TABLE recent_queue (
    id INTEGER PRIMARY KEY, profile_id INTEGER NOT NULL REFERENCES profile(id) ON DELETE CASCADE,
    at INTEGER NOT NULL, title TEXT NOT NULL, entries INTEGER NOT NULL, state TEXT NOT NULL,
    position_ms INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX recent_queue_profile ON recent_queue(profile_id, at);
CREATE TABLE recent_search (
    profile_id INTEGER NOT NULL REFERENCES profile(id) ON DELETE CASCADE,
    text TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (profile_id, text)
) WITHOUT ROWID;
CREATE TABLE trash (                     -- removed things, kept 30 days so that they can be brought back
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, label TEXT NOT NULL, payload TEXT NOT NULL, removed_at INTEGER NOT NULL
);
CREATE INDEX trash_removed ON trash(removed_at);
"""

KNOWLEDGE = """
CREATE TABLE fact_source (
    entity TEXT NOT NULL, entity_id INTEGER NOT NULL, field TEXT NOT NULL,
    provider TEXT NOT NULL, fetched_at INTEGER NOT NULL, locked INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (entity, entity_id, field)
) WITHOUT ROWID;
CREATE TABLE refresh_state (
    entity TEXT NOT NULL, entity_id INTEGER NOT NULL, provider TEXT NOT NULL,
    next_due INTEGER NOT NULL, fails INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (entity, entity_id, provider)
) WITHOUT ROWID;
CREATE INDEX refresh_state_due ON refresh_state(next_due);
CREATE TABLE text (
    id INTEGER PRIMARY KEY, entity TEXT NOT NULL, entity_id INTEGER NOT NULL,
    kind TEXT NOT NULL, lang TEXT NOT NULL DEFAULT '', body TEXT NOT NULL,
    source TEXT NOT NULL, licence TEXT NOT NULL DEFAULT '', url TEXT NOT NULL DEFAULT '',
    UNIQUE (entity, entity_id, kind, lang, source)
);
CREATE TABLE answers (
    provider TEXT NOT NULL, question TEXT NOT NULL, answer TEXT NOT NULL,
    fetched_at INTEGER NOT NULL, fresh_until INTEGER NOT NULL, PRIMARY KEY (provider, question)
) WITHOUT ROWID;
CREATE TABLE quota (
    provider TEXT NOT NULL, bucket TEXT NOT NULL, day TEXT NOT NULL, used INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (provider, bucket, day)
) WITHOUT ROWID;
CREATE TABLE verdict (
    artist_id INTEGER PRIMARY KEY REFERENCES artist(id) ON DELETE CASCADE,
    score REAL NOT NULL, signals TEXT NOT NULL, checked_at INTEGER NOT NULL
);
CREATE TABLE chart_entry (
    chart TEXT NOT NULL, date TEXT NOT NULL, position INTEGER NOT NULL,
    title TEXT NOT NULL, artist TEXT NOT NULL, recording_id INTEGER REFERENCES recording(id),
    PRIMARY KEY (chart, date, position)
) WITHOUT ROWID;
CREATE INDEX chart_entry_recording ON chart_entry(recording_id);
CREATE TABLE job (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL, payload TEXT NOT NULL DEFAULT '{}',
    state TEXT NOT NULL DEFAULT 'waiting', done INTEGER NOT NULL DEFAULT 0, total INTEGER NOT NULL DEFAULT 0,
    note TEXT NOT NULL DEFAULT '', tries INTEGER NOT NULL DEFAULT 0, not_before INTEGER NOT NULL DEFAULT 0,
    problem TEXT NOT NULL DEFAULT '', created_at INTEGER NOT NULL, ended_at INTEGER
);
CREATE UNIQUE INDEX job_key ON job(key) WHERE ended_at IS NULL;
CREATE TABLE reassigned (                -- journal of a scan: what moved to another album or artist; settle empties it
    entity TEXT NOT NULL, old_id INTEGER NOT NULL, new_id INTEGER NOT NULL, count INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (entity, old_id, new_id)
) WITHOUT ROWID;
"""

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


def up(tx: Write) -> None:
    """Create everything in an empty file, with the default profile."""
    for script in (MUSIC, FILES, PEOPLE, KNOWLEDGE, SEARCH):
        for statement in _statements(script):
            tx.execute(statement)
    tx.execute("INSERT INTO profile (id, name, created_at) VALUES (1, '', ?)", (tx.now(),))


def _statements(script: str) -> list[str]:
    """The statements of a script; no literal in them holds a semicolon, comments may."""
    bare = "\n".join(line.partition("--")[0] for line in script.splitlines())
    return [part.strip() for part in bare.split(";") if part.strip()]
