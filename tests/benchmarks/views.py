"""The table of a million tracks and the grid of 100,000 albums on the screen (goals 8 and 9).

Runs in a process of its own with the offscreen platform: `python -m tests.benchmarks.views` prints
the figures as JSON. Times are the processor's, of the window's thread.
"""

import json
import os
import random
import subprocess
import sys
import time
from array import array
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from tests.benchmarks.figures import Figure, percentile

TRACKS = 1_000_000
ALBUMS = 100_000
COVERS = 10_000
STEPS = 200
PIXMAPS = 800


def figures() -> Iterator[Figure]:
    """Milliseconds a frame; the goals are of `performance.md`."""
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.views"],
        env=env,
        check=True,
        capture_output=True,
        text=True,
        timeout=600,
    )
    took: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    goals = {
        "table of 1M rows: open": 1000.0,
        "table of 1M rows: wheel, p95": 6.0,
        "table of 1M rows: page jump, p95": 16.0,
        "table of 1M rows: Ctrl+A and its count": 50.0,
        "table of 1M rows: half selected, another order, longest step": 50.0,
        "grid of 100k albums: resize, p95": 16.0,
        "grid of 10k covers: wheel, p95": 12.0,
        "grid of 25k groups: resize, p95": 16.0,
    }
    for name, goal in goals.items():
        yield Figure(name, took[name], "ms", goal=goal)
    yield Figure("grid of 10k covers: pixmaps", took["pixmaps"], "MB", goal=80.0)


def _timed(work: Callable[[], object]) -> float:
    start = time.thread_time()
    work()
    return (time.thread_time() - start) * 1000


