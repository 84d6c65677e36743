"""A library of albums for tests of the home page, and hands to live in it."""

from array import array
from collections.abc import Sequence

from audio2_desktop.domain.home import HomeList, HomePage, HomeRow, Tile
from audio2_desktop.domain.lines import Pool
from audio2_desktop.domain.queue import Context, PlayQueue
from audio2_desktop.domain.queue_record import pack
from audio2_desktop.domain.units import (
    DEFAULT_PROFILE,
    AlbumId,
    Ms,
    Stamp,
    TrackId,
)
from audio2_desktop.storage import (
    albums,
    home,
    plays,
    queue_state,
)
from audio2_desktop.storage.database import Database, Write
from audio2_desktop.storage.plays import Outcome, Play
from tests.fakes.clock import START
from tests.fakes.shelf import Disc, shelve

ME = DEFAULT_PROFILE
DAY = 86_400_000
TODAY = 739_200
LENGTH = 180_000
TRACKS = 5


class House:
    """A library of albums with five tracks each, and hands to live in it."""

    def __init__(self, database: Database) -> None:
        self.db = database
        self.now: int = START

    async def fill(self, count: int = 6, artist: str = "", genre: str = "") -> list[AlbumId]:
        """Albums by one artist, or by one each."""

        def put(tx: Write) -> list[AlbumId]:
            start = tx.value("SELECT count(*) FROM album")
            made = []
            for at in range(start, start + count):
                name = artist or f"Artist {at}"
                discs = [
                    Disc(f"T{at}.{n}", name, f"Album {at:03}", number=n, length_ms=LENGTH,
                         image=f"cover{at}")
                    for n in range(1, TRACKS + 1)
                ]  # fmt: skip
                ids = shelve(tx, discs)
                made.append(tx.value("SELECT album_id FROM track WHERE id = ?", (ids[0],)))
                if genre:
                    of_genre(tx, genre, ids)
            return made

        return await self.db.write(put)

    async def tracks(self, album: int) -> list[int]:
        return list(await self.db.read(albums.track_ids, [AlbumId(album)]))

    async def play(
        self,
        track: int,
        context: str = "tracks",
        *,
        ago: int = 0,
        heard: int = LENGTH,
        outcome: Outcome = Outcome.COUNTED,
    ) -> None:
        """ago: days."""
        self.now += 1000
        at = Stamp(self.now - ago * DAY)
        play = Play(TrackId(track), None, at, Ms(heard), outcome, context)
        await self.db.write(plays.add, ME, play)

    async def queue(self, ids: Sequence[int], at: int, context: Context) -> None:
        queue = PlayQueue().started(Pool(1, array("q", ids)), at, context)
        await self.put_queue(queue)

    async def put_queue(self, queue: PlayQueue) -> None:
        assert queue.now is not None
        uid = queue.now.uid
        await self.db.write(
            lambda tx: queue_state.save(
                tx, ME, pack(queue), uid=uid, position_ms=0, volume=80, is_muted=False
            )
        )

    async def age(self, days: int) -> None:
        """Everything was added so long ago."""
        await self.db.write(
            lambda tx: tx.execute("UPDATE album SET added_at = ?", (START - days * DAY,))
        )

    async def page(self, day: int = TODAY) -> HomePage:
        return await self.db.read(home.page, ME, day)

    async def tiles(self) -> tuple[Tile, ...]:
        return (await self.page()).tiles

    async def row(self, kind: HomeList, day: int = TODAY) -> HomeRow | None:
        return next((row for row in (await self.page(day)).rows if row.kind is kind), None)

    async def ids(self, kind: HomeList, day: int = TODAY) -> list[int]:
        row = await self.row(kind, day)
        return [] if row is None else [album.id for album in row.albums]


def of_genre(tx: Write, name: str, ids: Sequence[int]) -> None:
    """Tracks carry this genre."""
    tx.execute("INSERT OR IGNORE INTO genre (key, name) VALUES (?, ?)", (name.lower(), name))
    genre = tx.value("SELECT id FROM genre WHERE name = ?", (name,))
    tx.many(
        "INSERT INTO entity_genre (entity, entity_id, genre_id) VALUES ('track', ?, ?)",
        [(track, genre) for track in ids],
    )
