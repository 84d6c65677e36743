"""A million tracks in any order, and pages of them (goal 8).

The floor of an order is reading a million ids from the title's index as rows, which is what any
list of ids costs at least in Python. Seconds are the processor's: the thread that asks works alone.
"""

import random
import statistics
import tempfile
import time
from array import array
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from audio2_desktop.domain.sorting import (
    AlbumQuery,
    Direction,
    TrackGrouping,
    TrackQuery,
    TrackSort,
    first_way,
)
from audio2_desktop.domain.units import AlbumId, TrackId
from audio2_desktop.services.clock import SystemClock
from audio2_desktop.storage import albums, genres, track_order, tracks
from audio2_desktop.storage.connection import Link, Read, question
from tests.benchmarks.figures import Figure, percentile
from tests.benchmarks.library_rows import build

GOALS_S = {100_000: 0.12, 1_000_000: 1.2}
PAGE = 200
SEVERAL = (
    (TrackSort.ARTIST, TrackSort.YEAR, TrackSort.TITLE),
    (TrackSort.PLAYS, TrackSort.ARTIST),
    (TrackSort.GENRE, TrackSort.ARTIST),
    (TrackSort.TITLE, TrackSort.ARTIST),
    (TrackSort.NUMBER, TrackSort.ARTIST),
    (TrackSort.QUALITY, TrackSort.ARTIST),
    (TrackSort.FAVOURITE, TrackSort.GENRE, TrackSort.ARTIST),
)


def figures(sizes: tuple[int, ...] = (100_000,)) -> Iterator[Figure]:
    """The slowest orders and pages of libraries of these sizes."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "library.db"
            build(path, size)
            yield from _figures(path, size)


def _spent(work: Callable[[], object], times: int = 3) -> float:
    """Median seconds of the processor."""
    took = []
    for _ in range(times):
        start = time.thread_time()
        work()
        took.append(time.thread_time() - start)
    return statistics.median(took)


def _figures(path: Path, size: int) -> Iterator[Figure]:
    link, clock = Link(path, "reader"), SystemClock()

    def ask(work: Callable[[Read], Any]) -> Any:
        return question(link, clock, work, lambda: True)

    def floor() -> object:
        sql = "SELECT id FROM track WHERE in_library = 1 ORDER BY title_sort"
        return array("q", [row[0] for row in link.raw.execute(sql).fetchall()])

    bare = _spent(floor)
    took = {
        (sort, way): _spent(
            lambda sort=sort, way=way: ask(lambda tx: track_order.ids(tx, TrackQuery(sort, way)))
        )
        for sort in TrackSort
        for way in Direction
    }
    label = f"{size:,} tracks"
    goal = GOALS_S.get(size)
    yield Figure(f"order: {label} by title", took[TrackSort.TITLE, Direction.UP], "s", goal=goal)
    for (sort, way), seconds in sorted(took.items(), key=lambda item: -item[1])[:3]:
        yield Figure(f"order: {label} by {sort}, {way} (slow)", seconds, "s", goal=goal)
    for chain in SEVERAL:
        query = TrackQuery.in_order(tuple(map(first_way, chain)))
        seconds = _spent(lambda query=query: ask(lambda tx: track_order.ids(tx, query)))
        name = ", ".join(chain)
        yield Figure(f"order: {label} by {name}", seconds, "s", goal=goal)
    for kind in list(TrackGrouping)[1:]:
        query = TrackQuery(TrackSort.NUMBER, group=kind)
        seconds = _spent(lambda query=query: ask(lambda tx: tracks.ids(tx, query)))
        yield Figure(f"order: {label} in groups by {kind}", seconds, "s", goal=goal)
    yield Figure(f"order: {label}, median of all", percentile(took.values(), 0.5), "s", bare, "ids")
    rng = random.Random(4)
    pages = []
    for _ in range(100):
        ids = [TrackId(rng.randint(1, size)) for _ in range(PAGE)]
        start = time.perf_counter()
        ask(lambda tx, ids=ids: tracks.rows(tx, ids))
        pages.append((time.perf_counter() - start) * 1000)
    yield Figure(f"page: {PAGE} of {label}, p50", percentile(pages, 0.5), "ms", goal=10)
    yield Figure(f"page: {PAGE} of {label}, p95", percentile(pages, 0.95), "ms", goal=16)
    of_albums = ask(lambda tx: albums.ids(tx, AlbumQuery()))
    yield Figure(f"order: {len(of_albums):,} albums by artist",
                 _spent(lambda: ask(lambda tx: albums.ids(tx, AlbumQuery()))), "s")  # fmt: skip
    cards = [AlbumId(each) for each in of_albums[:PAGE]]
    yield Figure(f"page: {PAGE} albums", _spent(lambda: ask(lambda tx: albums.rows(tx, cards))) * 1000, "ms", goal=20)  # fmt: skip  # noqa: E501
    yield Figure(f"counts: {label}", _spent(lambda: ask(genres.counts)) * 1000, "ms")
    link.close()


if __name__ == "__main__":
    import sys

    from tests.benchmarks.figures import table

    print(table(figures(tuple(map(int, sys.argv[1:])) or (100_000,))))
