"""The left half of the now-playing page: the cover, what it is, what comes next."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from audio2_desktop.domain.music import TrackRow
from audio2_desktop.domain.track_details import TrackDetails
from audio2_desktop.ui import words
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.page import PageCovers
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.now.now_ground import NowCover
from audio2_desktop.ui.views.now.up_next import HEIGHT as CARD
from audio2_desktop.ui.views.now.up_next import UpNext
from audio2_desktop.ui.views.titles import FitTitle
from audio2_desktop.ui.widgets.buttons import IconButton
from audio2_desktop.ui.widgets.labels import Label, LinkLabel, TagLabel
from audio2_desktop.ui.widgets.rating import Rating

ART, ART_MOST, ART_LEAST = 352, 480, 160
BELOW = 270
"""What stands under the cover: title, links, stars, tags, the card."""
MOST_TAGS = 4


class NowLeft(QWidget):
    """Dumb: shows a row. Its place in the window is that of its cover and all below."""

    navigate = Signal(Route)
    rated = Signal(int)
    heart_pressed = Signal(bool)
    menu_wanted = Signal(object)
    placed = Signal(QRect)
    """Where the cover is, in coordinates of this widget."""

    def __init__(self, theme: Theme, covers: PageCovers) -> None:
        super().__init__()
        self._theme, self._covers = theme, covers
        self.track: TrackRow | None = None
        self._room = 0
        self.needed = 0
        """How high it must be so that nothing is cut; known once it was placed."""
        self.art = NowCover(theme, self)
        self.title = FitTitle(theme, "now_title", 22)
        self.title.setParent(self)
        self.heart = IconButton(theme, "heart", "", self, px=24, side=36)
        self.heart.setCheckable(True)
        self.heart.set_checked_look("heart-fill", "heart")
        self.artist = LinkLabel(theme, "", "now_artist", "t1", self)
        self.album = LinkLabel(theme, "", "body", "t2", self)
        self.year = Label(theme, "", "body", "t2", self)
        self.stars = Rating(theme, self, px=20, gap=4)
        self.stars.setAccessibleName(words.tr("Rating"))
        self.tags = [TagLabel(theme, "", self, strong=True) for _ in range(MOST_TAGS)]
        self.next = UpNext(theme, covers, self)
        self.artist.clicked.connect(lambda: self._go("artist"))
        self.album.clicked.connect(lambda: self._go("album"))
        self.stars.rated.connect(self.rated)
        self.heart.clicked.connect(self.heart_pressed)
        theme.follow(self.place)

    def show_track(self, track: TrackRow, details: TrackDetails | None) -> None:
        """The playing track; ids of 0 can neither be opened nor marked."""
        self.track = track
        is_known = track.id > 0
        self.title.set_text(track.title)
        self.artist.set_text(track.artist)
        self.album.set_text(track.album)
        self.year.set_text(f"\N{MIDDLE DOT} {track.year}" if track.year else "")
        self.artist.setEnabled(track.artist_id > 0)
        self.album.setEnabled(track.album_id > 0)
        self.heart.setVisible(is_known)
        self.stars.setVisible(is_known)
        self.heart.setChecked(track.is_favourite)
        on = track.is_favourite
        name = words.tr("Remove from favourites") if on else words.tr("Add to favourites")
        self.heart.set_name(name, "L")
        self.stars.set_rating(track.rating)
        texts = _tags(track, details)
        for at, tag in enumerate(self.tags):
            tag.set_text(texts[at] if at < len(texts) else "")
            tag.setVisible(at < len(texts))
        self.show_cover()
        self.place()

    def show_cover(self) -> None:
        """The cover may have come since."""
        if self.track is not None:
            key, art = self.track.image, self.art
            art.show_cover(key, self._covers.near(key, art.side, 8))

    def side_in(self, width: int, height: int) -> int:
        """How large the cover is in a page of this size."""
        px = self._theme.px
        wanted = min(px(ART_MOST), max(px(ART), round(width * 0.36)))
        return max(px(ART_LEAST), min(wanted, height - px(BELOW)))

    def fit(self, width: int, room: int) -> None:
        """Take this width, and the height of `room`, or more where everything needs more."""
        self._room = room
        self.resize(width, room)
        self.place()
        if self.needed > room:
            self.resize(width, self.needed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    def place(self) -> None:
        """Everything under each other, the card at the foot."""
        px, wide = self._theme.px, self.width()
        side = self.side_in(round(wide / 0.36), self._room)
        side = min(side, wide)
        if side != self.art.side:
            self.art.set_side(side)
            self.show_cover()
        is_right = self.layoutDirection() is Qt.LayoutDirection.RightToLeft

        def put(part: QWidget, x: int, y: int, w: int, h: int) -> None:
            part.setGeometry(wide - x - w if is_right else x, y, w, h)

        put(self.art, 0, 0, side, side)
        y = side + px(26)
        heart = self._theme.target(36)
        tall = self.title.sizeHint().height()
        room = self.title.headroom
        put(self.title, 0, y - room, max(px(80), wide - heart - px(8)), tall)
        put(self.heart, wide - heart, y + (tall - 2 * room - heart) // 2, heart, heart)
        y += tall - 2 * room
        for parts in ((self.artist,), (self.album, self.year)):
            x, high = 0, parts[0].sizeHint().height()
            for part in parts:
                w = min(part.sizeHint().width(), wide - x)
                put(part, x, y, w, high)
                x += w + px(3)
            y += high + px(2)
        if not self.stars.isHidden():
            stars = self.stars.sizeHint()
            put(self.stars, 0, y + px(10), stars.width(), stars.height())
            y += stars.height() + px(16)
        x = 0
        for tag in self.tags:
            hint = tag.sizeHint()
            if not tag.isHidden():
                put(tag, x, y + px(8), hint.width(), hint.height())
                x += hint.width() + px(6)
        card = px(CARD)
        self.needed = y + px(38) + (0 if self.next.isHidden() else card)
        put(self.next, 0, max(y + px(38), self.height() - card), wide, card)
        self.placed.emit(self.art.geometry())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    def _go(self, page: str) -> None:
        track = self.track
        if track is not None:
            self.navigate.emit(Route(page, track.artist_id if page == "artist" else track.album_id))


def _tags(track: TrackRow, details: TrackDetails | None) -> list[str]:
    """Quality, loudness, and what the file says of speed and key."""
    texts = [track.quality] if track.quality else []
    if details is not None and details.lufs is not None:
        texts.append(words.fill(words.tr("{n} LUFS"), {"n": words.signed(details.lufs)}))
    named = dict(details.tags) if details is not None else {}
    for name in ("BPM", "INITIALKEY"):
        value = (named.get(name) or ("",))[0][:16]
        if value:
            text = words.fill(words.tr("{n} BPM"), {"n": value}) if name == "BPM" else value
            texts.append(text)
    return texts[:MOST_TAGS]
