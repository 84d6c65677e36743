"""The seek bar shows the shape of what plays: known ones at once, others as they are heard."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from audio2_desktop.domain.lines import Outside
from audio2_desktop.domain.units import Ms, TrackId
from audio2_desktop.domain.waves import SLICE_MS, Waves
from audio2_desktop.ui.feeds.wave_feed import WaveFeed
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets.seek_bar import SeekBar
from audio2_desktop.ui.widgets.wave_bars import FLAT, GROW_MS
from tests.ui.stage import until
from tests.ui.whole_window import Stage

SONG = 100 * SLICE_MS
LOUD, SOFT = bytes([255]) * 50, bytes([51]) * 50


@pytest.fixture
def bar(dark: Theme, qtbot: QtBot) -> Iterator[SeekBar]:
    made = SeekBar(dark)
    qtbot.addWidget(made)
    made.resize(548, 32)
    made.set_length(SONG)
    made.show()
    qtbot.waitExposed(made)
    yield made


def column(bar: SeekBar, at: int, ink: QColor) -> int:
    """How many pixels of a column are of this colour."""
    picture = bar.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return sum(picture.pixelColor(at, y) == ink for y in range(picture.height()))


def test_bars_are_as_tall_as_the_sound_is_loud(bar: SeekBar, dark: Theme) -> None:
    bar.set_waves(Waves(LOUD + SOFT, is_whole=True), at_once=True)
    bar.set_position(SONG)
    ink = dark.color("accent")
    assert (column(bar, 40, ink), column(bar, 400, ink)) == (26, 6)
    bar.set_position(0)
    assert column(bar, 40, ink) == 0


def test_what_is_not_known_is_flat_and_grows_in_a_moment(
    bar: SeekBar, dark: Theme, qtbot: QtBot
) -> None:
    dark.set_reduced_motion(False)
    bar.set_waves(Waves(), at_once=True)
    bar.grab()
    assert set(bar._bars.heights()) == {FLAT}
    bar.set_waves(Waves(LOUD))
    heights = bar._bars.heights()
    assert set(heights) == {FLAT}
    qtbot.wait(GROW_MS // 2)
    half = bar._bars.heights()
    assert FLAT < half[10] < 1 and half[-1] == FLAT
    qtbot.waitUntil(lambda: bar._bars.heights()[10] == 1, timeout=2000)
    assert bar._bars.heights()[-1] == FLAT


def test_motion_may_be_unwanted(bar: SeekBar, dark: Theme) -> None:
    assert dark.duration(GROW_MS) == 0
    bar.set_waves(Waves(), at_once=True)
    bar.grab()
    bar.set_waves(Waves(LOUD + SOFT, is_whole=True))
    assert bar._bars.heights()[10] == 1


def test_another_width_and_another_length_make_other_bars(bar: SeekBar) -> None:
    bar.set_waves(Waves(LOUD + SOFT, is_whole=True), at_once=True)
    bar.grab()
    assert len(bar._bars.heights()) == 137
    bar.resize(220, 32)
    bar.grab()
    assert len(bar._bars.heights()) == 55
    bar.set_length(2 * SONG)
    assert bar._bars.heights()[-1] == 0
    assert bar._bars.heights()[0] == 1


def test_time_goes_from_left_to_right_everywhere(bar: SeekBar, dark: Theme) -> None:
    bar.window().setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    bar.set_waves(Waves(LOUD + SOFT, is_whole=True), at_once=True)
    bar.set_position(SONG // 4)
    ink = dark.color("accent")
    assert column(bar, 40, ink) == 26 and column(bar, 500, ink) == 0


class Shapes:
    """Says what a test puts in, when it puts it in."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, bool]] = []
        self.closed: list[int] = []
        self._said: asyncio.Queue[Waves | None] = asyncio.Queue()

    def say(self, *waves: Waves | None) -> None:
        """None: there is no more."""
        for each in waves:
            self._said.put_nowait(each)

    async def waves(self, track: TrackId, *, may_measure: bool) -> AsyncGenerator[Waves]:
        self.asked.append((track, may_measure))
        try:
            while (waves := await self._said.get()) is not None:
                yield waves
        finally:
            self.closed.append(track)


class Room:
    def __init__(self, stage: Stage) -> None:
        self.stage, self.shapes, self.errors = stage, Shapes(), list[BaseException]()
        self.bar = stage.window.player_bar.position
        self.feed = WaveFeed(stage.window, stage.bus, stage.player, self.shapes, self.errors.append)


@pytest.fixture
async def room(stage: Stage) -> AsyncIterator[Room]:
    made = Room(stage)
    yield made
    made.feed.close()
    assert made.errors == []


WHOLE = Waves(LOUD + SOFT, is_whole=True)


async def test_a_known_shape_is_there_with_the_track(room: Room) -> None:
    await room.stage.player.play([3, 4, 5], 0)
    room.shapes.say(WHOLE, None)
    await until(lambda: room.bar.waves == WHOLE)
    assert room.shapes.asked == [(3, True)]
    await room.stage.player.toggle()
    await room.stage.player.toggle()
    await asyncio.sleep(0.1)
    assert room.shapes.asked == [(3, True)]


async def test_it_grows_and_the_next_track_ends_that(room: Room) -> None:
    await room.stage.player.play([3, 4, 5], 0)
    room.shapes.say(Waves(), Waves(LOUD))
    await until(lambda: room.bar.waves == Waves(LOUD))
    await room.stage.player.next()
    await until(lambda: room.shapes.asked == [(3, True), (4, True)])
    await until(lambda: room.shapes.closed == [3])
    room.shapes.say(WHOLE, None)
    await until(lambda: room.bar.waves == WHOLE)


async def test_what_cannot_be_heard_and_what_is_not_there_have_a_plain_bar(room: Room) -> None:
    await room.stage.player.play([3, 4], 0)
    room.shapes.say(Waves(), Waves(LOUD), None)
    await until(lambda: room.shapes.closed == [3])
    await until(lambda: room.bar.waves is None)
    room.shapes.say(WHOLE, None)
    await room.stage.player.next()
    await until(lambda: room.bar.waves == WHOLE)
    await room.stage.player.play_files([Outside(b"/else/where.mp3", "Where", length_ms=Ms(9000))])
    await until(lambda: room.bar.waves is None)
    assert room.shapes.asked == [(3, True), (4, True)]


async def test_only_what_sounds_is_listened_to(room: Room) -> None:
    await room.stage.player.play([3, 4], 0)
    room.shapes.say(None)
    await until(lambda: room.shapes.closed == [3])
    await room.stage.player.pause()
    await room.stage.player.next()
    room.shapes.say(None)
    await until(lambda: room.shapes.asked[-1] == (4, False))
    await until(lambda: room.shapes.closed == [3, 4])
    await room.stage.player.resume()
    await until(lambda: room.shapes.asked[-1] == (4, True))
