"""Genres, composers, years and folders of 100,000 tracks: every question of their pages."""

import random
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.shelves import OnShelf, ShelfQuery, ShelfSort
from audio2_desktop.domain.sorting import Direction, TrackQuery, TrackSort
from audio2_desktop.domain.units import RootId
from audio2_desktop.services.clock import SystemClock
from audio2_desktop.storage import folder_tree, shelf_years, shelves, tracks
from audio2_desktop.storage.connection import Link, Read, Write, question, transaction
from tests.benchmarks.figures import Figure, best_of
from tests.benchmarks.library_rows import TRACKS_AN_ALBUM, build

SIZE = 100_000
GOAL_MS = 50.0
PAGE = 60
COMPOSERS = 2_000
ROOT = RootId(1)


def figures() -> Iterator[Figure]:
    """Milliseconds a question."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.db"
        build(path, SIZE)
        link, clock = Link(path, "writer"), SystemClock()
        transaction(link, clock, _compose)
        for name, work in _questions(link, clock).items():
            yield Figure(f"shelf: {name}", best_of(work, 5) * 1000, "ms", goal=GOAL_MS)
        link.close()


def _compose(tx: Write) -> None:
    """Every album has one of some composers, a few of whom wrote most."""
    rng = random.Random(3)
    most = int(tx.value("SELECT max(id) FROM artist"))
    composers = [int(rng.triangular(1, min(COMPOSERS, most), 1)) for _ in range(SIZE)]
    tx.many(
        "INSERT INTO contribution (track_id, role, artist_id) VALUES (?, 'composer', ?)",
        ((track, composers[track // TRACKS_AN_ALBUM]) for track in range(1, SIZE + 1)),
    )


def _questions(link: Link, clock: SystemClock) -> dict[str, Callable[[], Any]]:
    def ask(work: Callable[[Read], Any]) -> Callable[[], Any]:
        return lambda: question(link, clock, work, lambda: True)

    found: dict[str, Callable[[], Any]] = {}
    for kind in (Entity.GENRE, Entity.COMPOSER):
        for sort in ShelfSort:
            asked = ShelfQuery(sort, Direction.DOWN)
            found[f"{kind}s by {sort}"] = ask(
                lambda tx, k=kind, q=asked: shelves.listed(tx, k, q).ids
            )
        most = found[f"{kind}s by tracks"]()
        found[f"{PAGE} {kind}s"] = ask(lambda tx, k=kind, ids=most[:PAGE]: shelves.rows(tx, k, ids))
        found[f"page of a {kind}"] = ask(lambda tx, k=kind, ref=most[0]: shelves.page(tx, k, ref))
    found["decades"] = ask(shelf_years.decades)
    found["page of a decade"] = ask(lambda tx: shelves.page(tx, Entity.DECADE, 1990))
    found["tracks of a decade"] = ask(
        lambda tx: shelves.listed_on(tx, Entity.DECADE, 1990, TrackQuery())
    )
    by_title = TrackQuery(TrackSort.TITLE, where=OnShelf(Entity.DECADE, 1990))
    found["tracks of a decade by title"] = ask(lambda tx: tracks.ids(tx, by_title))
    found["library folders"] = ask(folder_tree.roots)
    found["folders in a library folder"] = ask(lambda tx: folder_tree.children(tx, ROOT, b""))
    first = found["folders in a library folder"]()[0]
    found["folders in a folder"] = ask(lambda tx: folder_tree.children(tx, ROOT, first.path))
    disk = TrackQuery(TrackSort.PATH)
    found["tracks of a library folder"] = ask(lambda tx: folder_tree.listed(tx, ROOT, b"", disk))
    found["tracks of a folder"] = ask(lambda tx: folder_tree.listed(tx, ROOT, first.path, disk))
    return found
