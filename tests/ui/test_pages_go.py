"""A page that was closed is gone with all that it held: pages are made anew in another language."""

import gc
import weakref
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from audio2_desktop.ui.page import Page
from audio2_desktop.ui.theme import Theme
from tests.ui import fakes
from tests.ui.every_page import PAGES
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
