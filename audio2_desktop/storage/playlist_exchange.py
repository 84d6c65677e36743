"""What a playlist file needs to know of a playlist or of tracks."""

import json
from collections.abc import Iterable

from audio2_desktop.domain.playlist_files import Listed
from audio2_desktop.domain.units import Ms, PlaylistId, TrackId
from audio2_desktop.storage import smart_playlists
from audio2_desktop.storage.database import Read
from audio2_desktop.storage.playlist_matching import places, root_paths
from audio2_desktop.storage.playlists import name_of

Exported = tuple[tuple[Listed, ...], tuple[bytes, ...]]
"""Entries, and the library folders within which paths may be relative."""

_ITEMS_SQL = """SELECT t.id, coalesce(t.title, i.wanted_title), coalesce(c.text, i.wanted_artist),
        coalesce(a.title, i.wanted_album), coalesce(t.length_ms, i.length_ms), i.wanted_path
    FROM playlist_item i LEFT JOIN track t ON t.id = i.track_id
    LEFT JOIN credit c ON c.id = t.credit_id LEFT JOIN album a ON a.id = t.album_id
    WHERE i.playlist_id = ? ORDER BY i.position, i.id"""
_TRACKS_SQL = """SELECT t.id, t.title, c.text, a.title, t.length_ms, NULL
    FROM json_each(?) j JOIN track t ON t.id = j.value
    JOIN credit c ON c.id = t.credit_id JOIN album a ON a.id = t.album_id ORDER BY j.key"""


def playlist(tx: Read, one: PlaylistId) -> tuple[str, Exported]:
    """A playlist's name and its entries in order. Raises NotFound."""
    name = name_of(tx, one)
    if smart_playlists.rules(tx, one) is not None:
        return name, tracks(tx, map(TrackId, smart_playlists.track_ids(tx, one)))
    return name, _exported(tx, tx.rows(_ITEMS_SQL, (one,)))


def tracks(tx: Read, ids: Iterable[TrackId]) -> Exported:
    """These tracks as entries, in the order given."""
    return _exported(tx, tx.rows(_TRACKS_SQL, (json.dumps(list(ids)),)))


def _exported(tx: Read, rows: list[tuple[object, ...]]) -> Exported:
    known = places(tx, {TrackId(row[0]) for row in rows if isinstance(row[0], int)})
    entries = []
    for track, title, artist, album, length, wanted in rows:
        path = known.get(track) or wanted  # type: ignore[call-overload]
        place = (path,) if isinstance(path, bytes) and path else ()
        entries.append(Listed(place, str(title), str(artist), str(album), Ms(length)))  # type: ignore[arg-type]
    return tuple(entries), root_paths(tx)
