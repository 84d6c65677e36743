"""The bell and what is behind it; background work that is held, goes on and has ended."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from audio2_desktop.domain import facts
from audio2_desktop.domain.fact_bus import FactBus
from audio2_desktop.domain.folders import RootRow, ScanReport
from audio2_desktop.domain.problems import Refused
from audio2_desktop.domain.units import RootId, Stamp
from audio2_desktop.jobs.job import Job, JobState
from audio2_desktop.services.library import ScanProgress
from audio2_desktop.ui import language
from audio2_desktop.ui.feeds.notices_feed import NoticesFeed
from audio2_desktop.ui.feeds.work_feed import WorkFeed
from audio2_desktop.ui.frame.notices import MOST, Notice, Notices
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.window import Window
from tests.ui.frame import OnePage
from tests.ui.stage import turn, until

RUNNING, DONE, FAILED = JobState.RUNNING, JobState.DONE, JobState.FAILED
CANCELLED = JobState.CANCELLED
SCAN = Job("scan:1", "scan", {"root": 1}, RUNNING, note="/music")


@dataclass
class Library:
    """Folders, reports and jobs as a test sets them."""

    roots: list[RootRow] = field(
        default_factory=lambda: [RootRow(RootId(1), b"/music", True, True, None)]
    )
    reports: dict[int, ScanReport] = field(default_factory=dict)
    jobs: list[Job] = field(default_factory=list)
    asked: list[tuple[str, object]] = field(default_factory=list)

    def progress(self) -> ScanProgress:
        return ScanProgress(report=ScanReport(seen=4112, added=310))

    def report(self, root_id: RootId) -> ScanReport:
        return self.reports.get(root_id, ScanReport())

    def cancel_scan(self, root_id: RootId | None = None) -> None:
        self.asked.append(("cancel", root_id))
        self.jobs = [
            replace(job, state=CANCELLED) if job.kind == "scan" else job for job in self.jobs
        ]

    async def rescan(self, root_id: RootId | None = None) -> Sequence[str]:
        self.asked.append(("rescan", root_id))
        return ()

    async def folders(self) -> Sequence[RootRow]:
        return tuple(self.roots)


class Measuring:
    """Notes what it is told."""

    def __init__(self) -> None:
        self.is_held = self.is_stopped = False

    def hold(self) -> None:
        self.is_held = True

    def go_on(self) -> None:
        self.is_held = False

    def stop(self) -> None:
        self.is_stopped = True


class Writing(Measuring):
    """As Measuring; its jobs are stopped one by one."""

    stopped = ""

    def stop(self, key: str) -> None:  # type: ignore[override]
        self.stopped = key


@dataclass
class Room:
    window: Window
    library: Library
    measuring: Measuring
    writing: Writing
    bus: FactBus
    feed: NoticesFeed
    work: WorkFeed
    errors: list[BaseException]

    def tell(self, *jobs: Job) -> None:
        self.library.jobs = list(jobs)
        self.bus.publish([facts.JobChanged(job.key) for job in jobs])

    @property
    def said(self) -> list[tuple[str, str]]:
        return [(notice.text, notice.detail) for notice in self.window.notices.all]

    @property
    def lines(self) -> dict[str, str]:
        lines = self.window.jobs._lines.values()
        return {each.line.text: each.line.detail for each in lines}


@pytest.fixture
async def room(window: Window) -> AsyncIterator[Room]:
    library, bus, errors = Library(), FactBus(), list[BaseException]()
    for name in ("home", "health", "settings"):
        window.area.add_page(name, OnePage())
    feed = NoticesFeed(window, bus, library, lambda: library.jobs, lambda: Stamp(5), errors.append)
    measuring, writing = Measuring(), Writing()
    work = WorkFeed(window, bus, library, measuring, writing, lambda: library.jobs, errors.append)
    feed.start()
    work.start()
    await turn()
    yield Room(window, library, measuring, writing, bus, feed, work, errors)
    feed.close()
    await work.close()
    assert errors == []
    assert bus.listeners == 0


def test_the_list_keeps_the_newest_and_counts_the_unread() -> None:
    notices = Notices()
    for at in range(MOST + 5):
        notices.add(Notice(str(at), f"Text {at}"))
    assert len(notices.all) == MOST
    assert notices.all[0].text == "Text 104"
    assert notices.unread == MOST
    notices.add(Notice("50", "Text 50"))
    assert (notices.all[0].text, notices.all[0].times) == ("Text 50", 2)
    notices.add(Notice("50", "Other"))
    assert notices.all[0].times == 1
    notices.remove("50")
    notices.remove("unknown")
    assert notices.all[0].text == "Text 104"
    notices.mark_read()
    assert notices.unread == 0
    notices.clear()
    assert notices.all == ()


async def test_folders_that_could_not_be_looked_into(room: Room) -> None:
    room.tell(SCAN)
    room.library.reports[1] = ScanReport(seen=4, closed=("/music/<b>Shut</b>", "/music/Too"))
    room.tell(replace(SCAN, state=DONE))
    assert room.said == [("2 folders could not be opened", "/music/<b>Shut</b>")]


async def test_a_scan_that_found_something(room: Room) -> None:
    room.tell(SCAN)
    room.library.reports[1] = ScanReport(seen=400, added=310, moved=4, unreadable=3)
    room.tell(replace(SCAN, state=DONE))
    assert room.said == [
        ("3 files could not be read", "/music"),
        ("Scanned /music", "310 new · 4 moved · 3 cannot be read"),
    ]
    room.tell(replace(SCAN, state=DONE))
    assert len(room.said) == 2
    assert room.window.topbar.bell.unread == 2
    assert room.window.topbar.bell.accessibleName() == "Notifications, 2 unread"


async def test_a_scan_that_found_nothing_is_silent(room: Room) -> None:
    room.tell(SCAN)
    room.tell(replace(SCAN, state=DONE))
    room.tell(SCAN)
    room.tell(replace(SCAN, state=CANCELLED))
    assert room.said == []


async def test_a_scan_that_failed(room: Room) -> None:
    room.tell(SCAN)
    room.tell(replace(SCAN, state=FAILED, problem="disk_full: the disk is full"))
    assert room.said == [("/music could not be scanned", "the disk is full")]


async def test_folders_that_go_and_come_back(room: Room) -> None:
    room.library.roots = [replace(room.library.roots[0], is_available=False)]
    room.bus.publish([facts.RootsChanged()])
    await until(lambda: room.said)
    assert room.said[0][0] == "/music is away"
    room.library.roots = [replace(room.library.roots[0], is_available=True)]
    room.bus.publish([facts.RootsChanged()])
    await until(lambda: room.said[0][0] == "/music is back")
    assert len(room.said) == 1


async def test_warnings_of_toasts_are_kept_others_are_not(room: Room) -> None:
    room.window.toasts.say("Added 3 tracks")
    room.window.toasts.say("The disk is full", "warning")
    room.window.toasts.say("The disk is full", "warning")
    assert room.said == [("The disk is full", "")]
    assert room.window.notices.all[0].times == 2
    room.bus.publish([facts.PlaybackTrouble("Salt", Refused("the file is away"))])
    room.window.toasts.say("Skipped Salt: the file is away", "warning")
    assert room.said[0] == ("Salt was skipped", "the file is away")
    assert len(room.said) == 2


async def test_the_list_opens_is_read_and_leads_on(room: Room) -> None:
    window = room.window
    window.activateWindow()
    went: list[Route] = []
    window.went.connect(went.append)
    room.bus.publish([facts.PlaybackTrouble("Salt & <b>Pepper</b>", Refused("the file is away"))])
    window.notices.add(Notice("x", "Nothing to open"))
    window.topbar.bell.click()
    card = window.hanging.happened
    assert card.isVisible()
    assert window.topbar.bell.unread == 0
    assert [line.notice.text for line in card.lines] == [
        "Nothing to open", "Salt & <b>Pepper</b> was skipped",
    ]  # fmt: skip
    QTest.keyClick(card, Qt.Key.Key_Down)
    QTest.keyClick(card.lines[0], Qt.Key.Key_Down)
    assert QApplication.focusWidget() is card.lines[1]
    card.lines[0].click()
    assert went == []
    QTest.keyClick(card.lines[1], Qt.Key.Key_Return)
    assert went == [Route("health")]
    assert not card.isVisible()


async def test_another_language_tells_it_all_again(room: Room) -> None:
    room.tell(SCAN)
    room.library.reports[1] = ScanReport(seen=400, added=310, unreadable=3, closed=("/music/Shut",))
    room.tell(replace(SCAN, state=DONE))
    room.bus.publish([facts.PlaybackTrouble("Salt", Refused("the file is away"))])
    room.library.roots = [replace(room.library.roots[0], is_available=False)]
    room.bus.publish([facts.RootsChanged()])
    await until(lambda: len(room.said) == 5)
    room.window.topbar.bell.click()
    try:
        language.install("es")
        room.window.hanging.say()
        assert [(notice.text, notice.action) for notice in room.window.notices.all] == [
            ("/music no está disponible", "Ajustes"),
            ("Se ha saltado Salt", "Estado de la biblioteca"),
            ("No se ha podido abrir 1 carpeta", "Ajustes"),
            ("No se han podido leer 3 archivos", "Estado de la biblioteca"),
            ("Leída /music", "Inicio"),
        ]
        lines = room.window.hanging.happened.lines
        assert [line.notice for line in lines] == list(room.window.notices.all)
    finally:
        language.install("en")
        language.forget()


async def test_esc_closes_and_clear_empties(room: Room) -> None:
    window = room.window
    window.activateWindow()
    window.topbar.bell.click()
    card = window.hanging.happened
    assert not card.clear.isVisible()
    window.notices.add(Notice("x", "Something"))
    assert card.clear.isVisible()
    card.clear.click()
    assert card.lines == []
    QTest.keyClick(card, Qt.Key.Key_Escape)
    assert not card.isVisible()


# -- background work -------------------------------------------------------------------------------


async def test_work_is_held_and_goes_on(room: Room) -> None:
    room.tell(SCAN)
    await until(lambda: room.lines)
    assert room.lines == {"Scanning /music": "4,112 files · 310 new"}
    pause = room.window.jobs.pause
    assert pause.shown_text() == "Pause all"
    pause.click()
    await until(lambda: room.lines == {"Scanning /music": "Paused"})
    assert room.library.asked == [("cancel", None)]
    assert room.window.topbar.job.accessibleName() == "Paused"
    assert pause.shown_text() == "Resume all"
    pause.click()
    await until(lambda: room.library.asked[-1] == ("rescan", 1))
    await until(lambda: not room.lines)
    assert room.window.topbar.job.isHidden()


async def test_held_work_can_be_given_up(room: Room) -> None:
    room.tell(SCAN)
    await until(lambda: room.lines)
    room.window.jobs.pause.click()
    await until(lambda: room.lines == {"Scanning /music": "Paused"})
    room.window.jobs.stopped.emit("scan:1")
    await until(lambda: not room.lines)
    assert room.library.asked == [("cancel", None)]


MEASURING = Job("measure", "measure", {}, RUNNING, done=12, total=1300)


async def test_measuring_is_held_and_goes_on(room: Room) -> None:
    room.tell(MEASURING)
    await until(lambda: room.lines)
    assert room.lines == {"Measuring loudness": "12 of 1,300 files"}
    assert room.window.topbar.job.accessibleName().startswith("Measuring loudness")
    await until(lambda: room.window.sidebar.state.text() == "Library up to date")
    pause = room.window.jobs.pause
    pause.click()
    await until(lambda: room.lines == {"Measuring loudness": "Paused"})
    assert room.measuring.is_held and room.window.topbar.job.accessibleName() == "Paused"
    pause.click()
    await until(lambda: room.lines == {"Measuring loudness": "12 of 1,300 files"})
    assert not room.measuring.is_held and pause.shown_text() == "Pause all"
    room.window.jobs.stopped.emit("measure")
    assert room.measuring.is_stopped


async def test_writing_loudness_is_held_and_stopped(room: Room) -> None:
    writing = Job("w:1", "write_loudness", {}, RUNNING, done=3, total=9)
    room.tell(writing)
    await until(lambda: room.lines)
    assert room.lines == {"Writing loudness": "3 of 9 files"}
    room.window.jobs.pause.click()
    await until(lambda: room.lines == {"Writing loudness": "Paused"})
    assert room.writing.is_held
    room.window.jobs.pause.click()
    await until(lambda: room.lines == {"Writing loudness": "3 of 9 files"})
    assert not room.writing.is_held
    room.window.jobs.stopped.emit("w:1")
    assert room.writing.stopped == "w:1"
    assert not room.measuring.is_stopped


async def test_a_scan_is_told_before_the_measuring(room: Room) -> None:
    room.tell(MEASURING, SCAN)
    await until(lambda: room.lines)
    assert [*room.lines] == ["Scanning /music", "Measuring loudness"]
    assert room.window.topbar.job.accessibleName().startswith("Scanning")


async def test_one_scan_is_stopped_alone(room: Room) -> None:
    room.tell(SCAN, Job("scan:2", "scan", {"root": 2}, RUNNING, note="/other"))
    await until(lambda: len(room.lines) == 2)
    room.window.jobs.stopped.emit("scan:2")
    assert room.library.asked == [("cancel", 2)]


async def test_what_ended_is_listed_while_the_engine_knows_it(room: Room) -> None:
    room.library.reports[1] = ScanReport(added=12, unreadable=1)
    room.tell(replace(SCAN, state=DONE))
    await until(lambda: room.lines)
    assert room.lines == {"Scan finished": "12 new · 1 cannot be read"}
    assert not room.window.jobs.pause.isVisible()
    room.library.jobs = []
    room.work._show()
    assert room.lines == {}
    room.tell(replace(SCAN, state=FAILED, problem="disk_full: the disk is full"))
    await until(lambda: room.lines)
    assert room.lines == {"Stopped with a problem": "the disk is full"}
    await until(lambda: room.window.sidebar.state.text() == "Stopped with a problem")


async def test_a_scan_without_news_leaves_no_line(room: Room) -> None:
    room.tell(replace(SCAN, state=DONE))
    await turn()
    QTest.qWait(120)
    assert room.lines == {}
    assert room.window.topbar.job.isHidden()


async def test_a_library_without_a_folder_is_not_called_up_to_date(room: Room) -> None:
    state = room.window.sidebar.state
    await until(lambda: state.text() == "Library up to date")
    room.library.roots.clear()
    room.bus.publish([facts.RootsChanged()])
    await until(lambda: state.text() == "No folder yet")
