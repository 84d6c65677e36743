"""Where playing ends by itself, former queues, and looking at files again: chosen, seen, taken
back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QMenu

from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.queue import Context, ContextKind, Stop
from audio2_desktop.domain.units import Ms
from audio2_desktop.ui import intents
from audio2_desktop.ui.playing_menu import Playing, add_playing, ending, time_left
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets.menu import Menu
from audio2_desktop.ui.window import Window
from tests.ui.whole_window import ALBUM_TRACKS, Stage

MINUTE = 60_000

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def entry(menu: QMenu, *path: str) -> "Entry":
    *above, last = path
    for text in above:
        found = next(a.menu() for a in menu.actions() if a.text().startswith(text))
        assert isinstance(found, QMenu)
        menu = found
    return Entry(menu, last)


class Entry:
    """An entry of a menu, by its text."""

    def __init__(self, menu: QMenu, text: str) -> None:
        self.action = next(a for a in menu.actions() if a.text() == text)

    def run(self) -> None:
        assert self.action.isEnabled()
        self.action.trigger()


def built(theme: Theme, window: Window, playing: Playing, send: Callable[..., None]) -> Menu:
    menu = Menu(theme, parent=window)
    add_playing(menu, theme, playing, send)
    return menu


async def opened(stage: Stage, button: Callable[[], None]) -> QMenu:
    """The menu that a button opens."""
    button()
    await stage.until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_every_entry_says_what_it_wants(dark: Theme, window: Window) -> None:
    sent: list[intents.Intent] = []
    playing = Playing(has_track=True, upcoming=3, recent=((8, "Tidewater", 12), (7, "", 1)))
    menu = built(dark, window, playing, sent.append)
    for path in (
        ("Stop after this track",),
        ("Stop after this album",),
        ("Sleep timer", "30 minutes"),
        ("Sleep timer", "At the end of the album"),
        ("Sleep timer", "Off"),
        ("Recent queues", "Tidewater"),
        ("Recent queues", "Queue"),
        ("Clear the queue",),
        ("Save queue as playlist",),
    ):
        entry(menu, *path).run()
    assert sent == [
        intents.StopAfter(Stop.TRACK),
        intents.StopAfter(Stop.ALBUM),
        intents.SleepIn(30 * MINUTE),
        intents.StopAfter(Stop.ALBUM),
        intents.PlayOn(),
        intents.PlayRecent(8),
        intents.PlayRecent(7),
        intents.ClearQueue(whole=True),
        intents.SaveQueue(),
    ]


def test_what_cannot_be_done_is_off(dark: Theme, window: Window) -> None:
    menu = built(dark, window, Playing(), lambda intent: None)
    off = [a.text() for a in menu.actions() if not a.isSeparator() and not a.isEnabled()]
    assert off == [
        "Stop after this track",
        "Stop after this album",
        "Recent queues",
        "Clear the queue",
        "Save queue as playlist",
    ]


def test_choosing_what_is_chosen_cancels_it(dark: Theme, window: Window) -> None:
    sent: list[intents.Intent] = []
    menu = built(dark, window, Playing(Stop.TRACK, has_track=True), sent.append)
    stop = entry(menu, "Stop after this track")
    assert stop.action.isChecked()
    stop.run()
    assert sent == [intents.StopAfter(Stop.NONE)]


def test_the_mark_says_when_it_ends() -> None:
    assert ending(Stop.NONE, None) == ("", "")
    assert ending(Stop.TRACK, None) == ("After this track", "Stops after this track")
    text, sentence = ending(Stop.ALBUM, Ms(24 * MINUTE - 1))
    assert text == "24 min"
    assert sentence == "Falls asleep in 24 min · Stops after this album"
    assert time_left(40_500) == "40 s"


async def test_the_sleep_timer_is_set_seen_and_taken_back(stage: Stage) -> None:
    await stage.controller.perform(intents.PlayTracks(ALBUM_TRACKS))
    bar = stage.window.player_bar
    await stage.until(lambda: bar.card.more.isVisible())
    assert bar.ending.isHidden()
    menu = await opened(stage, bar.card.more.click)
    entry(menu, "Sleep timer", "15 minutes").run()
    menu.close()
    await stage.until(lambda: bar.ending.text() == "15 min")
    assert bar.ending.isVisible()
    assert bar.ending.accessibleName() == "Falls asleep in 15 min"
    again = await opened(stage, bar.ending.click)
    entry(again, "Play on").run()
    again.close()
    await stage.until(bar.ending.isHidden)
    assert stage.player.sleep_left_ms() is None


async def test_stopping_after_the_album_shows_in_the_bar(stage: Stage) -> None:
    await stage.controller.perform(intents.PlayTracks(ALBUM_TRACKS))
    stage.window.set_panel_open(True)
    menu = await opened(stage, stage.window.panel.more.click)
    entry(menu, "Stop after this album").run()
    menu.close()
    await stage.until(lambda: stage.window.player_bar.ending.text() == "After this album")
    await stage.controller.perform(intents.PlayOn())
    assert stage.player.state.stop_after is Stop.NONE


async def test_a_former_queue_is_taken_up_again(stage: Stage) -> None:
    tide = Context(ContextKind.ALBUM, 3, "Tidewater")
    await stage.controller.perform(intents.PlayTracks(ALBUM_TRACKS, 1, tide))
    await stage.controller.perform(intents.PlayTracks((21, 22)))
    menu = await opened(stage, stage.window.panel.more.click)
    entry(menu, "Recent queues", "Tidewater").run()
    menu.close()
    await stage.until(lambda: stage.player.queue().context == tide)
    await stage.until(lambda: stage.toast == "Brought back the queue")


async def test_the_whole_queue_is_cleared_and_comes_back(stage: Stage) -> None:
    await stage.controller.perform(intents.PlayTracks(ALBUM_TRACKS))
    await stage.controller.perform(intents.PlayLast((21,)))
    await stage.controller.perform(intents.ClearQueue(whole=True))
    view = stage.player.queue()
    assert (len(view.up_next), len(view.from_context)) == (0, 0)
    stage.controller.undo()
    await stage.until(lambda: stage.up_next() == [21])
    assert len(stage.player.queue().from_context) == len(ALBUM_TRACKS) - 1


async def test_a_menu_of_what_plays_knows_the_track(stage: Stage) -> None:
    await stage.controller.perform(intents.PlayTracks(ALBUM_TRACKS))
    card = stage.window.player_bar.card
    await stage.until(lambda: card.more.isVisible())
    place = card.more.mapToGlobal(QPoint(0, 0))
    menu = await opened(stage, lambda: card.menu_wanted.emit(place))
    texts = [action.text() for action in menu.actions()]
    assert "Play next" not in texts
    assert texts.index("Go to album") < texts.index("Show file") < texts.index("Sleep timer")
    assert texts[-3:] == ["", "Hide", "Remove from library…"]
    menu.close()


async def test_files_are_looked_at_again(stage: Stage) -> None:
    await stage.controller.perform(intents.Rescan(Entity.TRACK, ALBUM_TRACKS[:2]))
    assert len(stage.shelf.rescanned) == 2
    assert stage.toast == "Looking at 2 files again"


async def test_the_folders_of_an_album_are_looked_at_again(stage: Stage) -> None:
    await stage.controller.perform(intents.Rescan(Entity.ALBUM, (3,)))
    paths = [stage.shelf.catalogue.path(track) for track in ALBUM_TRACKS]
    assert stage.shelf.rescanned == sorted({path.rpartition(b"/")[0] for path in paths})
    assert stage.toast == "Looking at 1 folder again"


async def test_a_folder_is_looked_at_again(stage: Stage) -> None:
    await stage.controller.perform(intents.RescanFolder(b"/music/Halden"))
    assert stage.shelf.rescanned == [b"/music/Halden"]
    assert stage.toast == "Looking at 1 folder again"


async def test_device_and_speed_are_chosen_in_the_menu_of_what_plays(stage: Stage) -> None:
    await stage.controller.perform(intents.PlayTracks(ALBUM_TRACKS))
    bar = stage.window.player_bar
    await stage.until(lambda: bar.card.more.isVisible())
    stage.outputs.chosen = "Old Headphones"
    menu = await opened(stage, bar.card.more.click)
    entry(menu, "Output device", "USB DAC").run()
    entry(menu, "Speed", "125 %").run()
    menu.close()
    await stage.until(lambda: (stage.outputs.chosen, stage.outputs.speed) == ("USB DAC", 125))
    again = await opened(stage, bar.card.more.click)
    assert entry(again, "Output device", "USB DAC").action.isChecked()
    assert entry(again, "Speed \N{MIDDLE DOT} 125 %", "125 %").action.isChecked()
    again.close()


async def test_commands_say_where_playing_ends(stage: Stage) -> None:
    await stage.controller.perform(intents.PlayTracks(ALBUM_TRACKS))
    commands = stage.commands.table()
    for name, stop in (("stop_after_track", Stop.TRACK), ("stop_after_album", Stop.ALBUM)):
        commands[name]()
        await stage.until(lambda stop=stop: stage.player.state.stop_after is stop)  # type: ignore[misc]
    commands["stop_after_album"]()
    await stage.until(lambda: stage.player.state.stop_after is Stop.NONE)
    await stage.until(stage.window.player_bar.ending.isHidden)
    menu = await opened(stage, lambda: commands["sleep_timer"]() and None)
    entry(menu, "Sleep timer", "15 minutes").run()
    menu.close()
    await stage.until(lambda: stage.player.sleep_left_ms() is not None)
    await stage.controller.perform(intents.PlayOn())
