"""Listeners and what is theirs: hearts, ratings, tags, plays, playlists, queues, the bin."""

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
