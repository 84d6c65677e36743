"""The button that breaks a list of tracks up by captions, and remembers how."""

from functools import partial

from PySide6.QtCore import QPoint, Signal

from audio2_desktop.domain.query_tree import Node
from audio2_desktop.domain.sorting import Order, Orders, TrackGrouping, TrackQuery, TrackSort
from audio2_desktop.ui import words
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.view_memory import ViewMemory
from audio2_desktop.ui.widgets.buttons import IconButton
from audio2_desktop.ui.widgets.menu import Menu, open_menu

_IN_ALBUM = (Order(TrackSort.DISC), Order(TrackSort.NUMBER))


def names() -> dict[TrackGrouping, tuple[str, str]]:
    """What each grouping is called, and its icon."""
    return {
        TrackGrouping.NONE: (words.tr("No groups"), "list"),
        TrackGrouping.ALBUM: (words.tr("Albums"), "vinyl-record"),
        TrackGrouping.GENRE: (words.tr("Genres"), "swatches"),
        TrackGrouping.FOLDER: (words.tr("Folders"), "folder"),
        TrackGrouping.DECADE: (words.tr("Decades"), "calendar-blank"),
    }


class GroupButton(IconButton):
    """`changed` when another grouping was chosen."""

    changed = Signal()

    def __init__(self, theme: Theme, memory: ViewMemory, view: str) -> None:
        super().__init__(theme, "stack", words.tr("Group"))
        self._memory, self._view = memory, view
        kept = memory.read(view, "group")
        known = {str(each) for each in TrackGrouping}
        self.kind = TrackGrouping(kept) if kept in known else TrackGrouping.NONE
        self.clicked.connect(self._open)

    @property
    def is_none(self) -> bool:
        return self.kind is TrackGrouping.NONE

    def choose(self, kind: TrackGrouping) -> None:
        """Group so from now on."""
        if kind is self.kind:
            return
        self.kind = kind
        self._memory.keep(self._view, "group", "" if self.is_none else str(kind))
        self.changed.emit()

    def query(self, orders: Orders, where: Node | None, *, is_own: bool) -> TrackQuery:
        """The question for the list. is_own: nobody asked for an order: tracks of an album come
        as they are on it, others by title."""
        keys = _IN_ALBUM if is_own and self.kind is TrackGrouping.ALBUM else orders
        first = keys[0]
        return TrackQuery(first.sort, first.direction, where, then=keys[1:], group=self.kind)

    def _open(self) -> None:
        menu = Menu(self.theme)
        for kind, (name, icon) in names().items():
            on = kind is self.kind
            action = menu.add(
                name,
                "check-bold" if on else icon,
                partial(self.choose, kind),
                colour="accent" if on else "t2",
            )
            action.setCheckable(True)
            action.setChecked(on)
        open_menu(menu, self.mapToGlobal(QPoint(0, self.height())))
