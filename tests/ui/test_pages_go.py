"""A page that was closed is gone with all that it held: pages are made anew in another language."""

import gc
import weakref
from collections.abc import Callable
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from audio2_desktop.ui.frame.page_area import PAGES_KEPT, PageSpec
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.page import Page
from audio2_desktop.ui.theme import Mode, Theme
from audio2_desktop.ui.window import Window
from tests.ui import fakes
from tests.ui.every_page import PAGES
from tests.ui.frame import OnePage
from tests.ui.stage import turn, until


@pytest.mark.parametrize("name", PAGES)
async def test_nothing_is_left_of_a_page(qapp: QApplication, dark: Theme, name: str) -> None:
    build, arg = PAGES[name]
    kit = fakes.kit(dark)
    left = await _opened_and_closed(build, kit, arg)
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert left() is None, f"held by {[type(each) for each in gc.get_referrers(left())]}"


async def _opened_and_closed(
    build: Callable[[fakes.Kit], Any], kit: fakes.Kit, arg: int | str | None
) -> "weakref.ref[Page]":
    page: Page = build(kit)
    page.resize(1200, 752)
    page.show()
    page.open(arg)
    await until(lambda: not page.is_loading and not page._running)
    await turn()
    page.hide()
    page.close_page()
    page.deleteLater()
    await turn()
    return weakref.ref(page)


def test_another_theme_lets_hidden_pages_go_and_they_come_back_as_they_were(
    dark: Theme, qtbot: QtBot
) -> None:
    spec = PageSpec("tests.ui.frame:OnePage")
    window = Window(dark, (), {"albums": spec, "artists": spec, "tracks": spec})
    qtbot.addWidget(window)
    window.area.supply({})
    pages: list[OnePage] = []
    for name, arg in (("albums", 1), ("artists", None), ("tracks", 2)):
        window.go(Route(name, arg))
        page = window.area.current
        assert isinstance(page, OnePage)
        page.scroll = 100
        pages.append(page)
    dark.set_mode(Mode.LIGHT)
    assert [shiboken6.isValid(page) for page in pages] == [False, False, True]
    assert [page.is_closed for page in pages] == [True, True, False]
    seen = []
    for name, arg in (("albums", 1), ("artists", 7)):
        window.go(Route(name, arg))
        page = window.area.current
        assert isinstance(page, OnePage)
        seen.append(page.scroll)
    assert seen == [100, 0]  # nobody was at artist 7 before


def test_of_many_pages_those_seen_last_are_kept(dark: Theme, qtbot: QtBot) -> None:
    names = [f"page {number}" for number in range(PAGES_KEPT + 2)]
    spec = PageSpec("tests.ui.frame:OnePage")
    window = Window(dark, (), dict.fromkeys(names, spec))
    qtbot.addWidget(window)
    window.area.supply({})
    pages: dict[str, OnePage] = {}
    for name in [*names, names[1]]:  # the second is seen again
        window.go(Route(name))
        page = window.area.current
        assert isinstance(page, OnePage)
        page.scroll = 100
        pages[name] = page
    qtbot.waitUntil(lambda: not shiboken6.isValid(pages[names[0]]))
    gone = [name for name, page in pages.items() if not shiboken6.isValid(page)]
    assert gone == [names[0], names[2]]
    assert all(pages[name].is_closed for name in gone)
    window.go(Route(names[0]))
    page = window.area.current
    assert isinstance(page, OnePage)
    assert page.scroll == 100
