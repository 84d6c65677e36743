"""What follows a changed setting and a long track by itself."""

from collections.abc import AsyncIterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from audio2_desktop.domain.facts import WentOn
from audio2_desktop.domain.units import Ms
from tests.ui import fakes
from tests.ui.followed import followed
from tests.ui.whole_window import Stage


@pytest.fixture
async def settings(stage: Stage) -> AsyncIterator[fakes.FakeSettings]:
    async with followed(stage) as kept:
        yield kept


async def test_keys_and_wheel_move_the_volume_by_the_step_of_the_settings(
    stage: Stage, settings: fakes.FakeSettings
) -> None:
    louder, slider = stage.commands.table()["louder"], stage.window.player_bar.volume
    await stage.player.set_volume(50)
    louder()
    await stage.until(lambda: stage.player.state.volume == 55)
    await settings.set("playback.volume_step", 12)
    louder()
    await stage.until(lambda: stage.player.state.volume == 67)
    await stage.until(lambda: slider.value() == 67)
    turn = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(slider, turn)
    await stage.until(lambda: stage.player.state.volume == 55)


async def test_a_long_track_can_be_started_over(stage: Stage, settings: fakes.FakeSettings) -> None:
    await stage.player.play([21, 22])
    await stage.player.seek(90_000)
    stage.bus.publish([WentOn(Ms(754_000))])
    assert stage.toast == "From 12:34"
    stage.window.toasts.card.action.click()
    await stage.until(lambda: stage.player.position_ms() == 0)
    await stage.player.seek(90_000)
    stage.bus.publish([WentOn(Ms(754_000))])
    await stage.player.next()
    await stage.player.seek(90_000)
    stage.window.toasts.card.action.click()
    await stage.until(lambda: "From" not in stage.toast or not stage.window.toasts.card.isVisible())
    assert stage.player.position_ms() == 90_000
