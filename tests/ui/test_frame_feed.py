"""The frame follows facts, the search follows keys, commands reach services."""

import asyncio

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from audio2_desktop.domain.facts import PlaybackTrouble
from audio2_desktop.domain.found import FoundKind, FoundRow, Match
from audio2_desktop.domain.lines import Outside
from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.problems import FileUnreadable, Refused
from audio2_desktop.domain.queue import Context, ContextKind
from audio2_desktop.domain.repeat import Repeat
from audio2_desktop.playback.engine import Playing, Waiting
from audio2_desktop.playback.silent_engine import SilentEngine
from audio2_desktop.services.playhead import GAVE_UP
from audio2_desktop.ui import intents, language
from audio2_desktop.ui.actions import table
from audio2_desktop.ui.commands import PLACES
from audio2_desktop.ui.feeds.frame_feed import trouble
from audio2_desktop.ui.feeds.search_feed import intent_for
from audio2_desktop.ui.frame import player_bar
from audio2_desktop.ui.frame.search_popup import Chosen
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.shortcuts import Shortcuts
from audio2_desktop.ui.theme import Mode
from tests.ui.frame_preview import results
from tests.ui.whole_window import ALBUM_TRACKS, Stage


async def test_counts_and_troubles_are_shown(stage: Stage) -> None:
    buttons = {b.item.route.name: b for b in stage.window.sidebar.places.buttons}
    await stage.until(lambda: "12,345" in buttons["tracks"].accessibleName())
    stage.bus.publish([PlaybackTrouble("Salt", Refused("the file is away"))])
    assert stage.toast == "Skipped Salt: the file is away"


def test_troubles_are_told_in_the_users_language(qapp: QApplication) -> None:
    language.install("es")
    try:
        away = FileUnreadable(path="/m/a.mp3", reason="it is not there at the moment")
        said = trouble("Salt", away)
        assert said == "Se saltó Salt: /m/a.mp3 no se puede leer: no está ahora mismo."
        assert trouble("", Refused(GAVE_UP, count=10)).startswith("La reproducción se detuvo: no")
    finally:
        language.install("en")


async def test_files_outside_the_library_show_without_hearts(stage: Stage) -> None:
    await stage.player.play_files([Outside(b"/x/a.mp3", "A <b>song</b>", "Someone")])
    card = stage.window.player_bar.card
    await stage.until(lambda: card.title.shown_text() == "A <b>song</b>")
    assert card.heart.isHidden()
    assert not card.title.isEnabled()


@pytest.mark.parametrize("is_reduced", [False, True])
async def test_what_has_to_be_waited_for_is_shown_and_said_once(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, is_reduced: bool
) -> None:
    said: list[str] = []
    monkeypatch.setattr(player_bar, "announce", lambda _bar, text: said.append(text))
    stage.window.theme.set_reduced_motion(is_reduced)
    await stage.player.play([11, 12])
    bar, engine = stage.window.player_bar, stage.player._deck._engine
    assert isinstance(engine, SilentEngine)
    await stage.until(lambda: bar.play.accessibleName() == "Pause")
    stage.window.show()
    for percent, text in ((0, "Buffering…"), (40, "Buffering 40 %")):
        engine._tell(Waiting(percent))
        await stage.until(lambda wanted=text: bar.card.status.text() == wanted)  # type: ignore[misc]
        assert bar.card.status.isVisible()
        assert not bar.card.artist.isVisible()
        assert bar.play.accessibleDescription() == text
    assert bar.play.accessibleName() == "Pause"
    assert said == ["Buffering…"]
    assert bar.play.is_turning is not is_reduced
    engine._tell(Playing())
    await stage.until(lambda: bar.card.artist.isVisible())
    assert not bar.card.status.isVisible()
    assert not bar.play.is_turning
    assert bar.play.accessibleDescription() == ""


async def test_keystrokes_are_answered_and_choices_remembered(stage: Stage) -> None:
    field = stage.window.topbar.search
    stage.window.activateWindow()
    stage.search.focus()
    await stage.until(field.line.hasFocus)
    QTest.keyClicks(field.line, "hald")
    await stage.until(lambda: bool(stage.window.search.lines) and field.text() == "hald")
    await stage.until(lambda: stage.window.search.isVisible())
    top = results().top
    assert top is not None
    stage.window.search.chosen.emit(Chosen(top, "open"))
    await stage.until(lambda: stage.shelf.remembered == ["hald"])


