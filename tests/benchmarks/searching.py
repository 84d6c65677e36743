"""A keystroke to ranked results, beside the bare full-text question (goal 6).

200 texts are typed letter by letter into libraries of invented names: titles, artists, artist and
title, accents left out, mistyped words, fields. The floor takes 2,000 hits of one index and ranks
them by title; the search asks six sections, with names, numbers and pictures. Times are the
processor's, of all threads.
"""

import asyncio
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from audio2_desktop.domain.names import fold
from audio2_desktop.domain.units import DEFAULT_PROFILE
from audio2_desktop.services.clock import SystemClock
from audio2_desktop.services.search import Search
from audio2_desktop.storage import spelling
from audio2_desktop.storage.database import Database, Read
from audio2_desktop.storage.query_sql import match_phrase
from tests.benchmarks.figures import Figure, percentile
from tests.benchmarks.search_library import fill

TEXTS = 200
GOALS_MS = {100_000: (5.0, 16.0), 1_000_000: (None, 30.0)}
"""Most ms of the median and of 95 in 100 keystrokes."""


def figures(sizes: tuple[int, ...] = tuple(GOALS_MS)) -> Iterator[Figure]:
    """p50 and p95 of all keystrokes, for libraries of these sizes."""
    for tracks in sizes:
        with tempfile.TemporaryDirectory() as folder:
            took, floor = asyncio.run(_typed(Path(folder) / "library.db", tracks))
        for share, goal in zip((0.5, 0.95), GOALS_MS.get(tracks, (None, None)), strict=True):
            name = f"search: keystroke, {tracks:,} tracks, p{share * 100:.0f}"
            value = percentile(took, share) * 1000
            yield Figure(name, value, "ms", goal=goal)
            bare = percentile(floor, share) * 1000
            yield Figure(f"{name}: against the bare index", value, "ms", bare, "FTS5, ranked")


async def _typed(path: Path, tracks: int) -> tuple[list[float], list[float]]:
    database = Database(path, publish=lambda _: None, clock=SystemClock())
    await database.open()
    try:
        await database.write(fill, tracks)
        await database.write(spelling.refresh)
        await database.write(lambda tx: tx.execute("ANALYZE").rowcount)
        search = Search(database, SystemClock())
        texts = await database.read(_texts, random.Random(6))
        took: list[float] = []
        floor: list[float] = []
        for text in texts:
            for end in range(1, len(text) + 1):
                start = time.process_time()
                await search.local(text[:end])
                between = time.process_time()
                await database.read(_floor, text[:end])
                floor.append(time.process_time() - between)
                took.append(between - start)
        return took, floor
    finally:
        await database.close()


def _floor(tx: Read, text: str) -> int:
    folded = fold(text)
    match = " AND ".join(filter(None, (match_phrase(word, is_prefix=True)
                                       for word in folded.split())))  # fmt: skip
    if not match:
        return 0
    return len(tx.rows(
        "SELECT t.id, t.title FROM (SELECT rowid AS id FROM track_words WHERE track_words MATCH ?"
        " LIMIT 2000) f CROSS JOIN track t ON t.id = f.id LEFT JOIN play_stats p"
        " ON p.profile_id = ? AND p.track_id = t.id"
        " ORDER BY t.title_key <> ?, p.plays DESC LIMIT 50",
        (match, DEFAULT_PROFILE, folded),
    ))  # fmt: skip


def _texts(tx: Read, draw: random.Random) -> list[str]:
    most = tx.value("SELECT max(id) FROM track")
    texts = ["acdc", "sigur ros", "bjork", "motorhed", "玄師", "кино", "u2", "!!!", "is:fav love",
             "year:1990..1999", "plays:>5 -love", "artist:bjork"]  # fmt: skip
    while len(texts) < TEXTS:
        title, artist = tx.rows(
            "SELECT t.title, c.text FROM track t JOIN credit c ON c.id = t.credit_id"
            " WHERE t.id = ?", (draw.randint(1, most),),
        )[0]  # fmt: skip
        texts.append(draw.choice((
            title, title, artist, fold(title), f"{artist} {title.split()[0]}",
            _mistyped(fold(title), draw),
        ))[:24])  # fmt: skip
    return texts


def _mistyped(text: str, draw: random.Random) -> str:
    at = draw.randrange(len(text))
    return text[:at] + text[at + 1 :]


if __name__ == "__main__":
    for figure in figures(tuple(map(int, sys.argv[1:])) or (100_000,)):
        floor = f" floor {figure.floor:.2f}" if figure.floor else ""
        os.write(1, f"{figure.name}: {figure.value:.2f} {figure.unit}{floor}\n".encode())
