"""The home page of 100,000 tracks and 20,000 plays: the whole of it, and its slowest question."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from audio2_desktop.domain.units import DEFAULT_PROFILE
from audio2_desktop.services.clock import SystemClock
from audio2_desktop.storage import home, home_page
from audio2_desktop.storage.connection import Link, Read, Write, question, transaction
from audio2_desktop.storage.home_asking import Asking, Params, local_day
from tests.benchmarks.figures import Figure, best_of
from tests.benchmarks.library_rows import TRACKS_AN_ALBUM, build

SIZE = 100_000
PLAYS = 20_000
GOAL_MS = 20.0
"""Of one question. The page asks some fifty."""
PAGE_GOAL_MS = 50.0
DAY_MS = 86_400_000


def figures() -> Iterator[Figure]:
    """Milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.db"
        build(path, SIZE)
        link, clock = Link(path, "writer"), SystemClock()
        transaction(link, clock, _live_in)
        day = local_day(clock.now_ms())

        def whole() -> Any:
            work = lambda tx: home.page(tx, DEFAULT_PROFILE, day)  # noqa: E731
            return question(link, clock, work, lambda: True)

        yield Figure("home page", best_of(whole, 7) * 1000, "ms", goal=PAGE_GOAL_MS)
        slowest = question(link, clock, _slowest, lambda: True)
        yield Figure("home page, slowest question", slowest * 1000, "ms", goal=GOAL_MS)
        link.close()


def _slowest(tx: Read) -> float:
    """Seconds of the slowest question, the best of three rounds."""
    taken: dict[tuple[str, str], float] = {}

    def rows(sql: str, params: Params) -> list[Any]:
        start = time.perf_counter()
        found = tx.rows(sql, params)
        key, now = (sql, str(params)), time.perf_counter() - start
        taken[key] = min(now, taken.get(key, now))
        return found

    for _ in range(3):
        home_page.whole(Asking(rows, tx.now(), local_day(tx.now())))
    return max(taken.values())


def _live_in(tx: Write) -> None:
    """More than a year of plays, more of them lately; albums that came over four years; and one
    genre that a third of the library has."""
    rng, now = Random(5), tx.now()
    albums = SIZE // TRACKS_AN_ALBUM
    plays = []
    for _ in range(PLAYS):
        album = rng.randint(1, albums)
        track = (album - 1) * TRACKS_AN_ALBUM + rng.randint(1, TRACKS_AN_ALBUM)
        at = now - int(rng.random() ** 2 * 400 * DAY_MS)
        context = rng.choice((f"album:{album}", "tracks", "search"))
        plays.append((track, track, at, context))
    tx.many(
        "INSERT INTO play (profile_id, recording_id, track_id, started_at, heard_ms, outcome,"
        " context) VALUES (1, ?, ?, ?, 180000, 'counted', ?)",
        plays,
    )
    tx.execute("UPDATE play_stats SET last_played = ? - last_played * 977 % ?", (now, 400 * DAY_MS))
    tx.execute("UPDATE album SET added_at = ? - id * 7919000 % ?", (now, 1500 * DAY_MS))
    tx.execute(
        "INSERT OR IGNORE INTO entity_genre (entity, entity_id, genre_id)"
        " SELECT 'track', id, 1 FROM track WHERE id % 3 = 0"
    )
    tx.execute("ANALYZE")
