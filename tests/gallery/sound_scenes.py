"""How to get to the pictures of what is heard: where, what is waited for, and pasted lyrics."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from PySide6.QtGui import QGuiApplication

from audio2_desktop.ui.dialogs.lyrics_text import LyricsText
from audio2_desktop.ui.intents import PasteLyrics
from tests.gallery.stage import Stage

DEVICES = ("Built-in Audio Analog Stereo", "USB DAC", "Living room, the receiver below the window")
PASTED = "[00:12.00]Halfway out the harbour\n[00:17.40]and the lights go one by one\n"


@asynccontextmanager
async def device_menu(stage: Stage) -> AsyncIterator[None]:
    """Where the sound can go, hanging above its button."""
    stage.go("albums")
    await stage.rest()
    outputs: Any = stage.supplied("outputs")
    known = outputs.names
    outputs.found(DEVICES)
    stage.window.player_bar.ask_device()
    await stage.until(stage.menus, "the menu")
    await asyncio.sleep(0.3)
    (menu,) = stage.menus()
    menu.setActiveAction(menu.actions()[2])
    stage.lay_over(menu)
    yield
    menu.close()
    outputs.found(known)


@asynccontextmanager
async def buffering(stage: Stage) -> AsyncIterator[None]:
    """Something that has not come far enough to sound."""
    stage.go("album", stage.albums["Slow Harbour"])
    await stage.rest()
    stage.window.player_bar.set_waiting(42)
    await asyncio.sleep(0.3)
    yield
    stage.window.player_bar.set_waiting(None)


@asynccontextmanager
async def pasted_lyrics(stage: Stage) -> AsyncIterator[None]:
    """The clipboard's lyrics, before they are kept."""
    stage.go("album", stage.albums["Slow Harbour"])
    await stage.rest()
    QGuiApplication.clipboard().setText(PASTED)
    stage.send(PasteLyrics((await stage.tracks("Slow Harbour"))[0]))
    await stage.until(lambda: stage.window.findChildren(LyricsText), "the dialog")
    await asyncio.sleep(0.6)
    yield
    for dialog in stage.window.findChildren(LyricsText):
        dialog.finish(None)
    await asyncio.sleep(0.2)
