"""What is watched on a walk: turns of the loop that come late, and memory."""

import collections
import faulthandler
import gc
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

TICK_MS = 5
LATE_MS = 60.0
LATE_AT_MOST = 40
"""So many late turns are told."""
SCHEDULER = Path("/proc/self/schedstat")
"""Of the first thread: nanoseconds it worked, nanoseconds it waited for a processor."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Between two turns of the loop: by the clock; without the time in which this thread was ready
    and other programs had the processor; and what this thread worked."""

    ms: float
    own_ms: float
    worked_ms: float
    step: str

    def __str__(self) -> str:
        return f"{self.ms:.0f} ms, {self.own_ms:.0f} own, {self.worked_ms:.0f} worked: {self.step}"


class Watch(QObject):
    """A timer on the loop, every 5 ms. step: tells what the walker does."""

    def __init__(self, step: Callable[[], str], *, why: bool) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self.own: list[float] = []
        self.worked: list[float] = []
        self._step = step
        self._why = why
        self._late: list[Gap] = []
        self._last = self._last_waited = self._last_worked = 0.0
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        self._last, self._last_waited, self._last_worked = _times()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
        faulthandler.cancel_dump_traceback_later()

    def worst(self) -> list[Gap]:
        """The gaps in which most was worked."""
        return sorted(self._late, key=lambda gap: -gap.own_ms)[:LATE_AT_MOST]

    def _tick(self) -> None:
        now, waited, worked = _times()
        whole = now - self._last
        gap = Gap(
            whole, whole - (waited - self._last_waited), worked - self._last_worked, self._step()
        )
        self._last, self._last_waited, self._last_worked = now, waited, worked
        self.gaps.append(gap.ms)
        self.own.append(gap.own_ms)
        self.worked.append(gap.worked_ms)
        if gap.own_ms > LATE_MS:
            self._late.append(gap)
            if self._why:
                print(f"=== {gap}", file=sys.stderr, flush=True)
        if self._why:  # from outside the interpreter, while the loop is held up
            faulthandler.dump_traceback_later(LATE_MS / 1000, repeat=True)


def _times() -> tuple[float, float, float]:
    """Milliseconds: of the clock, waited for the processor, worked; of this thread."""
    _, waited, _ = SCHEDULER.read_text().split()
    return time.perf_counter() * 1000, int(waited) / 1e6, time.thread_time() * 1000


def own_ms() -> float:
    """A clock that stands while this thread is ready and other programs have the processor."""
    now, waited, _ = _times()
    return now - waited


def private_mb() -> float:
    """What would be free if this process ended."""
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    found = dict(line.split(":") for line in lines[1:])
    kb = sum(int(found[name].split()[0]) for name in ("Private_Clean", "Private_Dirty"))
    return kb / 1024


def census() -> collections.Counter[str]:
    """How many objects there are of each type, widgets apart."""
    gc.collect()
    found = collections.Counter(type(each).__qualname__ for each in gc.get_objects())
    found.update(f"widget {type(each).__name__}" for each in QApplication.allWidgets())
    return found
