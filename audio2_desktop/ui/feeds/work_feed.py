"""What the window says about work in the background: the foot of the side bar, the job pill and
its list. Work can be held: scans stop and go on where they were, as they read only what is missing;
measuring and writing loudness wait.
"""

from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from audio2_desktop.domain import facts
from audio2_desktop.domain.fact_bus import FactBus
from audio2_desktop.domain.folders import RootRow, ScanReport
from audio2_desktop.domain.units import RootId
from audio2_desktop.jobs.engine import KEEP_ENDED_S
from audio2_desktop.jobs.job import Job, JobState
from audio2_desktop.jobs.tasks import ErrorSink, TaskBag, TaskSlot
from audio2_desktop.services.hashing import HASH
from audio2_desktop.services.library import SCAN, ScanProgress
from audio2_desktop.services.loudness_tags import WRITE_LOUDNESS
from audio2_desktop.services.measuring import MEASURE
from audio2_desktop.ui import words
from audio2_desktop.ui.frame.jobs_popover import JobLine
from audio2_desktop.ui.window import Window

COALESCE_MS = 100
_SILENT = frozenset({HASH})
"""Work that goes on for hours and that nobody waits for."""
_OF_FILES = {MEASURE: "ear", WRITE_LOUDNESS: "pencil-simple"}
"""Work that counts files, and its icon."""


class Folders(Protocol):
    """What is asked of services.library."""

    def progress(self) -> ScanProgress: ...
    def report(self, root_id: RootId) -> ScanReport: ...
    def cancel_scan(self, root_id: RootId | None = None) -> None: ...
    def rescan(self, root_id: RootId | None = None) -> Awaitable[Sequence[str]]: ...
    async def folders(self) -> Sequence[RootRow]: ...


class Measuring(Protocol):
    """What is asked of services.measuring."""

    @property
    def is_held(self) -> bool: ...
    def hold(self) -> None: ...
    def go_on(self) -> None: ...
    def stop(self) -> None: ...


class LoudnessTags(Protocol):
    """What is asked of services.loudness_tags."""

    @property
    def is_held(self) -> bool: ...
    def hold(self) -> None: ...
    def go_on(self) -> None: ...
    def stop(self, key: str) -> None: ...


