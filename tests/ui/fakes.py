"""Services and covers in memory, with the signatures of the real ones, for pages alone."""

import asyncio
from array import array
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from os import fsencode
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from audio2_desktop.domain.details import AlbumPage, ArtistPage, DiscRow, EditionRow
from audio2_desktop.domain.fact_bus import FactBus
from audio2_desktop.domain.facts import RootsChanged, SettingChanged
from audio2_desktop.domain.folders import RootRow, ScanReport
from audio2_desktop.domain.found import FoundKind, FoundRow, Match, SearchResults, Section
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
from audio2_desktop.domain.names import fold, sort_key
from audio2_desktop.domain.playlists import (
    DeletedPlaylist,
    PlaylistItem,
    PlaylistKind,
    PlaylistRow,
    Wanted,
)
from audio2_desktop.domain.settings import GROUPS
from audio2_desktop.domain.sorting import (
    AlbumQuery,
    ArtistQuery,
    Direction,
    GroupHead,
    TrackGrouping,
    TrackIds,
    TrackQuery,
    TrackSort,
)
from audio2_desktop.domain.undo import Undoable
from audio2_desktop.domain.units import (
    AlbumId,
    ArtistId,
    EditionId,
    FileId,
    GenreId,
    ItemId,
    Ms,
    PlaylistId,
    RootId,
    Stamp,
    TrackId,
)
from audio2_desktop.ui.page import PageTools
from audio2_desktop.ui.theme import Theme
from tests.ui import fake_lists, samples
from tests.ui.group_fakes import grouped


class FakeCovers(QObject):
    """Finished covers at once."""

    ready = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._made: dict[tuple[str, int, float], QPixmap] = {}
        theme.follow(self._forget)

    def _forget(self) -> None:
        self._made.clear()

    def pixmap(self, key: str, px: int, radius: float = 8) -> QPixmap | None:
        if not key:
            return None
        wanted = (key, px, radius)
        if wanted not in self._made:
            image = QImage.fromData(samples.cover(key))
            self._made[wanted] = self._theme.cover(image, px, radius)
        return self._made[wanted]

    def near(self, key: str, px: int, radius: float = 8) -> QPixmap | None:
        return self.pixmap(key, px, radius)

    def mosaic(self, keys: Sequence[str], px: int, radius: float = 8) -> QPixmap | None:
        if len(keys) < 4:
            return self.pixmap(keys[0], px, radius) if keys else None
        from audio2_desktop.ui.theme import covers

        images = [QImage.fromData(samples.cover(key)) for key in keys[:4]]
        line = self._theme.color("coverline")
        return QPixmap.fromImage(covers.mosaic(images, px, 1.0, radius, line))


@dataclass
class Kit:
    """Tools for pages and what the pages said."""

    tools: PageTools
    facts: FactBus
    theme: Theme
    errors: list[BaseException] = field(default_factory=list)


def kit(theme: Theme, *, seed: int | None = 0x2B8CA8) -> Kit:
    facts = FactBus()
    errors: list[BaseException] = []
    tools = PageTools(
        theme=theme,
        facts=facts,
        covers=FakeCovers(theme),
        now=lambda: samples.NOW,
        on_error=errors.append,
        seed=lambda key: seed if key else None,
    )
    return Kit(tools, facts, theme, errors)


