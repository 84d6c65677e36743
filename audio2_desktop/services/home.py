"""The first page of all: what was begun, and rows of albums with a reason each. Local data only."""

from array import array
from collections.abc import Callable, Iterable

from audio2_desktop.domain.clock import Clock
from audio2_desktop.domain.home import HomePage, Tile
from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.queue import NO_CONTEXT, Context, ContextKind
from audio2_desktop.domain.undo import Undoable
from audio2_desktop.domain.units import DEFAULT_PROFILE, AlbumId, ArtistId, PlaylistId, ProfileId
from audio2_desktop.storage import albums, artists, home, tracks
from audio2_desktop.storage.database import Database, Read
from audio2_desktop.storage.home_asking import local_day

_KINDS = {
    ContextKind.ALBUM: Entity.ALBUM,
    ContextKind.ARTIST: Entity.ARTIST,
    ContextKind.PLAYLIST: Entity.PLAYLIST,
}


class Home:
    """Lives on the loop.

    context: what plays or would play now (`player.queue().context`).
    wanted: is told which albums are on the screen without a cover.
    """

    def __init__(
        self,
        db: Database,
        clock: Clock,
        *,
        context: Callable[[], Context] = lambda: NO_CONTEXT,
        wanted: Callable[[Iterable[AlbumId]], None] = lambda _: None,
        profile: ProfileId = DEFAULT_PROFILE,
    ) -> None:
        self._db, self._clock = db, clock
        self._context = context
        self._wanted = wanted
        self._profile = profile

    async def page(self) -> HomePage:
        """All of it; some 20 ms at 100,000 tracks, in a thread."""
        day = local_day(self._clock.now_ms())
        page = await self._db.read(home.page, self._profile, day)
        bare = [album.id for row in page.rows for album in row.albums if not album.image]
        if bare:
            self._wanted(dict.fromkeys(bare))
        return page

    def playing(self) -> tuple[Entity, int] | None:
        """The thing that the queue came from; None when that is no thing."""
        context = self._context()
        entity = _KINDS.get(context.kind)
        return None if entity is None or not context.id else (entity, context.id)

    async def going_on(self, tile: Tile) -> tuple["array[int]", int]:
        """The tracks of what was begun, in playing order, and the index where it goes on."""
        if tile.entity is Entity.TRACK:
            return array("q", [tile.ref]), 0
        ids = await self._db.read(_tracks, tile.entity, tile.ref)
        at = ids.index(tile.track) if tile.track is not None and tile.track in ids else 0
        return ids, at

    async def dismiss(self, ids: Iterable[int]) -> Undoable:
        """Suggest these albums no more."""
        wanted = [AlbumId(each) for each in ids]
        done = await self._db.write(home.dismiss, self._profile, wanted)
        return Undoable("dismissed", lambda: self._suggest(done), {"count": len(done)})

    async def _suggest(self, ids: Iterable[int]) -> Undoable:
        wanted = [AlbumId(each) for each in ids]
        done = await self._db.write(home.suggest, self._profile, wanted)
        return Undoable("suggested", lambda: self.dismiss(done), {"count": len(done)})


def _tracks(tx: Read, entity: Entity, ref: int) -> "array[int]":
    match entity:
        case Entity.ALBUM:
            return albums.track_ids(tx, [AlbumId(ref)])
        case Entity.ARTIST:
            return artists.track_ids(tx, [ArtistId(ref)])
    return tracks.of_playlists(tx, [PlaylistId(ref)])
