"""What tests of the window share: a theme of each kind and English plurals."""

import asyncio
from collections.abc import AsyncIterator, Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from audio2_desktop.domain.fact_bus import FactBus
from audio2_desktop.storage.database import Database
from audio2_desktop.ui import drag, language
from audio2_desktop.ui.theme import Mode, Theme
from audio2_desktop.ui.window import Window
from tests.fakes.catalogue import more_tracks, one_track
from tests.fakes.clock import FixedClock
from tests.ui import fakes
from tests.ui.desk import Desk
from tests.ui.frame import HeroPage, OnePage
from tests.ui.frame_preview import filled_window
from tests.ui.shelf_stage import ShelfStage
from tests.ui.stage import Stage as PageStage
from tests.ui.stage import close_all
from tests.ui.whole_window import Stage


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Generator[None, object, object]:
    """Pages are closed before pytest-qt handles the last events: there is no loop for them then."""
    try:
        return (yield)
    finally:
        close_all()


@pytest.fixture(autouse=True)
def _gone(qapp: QApplication) -> Iterator[None]:
    """Widgets of a test are deleted with it: without a running loop Qt would keep them all, and
    each new style sheet would polish them again."""
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def _english(qapp: QApplication) -> Iterator[None]:
    """Plurals and grouping as an English user sees them."""
    language.install("en")
    yield
    language.forget()
    drag.leave_clipboard()


@pytest.fixture(params=[Mode.DARK, Mode.LIGHT])
def theme(request: pytest.FixtureRequest, qapp: QApplication) -> Theme:
    """Both themes, one after the other, without animations."""
    made = Theme(mode=request.param, reduced_motion=True)
    qapp.setStyle("Fusion")
    made.apply()
    return made


@pytest.fixture
def dark(qapp: QApplication) -> Theme:
    """The dark theme, where a second one would show nothing new."""
    made = Theme(mode=Mode.DARK, reduced_motion=True)
    qapp.setStyle("Fusion")
    made.apply()
    return made


@pytest.fixture
def window(dark: Theme, qtbot: QtBot) -> Window:
    """The frame with invented data and two pages, 1440x900."""
    made = filled_window(dark)
    qtbot.addWidget(made)
    made.area.add_page("tracks", OnePage())
    made.area.add_page("album", HeroPage())
    made.resize(1440, 900)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
async def library_file(
    tmp_path: Path, clock: FixedClock
) -> AsyncIterator[tuple[Database, FactBus]]:
    bus = FactBus()
    found = Database(tmp_path / "library.db", publish=bus.publish, clock=clock)
    await found.open()
    await found.write(one_track)
    await found.write(more_tracks, [*range(1, 7), *range(8, 60)])
    yield found, bus
    await found.close()


@pytest.fixture
async def stage(
    window: Window, library_file: tuple[Database, FactBus], clock: FixedClock
) -> AsyncIterator[Stage]:
    made = Stage(window, library_file[0], clock, library_file[1])
    await made.player.restore()
    made.feed.start()
    yield made
    await made.close()
    assert made.errors == []
    assert library_file[1].listeners == 0


@pytest.fixture
async def desk(stage: Stage) -> AsyncIterator[Desk]:
    made = Desk(stage)
    made.window.activateWindow()
    await stage.until(lambda: made.window.isActiveWindow())
    yield made
    for _ in range(3):
        await asyncio.sleep(0)  # tasks that were just begun hear of their end


@pytest.fixture
def kit(dark: Theme) -> fakes.Kit:
    """What a page needs, and what it said."""
    return fakes.kit(dark)


@pytest.fixture
def put(qtbot: QtBot) -> Callable[..., PageStage]:
    """put(page, size) -> its stage."""
    return lambda page, size=(1200, 752): PageStage(qtbot, page, size)


@pytest.fixture
def opened(qtbot: QtBot, dark: Theme) -> Callable[..., Any]:
    """opened(class of a page of shelves, arg) -> its stage, loaded."""

    async def opened(make: Callable[..., Any], arg: object = None) -> ShelfStage:
        stage = ShelfStage(qtbot, dark, make)
        await stage.open(arg)  # type: ignore[arg-type]
        await stage.settled()
        return stage

    return opened
