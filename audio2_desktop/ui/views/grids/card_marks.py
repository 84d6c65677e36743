"""Play disc and heart of a grid's current card as controls, for readers.

A card is one item of a list and has no parts that could be pressed, so these lie over it, seen and
hit by nobody. Made when a reader listens.
"""

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint, QRect, Qt, SignalInstance
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QScrollBar, QWidget

from audio2_desktop.ui import words
from audio2_desktop.ui.access import Role
from audio2_desktop.ui.delegates.card import Card
from audio2_desktop.ui.models.listing import Listing


class Grid(Protocol):
    """What is asked of the grid of cards."""

    @property
    def played(self) -> SignalInstance: ...
    @property
    def favourite(self) -> SignalInstance: ...
    @property
    def card_of(self) -> Callable[[Any], Card]: ...
    @property
    def rows(self) -> Listing: ...
    def currentIndex(self) -> QModelIndex: ...
    def model(self) -> QAbstractItemModel: ...
    def verticalScrollBar(self) -> QScrollBar: ...
    def viewport(self) -> QWidget: ...
    def visualRect(self, index: Any) -> QRect: ...


class CardMarks(QWidget):
    """Follows the grid's current card; what is done to it goes the grid's own way."""

    access_role = Role.Grouping

    def __init__(self, grid: Grid, over: QWidget) -> None:
        """over: what the grid lies in, too."""
        super().__init__(over)
        self._grid, self._over = grid, over
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.play, self.heart = _Mark(self), _Mark(self)
        self.heart.access_role = Role.CheckBox
        self.heart.setCheckable(True)
        self.play.clicked.connect(lambda: grid.played.emit([self._key()], "play"))
        self.heart.clicked.connect(lambda: grid.favourite.emit([self._key()]))
        model, bar = grid.model(), grid.verticalScrollBar()
        for changed in (model.dataChanged, model.modelReset, model.layoutChanged, bar.valueChanged):
            changed.connect(self.follow)
        self.follow()

    def _key(self) -> int:
        return self._grid.rows.key_at(self._grid.currentIndex().row())

    def follow(self) -> None:
        """Be where the current card is, and say what it says."""
        grid, index = self._grid, self._grid.currentIndex()
        row = grid.rows.row_at(index.row()) if index.isValid() else None
        self.setVisible(row is not None)
        if row is None:
            return
        card, place = grid.card_of(row), grid.visualRect(index)
        spot = grid.viewport().mapTo(self._over, QPoint(place.left(), place.top()))
        self.setGeometry(spot.x(), spot.y(), place.width(), place.height())
        self.setAccessibleName(card.title)
        for part in (self.play, self.heart):
            part.resize(place.size())
        self.play.setAccessibleName(f"{card.title}, {words.tr('Play')}")
        self.heart.setAccessibleName(f"{card.title}, {words.tr('Favourite')}")
        self.heart.setChecked(card.is_favourite)


class _Mark(QAbstractButton):
    access_role = Role.Button

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card itself shows it."""
