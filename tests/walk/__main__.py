"""python -m tests.walk MUSIC --seconds 600 --seed 1 [--why]: walk, then print what was measured.

MUSIC is a folder made by `unrest.make`; it is changed. --why writes to stderr where the loop was
whenever a turn came late, and which types grew.
"""

import argparse
import asyncio
import faulthandler
import json
import os
import statistics
import sys
import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from audio2_desktop import app, life
from audio2_desktop.cli.opening import Window
from audio2_desktop.services import instance
from audio2_desktop.services.paths import Paths
from audio2_desktop.ui.navigation import Route
from tests.benchmarks.figures import percentile
from tests.walk.measures import Watch, census, private_mb
from tests.walk.steps import Walker
from tests.walk.unrest import Unrest

FIRST_LOOK_S = 60.0
"""Memory at the end is compared with that after a minute (a shorter walk: after half its time)."""
REST_S, REST_LOOKS = 6.0, 12
LOOK_EVERY_S = 1.0
STUCK_S = 30.0
"""A step that takes longer never ends."""
GREW_BY = 100


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.walk")
    parser.add_argument("music", type=Path)
    parser.add_argument("--seconds", type=float, default=600.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--why", action="store_true")
    wanted = parser.parse_args()
    paths = Paths.find()
    claim = instance.claim(paths, "window")
    assert claim is not None
    frame = app._frame(Window(), paths, claim)
    frame.begin_work(ThreadPoolExecutor(2))
    build = life.build

    async def build_and_walk(*arguments: Any) -> object:
        kept = await build(*arguments)
        walk = Walk(frame, arguments[1], wanted)
        frame.window.kept_task = asyncio.ensure_future(walk.go())
        return kept

    life.build = build_and_walk
    app._paint(frame)
    sys.exit(app._Waking().module().live(frame))


class Walk:
    """One walk, from the first scan to its end."""

    def __init__(self, frame: Any, core: Any, wanted: argparse.Namespace) -> None:
        self.frame, self.core, self.wanted = frame, core, wanted
        self.walker = Walker(frame, wanted.seed, asyncio.sleep)
        self.watch = Watch(lambda: self.walker.name, why=wanted.why)
        self.scans = 0
        self._start = 0.0
        self._seen = 0, 0.0
        self._guard = QTimer(self.watch, interval=1000)
        self._guard.timeout.connect(self._mind_the_walker)

    async def go(self) -> None:
        """Walk, print, close the window."""
        try:
            self.frame.window.go(Route("albums"))
            await asyncio.sleep(1.0)
            print(json.dumps(await self._walk()), flush=True)
        except BaseException:  # noqa: BLE001 - also a window that was closed meanwhile
            print(f"fell: {self.walker.name}", file=sys.stderr)
            traceback.print_exc()
            sys.stderr.flush()
            os._exit(4)  # a window that closes in peace would say that all went well
        else:
            self.frame.window.closing.emit()

    async def _walk(self) -> dict[str, object]:
        self._start = time.perf_counter()
        scans = asyncio.ensure_future(self._scan())
        self.watch.start()
        self._guard.start()
        first = min(FIRST_LOOK_S, self.wanted.seconds / 2)
        seen, before, samples = 0.0, census(), []
        first_mb = 0.0
        while (now := self._now()) < self.wanted.seconds:
            if now - seen > LOOK_EVERY_S:
                seen = now
                samples.append(round(private_mb()))
            if now > first and not first_mb:
                first_mb = await self._rest()
                before = self._count()
            await self.walker.step()
        last_mb = await self._rest()
        self.watch.stop()
        if scans.done():
            await scans  # tells why
        scans.cancel()
        return {
            "seed": self.wanted.seed,
            "seconds": round(self._now(), 1),
            "steps": self.walker.taken,
            "scans": self.scans,
            **_times("", self.watch.gaps),
            **_times("own_", self.watch.own),
            **_times("worked_", self.watch.worked),
            "first_mb": first_mb,
            "last_mb": last_mb,
            "mb": samples[:: max(1, len(samples) // 40)],
            "widgets": len(QApplication.allWidgets()),
            "late": [str(gap) for gap in self.watch.worst()],
            "grew": self._grown(before),
        }

    async def _rest(self) -> float:
        """MB where the walk began: what is open elsewhere says nothing of the level."""
        await self.walker.come_home()
        looks = []
        while len(looks) < REST_LOOKS:
            await asyncio.sleep(REST_S / REST_LOOKS)
            looks.append(private_mb())
        return round(statistics.median(looks), 1)

    def _mind_the_walker(self) -> None:
        """A loop inside a step turns for ever: the timers go on, the walk does not."""
        taken, since = self._seen
        if taken != self.walker.taken:
            self._seen = self.walker.taken, self._now()
        elif self._now() - since > STUCK_S:
            parts = QApplication.activePopupWidget(), QApplication.activeModalWidget()
            focus = QApplication.focusWidget()
            print(f"stuck: {self.walker.name}; {focus}; {parts}", file=sys.stderr, flush=True)
            faulthandler.dump_traceback()
            os._exit(3)

    def _now(self) -> float:
        return time.perf_counter() - self._start

    def _count(self) -> Any:
        """The census takes a moment that is no stall of the program's."""
        self.watch.stop()
        found = census()
        self.watch.start()
        return found

    def _grown(self, before: Any) -> dict[str, str]:
        after = census()
        grown = [(n - before[kind], kind, n) for kind, n in after.items()]
        return {kind: f"+{by} = {n}" for by, kind, n in sorted(grown)[::-1] if by > GREW_BY}

    async def _scan(self) -> None:
        """The first scan, then one after the other of a folder that changes."""
        root = await self.core.library.add_folder(os.fspath(self.wanted.music))
        unrest = Unrest(self.wanted.music, self.wanted.seed)
        await self.core.library.finished([f"scan:{root}"])
        loop = asyncio.get_running_loop()
        with ThreadPoolExecutor(1) as disk:
            while True:
                self.scans += 1
                await loop.run_in_executor(disk, unrest.turn)
                await self.core.library.finished(await self.core.library.rescan(root))


def _times(kind: str, found: list[float]) -> dict[str, float]:
    return {
        f"{kind}p99_ms": round(percentile(found, 0.99), 1),
        f"{kind}most_ms": round(max(found), 1),
    }


if __name__ == "__main__":
    main()
