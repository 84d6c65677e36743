"""One album: cover and facts over its glow, its discs as a table, editions, more by the artist."""

from typing import Protocol

from PySide6.QtCore import QPoint, QRectF, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from audio2_desktop.domain.details import AlbumPage as AlbumData
from audio2_desktop.domain.details import DiscRow, EditionRow
from audio2_desktop.domain.facts import AlbumsChanged, ArtworkReady, Fact, TracksChanged
from audio2_desktop.domain.music import Entity, TrackRow
from audio2_desktop.domain.queue import NO_CONTEXT, Context, ContextKind
from audio2_desktop.domain.shelves import genre_arg, shelf_arg
from audio2_desktop.domain.units import AlbumId, EditionId
from audio2_desktop.ui import words
from audio2_desktop.ui.delegates.track_row import Head
from audio2_desktop.ui.drag import TrackMime
from audio2_desktop.ui.intents import (
    Intent,
    OpenMenu,
    PickPlaylist,
    PlayTracks,
    Rate,
    SetFavourite,
    WriteLoudness,
)
from audio2_desktop.ui.models import list_columns, track_columns
from audio2_desktop.ui.models.rows import RowList
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.page import TOP_BAR, Page, PageCommand, PageTools
from audio2_desktop.ui.views.grids import cards
from audio2_desktop.ui.views.grids.card_grid import CardGrid
from audio2_desktop.ui.views.grids.grid_intents import GridIntents
from audio2_desktop.ui.views.heads.album_head import AlbumHead
from audio2_desktop.ui.views.scroll_body import ScrollBody
from audio2_desktop.ui.views.table import style
from audio2_desktop.ui.views.table.column_set import ColumnSet
from audio2_desktop.ui.views.table.table_intents import Place, TableIntents
from audio2_desktop.ui.views.table.track_table import TrackTable
from audio2_desktop.ui.views.titles import SectionHead
from audio2_desktop.ui.widgets.buttons import Chip


class Albums(Protocol):
    """What this page asks of services.browse."""

    async def album_page(self, album: AlbumId, edition: EditionId | None = None) -> AlbumData: ...


