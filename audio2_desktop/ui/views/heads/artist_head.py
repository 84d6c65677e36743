"""The head of an artist: name over the glow of their newest cover, facts, what can be done."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from audio2_desktop.domain.details import ArtistPage
from audio2_desktop.ui import words
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.heads.fact_line import FactLine
from audio2_desktop.ui.views.heads.own_tags_row import OwnTagsRow
from audio2_desktop.ui.views.heads.tag_button import TagButton
from audio2_desktop.ui.views.titles import FitTitle
from audio2_desktop.ui.widgets import mirror, painting
from audio2_desktop.ui.widgets.buttons import IconButton, PillButton
from audio2_desktop.ui.widgets.labels import TagLabel

HEIGHT, LOW_HEIGHT = 288, 180
"""Below the top bar; with it the hero is 348 high, 240 in a low window."""
GAP, LOW_GAP = 22, 12
"""Between facts and buttons."""
DISC, LOW_DISC = 216, 148
MAX_TAGS = 4
ROOM_FOR_DISC = 760


class ArtistHead(QWidget):
    """Dumb: shows an ArtistPage; the page listens to its buttons. `genre(name)` on a genre."""

    genre = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._disc: QPixmap | None = None
        self._letter = ""
        self._tint = QColor(theme.color("s2"))
        self._height = HEIGHT
        self.owned = TagLabel(theme, words.tr("In your library").upper(), strong=True)
        self.name = FitTitle(theme, "hero", 40)
        self.facts = FactLine(theme)
        self.play = PillButton(theme, words.tr("Play"), icon="play-fill", primary=True, height=42)
        self.shuffle = PillButton(theme, words.tr("Shuffle"), icon="shuffle", height=42)
        self.heart = IconButton(theme, "heart", words.tr("Add to favourites"), px=22, side=40)
        self.more = IconButton(theme, "dots-three", words.tr("More"), px=22, side=40)
        self.own_tags = OwnTagsRow(theme)
        self._tags: list[TagButton] = []
        self._tag_row = QHBoxLayout()
        self._lay_out()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.follow(self._on_theme_changed)

    def _lay_out(self) -> None:
        px = self.theme.px
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, px(6))
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._tag_row.setSpacing(px(8))
        self._tag_row.addWidget(self.owned)
        self._tag_row.addStretch(1)
        self._column.addLayout(self._tag_row)
        self._column.addSpacing(px(8) - self.name.headroom)
        self._column.addWidget(self.name)
        self._column.addSpacing(px(6) - self.name.headroom)
        self._column.addWidget(self.facts)
        self._column.addWidget(self.own_tags)
        self._gap = QSpacerItem(0, px(GAP))
        self._column.addItem(self._gap)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(10))
        for pill in (self.play, self.shuffle):
            buttons.addWidget(pill)
        buttons.addSpacing(px(3))
        icons = QHBoxLayout()
        icons.setSpacing(px(6))
        for icon in (self.heart, self.more):
            icons.addWidget(icon)
        buttons.addLayout(icons)
        buttons.addStretch(1)
        self._column.addLayout(buttons)

    def disc_px(self) -> int:
        return self.theme.px(DISC if self._height == HEIGHT else LOW_DISC)

    def set_low(self, low: bool) -> None:
        """Less height in a low window."""
        wanted = LOW_HEIGHT if low else HEIGHT
        if wanted != self._height:
            self._height = wanted
            self.name.set_role("album_title" if low else "hero")
            self._gap.changeSize(0, self.theme.px(LOW_GAP if low else GAP))
            self._column.invalidate()
            self.updateGeometry()
            self.update()

    def show_artist(self, data: ArtistPage, seed: int | None) -> None:
        artist = data.artist
        self.name.set_text(artist.name)
        self._letter = next((c for c in artist.name if c.isalnum()), artist.name[:1]).upper()
        self._tint = self.theme.mixed(self.theme.accent(seed), "s2", 0.3)
        plays = words.fill(words.tr("{count} plays"), {"count": words.count(data.plays)})
        self.facts.show_facts(
            artist.disambiguation,
            words.albums(artist.albums) if artist.albums else "",
            words.tracks(artist.tracks) if artist.tracks else "",
            plays if data.plays else "",
        )
        accent = self.theme.accent(seed)
        self.play.set_accent(None if seed is None else accent)
        self.owned.set_accent(accent)
        loved = artist.is_favourite
        self.heart.set_icon("heart-fill" if loved else "heart", "heart" if loved else "t1")
        self.heart.set_name(
            words.tr("Remove from favourites") if loved else words.tr("Add to favourites"), "L"
        )
        self._show_tags(data.genres)
        self.own_tags.show_tags(data.tags)
        self.update()

    def set_picture(self, disc: QPixmap | None) -> None:
        """The round picture; without one the initial stands on a tinted disc."""
        self._disc = disc
        self.update()

    def _show_tags(self, names: tuple[str, ...]) -> None:
        if [tag.accessibleName() for tag in self._tags] == list(names[:MAX_TAGS]):
            return
        for tag in self._tags:
            self._tag_row.removeWidget(tag)
            tag.hide()
            tag.deleteLater()
        self._tags = []
        for at, name in enumerate(names[:MAX_TAGS]):
            tag = TagButton(self.theme, name)
            tag.clicked.connect(lambda _=False, text=name: self.genre.emit(text))
            self._tag_row.insertWidget(1 + at, tag)
            self._tags.append(tag)

    def sizeHint(self) -> QSize:
        # a name of two lines needs its room
        least = self._column.sizeHint().height()
        if self._height == HEIGHT:
            least += self.theme.px(24)
        return QSize(400, max(self.theme.px(self._height), least))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.width() < self.theme.px(ROOM_FOR_DISC):
            return
        painter = mirror.painter(self)
        theme, side = self.theme, self.disc_px()
        spot = QRectF(self.width() - side - theme.px(8), self.height() - side, side, side)
        if self._disc is not None:
            painter.drawPixmap(spot.topLeft(), self._disc)
            return
        painting.rounded(painter, spot, side / 2, self._tint, theme.color("line"))
        painter.setFont(theme.font("hero"))
        painter.setPen(theme.color("t1"))
        painter.drawText(spot, int(Qt.AlignmentFlag.AlignCenter), self._letter)

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()
