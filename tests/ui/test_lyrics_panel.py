"""The Lyrics tab of the right panel, and the button that opens it, over a real player."""

from collections.abc import AsyncIterator

import pytest
from PySide6.QtCore import QSettings

from audio2_desktop.ui.feeds.lyrics_feed import LyricsFeed
from audio2_desktop.ui.window import Window
from tests.ui.test_now_playing import SONG, Sung
from tests.ui.whole_window import Stage


class Panel:
    def __init__(self, stage: Stage) -> None:
        self.stage, self.window = stage, stage.window
        self.sung = Sung()
        self.errors: list[BaseException] = []
        self.says = False
        self.feed = LyricsFeed(
            self.window,
            stage.bus,
            stage.player,
            self.sung,
            lambda: self.says,
            stage.controller.send,
            self.errors.append,
        )


@pytest.fixture
async def panel(stage: Stage) -> AsyncIterator[Panel]:
    made = Panel(stage)
    yield made
    await made.feed.close()
    assert made.errors == []


async def test_the_button_opens_and_closes_it(panel: Panel) -> None:
    window = panel.window
    button = window.player_bar.lyrics
    button.click()
    assert window.is_panel_open
    assert window.panel.lyrics.isVisible()
    assert window.panel.list.isHidden()
    assert button.isChecked()
    assert not window.player_bar.queue.isChecked()
    assert window.panel.accessibleName() == "Lyrics"
    window.toggle_tab("queue")
    assert window.panel.lyrics.isHidden()
    assert not button.isChecked()
    button.click()
    button.click()
    assert not window.is_panel_open


async def test_it_follows_what_plays_while_it_is_seen(panel: Panel) -> None:
    panel.sung.of_track[11] = SONG
    await panel.stage.player.play([11, 12])
    assert panel.sung.asked == 0
    panel.window.toggle_tab("lyrics")
    pane = panel.window.panel.lyrics
    await panel.stage.until(lambda: pane.lyrics is SONG)
    await panel.stage.player.next()
    await panel.stage.until(lambda: pane.is_without)
    panel.window.toggle_tab("queue")
    asked = panel.sung.asked
    await panel.stage.player.previous()
    await panel.stage.player.play([11])
    assert panel.sung.asked == asked
    panel.window.toggle_tab("lyrics")
    await panel.stage.until(lambda: pane.lyrics is SONG)


async def test_a_line_seeks_in_what_plays(panel: Panel) -> None:
    panel.sung.of_track[11] = SONG
    await panel.stage.player.play([11])
    panel.window.toggle_tab("lyrics")
    pane = panel.window.panel.lyrics
    await panel.stage.until(lambda: pane.lyrics is SONG)
    pane.lines.chosen.emit(1)
    await panel.stage.until(lambda: panel.stage.player.position_ms() >= 20_000)
    pane.tick()
    assert pane.lines.now == 1


async def test_nothing_plays(panel: Panel) -> None:
    panel.window.toggle_tab("lyrics")
    empty = panel.window.panel.lyrics.empty
    await panel.stage.until(lambda: "Nothing playing" in empty.accessibleName())


async def test_the_tab_is_there_after_a_start(
    panel: Panel, window: Window, tmp_path: object
) -> None:
    panel.window.toggle_tab("lyrics")
    kept = QSettings(f"{tmp_path}/window.ini", QSettings.Format.IniFormat)
    panel.window.save_geometry(kept)
    window.restore_geometry(kept)
    assert window.panel.tab == "lyrics"
    assert window.panel.lyrics.isVisibleTo(window.panel)
