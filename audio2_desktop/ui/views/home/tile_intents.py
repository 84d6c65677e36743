"""What the user did with tiles as what the user wants; see `grid_intents`."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, Signal

from audio2_desktop.domain.home import Tile
from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.queue import NO_CONTEXT, Context, ContextKind
from audio2_desktop.ui.intents import (
    Intent,
    OpenMenu,
    PickPlaylist,
    PlayLast,
    PlayNext,
    PlayPause,
    PlayThings,
    PlayTracks,
    Rate,
    SetFavourite,
)
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.views.home.tile_grid import TileGrid, picked

_KINDS = {
    Entity.ALBUM: ContextKind.ALBUM,
    Entity.ARTIST: ContextKind.ARTIST,
    Entity.PLAYLIST: ContextKind.PLAYLIST,
}


class TileIntents(QObject):
    """Listens to the tiles. `wanted(tile)`: go on with it; the page asks where that is."""

    intent = Signal(Intent)
    navigate = Signal(Route)
    wanted = Signal(object)

    def __init__(self, grid: TileGrid, tiles: Callable[[], Sequence[Tile]]) -> None:
        super().__init__(grid)
        self._grid, self._tiles = grid, tiles
        grid.opened.connect(self._on_opened)
        grid.played.connect(self._on_played)
        grid.favourite.connect(self._on_favourite)
        grid.add_to.connect(self._on_add_to)
        grid.rate.connect(self._on_rate)
        grid.menu.connect(self._on_menu)

    def _of(self, keys: Sequence[int]) -> list[Tile]:
        return picked(self._tiles(), keys)

    def _on_opened(self, row: int) -> None:
        for tile in self._of([self._grid.rows.key_at(row)]):
            if tile.entity is Entity.TRACK:
                self.navigate.emit(Route("album", tile.album_id))
            else:
                self.navigate.emit(Route(str(tile.entity), tile.ref))

    def _on_played(self, keys: Sequence[int], verb: str) -> None:
        tiles = self._of(keys)
        if not tiles:
            return
        if verb == "play":
            self.wanted.emit(tiles[0])
            return
        refs, entity = [tile.ref for tile in tiles], tiles[0].entity
        wish: Intent = PlayThings(entity, refs, verb, tiles[0].title)
        if entity is Entity.TRACK:
            wish = PlayNext(refs) if verb == "next" else PlayLast(refs)
        self.intent.emit(wish)

    def _on_favourite(self, keys: Sequence[int]) -> None:
        if tiles := self._of(keys):
            refs, on = [tile.ref for tile in tiles], not tiles[0].is_favourite
            self.intent.emit(SetFavourite(tiles[0].entity, refs, on))

    def _on_add_to(self, keys: Sequence[int]) -> None:
        if tiles := self._of(keys):
            self.intent.emit(PickPlaylist([tile.ref for tile in tiles], tiles[0].entity))

    def _on_rate(self, keys: Sequence[int], rating: int) -> None:
        tiles = self._of(keys)
        if tiles and tiles[0].entity is not Entity.PLAYLIST:
            self.intent.emit(Rate(tiles[0].entity, [tile.ref for tile in tiles], rating))

    def _on_menu(self, spot: QPoint) -> None:
        tiles = self._of(list(self._grid.selected_keys()))
        if not tiles:
            return
        first, is_one = tiles[0], len(tiles) == 1
        self.intent.emit(
            OpenMenu(
                first.entity,
                [tile.ref for tile in tiles],
                spot.x(),
                spot.y(),
                name=first.title if is_one else "",
                artist_id=first.artist_id if is_one else None,
                album_id=first.album_id if is_one else None,
                is_favourite=first.is_favourite,
                rating=first.rating,
            )
        )


def toggle() -> Intent:
    """Stop what plays, or go on with it."""
    return PlayPause()


def play(tile: Tile, ids: Sequence[int], at: int) -> Intent:
    """Go on with what was begun, with the same list around it."""
    kind = _KINDS.get(tile.entity)
    context = NO_CONTEXT if kind is None else Context(kind, tile.ref, tile.title)
    return PlayTracks(ids, at, context)
