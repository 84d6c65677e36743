"""The queue panel: bands, drags, keys; and toasts over the page."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QImage, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from audio2_desktop.domain.lines import Entry, Outside
from audio2_desktop.domain.queue import Band
from audio2_desktop.domain.units import Ms, TrackId
from audio2_desktop.ui import drag
from audio2_desktop.ui.frame.jobs_popover import JobLine
from audio2_desktop.ui.frame.right_panel import PanelShadow
from audio2_desktop.ui.frame.toasts import SHORT_MS, Message, Toasts
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets.buttons import IconButton
from audio2_desktop.ui.window import Window
from tests.ui.frame import OnePage, close, drop


def entries(count: int, start: int = 0) -> list[Entry]:
    return [Entry(start + at, TrackId(start + at)) for at in range(count)]


def test_the_queue_asks_for_rows_it_shows(window: Window, qtbot: QtBot) -> None:
    rows = window.panel.rows
    with qtbot.waitSignal(rows.rows_wanted) as asked:
        rows.show_queue(None, entries(3, 900), ())
        window.set_panel_open(True)
        rows.data(rows.index(1), 0)
    assert set(asked.args[0]) <= {900, 901, 902}


def test_places_in_the_queue(window: Window) -> None:
    rows = window.panel.rows
    rows.show_queue(entries(1)[0], entries(2, 10), entries(2, 20), "Salt")
    # head, now, head, 10, 11, head, 20, 21
    assert rows.uid_before(1) == (10, Band.UP_NEXT)
    assert rows.uid_before(4) == (11, Band.UP_NEXT)
    assert rows.uid_before(5) == (None, Band.UP_NEXT)
    assert rows.uid_before(7) == (21, Band.CONTEXT)
    assert rows.uid_before(8) == (None, Band.CONTEXT)


def test_files_outside_the_library_are_sorted_and_shown_by_their_tags(window: Window) -> None:
    window.set_panel_open(True)
    files = [Outside(b"/x/%d.mp3" % at, f"0{at}") for at in range(3)]
    coming = [Entry(uid, None, file) for uid, file in enumerate(files, 7)]
    rows, view = window.panel.rows, window.panel.list
    met = Outside(b"", "Salt", "Ada", length_ms=Ms(61_000))
    rows.known = lambda entry: replace(entry, outside=met) if entry.outside else entry
    rows.show_queue(entries(1)[0], (), coming, "Files")
    assert rows.data(rows.index(4)) == "Salt, Ada, 1:01"
    moved: list[tuple[list[int], int | None, Band]] = []
    view.moved.connect(lambda uids, before, band: moved.append((uids, before, band)))
    mime = rows.mimeData([rows.index(5)])
    rect = view.visualRect(rows.index(3))
    assert drop(view, mime, QPoint(rect.center().x(), rect.top() + 4))
    assert moved == [([9], 7, Band.CONTEXT)]


def test_rows_keep_their_place_when_the_scroll_bar_comes(window: Window) -> None:
    window.set_panel_open(True)
    rows, view = window.panel.rows, window.panel.list
    rows.show_queue(entries(1)[0], (), entries(3, 10), "Few")
    few = view.visualRect(rows.index(3))
    assert view.verticalScrollBar().maximum() == 0
    rows.show_queue(entries(1)[0], (), entries(90, 10), "Many")
    QTest.qWait(1)
    assert view.verticalScrollBar().maximum() > 0
    assert view.visualRect(rows.index(3)) == few
    save = window.panel.save
    assert close(view.across(few).right() - window.theme.px(20), save.geometry().right())


def test_the_row_under_the_mouse_is_another_after_scrolling(window: Window) -> None:
    window.set_panel_open(True)
    rows, view = window.panel.rows, window.panel.list
    rows.show_queue(entries(1)[0], (), entries(90, 10), "Many")
    QTest.qWait(1)
    QTest.mouseMove(view.viewport(), view.visualRect(rows.index(3)).center())
    assert view.hovered == 3
    view.verticalScrollBar().setValue(5 * window.theme.px(52))
    assert view.hovered > 3


def test_a_huge_queue_is_shown_at_once(window: Window) -> None:
    rows = window.panel.rows
    rows.show_queue(entries(1)[0], (), entries(200_000, 10), "Everything")
    assert rows.rowCount() < 1100
    last = rows.line(rows.rowCount() - 1)
    assert last is not None
    assert last.text == "and 199,000 more"


def test_queue_rows_are_sorted_by_drag_and_by_keys(window: Window) -> None:
    window.set_panel_open(True)
    view = window.panel.list
    moved: list[tuple[list[int], int | None, Band]] = []
    view.moved.connect(lambda uids, before, band: moved.append((uids, before, band)))
    mime = drag.TrackMime((2,), "queue", (1,))
    rect = view.visualRect(view.rows.index(5))
    assert drop(view, mime, QPoint(rect.center().x(), rect.top() + 4))
    assert moved == [([1], 3, Band.UP_NEXT)]
    view.setCurrentIndex(view.rows.index(4))
    QTest.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert moved[-1] == ([2], 1, Band.UP_NEXT)


def test_queue_entries_are_removed_and_jumped_to(window: Window) -> None:
    window.set_panel_open(True)
    view = window.panel.list
    removed: list[list[int]] = []
    jumped: list[int] = []
    view.removed.connect(removed.append)
    view.jumped.connect(jumped.append)
    view.setCurrentIndex(view.rows.index(3))
    QTest.keyClick(view, Qt.Key.Key_Delete)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert (removed, jumped) == ([[1]], [1])


def test_foreign_tracks_are_dropped_into_the_queue(window: Window) -> None:
    window.set_panel_open(True)
    view = window.panel.list
    added: list[tuple[int, ...]] = []
    view.added.connect(lambda what, before, band: added.append(what.ids))
    spot = view.visualRect(view.rows.index(4)).center()
    assert drop(view, drag.TrackMime((70, 71), "tracks"), spot)
    assert added == [(70, 71)]


# -- toasts ----------------------------------------------------------------------------------------


@pytest.fixture
def toasts(window: Window) -> Toasts:
    return window.toasts


def test_undo_stays_longer_and_acts_once(toasts: Toasts) -> None:
    done: list[int] = []
    toasts.say("Saved")
    assert 0 < toasts.left_ms < 1.2 * SHORT_MS
    toasts.offer_undo("Added 3 tracks", lambda: done.append(1))
    assert toasts.card.text == "Added 3 tracks"
    assert toasts.left_ms > 1.5 * SHORT_MS
    toasts.card.action.click()
    toasts.card.action.click()
    assert done == [1]
    assert not toasts.card.isVisible()


def test_plain_toasts_wait_for_their_turn(toasts: Toasts) -> None:
    toasts.say("One")
    toasts.say("Two")
    assert toasts.card.text == "One"
    toasts._timer.timeout.emit()
    assert toasts.card.text == "Two"
    toasts.dismiss()
    assert toasts.current is None


def test_a_toast_stays_while_it_is_watched(toasts: Toasts) -> None:
    toasts.show(Message("Added", "Undo", lambda: None))
    toasts.card.watched.emit(True)
    assert toasts.left_ms == -1
    toasts.card.watched.emit(False)
    assert toasts.left_ms > 0


def test_the_toast_lies_at_the_bottom_centre_of_the_page(window: Window) -> None:
    window.toasts.say("Saved")
    card = window.toasts.card
    assert close(card.geometry().center().x(), window.area.geometry().center().x())
    assert card.width() == 430 + 52
    window.set_panel_open(True)
    assert close(card.geometry().center().x(), 240 + 864 / 2)


def test_f8_goes_to_the_action(window: Window) -> None:
    assert not window.toasts.focus()
    window.toasts.offer_undo("Added", lambda: None)
    assert window.toasts.focus()


def test_f8_goes_to_a_card_without_an_action_and_esc_takes_it_away(window: Window) -> None:
    window.activateWindow()
    window.toasts.say("Saved")
    assert window.toasts.focus()
    assert window.toasts.card.hasFocus()
    assert window.toasts.left_ms == -1
    QTest.keyClick(window.toasts.card, Qt.Key.Key_Escape)
    assert not window.toasts.card.isVisible()


# -- background work -------------------------------------------------------------------------------


def test_jobs_open_under_the_pill_and_can_be_stopped(window: Window) -> None:
    popover = window.jobs
    window.topbar.job.click()
    assert not popover.isVisible()
    scan = JobLine("scan:1", "Scanning /music", "4,112 files", share=0.4)
    popover.show_jobs([scan, JobLine("art", "Covers", can_stop=False)])
    window.topbar.job.click()
    assert popover.isVisible()
    assert close(popover.width(), 368 + 52)
    bar = window.topbar
    right = bar.mapTo(window, QPoint(bar.width() - 20, 0)).x()
    assert close(popover.geometry().right() - 26, right)
    stopped: list[str] = []
    popover.stopped.connect(stopped.append)
    crosses = [b for b in popover.findChildren(IconButton) if b.isVisible()]
    assert [b.accessibleName() for b in crosses] == ["Stop: Scanning /music"]
    crosses[0].click()
    assert stopped == ["scan:1"]
    popover.show_jobs([])
    assert not popover.isVisible()


def test_the_pill_makes_room_for_its_words(window: Window) -> None:
    window.topbar.job.show_work("Scanning 1,234,567", 0.1)
    pill = window.topbar.job
    assert pill.width() == pill.sizeHint().width()
    assert pill.geometry().right() < window.topbar.panel.x()
    pill.rest()
    assert pill.isHidden()


# -- files from the desktop ------------------------------------------------------------------------


def test_files_dropped_anywhere_on_a_page_are_reported(window: Window) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/music/new")])
    got: list[tuple[str, ...]] = []
    window.area.files_dropped.connect(got.append)
    assert drop(window.area, mime, QPoint(300, 300))
    assert got == [("file:///music/new",)]
    assert not drop(window.area, drag.TrackMime((1,)), QPoint(300, 300))


def test_a_toast_stays_above_a_bar_of_the_page(window: Window) -> None:
    class Barred(OnePage):
        floor_changed = Signal()
        floor = 0

    page = Barred()
    window.area.add_page("artists", page)
    window.go(Route("artists"))
    window.toasts.say("Done")
    before = window.toasts.card.y()
    page.floor = 62
    page.floor_changed.emit()
    assert window.toasts.card.y() == before - 62


def test_the_selection_outlives_changes_of_the_queue(window: Window) -> None:
    rows, view = window.panel.rows, window.panel.list
    now, up_next = entries(1)[0], entries(4, 10)
    rows.show_queue(now, up_next, ())
    view.setCurrentIndex(rows.index(4))  # head, now, head, 10, 11
    rows.show_queue(now, [*entries(1, 30), *up_next], ())
    assert [rows.uid_at(index.row()) for index in view.selectedIndexes()] == [11]
    assert rows.uid_at(view.currentIndex().row()) == 11
    rows.show_queue(now, [*entries(1, 30), up_next[0], *up_next[2:]], ())
    assert [rows.uid_at(index.row()) for index in view.selectedIndexes()] == [12]
    rows.show_queue(None, (), ())
    assert not view.selectedIndexes()


@pytest.mark.parametrize("way", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_shadow_is_deepest_at_the_panel(
    qtbot: QtBot, dark: Theme, way: Qt.LayoutDirection
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.setLayoutDirection(way)
    shadow = PanelShadow(dark, page)
    shadow.resize(28, 4)
    image = QImage(shadow.size(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    shadow.render(image, QPoint(), QRegion(), QWidget.RenderFlag.IgnoreMask)
    first, last = (image.pixelColor(x, 2).lightness() for x in (0, 27))
    assert (first > last) == (way is Qt.LayoutDirection.LeftToRight)
