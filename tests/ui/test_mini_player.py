"""The mini player: what it shows, what its controls do, where it stands; closing it never quits."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QSettings, QSize, Qt
from PySide6.QtGui import QCloseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from audio2_desktop.domain.waves import Waves
from audio2_desktop.ui import intents
from audio2_desktop.ui.keymap import Keymap
from audio2_desktop.ui.mini import geometry
from audio2_desktop.ui.mini.mini_player import MiniPlayer
from audio2_desktop.ui.mini.mini_window import SIZES, MiniSize, MiniWindow
from audio2_desktop.ui.theme import Theme
from tests.ui import fakes
from tests.ui.whole_window import Stage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")
ROOM = QRect(0, 30, 1920, 1050)
SMALL = QSize(368, 128)


class Desk:
    def __init__(self, stage: Stage, place: Path) -> None:
        self.stage, self.window = stage, stage.window
        self.settings = QSettings(str(place / "window.ini"), QSettings.Format.IniFormat)
        self.player = MiniPlayer(
            stage.window, stage.bus, stage.player, fakes.FakeCovers(stage.window.theme),
            lambda _key: 0x2A7080, stage.commands.table(), Keymap(parent=stage.window),
            stage.controller.start, self.settings,
        )  # fmt: skip
        stage.commands.toggle_mini = self.player.toggle

    @property
    def mini(self) -> MiniWindow:
        assert self.player.mini is not None
        return self.player.mini


@pytest.fixture
async def desk(stage: Stage, tmp_path: Path) -> AsyncIterator[Desk]:
    made = Desk(stage, tmp_path)
    made.window.show()
    yield made
    made.player.close()


async def test_it_comes_in_place_of_the_window_and_goes_when_that_comes(desk: Desk) -> None:
    desk.window.player_bar.mini.click()
    assert desk.mini.isVisible()
    assert not desk.window.isVisible()
    flags = desk.mini.windowFlags()
    assert flags & Qt.WindowType.FramelessWindowHint
    assert flags & Qt.WindowType.WindowStaysOnTopHint
    desk.mini.restore.click()
    assert desk.window.isVisible()
    assert not desk.mini.isVisible()
    desk.player.toggle()
    desk.window.show()  # the tray, another start
    assert not desk.mini.isVisible()


async def test_closing_it_brings_the_window_back(desk: Desk) -> None:
    closing: list[bool] = []
    desk.window.closing.connect(lambda: closing.append(True))
    desk.player.toggle()
    QApplication.sendEvent(desk.mini, QCloseEvent())
    assert desk.window.isVisible()
    assert not desk.mini.isVisible()
    assert closing == []


async def test_what_plays_and_its_controls(desk: Desk) -> None:
    player = desk.stage.player
    desk.player.toggle()
    assert desk.mini.title.text() == "Nothing playing"
    assert not desk.mini.next.isEnabled()
    await player.play([11, 12])
    await desk.stage.until(lambda: desk.mini.title.text() not in ("", "Nothing playing"))
    first = desk.mini.title.text()
    assert desk.mini.play.accessibleName() == "Pause"
    desk.mini.next.click()
    await desk.stage.until(lambda: desk.mini.title.text() != first)
    desk.mini.play.click()
    await desk.stage.until(lambda: not player.state.is_playing)
    assert desk.mini.play.accessibleName() == "Play"
    desk.mini.mute.click()
    await desk.stage.until(lambda: player.state.is_muted)
    desk.mini.position.seek.emit(20_000)
    await desk.stage.until(lambda: player.position_ms() == 20_000)
    assert not desk.player._clock.isActive()


async def test_the_shape_of_what_plays(desk: Desk) -> None:
    waves = Waves(bytes([255, 80] * 20), is_whole=True)
    desk.player.toggle()
    await desk.stage.player.play([11, 12])
    desk.window.player_bar.position.set_waves(waves)
    await desk.stage.until(lambda: desk.mini.position.waves == waves)
    desk.window.player_bar.position.set_waves(None)
    await desk.stage.until(lambda: desk.mini.position.waves is None)


async def test_the_volume_by_slider_and_wheel(desk: Desk) -> None:
    player = desk.stage.player
    await player.play([11])
    await player.set_volume(60)
    desk.player.toggle()
    mini = desk.mini
    assert mini.volume.value() == 60
    mini.volume.setValue(40)
    await desk.stage.until(lambda: player.state.volume == 40)
    await desk.stage.until(lambda: mini.mute.icon_name == "speaker-low")
    mini.set_size(MiniSize.COMPACT)
    assert not mini.volume.isVisible()
    spot, none = QPointF(20, 20), QPoint()
    wheel = QWheelEvent(
        spot, mini.mapToGlobal(spot), none, QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(mini, wheel)
    await desk.stage.until(lambda: player.state.volume == 40 + mini.volume.singleStep())


async def test_the_heart(desk: Desk) -> None:
    await desk.stage.player.play([11])
    desk.player.toggle()
    sent: list[object] = []
    desk.stage.controller.send = sent.append  # type: ignore[method-assign]
    desk.mini.heart.click()
    assert isinstance(sent[-1], intents.SetFavourite)
    assert list(sent[-1].ids) == [11]


async def test_keys(desk: Desk) -> None:
    await desk.stage.player.play([11, 12])
    desk.player.toggle()
    mini = desk.mini
    await desk.stage.until(mini.isActiveWindow)
    assert QApplication.focusWidget() is mini
    QTest.keyClick(mini, Qt.Key.Key_Space)
    await desk.stage.until(lambda: not desk.stage.player.state.is_playing)
    title = mini.title.text()
    QTest.keyClick(mini, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    await desk.stage.until(lambda: mini.title.text() != title)
    QTest.keyClick(mini, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    await desk.stage.until(desk.window.isVisible)


@pytest.mark.parametrize("kind", list(MiniSize))
@pytest.mark.parametrize("scale", [100, 200])
async def test_nothing_lies_over_another_part(desk: Desk, kind: MiniSize, scale: int) -> None:
    desk.window.theme.set_scale(scale)
    await desk.stage.player.play([11])
    desk.player.toggle()
    mini, px = desk.mini, desk.window.theme.px
    mini.set_size(kind)
    mini._is_near = True
    mini._show_parts()
    assert mini.size() == QSize(*map(px, SIZES[kind]))
    parts = [part for part in mini.findChildren(QWidget) if part.isVisible()]
    assert mini.play in parts
    for at, part in enumerate(parts):
        assert mini.rect().contains(part.geometry()), (part.objectName(), part.geometry())
        for other in parts[at + 1 :]:
            assert not part.geometry().intersects(other.geometry()), (
                part.objectName(), other.objectName(), other.accessibleName(),
            )  # fmt: skip
    for button in mini.findChildren(QAbstractButton):
        assert button.accessibleName()


async def test_the_smallest_shows_names_until_the_pointer_comes(desk: Desk) -> None:
    desk.player.toggle()
    mini = desk.mini
    mini.set_size(MiniSize.COMPACT)
    await desk.stage.until(mini.isActiveWindow)
    assert mini.play.isVisible()
    desk.window.show()
    mini.show()
    desk.window.activateWindow()
    await desk.stage.until(lambda: not mini.isActiveWindow())
    assert mini.title.isVisible()
    assert not mini.play.isVisible()


async def test_dragged_pulled_and_remembered(desk: Desk) -> None:
    desk.player.toggle()
    mini = desk.mini
    room = mini.screen().availableGeometry()
    mini.move(room.left() + 200, room.top() + 100)
    start = QPoint(mini.width() - 4, 4)
    QTest.mousePress(mini, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(mini, start + QPoint(-190, 7))
    assert mini.pos() == QPoint(room.left(), room.top() + 107)
    QTest.mouseRelease(mini, Qt.MouseButton.LeftButton, pos=start)
    desk.player.toggle()
    mini.move(room.center())
    desk.player.toggle()
    assert mini.pos() == QPoint(room.left(), room.top() + 107)


async def test_its_size_is_remembered(desk: Desk) -> None:
    desk.player.toggle()
    desk.player._set_size(MiniSize.LARGE)
    assert desk.mini.screen().availableGeometry().contains(desk.mini.geometry())
    desk.player.toggle()
    desk.mini.set_size(MiniSize.NORMAL)
    desk.player.toggle()
    assert desk.mini.size_kind is MiniSize.LARGE


@pytest.mark.parametrize(
    ("spot", "stands"),
    [
        ((500, 400), (500, 400)),
        ((17, 47), (0, 30)),
        ((1540, 940), (1552, 952)),
        ((-900, 5_000), (0, 952)),
    ],
)
def test_edges_pull(spot: tuple[int, int], stands: tuple[int, int]) -> None:
    assert geometry.pulled(QPoint(*spot), SMALL, ROOM) == QPoint(*stands)


def test_each_screen_has_its_place(tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "a.ini"), QSettings.Format.IniFormat)
    geometry.remember(settings, "DP-1/left", QPoint(300, 300))
    settings.sync()
    again = QSettings(str(tmp_path / "a.ini"), QSettings.Format.IniFormat)
    assert geometry.remembered(again, "DP-1/left", SMALL, ROOM) == QPoint(300, 300)
    corner = QPoint(1920 - 368 - 24, 1080 - 128 - 24)
    assert geometry.remembered(again, "HDMI-1", SMALL, ROOM) == corner
    narrow = QRect(0, 0, 400, 200)
    assert geometry.remembered(again, "DP-1/left", SMALL, narrow) == QPoint(32, 72)


def test_the_theme_changes_it(dark: Theme) -> None:
    mini = MiniWindow(dark, None)
    dark.set_scale(150)
    assert mini.size() == QSize(552, 192)
    mini.deleteLater()
