"""The Details tab: of whom it tells, what it says, and the panel around it."""

from array import array
from collections.abc import AsyncIterator, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QSettings, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from audio2_desktop.domain.facts import TracksChanged
from audio2_desktop.domain.music import Entity, TrackRow
from audio2_desktop.domain.problems import NotFound
from audio2_desktop.domain.track_details import TrackDetails
from audio2_desktop.domain.units import TrackId
from audio2_desktop.ui import intents
from audio2_desktop.ui.feeds.details_feed import DetailsFeed
from audio2_desktop.ui.frame.right_panel import LEAST, MOST
from audio2_desktop.ui.intents import Intent
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.window import Window
from tests.ui import samples
from tests.ui.frame import OnePage, box
from tests.ui.test_now_playing import details_of
from tests.ui.whole_window import Stage


class List(QWidget):
    """A view of tracks as the feed sees one."""

    selection_changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.picked: Sequence[int] = array("q")

    def selected_tracks(self) -> Sequence[int]:
        return self.picked

    def pick(self, *ids: int) -> None:
        self.picked = array("q", ids)
        self.selection_changed.emit()


class ListPage(OnePage):
    def __init__(self) -> None:
        super().__init__()
        self.list = List(self)
        QVBoxLayout(self).addWidget(self.list)

    def focus_first(self) -> None:
        self.list.setFocus()


class Details:
    """Of the tracks 1 to 60; remembers what was asked."""

    def __init__(self) -> None:
        self.rows_of = {row.id: row for row in samples.tracks(60)}
        self.asked: list[object] = []

    async def of(self, track: int) -> TrackDetails:
        self.asked.append(track)
        if track not in self.rows_of:
            raise NotFound("track", track)
        return details_of(self.rows_of[TrackId(track)])

    async def rows(self, ids: Sequence[int]) -> Sequence[TrackRow]:
        self.asked.append(tuple(ids))
        return [self.rows_of[TrackId(each)] for each in ids if each in self.rows_of]


