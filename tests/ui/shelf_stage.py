"""A stage for pages of shelves, over services in memory."""

from collections.abc import Callable
from typing import Any

from pytestqt.qtbot import QtBot

from audio2_desktop.ui.pages.shelf import ShelfPageView
from audio2_desktop.ui.theme import Theme
from tests.ui import fakes
from tests.ui.shelf_fakes import FakeShelves
from tests.ui.stage import Stage


class ShelfStage(Stage):
    page: Any

    def __init__(self, qtbot: QtBot, theme: Theme, make: Callable[..., Any]) -> None:
        self.kit = fakes.kit(theme)
        self.shelves = FakeShelves()
        self.browse = fakes.FakeBrowse()
        with_browse = make is ShelfPageView
        services = (self.shelves, self.browse) if with_browse else (self.shelves,)
        super().__init__(qtbot, make(self.kit.tools, *services))

    def names(self) -> list[str]:
        rows = self.page.grid.rows
        return [rows.row_at(at).name for at in range(rows.count()) if rows.row_at(at)]
