"""What a job is: a kind of long work, one piece of it, and how it tells of its progress."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from audio2_desktop.domain.units import JobId


class JobState(StrEnum):
    """Life of a job; the last three are final."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_final(self) -> bool:
        """True when nothing more will happen."""
        return self in (JobState.DONE, JobState.FAILED, JobState.CANCELLED)


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of work as everyone sees it. `total` 0: nobody knows how much there is."""

    key: str
    """Unique among unfinished jobs: asking twice for the same work gives the same job."""
    kind: str
    payload: Mapping[str, Any]
    state: JobState = JobState.WAITING
    done: int = 0
    total: int = 0
    note: str = ""
    """What it is at, as plain text: a folder, a file, an artist."""
    problem: str = ""
    """Why it failed, in one English sentence; the key of the problem stands before the first colon.
    """
    tries: int = 0
    id: JobId | None = None
    """Row of a durable job."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of work. `durable` jobs have a row and resume after a crash; their steps must be
    idempotent.
    """

    name: str
    run: Callable[["Job", "Report"], Awaitable[None]]
    slots: int = 1
    durable: bool = False


class Report:
    """How a running job tells of its progress. Call it as often as you like; publishing is
    throttled.
    """

    def __init__(self, changed: Callable[[int, int, str], None]) -> None:
        self._changed = changed
        self._done = 0
        self._total = 0
        self._note = ""

    def at(self, done: int, total: int = 0, note: str = "") -> None:
        """`done` of `total` pieces (0: unknown) are finished, working on `note`."""
        self._done, self._total, self._note = done, total, note
        self._changed(done, total, note)
