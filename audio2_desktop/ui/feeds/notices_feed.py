"""What goes into the list behind the bell: scans that found something, files that failed, folders
that went or came back, errors."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject

from audio2_desktop.domain import facts
from audio2_desktop.domain.fact_bus import FactBus
from audio2_desktop.domain.folders import RootRow, ScanReport
from audio2_desktop.domain.problems import Problem
from audio2_desktop.domain.units import RootId, Stamp
from audio2_desktop.jobs.job import Job, JobState
from audio2_desktop.jobs.tasks import ErrorSink, TaskSlot
from audio2_desktop.services.library import SCAN
from audio2_desktop.ui import words
from audio2_desktop.ui.feeds.work_feed import scan_result
from audio2_desktop.ui.frame.notices import Notice
from audio2_desktop.ui.frame.toasts import Message
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.views.track_facts import words_of_path
from audio2_desktop.ui.window import Window

_LOOKS = {"warning": "warn", "error": "err"}
_WARNING = ("warning-circle-fill", "warn")


class Library(Protocol):
    """What is asked of services.library."""

    def report(self, root_id: RootId) -> ScanReport: ...
    async def folders(self) -> Sequence[RootRow]: ...


class NoticesFeed(QObject):
    """Owns its subscription; `close` ends it."""

    def __init__(
        self,
        window: Window,
        bus: FactBus,
        library: Library,
        jobs: Callable[[], Sequence[Job]],
        now: Callable[[], Stamp],
        on_error: ErrorSink,
    ) -> None:
        super().__init__(window)
        self._window, self._library, self._jobs, self._now = window, library, jobs, now
        self._open: set[str] = set()
        self._folders: dict[RootId, RootRow] | None = None
        self._trouble = ""
        self._read = TaskSlot(on_error)
        kinds = (facts.JobChanged, facts.RootsChanged, facts.PlaybackTrouble)
        self._subscription = bus.subscribe(kinds, self._on_fact)
        window.toasts.shown.connect(self._on_toast)

    def start(self) -> None:
        """Learn which folders are there."""
        self._read.run(self._read_folders())

    def close(self) -> None:
        """Hear no more."""
        self._subscription.close()
        self._read.close()

    def _on_fact(self, fact: facts.Fact) -> None:
        match fact:
            case facts.JobChanged(key):
                self._look_at_job(key)
            case facts.RootsChanged():
                self._read.run(self._read_folders())
            case facts.PlaybackTrouble(title, problem):
                self._trouble = title
                told = partial(_skipped, title, problem)
                self._tell(f"skipped:{title}", told, _WARNING, "health")

    # -- scans -------------------------------------------------------------------------------------

    def _look_at_job(self, key: str) -> None:
        job = next((job for job in self._jobs() if job.key == key), None)
        if job is None or job.kind != SCAN:
            return
        if not job.state.is_final:
            self._open.add(key)
        elif key in self._open:
            self._open.discard(key)
            self._scan_ended(job)

    def _scan_ended(self, job: Job) -> None:
        root = job.payload.get("root")
        if not isinstance(root, int):
            return
        name = partial(self._name, RootId(root))
        if job.state is JobState.FAILED:
            look = ("warning-circle-fill", "err")
            self._tell(f"scan:{root}", lambda: _failed(name(), job), look, "settings")
            return
        report = self._library.report(RootId(root))
        if job.state is JobState.DONE and scan_result(report):
            look = ("folder-open", "accent")
            self._tell(f"scan:{root}", lambda: _scanned(name(), report), look, "home")
        if report.unreadable:
            self._tell(f"unread:{root}", lambda: _unread(name(), report), _WARNING, "health")
        if report.closed:
            self._tell(f"closed:{root}", lambda: _closed(report), _WARNING, "settings")

    # -- folders -----------------------------------------------------------------------------------

    async def _read_folders(self) -> None:
        before = self._folders
        self._folders = {row.id: row for row in await self._library.folders()}
        for ref, row in self._folders.items():
            former = before.get(ref) if before is not None else None
            was_there = former.is_available if former is not None else True
            if row.is_available == was_there:
                continue
            look = ("hard-drive", "ok" if row.is_available else "warn")
            self._tell(f"folder:{ref}", partial(_came_or_went, row), look, "settings")

    def _name(self, ref: RootId) -> str:
        row = (self._folders or {}).get(ref)
        return words_of_path(row.path) if row is not None else words.tr("A folder")

    # -- toasts that warn --------------------------------------------------------------------------

    def _on_toast(self, message: Message) -> None:
        colour = _LOOKS.get(message.look)
        if colour is None:
            return
        if self._trouble and self._trouble in message.text:
            return  # told with its reason already
        # its words are of the moment: nobody keeps what they were made of
        icon, text = "warning-circle-fill", message.text
        self._window.notices.add(Notice(f"toast:{text}", text, "", icon, colour, self._now()))

    def _tell(
        self, key: str, told: Callable[[], tuple[str, str]], look: tuple[str, str], place: str
    ) -> None:
        """told: says text and detail; place: the page where something can be done."""

        def whole() -> tuple[str, str, str]:
            return *told(), _called(place)

        (text, detail, action), (icon, colour) = whole(), look
        run = partial(self._window.go, Route(place))
        self._window.notices.add(
            Notice(key, text, detail, icon, colour, self._now(), action, run, told=whole)
        )


# -- what is told, in the language of the moment ---------------------------------------------------


def _called(place: str) -> str:
    names = {
        "home": words.tr("Home"),
        "health": words.tr("Library health"),
        "settings": words.tr("Settings"),
    }
    return names[place]


def _skipped(title: str, problem: Problem) -> tuple[str, str]:
    text = words.fill(words.tr("{title} was skipped"), {"title": title})
    return text if title else words.tr("Playing stopped"), words.problem(problem)


def _failed(folder: str, job: Job) -> tuple[str, str]:
    text = words.fill(words.tr("{folder} could not be scanned"), {"folder": folder})
    return text, words.tr(job.problem.partition(": ")[2] or job.problem)


def _scanned(folder: str, report: ScanReport) -> tuple[str, str]:
    text = words.fill(words.tr("Scanned {folder}"), {"folder": folder})
    return text, scan_result(report)


def _unread(folder: str, report: ScanReport) -> tuple[str, str]:
    return words.tr("%n files could not be read", "", report.unreadable), folder


def _closed(report: ScanReport) -> tuple[str, str]:
    text = words.tr("%n folders could not be opened", "", len(report.closed))
    return text, report.closed[0]


def _came_or_went(row: RootRow) -> tuple[str, str]:
    values = {"folder": words_of_path(row.path)}
    if row.is_available:
        text = words.fill(words.tr("{folder} is back"), values)
        return text, words.tr("Its music can be played again.")
    text = words.fill(words.tr("{folder} is away"), values)
    return text, words.tr("Nothing of it was taken out of the library.")