class AlbumPage(Page):
    """Route("album", id)."""

    under_top_bar = True

    def __init__(self, tools: PageTools, browse: Albums) -> None:
        super().__init__(tools, "albumPage")
        self._browse = browse
        self._data: AlbumData | None = None
        self._edition: EditionId | None = None
        self._wanted_track: int | None = None
        self._body = ScrollBody(self.theme, bar_top=TOP_BAR)
        self._body.scrolled.connect(self.scrolled)
        self.head = AlbumHead(self.theme)
        self._rows = RowList(
            spoken=_spoken, track_id=lambda row: row.id, is_head=lambda row: row.id < 0
        )
        columns = list_columns.album(tools.now, with_artists=False)
        self.table = TrackTable(self.theme, self._rows, tools.covers.pixmap, (), style.ALBUM)
        self.columns = ColumnSet(
            self.table,
            list_columns.chosen_from(tools.now, columns),
            [column.key for column in columns],
            tools.memory,
            "album",
        )
        self.table.setObjectName("albumTracks")
        self.table.setAccessibleName(words.tr("Tracks of the album"))
        self._editions = QWidget()
        self._edition_row = QHBoxLayout(self._editions)
        self._more_head = SectionHead(self.theme, "")
        self._more_rows = RowList(spoken=lambda album: f"{album.title}, {album.artist}")
        self._more = CardGrid(
            self.theme,
            self._more_rows,
            tools.covers.near,
            cards.of_artists_album,
            margin=0,
            expanded=True,
            max_rows=1,
            mime_of=lambda keys: TrackMime.of_things("album", keys),
        )
        self._more.setAccessibleName(words.tr("More by the artist"))
        self._lay_out()
        self._connect()
        self.hear((AlbumsChanged, TracksChanged, ArtworkReady))

    def _lay_out(self) -> None:
        body, px = self._body, self.theme.px
        body.hold(TOP_BAR + 20, 32)
        self.measured(self._edition_row, (0, 14, 0, 0), 8)
        body.add(self.head)
        body.add(self._editions)
        body.column.addSpacing(px(26))
        body.add(self.table, wide=True)
        body.column.addSpacing(px(34))
        self._more_parts = (body.add(self._more_head), body.add(self._more))
        body.column.addStretch(1)
        self.set_content(self._body)

    def _connect(self) -> None:
        head = self.head
        head.play.clicked.connect(lambda: self._play(shuffled=False))
        head.shuffle.clicked.connect(lambda: self._play(shuffled=True))
        head.heart.clicked.connect(self._on_heart)
        head.add.clicked.connect(self._on_add)
        head.more.clicked.connect(self._on_more)
        head.artist.clicked.connect(self._on_artist)
        head.rating.rated.connect(self._on_rated)
        head.own_tags.chosen.connect(
            lambda tag: self.navigate.emit(Route("shelf", shelf_arg(Entity.TAG, tag)))
        )
        head.genre.connect(lambda name: self.navigate.emit(Route("shelf", genre_arg(name))))
        self._intents = TableIntents(self.table, self._place)
        self._intents.removes_from_library()
        grid = GridIntents(self._more, Entity.ALBUM)
        for source in (self._intents, grid):
            source.intent.connect(self.intent)
            source.navigate.connect(self.navigate)

    # -- loading -----------------------------------------------------------------------------------

    def open(self, arg: int | str | None) -> None:
        """arg: the album's id, or "album:track" to come to one of its tracks."""
        album, _, track = str(arg or 0).partition(":")
        wanted = int(album) if album.isdigit() else 0
        self._wanted_track = int(track) if track.isdigit() else None
        if wanted != self.arg:
            self._edition = None
            self._rows.show(())
        super().open(wanted)

    async def reload(self) -> None:
        album = AlbumId(int(self.arg or 0))
        self._show(await self._browse.album_page(album, self._edition))

    def _show(self, data: AlbumData) -> None:
        is_other = self._data is None or self._data.album.id != data.album.id
        self._data = data
        self._show_colours()
        columns = list_columns.album(
            self.tools.now,
            with_artists=_has_other_artists(data),
            with_codec=not self.head.has_bit_depth,
        )
        self.columns.replace(
            list_columns.chosen_from(self.tools.now, columns), [column.key for column in columns]
        )
        self._rows.show(_lines(data.discs))
        self._rows.source = f"album:{data.album.id}"
        self._show_editions(data.editions)
        self._more_rows.show(data.more_by_artist)
        title = words.fill(words.tr("More by {artist}"), {"artist": data.album.artist})
        self._more_head.set_words(title)
        for part in self._more_parts:
            part.setVisible(bool(data.more_by_artist))
        self._show_cover()
        self.on_playing()
        if is_other:
            self._body.verticalScrollBar().setValue(0)
        wanted, self._wanted_track = self._wanted_track, None
        row = None if wanted is None else self._rows.at_key(wanted)
        if wanted is not None and row is not None:
            self.table.select_keys([wanted])
            self.table.make_current(row)
            QTimer.singleShot(0, self, lambda: self._come_to(row))

    def _come_to(self, row: int) -> None:
        """Scroll until a row is in sight; after the layout has given the table its height."""
        body = self._body.widget()
        assert body is not None
        place = self.table.visualRect(self._rows.index(row, 0)).center()
        spot = self.table.viewport().mapTo(body, place)
        self._body.ensureVisible(spot.x(), spot.y(), 0, self.theme.px(120))

    def _show_colours(self) -> None:
        """The glow and accent of the cover; its colour may be known a moment after the page."""
        if self._data is not None:
            seed = self.tools.seed(self._data.album.image)
            self._body.ground.set_seed(seed)
            self.head.show_album(self._data, seed)
            self.table.set_accent(seed)

    def _show_editions(self, editions: tuple[EditionRow, ...]) -> None:
        while (item := self._edition_row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for edition in editions:
            chip = Chip(self.theme, _edition_text(edition))
            chip.setChecked(edition.is_shown)
            chip.clicked.connect(lambda _=False, key=edition.id: self._choose(key))
            self._edition_row.addWidget(chip)
        self._edition_row.addStretch(1)
        self._editions.setVisible(len(editions) > 1)

    def _choose(self, edition: EditionId) -> None:
        self._edition = edition
        self.load()

    def _show_cover(self) -> None:
        if self._data is not None:
            cover = self.head.cover
            cover.set_pixmap(
                self.tools.covers.pixmap(self._data.album.image, cover.px, cover.radius)
            )

    def on_covers(self, keys: object) -> None:
        self._show_colours()
        self._show_cover()
        self._more.viewport().update()

    def on_playing(self) -> None:
        self.table.set_playing(self.playing, is_moving=self.is_sounding)

    def on_theme(self) -> None:
        super().on_theme()
        if self._data is not None:
            self._show(self._data)

    def on_fact(self, fact: Fact) -> None:
        if isinstance(fact, AlbumsChanged) and fact.ids and self.arg not in fact.ids:
            return
        if isinstance(fact, TracksChanged) and fact.ids:
            shown = {row.id for row in self._rows.rows}
            if shown.isdisjoint(fact.ids):
                return
        self.mark_dirty()

    def resizeEvent(self, event: QResizeEvent) -> None:
        side = self.head.cover.px
        self.head.set_room(self.width())
        if self.head.cover.px != side:
            self._show_cover()
        super().resizeEvent(event)

    # -- place -------------------------------------------------------------------------------------

    def state(self) -> dict[str, object]:
        return {
            "scroll": self._body.verticalScrollBar().value(),
            "selected": list(self.table.selected_keys()[:1000]),
            "edition": self._edition,
        }

    def restore(self, state: dict[str, object]) -> None:
        edition = state.get("edition")
        if isinstance(edition, int) and edition != self._edition:
            self._edition = EditionId(edition)
            self.load()
        super().restore(state)

    def on_restore(self, state: dict[str, object]) -> None:
        selected = state.get("selected")
        if isinstance(selected, list):
            self.table.select_keys(selected)
        self._body.restore_scroll(state.get("scroll"))

    def commands(self) -> list[PageCommand]:
        text = words.tr("Write loudness to files…")
        return [PageCommand("write-loudness", text, "pencil-simple", self._write_loudness)]

    def _write_loudness(self) -> None:
        if isinstance(self.arg, int):
            self.intent.emit(WriteLoudness(Entity.ALBUM, (self.arg,)))

    def focus_first(self) -> None:
        if self.table.currentIndex().row() < 0 and self._rows.count():
            first = 1 if self._rows.is_head(0) and self._rows.count() > 1 else 0
            self.table.make_current(first)
            self._body.verticalScrollBar().setValue(0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def skeleton_blocks(self) -> list[QRectF]:
        px = self.theme.px
        top = px(TOP_BAR + 20)
        blocks = [QRectF(px(32), top, px(232), px(232)), QRectF(px(296), top + px(30), px(360), 48)]
        blocks += [QRectF(px(296), top + px(100), px(260), 16)]
        rows = range(top + px(290), max(top + px(291), self.height()), px(38))
        blocks += [QRectF(px(40), y, self.width() - px(80), px(14)) for y in rows]
        return blocks

    # -- actions -----------------------------------------------------------------------------------

    def _place(self) -> Place:
        if self._data is None:
            return Place(NO_CONTEXT, "album")
        album = self._data.album
        return Place(Context(ContextKind.ALBUM, album.id, album.title), "album", album.id)

    def _play(self, *, shuffled: bool) -> None:
        ids = list(self._intents.all_tracks())
        if ids:
            self._say(PlayTracks(ids, 0, self._place().context, shuffled))

    def _say(self, what: Intent) -> None:
        self.intent.emit(what)

    def _on_heart(self) -> None:
        if self._data is not None:
            album = self._data.album
            self._say(SetFavourite(Entity.ALBUM, (album.id,), not album.is_favourite))

    def _on_rated(self, rating: int) -> None:
        if self._data is not None:
            self._say(Rate(Entity.ALBUM, (self._data.album.id,), rating))

    def _on_add(self) -> None:
        ids = list(self._intents.all_tracks())
        if ids:
            self._say(PickPlaylist(ids))

    def _on_artist(self) -> None:
        if self._data is not None:
            self.navigate.emit(Route("artist", self._data.album.artist_id))

    def _on_more(self) -> None:
        if self._data is None:
            return
        album, button = self._data.album, self.head.more
        spot = button.mapToGlobal(QPoint(0, button.height()))
        self._say(
            OpenMenu(
                Entity.ALBUM,
                (album.id,),
                spot.x(),
                spot.y(),
                name=album.title,
                artist_id=album.artist_id,
                album_id=album.id,
                is_favourite=album.is_favourite,
                rating=album.rating,
            )
        )


def _has_other_artists(data: AlbumData) -> bool:
    """Whether artists need a column: guests of the album's own artist stand behind the title."""
    album = data.album
    return data.has_mixed_artists and any(
        track.artist_id != album.artist_id and not track.artist.startswith(album.artist)
        for disc in data.discs
        for track in disc.tracks
    )


def _lines(discs: tuple[DiscRow, ...]) -> list[Head | TrackRow]:
    """Tracks with a caption before each disc, where there are several."""
    lines: list[Head | TrackRow] = []
    for disc in discs:
        if len(discs) > 1 or disc.subtitle:
            title = words.fill(words.tr("Disc {number}"), {"number": disc.number})
            length = words.length(sum(track.length_ms for track in disc.tracks))
            lines.append(Head(-1 - len(lines), title, words.joined(disc.subtitle, length)))
        lines += disc.tracks
    return lines


def _edition_text(edition: EditionRow) -> str:
    return words.joined(edition.title, edition.date[:4], words.tracks(edition.tracks))


def _spoken(row: Head | TrackRow) -> str:
    if isinstance(row, Head):
        return ", ".join(part for part in (row.title, row.detail) if part)
    return track_columns.spoken(row)
