"""One artist from what the library holds: top tracks, discography by type, where they appear."""

from typing import Protocol

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from audio2_desktop.domain.details import ArtistPage as ArtistData
from audio2_desktop.domain.facts import AlbumsChanged, ArtistsChanged, ArtworkReady, TracksChanged
from audio2_desktop.domain.music import AlbumRow, Entity
from audio2_desktop.domain.queue import NO_CONTEXT, Context, ContextKind
from audio2_desktop.domain.shelves import genre_arg, shelf_arg
from audio2_desktop.domain.units import ArtistId
from audio2_desktop.ui import words
from audio2_desktop.ui.intents import OpenMenu, PlayThings, SetFavourite
from audio2_desktop.ui.models import list_columns, track_columns
from audio2_desktop.ui.models.rows import RowList
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.page import TOP_BAR, Page, PageTools
from audio2_desktop.ui.views.filters.chip_row import ChipRow
from audio2_desktop.ui.views.grids.album_section import AlbumSection
from audio2_desktop.ui.views.heads.artist_head import ArtistHead
from audio2_desktop.ui.views.scroll_body import ScrollBody
from audio2_desktop.ui.views.table import style
from audio2_desktop.ui.views.table.table_intents import Place, TableIntents
from audio2_desktop.ui.views.table.track_table import TrackTable
from audio2_desktop.ui.views.titles import SectionHead

TOP = 5
LOW = 640
KINDS = ("album", "ep", "single", "live", "compilation", "soundtrack", "other")
APPEARS = "appears"


class Artists(Protocol):
    """What this page asks of services.browse."""

    async def artist_page(self, artist: ArtistId) -> ArtistData: ...


