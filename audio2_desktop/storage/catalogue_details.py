"""What hangs on the tracks of a batch: genres, roles, ids, words to search, marks of the user."""

from collections.abc import Iterable, Iterator

from audio2_desktop.domain.names import name_keys_of_folded
from audio2_desktop.domain.scanned import FileTags
from audio2_desktop.domain.units import DEFAULT_PROFILE
from audio2_desktop.storage.catalogue_files import Entry
from audio2_desktop.storage.catalogue_names import IN, Folds, Names, listed
from audio2_desktop.storage.database import Write

RecordingKey = tuple[str, str, int]
"""What makes two tracks one recording: kind of evidence, value, length in steps (ISRC only)."""

ISRC_STEP_MS = 2000


def with_title(tags: FileTags, title: str) -> FileTags:
    """`tags` with another title."""
    return tags._replace(title=title)


def beside(entries: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    """Artists in roles beside the credit, as (name, sort name)."""
    for entry in entries:
        tags = entry.tags
        if tags.composers:
            same = len(tags.composer_sorts) == len(tags.composers)
            yield from zip(
                tags.composers, tags.composer_sorts if same else tags.composers, strict=True
            )
        for name in tags.conductors:
            yield name, name


# ---- recordings ----------------------------------------------------------------------------------


def recording_keys(entry: Entry) -> list[RecordingKey]:
    """Hard evidence for the recording of an entry, strongest first."""
    keys: list[RecordingKey] = []
    tags = entry.tags
    if tags.mb_recording_id:
        keys.append(("musicbrainz", tags.mb_recording_id, 0))
    if entry.part < 0 and entry.scanned.audio_key:
        keys.append(("sound", entry.scanned.audio_key, 0))
    if tags.isrcs and entry.length_ms:
        step = round(entry.length_ms / ISRC_STEP_MS)
        keys += [("isrc", isrc, step) for isrc in tags.isrcs]
    return keys


def shared_recordings(tx: Write, keys: Iterable[RecordingKey]) -> dict[RecordingKey, int]:
    """Recordings that the library already has for this evidence."""
    keys = tuple(keys)
    found: dict[RecordingKey, int] = {}
    ids = {value for kind, value, _ in keys if kind != "sound"}
    if ids:
        for provider, value, recording_id, length_ms in tx.rows(
            "SELECT x.provider, x.value, x.entity_id, r.length_ms FROM external_id x"
            " JOIN recording r ON r.id = x.entity_id"
            f" WHERE x.provider IN ('musicbrainz', 'isrc') AND x.entity = 'recording'"
            f" AND x.value {IN}",
            listed(ids),
        ):
            step = round(length_ms / ISRC_STEP_MS) if provider == "isrc" else 0
            found.setdefault((provider, value, step), recording_id)
    sounds = {value for kind, value, _ in keys if kind == "sound"}
    if sounds:
        # One row a key, however many copies of a sound (silence, jingles) there are.
        for value, recording_id in tx.rows(
            "SELECT j.value, (SELECT t.recording_id FROM file f JOIN track t ON t.id = f.track_id"
            " WHERE f.audio_key = j.value AND f.audio_key <> '' LIMIT 1) AS recording_id"
            " FROM json_each(?) j WHERE recording_id IS NOT NULL",
            listed(sounds),
        ):
            found[("sound", value, 0)] = recording_id
    return found


# ---- writing -------------------------------------------------------------------------------------


def write(tx: Write, entries: list[Entry], names: Names, folds: Folds) -> None:
    """All details of the entries; those of known tracks are replaced."""
    old = [(entry.track_id,) for entry in entries if not entry.is_new]
    if old:
        tx.many("DELETE FROM contribution WHERE track_id = ?", old)
        tx.many(
            "DELETE FROM entity_genre WHERE entity = 'track' AND entity_id = ? AND source = 'file'",
            old,
        )
        tx.many("DELETE FROM track_words WHERE rowid = ?", old)
        tx.many("DELETE FROM name_key WHERE entity = 'track' AND entity_id = ?", old)
    _write_words(tx, entries, folds)
    _write_genres(tx, entries, names)
    _write_roles(tx, entries, names)
    _write_ids(tx, entries)
    _write_marks(tx, [entry for entry in entries if entry.is_new])


def _write_words(tx: Write, entries: list[Entry], folds: Folds) -> None:
    words, keys = [], []
    for entry in entries:
        tags = entry.tags
        assert entry.grouped is not None
        artist, album_artist = entry.credited.text, entry.grouped.credited.text
        others = [*tags.composers, *tags.conductors, tags.work, tags.movement]
        if album_artist != artist:
            others.insert(0, album_artist)
        extra = " ".join([folds[text] for text in others if text])
        title = folds[tags.title]
        words.append((entry.track_id, title, folds[artist], folds[tags.album], extra))
        keys += [(key, entry.track_id) for key in name_keys_of_folded(title)]
    tx.many(
        "INSERT INTO track_words (rowid, title, artist, album, extra) VALUES (?, ?, ?, ?, ?)", words
    )
    tx.many("INSERT OR IGNORE INTO name_key VALUES (?, 'track', ?)", keys)


def _write_genres(tx: Write, entries: list[Entry], names: Names) -> None:
    ids = names.genres(dict.fromkeys(name for entry in entries for name in entry.tags.genres))
    tx.many(
        "INSERT OR IGNORE INTO entity_genre (entity, entity_id, genre_id) VALUES ('track', ?, ?)",
        [(entry.track_id, ids[name]) for entry in entries for name in entry.tags.genres],
    )


def _write_roles(tx: Write, entries: list[Entry], names: Names) -> None:
    rows = [
        (entry.track_id, role, artist, own if own != artist else 0)
        for entry in entries
        for role, people in (
            ("composer", entry.tags.composers),
            ("conductor", entry.tags.conductors),
        )
        for own in map(names.artist, people)
        for artist in [names.in_force(own)]
    ]
    tx.many("INSERT OR IGNORE INTO contribution VALUES (?, ?, ?, ?)", rows)


def _write_ids(tx: Write, entries: list[Entry]) -> None:
    now = tx.now()
    rows: list[tuple[str, int, str, str, int]] = []
    for entry in entries:
        tags = entry.tags
        if tags.mb_track_id:
            rows.append(("track", entry.track_id, "musicbrainz", tags.mb_track_id, now))
        recording_id = entry.recording_id or (entry.known.recording_id if entry.known else None)
        if recording_id is None:
            continue
        if tags.mb_recording_id:
            rows.append(("recording", recording_id, "musicbrainz", tags.mb_recording_id, now))
        if tags.acoustid:
            rows.append(("recording", recording_id, "acoustid", tags.acoustid, now))
        rows += [("recording", recording_id, "isrc", isrc, now) for isrc in tags.isrcs]
    tx.many(
        "INSERT OR IGNORE INTO external_id (entity, entity_id, provider, value, checked_at)"
        " VALUES (?, ?, ?, ?, ?)",
        rows,
    )


def _write_marks(tx: Write, new: list[Entry]) -> None:
    """Ratings and play counts that files bring are taken once, when the file is first seen."""
    now = tx.now()
    tx.many(
        "INSERT OR IGNORE INTO rating VALUES (?, 'track', ?, ?, ?)",
        [
            (DEFAULT_PROFILE, entry.track_id, min(100, entry.tags.rating), now)
            for entry in new
            if entry.tags.rating
        ],
    )
    tx.many(
        "INSERT OR IGNORE INTO play_stats (profile_id, track_id, plays) VALUES (?, ?, ?)",
        [
            (DEFAULT_PROFILE, entry.track_id, entry.tags.play_count)
            for entry in new
            if entry.tags.play_count
        ],
    )
