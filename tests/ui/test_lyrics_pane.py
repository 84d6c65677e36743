"""Lyrics on the screen: what is lit, what follows, what is clicked, what a long song costs."""

import time

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from audio2_desktop.domain import lyrics_text
from audio2_desktop.domain.lyrics import Lyrics, LyricsFrom
from audio2_desktop.domain.units import Ms
from audio2_desktop.services.lyrics import TrackLyrics
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.lyrics import lyric_lines, lyrics_pane
from audio2_desktop.ui.views.lyrics.lyrics_pane import LyricsPane


def song(count: int = 40) -> Lyrics:
    text = "\n".join(
        f"[{n // 60:02}:{n % 60:02}.00]line {n} of the song, long enough to break once or twice"
        for n in range(1, count)
    )
    found = lyrics_text.read(text, LyricsFrom.SIDECAR, name="a.lrc")
    assert found is not None
    return found


WORDS = lyrics_text.read("[00:01.00]<00:01.00>So <00:02.00>hold", LyricsFrom.EMBEDDED)
SHORT = lyrics_text.read("[00:01.00]one\n[00:02.00]two", LyricsFrom.EMBEDDED)
PLAIN = lyrics_text.read("\n".join(f"line {n}" for n in range(80)), LyricsFrom.EMBEDDED)


class At:
    """The place in the track, set by hand."""

    ms = 0

    def __call__(self) -> int:
        return self.ms


@pytest.fixture
def at() -> At:
    return At()


@pytest.fixture
def pane(qtbot: QtBot, dark: Theme, at: At) -> LyricsPane:
    dark.set_reduced_motion(True)
    made = LyricsPane(dark, at, "lyrics")
    qtbot.addWidget(made)
    made.resize(420, 600)
    made.show()
    return made


def middle(pane: LyricsPane, row: int) -> int:
    return pane.lines.visualRect(pane.lines.model().index(row, 0)).center().y()


def centre(pane: LyricsPane, row: int) -> QPoint:
    return pane.lines.visualRect(pane.lines.model().index(row, 0)).center()


def wheel(
    pane: LyricsPane,
    turned: int = -240,
    held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    view = pane.lines.viewport()
    spot = QPointF(view.rect().center())
    event = QWheelEvent(
        spot, view.mapToGlobal(spot), QPoint(), QPoint(0, turned), Qt.MouseButton.NoButton,
        held, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, event)


@pytest.mark.parametrize("ms", [0, 1_000, 15_500, 38_900])
def test_the_line_that_is_sung_is_at_two_fifths(pane: LyricsPane, at: At, ms: int) -> None:
    at.ms = ms
    pane.show_lyrics(TrackLyrics(song()))
    row = pane.lines.now
    assert row == ms // 1_000 - 1
    tall = pane.lines.viewport().height()
    assert abs(middle(pane, max(0, row)) - tall * lyric_lines.AT) <= tall * 0.1 + 2


def test_it_stays_there_through_sizes(pane: LyricsPane, at: At, dark: Theme) -> None:
    at.ms = 20_000
    pane.show_lyrics(TrackLyrics(song()))
    for change in (lambda: pane.resize(700, 900), lambda: dark.set_scale(200)):
        change()
        tall = pane.lines.viewport().height()
        assert abs(middle(pane, 19) - tall * lyric_lines.AT) <= 2


def test_the_clock_waits_for_the_next_change(pane: LyricsPane, at: At) -> None:
    at.ms = 4_900
    pane.show_lyrics(TrackLyrics(song()))
    assert pane.lines.now == 3
    assert pane._clock.remainingTime() <= 101
    at.ms = 5_000
    pane.tick()
    assert pane.lines.now == 4
    assert 200 <= pane._clock.remainingTime() <= lyrics_pane.LOOK_MS
    pane.hide()
    assert not pane._clock.isActive()
    pane.show()
    assert pane._clock.isActive()


def test_words_as_they_are_sung(pane: LyricsPane, at: At) -> None:
    at.ms = 1_500
    pane.show_lyrics(TrackLyrics(WORDS))
    assert (pane.lines.now, pane.lines.sung) == (0, 3)
    early = pane.grab().toImage()
    at.ms = 2_000
    pane.tick()
    assert pane.lines.sung == 7
    assert pane.grab().toImage() != early


def test_the_offset_is_earlier(pane: LyricsPane, at: At) -> None:
    at.ms = 4_500
    asked: list[int] = []
    sought: list[int] = []
    pane.offset_wanted.connect(asked.append)
    pane.seek.connect(sought.append)
    pane.show_lyrics(TrackLyrics(song(), Ms(600), can_keep=True))
    assert pane.lines.now == 4
    pane.earlier.click()
    pane.later.click()
    assert asked == [700, 500]
    pane.lines.chosen.emit(9)
    assert sought == [9_400]
    pane.show_lyrics(TrackLyrics(song(), Ms(0)))
    assert pane.later.isHidden()


def test_a_click_seeks(pane: LyricsPane, at: At) -> None:
    at.ms = 10_000
    pane.show_lyrics(TrackLyrics(song()))
    sought: list[int] = []
    pane.seek.connect(sought.append)
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(pane.lines.viewport(), left, pos=centre(pane, 11))
    assert sought == [12_000]
    QTest.mouseClick(pane.lines.viewport(), Qt.MouseButton.RightButton, pos=centre(pane, 11))
    assert sought == [12_000]


def test_keys_go_and_seek(pane: LyricsPane, at: At) -> None:
    at.ms = 10_000
    pane.show_lyrics(TrackLyrics(song()))
    sought: list[int] = []
    pane.seek.connect(sought.append)
    pane.lines.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return):
        QTest.keyClick(pane.lines, key)
    assert sought == [11_000]
    QTest.keyClick(pane.lines, Qt.Key.Key_End)
    assert pane.lines.currentIndex().row() == 38
    last = pane.lines.visualRect(pane.lines.currentIndex())
    assert pane.lines.viewport().rect().contains(last)