class ArtistPage(Page):
    """Route("artist", id)."""

    under_top_bar = True

    def __init__(self, tools: PageTools, browse: Artists) -> None:
        super().__init__(tools, "artistPage")
        self._browse = browse
        self._data: ArtistData | None = None
        self._shows_all_tops = False
        self._kind = ""
        self._body = ScrollBody(self.theme, bar_top=TOP_BAR)
        self._body.scrolled.connect(self.scrolled)
        self.head = ArtistHead(self.theme)
        self._tops_head = SectionHead(self.theme, words.tr("Top tracks"))
        self._rows = RowList(spoken=track_columns.spoken)
        self.table = TrackTable(
            self.theme, self._rows, tools.covers.pixmap, list_columns.ranked(), style.RANKED
        )
        self.table.setObjectName("artistTopTracks")
        self.table.setAccessibleName(words.tr("Top tracks"))
        self._chips = ChipRow(self.theme, words.tr("Type of release"), tall=28)
        self._disco_title = SectionHead(self.theme, words.tr("Discography"), role="heading")
        self._sections: dict[str, tuple[AlbumSection, QWidget]] = {}
        self._lay_out()
        self._connect()
        self.hear((ArtistsChanged, AlbumsChanged, TracksChanged, ArtworkReady))

    def _lay_out(self) -> None:
        body, px = self._body, self.theme.px
        body.hold(TOP_BAR, 32, is_centred=True)
        body.add(self.head)
        body.column.addSpacing(px(20))
        self._tops_parts = [body.add(self._tops_head)]
        body.column.addSpacing(px(8))
        self._tops_parts.append(body.add(self.table, wide=True))
        body.column.addSpacing(px(30))
        line = QWidget()
        row = QHBoxLayout(line)
        self.measured(row, spacing=11)
        row.addWidget(self._disco_title)
        row.addWidget(self._chips, 1)
        self._disco_head = body.add(line)
        for kind in (*KINDS, APPEARS):
            section = AlbumSection(self.theme, self.tools.covers.near)
            section.intent.connect(self.intent)
            section.navigate.connect(self.navigate)
            holder = QWidget()
            inner = QVBoxLayout(holder)
            self.measured(inner, (0, 20, 0, 0))
            inner.addWidget(body.add(section))
            body.column.addWidget(holder)
            self._sections[kind] = (section, holder)
        body.column.addStretch(1)
        self.set_content(body)

    def _connect(self) -> None:
        head = self.head
        head.play.clicked.connect(lambda: self._play("play"))
        head.shuffle.clicked.connect(lambda: self._play("shuffle"))
        head.heart.clicked.connect(self._on_heart)
        head.more.clicked.connect(self._on_more)
        head.own_tags.chosen.connect(
            lambda tag: self.navigate.emit(Route("shelf", shelf_arg(Entity.TAG, tag)))
        )
        head.genre.connect(lambda name: self.navigate.emit(Route("shelf", genre_arg(name))))
        self._tops_head.linked.connect(self._on_tops_linked)
        self._chips.chosen.connect(self._on_kind)
        self._intents = TableIntents(self.table, self._place)
        self._intents.removes_from_library()
        self._intents.intent.connect(self.intent)
        self._intents.navigate.connect(self.navigate)

    # -- loading -----------------------------------------------------------------------------------

    def open(self, arg: int | str | None) -> None:
        if arg != self.arg:
            self._shows_all_tops, self._kind = False, ""
        super().open(arg)

    async def reload(self) -> None:
        self._show(await self._browse.artist_page(ArtistId(int(self.arg or 0))))

    def _show(self, data: ArtistData) -> None:
        is_other = self._data is None or self._data.artist.id != data.artist.id
        self._data = data
        self._show_tops(data)
        self._show_albums(data)
        self.on_covers(None)
        self.on_playing()
        if is_other:
            self._body.verticalScrollBar().setValue(0)

    def _show_tops(self, data: ArtistData) -> None:
        tops = data.top_tracks if self._shows_all_tops else data.top_tracks[:TOP]
        self._rows.show(tops)
        self._rows.source = f"artist:{data.artist.id}"
        link = ""
        if len(data.top_tracks) > TOP:
            link = (
                words.tr("Show less")
                if self._shows_all_tops
                else words.fill(words.tr("Show all {count}"), {"count": len(data.top_tracks)})
            )
        self._tops_head.set_words(words.tr("Top tracks"), "", link)
        for part in self._tops_parts:
            part.setVisible(bool(data.top_tracks))

    def _show_albums(self, data: ArtistData) -> None:
        groups: dict[str, list[AlbumRow]] = {kind: [] for kind in KINDS}
        for album in data.albums:
            groups[album.kind if album.kind in groups else "other"].append(album)
        groups[APPEARS] = list(data.appears_on)
        filled = [kind for kind, albums in groups.items() if albums]
        if self._kind not in filled:
            self._kind = ""
        everything = words.fill(words.tr("All {count}"), {"count": len(data.albums)})
        chips = [("", everything)]
        chips += [(kind, f"{_plural(kind)} {len(groups[kind])}") for kind in filled]
        self._chips.show_chips(chips, self._kind)
        self._disco_head.setVisible(bool(filled))
        for kind, (section, holder) in self._sections.items():
            section.show_albums(_plural(kind), groups[kind])
            holder.setVisible(bool(groups[kind]) and self._kind in ("", kind))

    def on_covers(self, keys: object) -> None:
        if self._data is not None:
            # the colour of a cover may be known a moment after the page
            seed = self.tools.seed(self._data.artist.image)
            self._body.ground.set_seed(seed)
            self.head.show_artist(self._data, seed)
            self.table.set_accent(seed)
            px = self.head.disc_px()
            self.head.set_picture(self.tools.covers.pixmap(self._data.artist.image, px, px / 2))
        for section, _ in self._sections.values():
            section.update_covers()
        self.table.viewport().update()

    def on_playing(self) -> None:
        self.table.set_playing(self.playing, is_moving=self.is_sounding)

    def on_theme(self) -> None:
        super().on_theme()
        if self._data is not None:
            self._show(self._data)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.head.set_low(self.height() < self.theme.px(LOW))
        super().resizeEvent(event)

    # -- place -------------------------------------------------------------------------------------

    def state(self) -> dict[str, object]:
        return {
            "scroll": self._body.verticalScrollBar().value(),
            "kind": self._kind,
            "all": self._shows_all_tops,
        }

    def on_restore(self, state: dict[str, object]) -> None:
        self._kind = str(state.get("kind", ""))
        self._shows_all_tops = bool(state.get("all"))
        if self._data is not None:
            self._show(self._data)
        self._body.restore_scroll(state.get("scroll"))

    def focus_first(self) -> None:
        target = self.table if self._rows.count() else self.head.play
        if target is self.table and self.table.currentIndex().row() < 0:
            self.table.make_current(0)
            self._body.verticalScrollBar().setValue(0)
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def skeleton_blocks(self) -> list[QRectF]:
        px = self.theme.px
        blocks = [QRectF(px(32), px(190), px(420), px(56)), QRectF(px(32), px(262), px(240), 16)]
        blocks += [QRectF(px(32), y, self.width() - px(64), px(30)) for y in
                   range(px(400), px(400) + 5 * px(46), px(46))]  # fmt: skip
        return blocks

    # -- actions -----------------------------------------------------------------------------------

    def _place(self) -> Place:
        if self._data is None:
            return Place(NO_CONTEXT, "artist")
        artist = self._data.artist
        return Place(Context(ContextKind.ARTIST, artist.id, artist.name), "artist", artist.id)

    def _play(self, verb: str) -> None:
        if self._data is not None:
            artist = self._data.artist
            self.intent.emit(PlayThings(Entity.ARTIST, (artist.id,), verb, artist.name))

    def _on_heart(self) -> None:
        if self._data is not None:
            artist = self._data.artist
            self.intent.emit(SetFavourite(Entity.ARTIST, (artist.id,), not artist.is_favourite))

    def _on_more(self) -> None:
        if self._data is not None:
            artist, button = self._data.artist, self.head.more
            spot = button.mapToGlobal(QPoint(0, button.height()))
            self.intent.emit(
                OpenMenu(
                    Entity.ARTIST,
                    (artist.id,),
                    spot.x(),
                    spot.y(),
                    name=artist.name,
                    artist_id=artist.id,
                    is_favourite=artist.is_favourite,
                    rating=artist.rating,
                )
            )

    def _on_tops_linked(self) -> None:
        self._shows_all_tops = not self._shows_all_tops
        if self._data is not None:
            self._show_tops(self._data)

    def _on_kind(self, kind: str) -> None:
        self._kind = kind
        if self._data is not None:
            self._show_albums(self._data)


def _plural(kind: str) -> str:
    match kind:
        case "album":
            return words.tr("Albums")
        case "ep":
            return words.tr("EPs")
        case "single":
            return words.tr("Singles")
        case "live":
            return words.tr("Live")
        case "compilation":
            return words.tr("Compilations")
        case "soundtrack":
            return words.tr("Soundtracks")
        case "appears":
            return words.tr("Appears on")
    return words.tr("Other")
