"""Everything known of the selected or playing track, for the right panel."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from audio2_desktop.domain.music import TrackRow
from audio2_desktop.domain.shelves import genre_arg
from audio2_desktop.domain.track_details import TrackDetails
from audio2_desktop.domain.units import Stamp
from audio2_desktop.ui import words
from audio2_desktop.ui.access import Role
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views import track_facts
from audio2_desktop.ui.views.fact_rows import Fact, FactRows
from audio2_desktop.ui.views.scroll_body import QuietBar
from audio2_desktop.ui.views.viewports import own_viewport
from audio2_desktop.ui.widgets.buttons import IconButton
from audio2_desktop.ui.widgets.cover import Cover, Covers
from audio2_desktop.ui.widgets.labels import Label, LinkLabel
from audio2_desktop.ui.widgets.rating import Rating
from audio2_desktop.ui.widgets.states import EmptyState
from audio2_desktop.ui.widgets.themed import Themed

COVER = 88
SIDE = 20


class _Sheet(Themed, QWidget):
    """The scrolled part on the panel's ground."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.wear(theme)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), self.theme.color("sidebar"))


class _Head(Themed, QWidget):
    """Cover, title and links, stars and heart."""

    def __init__(self, theme: Theme, covers: Covers | None) -> None:
        super().__init__()
        self.wear(theme)
        self.cover = Cover(theme, COVER, 8, self, covers=covers)
        self.title = LinkLabel(theme, "", "card_title", "t1", self)
        self.artist = LinkLabel(theme, "", "table", "t2", self)
        self.album = LinkLabel(theme, "", "table", "t2", self)
        self.stars = Rating(theme, self)
        self.heart = IconButton(theme, "heart", "", self, px=20)
        self.heart.setCheckable(True)
        self.heart.set_checked_look("heart-fill", "heart")

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(260), self.theme.px(COVER))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.theme.px(COVER))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    def on_theme_changed(self) -> None:
        super().on_theme_changed()
        self.place()

    def place(self) -> None:
        px, wide, side = self.theme.px, self.width(), self.cover.px
        is_right = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = side + px(14)

        def put(part: QWidget, y: int, tall: int, room: int, at: int = left) -> None:
            x = wide - at - room if is_right else at
            part.setGeometry(x, y, room, tall)

        put(self.cover, 0, side, side, 0)
        for part, y in ((self.title, 0), (self.artist, 24), (self.album, 43)):
            hint = part.sizeHint()
            put(part, px(y), hint.height(), max(0, min(hint.width(), wide - left)))
        stars = self.stars.sizeHint()
        put(self.stars, px(76) - stars.height() // 2, stars.height(), stars.width())
        heart = self.theme.target()
        put(self.heart, px(76) - heart // 2, heart, heart, left + stars.width() + px(6))


class DetailsPanel(QScrollArea):
    """Dumb: shows what it is given. One track, several, or what to do when there is none."""

    access_role = Role.Pane

    navigate = Signal(Route)
    rated = Signal(int)
    """rating 0..100 for the shown track."""
    heart_pressed = Signal(bool)
    show_file = Signal(int)

    def __init__(self, theme: Theme, covers: Covers | None, parent: QWidget) -> None:
        super().__init__(parent)
        own_viewport(self)
        self.theme = theme
        self.track: TrackRow | None = None
        self.setObjectName("details")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(QuietBar(Qt.Orientation.Vertical, self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self._all_tags: list[Fact] = []
        self._shows_tags = False
        self._sheet = _Sheet(theme)
        self.kind = Label(theme, "", "group", "t3")
        self.head = _Head(theme, covers)
        self.empty = EmptyState(theme, "", "", parent=self, icon="info")
        self._heads: dict[str, Label] = {}
        self._sections: dict[str, QWidget] = {}
        self.facts: dict[str, FactRows] = {}
        self.more_tags = LinkLabel(theme, "", "table_strong", "accent")
        self._lay_out()
        self.setWidget(self._sheet)
        self.head.stars.rated.connect(self.rated)
        self.head.heart.clicked.connect(self.heart_pressed)
        self.head.title.clicked.connect(lambda: self._go("title"))
        self.head.artist.clicked.connect(lambda: self._go("artist"))
        self.head.album.clicked.connect(lambda: self._go("album"))
        self.more_tags.clicked.connect(self._toggle_tags)
        self.say()
        self.show_none()
        theme.follow(self._on_theme_changed)

    def _lay_out(self) -> None:
        px = self.theme.px
        self._column = column = QVBoxLayout(self._sheet)
        column.setSpacing(0)
        column.addWidget(self.kind)
        column.addSpacing(px(10))
        column.addWidget(self.head)
        for key in ("common", "credits", "album", "listening", "file", "tags"):
            self._heads[key] = Label(self.theme, "", "body_strong", "t1")
            self.facts[key] = rows = FactRows(self.theme)
            rows.navigate.connect(self.navigate)
            self._sections[key] = section = QWidget()
            inner = QVBoxLayout(section)
            inner.setContentsMargins(0, px(18), 0, 0)
            inner.setSpacing(px(4))
            inner.addWidget(self._heads[key])
            inner.addWidget(rows)
            column.addWidget(section)
        line = QHBoxLayout()
        line.addWidget(self.more_tags)
        line.addStretch(1)
        column.addSpacing(px(6))
        column.addLayout(line)
        column.addStretch(1)
        self._on_theme_changed()

    def say(self) -> None:
        """Put in all fixed texts, in the language of now."""
        tr = words.tr
        self.setAccessibleName(tr("Details"))
        self.verticalScrollBar().setAccessibleName(tr("Details"))
        self.empty.set_words(
            tr("Nothing selected"), tr("Select a track, or play one, to see all about it here.")
        )
        for key, text in (
            ("common", tr("In common")),
            ("credits", tr("Credits")),
            ("album", tr("Release")),
            ("listening", tr("Listening")),
            ("file", tr("File")),
            ("tags", tr("Tags as read")),
        ):
            self._heads[key].set_text(text)
        self.head.stars.say()
        self._name_heart()

    # -- what is shown -----------------------------------------------------------------------------

    def show_none(self) -> None:
        self.track = None
        self._sheet.hide()
        self.empty.show()
        self._place_empty()

    def show_one(self, details: TrackDetails, now: Stamp, *, is_playing: bool) -> None:
        """Everything about one track."""
        track = details.track
        self._begin(track)
        self.kind.set_text(words.tr("Playing now") if is_playing else words.tr("Selected track"))
        album = track_facts.about_album(details)
        names = [
            Fact(words.tr("Genre") if at == 0 else "", name, Route("shelf", genre_arg(name)))
            for at, name in enumerate(track.genres)
        ]
        self._fill("common", ())
        self._fill("credits", track_facts.credits(details))
        self._fill("album", [*album, *names])
        self._fill("listening", track_facts.listening(details, now))
        file = details.file
        shown = (
            track_facts.of_file(file, lambda: self.show_file.emit(track.id))
            if file is not None
            else ()
        )
        self._fill("file", shown)
        self._all_tags = track_facts.tags_as_read(details)
        self._show_tags()

    def show_many(self, rows: Sequence[TrackRow], count: int, length_ms: int) -> None:
        """What several tracks have in common. rows: all of them, or the first."""
        self._begin(None)
        total = words.joined(words.tracks(count), words.length(length_ms) if length_ms else "")
        head = words.tr("In common")
        if count > len(rows):
            head = words.tr("In common to the first %n", "", len(rows))
        self._heads["common"].set_text(head)
        self.kind.set_text(words.joined(words.tr("Selected"), total))
        self._fill("common", track_facts.in_common(rows))
        for key in ("credits", "album", "listening", "file"):
            self._fill(key, ())
        self._all_tags = []
        self._show_tags()

    def _begin(self, track: TrackRow | None) -> None:
        is_other = (track.id if track else None) != (self.track.id if self.track else None)
        self.track = track
        self.empty.hide()
        self._sheet.show()
        self.head.setVisible(track is not None)
        if is_other:
            self.verticalScrollBar().setValue(0)
        if track is not None:
            self._show_head(track)

    def _show_head(self, track: TrackRow) -> None:
        head = self.head
        head.cover.set_key(track.image)
        head.title.set_text(track.title)
        head.artist.set_text(track.artist)
        head.album.set_text(track.album)
        head.stars.set_rating(track.rating)
        head.heart.setChecked(track.is_favourite)
        self._name_heart()
        head.place()

    def _go(self, page: str) -> None:
        track = self.track
        if track is not None:
            routes = {
                "title": Route("album", f"{track.album_id}:{track.id}"),
                "artist": Route("artist", track.artist_id),
                "album": Route("album", track.album_id),
            }
            self.navigate.emit(routes[page])

    def _name_heart(self) -> None:
        on = self.head.heart.isChecked()
        text = words.tr("Remove from favourites") if on else words.tr("Add to favourites")
        self.head.heart.set_name(text)

    def _fill(self, key: str, facts: Sequence[Fact]) -> None:
        self.facts[key].show_facts(facts)
        self._sections[key].setVisible(bool(self.facts[key].facts))

    def _toggle_tags(self) -> None:
        self._shows_tags = not self._shows_tags
        self._show_tags()

    def _show_tags(self) -> None:
        tags = self._all_tags
        self.facts["tags"].show_facts(tags if self._shows_tags else ())
        self._sections["tags"].setVisible(bool(tags))
        self.more_tags.setVisible(bool(tags))
        text = words.tr("Hide the tags")
        if not self._shows_tags:
            count = len({fact.name for fact in tags if fact.name})
            text = words.tr("Show %n tags", "", count)
        self.more_tags.set_text(text)

    # -- geometry ----------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._sheet.setMaximumWidth(self.viewport().width())
        self._place_empty()

    def _place_empty(self) -> None:
        self.empty.setGeometry(self.rect().adjusted(self.theme.px(16), 0, -self.theme.px(16), 0))

    def _on_theme_changed(self) -> None:
        px = self.theme.px
        self._column.setContentsMargins(px(SIDE), px(12), px(8), px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self.viewport()).fillRect(event.rect(), self.theme.color("sidebar"))
