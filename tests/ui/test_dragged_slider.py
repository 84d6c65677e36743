"""Sliders follow a pointer along their groove, whichever way it runs."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets.band_slider import BandSlider
from audio2_desktop.ui.widgets.scale_slider import ScaleSlider
from audio2_desktop.ui.widgets.seek_bar import STEP_MS, SeekBar
from audio2_desktop.ui.widgets.themed import DraggedSlider
from audio2_desktop.ui.widgets.volume import VolumeSlider

Make = Callable[[Theme, QWidget], DraggedSlider]
SLIDERS: dict[str, Make] = {
    "volume": lambda theme, parent: VolumeSlider(theme, parent),
    "scale": lambda theme, parent: ScaleSlider(theme, "Text", 85, 200, parent),
    "band": lambda theme, parent: BandSlider(theme, "1 kHz", "1k", 12, 200, parent),
}


@pytest.fixture(params=SLIDERS)
def made(request: pytest.FixtureRequest, dark: Theme, qtbot: QtBot) -> Iterator[DraggedSlider]:
    parent = QWidget()
    qtbot.addWidget(parent)
    slider = SLIDERS[request.param](dark, parent)
    slider.resize(slider.sizeHint())
    yield slider


def _spot(slider: DraggedSlider, share: float) -> QPoint:
    """Of the pointer, that far from the smallest value to the largest."""
    groove = slider.groove()
    if slider.orientation() is Qt.Orientation.Vertical:
        return QPoint(slider.width() // 2, round(groove.bottom() - share * groove.height()))
    x = groove.left() + share * groove.width()
    if slider.isRightToLeft():
        x = slider.width() - x
    return QPoint(round(x), slider.height() // 2)


@pytest.mark.parametrize("way", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_value_is_where_the_pointer_is(made: DraggedSlider, way: Qt.LayoutDirection) -> None:
    made.setLayoutDirection(way)
    low, high = made.minimum(), made.maximum()
    QTest.mousePress(made, Qt.MouseButton.LeftButton, pos=_spot(made, 0.9))
    near = (high - low) // 20 + 2
    assert abs(made.value() - (low + 0.9 * (high - low))) <= near
    QTest.mouseMove(made, _spot(made, 0.2))
    assert abs(made.value() - (low + 0.2 * (high - low))) <= near
    QTest.mouseMove(made, _spot(made, -0.5))
    assert made.value() == low
    QTest.mouseMove(made, _spot(made, 1.5))
    assert made.value() == high
    QTest.mouseRelease(made, Qt.MouseButton.LeftButton, pos=_spot(made, 0.5))
    QTest.mouseMove(made, _spot(made, 0.0))
    assert made.value() == high, "nothing is held any more"


def test_what_is_shown_is_told_to_nobody_and_leaves_a_hand_alone(made: DraggedSlider) -> None:
    told: list[int] = []
    made.valueChanged.connect(told.append)
    made.show_value(made.maximum())
    assert (made.value(), told) == (made.maximum(), [])
    QTest.mousePress(made, Qt.MouseButton.LeftButton, pos=_spot(made, 0.5))
    held = made.value()
    made.show_value(made.minimum())
    assert made.value() == held


def test_the_other_buttons_do_nothing(made: DraggedSlider) -> None:
    before = made.value()
    QTest.mousePress(made, Qt.MouseButton.RightButton, pos=_spot(made, 0.9))
    assert (made.value(), made.isSliderDown()) == (before, False)


def _turn(widget: QWidget, eighths: int) -> None:
    spot, still, turned = QPointF(5, 5), QPoint(), QPoint(0, eighths)
    buttons, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(spot, spot, still, turned, buttons, keys, phase, False)
    QApplication.sendEvent(widget, event)


@pytest.mark.parametrize("made", ["volume", "band"], indirect=True)
def test_a_step_is_a_notch_however_finely_it_is_turned(made: DraggedSlider) -> None:
    made.setValue(5)
    _turn(made, 120)
    assert made.value() == 5 + made.singleStep()
    for _ in range(7):
        _turn(made, -15)
    assert made.value() == 5 + made.singleStep()
    _turn(made, -15)
    assert made.value() == 5
    _turn(made, -105)
    _turn(made, 120)
    assert made.value() == 5 + made.singleStep(), "what was begun the other way does not count"


def test_a_pad_moves_the_place_by_notches(dark: Theme, qtbot: QtBot) -> None:
    bar, wanted = SeekBar(dark), list[int]()
    qtbot.addWidget(bar)
    bar.set_length(300_000)
    bar.set_position(100_000)
    bar.seek.connect(wanted.append)
    for _ in range(8):
        _turn(bar, 15)
    assert wanted == [100_000 + STEP_MS]
