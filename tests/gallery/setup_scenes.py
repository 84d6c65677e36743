"""How to get to the pictures of the settings, of library health and of what was removed."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

from audio2_desktop.domain.equaliser import PRESETS, Band, Equalising
from audio2_desktop.domain.problems import Refused
from audio2_desktop.services.report import LogLine
from audio2_desktop.ui.dialogs.equaliser import EqualiserView
from audio2_desktop.ui.dialogs.log_view import LogView
from tests.gallery.stage import Stage

Show = Callable[[Stage], AbstractAsyncContextManager[None]]


def settings(where: str, *, at_end: bool = False) -> Show:
    """A section, or a row that is marked."""

    @asynccontextmanager
    async def show(stage: Stage) -> AsyncIterator[None]:
        stage.go("settings", where)
        await stage.rest()
        if at_end:
            bar = stage.page.section.verticalScrollBar()  # type: ignore[attr-defined]
            bar.setValue(bar.maximum())
        yield

    return show


def search(text: str) -> Show:
    """What the field of the settings finds."""

    @asynccontextmanager
    async def show(stage: Stage) -> AsyncIterator[None]:
        stage.go("settings")
        await stage.rest()
        field: Any = stage.page.search  # type: ignore[attr-defined]
        field.setFocus()
        field.line.setText(text)
        yield

    return show


@asynccontextmanager
async def log(stage: Stage) -> AsyncIterator[None]:
    """The log over the settings."""

    stage.go("settings", "about")
    await stage.rest()
    at = "2026-11-24 10:00:"
    lines = [
        LogLine(f"{at}{n:02}", level, source, text)
        for n, (level, source, text) in enumerate(
            (
                ("info", "audio2.library", "~/Music is watched"),
                ("info", "audio2.scan", "4,112 files in 5.0 s, 310 new"),
                ("warning", "audio2.art", "a cover cannot be used: it is 1 pixel wide"),
                ("error", "audio2", "unhandled\nTraceback (most recent call last):\nValueError: x"),
            )
            * 5
        )
    ]
    view = LogView(stage.frame.theme, stage.window, lines)
    view.present()
    await asyncio.sleep(0.1)
    yield
    view.finish(None)


def health(kind: str) -> Show:
    """One kind of trouble."""

    @asynccontextmanager
    async def show(stage: Stage) -> AsyncIterator[None]:
        stage.go("health", kind)
        await stage.rest()
        yield

    return show


@asynccontextmanager
async def removed(stage: Stage) -> AsyncIterator[None]:
    """What was taken out of the library."""
    done = None
    for album in stage.albums:
        try:
            done = await stage.core.removal.remove((await stage.tracks(album))[:2])
            break
        except Refused:  # something of it is a favourite
            continue
    assert done is not None
    stage.go("hidden")
    await stage.rest()
    stage.page.chips.chosen.emit("removed")  # type: ignore[attr-defined]
    await stage.rest()
    yield
    await done.undo()


@asynccontextmanager
async def accounts(stage: Stage) -> AsyncIterator[None]:
    """No keyring in the tests' own surroundings: the banner is seen."""
    stage.go("settings", "accounts")
    await stage.rest()
    section: Any = stage.page.section  # type: ignore[attr-defined]
    await stage.until(section.banner.isVisible, "the keyring")
    yield


@asynccontextmanager
async def never_split(stage: Stage) -> AsyncIterator[None]:
    """With two names."""
    name = "library.artist_exceptions"
    await stage.frame.settings.set(name, ["AC / DC", "Earth, Wind; Fire"])
    stage.go("settings", name)
    yield
    await stage.frame.settings.set(name, [])


def equaliser(*, uses_filters: bool) -> Show:
    """Over the settings: sliders, or filters out of a file."""

    @asynccontextmanager
    async def show(stage: Stage) -> AsyncIterator[None]:
        stage.go("settings", "playback")
        await stage.rest()
        filters = (
            Band("low_shelf", 105, 5.8, 0.7),
            Band("peaking", 188, -2.3, 0.64),
            Band("peaking", 1840, 1.9, 1.5),
            Band("peaking", 3300, -3.4, 2.9),
            Band("peaking", 5400, 4.2, 4.6),
            Band("high_shelf", 10_000, -3.1, 0.7),
        )
        name = "Studio 650 ParametricEQ.txt"
        setting = Equalising(True, PRESETS["rock"], uses_filters, filters, -6.1, name)
        fake = _Set(setting if uses_filters else Equalising(True, PRESETS["rock"]))
        view = EqualiserView(stage.frame.theme, stage.window, fake)
        view.present()
        await asyncio.sleep(0.1)
        yield
        view.finish(None)

    return show


class _Set:
    """An equaliser that keeps its setting to itself."""

    def __init__(self, setting: Equalising) -> None:
        self.device, self.setting = "", setting

    def set(self, setting: Equalising) -> None:
        self.setting = setting
