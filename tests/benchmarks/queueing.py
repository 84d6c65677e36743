"""What long queues cost the window (goal 7): the longest gap of the loop while each thing is done,
without the time in which other programs had the processor.

The real window with its queue panel open, over a real player and library file, offscreen; every
gap ends after the panel has shown the change. `python -m tests.benchmarks.queueing` prints the gaps
as JSON.
"""

import asyncio
import gc
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

from audio2_desktop.domain.units import DEFAULT_PROFILE
from audio2_desktop.services.clock import SystemClock
from audio2_desktop.storage import endless
from audio2_desktop.storage.connection import Link, Read, question
from tests.benchmarks.figures import Figure
from tests.benchmarks.library_rows import build
from tests.walk.measures import own_ms

TRACKS = 100_000
MILLION = 1_000_000
MOVED, REMOVED = 5_000, 50_000
TICK_MS = 2
SHOWN_S = 0.3
"""The panel shows a change 50 ms after it; its rows arrive a little later."""
GOAL_MS = 50.0
ENDLESS_GOAL_MS = 30.0


def figures() -> Iterator[Figure]:
    """The longest gap of each."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.queueing"],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        check=True,
        stdout=subprocess.PIPE,
        timeout=600,
    )
    yield from _endless()
    for name, gap_ms in json.loads(done.stdout.splitlines()[-1]).items():
        yield Figure(f"queue: {name}, longest gap", gap_ms, "ms", goal=GOAL_MS)


def _endless() -> Iterator[Figure]:
    """What could go on behind a queue whose last tracks are anywhere: the median of 30 places."""
    with tempfile.TemporaryDirectory() as folder:
        path, chance = Path(folder) / "library.db", random.Random(1)
        build(path, TRACKS)
        link, clock, times = Link(path, "reader"), SystemClock(), []
        for _ in range(30):
            seeds = [chance.randint(1, TRACKS) for _ in range(5)]
            heard = chance.sample(range(1, TRACKS), 1_000)

            def ask(tx: Read, seeds: list[int] = seeds, heard: list[int] = heard) -> object:
                return endless.candidates(
                    tx, DEFAULT_PROFILE, seeds, heard, latest=500, chance=chance
                )

            start = time.perf_counter()
            question(link, clock, ask, lambda: True)
            times.append(time.perf_counter() - start)
        link.close()
    yield Figure("queue: what could go on", sorted(times)[15] * 1000, "ms", goal=ENDLESS_GOAL_MS)


class Watch:
    """A timer on the loop; `during` tells the longest time between two of its turns."""

    def __init__(self, parent: Any) -> None:
        from PySide6.QtCore import QTimer

        self._last = own_ms()
        self._most = 0.0
        self.found: dict[str, float] = {}
        timer = QTimer(parent, interval=TICK_MS)
        timer.timeout.connect(self._tick)
        timer.start()

    async def during(self, name: str, work: Callable[[], Awaitable[Any]]) -> Any:
        await asyncio.sleep(SHOWN_S)
        self._most, self._last = 0.0, own_ms()
        answer = await work()
        await asyncio.sleep(SHOWN_S)
        self._tick()
        self.found[name] = self._most
        return answer

    def _tick(self) -> None:
        now = own_ms()
        self._most, self._last = max(self._most, now - self._last), now


async def _measure(watch: Watch, stage: Any) -> None:
    from audio2_desktop.domain.queue import NO_CONTEXT

    player, chance = stage.player, random.Random(1)
    few, many = list(range(1, TRACKS + 1)), list(range(1, MILLION + 1))
    during = watch.during
    await player.play(few[:10])
    await during("nothing", lambda: asyncio.sleep(0.1))
    await during("play 100,000", lambda: player.play(few, context=NO_CONTEXT))
    done = await during("play next 100,000", lambda: player.play_next(few))
    await during("undo of it", done.undo)
    done = await during("play last 100,000", lambda: player.play_last(few))
    await during("undo of that", done.undo)
    await during("shuffle 100,000", lambda: player.set_shuffle(True))
    coming = [entry.uid for entry in player.queue().from_context[: REMOVED + 100]]
    await during("move 5,000 dealt", lambda: player.move(coming[100 : 100 + MOVED], coming[50]))
    picked = chance.sample(coming[200:], MOVED)
    done = await during("move 5,000 here and there", lambda: player.move(picked, coming[50]))
    await during("undo of the move", done.undo)
    done = await during("remove 50,000 dealt", lambda: player.remove(coming[:REMOVED]))
    await during("undo of the removal", done.undo)
    await during("move again", lambda: player.move(picked, coming[50]))
    await during("next after it", player.next)
    await during("shuffle off", lambda: player.set_shuffle(False))
    await during("play 1,000,000", lambda: player.play(many))
    await during("shuffle 1,000,000", lambda: player.set_shuffle(True))
    await during("shuffle off 1,000,000", lambda: player.set_shuffle(False))
    await player.play(few)
    await player.set_shuffle(True)
    await player.move(picked, coming[50])
    await player.recent()
    await during("bring back 100,000", player.restore)


def _main() -> None:
    import qasync
    from PySide6.QtWidgets import QApplication

    from audio2_desktop.domain.fact_bus import FactBus
    from audio2_desktop.storage.database import Database
    from audio2_desktop.ui.theme import Mode, Theme
    from tests.ui.frame_preview import filled_window
    from tests.ui.whole_window import Stage

    app = QApplication([])
    theme = Theme(mode=Mode.DARK)
    theme.apply()
    window = filled_window(theme)
    window.resize(1440, 900)
    window.show()

    async def measured() -> None:
        with tempfile.TemporaryDirectory() as folder:
            bus = FactBus()
            database = Database(
                Path(folder) / "library.db", publish=bus.publish, clock=SystemClock()
            )
            await database.open()
            stage = Stage(window, database, SystemClock(), bus)
            stage.feed.start()
            window.set_panel_open(True)
            await asyncio.sleep(SHOWN_S)
            gc.collect()
            gc.freeze()  # as the program does when its window stands
            watch = Watch(window)
            await _measure(watch, stage)
            await stage.close()
            await database.close()
            print(json.dumps(watch.found))

    loop = qasync.QEventLoop(app)
    with loop:
        loop.run_until_complete(measured())


if __name__ == "__main__":
    _main()
