"""The head of an album: cover with its shadow, title, facts, quality, rating, what can be done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from audio2_desktop.domain.details import AlbumPage
from audio2_desktop.domain.music import TrackRow, TrackState
from audio2_desktop.ui import words
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.heads.cover_shadow import CoverShadow
from audio2_desktop.ui.views.heads.fact_line import FactLine
from audio2_desktop.ui.views.heads.own_tags_row import OwnTagsRow
from audio2_desktop.ui.views.heads.tag_button import TagButton
from audio2_desktop.ui.views.titles import FitTitle
from audio2_desktop.ui.widgets.buttons import IconButton, PillButton
from audio2_desktop.ui.widgets.cover import Cover
from audio2_desktop.ui.widgets.coverage import Coverage, CoverageGlyph
from audio2_desktop.ui.widgets.labels import Label, LinkLabel, TagLabel
from audio2_desktop.ui.widgets.rating import Rating

COVER = 232
TIGHT, TIGHT_COVER = 560, 140
"""With less room, at large text in a small window, the words stand below a smaller cover."""
MAX_GENRES = 4


class AlbumHead(QWidget):
    """Dumb: shows an AlbumPage; the page listens to its buttons. `genre(name)` when a genre is
    clicked."""

    genre = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.cover = Cover(theme, COVER, 8, self)
        self._shadow = CoverShadow(theme, self, self.cover, 28, 12)
        self.kind = Label(theme, "", "kind", "t2")
        self.title = FitTitle(theme, "album_title", 30)
        self.artist = LinkLabel(theme, "", "card_title", "t1")
        self.facts = FactLine(theme, is_dotted=True)
        self.quality = TagLabel(theme, strong=True)
        self.rating = Rating(theme, self, px=17, gap=4)
        self.glyph = CoverageGlyph(theme)
        self.available = Label(theme, "", "table_medium", "t2")
        self.play = PillButton(theme, words.tr("Play"), icon="play-fill", primary=True, height=44)
        self.shuffle = PillButton(theme, words.tr("Shuffle"), icon="shuffle", height=44)
        self.heart = IconButton(theme, "heart", words.tr("Add to favourites"), px=22, side=40)
        self.add = IconButton(theme, "playlist", words.tr("Add to playlist"), px=22, side=40)
        self.more = IconButton(theme, "dots-three", words.tr("More"), px=22, side=40)
        self.own_tags = OwnTagsRow(theme, foot=8)
        self._genres: list[TagButton] = []
        self._genre_row = QHBoxLayout()
        self._lay_out()
        theme.follow(self._on_theme_changed)

    def _lay_out(self) -> None:
        px = self.theme.px
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(32))
        row.addWidget(self.cover, 0, Qt.AlignmentFlag.AlignTop)
        text = QVBoxLayout()
        text.setContentsMargins(0, px(4), 0, 0)
        text.setSpacing(0)
        text.addWidget(self.kind)
        text.addSpacing(px(3) - self.title.headroom)
        text.addWidget(self.title)
        text.addSpacing(px(11) - self.title.headroom)
        text.addLayout(self._line(self.artist, self.facts, spacing=0))
        text.addSpacing(px(16))
        self._genre_row.setContentsMargins(0, 0, 0, 0)
        self._genre_row.setSpacing(px(6))
        line = self._line(self.quality, spacing=6)
        line.insertLayout(1, self._genre_row)
        line.addSpacing(px(6))
        line.addWidget(self.rating)
        line.addSpacing(px(4))
        line.addWidget(self.glyph)
        line.addWidget(self.available)
        line.addStretch(1)
        text.addLayout(line)
        text.addWidget(self.own_tags)
        text.addStretch(1)
        buttons = self._line(self.play, self.shuffle, spacing=10)
        buttons.addSpacing(px(4))
        buttons.addLayout(self._line(self.heart, self.add, self.more, spacing=4))
        buttons.addStretch(1)
        text.addLayout(buttons)
        row.addLayout(text, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_room(self, width: int) -> None:
        """How wide the page is, in pixels."""
        is_tight = width < self.theme.px(TIGHT)
        way = QBoxLayout.Direction.TopToBottom if is_tight else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(way)
        self._row.setSpacing(self.theme.px(16 if is_tight else 32))
        self.cover.set_side(TIGHT_COVER if is_tight else COVER)

    def _line(self, *parts: QWidget, spacing: int) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self.theme.px(spacing))
        for part in parts:
            line.addWidget(part, 1 if part is self.facts else 0)
        return line

    @property
    def has_bit_depth(self) -> bool:
        """Whether the quality that all tracks share is that of one lossless format."""
        return "/" in self.quality.text()

    def show_album(self, data: AlbumPage, seed: int | None) -> None:
        """Fill in; seed is the cover's colour."""
        album = data.album
        tracks = [track for disc in data.discs for track in disc.tracks]
        accent = None if seed is None else self.theme.accent(seed)
        self.kind.set_text(words.kind(album.kind))
        self.title.set_text(album.title)
        self.artist.set_text(album.artist)
        self.facts.show_facts(*_facts(data, tracks))
        self.quality.set_text(_quality(tracks))
        self.quality.setVisible(bool(self.quality.text()))
        self.rating.set_rating(album.rating)
        self._show_genres(data.genres)
        self.own_tags.show_tags(data.tags)
        self._show_available(tracks)
        self.play.set_accent(accent)
        self.heart.set_icon(
            "heart-fill" if album.is_favourite else "heart",
            "heart" if album.is_favourite else "t1",
        )
        text = (
            words.tr("Remove from favourites")
            if album.is_favourite
            else (words.tr("Add to favourites"))
        )
        self.heart.set_name(text, "L")
        self.play.setEnabled(bool(tracks))
        self.shuffle.setEnabled(bool(tracks))
        self.updateGeometry()

    def _show_genres(self, names: tuple[str, ...]) -> None:
        if [label.accessibleName() for label in self._genres] == list(names[:MAX_GENRES]):
            return
        for label in self._genres:
            self._genre_row.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._genres = []
        for name in names[:MAX_GENRES]:
            label = TagButton(self.theme, name)
            label.clicked.connect(lambda _=False, text=name: self.genre.emit(text))
            self._genre_row.addWidget(label)
            self._genres.append(label)

    def _show_available(self, tracks: list[TrackRow]) -> None:
        have = sum(1 for track in tracks if track.state is TrackState.OWNED)
        is_partial = have < len(tracks)
        self.glyph.setVisible(is_partial)
        self.available.setVisible(is_partial)
        if is_partial:
            self.glyph.set_state(Coverage.PARTIAL, have, len(tracks))
            text = words.tr("{have} of {all} available")
            self.available.set_text(words.fill(text, {"have": have, "all": len(tracks)}))

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()


def _facts(data: AlbumPage, tracks: list[TrackRow]) -> list[str]:
    discs = len(data.discs)
    count = words.tracks(len(tracks))
    if discs > 1:
        count = f"{words.tr('%n discs', '', discs)}, {count}"
    length = words.length(sum(track.length_ms for track in tracks))
    date = words.date(data.date) if data.date else ""
    return [fact for fact in (date, count, length, data.label) if fact]


def _quality(tracks: list[TrackRow]) -> str:
    """The quality of all tracks; "" when they differ."""
    found = {track.quality for track in tracks}
    return found.pop() if len(found) == 1 else ""
