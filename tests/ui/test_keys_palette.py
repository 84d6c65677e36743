"""The command palette, and the focus that is never lost."""

from random import Random
from typing import Any, cast

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from audio2_desktop.domain.sorting import TrackSort, asked_for
from audio2_desktop.ui import intents
from audio2_desktop.ui.dialogs.overlay import Overlay
from audio2_desktop.ui.dialogs.palette import CommandPalette
from audio2_desktop.ui.navigation import Route
from tests.ui import samples
from tests.ui.desk import Desk
from tests.ui.whole_window import ALBUM_TRACKS

# -- the palette -----------------------------------------------------------------------------------


async def test_the_palette_does_what_is_typed(desk: Desk) -> None:
    table = await desk.opens("tracks")
    desk.pick(table, 1, 2)
    desk.press("Ctrl+Shift+P")
    palette = cast("CommandPalette", desk.stage.dialog(CommandPalette))
    assert palette.field.line is QApplication.focusWidget()
    assert len(palette.lines()) == len(desk.shortcuts.ids) - 2
    QTest.keyClicks(palette.field.line, "play la")
    await desk.stage.until(lambda: palette.lines()[0].text == "Play last")
    assert palette.lines()[0].keys == "Q"
    desk.press("Return")
    await desk.stage.until(lambda: isinstance(desk.last(), intents.PlayLast))
    assert desk.recent == [("play_last",)]
    assert QApplication.focusWidget() is table


async def test_the_palette_finds_settings_and_the_library(desk: Desk) -> None:
    await desk.opens("tracks")
    desk.press("Ctrl+Shift+P")
    palette = cast("CommandPalette", desk.stage.dialog(CommandPalette))
    QTest.keyClicks(palette.field.line, "contrast")
    await desk.stage.until(lambda: palette.lines()[0].key == "set:appearance.high_contrast")
    desk.press("Return")
    await desk.stage.until(lambda: desk.last() is not None)
    assert desk.last() == intents.Go(Route("settings", "appearance.high_contrast"))
    desk.press("Ctrl+Shift+P")
    palette = cast("CommandPalette", desk.stage.dialog(CommandPalette))
    QTest.keyClicks(palette.field.line, "hald")
    await desk.stage.until(lambda: any(line.key.startswith("album:") for line in palette.lines()))
    kinds = {line.key.partition(":")[0] for line in palette.lines()}
    assert {"artist", "album", "playlist"} <= kinds
    row = next(at for at, line in enumerate(palette.lines()) if line.key.startswith("album:"))
    for _ in range(row):
        desk.press("Down")
    desk.press("Shift+Return")
    await desk.stage.until(lambda: isinstance(desk.last(), intents.PlayThings))
    assert cast("Any", desk.last()).verb == "next"


async def test_the_palette_is_as_tall_as_what_fits_and_stays_where_it_is(desk: Desk) -> None:
    await desk.opens("tracks")
    desk.press("Ctrl+Shift+P")
    palette = cast("CommandPalette", desk.stage.dialog(CommandPalette))
    top, whole = palette.card.y(), palette.card.height()
    QTest.keyClicks(palette.field.line, "contrast")
    await desk.stage.until(lambda: palette.lines()[0].key == "set:appearance.high_contrast")
    row = palette.list.sizeHintForRow(0)
    assert palette.list.height() == len(palette.lines()) * row
    assert (palette.card.y(), palette.card.height() < whole) == (top, True)
    palette.field.line.clear()
    await desk.stage.until(lambda: len(palette.lines()) > 10)
    assert (palette.card.y(), palette.card.height()) == (top, whole)


async def test_commands_wait_behind_a_dialog(desk: Desk) -> None:
    await desk.opens("tracks")
    desk.press("Ctrl+Shift+P")
    desk.press("Ctrl+5")
    assert desk.window.history.current == Route("tracks")
    desk.press("Ctrl+=")
    assert desk.wishes == ["appearance.font_scale=110"]
    desk.press("Esc")
    await desk.settle()
    desk.press("Ctrl+5")
    assert desk.window.history.current == Route("albums")


# -- the focus is never lost -----------------------------------------------------------------------

WALK = (
    "Tab", "Tab", "Shift+Tab", "F6", "Shift+F6", "Down", "Up", "Right", "Left", "Home", "End",
    "Ctrl+5", "Ctrl+6", "Alt+Left", "Alt+Right", "Ctrl+K", "Ctrl+F", "Esc", "Esc", "Ctrl+U",
    "Ctrl+I", "Ctrl+B", "F1", "Ctrl+Shift+P", "Ctrl+A", "G, Q", "G, A", "F8", "Space",
    "Ctrl+J", "Ctrl+=", "Ctrl+0", "'", "a", "S", "Menu",
)  # fmt: skip


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_the_focus_is_never_lost(desk: Desk, seed: int) -> None:
    chance = Random(seed)
    await desk.opens("tracks")
    await desk.player.play(ALBUM_TRACKS)
    pressed: list[str] = []
    for _ in range(120):
        pressed.append(chance.choice(WALK))
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        desk.press(pressed[-1])
        if chance.random() < 0.25:
            pressed.append(_change_the_model(desk, chance))
        await desk.settle()
        if QApplication.activePopupWidget() is None:
            focus = QApplication.focusWidget()
            assert focus is not None, pressed[-5:]
            assert focus.isVisible(), pressed[-5:]
            dialogs = [one for one in desk.window.findChildren(Overlay) if one.isVisible()]
            assert not dialogs or _inside(dialogs, focus), pressed[-5:]
    desk.stage.errors.clear()


def _change_the_model(desk: Desk, chance: Random) -> str:
    """What a scan, a deletion, a filter or another order do to the lists behind the keys."""
    tracks, albums = (cast("Any", page) for page in desk.pages)
    change = chance.choice(("gone", "all gone", "found", "filter", "order", "albums gone"))
    match change:
        case "gone":
            for key in list(desk.browse.tracks)[:3]:
                del desk.browse.tracks[key]
        case "all gone":
            desk.browse.tracks.clear()
        case "found":
            desk.browse.tracks.update({row.id: row for row in samples.tracks(90)})
            desk.browse.albums.update({row.id: row for row in samples.albums(20)})
        case "filter":
            tracks.filter.set_text(chance.choice(("", "genre:ambient", "foo:")))
        case "order":
            tracks.order.take(
                asked_for(tracks.order.orders, chance.choice(list(TrackSort)), adds=False)
            )
        case _:
            desk.browse.albums.clear()
    for page in (tracks, albums):
        page.load()
    return change


def _inside(dialogs: list[Overlay], focus: QWidget) -> bool:
    return any(one is focus or one.isAncestorOf(focus) for one in dialogs)