async def test_enter_before_the_answer_opens_what_it_brings(stage: Stage) -> None:
    field, popup = stage.window.topbar.search, stage.window.search
    stage.window.activateWindow()
    stage.search.focus()
    await stage.until(field.line.hasFocus)
    QTest.keyClicks(field.line, "a")
    await stage.until(lambda: popup.isVisible() and bool(popup.lines))
    QTest.keyClicks(field.line, "rt")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert stage.shelf.remembered == []
    await stage.until(lambda: stage.shelf.remembered == ["art"])
    await stage.until(lambda: not stage.search._answer.is_busy)
    assert popup.isHidden()  # also after the completions came


@pytest.mark.parametrize(
    ("at", "verb", "intent"),
    [
        (0, "open", intents.Go(Route("artist", 1))),
        (1, "play", intents.PlayThings(Entity.ALBUM, (2,), "play", "Halden Sessions")),
        (2, "play", intents.PlayTracks((3,), 0, Context(ContextKind.SEARCH))),
        (2, "next", intents.PlayNext((3,))),
        (2, "open", intents.Go(Route("album", "0:3"))),
        (3, "next", intents.PlayThings(Entity.PLAYLIST, (4,), "next", "Halden nights")),
        (4, "open", intents.Go(Route("shelf", "tag:8"))),
        (4, "play", intents.PlayThings(Entity.TAG, (8,), "play", "Halden evenings")),
    ],
)
def test_results_become_intents(at: int, verb: str, intent: intents.Intent) -> None:
    tag = FoundRow(FoundKind.TAG, 8, "Halden evenings", Match.PREFIX)
    rows = [*(section.rows[0] for section in results().sections), tag]
    assert intent_for(rows[at], verb) == intent


@pytest.mark.qt_log_ignore("This plugin does not support")  # the mini player comes to the front
async def test_every_command_works(stage: Stage) -> None:
    await stage.controller.perform(intents.PlayTracks(ALBUM_TRACKS))
    functions = stage.commands.table()
    unknown = {"now", "palette"} | {
        ref for ref in PLACES if not stage.window.area.knows(ref)
    }  # pages of another window
    assert {action.id for action in table() if not action.native} - set(functions) <= unknown
    assert set(functions) <= {action.id for action in table()}
    stage.window.go(Route("tracks"))
    for ref in sorted(set(functions) - {"quit", "close", "new_playlist", "full_screen", "keys"}):
        functions[ref]()
        await asyncio.sleep(0)
    await stage.until(lambda: stage.player.state.repeat is Repeat.ALL)
    assert ("appearance.font_scale", 100) in stage.settings
    assert ("appearance.theme", Mode.LIGHT.value) in stage.settings
    assert stage.player.state.is_shuffled


def test_the_focus_moves_on_when_a_window_with_shortcuts_is_gone(qtbot: QtBot) -> None:
    gone, other = QWidget(), QLineEdit()
    qtbot.addWidget(other)
    kept = Shortcuts(gone, {"play_pause": lambda: None})
    gone.show()
    shiboken6.delete(gone)
    other.show()
    other.activateWindow()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    assert kept.ids == {"play_pause"}


async def test_shortcuts_reach_commands_but_leave_buttons_their_space(stage: Stage) -> None:
    pressed: list[str] = []
    functions = {ref: (lambda ref=ref: pressed.append(ref)) for ref in stage.commands.table()}
    shortcuts = Shortcuts(stage.window, functions)
    stage.window.activateWindow()
    stage.window.setFocus()
    await stage.until(lambda: stage.window.isActiveWindow())
    QTest.keyClick(stage.window, "n")
    QTest.keyClick(stage.window, " ")
    assert pressed == ["next", "play_pause"]
    stage.window.player_bar.play.setFocus()
    assert not shortcuts.action("play_pause").isEnabled()
    stage.window.topbar.search.line.setFocus()
    QTest.keyClicks(stage.window.topbar.search.line, "ns m")
    assert stage.window.topbar.search.text() == "ns m"
    assert pressed == ["next", "play_pause"]
    assert QApplication.focusWidget() is stage.window.topbar.search.line