def test_scrolling_by_hand_pauses_until_resume(pane: LyricsPane, at: At) -> None:
    at.ms = 10_000
    pane.show_lyrics(TrackLyrics(song()))
    place = pane.lines.verticalScrollBar().value()
    wheel(pane)
    moved = pane.lines.verticalScrollBar().value()
    assert moved > place
    at.ms = 12_000
    pane.tick()
    assert pane.lines.verticalScrollBar().value() == moved
    assert pane.resume.isHidden()
    assert pane._patience.interval() == 3_000
    pane._patience.timeout.emit()
    assert pane.resume.isVisible()
    pane.resume.click()
    assert pane.resume.isHidden()
    tall = pane.lines.viewport().height()
    assert abs(middle(pane, 11) - tall * lyric_lines.AT) <= 2


def test_another_song_is_followed_again(pane: LyricsPane, at: At) -> None:
    pane.show_lyrics(TrackLyrics(song()))
    wheel(pane)
    pane._patience.timeout.emit()
    pane.show_lyrics(TrackLyrics(song(20)))
    assert pane.resume.isHidden()
    assert pane.lines.is_following


def test_lines_glide_unless_motion_is_reduced(pane: LyricsPane, at: At, dark: Theme) -> None:
    dark.set_reduced_motion(False)
    at.ms = 10_000
    pane.show_lyrics(TrackLyrics(song()))
    pane.lines._scroll.stop()
    at.ms = 11_000
    pane.tick()
    assert pane.lines._scroll.duration() == 240
    assert pane.lines._scroll.state() == pane.lines._scroll.State.Running
    pane.lines._scroll.stop()


def test_plain_lyrics_are_only_read(pane: LyricsPane) -> None:
    sought: list[int] = []
    pane.seek.connect(sought.append)
    pane.show_lyrics(TrackLyrics(PLAIN, can_keep=True))
    assert pane.later.isHidden()
    assert not pane._clock.isActive()
    QTest.mouseClick(pane.lines.viewport(), Qt.MouseButton.LeftButton, pos=centre(pane, 3))
    QTest.keyClick(pane.lines, Qt.Key.Key_Return)
    wheel(pane)
    pane._patience.timeout.emit()
    assert sought == []
    assert pane.resume.isHidden()
    assert pane.source.text() == "From the tags of the file"


def test_states(pane: LyricsPane) -> None:
    asked: list[bool] = []
    pane.look_again.connect(lambda: asked.append(True))
    assert pane.empty.isHidden()
    pane.show_lyrics(TrackLyrics(None))
    assert "No lyrics found" in pane.empty.accessibleName()
    pane.empty.buttons[0].click()
    assert asked == [True]
    pane.show_idle()
    assert "Nothing playing" in pane.empty.accessibleName()
    assert pane.empty.buttons[0].isHidden()
    pane.show_lyrics(TrackLyrics(song()))
    assert pane.empty.isHidden()
    assert pane.source.text() == "From a.lrc"


