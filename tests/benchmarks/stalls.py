"""Whether the window ever stalls during a first scan (goal 7): a timer on its loop, every 5 ms.

The real window with the real services, offscreen, showing Albums while 20,000 files are read into
an empty library; it scrolls and types into the search field meanwhile.

    python -m tests.benchmarks.stalls MUSIC --why

reads MUSIC in this process and writes to stderr what all threads did when a tick came late.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.figures import Figure
from tests.benchmarks.reading import make_collection

FILES = 20_000
TICK_MS = 5
LATE_MS = 40.0
P99_MS, MOST_MS = 50.0, 120.0


def figures(files: int = FILES) -> Iterator[Figure]:
    """The 99th percentile and the longest gap between two turns of the loop."""
    with tempfile.TemporaryDirectory() as temporary:
        music = Path(temporary) / "Music"
        music.mkdir()
        make_collection(music, files)
        env = {
            **os.environ,
            "AUDIO2_HOME": str(Path(temporary) / "home"),
            "QT_QPA_PLATFORM": "offscreen",
            "AUDIO2_VLC_AOUT": "adummy",
            "AUDIO2_SOUND_OUT": "null",
        }
        done = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.stalls", str(music)],
            env=env, check=True, stdout=subprocess.PIPE, timeout=600,
        )  # fmt: skip
        found = json.loads(done.stdout.splitlines()[-1])
    yield Figure("first scan in the window", found["seconds"])
    yield Figure("loop gap during it, 99th percentile", found["p99_ms"], "ms", goal=P99_MS)
    yield Figure("loop gap during it, longest", found["most_ms"], "ms", goal=MOST_MS)


def _watch(music: str, *, why: bool) -> None:
    """The process under test; ends itself when the scan is over."""
    import asyncio
    import faulthandler
    import time
    from concurrent.futures import ThreadPoolExecutor

    from PySide6.QtCore import QTimer

    from audio2_desktop import app, life
    from audio2_desktop.cli.opening import Window
    from audio2_desktop.services import instance
    from audio2_desktop.services.paths import Paths
    from audio2_desktop.ui.navigation import Route
    from tests.benchmarks.figures import percentile

    paths = Paths.find()
    claim = instance.claim(paths, "window")
    assert claim is not None
    frame = app._frame(Window(), paths, claim)
    frame.begin_work(ThreadPoolExecutor(2))
    gaps: list[float] = []
    last = time.perf_counter()

    def tick() -> None:
        nonlocal last
        now = time.perf_counter()
        if why:  # from outside the interpreter: a frame that is held keeps its painter alive
            faulthandler.dump_traceback_later(LATE_MS / 1000)
        gaps.append((now - last) * 1000)
        last = now

    timer = QTimer(frame.window, interval=TICK_MS)
    timer.timeout.connect(tick)
    build = life.build

    async def use(core: object) -> None:
        nonlocal last
        frame.window.go(Route("albums"))
        await asyncio.sleep(1.0)
        gaps.clear()
        last = time.perf_counter()
        timer.start()
        start = time.perf_counter()
        root = await core.library.add_folder(music)
        scan = asyncio.ensure_future(core.library.finished([f"scan:{root}"]))
        steps = 0
        while not scan.done():
            await asyncio.sleep(0.1)
            steps += 1
            bar = frame.window.area.current.grid.verticalScrollBar()
            bar.setValue(steps * 40 % max(1, bar.maximum()))
            if steps % 10 == 0:
                await core.search.local("ka ri"[: 1 + steps // 10 % 5])
        seconds = time.perf_counter() - start
        await asyncio.sleep(1.0)
        timer.stop()
        faulthandler.cancel_dump_traceback_later()
        found = {
            "seconds": seconds,
            "ticks": len(gaps),
            "over_30_ms": sum(gap > 30 for gap in gaps),
            "p99_ms": percentile(gaps, 0.99),
            "most_ms": max(gaps),
        }
        print(json.dumps(found), flush=True)
        frame.window.closing.emit()

    async def build_and_use(*arguments: object) -> object:
        kept = await build(*arguments)
        frame.window.kept_task = asyncio.ensure_future(use(arguments[1]))
        return kept

    life.build = build_and_use
    app._paint(frame)
    sys.exit(app._Waking().module().live(frame))


if __name__ == "__main__":
    _watch(sys.argv[1], why="--why" in sys.argv)
