"""What plays, large: the cover over its own blurred picture, its marks, what comes next, its lyrics
and what is known of it."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from audio2_desktop.domain.details import ArtistPage
from audio2_desktop.domain.facts import (
    ArtistsChanged,
    ArtworkReady,
    FavouritesChanged,
    NowPlaying,
    QueueChanged,
    TracksChanged,
)
from audio2_desktop.domain.lines import Entry
from audio2_desktop.domain.music import Entity, TrackRow
from audio2_desktop.domain.problems import NotFound
from audio2_desktop.domain.queue import Context, ContextKind
from audio2_desktop.domain.sorting import TrackIds, TrackQuery
from audio2_desktop.domain.track_details import TrackDetails
from audio2_desktop.domain.units import ArtistId, Ms, TrackId
from audio2_desktop.jobs.tasks import TaskSlot
from audio2_desktop.services.playing import PlayerState, QueueView
from audio2_desktop.ui import words
from audio2_desktop.ui.intents import (
    JumpInQueue,
    OpenMenu,
    PlaySuggested,
    PlayTracks,
    Rate,
    SetFavourite,
    ShowFile,
)
from audio2_desktop.ui.outside import outside_row
from audio2_desktop.ui.page import TOP_BAR, Page, PageTools
from audio2_desktop.ui.views.grids.grid_intents import GridIntents
from audio2_desktop.ui.views.lyrics.follower import LyricsFollower, Reader
from audio2_desktop.ui.views.lyrics.lyric_lines import INSET
from audio2_desktop.ui.views.lyrics.lyrics_pane import LyricsPane
from audio2_desktop.ui.views.lyrics.synced_mark import SyncedMark
from audio2_desktop.ui.views.now.now_ground import NowGround
from audio2_desktop.ui.views.now.now_left import NowLeft
from audio2_desktop.ui.views.now.now_parts import About, Credits
from audio2_desktop.ui.views.viewports import own_viewport
from audio2_desktop.ui.widgets.states import EmptyState
from audio2_desktop.ui.widgets.tabs import Tabs

LYRICS, ABOUT, CREDITS = "lyrics", "about", "credits"
SIDE, TOP, GAP = 40, 36, 48
TIGHT, TIGHT_SIDE, TIGHT_GAP, TIGHT_COLUMN = 620, 20, 20, 140
"""At large text in a small window both halves stay readable."""
LOW, LOW_TOP = 640, 14
"""A low page begins higher."""
CLOCK_MS = 500
SETTLED_MS = 160
"""After the last change of size the backdrop is made anew."""


class Playing(Protocol):
    """What this page asks of services.player."""

    @property
    def state(self) -> PlayerState: ...
    def queue(self) -> QueueView: ...
    def position_ms(self) -> Ms: ...
    def known(self, entry: Entry) -> Entry: ...
    async def seek(self, ms: int) -> None: ...


class Browse(Protocol):
    """What this page asks of services.browse."""

    async def track_rows(self, ids: Sequence[int]) -> Sequence[TrackRow]: ...
    async def track_ids(self, query: TrackQuery) -> TrackIds: ...
    async def artist_page(self, artist: ArtistId) -> ArtistPage: ...


class Details(Protocol):
    """What this page asks of services.track_details."""

    async def of(self, track: int) -> TrackDetails: ...


class Backdrops(Protocol):
    """Blurred covers; `ui.backdrops` is one."""

    async def image(self, key: str, size: QSize) -> QImage | None: ...


class NowPlayingPage(Page):
    """Route("now")."""

    under_top_bar = True

    def __init__(
        self,
        tools: PageTools,
        player: Playing,
        browse: Browse,
        details: Details,
        backdrops: Backdrops,
        lyrics: Reader,
    ) -> None:
        super().__init__(tools, "nowPage")
        self._player, self._browse = player, browse
        self._details, self._backdrops = details, backdrops
        self._next: Entry | None = None
        self._suggested: TrackId | None = None
        """What goes on when nothing is next in the queue."""
        self._has_track = False
        self._shown_ground: tuple[object, ...] = ()
        self.ground = NowGround(self.theme)
        self.left = NowLeft(self.theme, tools.covers)
        self.frame = _frame(self.left, self.ground)
        self._wanted = ""
        """The tab that the user chose; "" until he does."""
        self._make_right()
        self.following = LyricsFollower(
            self.lyrics, tools.facts, player, lyrics, self.start, tools.on_error, self.isVisible
        )
        self.following.found.connect(self._show_tab)
        self.following.intent.connect(self.intent)
        self.lyrics.says_lines = tools.says_lyrics
        self._blurring = TaskSlot(tools.on_error)
        self._clock = QTimer(self, interval=CLOCK_MS)
        self._clock.timeout.connect(self._show_left_time)
        self._settled = QTimer(self, interval=SETTLED_MS, singleShot=True)
        self._settled.timeout.connect(self._on_settled)
        self.set_content(self.ground)
        self._connect()
        kinds = (
            NowPlaying, QueueChanged, TracksChanged, ArtistsChanged, FavouritesChanged,
            ArtworkReady,
        )  # fmt: skip
        self.hear(kinds)

    def _make_right(self) -> None:
        tr, theme = words.tr, self.theme
        choices = ((LYRICS, tr("Lyrics")), (ABOUT, tr("About")), (CREDITS, tr("Credits")))
        self.tabs = Tabs(theme, tr("What is known of it"), choices, self.ground)
        self.lyrics = LyricsPane(theme, self._player.position_ms, "lyrics")
        self.mark = SyncedMark(theme, self.ground)
        self.about, self.credits = About(theme, self.tools.covers), Credits(theme)
        self.parts = QStackedWidget(self.ground)
        self.parts.addWidget(self.lyrics)
        self.parts.addWidget(self.about)
        self.parts.addWidget(self.credits)
        self.empty = EmptyState(
            theme,
            tr("Nothing playing"),
            tr("Start any track, album or playlist, and it is shown here."),
            [(tr("Shuffle library"), "shuffle")],
            self.ground,
            icon="music-notes",
        )
        self.empty.acted.connect(lambda _which: self.start(self._shuffle_library()))

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._on_tab)
        left = self.left
        left.placed.connect(self._on_art_placed)
        left.rated.connect(self._on_rated)
        left.heart_pressed.connect(self._on_heart)
        left.menu_wanted.connect(self._on_menu)
        left.next.clicked.connect(self._on_next)
        for source in (left, self.about, self.credits):
            source.navigate.connect(self.navigate)
        self.credits.show_file.connect(self._on_show_file)

    def wire(self) -> None:
        grid = GridIntents(self.about.albums, Entity.ALBUM)
        grid.intent.connect(self.intent)
        grid.navigate.connect(self.navigate)

    # -- loading -----------------------------------------------------------------------------------

    async def reload(self) -> None:
        state = self._player.state
        track = state.track if state.track is not None else outside_row(state.entry)
        details = artist = None
        if track is not None and track.id > 0:
            try:
                details = await self._details.of(track.id)
                artist = await self._browse.artist_page(track.artist_id)
            except NotFound:  # taken out of the library while it plays
                pass
        upcoming = await self._upcoming()
        self._show(details.track if details is not None else track, details, artist, upcoming)

    async def _upcoming(self) -> TrackRow | None:
        view = self._player.queue()
        line = view.up_next if len(view.up_next) else view.from_context
        self._next = self._player.known(line[0]) if len(line) else None
        goes_on = self._next is None and bool(view.coming)
        self._suggested = view.coming[0].track if goes_on else None
        track = self._next.track_id if self._next is not None else self._suggested
        if track is None:
            return outside_row(self._next)
        rows = await self._browse.track_rows([track])
        return rows[0] if rows else None

    def _show(
        self,
        track: TrackRow | None,
        details: TrackDetails | None,
        artist: ArtistPage | None,
        upcoming: TrackRow | None,
    ) -> None:
        self._has_track = has_track = track is not None
        for part in (self.frame, self.tabs, self.parts):
            part.setVisible(has_track)
        self.empty.setVisible(not has_track)
        if track is None:
            self._clock.stop()
            self.mark.hide()
            self.ground.lifted = QRect()
            self._show_backdrop()
            return
        self.left.show_track(track, details)
        self.left.next.show_track(upcoming)
        self.about.show_track(track, details, artist, self.tools.now())
        self.credits.show_track(track, details)
        self._show_accent()
        self._show_left_time()
        self._clock.start()
        self.following.refresh()
        self._show_tab()
        self._place()
        self._show_backdrop()

    def _show_accent(self) -> None:
        track = self.left.track
        seed = self.tools.seed(track.image) if track is not None else None
        self.tabs.set_accent(None if seed is None else self.theme.accent(seed))

    def _show_left_time(self) -> None:
        state = self._player.state
        if self.isVisible():
            left = max(0, state.length_ms - self._player.position_ms())
            self.left.next.set_left(left if state.length_ms else None)

    # -- the ground --------------------------------------------------------------------------------

    def _show_backdrop(self) -> None:
        track = self.left.track if self._has_track else None
        ratio = self.devicePixelRatioF()
        size = QSize(round(self.width() * ratio), round(self.height() * ratio))
        key = track.image if track is not None else ""
        wanted = (key, size.width(), size.height(), self.theme.is_dark, self.theme.is_high_contrast)
        if wanted != self._shown_ground and not self._is_closed:
            self._shown_ground = wanted
            self._blurring.run(self._blur(key, size, ratio))

    def _on_settled(self) -> None:
        if self.left.track is not None:
            self._show_backdrop()

    async def _blur(self, key: str, size: QSize, ratio: float) -> None:
        image = await self._backdrops.image(key, size)
        if image is None:
            self.ground.set_backdrop(None)
            return
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(ratio)
        self.ground.set_backdrop(pixmap)

    def on_covers(self, keys: object) -> None:
        self.left.show_cover()
        self._show_accent()
        self.about.albums.viewport().update()
        self.left.next.update()

    def on_theme(self) -> None:
        super().on_theme()
        self._show_accent()
        self._place()
        self._show_backdrop()

    def close_page(self) -> None:
        super().close_page()
        self.following.close()
        self._clock.stop()
        self._settled.stop()
        self._blurring.close()

    # -- hands -------------------------------------------------------------------------------------

    def focus_first(self) -> None:
        self.setFocus()

    def state(self) -> dict[str, object]:
        return {"tab": self._wanted}

    def on_restore(self, state: dict[str, object]) -> None:
        tab = state.get("tab")
        self._wanted = tab if tab in (LYRICS, ABOUT, CREDITS) else ""
        self._show_tab()

    def _on_tab(self, tab: str) -> None:
        self._wanted = tab
        self._show_tab()

    def _show_tab(self) -> None:
        """What the user chose; until then the lyrics, where there are none what is known."""
        tab = self._wanted or (ABOUT if self.lyrics.is_without else LYRICS)
        self.tabs.set_current(tab)
        parts = {LYRICS: self.lyrics, ABOUT: self.about, CREDITS: self.credits}
        self.parts.setCurrentWidget(parts[tab])
        lyrics = self.lyrics.lyrics
        is_synced = lyrics is not None and lyrics.is_synced
        has_room = not self.mark.geometry().intersects(self.tabs.geometry())
        self.mark.setVisible(self._has_track and tab == LYRICS and is_synced and has_room)

    def _on_rated(self, rating: int) -> None:
        if self.left.track is not None:
            self.intent.emit(Rate(Entity.TRACK, (self.left.track.id,), rating))

    def _on_heart(self, on: bool) -> None:
        if self.left.track is not None:
            self.intent.emit(SetFavourite(Entity.TRACK, (self.left.track.id,), on))

    def _on_show_file(self) -> None:
        if self.left.track is not None:
            self.intent.emit(ShowFile(self.left.track.id))

    def _on_next(self) -> None:
        if self._next is not None:
            self.intent.emit(JumpInQueue(self._next.uid))
        elif self._suggested is not None:
            self.intent.emit(PlaySuggested(self._suggested))

    def _on_menu(self, spot: QPoint) -> None:
        track = self.left.track
        if track is not None and track.id > 0:
            self.intent.emit(
                OpenMenu(
                    Entity.TRACK,
                    (track.id,),
                    spot.x(),
                    spot.y(),
                    "player",
                    name=track.title,
                    artist_id=track.artist_id,
                    album_id=track.album_id,
                    is_favourite=track.is_favourite,
                    rating=track.rating,
                )
            )

    async def _shuffle_library(self) -> None:
        found = await self._browse.track_ids(TrackQuery())
        if len(found.ids):
            context = Context(ContextKind.TRACKS)
            self.intent.emit(PlayTracks(found.ids, 0, context, shuffled=True))

    # -- geometry ----------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
        self._settled.start()

    def _place(self) -> None:
        px, wide, tall = self.theme.px, self.width(), self.height()
        top = px(TOP_BAR + (TOP if tall > px(LOW) else LOW_TOP))
        side = self.left.side_in(wide, tall - top - px(28))
        is_tight = wide < px(TIGHT)
        column = px(TIGHT_COLUMN) if is_tight else max(side, px(240))
        beside, gap = (TIGHT_SIDE, TIGHT_GAP) if is_tight else (SIDE, GAP)
        is_right = self.isRightToLeft()

        def put(part: QWidget, x: int, y: int, w: int, h: int) -> None:
            part.setGeometry(wide - x - w if is_right else x, y, max(0, w), max(0, h))

        room = tall - top - px(28)
        put(self.frame, px(beside), top, column, room)
        self.left.fit(column, room)
        self._on_art_placed()
        start = px(beside) + column + px(gap)
        room = wide - start - px(22)
        hint = self.tabs.sizeHint()
        put(self.tabs, start, top - px(10), min(room, hint.width()), hint.height())
        mark = self.mark.sizeHint()
        middle = top - px(10) + (hint.height() - mark.height()) // 2
        put(self.mark, wide - px(36) - mark.width(), middle, mark.width(), mark.height())
        below = top - px(10) + hint.height() + px(4)
        inset = px(INSET)  # the ring of a line has room, and its words begin under the tabs
        put(self.parts, start - inset, below, room + inset, tall - below)
        put(self.empty, 0, px(TOP_BAR), wide, tall - px(TOP_BAR))
        self._show_tab()

    def _on_art_placed(self) -> None:
        art = self.left.art
        spot = art.geometry().translated(self.frame.pos())
        if self.left.height() > self.frame.height():
            spot = QRect()  # what scrolls throws no shadow
        if spot != self.ground.lifted:
            self.ground.lifted = spot
            self.ground.update()


def _frame(part: QWidget, ground: QWidget) -> QScrollArea:
    """Holds a part that may be higher than its place; it scrolls without a bar beside the cover."""
    area = QScrollArea(ground)
    own_viewport(area)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.viewport().setAutoFillBackground(False)
    area.setWidget(part)
    part.setAutoFillBackground(False)
    return area
