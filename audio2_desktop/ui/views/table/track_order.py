"""In which order a view of tracks stands: keys asked for by captions, remembered for the view."""

from PySide6.QtCore import QObject, Signal

from audio2_desktop.domain.sorting import (
    Direction,
    Order,
    Orders,
    TrackSort,
    asked_for,
    read_orders,
    written,
)
from audio2_desktop.ui.view_memory import ViewMemory
from audio2_desktop.ui.views.table.table_frame import TableFrame

_SORTS = {str(one) for one in TrackSort}


class TrackOrder(QObject):
    """Listens to the captions of one table. `changed`: the tracks shall come in another order.

    own: what the view begins with; an empty one is the order of the list itself, to which the third
    click on a caption leads back.
    """

    changed = Signal()

    def __init__(self, table: TableFrame, memory: ViewMemory, view: str, own: Orders = ()) -> None:
        super().__init__(table)
        self._table, self._memory, self._view, self._own = table, memory, view, own
        kept = read_orders(memory.read(view, "order"))
        self._orders = kept or own
        table.header.sort_wanted.connect(self._on_sort_wanted)

    @property
    def orders(self) -> Orders:
        return self._orders

    @property
    def first(self) -> Order | None:
        """The first key; None in the list's own order."""
        return self._orders[0] if self._orders else None

    @property
    def is_own(self) -> bool:
        """Whether the tracks stand as the view shows them by itself."""
        return self._orders == self._own

    def go_back(self) -> None:
        """As the view is by itself."""
        self.take(self._own)

    def take(self, orders: Orders) -> None:
        """This order from now on; remembered."""
        if orders == self._orders:
            return
        self._orders = orders
        self._memory.keep(self._view, "order", "" if self.is_own else written(orders))
        self.changed.emit()

    def read(self, text: str) -> None:
        """The order of a kept state of the page, without saying so. What is none is ignored."""
        orders = read_orders(text)
        if orders is not None and (orders or not self._own):
            self._orders = orders

    def show(self) -> None:
        """Say in the captions how the tracks stand now."""
        self._table.set_orders(captions(self._orders))

    def _on_sort_wanted(self, key: str, adds: bool) -> None:
        sort = next((c.sort for c in self._table.columns if c.key == key), "")
        if sort in _SORTS:
            wanted = TrackSort(sort)
            has_own = not self._own
            self.take(asked_for(self._orders, wanted, adds=adds, has_own=has_own))


def captions(orders: Orders) -> list[tuple[str, bool]]:
    """Keys for `TableFrame.set_orders`."""
    return [(str(order.sort), order.direction is Direction.DOWN) for order in orders]
