"""The home page put together from tiles and rows, for services and the first paint alike."""

from audio2_desktop.domain.home import HomePage
from audio2_desktop.domain.music import Entity
from audio2_desktop.storage import home_lists, home_tiles
from audio2_desktop.storage.home_asking import Asking

_MUSIC = "SELECT EXISTS (SELECT 1 FROM track WHERE in_library = 1)"
_PLAYS = "SELECT EXISTS (SELECT 1 FROM play_stats WHERE profile_id = :profile AND plays > 0)"


def whole(ask: Asking, *, most: int | None = None) -> HomePage:
    """most: so many rows are enough (the first paint shows no more)."""
    if not ask.rows(_MUSIC, ())[0][0]:
        return HomePage()
    tiles = home_tiles.tiles(ask)
    albums = [tile.ref for tile in tiles if tile.entity is Entity.ALBUM]
    return HomePage(
        tiles,
        home_lists.rows(ask, without=albums, most=most),
        has_music=True,
        has_plays=bool(tiles) or bool(ask.rows(_PLAYS, ask.named())[0][0]),
    )
