"""Heart and stars of a table's current row as controls, for readers.

Cells of a table have no parts to them that could be pressed, so these lie over the row, seen and
hit by nobody. Made when a reader listens.
"""

from typing import Any, Protocol

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint, QRect, QSize, Qt, SignalInstance
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QScrollBar, QWidget

from audio2_desktop.domain.music import TrackRow
from audio2_desktop.ui import words
from audio2_desktop.ui.access import Role
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets.rating import Rating


class Table(Protocol):
    """What is asked of the table of tracks."""

    @property
    def favourite(self) -> SignalInstance: ...
    @property
    def rate(self) -> SignalInstance: ...
    def row_track(self, row: int) -> TrackRow | None: ...
    def currentIndex(self) -> QModelIndex: ...
    def model(self) -> QAbstractItemModel: ...
    def verticalScrollBar(self) -> QScrollBar: ...
    def viewport(self) -> QWidget: ...
    def visualRect(self, index: Any) -> QRect: ...


class RowMarks(QWidget):
    """Follows the table's current row; what is done to it goes the table's own way."""

    access_role = Role.Grouping

    def __init__(self, theme: Theme, table: Table, over: QWidget) -> None:
        """over: what the table lies in, too."""
        super().__init__(over)
        self._table, self._over = table, over
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.heart = _Heart(self)
        self.stars = _Stars(theme, self)
        self.stars.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.heart.clicked.connect(self._on_heart)
        self.stars.rated.connect(self._on_rated)
        model, bar = table.model(), table.verticalScrollBar()
        for changed in (model.dataChanged, model.modelReset, model.layoutChanged, bar.valueChanged):
            changed.connect(self.follow)
        self.follow()

    def _track(self) -> TrackRow | None:
        return self._table.row_track(self._table.currentIndex().row())

    def follow(self) -> None:
        """Be where the current row is, and say what it says."""
        track, table = self._track(), self._table
        self.setVisible(track is not None)
        if track is None:
            return
        row = table.visualRect(table.currentIndex())
        place = table.viewport().mapTo(self._over, QPoint(0, row.top()))
        size = QSize(table.viewport().width(), row.height())
        self.setGeometry(place.x(), place.y(), size.width(), size.height())
        self.setAccessibleName(track.title)
        for part in (self.heart, self.stars):
            part.resize(size)
        self.heart.setAccessibleName(f"{track.title}, {words.tr('Favourite')}")
        self.heart.setChecked(track.is_favourite)
        self.stars.title = track.title
        self.stars.set_rating(track.rating or 0)

    def _on_heart(self) -> None:
        track = self._track()
        if track is not None:
            self._table.favourite.emit([track.id], not track.is_favourite)

    def _on_rated(self, rating: int) -> None:
        track = self._track()
        if track is not None:
            self._table.rate.emit([track.id], rating)


class _Heart(QAbstractButton):
    access_role = Role.CheckBox

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The row itself shows it."""


class _Stars(Rating):
    title = ""

    def access_name(self) -> str:
        return f"{self.title}, {super().access_name()}"

    def paintEvent(self, event: QPaintEvent) -> None:
        """The row itself shows them."""
