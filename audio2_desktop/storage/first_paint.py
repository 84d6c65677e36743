"""The first rows without SQLAlchemy, threads or migrations: what the window shows while it starts.

The only module beside `connection.py` that knows the driver. It opens the file read-only, asks a
few fixed questions with small limits, and gives up at the first thing that is odd: the real
reading follows half a second later and tells the user what is wrong.
"""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from audio2_desktop.domain.music import AlbumRow, Counts, TrackRow
from audio2_desktop.domain.units import AlbumId, ArtistId, Ms, Stamp, TrackId

FIRST_ROWS = 60
"""More than a 4K window shows at once in either view."""


@dataclass(frozen=True, slots=True)
class FirstRows:
    """What is known before anything heavy was imported."""

    counts: Counts
    albums: tuple[AlbumRow, ...] = ()
    tracks: tuple[TrackRow, ...] = ()


def read(path: Path, page: str) -> FirstRows | None:
    """Counts and the first rows of `page` ("albums" or "tracks"); other pages get counts alone.

    None when there is no library yet, it is of another version, or anything fails. About 3 ms;
    the one read that is allowed in the UI thread, because nothing is on the screen yet.
    """
    if not path.exists():
        return None
    try:
        link = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=0.05)
    except sqlite3.Error:
        return None
    try:
        return FirstRows(
            _counts(link),
            _albums(link) if page == "albums" else (),
            _tracks(link) if page == "tracks" else (),
        )
    except sqlite3.Error:
        return None
    finally:
        link.close()


def _counts(link: sqlite3.Connection) -> Counts:
    artists, albums, tracks = link.execute(
        "SELECT (SELECT count(*) FROM artist WHERE in_library = 1),"
        " (SELECT count(*) FROM album WHERE in_library = 1),"
        " (SELECT coalesce(sum(tracks), 0) FROM album WHERE in_library = 1)"
    ).fetchone()
    return Counts(artists=artists, albums=albums, tracks=tracks)


def _albums(link: sqlite3.Connection) -> tuple[AlbumRow, ...]:
    found = link.execute(
        "SELECT a.id, a.title, c.text, c.artist_id, a.year, a.primary_type, a.tracks, a.length_ms,"
        " a.image, a.added_at FROM album a JOIN credit c ON c.id = a.credit_id"
        " WHERE a.in_library = 1 ORDER BY a.sort_key LIMIT ?",
        (FIRST_ROWS,),
    )
    return tuple(
        AlbumRow(
            AlbumId(row[0]),
            row[1],
            row[2],
            ArtistId(row[3]),
            row[4],
            row[5],
            row[6],
            Ms(row[7]),
            image=row[8],
            added_at=Stamp(row[9]),
        )
        for row in found
    )


def _tracks(link: sqlite3.Connection) -> tuple[TrackRow, ...]:
    found = link.execute(
        "SELECT t.id, t.title, c.text, c.artist_id, a.title, t.album_id, ac.text, t.disc, t.number,"
        " t.length_ms, t.year, t.added_at, a.image, f.codec, f.bitrate, f.sample_rate, f.bits"
        " FROM track t JOIN credit c ON c.id = t.credit_id JOIN album a ON a.id = t.album_id"
        " JOIN credit ac ON ac.id = a.credit_id LEFT JOIN file f ON f.track_id = t.id"
        " WHERE t.in_library = 1 ORDER BY t.title_sort LIMIT ?",
        (FIRST_ROWS,),
    )
    return tuple(
        TrackRow(
            TrackId(row[0]),
            row[1],
            row[2],
            ArtistId(row[3]),
            row[4],
            AlbumId(row[5]),
            row[6],
            row[7],
            row[8],
            Ms(row[9]),
            row[10],
            added_at=Stamp(row[11]),
            image=row[12],
            codec=row[13] or "",
            bitrate=row[14] or 0,
            sample_rate=row[15] or 0,
            bits=row[16] or 0,
        )
        for row in found
    )
