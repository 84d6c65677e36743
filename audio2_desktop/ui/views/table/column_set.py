"""Which columns a view shows, in which order and width: the user's choice, remembered.

The captions' menu is here, too.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from audio2_desktop.ui import words
from audio2_desktop.ui.models.columns import Column
from audio2_desktop.ui.view_memory import ViewMemory
from audio2_desktop.ui.views.table.column_chooser import ColumnChooser
from audio2_desktop.ui.views.table.table_frame import TableFrame
from audio2_desktop.ui.widgets.menu import Menu, open_menu


class ColumnSet(QObject):
    """Columns of one table. `changed`: others are shown, or in another order."""

    changed = Signal()

    def __init__(
        self,
        table: TableFrame,
        every: Mapping[str, Column],
        own: Sequence[str],
        memory: ViewMemory,
        view: str,
    ) -> None:
        """every: all that can be chosen, as the chooser lists them; own: what the view shows by
        itself."""
        super().__init__(table)
        self._table, self._memory, self._view = table, memory, view
        self._every, self._own = dict(every), tuple(own)
        self._chooser: ColumnChooser | None = None
        self._anchor: QWidget | None = None
        kept = self._known(memory.read(view, "columns").split())
        self.keys = kept or self._own
        self._page: Callable[[], QWidget] = table.window
        table.set_columns([self._every[key] for key in self.keys])
        table.column_widths.choose(_widths(memory.read(view, "widths"), self._every))
        table.header.moved.connect(self._on_moved)
        table.header.menu_wanted.connect(self.open_menu)
        table.column_widths.changed.connect(self._on_widths_changed)

    @property
    def every(self) -> tuple[Column, ...]:
        """All that can be chosen."""
        return tuple(self._every.values())

    def replace(self, every: Mapping[str, Column], own: Sequence[str]) -> None:
        """Another kind of list in the same view; what the user chose stays where it can."""
        is_same = list(every) == list(self._every)
        self._every, self._own = dict(every), tuple(own)
        self.keys = self._known(self._memory.read(self._view, "columns").split()) or self._own
        self._table.set_columns([self._every[key] for key in self.keys])
        if self._chooser is not None and not is_same:
            self._chooser.deleteLater()
            self._chooser = None

    def choose(self, keys: Sequence[str]) -> None:
        """Show these columns; remembered."""
        wanted = self._known(keys)
        if not wanted or wanted == self.keys:
            return
        self.keys = wanted
        self._memory.keep(self._view, "columns", "" if wanted == self._own else " ".join(wanted))
        self._table.set_columns([self._every[key] for key in wanted])
        if self._chooser is not None:
            self._chooser.show_columns(wanted)
        self.changed.emit()

    def reset(self) -> None:
        """Columns and widths as the view has them by itself."""
        self._table.column_widths.choose({})
        self._memory.keep(self._view, "widths", "")
        self.choose(self._own)

    def open_under(self, anchor: QWidget, page: QWidget) -> None:
        """The card to choose from; a second time closes it. It goes with the page."""
        self._anchor, chooser = anchor, self._made(page)
        chooser.show_columns(self.keys)
        chooser.open_under(anchor)

    def _made(self, page: QWidget) -> ColumnChooser:
        if self._chooser is None:
            self._chooser = ColumnChooser(self._table.theme, tuple(self._every.values()), page)
            self._chooser.changed.connect(self.choose)
            self._chooser.reset.connect(self.reset)
        return self._chooser

    def open_menu(self, key: str, spot: QPoint) -> None:
        """The menu of a caption."""
        table, column = self._table, self._every.get(key)
        if column is None:
            return
        menu = Menu(table.theme)
        header = table.header
        if column.sort:
            sort = partial(header.sort_wanted.emit, key)
            name = {"column": column.title}
            text = words.fill(words.tr("Sort by {column}"), name)
            menu.add(text, "sort-ascending", lambda: sort(False))
            if header.sorted_key and header.place_of(column) < 0:
                text = words.fill(words.tr("Then by {column}"), name)
                menu.add(text, "plus", lambda: sort(True))
            menu.addSeparator()
        text = words.tr("Fit to what it holds")
        menu.add(text, "arrows-out-line-horizontal", lambda: table.column_widths.fit_content(key))
        at = self.keys.index(key)
        for step, text, icon in (
            (-1, words.tr("Move left"), "arrow-left"),
            (1, words.tr("Move right"), "arrow-right"),
        ):
            if 0 <= at + step < len(self.keys):
                menu.add(text, icon, partial(self._on_moved, key, at + step))
        if not column.is_fixed:
            hide = words.tr("Hide this column")
            menu.add(hide, "eye-slash", lambda: self.choose([k for k in self.keys if k != key]))
        menu.addSeparator()
        if self._anchor is not None:
            anchor, page = self._anchor, self._page()
            menu.add(words.tr("Columns"), "columns", lambda: self.open_under(anchor, page))
        menu.add(words.tr("Reset columns"), "arrow-counter-clockwise", self.reset)
        open_menu(menu, spot)

    def with_button(self, anchor: QWidget, page: QWidget) -> None:
        """Where the card opens when the menu of a caption asks for it."""
        self._anchor = anchor
        self._page = lambda: page

    def _known(self, keys: Sequence[str]) -> tuple[str, ...]:
        """Those that exist, each once; none without the fixed ones."""
        found = tuple(dict.fromkeys(key for key in keys if key in self._every))
        fixed = {key for key, column in self._every.items() if column.is_fixed}
        return found if found and fixed <= set(found) else ()

    def _on_moved(self, key: str, place: int) -> None:
        keys = [one for one in self.keys if one != key]
        keys.insert(place, key)
        self.choose(keys)

    def _on_widths_changed(self) -> None:
        text = " ".join(f"{key}:{width}" for key, width in self._table.column_widths.chosen.items())
        self._memory.keep(self._view, "widths", text)


def _widths(text: str, every: Mapping[str, Column]) -> dict[str, int]:
    found = {}
    for word in text.split():
        key, _, width = word.partition(":")
        if key in every and width.isascii() and width.isdigit() and len(width) <= 5:
            found[key] = int(width)
    return found
