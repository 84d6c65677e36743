"""A page on a stage: shown in a window of a size, with everything it says written down."""

import asyncio
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.page import Page

PATIENCE_S = 10.0
_OPEN: list[Any] = []
"""Stages of the running test; conftest closes them before Qt's last events are handled."""


class Stage:
    """Put a page on it, `open` a route, wait for what is expected."""

    def __init__(self, qtbot: QtBot, page: Any, size: tuple[int, int] = (1200, 752)) -> None:
        self.page: Page = page
        self.intents: list[Any] = []
        self.routes: list[Route] = []
        page.intent.connect(self.intents.append)
        page.navigate.connect(self.routes.append)
        _OPEN.append(self)
        qtbot.addWidget(page)
        page.resize(*size)
        page.show()

    def close(self) -> None:
        """Close the page while its loop still runs."""
        self.page.hide()
        self.page.close_page()

    async def open(self, arg: int | str | None = None) -> None:
        self.page.open(arg)
        await self.settled()

    async def settled(self) -> None:
        """Until the page has answered and its timers have run."""
        await turn()
        await until(lambda: not self.page._loading.is_busy and not self.page._running)
        await turn()

    def last(self, kind: type[Any]) -> Any:
        """The latest intent of a kind."""
        return next(intent for intent in reversed(self.intents) if isinstance(intent, kind))


def close_later(what: Any) -> None:
    """`what.close()` is called when the test is over, while its loop still runs."""
    _OPEN.append(what)


def close_all() -> None:
    """Close what the test has left open; its tasks end when the loop next runs."""
    while _OPEN:
        _OPEN.pop().close()


async def turn(rounds: int = 6) -> None:
    """Let Qt and the loop take turns."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    for _ in range(rounds):
        app.processEvents()
        await asyncio.sleep(0)


async def until(condition: Callable[[], object]) -> None:
    """Turn until the condition holds; AssertionError at the deadline."""
    deadline = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        await turn(1)
        await asyncio.sleep(0.002)
