"""The home page on a stage, with what it says written down."""

from typing import Any

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from audio2_desktop.ui.pages import home as home_page
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.home.home_section import HomeSection
from tests.ui import fakes, home_fakes
from tests.ui.stage import Stage, until

KEY = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton
SIZE = (1200, 812)
"""The page of a window of 1440x900."""


class HomeStage(Stage):
    page: home_page.HomePage  # type: ignore[assignment]

    def __init__(
        self, qtbot: QtBot, theme: Theme, home: home_fakes.FakeHome, size: tuple[int, int] = SIZE
    ) -> None:
        self.kit = fakes.kit(theme)
        self.home = home
        super().__init__(qtbot, home_page.HomePage(self.kit.tools, home, "Santi"), size)

    @property
    def sections(self) -> list[HomeSection]:
        return list(self.page._sections.values())

    @property
    def scroll(self) -> Any:
        return self.page._body.verticalScrollBar()

    def tell(self, *facts: Any) -> None:
        self.kit.facts.publish(list(facts))

    async def shown(self) -> None:
        """The page follows facts a moment later."""
        asked = self.home.calls.count(("page",))
        await until(lambda: self.home.calls.count(("page",)) > asked)
        await self.settled()


def press(widget: QWidget, spot: QPoint) -> None:
    view = widget.viewport()  # type: ignore[attr-defined]
    for kind in (QMouseEvent.Type.MouseButtonPress, QMouseEvent.Type.MouseButtonRelease):
        where = QPointF(view.mapToGlobal(spot))
        QApplication.sendEvent(view, QMouseEvent(kind, QPointF(spot), where, LEFT, LEFT, NONE))
