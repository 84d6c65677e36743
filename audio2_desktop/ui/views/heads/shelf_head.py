"""The head of a genre, a composer, a year, a decade or a tag: mosaic, name, counts, what can be
done."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from audio2_desktop.domain.shelves import ShelfPage
from audio2_desktop.ui import words
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.heads.cover_shadow import CoverShadow
from audio2_desktop.ui.views.shelves import shelf_cards
from audio2_desktop.ui.views.shelves.shelf_cards import ShelfArt
from audio2_desktop.ui.views.titles import FitTitle
from audio2_desktop.ui.widgets.buttons import IconButton, PillButton
from audio2_desktop.ui.widgets.cover import Cover
from audio2_desktop.ui.widgets.labels import Label

MOSAIC, SMALL_MOSAIC = 184, 140
NARROW = 640


class ShelfHead(QWidget):
    """Dumb: shows a ShelfPage; the page listens to its buttons."""

    def __init__(self, theme: Theme, art: ShelfArt) -> None:
        super().__init__()
        self.theme, self._art = theme, art
        self._key = ""
        self.cover = Cover(theme, MOSAIC, 8, self)
        self._shadow = CoverShadow(theme, self, self.cover, 24, 10)
        self.kind = Label(theme, "", "group", "t2")
        self.name = FitTitle(theme, "playlist_title", 28)
        self.facts = Label(theme, "", "body", "t2")
        self.play = PillButton(theme, words.tr("Play"), icon="play-fill", primary=True, height=40)
        self.shuffle = PillButton(theme, words.tr("Shuffle"), icon="shuffle", height=40)
        self.artist = PillButton(theme, words.tr("Go to artist"), icon="user", height=40)
        self.more = IconButton(theme, "dots-three", words.tr("More"), px=20, side=40)
        self.artist.hide()
        self._lay_out()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _lay_out(self) -> None:
        px, headroom = self.theme.px, self.name.headroom
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(28))
        row.addWidget(self.cover, 0, Qt.AlignmentFlag.AlignTop)
        text = QVBoxLayout()
        text.setContentsMargins(0, px(8), 0, 0)
        text.setSpacing(0)
        text.addStretch(1)
        text.addWidget(self.kind)
        text.addSpacing(px(6) - headroom)
        text.addWidget(self.name)
        text.addSpacing(px(8) - headroom)
        text.addWidget(self.facts)
        text.addSpacing(px(20))
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(10))
        for part in (self.play, self.shuffle, self.artist, self.more):
            line.addWidget(part)
        line.addStretch(1)
        text.addLayout(line)
        row.addLayout(text, 1)

    def show_shelf(self, data: ShelfPage, seed: int | None) -> None:
        row = data.row
        name = shelf_cards.name_of(row.kind, row.id, row.name)
        self.kind.set_text(words.kind(data.kind))
        self.name.set_text(name)
        length = words.length(data.length_ms) if data.length_ms else ""
        artists = words.artists(len(data.artists)) if data.artists else ""
        albums, tracks, plays = shelf_cards.counts(row)
        self.facts.set_text(words.apart(artists, albums, tracks, length, plays))
        self.play.set_accent(None if seed is None else self.theme.accent(seed))
        for button in (self.play, self.shuffle):
            button.setEnabled(row.tracks > 0)
        self.artist.setVisible(data.artist > 0)
        self._key = shelf_cards.picture_key(name, row.images, row.colour)
        self.show_picture()

    def show_picture(self) -> None:
        """The mosaic as far as its covers have come."""
        if self._key:
            self.cover.set_pixmap(self._art(self._key, self.cover.px, self.cover.radius))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < self.theme.px(NARROW)
        self.cover.set_side(SMALL_MOSAIC if is_narrow else MOSAIC)
        self.show_picture()