def _table(app: Any, theme: Any, covers: Any) -> dict[str, float]:
    from PySide6.QtCore import QTimer

    from audio2_desktop.ui.models import track_columns
    from audio2_desktop.ui.models.paged import PagedRows
    from audio2_desktop.ui.views.table import style
    from audio2_desktop.ui.views.table.track_table import TrackTable
    from tests.ui import samples

    model = PagedRows(spoken=track_columns.spoken)
    columns = track_columns.library(lambda: samples.NOW)
    shown = [columns[key] for key in track_columns.DEFAULT]
    table = TrackTable(theme, model, covers, shown, style.TRACKS)

    def fetch(page: int, ids: "array[int]") -> None:
        rows = [samples.track(key) for key in ids]
        QTimer.singleShot(0, lambda: model.arrived(page, rows))

    model.wanted.connect(fetch)
    table.resize(1200, 766)
    table.show()
    app.processEvents()

    def opened() -> None:
        table.replace_ids(array("q", range(1, TRACKS + 1)))
        app.processEvents()

    took = {"table of 1M rows: open": _timed(opened)}
    bar, wheel, jumps = table.verticalScrollBar(), [], []
    for _ in range(STEPS):
        bar.setValue(bar.value() + 3 * table.pitch)
        wheel.append(_timed(table.viewport().repaint))
        app.processEvents()
    dice = random.Random(1)
    for _ in range(STEPS // 2):
        bar.setValue(dice.randrange(TRACKS) * table.pitch)
        first = _timed(table.viewport().repaint)
        app.processEvents()
        jumps.append(max(first, _timed(table.viewport().repaint)))
    took["table of 1M rows: wheel, p95"] = percentile(wheel, 0.95)
    took["table of 1M rows: page jump, p95"] = percentile(jumps, 0.95)
    took |= _selected(app, table)
    table.close()
    return took


def _selected(app: Any, table: Any) -> dict[str, float]:
    """What the window's thread does for selections; `marks` is a worker's."""
    from audio2_desktop.domain.marks import marks
    from audio2_desktop.ui.views import selection

    def everything() -> None:
        table.selectAll()
        if table.selected_count() != TRACKS:
            raise RuntimeError("not all are selected")
        app.processEvents()

    took = {"table of 1M rows: Ctrl+A and its count": _timed(everything)}
    selection.select(table.selectionModel(), table.rows, [(0, TRACKS // 2 - 1)])
    order = list(range(1, TRACKS + 1))
    steps = []
    for seed in range(3):
        random.Random(seed).shuffle(order)
        ids = array("q", order)
        steps.append(_timed(table.selected_keys))
        where = marks(table.selected_keys(), ids)
        steps.append(_timed(lambda ids=ids, where=where: table.replace_ids(ids, marks=where)))
        steps.append(_timed(app.processEvents))
    if table.selected_count() != TRACKS // 2:
        raise RuntimeError("a half is not selected any more")
    took["table of 1M rows: half selected, another order, longest step"] = max(steps)
    return took


def _grid(app: Any, theme: Any, covers: Any) -> dict[str, float]:
    from audio2_desktop.ui.models.paged import PagedRows
    from audio2_desktop.ui.views.grids import cards
    from audio2_desktop.ui.views.grids.card_grid import CardGrid
    from tests.ui import samples

    model, pattern = PagedRows(), samples.albums(200)

    def fetch(page: int, ids: "array[int]") -> None:
        rows = (replace(pattern[key % 200], id=key, image=f"cover{key % COVERS}") for key in ids)
        model.arrived(page, rows)

    model.wanted.connect(fetch)
    grid = CardGrid(theme, model, covers, cards.of_album)
    grid.resize(1200, 766)
    grid.show()
    grid.replace_ids(array("q", range(1, ALBUMS + 1)))
    app.processEvents()
    resizes, wheel = [], []
    for step in range(60):

        def resized(width: int = 900 + step * 10) -> None:
            grid.resize(width, 766)
            grid.viewport().repaint()

        resizes.append(_timed(resized))
        app.processEvents()
    bar = grid.verticalScrollBar()
    for _ in range(STEPS):
        bar.setValue(bar.value() + 120)
        wheel.append(_timed(grid.viewport().repaint))
        app.processEvents()
    grid.replace_ids(array("q", range(1, ALBUMS + 1)), [4] * (ALBUMS // 4))
    grid.head_of = lambda at: (f"Artist {at}", "4 albums")
    grouped = []
    for step in range(60):

        def regrouped(width: int = 900 + step * 10) -> None:
            grid.resize(width, 766)
            grid.viewport().repaint()

        grouped.append(_timed(regrouped))
        app.processEvents()
    return {
        "grid of 25k groups: resize, p95": percentile(grouped, 0.95),
        "grid of 100k albums: resize, p95": percentile(resizes, 0.95),
        "grid of 10k covers: wheel, p95": percentile(wheel, 0.95),
    }


def _main() -> None:
    import asyncio

    from PySide6.QtWidgets import QApplication

    from audio2_desktop.ui.artwork import ArtworkCache
    from audio2_desktop.ui.theme import Mode, Theme
    from tests.ui import samples

    app = QApplication([])
    theme = Theme(mode=Mode.DARK)
    theme.apply()
    pictures = [samples.cover(f"cover{at}") for at in range(16)]

    async def load(key: str, px: int) -> bytes:
        return pictures[int(key.removeprefix("cover")) % 16]

    async def measured() -> None:
        async def work(function: Callable[[], Any], /) -> Any:
            return await asyncio.to_thread(function)

        cache = ArtworkCache(theme, load, work, lambda error: sys.exit(repr(error)))
        took = _table(app, theme, cache.pixmap)
        took |= _grid(app, theme, cache.near)
        for at in range(PIXMAPS):  # more than are kept
            cache.pixmap(f"cover{at}", 172)
            while cache.is_busy:
                app.processEvents()
                await asyncio.sleep(0)
        took["pixmaps"] = cache.size_bytes / 1e6
        await cache.close()
        print(json.dumps(took))

    asyncio.run(measured())


if __name__ == "__main__":
    _main()