class FakeBrowse:
    """A small library: `samples` as it is, or lists that a test changes."""

    def __init__(self, tracks: int = 400, albums: int = 60, artists: int = 40) -> None:
        self.tracks = {row.id: row for row in samples.tracks(tracks)}
        self.albums = {row.id: row for row in samples.albums(albums)}
        self.artists = {row.id: row for row in samples.artists(artists)}
        self.calls: list[tuple[Any, ...]] = []
        self.gate: asyncio.Event | None = None
        self.error: BaseException | None = None
        self.mixed = False
        self.in_order = False
        """Whether lists of albums and artists are sorted as asked; else they stay as they are."""

    async def _answer(self, *call: Any) -> None:
        self.calls.append(call)
        if self.gate is not None:
            await self.gate.wait()
        if self.error is not None:
            raise self.error

    async def track_ids(self, query: TrackQuery) -> TrackIds:
        await self._answer("track_ids", query)
        rows = list(self.tracks.values())
        if query.where is not None:
            rows = rows[:7]
        key = str(query.sort)
        if key in ("title", "artist", "album", "plays", "rating"):
            rows.sort(key=lambda row: _sorted_by(getattr(row, key)))
        if query.direction is Direction.DOWN:
            rows.reverse()
        if query.group is not TrackGrouping.NONE:
            return grouped(rows, query.group)
        return TrackIds(ids_of(rows), total(rows))

    async def album_ids(self, query: AlbumQuery) -> "array[int]":
        await self._answer("album_ids", query)
        return ids_of(list(self.albums.values()))

    async def album_list(
        self, query: AlbumQuery, grouping: Grouping = Grouping.NONE, starts: str = ""
    ) -> Listed:
        await self._answer("album_list", query, grouping, starts)
        rows = list(self.albums.values())
        return fake_lists.albums(rows, query, grouping, starts, in_order=self.in_order)

    async def artist_list(
        self, query: ArtistQuery, grouping: Grouping = Grouping.NONE, starts: str = ""
    ) -> Listed:
        await self._answer("artist_list", query, grouping, starts)
        rows = list(self.artists.values())
        return fake_lists.artists(rows, starts, in_order=self.in_order)

    async def artist_ids(self, query: ArtistQuery) -> "array[int]":
        await self._answer("artist_ids", query)
        return ids_of(list(self.artists.values()))

    async def counts(self) -> Counts:
        rows = list(self.tracks.values())
        size = Counts(
            len(self.artists), len(self.albums), len(rows), 9, total(rows), 31_400_000_000
        )
        return size if rows else Counts()

    async def tracks_of(self, entity: Entity, ids: Sequence[int]) -> "array[int]":
        return array("q", [10 * i for i in ids])

    async def genres(self) -> list[GenreRow]:
        return [GenreRow(GenreId(1), "Ambient", 9), GenreRow(GenreId(2), "Dream pop", 40)]

    async def next_starting(
        self, ids: "array[int]", prefix: str, after: int, by: TrackSort = TrackSort.TITLE
    ) -> int | None:
        await self._answer("next_starting", prefix, after, by)
        places = [*range(after + 1, len(ids)), *range(after + 1)]
        return next(
            (at for at in places if fold(self.tracks[ids[at]].title).startswith(prefix)), None
        )

    async def length(self, ids: "array[int]") -> Ms:
        return total([self.tracks[i] for i in ids])

    async def marks(self, wanted: "array[int]", rows: "array[int]") -> bytearray:
        return marks(wanted, rows)

    async def group_heads(self, kind: TrackGrouping, keys: Sequence[int]) -> list[GroupHead]:
        return [GroupHead(key, f"Group {key}", "Halden Coast", 2019, "cover4") for key in keys]

    async def files(self, track_ids: Sequence[int]) -> tuple[TrackFile, ...]:
        return tuple(
            TrackFile(TrackId(i), FileId(i), f"/music/{i}.flac".encode(), Ms(1000))
            for i in track_ids
        )

    async def track_rows(self, ids: Sequence[int]) -> tuple[TrackRow, ...]:
        await self._answer("track_rows", len(ids))
        return tuple(self.tracks[i] for i in ids if i in self.tracks)

    async def album_rows(self, ids: Sequence[int]) -> tuple[AlbumRow, ...]:
        await self._answer("album_rows", len(ids))
        return tuple(self.albums[i] for i in ids if i in self.albums)

    async def artist_rows(self, ids: Sequence[int]) -> tuple[ArtistRow, ...]:
        await self._answer("artist_rows", len(ids))
        return tuple(self.artists[i] for i in ids if i in self.artists)

    async def album_page(self, album: AlbumId, edition: EditionId | None = None) -> AlbumPage:
        await self._answer("album_page", album, edition)
        discs = samples.album_tracks()
        if self.mixed:
            other = replace(discs[0][1], artist="The Low Tide", artist_id=ArtistId(3))
            discs[0][1] = other
        row = self.albums[album]
        editions = (
            EditionRow(EditionId(1), row.title, "2024-03-14", "Skerry Records", 10,
                       edition in (None, 1)),
            EditionRow(EditionId(2), f"{row.title} (Deluxe)", "2025", "", 14, edition == 2),
        )  # fmt: skip
        return AlbumPage(
            album=row,
            editions=editions,
            edition=editions[0 if edition != 2 else 1],
            discs=(
                DiscRow(1, "Harbour side", tuple(discs[0])),
                DiscRow(2, "Open sea", tuple(discs[1])),
            ),
            genres=("dream pop", "night drive"),
            label="Skerry Records",
            date="2024-03-14",
            has_mixed_artists=any(t.artist != row.artist for disc in discs for t in disc),
            more_by_artist=tuple(list(self.albums.values())[1:9]),
        )

    async def artist_page(self, artist: ArtistId) -> ArtistPage:
        await self._answer("artist_page", artist)
        rows = list(self.albums.values())
        return ArtistPage(
            artist=self.artists[artist],
            genres=("dream pop", "shoegaze", "coastal"),
            plays=2318,
            top_tracks=tuple(samples.tracks(10)),
            albums=tuple(rows[:14]),
            appears_on=tuple(rows[20:24]),
        )


