"""The lines of a playlist's page."""

import json
from collections.abc import Sequence

from audio2_desktop.domain.playlists import PlaylistItem, Wanted
from audio2_desktop.domain.units import ItemId, Ms, ProfileId, Stamp, TrackId
from audio2_desktop.storage import tracks
from audio2_desktop.storage.database import Read


def live_items(tx: Read, ids: Sequence[int], profile: ProfileId) -> tuple[PlaylistItem, ...]:
    """Tracks of a smart playlist as its lines: the id of a line is its track's."""
    return tuple(
        PlaylistItem(ItemId(row.id), row, Wanted(), row.added_at)
        for row in tracks.rows(tx, [TrackId(one) for one in ids], profile)
    )


def items(tx: Read, ids: Sequence[int], profile: ProfileId) -> tuple[PlaylistItem, ...]:
    """These items in the order of `ids`, without those that are gone. At most 2,000 a call."""
    sql = """SELECT id, track_id, wanted_title, wanted_artist, wanted_album, wanted_path, length_ms,
        added_at FROM playlist_item WHERE id IN (SELECT value FROM json_each(?))"""
    found = {row[0]: row[1:] for row in tx.rows(sql, (json.dumps(list(ids)),))}
    wanted = sorted({row[0] for row in found.values() if row[0] is not None})
    known = {row.id: row for row in tracks.rows(tx, wanted, profile)}
    made = []
    for one in ids:
        if one in found:
            track, title, artist, album, path, length, at = found[one]
            about = Wanted(title, artist, album, path or b"", Ms(length))
            made.append(PlaylistItem(ItemId(one), known.get(track), about, Stamp(at)))
    return tuple(made)
