"""All kinds of results of a search: the top hit beside tracks, then cards and chips."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from audio2_desktop.domain.found import FoundKind, FoundRow, SearchResults
from audio2_desktop.domain.music import AlbumRow, ArtistRow, TrackRow
from audio2_desktop.ui import words
from audio2_desktop.ui.delegates.look import Art
from audio2_desktop.ui.drag import TrackMime
from audio2_desktop.ui.found_icons import ICONS
from audio2_desktop.ui.models import list_columns, track_columns
from audio2_desktop.ui.models.rows import RowList
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.grids import cards
from audio2_desktop.ui.views.grids.card_grid import CardGrid
from audio2_desktop.ui.views.scroll_body import REACH, ScrollBody
from audio2_desktop.ui.views.search.pills import Pills
from audio2_desktop.ui.views.search.top_result import WIDTH, Top, TopResult
from audio2_desktop.ui.views.table import style
from audio2_desktop.ui.views.table.track_table import TrackTable
from audio2_desktop.ui.views.titles import SectionHead
from audio2_desktop.ui.widgets import mirror

SMALL_CARD = 140
NARROW = 900
NARROW_TOP = 280
SINGLE = 600
"""With less room the tracks stand below the top result, not beside it."""


class ResultSheet(ScrollBody):
    """Dumb: shows results whose rows were looked up. `more(kind)`: show all of a kind."""

    more = Signal(str)
    named = Signal(object)
    """The FoundRow of a playlist, genre or tag."""

    def __init__(self, theme: Theme, exact: Art, near: Art) -> None:
        super().__init__(theme)
        self._exact = exact
        self.top = TopResult(theme)
        self._tracks = RowList(spoken=track_columns.spoken)
        self._tracks.source = "search"
        self.table = TrackTable(theme, self._tracks, exact, list_columns.results(), style.RESULTS)
        self.table.setObjectName("resultTracks")
        self.table.setAccessibleName(words.tr("Tracks"))
        self._albums = RowList(spoken=lambda row: f"{row.title}, {row.artist}")
        self.albums = CardGrid(
            theme,
            self._albums,
            near,
            cards.of_album,
            margin=0,
            expanded=True,
            max_rows=1,
            smallest=SMALL_CARD,
            mime_of=lambda keys: TrackMime.of_things("album", keys),
        )
        self.albums.setAccessibleName(words.tr("Albums"))
        self._artists = RowList(spoken=lambda row: str(row.name))
        self.artists = CardGrid(
            theme,
            self._artists,
            near,
            cards.of_artist,
            margin=0,
            expanded=True,
            max_rows=1,
            smallest=SMALL_CARD,
            enter_plays=False,
            mime_of=lambda keys: TrackMime.of_things("artist", keys),
        )
        self.artists.setAccessibleName(words.tr("Artists"))
        self._pills = {
            kind: Pills(theme) for kind in (FoundKind.PLAYLIST, FoundKind.GENRE, FoundKind.TAG)
        }
        for pills in self._pills.values():
            pills.chosen.connect(self.named)
        self._heads: dict[FoundKind, SectionHead] = {}
        self._parts: dict[FoundKind, list[QWidget]] = {}
        self._columns: dict[FoundKind, QVBoxLayout] = {}
        self._lay_out()

    def _lay_out(self) -> None:
        px = self._theme.px
        self.hold(16, 28)
        line = QWidget()
        row = self._row = QHBoxLayout(line)
        row.setSpacing(px(26))
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(px(14))
        self._top_head = SectionHead(self._theme, words.tr("Top result"))
        left.addWidget(self._top_head)
        left.addWidget(self.top)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(px(12))
        holder = QWidget()
        inset = QVBoxLayout(holder)
        inset.setContentsMargins(px(REACH), 0, px(REACH), 0)
        inset.addWidget(self._head(FoundKind.TRACK, words.tr("Tracks")))
        right.addWidget(holder)
        right.addWidget(self.table)
        right.addStretch(1)
        row.addWidget(self._left)
        row.addLayout(right, 1)
        self._parts[FoundKind.TRACK] = [holder, self.table]
        self._line = self.add(line, wide=True)
        for kind, title, part in (
            (FoundKind.ALBUM, words.tr("Albums in your library"), self.albums),
            (FoundKind.ARTIST, words.tr("Artists"), self.artists),
            (FoundKind.PLAYLIST, words.tr("Playlists"), self._pills[FoundKind.PLAYLIST]),
            (FoundKind.TAG, words.tr("Tags"), self._pills[FoundKind.TAG]),
            (FoundKind.GENRE, words.tr("Genres"), self._pills[FoundKind.GENRE]),
        ):
            self._section(kind, title, part)
        self.column.addStretch(1)

    def _head(self, kind: FoundKind, title: str) -> SectionHead:
        head = self._heads[kind] = SectionHead(self._theme, title)
        head.linked.connect(lambda which=kind: self.more.emit(str(which)))
        return head

    def _section(self, kind: FoundKind, title: str, part: QWidget) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        px = self._theme.px
        self._columns[kind] = column
        column.setSpacing(px(4 if isinstance(part, CardGrid) else 12))
        column.addWidget(self._head(kind, title))
        column.addWidget(part)
        self._parts[kind] = [self.add(holder)]

    def show_results(
        self,
        results: SearchResults,
        tracks: Sequence[TrackRow],
        albums: Sequence[AlbumRow],
        artists: Sequence[ArtistRow],
        seed: int | None,
    ) -> None:
        self._tracks.show(tracks)
        self._albums.show(albums)
        self._artists.show(artists)
        self._show_top(results.top, seed)
        for kind, pills in self._pills.items():
            pills.show_rows(results.section(kind).rows)
        titles = {
            FoundKind.TRACK: words.tr("Tracks"),
            FoundKind.ALBUM: words.tr("Albums in your library"),
            FoundKind.ARTIST: words.tr("Artists"),
            FoundKind.PLAYLIST: words.tr("Playlists"),
            FoundKind.TAG: words.tr("Tags"),
            FoundKind.GENRE: words.tr("Genres"),
        }
        for kind, title in titles.items():
            section = results.section(kind)
            shown = len(section.rows)
            link = ""
            most = 5 if kind is FoundKind.TRACK else shown
            if kind is not FoundKind.GENRE and section.total > most:
                text = words.tr("Show all {count}")
                link = words.fill(text, {"count": words.count(section.total)})
            note = words.count(section.total) if kind is not FoundKind.TRACK and shown else ""
            self._heads[kind].set_words(title, note, link)
            for part in self._parts[kind]:
                part.setVisible(bool(shown))
        has_top = results.top is not None
        self._left.setVisible(has_top)
        reach = self._theme.px(REACH) if has_top else 0
        self._row.setContentsMargins(*mirror.margins(reach, 0, 0, 0))
        self._line.setVisible(has_top or bool(tracks))
        self._space_sections(results)
        self.update_covers()

    def _space_sections(self, results: SearchResults) -> None:
        """Grids of cards bring the gap below their lines with them."""
        gap = 26
        for kind, column in self._columns.items():
            column.setContentsMargins(0, self._theme.px(gap), 0, 0)
            if results.section(kind).rows:
                gap = 4 if kind in (FoundKind.ALBUM, FoundKind.ARTIST) else 26

    def update_covers(self) -> None:
        """Covers have come."""
        top = self.top
        if top.image:
            top.set_picture(self._exact(top.image, top.picture_px, top.picture_radius))
        else:
            top.set_picture(None)
        for view in (self.table, self.albums, self.artists):
            view.viewport().update()

    def _show_top(self, row: FoundRow | None, seed: int | None) -> None:
        if row is None:
            return
        counts = (
            words.albums(row.albums) if row.kind is FoundKind.ARTIST and row.albums else "",
            words.tracks(row.tracks) if row.tracks else "",
        )
        detail = words.joined(row.artist, str(row.year) if row.year else "", *counts)
        is_round = row.kind is FoundKind.ARTIST
        kind = words.kind(str(row.kind))
        top = Top(row.title, kind, detail, row.image, is_round, ICONS[row.kind])
        self.top.show_top(top, seed if row.image else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < self._theme.px(NARROW)
        self.top.set_body_width(NARROW_TOP if is_narrow else WIDTH)
        is_single = self.width() < self._theme.px(SINGLE)
        way = QBoxLayout.Direction.TopToBottom if is_single else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(way)