def test_readers_hear_lines(pane: LyricsPane, qtmodeltester: object) -> None:
    lines = lyrics_text.read("[00:01.00]a\n[00:02.00]\n[00:03.00]b", LyricsFrom.EMBEDDED)
    pane.show_lyrics(TrackLyrics(lines))
    model = pane.lines.model()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    assert [model.index(at, 0).data() for at in range(3)] == ["a", "Pause in the singing", "b"]
    del tester


@pytest.mark.parametrize("role", ["lyrics", "lyrics_small"])
def test_the_longest_song_stalls_nothing(pane: LyricsPane, role: str, at: At) -> None:
    long = song(lyrics_text.MAX_LINES)
    start = time.process_time()
    pane.show_lyrics(TrackLyrics(long))
    shown = time.process_time() - start
    start = time.process_time()
    for second in range(1, 101):
        at.ms = second * 1_000
        pane.tick()
        pane.lines.viewport().grab()
    assert shown < 0.5
    assert (time.process_time() - start) / 100 < 0.03


def entries(pane: LyricsPane) -> list[str]:
    menu = pane.menu()
    found = [action.text() for action in menu.actions() if action.text()]
    menu.deleteLater()
    return found


def press(pane: LyricsPane, text: str) -> None:
    menu = pane.menu()
    next(action for action in menu.actions() if action.text() == text).trigger()
    menu.deleteLater()


def test_the_menu_offers_what_can_be_done(pane: LyricsPane) -> None:
    asked: list[str] = []
    pane.paste_wanted.connect(lambda: asked.append("paste"))
    pane.save_wanted.connect(lambda: asked.append("save"))
    pane.remove_wanted.connect(lambda: asked.append("remove"))
    always = ["Larger lyrics", "Smaller lyrics", "Search again"]
    pane.show_lyrics(TrackLyrics(PLAIN))
    assert entries(pane) == always
    pane.show_lyrics(TrackLyrics(song(), can_keep=True))
    assert entries(pane) == [*always, "Paste lyrics"]
    pane.show_lyrics(TrackLyrics(PLAIN, can_keep=True))
    assert entries(pane) == [*always, "Paste lyrics", "Save beside the music"]
    pane.show_lyrics(TrackLyrics(lyrics_text.read("own", LyricsFrom.USER), can_keep=True))
    assert entries(pane)[-1] == "Remove my lyrics"
    assert pane.source.text() == "Your own lyrics"
    for text in entries(pane)[3:]:
        press(pane, text)
    assert asked == ["paste", "save", "remove"]


def test_paste_is_offered_where_it_can_be_kept(pane: LyricsPane) -> None:
    asked: list[bool] = []
    pane.paste_wanted.connect(lambda: asked.append(True))
    pane.show_lyrics(TrackLyrics(None))
    assert pane.empty.buttons[1].isHidden()
    pane.show_lyrics(TrackLyrics(None, can_keep=True))
    pane.empty.buttons[1].click()
    assert asked == [True]
    pane.show_idle()
    assert pane.empty.buttons[1].isHidden()


def test_a_size_of_their_own(pane: LyricsPane, at: At, dark: Theme) -> None:
    at.ms = 20_000
    pane.show_lyrics(TrackLyrics(song()))
    tall = pane.lines.viewport().height()
    for _ in range(9):
        press(pane, "Larger lyrics")
    assert dark.lyrics_px == 44
    assert dark.font("lyrics").pixelSize() == 44
    assert dark.font("lyrics_small").pixelSize() == 29
    assert dark.font("body").pixelSize() == 14
    assert abs(middle(pane, 19) - tall * lyric_lines.AT) <= 2
    dark.set_scale(200)
    assert dark.font("lyrics").pixelSize() == 88
    dark.set_lyrics_px(0)
    assert dark.lyrics_px == 22


def test_ctrl_and_the_wheel_turn_it(pane: LyricsPane, dark: Theme) -> None:
    pane.show_lyrics(TrackLyrics(song()))
    for turned in (60, 60, -60, -180):
        wheel(pane, turned, Qt.KeyboardModifier.ControlModifier)
    assert dark.lyrics_px == 28
    assert pane.lines.is_following


def test_lines_are_said_only_by_choice(
    pane: LyricsPane, at: At, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(lyrics_pane, "announce", lambda _source, text: said.append(text))
    pane.show_lyrics(TrackLyrics(SHORT))
    for ms in (1_000, 1_100, 2_000):
        at.ms = ms
        pane.tick()
    assert said == []
    pane.says_lines = lambda: True
    for ms in (1_000, 1_500, 2_000, 2_500):
        at.ms = ms
        pane.tick()
    assert said == ["one", "two"]
