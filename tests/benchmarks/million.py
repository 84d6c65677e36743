"""What a person does with a million tracks in the window, and the loop's longest gap at each step.

The real window over real services and a library file of a million tracks, offscreen. Gaps are told
without the time in which other programs had the processor (`tests/walk/measures.py`); what a worker
keeps from the loop, the interpreter's lock too, counts.

    AUDIO2_HOME=HOME python -m tests.benchmarks.million [--why]

prints the steps as JSON; --why writes where all threads were when a turn came late.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from tests.benchmarks.figures import Figure, percentile
from tests.benchmarks.library_rows import build

TRACKS = 1_000_000
LONGEST_MS = 50.0
REST_S = 0.25
"""After a step: what it left for later is part of it."""
PATIENCE_S = 60.0


def figures(tracks: int = TRACKS) -> Iterator[Figure]:
    """Of each step the longest gap, of all the 99th percentile."""
    with tempfile.TemporaryDirectory() as temporary:
        home = Path(temporary) / "home"
        (home / "data").mkdir(parents=True)
        build(home / "data" / "library.db", tracks)
        env = {
            **os.environ,
            "AUDIO2_HOME": str(home),
            "QT_QPA_PLATFORM": "offscreen",
            "AUDIO2_SOUND_OUT": "null",
        }
        done = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.million"],
            env=env, check=True, stdout=subprocess.PIPE, timeout=600,
        )  # fmt: skip
    found = json.loads(done.stdout.splitlines()[-1])
    for step, took in found["steps"].items():
        name = f"a million tracks: {step} ({took['shown_s']:.2f} s), longest gap"
        yield Figure(name, took["most_ms"], "ms", goal=LONGEST_MS)
    yield Figure("a million tracks: all steps, gap, p99", found["p99_ms"], "ms", goal=LONGEST_MS)


class Steps:
    """Takes steps on the Tracks page and keeps what each cost the loop."""

    def __init__(self, frame: Any, *, why: bool) -> None:
        from tests.walk.hands import Hands
        from tests.walk.measures import Watch

        self.window, self.hands = frame.window, Hands(frame.window)
        self.name = ""
        self.watch = Watch(lambda: self.name, why=why)
        self.took: dict[str, dict[str, float]] = {}

    async def take(
        self, name: str, act: Callable[[], object], is_done: Callable[[], object]
    ) -> None:
        """Act, wait until it is shown, and a little longer."""
        import asyncio

        self.name = name
        first, start = len(self.watch.own), time.perf_counter()
        act()
        while not is_done():
            if time.perf_counter() - start > PATIENCE_S:
                raise TimeoutError(name)
            await asyncio.sleep(0.01)
        shown = time.perf_counter() - start
        await asyncio.sleep(REST_S)
        gaps = self.watch.own[first:]
        self.took[name] = {
            "shown_s": shown, "p99_ms": percentile(gaps, 0.99), "most_ms": max(gaps),
        }  # fmt: skip
        worked = max(self.watch.worked[first:])
        print(
            f"{name}: {shown:.2f} s, gap {max(gaps):.0f} ms, worked {worked:.0f} ms",
            file=sys.stderr,
            flush=True,
        )

    async def go(self) -> None:
        """All of them, in the order in which a person might."""
        from audio2_desktop.ui.navigation import Route

        self.watch.start()
        await self.take("open Tracks", lambda: self.window.go(Route("tracks")), self._is_there)
        await self._order()
        await self._groups()
        await self._select()
        await self._words()
        await self._drag()

    @property
    def page(self) -> Any:
        return self.window.area.current

    def _is_there(self) -> bool:
        table = getattr(self.page, "table", None)
        return table is not None and len(table.rows.tracks) == TRACKS and self._has_rows()

    def _has_rows(self) -> bool:
        """Whether what is seen has arrived."""
        table = self.page.table
        top = table.verticalScrollBar().value() // table.pitch
        seen = range(top, min(top + 10, table.rows.count()))
        return bool(seen) and all(table.rows.is_head(at) or table.rows.peek(at) for at in seen)

    def _selects(self, count: int) -> Callable[[], bool]:
        """Whether so many are selected, and the bar tells how long they play."""
        return lambda: (
            self.page.table.selected_count() == count
            and self.page.bar.isVisible()
            and self.page.bar._time.text() != ""
        )

    async def _order(self) -> None:
        """With all selected, and then with a half."""
        table = self.page.table
        table.setFocus()
        await self.take("Ctrl+A", self._key("Ctrl+A"), self._selects(TRACKS))
        for key in ("artist", "album"):
            await self.take(f"by {key}, all selected", self._click(key), self._stands(key))
        assert table.selected_count() == TRACKS
        await self.take("Esc", self._key("Esc"), self._is_deselected)
        await self.take(
            "half selected", lambda: self._select_rows(TRACKS // 2), self._selects(TRACKS // 2)
        )
        for key in ("title", "time"):
            await self.take(f"by {key}, half selected", self._click(key), self._stands(key))
        assert table.selected_count() == TRACKS // 2
        await self.take("Esc of a half", self._key("Esc"), self._is_deselected)
        await self.take("by artist", self._click("artist"), self._stands("artist"))
        shift = self._click("title", adds=True)
        await self.take("and then by title", shift, self._stands("artist", "title"))
        await self.take("by title again", self._click("title"), self._stands("title"))

    def _click(self, key: str, *, adds: bool = False) -> Callable[[], object]:
        return lambda: self.page.table.header.sort_wanted.emit(key, adds)

    def _stands(self, *keys: str) -> Callable[[], bool]:
        """Whether the captions say so, and the rows are there."""

        def stands() -> bool:
            table = self.page.table
            places = {c.key: table.header.place_of(c) for c in table.columns}
            return all(places[key] == at for at, key in enumerate(keys)) and self._is_there()

        return stands

    def _select_rows(self, count: int) -> None:
        from audio2_desktop.ui.views import selection

        table = self.page.table
        selection.select(table.selectionModel(), table.rows, [(0, count - 1)])

    def _is_deselected(self) -> bool:
        return self.page.table.selected_count() == 0 and not self.page.bar.isVisible()

    async def _groups(self) -> None:
        from audio2_desktop.domain.sorting import TrackGrouping

        for kind in (*list(TrackGrouping)[1:], TrackGrouping.NONE):
            await self.take(
                f"groups: {kind}",
                partial(self.page.group.choose, kind),
                partial(self._is_grouped, kind),
            )
            if kind is TrackGrouping.ALBUM:
                await self.take("Ctrl+A, albums", self._key("Ctrl+A"), self._selects(TRACKS))
                await self.take("Esc, albums", self._key("Esc"), self._is_deselected)

    def _is_grouped(self, kind: Any) -> bool:
        groups = self.page.table.rows.groups
        is_so = groups is None if kind == "none" else groups is not None and groups.kind is kind
        return is_so and self._is_there()

    async def _select(self) -> None:
        page, key, at_once = self.page, self._key, lambda: True
        await self.take("End", key("End"), self._is_at_the_end)
        await self.take("Home", key("Home"), self._has_rows)
        await self.take("Shift+End", key("Shift+End"), self._selects(TRACKS))
        await self.take("Esc of them", key("Esc"), self._is_deselected)
        columns = page.columns
        opens = partial(columns.open_under, page._choose, page)
        await self.take("column chooser", opens, at_once)
        more = partial(columns.choose, (*columns.keys, "year"))
        await self.take("a column more", more, at_once)
        await self.take("columns as before", columns.reset, at_once)
        await self.take("chooser closed", key("Esc"), at_once)
        page.table.setFocus()

    def _key(self, keys: str) -> Callable[[], object]:
        return partial(self.hands.key, keys)

    def _is_at_the_end(self) -> bool:
        bar = self.page.table.verticalScrollBar()
        return bar.value() == bar.maximum() and self._has_rows()

    async def _words(self) -> None:
        """The filter, a letter at a time."""
        page = self.page
        page.focus_filter()
        for text in ("k", "ka", "kar", "karo"):
            await self.take(
                f"filter {text!r}",
                partial(self.hands.type, text[-1]),
                partial(self._is_filtered, text),
            )
        await self.take("no filter", lambda: page.filter.set_text(""), self._is_there)
        page.table.setFocus()

    def _is_filtered(self, text: str) -> bool:
        shown = self.page._shown
        is_so = shown is not None and shown.text == text
        return is_so and (self._has_rows() or not self.page.table.rows.count())

    async def _drag(self) -> None:
        """The start of a drag of all of them; Esc ends it."""
        from PySide6.QtCore import Qt, QTimer
        from PySide6.QtTest import QTest

        self.hands.key("Ctrl+A")
        dragged: list[bool] = []

        def drag() -> None:
            QTimer.singleShot(300, lambda: QTest.keyClick(self.window, Qt.Key.Key_Escape))
            self.page.table.startDrag(Qt.DropAction.CopyAction)
            dragged.append(True)

        soon = partial(QTimer.singleShot, 0, drag)
        await self.take("start of a drag of all", soon, lambda: dragged)


def _main(*, why: bool) -> None:
    """The process under test; ends itself when the steps are done."""
    import asyncio
    import traceback
    from concurrent.futures import ThreadPoolExecutor

    from audio2_desktop import app, life
    from audio2_desktop.cli.opening import Window
    from audio2_desktop.services import instance
    from audio2_desktop.services.paths import Paths

    paths = Paths.find()
    claim = instance.claim(paths, "window")
    assert claim is not None
    frame = app._frame(Window(), paths, claim)
    frame.begin_work(ThreadPoolExecutor(2))
    build_life = life.build

    async def use() -> None:
        try:
            await asyncio.sleep(3.0)  # what the start left for later
            steps = Steps(frame, why=why)
            await steps.go()
            steps.watch.stop()
            found = {"steps": steps.took, "p99_ms": percentile(steps.watch.own, 0.99)}
            print(json.dumps(found), flush=True)
        except BaseException:  # noqa: BLE001 - a window that closes in peace would say all went well
            traceback.print_exc()
            os._exit(4)
        frame.window.closing.emit()

    async def build_and_use(*arguments: Any) -> object:
        kept = await build_life(*arguments)
        frame.window.kept_task = asyncio.ensure_future(use())
        return kept

    life.build = build_and_use
    app._paint(frame)
    sys.exit(app._Waking().module().live(frame))


if __name__ == "__main__":
    _main(why="--why" in sys.argv)
