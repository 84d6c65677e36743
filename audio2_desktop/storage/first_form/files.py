"""Library folders, files and what was read in them, pictures, sound measured."""

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
