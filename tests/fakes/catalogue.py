"""Tracks for tests of the player: what a library needs at least, and who tells of them."""

from collections.abc import Sequence

from audio2_desktop.domain.music import TrackFile, TrackRow
from audio2_desktop.domain.units import AlbumId, ArtistId, FileId, Ms, TrackId
from audio2_desktop.storage.database import Write


def put(tx: Write, table: str, **values: object) -> None:
    """A row with the least that its table asks for."""
    for _, name, kind, needed, default, key in tx.rows(f"PRAGMA table_info({table})"):
        if needed and default is None and not key:
            values.setdefault(name, {"INTEGER": 1}.get(kind, "x"))
    marks = ", ".join("?" * len(values))
    tx.execute(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", [*values.values()])


def one_track(tx: Write) -> TrackId:
    """A track with everything that it stands on."""
    put(tx, "artist", id=1)
    put(tx, "credit", id=1, artist_id=1)
    put(tx, "album", id=1, credit_id=1)
    put(tx, "edition", id=1, album_id=1, credit_id=1)
    put(tx, "recording", id=5)
    put(tx, "track", id=7, edition_id=1, album_id=1, credit_id=1, recording_id=5)
    return TrackId(7)


def more_tracks(tx: Write, ids: Sequence[int]) -> None:
    """Tracks beside the one of `one_track`."""
    for track in ids:
        put(tx, "track", id=track, edition_id=1, album_id=1, credit_id=1, recording_id=5)


class Catalogue:
    """Satisfies `services.deck_entries.Tracks`: ten tracks an album, `length_ms` each.

    missing: ids whose file is away. unknown: ids that are not in the library any more.
    """

    def __init__(self, length_ms: int = 200_000) -> None:
        self.length_ms = length_ms
        self.missing: set[int] = set()
        self.unknown: set[int] = set()
        self.paths: dict[int, bytes] = {}
        self.asked = 0

    def path(self, track: int) -> bytes:
        return self.paths.get(track, b"/music/%d.flac" % track)

    async def files(self, track_ids: Sequence[int]) -> tuple[TrackFile, ...]:
        self.asked += 1
        return tuple(
            TrackFile(
                TrackId(track),
                FileId(track),
                self.path(track),
                Ms(self.length_ms),
                is_missing=track in self.missing,
            )
            for track in track_ids
            if track not in self.unknown
        )

    async def track_rows(self, ids: Sequence[int]) -> tuple[TrackRow, ...]:
        return tuple(
            TrackRow(
                id=TrackId(track),
                title=f"Track {track}",
                artist="Halden Coast",
                artist_id=ArtistId(1),
                album=f"Album {track // 10}",
                album_id=AlbumId(track // 10),
                album_artist="Halden Coast",
                disc=1,
                number=track % 10,
                length_ms=Ms(self.length_ms),
                year=1999,
            )
            for track in ids
            if track not in self.unknown
        )
