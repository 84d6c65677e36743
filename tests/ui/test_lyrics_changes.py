"""Lyrics pasted, taken away and saved from the panel, over a real library."""

import asyncio

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication

from audio2_desktop.domain import lyrics_text
from audio2_desktop.domain.lyrics import Lyrics, LyricsFrom
from audio2_desktop.ui import intents
from audio2_desktop.ui.dialogs.lyrics_text import LyricsText
from audio2_desktop.ui.theme import Theme
from tests.ui.test_lyrics_panel import Panel, panel
from tests.ui.whole_window import Stage

__all__ = ["panel"]


def dialog(stage: Stage) -> LyricsText:
    found = stage.dialog(LyricsText)
    assert isinstance(found, LyricsText)
    return found


async def kept(stage: Stage, track: int) -> str:
    sql = "SELECT body FROM text WHERE entity_id = ? AND kind = 'lyrics'"
    return str(await stage.database.read(lambda tx: tx.value(sql, (track,), default="")))


async def test_paste_shows_the_clipboard_before_it_is_kept(panel: Panel) -> None:
    stage = panel.stage
    await stage.player.play([11])
    panel.window.toggle_tab("lyrics")
    pane = panel.window.panel.lyrics
    await stage.until(lambda: pane.is_without)
    QGuiApplication.clipboard().setText("[00:01.00]So hold me\n[00:02.00]like the breakwater")
    pane.empty.buttons[1].click()
    await stage.until(lambda: bool(stage.window.findChildren(LyricsText)))
    asked = dialog(stage)
    assert "breakwater" in asked.field.toPlainText()
    assert not asked.ok.isEnabled()
    await stage.until(asked.ok.isEnabled)
    assert asked.kind.text() == "Synced lyrics, 2 lines"
    asked.field.setPlainText("   ")
    assert not asked.ok.isEnabled()
    asked.field.setPlainText("[ti:nothing]")
    await stage.until(lambda: asked.kind.text() == "There are no words in this text.")
    asked.field.setPlainText("plain")
    await stage.until(asked.ok.isEnabled)
    assert asked.kind.text() == "Plain lyrics, 1 line"
    asked.ok.click()
    await stage.until(lambda: stage.toast == "Kept the lyrics")
    assert await kept(stage, 11) == "plain"
    stage.controller.undo()
    await stage.until(lambda: stage.toast == "Undone: Kept the lyrics")
    assert await kept(stage, 11) == ""


async def test_what_is_found_out_too_late_says_nothing_of_another_text(panel: Panel) -> None:
    looked, found = asyncio.Event(), asyncio.Event()

    async def slowly(text: str) -> Lyrics | None:
        looked.set()
        await found.wait()
        return lyrics_text.read(text, LyricsFrom.USER)

    window, errors = panel.window, list[BaseException]()
    asked = LyricsText(window.theme, window, "words", slowly, errors.append)
    await panel.stage.until(looked.is_set)
    asked.field.setPlainText("   ")
    found.set()
    for _ in range(5):
        await asyncio.sleep(0)
    assert asked._settled.isActive() and not asked.ok.isEnabled()
    asked.finish(None)
    assert errors == []


async def test_what_is_dismissed_is_not_kept(panel: Panel) -> None:
    stage = panel.stage
    QGuiApplication.clipboard().setText("words")
    stage.controller.send(intents.PasteLyrics(11))
    await stage.until(lambda: bool(stage.window.findChildren(LyricsText)))
    dialog(stage).finish(None)
    await stage.until(lambda: not stage.window.findChildren(LyricsText))
    assert await kept(stage, 11) == ""


@pytest.mark.parametrize("scale", [100, 200])
async def test_the_dialog_stays_in_a_small_window(panel: Panel, dark: Theme, scale: int) -> None:
    window = panel.window
    window.theme.set_scale(scale)
    window.resize(900, 600)
    QGuiApplication.clipboard().setText("words\n" * 400)
    panel.stage.controller.send(intents.PasteLyrics(11))
    await panel.stage.until(lambda: bool(window.findChildren(LyricsText)))
    asked = dialog(panel.stage)
    inside = QRect(0, 0, window.width(), window.height())
    assert inside.contains(asked.card.geometry())
    assert asked.card.rect().contains(asked.ok.geometry())
    asked.finish(None)
    await panel.stage.until(lambda: not window.findChildren(LyricsText))
