"""Pages as pictures: runs a page with fakes on a small loop and saves what it shows."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from audio2_desktop.ui.frame.page_area import PageArea
from audio2_desktop.ui.navigation import Route


async def settle(rounds: int = 30) -> None:
    """Let Qt and the loop run for a while; every step is short."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    for _ in range(rounds):
        app.processEvents()
        await asyncio.sleep(0.002)


async def shot(
    page: QWidget,
    route: Route,
    target: Path,
    size: tuple[int, int] = (1200, 812),
    before: Callable[[], None] | None = None,
) -> None:
    """Show the page at `route` in the frame's page area and save a picture."""
    area = PageArea(page.theme, {})  # type: ignore[attr-defined]
    area.resize(*size)
    area.add_page(route.name, page)
    area.show()
    area.show_route(route)
    await settle()
    if before is not None:
        before()
        await settle()
    area.grab().save(str(target))
    area.close_pages()
    area.close()
    await settle(3)