class WorkFeed(QObject):
    """Owns its subscription and tasks; `close` ends them."""

    def __init__(
        self,
        window: Window,
        bus: FactBus,
        library: Folders,
        measuring: Measuring,
        loudness_tags: LoudnessTags,
        jobs: Callable[[], Sequence[Job]],
        on_error: ErrorSink,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._library = library
        self._measuring = measuring
        self._loudness_tags = loudness_tags
        self._jobs = jobs
        self._held: dict[str, Job] = {}
        self._read = TaskSlot(on_error)
        self._tasks = TaskBag(on_error)
        self._timer = QTimer(self, interval=COALESCE_MS, singleShot=True)
        self._timer.timeout.connect(self._show)
        self._forgotten = QTimer(self, interval=round(KEEP_ENDED_S * 1000) + 500, singleShot=True)
        self._forgotten.timeout.connect(self._show)
        window.jobs.stopped.connect(self._stop)
        window.jobs.paused.connect(self._hold)
        kinds = (facts.JobChanged, facts.RootsChanged, facts.SettingChanged)
        self._subscription = bus.subscribe(kinds, self._on_fact)

    def _on_fact(self, fact: facts.Fact) -> None:
        match fact:
            case facts.SettingChanged(name) if name != "language.language":
                return
        self._soon()

    def start(self) -> None:
        """Say how things are now."""
        self._show()

    async def close(self) -> None:
        """Hear no more."""
        self._subscription.close()
        self._timer.stop()
        self._forgotten.stop()
        self._read.close()
        await self._tasks.close()

    # -- hands -------------------------------------------------------------------------------------

    def _stop(self, key: str) -> None:
        """One scan ends, held or running, or the measuring; the next start goes on with it."""
        if key == MEASURE:
            self._measuring.stop()
        elif self._held.pop(key, None) is None:
            job = next((job for job in self._jobs() if job.key == key), None)
            if job is not None and job.kind == WRITE_LOUDNESS:
                self._loudness_tags.stop(key)
            else:
                self._library.cancel_scan(_root(job) if job is not None else None)
        self._soon()

    def _hold(self, on: bool) -> None:
        held, self._held = self._held, {}
        if on:
            self._held = {
                job.key: job for job in self._jobs() if job.kind == SCAN and not job.state.is_final
            }
            self._library.cancel_scan()
            self._measuring.hold()
            self._loudness_tags.hold()
        else:
            self._measuring.go_on()
            self._loudness_tags.go_on()
            roots = dict.fromkeys(root for job in held.values() if (root := _root(job)))
            self._tasks.start(self._go_on(tuple(roots)))
        self._window.jobs.set_paused(on)
        self._soon()

    async def _go_on(self, roots: Sequence[RootId]) -> None:
        for root in roots:
            await self._library.rescan(root)

    # -- what is shown -----------------------------------------------------------------------------

    def _soon(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _show(self) -> None:
        jobs = [job for job in self._jobs() if job.kind not in _SILENT]
        at_work = [job for job in jobs if job.state is JobState.RUNNING]
        waiting = [job for job in at_work if self._is_held(job)]
        running = [job for job in at_work if job not in waiting]
        running.sort(key=lambda job: job.kind == MEASURE)
        ended = [line for job in jobs if (line := self._ended(job)) is not None]
        for job in running:
            self._held.pop(job.key, None)  # somebody started it again
        window = self._window
        kept = [*self._held.values(), *waiting]
        window.jobs.set_paused(bool(kept) and not running)
        held = [self._held_line(job) for job in kept]
        window.jobs.show_jobs([*(self._line(job) for job in running), *held, *ended])
        if ended:
            self._forgotten.start()
        self._show_pill(running, ended, is_held=bool(kept))

    def _is_held(self, job: Job) -> bool:
        if job.kind == MEASURE:
            return self._measuring.is_held
        return job.kind == WRITE_LOUDNESS and self._loudness_tags.is_held

    def _show_pill(
        self, running: Sequence[Job], ended: Sequence[JobLine], *, is_held: bool
    ) -> None:
        pill = self._window.topbar.job
        if running:
            self._show_running(running[0])
            if running[0].kind == SCAN:
                return
        elif is_held:
            pill.show_work(words.tr("Paused"), None)
        elif ended:
            pill.show_work(ended[-1].text, 1.0)
        else:
            pill.rest()
        self._read.run(self._show_rest(has_failed=any(line.colour == "err" for line in ended)))

    def _show_running(self, job: Job) -> None:
        scanning = self._library.progress()
        is_scan = job.kind == SCAN
        done = scanning.report.seen if is_scan else job.done
        text = words.fill(words.tr("Scanning {count}"), {"count": words.count(done)})
        if is_scan:
            self._window.sidebar.set_state(text, "accent")
        share = job.done / job.total if job.total else None
        self._window.topbar.job.show_work(text if is_scan else _what(job), share)

    def _line(self, job: Job) -> JobLine:
        """A job as the pop-over shows it. Scans and measuring can be stopped and go on later; what
        was written of loudness stays."""
        share = job.done / job.total if job.total else None
        if job.kind in _OF_FILES:
            numbers = {"done": words.count(job.done), "total": words.count(job.total)}
            detail = words.fill(words.tr("{done} of {total} files"), numbers)
            return JobLine(job.key, _what(job), detail, _OF_FILES[job.kind], share=share)
        if job.kind != SCAN:
            return JobLine(job.key, _what(job), share=share, can_stop=False)
        report = self._library.progress().report
        text = _what(job)
        values = {"seen": words.count(report.seen), "added": words.count(report.added)}
        detail = words.fill(words.tr("{seen} files · {added} new"), values)
        return JobLine(job.key, text, detail, share=share)

    def _held_line(self, job: Job) -> JobLine:
        share = job.done / job.total if job.kind in _OF_FILES and job.total else None
        return JobLine(job.key, _what(job), words.tr("Paused"), "pause", share=share, colour="t2")

    def _ended(self, job: Job) -> JobLine | None:
        """What is still said of a job that ended within the last minute; None where there is
        nothing to say: a scan that found nothing new."""
        if job.state is JobState.FAILED:
            reason = words.tr(job.problem.partition(": ")[2] or job.problem)
            return JobLine(
                job.key, words.tr("Stopped with a problem"), reason, "warning-circle-fill",
                can_stop=False, colour="err", has_ended=True,
            )  # fmt: skip
        if job.state is not JobState.DONE:
            return None
        root = _root(job)
        if job.kind != SCAN or root is None:
            return None
        detail = scan_result(self._library.report(root))
        if not detail:
            return None
        return JobLine(
            job.key, words.tr("Scan finished"), detail, "check-circle-fill",
            can_stop=False, colour="ok", has_ended=True,
        )  # fmt: skip

    async def _show_rest(self, *, has_failed: bool) -> None:
        folders = await self._library.folders()
        away = [row for row in folders if not row.is_available]
        show = self._window.sidebar.set_state
        if away:
            show(words.tr("%n folders are away", "", len(away)), "warn")
        elif has_failed:
            show(words.tr("Stopped with a problem"), "err")
        elif folders:
            show(words.tr("Library up to date"))
        else:
            show(words.tr("No folder yet"), "t3")


def scan_result(report: ScanReport) -> str:
    """ "310 new · 4 moved"; empty when a scan changed nothing."""
    tr = words.tr
    return words.joined(
        tr("%n new", "", report.added) if report.added else "",
        tr("%n changed", "", report.updated) if report.updated else "",
        tr("%n moved", "", report.moved) if report.moved else "",
        tr("%n gone", "", report.missing) if report.missing else "",
        tr("%n cannot be read", "", report.unreadable) if report.unreadable else "",
    )


def _what(job: Job) -> str:
    if job.kind == MEASURE:
        return words.tr("Measuring loudness")
    if job.kind == WRITE_LOUDNESS:
        return words.tr("Writing loudness")
    if job.kind == SCAN:
        return words.fill(words.tr("Scanning {folder}"), {"folder": job.note})
    return job.note or words.tr("Working")


def _root(job: Job) -> RootId | None:
    root = job.payload.get("root")
    return RootId(root) if isinstance(root, int) else None