def _sorted_by(value: object) -> object:
    return sort_key(value) if isinstance(value, str) else value


class FakeSearch:
    """Finds a fixed handful; "zzz" finds nothing."""

    def __init__(self, browse: FakeBrowse) -> None:
        self._browse = browse
        self.remembered: list[str] = []
        self.tags = [
            FoundRow(FoundKind.TAG, 4, "Halden evenings", Match.PREFIX, ((0, 6),), colour="teal"),
        ]

    async def local(self, text: str, limit: int = 5) -> SearchResults:
        if text == "zzz":
            return SearchResults(text, suggestion="halden")
        artists = [
            FoundRow(FoundKind.ARTIST, row.id, row.name, Match.PREFIX, albums=9, tracks=96,
                     image=row.image or "cover4")
            for row in list(self._browse.artists.values())[:7]
        ]  # fmt: skip
        albums = [
            FoundRow(FoundKind.ALBUM, row.id, row.title, Match.WORD, artist=row.artist)
            for row in list(self._browse.albums.values())[:limit]
        ]
        tracks = [
            FoundRow(FoundKind.TRACK, row.id, row.title, Match.WORD, artist=row.artist)
            for row in list(self._browse.tracks.values())[:limit]
        ]
        lists = [FoundRow(FoundKind.PLAYLIST, 7, "Halden nights", Match.PREFIX, tracks=24)]
        genres = [FoundRow(FoundKind.GENRE, 3, "dream pop", Match.OTHER)]
        sections = (
            Section(FoundKind.ARTIST, tuple(artists), 7),
            Section(FoundKind.ALBUM, tuple(albums), 23, has_more=True),
            Section(FoundKind.TRACK, tuple(tracks), 118, has_more=True),
            Section(FoundKind.PLAYLIST, tuple(lists), 1),
            Section(FoundKind.GENRE, tuple(genres), 1),
            Section(FoundKind.TAG, tuple(self.tags[:limit]), len(self.tags)),
        )
        return SearchResults(text, artists[0], sections, elapsed_ms=6.2)

    async def ids(self, text: str, kind: FoundKind) -> "array[int]":
        rows = {
            FoundKind.ARTIST: self._browse.artists,
            FoundKind.ALBUM: self._browse.albums,
            FoundKind.TRACK: self._browse.tracks,
        }[kind]
        return array("q", rows)

    async def section(self, text: str, kind: FoundKind, limit: int) -> Section:
        return (await self.local(text, limit)).section(kind)

    async def remember(self, text: str) -> None:
        self.remembered.append(text)


