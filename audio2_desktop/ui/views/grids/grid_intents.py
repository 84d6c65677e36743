"""What the user did in a grid of cards as what the user wants: one translation for all pages."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, Signal

from audio2_desktop.domain.music import AlbumRow, ArtistRow, Entity
from audio2_desktop.ui.drag import Dropped
from audio2_desktop.ui.intents import (
    Intent,
    OpenMenu,
    PickPlaylist,
    PickTag,
    PlayThings,
    Rate,
    SetFavourite,
)
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.views import selection
from audio2_desktop.ui.views.grids.card_grid import CardGrid
from audio2_desktop.ui.views.tag_drops import Answer, TagDrops, on_music

MOST_ASKED = 100
"""Cards that are looked at to see what they have in common."""


class GridIntents(QObject):
    """Listens to one grid of albums or artists."""

    intent = Signal(Intent)
    navigate = Signal(Route)

    def __init__(self, grid: CardGrid, entity: Entity) -> None:
        super().__init__(grid)
        self._grid = grid
        self._entity = entity
        grid.opened.connect(self._on_opened)
        grid.played.connect(self._on_played)
        grid.favourite.connect(self._on_favourite)
        grid.add_to.connect(lambda keys: self.intent.emit(PickPlaylist(keys, entity)))
        grid.tag.connect(lambda keys: self.intent.emit(PickTag(keys, entity)))
        grid.rate.connect(lambda keys, rating: self.intent.emit(Rate(entity, keys, rating)))
        grid.menu.connect(self._on_menu)
        TagDrops(grid, grid.theme, self._on_tags_over).intent.connect(self.intent)

    def _on_tags_over(self, what: Dropped, row: int) -> Answer:
        """Tags over a card: all that is selected, when it is among that."""
        grid = self._grid
        keys = [] if row < 0 else [grid.rows.key_at(row)]
        if selection.contains(grid.ranges(), row):
            keys = list(grid.selected_keys())
        return on_music(self._entity, what, keys)

    def _row(self, key: int) -> AlbumRow | ArtistRow | None:
        at = self._grid.rows.at_key(key)
        found = None if at is None else self._grid.rows.row_at(at)
        return found if isinstance(found, AlbumRow | ArtistRow) else None

    def _on_opened(self, row: int) -> None:
        self.navigate.emit(Route(str(self._entity), self._grid.rows.key_at(row)))

    def _on_played(self, keys: Sequence[int], verb: str) -> None:
        row = self._row(keys[0])
        self.intent.emit(PlayThings(self._entity, keys, verb, _name(row)))

    def _on_favourite(self, keys: Sequence[int]) -> None:
        row = self._row(keys[0])
        self.intent.emit(SetFavourite(self._entity, keys, row is None or not row.is_favourite))

    def _on_menu(self, spot: QPoint) -> None:
        keys = list(self._grid.selected_keys())
        row = self._row(keys[0]) if keys else None
        if row is None:
            return
        is_one = len(keys) == 1
        self.intent.emit(
            OpenMenu(
                self._entity,
                keys,
                spot.x(),
                spot.y(),
                name=_name(row) if is_one else "",
                artist_id=self._artist(keys),
                album_id=row.id if isinstance(row, AlbumRow) and is_one else None,
                is_favourite=row.is_favourite,
                rating=row.rating,
            )
        )

    def _artist(self, keys: Sequence[int]) -> int | None:
        """The one artist that these are, or are by."""
        if len(keys) > MOST_ASKED:
            return None
        artists = {
            row.artist_id if isinstance(row, AlbumRow) else None if row is None else row.id
            for row in map(self._row, keys)
        }
        return artists.pop() if len(artists) == 1 else None


def _name(row: AlbumRow | ArtistRow | None) -> str:
    match row:
        case AlbumRow():
            return row.title
        case ArtistRow():
            return row.name
    return ""