class Told:
    """The window with the feed over a page with one list."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.window = stage, stage.window
        self.page, self.details = ListPage(), Details()
        self.sent: list[Intent] = []
        self.errors: list[BaseException] = []
        self.window.area.add_page("lists", self.page)
        self.feed = DetailsFeed(
            self.window, stage.bus, stage.player, self.details, lambda: samples.NOW,
            self.sent.append, self.errors.append,
        )  # fmt: skip
        self.window.activateWindow()

    @property
    def panel(self):  # type: ignore[no-untyped-def]
        return self.window.panel.details

    def facts(self, key: str) -> dict[str, str]:
        return {fact.name: fact.value for fact in self.panel.facts[key].facts}


@pytest.fixture
async def told(stage: Stage) -> AsyncIterator[Told]:
    made = Told(stage)
    await stage.until(made.window.isActiveWindow)
    made.window.go(Route("lists"))
    yield made
    made.feed.close()


async def test_the_selected_track_before_the_one_that_plays(told: Told) -> None:
    told.window.toggle_tab("details")
    await told.stage.until(lambda: told.panel.empty.isVisible())
    await told.stage.player.play([11])
    await told.stage.until(lambda: told.panel.track is not None)
    assert told.panel.track.id == 11
    assert told.panel.kind.text() == "Playing now"
    told.page.list.pick(3)
    await told.stage.until(lambda: told.panel.track.id == 3)
    assert told.panel.kind.text() == "Selected track"
    assert told.facts("credits")["Composer"] == "Elin Varga"
    assert told.facts("listening")["Skips"] == "3"
    told.page.list.pick()
    await told.stage.until(lambda: told.panel.track.id == 11)


async def test_several_tracks_tell_what_they_share(told: Told) -> None:
    told.window.toggle_tab("details")
    told.page.list.pick(1, 2, 3)
    await told.stage.until(lambda: bool(told.panel.facts["common"].facts))
    rows = [told.details.rows_of[TrackId(each)] for each in (1, 2, 3)]
    assert told.panel.kind.text().startswith("Selected · 3 tracks")
    assert told.facts("common")["Plays"] == f"{sum(row.plays for row in rows):,}"
    assert told.panel.head.isHidden()
    assert not told.panel.facts["file"].facts


async def test_a_million_selected_tracks_read_two_thousand(told: Told) -> None:
    told.window.toggle_tab("details")
    told.page.list.picked = array("q", range(1, 1_000_001))
    told.page.list.selection_changed.emit()
    await told.stage.until(lambda: bool(told.panel.facts["common"].facts))
    assert told.panel.kind.text() == "Selected · 1,000,000 tracks"
    assert len(told.details.asked[-1]) == 2_000  # type: ignore[arg-type]


async def test_nothing_is_read_while_it_is_hidden(told: Told) -> None:
    told.page.list.pick(3)
    told.window.toggle_tab("queue")
    QTest.qWait(120)
    assert told.details.asked == []
    told.window.toggle_tab("details")
    await told.stage.until(lambda: told.panel.track is not None)


async def test_a_change_is_read_again_and_what_is_gone_says_so(told: Told) -> None:
    told.window.toggle_tab("details")
    told.page.list.pick(3)
    await told.stage.until(lambda: told.details.asked == [3])
    told.stage.bus.publish([TracksChanged(frozenset({TrackId(3)}))])
    await told.stage.until(lambda: told.details.asked == [3, 3])
    told.page.list.pick(999)
    await told.stage.until(lambda: bool(told.errors))
    assert isinstance(told.errors[0], NotFound)


async def test_another_page_ends_the_selection(told: Told) -> None:
    told.window.toggle_tab("details")
    told.page.list.pick(3)
    await told.stage.until(lambda: told.panel.track is not None)
    told.window.go(Route("tracks"))
    await told.stage.until(lambda: told.panel.empty.isVisible())


async def test_marks_links_and_tags(told: Told) -> None:
    told.window.toggle_tab("details")
    told.page.list.pick(3)
    await told.stage.until(lambda: told.panel.track is not None)
    panel, track = told.panel, told.panel.track
    panel.head.stars.rated.emit(80)
    panel.head.heart.click()
    next(fact for fact in panel.facts["file"].facts if fact.run).run()
    assert told.sent == [
        intents.Rate(Entity.TRACK, (3,), 80),
        intents.SetFavourite(Entity.TRACK, (3,), not track.is_favourite),
        intents.ShowFile(3),
    ]
    assert panel.more_tags.shown_text() == "Show 2 tags"
    assert not panel.facts["tags"].facts
    panel.more_tags.click()
    assert told.facts("tags") == {"BPM": "112", "TITLE": track.title}


def test_ctrl_u_and_ctrl_i_share_one_panel(window: Window) -> None:
    window.toggle_tab("details")
    assert window.is_panel_open
    assert window.panel.tab == "details"
    assert not window.player_bar.queue.isChecked()
    window.toggle_tab("queue")
    assert window.is_panel_open
    assert window.player_bar.queue.isChecked()
    assert window.panel.accessibleName() == "Queue"
    window.toggle_tab("queue")
    assert not window.is_panel_open


def test_the_edge_is_dragged_and_keyed_to_another_width(window: Window) -> None:
    window.set_panel_open(True)
    panel, grip = window.panel, window.panel.grip
    spot = QPointF(3, 400)

    def mouse(kind: QMouseEvent.Type, x: float) -> None:
        there = QPointF(panel.mapToGlobal(QPoint(0, 400))) if kind is _PRESS else at
        event = QMouseEvent(
            kind, spot, there + QPointF(x, 0), Qt.MouseButton.LeftButton,
            Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        QApplication.sendEvent(grip, event)

    at = QPointF(panel.mapToGlobal(QPoint(0, 400)))
    mouse(_PRESS, 0)
    mouse(QMouseEvent.Type.MouseMove, -40)
    assert box(panel)[2] == 376
    mouse(QMouseEvent.Type.MouseMove, -500)
    assert box(panel)[2] == MOST
    mouse(QMouseEvent.Type.MouseMove, 500)
    assert box(panel)[2] == LEAST
    mouse(QMouseEvent.Type.MouseButtonRelease, 500)
    assert window.area.geometry().right() + 1 == panel.x()
    QTest.keyClick(grip, Qt.Key.Key_Left)
    assert box(panel)[2] == LEAST + 12
    QTest.keyClick(grip, Qt.Key.Key_Right)
    assert box(panel)[2] == LEAST


_PRESS = QMouseEvent.Type.MouseButtonPress


@pytest.fixture
def remembered(tmp_path: Path) -> Iterator[QSettings]:
    yield QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


def test_width_and_tab_are_remembered(window: Window, remembered: QSettings) -> None:
    window.toggle_tab("details")
    window.panel.grip.setValue(390)
    window.save_geometry(remembered)
    window.toggle_tab("details")
    window.panel.show_tab("queue")
    window.panel.grip.setValue(300)
    window.restore_geometry(remembered)
    assert window.is_panel_open
    assert window.panel.tab == "details"
    assert window.panel_slide.width == 390


@pytest.mark.parametrize("value", ["x", -5, 90_000, ""])
def test_a_damaged_width_is_no_harm(window: Window, remembered: QSettings, value: object) -> None:
    remembered.setValue("window/panel_width", value)
    window.restore_geometry(remembered)
    assert LEAST <= window.panel_slide.width <= MOST


def test_the_panel_lies_over_a_narrow_window(window: Window) -> None:
    window.resize(900, 600)
    window.toggle_tab("details")
    window.panel.grip.setValue(420)
    assert box(window.panel)[0] == 480
    assert window.area.width() == 900 - 64
