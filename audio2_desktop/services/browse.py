"""What lists and pages show of the library: one read each, off the window's thread."""

import asyncio
from array import array
from collections.abc import Callable, Iterable, Sequence

from audio2_desktop.domain.details import AlbumPage, ArtistPage
from audio2_desktop.domain.listed import Grouping, Listed
from audio2_desktop.domain.marks import marks
from audio2_desktop.domain.music import (
    AlbumRow,
    ArtistRow,
    Counts,
    Entity,
    GenreRow,
    TrackFile,
    TrackRow,
)
from audio2_desktop.domain.sorting import (
    AlbumQuery,
    ArtistQuery,
    GroupHead,
    TrackGrouping,
    TrackIds,
    TrackQuery,
    TrackSort,
)
from audio2_desktop.domain.units import (
    DEFAULT_PROFILE,
    AlbumId,
    ArtistId,
    EditionId,
    GenreId,
    Ms,
    PlaylistId,
    ProfileId,
    TrackId,
)
from audio2_desktop.storage import (
    albums,
    artists,
    folder_tree,
    genres,
    shelves,
    track_groups,
    tracks,
)
from audio2_desktop.storage.database import Database, Read


class Browse:
    """Questions of views. Lives on the loop.

    wanted: is told which albums are on the screen without a cover, so that theirs are found first.
    """

    def __init__(
        self,
        db: Database,
        *,
        profile: ProfileId = DEFAULT_PROFILE,
        wanted: Callable[[Iterable[AlbumId]], None] = lambda _: None,
    ) -> None:
        self._db = db
        self._profile = profile
        self._wanted = wanted

    # ---- tracks ----------------------------------------------------------------------------------

    async def track_ids(self, query: TrackQuery) -> TrackIds:
        """Ids in order with their total length; a million in under 1 s."""
        return await self._db.read(tracks.ids, query)

    async def track_rows(self, ids: Sequence[int]) -> tuple[TrackRow, ...]:
        """Rows in the order of `ids`, those that are gone left out; ask for at most 2000."""
        rows = await self._db.read(tracks.rows, [TrackId(each) for each in ids], self._profile)
        self._want([row.album_id for row in rows if not row.image])
        return rows

    async def next_starting(
        self, ids: "array[int]", prefix: str, after: int, by: TrackSort = TrackSort.TITLE
    ) -> int | None:
        """Where the next row behind `after` stands whose title (artist, album) starts with this
        folded text; about 0.2 s for a million."""
        return await self._db.read(tracks.next_starting, ids, prefix, after, by)

    async def length(self, ids: "array[int]") -> Ms:
        """How long these tracks play; a million in about a second."""
        return await self._db.read(tracks.length, ids)

    async def marks(self, wanted: "array[int]", rows: "array[int]") -> bytearray:
        """1 for each of the rows that is wanted, else 0."""
        return await asyncio.to_thread(marks, wanted, rows)

    async def group_heads(self, kind: TrackGrouping, keys: Sequence[int]) -> tuple[GroupHead, ...]:
        """What the captions of these groups say; those without a name are left out."""
        heads = await self._db.read(track_groups.heads, kind, tuple(keys))
        if kind is TrackGrouping.ALBUM:
            self._want([AlbumId(head.key) for head in heads if not head.image])
        return heads

    async def files(self, track_ids: Sequence[int]) -> tuple[TrackFile, ...]:
        """Where the sound of each lies, in order; tracks without a file are left out."""
        return await self._db.read(tracks.files, [TrackId(each) for each in track_ids])

    async def tracks_at(self, paths: Sequence[bytes]) -> "array[int]":
        """The tracks of files, or below folders, at absolute paths, in the order given."""
        return await self._db.read(_tracks_at, tuple(paths))

    async def tracks_of(self, entity: Entity, ids: Sequence[int]) -> "array[int]":
        """The tracks of things of any kind, in playing order."""
        return await self._db.read(_tracks_of, entity, tuple(ids))

    # ---- albums, artists, genres -----------------------------------------------------------------

    async def album_ids(self, query: AlbumQuery) -> "array[int]":
        """Ids of albums in order."""
        return await self._db.read(albums.ids, query)

    async def album_list(
        self, query: AlbumQuery, grouping: Grouping = Grouping.NONE, starts: str = ""
    ) -> Listed:
        """Albums in order with groups and places to jump to. starts: only those whose name (of
        what orders the list) begins so, folded."""
        return await self._db.read(albums.listed, query, grouping, starts)

    async def album_rows(self, ids: Sequence[int]) -> tuple[AlbumRow, ...]:
        """Cards in the order of `ids`."""
        rows = await self._db.read(albums.rows, [AlbumId(each) for each in ids], self._profile)
        self._want([row.id for row in rows if not row.image])
        return rows

    async def album_page(self, album: AlbumId, edition: EditionId | None = None) -> AlbumPage:
        """All that the album's page shows. Raises NotFound."""
        page = await self._db.read(albums.page, album, edition, self._profile)
        self._want([row.id for row in (page.album, *page.more_by_artist) if not row.image])
        return page

    async def artist_ids(self, query: ArtistQuery) -> "array[int]":
        """Ids of artists in order."""
        return await self._db.read(artists.ids, query)

    async def artist_list(
        self, query: ArtistQuery, grouping: Grouping = Grouping.NONE, starts: str = ""
    ) -> Listed:
        """Artists likewise."""
        return await self._db.read(artists.listed, query, grouping, starts)

    async def artist_rows(self, ids: Sequence[int]) -> tuple[ArtistRow, ...]:
        """Cards in the order of `ids`."""
        return await self._db.read(artists.rows, [ArtistId(each) for each in ids], self._profile)

    async def artist_page(self, artist: ArtistId) -> ArtistPage:
        """All that is known locally for the artist's page. Raises NotFound."""
        page = await self._db.read(artists.page, artist, self._profile)
        self._want([row.id for row in (*page.albums, *page.appears_on) if not row.image])
        return page

    async def genres(self) -> tuple[GenreRow, ...]:
        """All genres of the library by name."""
        return await self._db.read(genres.rows, self._profile)

    async def counts(self) -> Counts:
        """Numbers beside the side bar's entries."""
        return await self._db.read(genres.counts, self._profile)

    def _want(self, album_ids: list[AlbumId]) -> None:
        if album_ids:
            self._wanted(dict.fromkeys(album_ids))


def _tracks_at(tx: Read, paths: Sequence[bytes]) -> "array[int]":
    found = array("q")
    for path in paths:
        found.extend(tracks.at_path(tx, path) or tracks.below(tx, path))
    return found


def _tracks_of(tx: Read, entity: Entity, ids: Sequence[int]) -> "array[int]":
    match entity:
        case Entity.TRACK:
            return array("q", ids)
        case Entity.ALBUM:
            return albums.track_ids(tx, map(AlbumId, ids))
        case Entity.ARTIST:
            return artists.track_ids(tx, map(ArtistId, ids))
        case Entity.GENRE:
            return genres.track_ids(tx, map(GenreId, ids))
        case Entity.PLAYLIST:
            return tracks.of_playlists(tx, map(PlaylistId, ids))
        case Entity.FOLDER:
            return folder_tree.track_ids(tx, ids)
        case Entity.COMPOSER | Entity.YEAR | Entity.DECADE | Entity.TAG:
            return shelves.track_ids(tx, entity, ids)
