"""What the user did with cards of genres, composers, years or works, as what the user wants."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, Signal

from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.shelves import ShelfRow, shelf_arg
from audio2_desktop.ui.intents import Intent, OpenMenu, PickPlaylist, PlayThings
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.views.grids.card_grid import CardGrid
from audio2_desktop.ui.views.shelves.shelf_cards import name_of


class ShelfIntents(QObject):
    """Listens to one grid or list of shelves of one kind."""

    intent = Signal(Intent)
    navigate = Signal(Route)

    def __init__(self, grid: CardGrid, kind: Entity) -> None:
        super().__init__(grid)
        self._grid, self._kind = grid, kind
        grid.opened.connect(self._on_opened)
        grid.played.connect(self._on_played)
        grid.add_to.connect(lambda keys: self.intent.emit(PickPlaylist(keys, kind)))
        grid.menu.connect(self._on_menu)

    def _name(self, key: int) -> str:
        at = self._grid.rows.at_key(key)
        row = None if at is None else self._grid.rows.row_at(at)
        return name_of(self._kind, key, row.name if isinstance(row, ShelfRow) else "")

    def _on_opened(self, row: int) -> None:
        arg = shelf_arg(self._kind, self._grid.rows.key_at(row))
        self.navigate.emit(Route("shelf", arg))

    def _on_played(self, keys: Sequence[int], verb: str) -> None:
        name = self._name(keys[0]) if len(keys) == 1 else ""
        self.intent.emit(PlayThings(self._kind, keys, verb, name))

    def _on_menu(self, spot: QPoint) -> None:
        keys = list(self._grid.selected_keys())
        if keys:
            name = self._name(keys[0]) if len(keys) == 1 else ""
            place = "tags" if self._kind is Entity.TAG else ""
            self.intent.emit(OpenMenu(self._kind, keys, spot.x(), spot.y(), place, name=name))
