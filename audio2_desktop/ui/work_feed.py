"""What the window says about work in the background: the foot of the side bar and the job pill."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from audio2_desktop.domain import facts
from audio2_desktop.domain.fact_bus import FactBus
from audio2_desktop.domain.folders import RootRow
from audio2_desktop.jobs.job import Job, JobState
from audio2_desktop.jobs.tasks import ErrorSink, TaskSlot
from audio2_desktop.services.hashing import HASH
from audio2_desktop.services.library import SCAN, ScanProgress
from audio2_desktop.ui import words
from audio2_desktop.ui.frame.jobs_popover import JobLine
from audio2_desktop.ui.window import Window

COALESCE_MS = 100
_SILENT = frozenset({HASH})
"""Work that goes on for hours and that nobody waits for."""


class Folders(Protocol):
    """What is asked of services.library."""

    def progress(self) -> ScanProgress: ...
    def cancel_scan(self) -> None: ...
    async def folders(self) -> Sequence[RootRow]: ...


class WorkFeed(QObject):
    """Owns its subscription; `close` ends it."""

    def __init__(
        self,
        window: Window,
        bus: FactBus,
        library: Folders,
        jobs: Callable[[], Sequence[Job]],
        on_error: ErrorSink,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._library = library
        self._jobs = jobs
        self._read = TaskSlot(on_error)
        self._timer = QTimer(self, interval=COALESCE_MS, singleShot=True)
        self._timer.timeout.connect(self._show)
        window.jobs.stopped.connect(lambda _key: library.cancel_scan())
        kinds = (facts.JobChanged, facts.RootsChanged)
        self._subscription = bus.subscribe(kinds, lambda _fact: self._soon())

    def start(self) -> None:
        """Say how things are now."""
        self._show()

    def close(self) -> None:
        """Hear no more."""
        self._subscription.close()
        self._timer.stop()
        self._read.close()

    def _soon(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _show(self) -> None:
        jobs = self._jobs()
        running = [job for job in jobs if job.state is JobState.RUNNING and job.kind not in _SILENT]
        self._window.jobs.show_jobs([self._line(job) for job in running])
        pill = self._window.topbar.job
        if not running:
            pill.rest()
            self._read.run(self._show_rest())
            return
        scanning = self._library.progress()
        is_scan = running[0].kind == SCAN
        done = scanning.report.seen if is_scan else running[0].done
        text = words.fill(words.tr("Scanning {count}"), {"count": words.count(done)})
        if is_scan:
            self._window.sidebar.set_state(text, "accent")
        share = running[0].done / running[0].total if running[0].total else None
        pill.show_work(text if is_scan else running[0].note or words.tr("Working"), share)

    def _line(self, job: Job) -> JobLine:
        """A job as the pop-over shows it; only scans can be stopped (they go on later)."""
        share = job.done / job.total if job.total else None
        if job.kind != SCAN:
            return JobLine(job.key, job.note or words.tr("Working"), share=share, can_stop=False)
        report = self._library.progress().report
        text = words.fill(words.tr("Scanning {folder}"), {"folder": job.note})
        values = {"seen": words.count(report.seen), "added": words.count(report.added)}
        detail = words.fill(words.tr("{seen} files · {added} new"), values)
        return JobLine(job.key, text, detail, share=share)

    async def _show_rest(self) -> None:
        away = [row for row in await self._library.folders() if not row.is_available]
        if away:
            text = words.tr("%n folders are away", "", len(away))
            self._window.sidebar.set_state(text, "warn")
        else:
            self._window.sidebar.set_state(words.tr("Library up to date"))
