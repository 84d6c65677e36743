"""How to get to the pictures of the panels, of what plays, and of what hangs over the page."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any, TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from audio2_desktop.domain.folders import ScanReport
from audio2_desktop.ui import words
from audio2_desktop.ui.dialogs.keys_table import KeysTable
from audio2_desktop.ui.dialogs.overlay import Overlay
from audio2_desktop.ui.dialogs.palette import CommandPalette
from audio2_desktop.ui.feeds.work_feed import scan_result
from audio2_desktop.ui.frame.jobs_popover import JobLine
from audio2_desktop.ui.frame.notices import Notice
from audio2_desktop.ui.mini.mini_player import MiniPlayer
from audio2_desktop.ui.mini.mini_window import MiniSize
from audio2_desktop.ui.words import tr
from tests.gallery.stage import Stage

Dialog = TypeVar("Dialog", bound=Overlay)
Show = Callable[[Stage], AbstractAsyncContextManager[None]]


def now_playing(tab: str = "lyrics", *, panel: bool = False) -> Show:
    """What plays, large."""

    @asynccontextmanager
    async def show(stage: Stage) -> AsyncIterator[None]:
        stage.window.set_panel_open(panel)
        stage.go("now")
        await stage.rest()
        page: Any = stage.page
        page.tabs.set_current(tab)
        page._on_tab(tab)
        await stage.until(lambda: page.ground.has_backdrop, "the backdrop")
        await stage.until(lambda: page.lyrics.lyrics, "the lyrics")
        await asyncio.sleep(0.35)
        yield
        stage.window.set_panel_open(False)

    return show


@asynccontextmanager
async def lyrics_panel(stage: Stage) -> AsyncIterator[None]:
    """The lyrics beside an album."""
    stage.go("album", stage.albums["Slow Harbour"])
    await stage.rest()
    stage.window.toggle_tab("lyrics")
    pane = stage.window.panel.lyrics
    await stage.until(lambda: pane.lyrics, "the lyrics")
    await asyncio.sleep(0.3)
    yield
    stage.window.set_panel_open(False)
    stage.window.panel.show_tab("queue")


@asynccontextmanager
async def autoplay(stage: Stage) -> AsyncIterator[None]:
    """The queue is near its end: what goes on stands behind it, one of it selected."""
    stage.go("album", stage.albums["Slow Harbour"])
    player: Any = stage.supplied("player")
    view = player.queue()
    rest = [entry.uid for entry in (*view.up_next, *view.from_context)][1:]
    done = await player.remove(rest)
    stage.window.set_panel_open(True)
    queue = stage.window.panel.list
    await stage.until(lambda: player.queue().coming, "suggestions")
    await stage.until(lambda: queue.rows.is_suggested(queue.rows.rowCount() - 1), "their lines")
    queue.setCurrentIndex(queue.rows.index(queue.rows.rowCount() - 2))
    yield
    stage.window.set_panel_open(False)
    await done.undo()


def mini_player(kind: MiniSize) -> Show:
    """The small window over Home, with the pointer over it."""

    @asynccontextmanager
    async def show(stage: Stage) -> AsyncIterator[None]:
        stage.go("home")
        await stage.rest()
        player = stage.window.findChild(MiniPlayer)
        assert player is not None
        mini = player.mini or player._make()
        mini.set_size(kind)
        corner = stage.window.mapToGlobal(stage.window.rect().bottomRight())
        mini.move(corner - QPoint(mini.width() + 20, mini.height() + 120))
        mini._is_near = True
        player._show()
        mini.show()
        stage.lay_over(mini)
        await asyncio.sleep(0.3)
        yield
        mini._is_near = False
        mini.hide()
        stage.window.activateWindow()

    return show


@asynccontextmanager
async def details_panel(stage: Stage) -> AsyncIterator[None]:
    """The details of a selected track beside its album."""
    stage.go("album", stage.albums["Slow Harbour"])
    await stage.rest()
    table: Any = stage.page.table  # type: ignore[attr-defined]
    table.select_keys([table.rows.key_at(4)])
    table.make_current(4)
    table.setFocus()
    stage.window.toggle_tab("details")
    panel = stage.window.panel.details
    await stage.until(lambda: panel.track is not None, "the details")
    yield
    stage.window.set_panel_open(False)
    stage.window.panel.show_tab("queue")


@asynccontextmanager
async def several_selected(stage: Stage) -> AsyncIterator[None]:
    """What five selected tracks have in common."""
    stage.go("tracks")
    await stage.rest()
    table: Any = stage.page.table  # type: ignore[attr-defined]
    table.select_keys([table.rows.key_at(at) for at in (2, 3, 4, 5, 8)])
    table.setFocus()
    stage.window.toggle_tab("details")
    facts = stage.window.panel.details.facts["common"]
    await stage.until(lambda: facts.facts, "what they share")
    yield
    stage.window.set_panel_open(False)
    stage.window.panel.show_tab("queue")


@asynccontextmanager
async def notifications(stage: Stage) -> AsyncIterator[None]:
    """What has happened, under the bell."""
    stage.go("home")
    await stage.rest()
    window = stage.window
    window.notices.clear()
    for notice in (
        Notice("1", _filled("{folder} is away", "folder", "/media/old-disk"),
               tr("Nothing of it was taken out of the library."), "hard-drive", "warn",
               run=lambda: None),
        Notice("2", tr("%n files could not be read", "", 3), "/music/incoming",
               "warning-circle-fill", "warn", run=lambda: None, times=2),
        Notice("3", _filled("Scanned {folder}", "folder", "/music/incoming"),
               scan_result(ScanReport(added=310, moved=4)), "folder-open", "accent",
               run=lambda: None),
        Notice("4", _filled("{title} was skipped", "title", "Ámbar y sal"),
               tr("There is no sound in this file, or it is damaged."),
               "warning-circle-fill", "err"),
    ):  # fmt: skip
        window.notices.add(notice)
    window.topbar.bell.click()
    yield
    window.hanging.happened.hide()
    window.notices.clear()


@asynccontextmanager
async def background_work(stage: Stage) -> AsyncIterator[None]:
    """A scan, work that is held and work that has ended."""
    stage.go("home")
    await stage.rest()
    window, seen = stage.window, words.count(4112)
    lines = (
        JobLine("1", _filled("Scanning {folder}", "folder", "/music/incoming"),
                words.fill(tr("{seen} files · {added} new"), {"seen": seen, "added": 310}),
                share=0.7),
        JobLine("2", _filled("Scanning {folder}", "folder", "/media/old-disk"), tr("Paused"),
                "pause", colour="t2"),
        JobLine("3", tr("Scan finished"), scan_result(ScanReport(added=12, unreadable=1)),
                "check-circle-fill", can_stop=False, colour="ok", has_ended=True),
    )  # fmt: skip
    window.topbar.job.show_work(_filled("Scanning {count}", "count", seen), 0.7)
    window.jobs.show_jobs(lines)
    window.topbar.job.click()
    yield
    window.jobs.show_jobs(())
    window.topbar.job.rest()


def palette(text: str) -> Show:
    """The command palette, with what it finds for a text."""

    @asynccontextmanager
    async def show(stage: Stage) -> AsyncIterator[None]:
        stage.go("albums")
        await stage.rest()
        held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        QTest.keyClick(stage.window, Qt.Key.Key_P, held)
        palette = await _dialog(stage, CommandPalette)
        palette.field.line.setText(text)
        await asyncio.sleep(0.6)
        yield
        palette.finish(None)

    return show


@asynccontextmanager
async def keys(stage: Stage) -> AsyncIterator[None]:
    """All keys."""
    stage.go("albums")
    await stage.rest()
    QTest.keyClick(stage.window, Qt.Key.Key_F1)
    table = await _dialog(stage, KeysTable)
    yield
    table.finish(None)


def _filled(template: str, name: str, value: str) -> str:
    return words.fill(tr(template), {name: value})


async def _dialog(stage: Stage, kind: type[Dialog]) -> Dialog:
    await stage.until(lambda: stage.window.findChild(kind), kind.__name__)
    found = stage.window.findChild(kind)
    assert found is not None
    return found
