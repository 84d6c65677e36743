"""Which rows of a table are selected, however many pieces they are in."""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QObject, Signal

from audio2_desktop.ui.models.listing import Listing
from audio2_desktop.ui.models.scattered import Scattered
from audio2_desktop.ui.views import selection

_Flag = QItemSelectionModel.SelectionFlag


class PickedRows(QItemSelectionModel):
    """Ranges, as Qt keeps them; or rows marked one by one, when another order has scattered more
    pieces than Qt can hold. Then Qt itself knows the first piece only, so that it knows of a
    selection that can be cleared.

    Clicks and keys that add or take away go on marking; the next selection made anew is ranges.
    """

    marks_changed = Signal()

    def __init__(self, rows: Listing, view: QObject) -> None:
        super().__init__(rows, view)
        self._rows = rows
        self._marked: Scattered | None = None

    def parts(self) -> selection.Ranges:
        """Selected rows as (first, last)."""
        return selection.ranges(self) if self._marked is None else self._marked

    def follow(self, marked: Scattered, *, is_all: bool) -> None:
        """Select exactly these rows of the list that is shown now; all: with the captions between
        them."""
        if is_all or len(marked) <= selection.PIECES:
            parts = [(0, self._rows.count() - 1)] if is_all else list(marked)
            selection.select(self, self._rows, parts)
            return
        selection.select(self, self._rows, [marked[0]])
        self._marked = marked
        self.marks_changed.emit()

    def select(  # type: ignore[override]
        self, what: QItemSelection | QModelIndex, command: QItemSelectionModel.SelectionFlag
    ) -> None:
        marked = self._marked
        if marked is None or isinstance(what, QModelIndex):  # of an index Qt makes a selection
            super().select(what, command)
        elif command & _Flag.Clear:
            self._marked = None
            super().select(what, command)
            self.marks_changed.emit()
        else:
            for at in range(what.count()):
                self._mark(marked, what.at(at).top(), what.at(at).bottom(), command)
            self.marks_changed.emit()

    def _mark(
        self, marked: Scattered, top: int, bottom: int, command: QItemSelectionModel.SelectionFlag
    ) -> None:
        if command & _Flag.Toggle and not command & _Flag.Current:
            marked.turn(top, bottom)
        elif command & (_Flag.Select | _Flag.Toggle):  # a drag that toggles comes again and again
            marked.set(top, bottom, is_on=True)
        elif command & _Flag.Deselect:
            marked.set(top, bottom, is_on=False)

    def reset(self) -> None:
        self._marked = None
        super().reset()
