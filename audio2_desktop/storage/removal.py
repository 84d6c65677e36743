"""Taking tracks out of the library, and bringing them back.

Nothing is deleted: a file that was removed is remembered, so that a scan leaves it out, and its
track keeps everything of the user. The trash remembers for 30 days what went together.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from audio2_desktop.domain.facts import AlbumsChanged, ArtistsChanged, TracksChanged
from audio2_desktop.domain.problems import NotFound, Refused
from audio2_desktop.domain.units import Stamp, TrackId
from audio2_desktop.storage import rollups
from audio2_desktop.storage.catalogue_names import IN, listed
from audio2_desktop.storage.database import Read, Write

KEPT_MS = 30 * 24 * 3600 * 1000


@dataclass(frozen=True, slots=True)
class TrashRow:
    """Tracks that were removed together."""

    id: int
    label: str
    tracks: tuple[TrackId, ...]
    removed_at: Stamp


def refuse_favourites(tx: Read, track_ids: Sequence[TrackId]) -> None:
    """Raise Refused when one of the tracks, or its album, is somebody's favourite."""
    title = tx.value(
        "SELECT t.title FROM track t"
        " JOIN favourite f ON (f.entity = 'track' AND f.entity_id = t.id)"
        f" OR (f.entity = 'album' AND f.entity_id = t.album_id) WHERE t.id {IN} LIMIT 1",
        listed(track_ids),
    )
    if title is not None:
        raise Refused("A favourite is not removed. Take the heart away first.", title=title)


def remove(tx: Write, track_ids: Sequence[TrackId]) -> int:
    """Take tracks out of the library; their files stay. Returns the number for `restore`.

    A part of a CUE sheet takes the whole file with it. Raises Refused for favourites, NotFound.
    """
    refuse_favourites(tx, track_ids)
    params = listed(track_ids)
    files = tx.column(
        f"SELECT id FROM file WHERE removed_at IS NULL AND (track_id {IN} OR id IN"
        f" (SELECT file_id FROM cue_part WHERE track_id {IN}))",
        params * 2,
    )
    if not files:
        raise NotFound("track", "")
    tracks = _tracks_of(tx, files)
    tx.execute(f"UPDATE file SET removed_at = ? WHERE id {IN}", (tx.now(), *listed(files)))
    label = tx.value(
        f"SELECT title FROM track WHERE id {IN} ORDER BY id LIMIT 1", listed(tracks), default=""
    )
    tx.execute(
        "INSERT INTO trash (kind, label, payload, removed_at) VALUES ('tracks', ?, ?, ?)",
        (label, json.dumps({"files": files, "tracks": tracks}), tx.now()),
    )
    trash_id = int(tx.value("SELECT last_insert_rowid()"))
    _refresh(tx, tracks)
    return trash_id


def restore(tx: Write, trash_id: int) -> tuple[TrackId, ...]:
    """Bring back what was removed together. Raises NotFound when it is too long ago."""
    found = tx.row("SELECT payload FROM trash WHERE id = ? AND kind = 'tracks'", (trash_id,))
    if found is None:
        raise NotFound("removal", trash_id)
    payload = json.loads(found[0])
    tx.execute(f"UPDATE file SET removed_at = NULL WHERE id {IN}", listed(payload["files"]))
    tx.execute("DELETE FROM trash WHERE id = ?", (trash_id,))
    tracks = _tracks_of(tx, payload["files"])
    _refresh(tx, tracks)
    return tuple(map(TrackId, tracks))


def rows(tx: Read) -> tuple[TrashRow, ...]:
    """What can still be brought back, latest first."""
    return tuple(
        TrashRow(row[0], row[1], tuple(map(TrackId, json.loads(row[2])["tracks"])), Stamp(row[3]))
        for row in tx.rows(
            "SELECT id, label, payload, removed_at FROM trash WHERE kind = 'tracks'"
            " ORDER BY removed_at DESC, id DESC"
        )
    )


def forget_old(tx: Write) -> int:
    """Drop removals of more than 30 days ago from the trash; the files stay left out."""
    done = tx.execute("DELETE FROM trash WHERE removed_at < ?", (tx.now() - KEPT_MS,))
    if done.rowcount:
        tx.note(TracksChanged())
    return int(done.rowcount)


def _tracks_of(tx: Read, files: list[int]) -> list[int]:
    return tx.column(
        f"SELECT track_id FROM file WHERE id {IN} AND track_id IS NOT NULL"
        f" UNION SELECT track_id FROM cue_part WHERE file_id {IN}",
        listed(files) * 2,
    )


def _refresh(tx: Write, tracks: list[int]) -> None:
    rollups.presence(tx, tracks)
    rollups.albums(
        tx, tx.column(f"SELECT DISTINCT album_id FROM track WHERE id {IN}", listed(tracks))
    )
    rollups.artists(tx)
    tx.note(TracksChanged(frozenset(map(TrackId, tracks))), AlbumsChanged(), ArtistsChanged())
