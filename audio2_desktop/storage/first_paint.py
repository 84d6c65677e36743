"""The first rows without asyncio, threads or migrations: what the window shows while it starts.

The only module beside `connection.py` that knows the driver. It opens the file read-only, asks a
few fixed questions with small limits, and gives up at the first thing that is odd: the real
reading follows half a second later and tells the user what is wrong.
"""

import sqlite3
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audio2_desktop.domain.music import AlbumRow, Counts, TrackRow
from audio2_desktop.domain.units import DEFAULT_PROFILE, Stamp
from audio2_desktop.storage import hiding, side_counts
from audio2_desktop.storage.list_rows import ALBUM_ROWS, TRACK_ROWS, album_rows, track_rows

if TYPE_CHECKING:
    from audio2_desktop.domain.home import HomePage

FIRST_ROWS = 45
"""More than a large window shows of either view."""
HOME_ROWS = 1
"""The row that is seen whole. The next one is there a moment later, below it; to look for what is
like an artist would take 8 ms of the first paint."""
MOST_S = 0.04
"""A library that needs longer is not painted early: 100,000 albums are sorted in 0.15 s."""
_STEPS = 5000
"""Steps of SQLite's machine between two looks at the clock: below 0.1 ms."""

_ALBUMS = f"""
SELECT a.id FROM album a JOIN credit c ON c.id = a.credit_id
WHERE a.in_library = 1 AND {hiding.albums()}
ORDER BY c.sort_key, a.year, a.sort_key, a.id LIMIT :limit
"""
_TRACKS = f"""
SELECT t.id FROM track t
WHERE t.in_library = 1 AND {hiding.tracks()}
ORDER BY t.title_sort, t.id LIMIT :limit
"""
# A test holds the order of these together with the one in which the pages open.


@dataclass(frozen=True, slots=True)
class FirstRows:
    """What is known before anything heavy was imported."""

    counts: Counts
    albums: tuple[AlbumRow, ...] = ()
    tracks: tuple[TrackRow, ...] = ()
    home: "HomePage | None" = None


def read(path: Path, page: str) -> FirstRows | None:
    """Counts and the first rows of `page` ("albums", "tracks" or "home"); other pages get counts
    alone.

    None when there is no library yet, it is of another version, or anything fails. About 5 ms at
    20,000 tracks; the one read that is allowed in the UI thread, because nothing is on the screen.
    """
    if not path.exists():
        return None
    if page == "home":  # the time for questions is for questions
        from audio2_desktop.storage import home_page  # noqa: F401, PLC0415 - one page in many
    try:
        link = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=0.05)
    except sqlite3.Error:
        return None
    profile = DEFAULT_PROFILE
    end = time.perf_counter() + MOST_S
    link.set_progress_handler(lambda: time.perf_counter() > end, _STEPS)
    try:
        return FirstRows(
            _counts(link),
            album_rows(link.execute(ALBUM_ROWS, (_ids(link, _ALBUMS), profile, profile)))
            if page == "albums"
            else (),
            track_rows(link.execute(TRACK_ROWS, (_ids(link, _TRACKS), profile)))
            if page == "tracks"
            else (),
            _home(link) if page == "home" else None,
        )
    except sqlite3.Error:
        return None
    finally:
        link.close()


def _home(link: sqlite3.Connection) -> "HomePage":
    """The tiles and as many rows of cards as a window shows without scrolling."""
    from audio2_desktop.storage import home_asking, home_page  # noqa: PLC0415 - one page in many

    def rows(sql: str, params: home_asking.Params) -> list[Any]:
        return link.execute(sql, params).fetchall()

    now = Stamp(time.time_ns() // 1_000_000)
    asking = home_asking.Asking(rows, now, home_asking.local_day(now), DEFAULT_PROFILE)
    return home_page.whole(asking, most=HOME_ROWS)


def _ids(link: sqlite3.Connection, sql: str) -> str:
    """The first ids, as the JSON that questions for rows take."""
    found = link.execute(sql, {"profile": DEFAULT_PROFILE, "limit": FIRST_ROWS})
    return str([row[0] for row in found])


def _counts(link: sqlite3.Connection) -> Counts:
    mine = {"profile": DEFAULT_PROFILE}
    has_hidden = link.execute(side_counts.ANY_HIDDEN, mine).fetchone() is not None
    artists, albums, favourites, tags = link.execute(
        side_counts.numbers(has_hidden=has_hidden), mine
    ).fetchone()
    (tracks,) = link.execute(side_counts.tracks_of_albums(has_hidden=has_hidden), mine).fetchone()
    return Counts(artists, albums, tracks, favourites, tags=tags)
