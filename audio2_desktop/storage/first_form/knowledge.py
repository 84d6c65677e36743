"""Where facts come from and when they are asked again, texts, verdicts, jobs."""

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