class FakePlaylists:
    """One playlist, held as a list of items."""

    def __init__(self, tracks: Sequence[TrackRow]) -> None:
        self.name, self.description = "Coastline Drive", "Windows down, tide out."
        self.rules = ""
        """A question makes it a smart one."""
        self.asked: list[TrackQuery] = []
        self.items_now = [
            PlaylistItem(ItemId(500 + at), row, Wanted(), Stamp(samples.NOW - at * samples.DAY))
            for at, row in enumerate(tracks)
        ]

    async def deleted(self) -> tuple[DeletedPlaylist, ...]:
        return ()

    async def row(self, playlist: PlaylistId) -> PlaylistRow:
        rows = [item.track for item in self.items_now if item.track is not None]
        return PlaylistRow(
            id=playlist,
            name=self.name,
            description=self.description,
            tracks=len(self.items_now),
            wanted=len(self.items_now) - len(rows),
            length_ms=total(rows),
            images=tuple(dict.fromkeys(row.image for row in rows))[:4],
            changed_at=samples.NOW,
            kind=PlaylistKind.SMART if self.rules else PlaylistKind.STATIC,
            rules=self.rules,
        )

    async def smart_ids(self, playlist: PlaylistId, query: TrackQuery | None = None) -> TrackIds:
        query = query or TrackQuery()
        self.asked.append(query)
        rows = [item.track for item in self.items_now if item.track is not None]
        rows = rows[:3] if query.where is not None else rows
        if query.direction is Direction.DOWN:
            rows.reverse()
        return TrackIds(ids_of(rows), total(rows))

    async def set_rules(self, playlist: PlaylistId, text: str) -> Undoable:
        former, self.rules = self.rules, text
        return Undoable("changed_search", lambda: self.set_rules(playlist, former))

    async def items(self, playlist: PlaylistId) -> tuple[PlaylistItem, ...]:
        return tuple(self.items_now)

    async def describe(self, playlist: PlaylistId, text: str) -> Undoable:
        former, self.description = self.description, text
        return Undoable("described_playlist", lambda: self.describe(playlist, former))

    async def duplicates(
        self, playlist: PlaylistId, track_ids: Collection[TrackId]
    ) -> frozenset[TrackId]:
        here = {item.track.id for item in self.items_now if item.track is not None}
        return frozenset(here & set(track_ids))


@dataclass
class FakeProgress:
    is_running: bool = False
    report: ScanReport = field(default_factory=ScanReport)


class FakeLibrary:
    """Folders in a list."""

    def __init__(self, facts: FactBus) -> None:
        self._facts = facts
        self.at = FakeProgress()
        self.calls: list[tuple[Any, ...]] = []
        self.roots = [
            RootRow(RootId(1), b"/home/santi/Music", True, True, samples.NOW),
            RootRow(RootId(2), b"/mnt/nas/lossless", False, False, None),
        ]

    async def folders(self) -> tuple[RootRow, ...]:
        return tuple(self.roots)

    async def file_counts(self) -> dict[RootId, int]:
        return {RootId(1): 84301, RootId(2): 964275}

    async def add_folder(self, path: str) -> RootId:
        self.calls.append(("add", path))
        self.roots.append(RootRow(RootId(9), fsencode(path), True, True, None))
        self._facts.publish([RootsChanged()])
        return RootId(9)

    async def remove_folder(self, root_id: RootId) -> Undoable:
        self.calls.append(("remove", root_id))
        self.roots = [root for root in self.roots if root.id != root_id]
        self._facts.publish([RootsChanged()])
        return Undoable("folder_removed", lambda: self.remove_folder(root_id), {"name": "x"})

    async def set_folder_path(self, root_id: RootId, path: str) -> None:
        self.calls.append(("move", root_id, path))

    async def rescan(self, root_id: RootId | None = None) -> tuple[str, ...]:
        self.calls.append(("rescan", root_id))
        return ()

    async def rescan_paths(
        self, paths: Iterable[str | bytes], *, with_below: bool = True
    ) -> tuple[str, ...]:
        self.calls.append(("rescan_paths", tuple(paths)))
        return ()

    def cancel_scan(self, root_id: RootId | None = None) -> None:
        self.calls.append(("cancel",))

    def progress(self) -> FakeProgress:
        return self.at

    async def count_audio(self, path: str | bytes, stop: Callable[[], bool] = lambda: False) -> int:
        return 84301


class FakeSettings:
    """The appearance group in memory; a change is a fact, as with the real ones."""

    def __init__(self, facts: FactBus) -> None:
        self._facts = facts
        self.values: dict[type[Any], Any] = {}

    def get(self, group: type[Any]) -> Any:
        return self.values.setdefault(group, group())

    def value(self, name: str) -> Any:
        group, _, field_name = name.partition(".")
        return getattr(self.get(GROUPS[group]), field_name)

    async def set(self, name: str, value: object) -> None:
        group, _, field_name = name.partition(".")
        kind = GROUPS[group]
        self.values[kind] = replace(self.get(kind), **{field_name: value})
        self._facts.publish([SettingChanged(name)])


def ids_of(rows: Sequence[Any]) -> "array[int]":
    return array("q", (row.id for row in rows))


def total(rows: Sequence[TrackRow]) -> Ms:
    return Ms(sum(row.length_ms for row in rows))


Setter = Callable[[str, object], None]
