"""Who is who, when the tags do not say it: the user merges what is one and splits what is two.

What is decided here holds for later scans and other tags (`storage.decisions`).
"""

from collections.abc import Callable, Iterable, Sequence

from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.problems import Refused
from audio2_desktop.domain.undo import Undoable
from audio2_desktop.domain.units import AlbumId, ArtistId, TrackId
from audio2_desktop.storage import merging, splitting
from audio2_desktop.storage.database import Database
from audio2_desktop.storage.merging import Merged
from audio2_desktop.storage.splitting import Places, Words


class Identity:
    """Lives on the loop."""

    def __init__(
        self, db: Database, covers: Callable[[Iterable[AlbumId]], None] = lambda _: None
    ) -> None:
        """covers: looks for the covers of albums whose files are others now (Artwork.ensure)."""
        self._db = db
        self._covers = covers

    async def merge(self, entity: Entity, ids: Sequence[int], into: int) -> Undoable:
        """Make artists or albums one with `into`, which keeps its name. Raises Refused, NotFound.

        Albums become editions of one album; where their tracks fill each other's gaps, one edition.
        """
        wanted = tuple(ids)
        done = await self._db.write(merging.merge, entity, wanted, into)
        count = len(done.olds) + 1
        self._look(done)

        async def undo() -> Undoable:
            return await self._unmerge(done)

        return Undoable(f"merged_{entity.value}s", undo, {"count": count})

    async def _unmerge(self, done: Merged) -> Undoable:
        await self._db.write(merging.unmerge, done)
        self._look(done)

        async def redo() -> Undoable:
            return await self.merge(done.entity, done.olds, done.into)

        return Undoable(f"unmerged_{done.entity.value}s", redo, {"count": len(done.olds) + 1})

    def _look(self, done: Merged) -> None:
        if done.entity is Entity.ALBUM:
            self._covers([AlbumId(each) for each in (done.into, *done.olds)])

    async def split(
        self, entity: Entity, one: int, track_ids: Sequence[int], name: str = ""
    ) -> Undoable:
        """Make tracks of an album an album of their own, or tracks of an artist those of another
        artist of the same name.

        name: the new album's title ("": as before), or what tells the new artist from the other
        one. Raises Refused when nothing would be left on either side, NotFound.
        """
        tracks = [TrackId(each) for each in track_ids]
        match entity:
            case Entity.ALBUM:
                new, places = await self._db.write(
                    splitting.split_album, AlbumId(one), tracks, name
                )
                self._covers([AlbumId(one), new])
                return self._placed("split_album", places)
            case Entity.ARTIST:
                _, words = await self._db.write(splitting.split_artist, ArtistId(one), tracks, name)
                return self._named("split_artist", words)
        raise Refused("Only artists and albums can be split.")

    def _placed(self, key: str, former: Places) -> Undoable:
        async def undo() -> Undoable:
            other = "unsplit_album" if key == "split_album" else "split_album"
            return self._placed(other, await self._db.write(splitting.put_places, former))

        return Undoable(key, undo, {"count": len(former)})

    def _named(self, key: str, former: Words) -> Undoable:
        async def undo() -> Undoable:
            other = "unsplit_artist" if key == "split_artist" else "split_artist"
            return self._named(other, await self._db.write(splitting.put_names, former))

        return Undoable(key, undo, {"count": len(former)})
