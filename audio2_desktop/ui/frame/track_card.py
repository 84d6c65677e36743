"""The left part of the player bar: cover, title, links, stars, heart, more; or that nothing
plays."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from audio2_desktop.domain.music import TrackRow
from audio2_desktop.ui import words
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import mirror
from audio2_desktop.ui.widgets.buttons import IconButton, PillButton
from audio2_desktop.ui.widgets.cover import Cover, Covers
from audio2_desktop.ui.widgets.labels import Label, LinkLabel, TagLabel
from audio2_desktop.ui.widgets.rating import Rating
from audio2_desktop.ui.widgets.themed import Themed, plain_tip

ART, LOW_ART = 60, 48
GAPS, TIGHT_GAPS = (16, 14), (8, 8)
"""Before the cover and behind it."""


class TrackCard(Themed, QWidget):
    """Places its parts by hand: the title shrinks last."""

    navigate = Signal(Route)
    rated = Signal(int)
    heart_pressed = Signal(bool)
    menu_wanted = Signal(QPoint)
    shuffle_library = Signal()

    def __init__(
        self, theme: Theme, covers: Covers | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.wear(theme)
        self.track: TrackRow | None = None
        self._is_low = self._is_tight = False
        self.art = Cover(theme, ART, 6, self, covers=covers)
        self.title = LinkLabel(theme, "", "player_title", "t1", self)
        self.title.setObjectName("now-title")
        self.quality = TagLabel(theme, "", self, ground="s2")
        self.artist = LinkLabel(theme, "", "table", "t2", self)
        self.artist.setObjectName("now-artist")
        self.dash = Label(theme, "\N{EM DASH}", "table", "t2", self)
        self.album = LinkLabel(theme, "", "table", "t2", self)
        self.album.setObjectName("now-album")
        self.status = Label(theme, "", "table", "t2", self)
        self.status.setObjectName("now-status")
        self.stars = Rating(theme, self)
        self.stars.setObjectName("now-rating")
        self.heart = IconButton(theme, "heart", "", self, px=20)
        self.heart.setObjectName("now-heart")
        self.heart.setCheckable(True)
        self.heart.set_checked_look("heart-fill", "heart")
        self.more = IconButton(theme, "dots-three", "", self, px=20)
        self.more.setObjectName("now-more")
        self.empty = Label(theme, "", "player_title", "t2", self)
        self.start = PillButton(theme, "", self, icon="shuffle", height=32)
        self.start.setObjectName("shuffle-library")
        self._connect()

    def say(self) -> None:
        """Put in all fixed texts, in the language of now."""
        tr = words.tr
        key = self.theme.key_hint("Ctrl+L")
        self.art.setAccessibleName(tr("Cover"))
        self.art.setToolTip(plain_tip(f"{tr('Now playing')} ({key})"))
        self.art.setCursor(Qt.CursorShape.PointingHandCursor)
        self.more.set_name(tr("More"))
        self.empty.set_text(tr("Nothing playing"))
        self.start.set_text(tr("Shuffle library"))
        self.stars.say()
        self.set_favourite(self.heart.isChecked())
        self._place()

    def _connect(self) -> None:
        self.title.clicked.connect(self._go_album)
        self.album.clicked.connect(self._go_album)
        self.artist.clicked.connect(self._go_artist)
        self.art.clicked.connect(self._go_now)
        self.stars.rated.connect(self.rated)
        self.heart.clicked.connect(self._on_heart_clicked)
        self.more.clicked.connect(self._on_more_clicked)
        self.start.clicked.connect(self.shuffle_library)

    def show_track(self, track: TrackRow | None) -> None:
        self.track = track
        self.art.set_key(track.image if track is not None else "")
        if track is not None:
            self.title.set_text(track.title)
            self.artist.set_text(track.artist)
            self.album.set_text(track.album)
            self.quality.set_text(track.quality)
            self.stars.set_rating(track.rating)
            self.set_favourite(track.is_favourite)
        self._place()

    def set_favourite(self, on: bool) -> None:
        self.heart.setChecked(on)
        tr = words.tr
        self.heart.set_name(tr("Remove from favourites") if on else tr("Add to favourites"), "L")

    def set_status(self, text: str) -> None:
        """What it waits for, in the place of artist and album; "" for nothing."""
        if text != self.status.text():
            self.status.set_text(text)
            self._place()

    def set_low(self, low: bool) -> None:
        """In a low window: a smaller cover, no stars."""
        if low != self._is_low:
            self._is_low = low
            self.art.set_side(LOW_ART if low else ART)
            self._place()

    def set_tight(self, tight: bool) -> None:
        """With no room but for the names: the menu has the rest, too."""
        if tight != self._is_tight:
            self._is_tight = tight
            self._place()

    # -- inside ------------------------------------------------------------------------------------

    def _go_now(self) -> None:
        if self.track is not None:
            self.navigate.emit(Route("now"))

    def _go_album(self) -> None:
        if self.track is not None:
            self.navigate.emit(Route("album", self.track.album_id))

    def _go_artist(self) -> None:
        if self.track is not None:
            self.navigate.emit(Route("artist", self.track.artist_id))

    def _on_heart_clicked(self) -> None:
        on = self.heart.isChecked()
        self.set_favourite(on)
        self.heart_pressed.emit(on)

    def _on_more_clicked(self) -> None:
        self.menu_wanted.emit(self.more.mapToGlobal(QPoint(0, 0)))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.track is not None:
            self.menu_wanted.emit(event.globalPos())

    def on_theme_changed(self) -> None:
        super().on_theme_changed()
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        has_track = self.track is not None
        for name in (self.title, self.artist):
            name.setVisible(has_track)
        has_album = self.track is not None and bool(self.track.album)
        is_known = self.track is not None and self.track.id > 0  # else a file outside the library
        self.heart.setVisible(is_known and not self._is_tight)
        self.more.setVisible(has_track and not self._is_tight)
        for link in (self.title, self.artist, self.album):
            link.setEnabled(is_known)
        both: tuple[QWidget, ...] = (self.dash, self.album)
        for piece in both:
            piece.setVisible(has_album)
        has_status = has_track and bool(self.status.text())
        self.status.setVisible(has_status)
        if has_status:
            for piece in (self.artist, *both):
                piece.hide()
        self.stars.setVisible(is_known and not self._is_low)
        self.quality.setVisible(False)
        self.empty.setVisible(not has_track)
        self.start.setVisible(not has_track)
        px = self.theme.px
        side = self.art.px
        middle = (self.height() - 1) // 2
        edge, gap = TIGHT_GAPS if self._is_tight else GAPS
        mirror.put(self.art, px(edge), middle - side // 2, side, side)
        if has_track:
            self._place_track(px(edge) + side + px(gap), middle)
        else:
            self._place_empty(px(edge) + side + px(gap), middle)

    def _place_empty(self, left: int, middle: int) -> None:
        px = self.theme.px
        room = self.width() - left
        mirror.put(self.empty, left, middle - px(27), room, px(20))
        wide = min(room, self.start.sizeHint().width())
        mirror.put(self.start, left, middle - px(3), wide, self.theme.target())

    def _place_track(self, left: int, middle: int) -> None:
        px = self.theme.px
        side = self.theme.target()
        buttons = self.width() - px(7) - 2 * side
        natural = left + px(257) - px(16)
        x = min(buttons, max(natural, px(331)))
        mirror.put(self.heart, x, middle - side // 2, side, side)
        mirror.put(self.more, x + px(4) + side, middle - side // 2, side, side)
        if self._is_tight:
            x = self.width()
        room = max(px(40), x - px(10) - left)
        rows = (-9, 11, 0) if self._is_low else (-20, 0, 21)
        self._place_title(left, middle + px(rows[0]), room)
        self._place_links(left, middle + px(rows[1]), room)
        tall = self.stars.sizeHint().height()
        wide = min(room, self.stars.sizeHint().width())
        mirror.put(self.stars, left, middle + px(rows[2]) - tall // 2, wide, tall)

    def _place_title(self, left: int, middle: int, room: int) -> None:
        px = self.theme.px
        tag = self.quality.sizeHint()
        hint = self.title.sizeHint()
        has_tag = bool(self.quality.text()) and room - tag.width() - px(10) >= px(90)
        wide = min(hint.width(), room - (tag.width() + px(10) if has_tag else 0))
        mirror.put(self.title, left, middle - hint.height() // 2, wide, hint.height())
        self.quality.setVisible(has_tag)
        mirror.put(
            self.quality, left + wide + px(9), middle - tag.height() // 2, tag.width(), tag.height()
        )

    def _place_links(self, left: int, middle: int, room: int) -> None:
        px = self.theme.px
        tall = self.artist.sizeHint().height()
        top = middle - tall // 2
        mirror.put(self.status, left, top, room, tall)
        artist, album = self.artist.sizeHint().width(), self.album.sizeHint().width()
        is_tight = room < px(150)
        if is_tight:
            self.dash.hide()
            self.album.hide()
        if self.album.isHidden():
            mirror.put(self.artist, left, top, min(artist, room), tall)
            return
        dash = self.dash.sizeHint().width()
        free = room - dash - 2 * px(6)
        if artist + album > free:
            artist = min(artist, max(free // 2, free - album))
            album = max(0, min(album, free - artist))
        mirror.put(self.artist, left, top, artist, tall)
        mirror.put(self.dash, left + artist + px(6), top, dash, tall)
        mirror.put(self.album, left + artist + dash + 2 * px(6), top, album, tall)
