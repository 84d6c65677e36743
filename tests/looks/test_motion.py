"""The few animations: how long, where to, and that nothing moves unseen or unwanted."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from audio2_desktop.ui.frame.page_area import PageArea
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.scroll_body import ScrollBody
from audio2_desktop.ui.widgets import backdrop, veil
from audio2_desktop.ui.widgets.beat import BEAT_MS, Beat
from audio2_desktop.ui.widgets.buttons import IconButton
from audio2_desktop.ui.widgets.glide import GLIDE_MS
from audio2_desktop.ui.widgets.skeleton import SkeletonBlock
from audio2_desktop.ui.widgets.tinted import AccentFade
from tests.ui.frame import OnePage

NOTHING = Qt.KeyboardModifier.NoModifier
SLOW_MACHINE = 8
"""Times of animations are waited for this many times as long."""


@pytest.fixture
def body(qtbot: QtBot, moving: Theme) -> ScrollBody:
    """A page of 4000 px in a window of 400."""
    made = ScrollBody(moving)
    sheet = QWidget()
    sheet.setFixedHeight(4000)
    made.add(sheet)
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    qtbot.waitExposed(made)
    return made


def wheel(
    view: ScrollBody,
    notches: float,
    *,
    pixels: int = 0,
    keys: Qt.KeyboardModifier = NOTHING,
) -> QWheelEvent:
    spot = QPointF(20, 20)
    event = QWheelEvent(
        spot,
        QPointF(view.mapToGlobal(spot.toPoint())),
        QPoint(0, pixels),
        QPoint(0, round(notches * 120)),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)
    return event


def test_a_wheel_moves_the_page_smoothly_to_where_all_its_notches_lead(
    qtbot: QtBot, body: ScrollBody
) -> None:
    bar = body.verticalScrollBar()
    seen: list[int] = []
    bar.valueChanged.connect(seen.append)
    for _ in range(3):
        wheel(body, -1)
    assert bar.value() == 0
    wanted = 3 * QApplication.wheelScrollLines() * bar.singleStep()
    qtbot.waitUntil(lambda: bar.value() == wanted, timeout=GLIDE_MS * SLOW_MACHINE)
    assert len(seen) > 1
    assert seen == sorted(seen)


def test_half_notches_of_fine_wheels_are_added(qtbot: QtBot, body: ScrollBody) -> None:
    bar = body.verticalScrollBar()
    for _ in range(8):
        wheel(body, -0.125)
    wanted = QApplication.wheelScrollLines() * bar.singleStep()
    qtbot.waitUntil(lambda: bar.value() == wanted, timeout=GLIDE_MS * SLOW_MACHINE)


def test_a_touch_pad_moves_the_page_at_once(body: ScrollBody) -> None:
    wheel(body, -0.5, pixels=-60)
    assert body.verticalScrollBar().value() > 0


def test_with_reduced_motion_a_wheel_moves_at_once(body: ScrollBody, moving: Theme) -> None:
    moving.set_reduced_motion(True)
    wheel(body, -1)
    assert body.verticalScrollBar().value() > 0


def test_at_the_end_of_the_way_the_page_around_is_asked(body: ScrollBody) -> None:
    assert not body._glide.turn(wheel(body, 1))


def test_a_key_ends_the_glide(qtbot: QtBot, body: ScrollBody) -> None:
    bar = body.verticalScrollBar()
    wheel(body, -3)
    qtbot.waitUntil(lambda: bar.value() > 0, timeout=GLIDE_MS * SLOW_MACHINE)
    bar.setValue(2000)
    qtbot.waitUntil(lambda: not body._glide.is_running, timeout=GLIDE_MS * SLOW_MACHINE)
    assert bar.value() == 2000


# -- pages -----------------------------------------------------------------------------------------


@pytest.fixture
def area(qtbot: QtBot, moving: Theme) -> PageArea:
    made = PageArea(moving, {})
    qtbot.addWidget(made)
    made.add_page("tracks", OnePage())
    made.add_page("albums", OnePage())
    made.supply({})
    made.resize(800, 500)
    made.show()
    qtbot.waitExposed(made)
    made.show_route(Route("tracks"))
    return made


def veils(area: PageArea) -> list[veil.Veil]:
    return [each for each in area.findChildren(veil.Veil) if each.isVisible()]


def test_the_page_that_is_left_fades_over_the_one_that_comes(
    qtbot: QtBot, area: PageArea, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(veil, "GRAB_MS", 1000.0)
    area.show_route(Route("albums"))
    (fading,) = veils(area)
    assert fading.geometry() == area.current.geometry()  # type: ignore[union-attr]
    assert fading.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    qtbot.waitUntil(lambda: not veils(area), timeout=veil.FADE_MS * SLOW_MACHINE)
    area.show_route(Route("albums"))
    assert not veils(area)


def test_a_page_that_is_slow_to_paint_goes_at_once(
    area: PageArea, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(veil, "GRAB_MS", 0.0)
    area.show_route(Route("albums"))
    assert not veils(area)


def test_with_reduced_motion_pages_change_at_once(area: PageArea, moving: Theme) -> None:
    moving.set_reduced_motion(True)
    area.show_route(Route("albums"))
    assert not veils(area)


def test_a_resize_ends_the_fading(area: PageArea, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(veil, "GRAB_MS", 1000.0)
    area.show_route(Route("albums"))
    area.resize(700, 500)
    assert not veils(area)


# -- colours ---------------------------------------------------------------------------------------


def test_accents_run_over_from_one_record_to_the_next(qtbot: QtBot, moving: Theme) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.show()
    seen: list[tuple[QColor | None, QColor | None]] = []
    fade = AccentFade(moving, owner, lambda *colours: seen.append(colours))
    fade.set_seed(0x2A7080)
    end = (QColor(0x2A, 0x70, 0x80), moving.accent(0x2A7080))
    qtbot.waitUntil(lambda: bool(seen) and seen[-1] == end, timeout=4000)
    assert len(seen) > 2
    fade.set_seed(None)
    qtbot.waitUntil(lambda: seen[-1] == (None, None), timeout=4000)


def test_accents_on_their_way_stay_readable(qtbot: QtBot, moving: Theme) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.show()
    seen: list[QColor] = []

    def keep(_tint: QColor | None, accent: QColor | None) -> None:
        if accent is not None:
            seen.append(accent)

    fade = AccentFade(moving, owner, keep)
    for seed in (0x2A7080, 0xC2204A, 0x22AA44):
        fade.set_seed(seed)
        end = moving.accent(seed)
        qtbot.waitUntil(lambda end=end: bool(seen) and seen[-1] == end, timeout=4000)  # type: ignore[misc]
    assert min(moving.contrast(colour, moving.color("player")) for colour in seen) >= 4.5


def test_an_accent_that_nobody_sees_is_there_at_once(qtbot: QtBot, moving: Theme) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    seen: list[QColor | None] = []
    AccentFade(moving, owner, lambda _tint, accent: seen.append(accent)).set_seed(0x2A7080)
    assert seen == [moving.accent(0x2A7080)]


# -- loops and presses -----------------------------------------------------------------------------


def test_the_shimmer_rests_unseen_and_with_reduced_motion(qtbot: QtBot, moving: Theme) -> None:
    block = SkeletonBlock(moving)
    qtbot.addWidget(block)
    block.setGeometry(QRect(0, 0, 200, 40))
    block.show()
    assert block._timer.isActive()
    assert block._timer.interval() == 50
    moving.set_reduced_motion(True)
    assert not block._timer.isActive()
    moving.set_reduced_motion(False)
    assert block._timer.isActive()
    block.hide()
    assert not block._timer.isActive()


def test_a_press_is_seen_within_60_ms_and_goes_again(qtbot: QtBot, moving: Theme) -> None:
    button = IconButton(moving, "heart", "Heart")
    qtbot.addWidget(button)
    button.show()
    qtbot.waitExposed(button)
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    pressed: Callable[[], bool] = lambda: button.press_share == 1.0  # noqa: E731
    qtbot.waitUntil(pressed, timeout=60 * SLOW_MACHINE)
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: button.press_share == 0.0, timeout=60 * SLOW_MACHINE)


def test_the_playing_mark_beats_12_times_a_second_while_it_is_seen(
    qtbot: QtBot, moving: Theme
) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    beat, heights = Beat(moving, owner), []
    beat.beaten.connect(lambda: heights.append(beat.heights))
    beat.set_moving(True)
    assert not beat.is_running, "hidden"
    owner.show()
    assert beat.is_running
    qtbot.waitUntil(lambda: len(set(heights)) > 2, timeout=2000)
    assert round(1000 / 12) == BEAT_MS
    moving.set_reduced_motion(True)
    assert not beat.is_running
    moving.set_reduced_motion(False)
    assert beat.is_running
    owner.hide()
    assert not beat.is_running
    owner.show()
    beat.set_moving(False)
    assert not beat.is_running


def test_glows_have_no_bands(moving: Theme) -> None:
    """Along a line the colour does not stay the same over many points."""
    image = QImage(1200, 760, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    backdrop.paint_glow(painter, moving, QRectF(0, 0, 1200, 760), 0x346771)
    painter.end()
    longest = run = 0
    for x in range(1, 1100):
        run = run + 1 if image.pixel(x, 300) == image.pixel(x - 1, 300) else 0
        longest = max(longest, run)
    assert longest < 14
    smooth = [image.pixelColor(x, 300).green() for x in range(0, 1100)]
    means = [sum(smooth[at : at + 100]) / 100 for at in range(0, 1000, 100)]
    assert max(abs(value - means[at // 100]) for at, value in enumerate(smooth[:1000])) < 8
