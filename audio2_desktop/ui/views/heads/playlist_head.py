"""The head of a playlist: mosaic, name and description edited in place, actions, filter."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from audio2_desktop.domain.playlists import MAX_DESCRIPTION, MAX_NAME, PlaylistRow
from audio2_desktop.domain.units import Stamp
from audio2_desktop.ui import words
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.heads.cover_shadow import CoverShadow
from audio2_desktop.ui.views.heads.edit_in_place import EditInPlace
from audio2_desktop.ui.views.titles import FitTitle
from audio2_desktop.ui.widgets.buttons import IconButton, PillButton
from audio2_desktop.ui.widgets.cover import Cover
from audio2_desktop.ui.widgets.labels import Label
from audio2_desktop.ui.widgets.search_field import SearchField, on_margins

MOSAIC = 184
FILTER_LEAST = 220


class PlaylistHead(QWidget):
    """Dumb: shows a PlaylistRow; the page listens to its parts."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.cover = Cover(theme, MOSAIC, 8, self)
        self._shadow = CoverShadow(theme, self, self.cover, 24, 10)
        title = FitTitle(theme, "playlist_title", 28)
        self.name = EditInPlace(
            theme,
            title,
            "playlist_title",
            words.tr("Name of the playlist"),
            longest=MAX_NAME,
        )
        self.description = EditInPlace(
            theme,
            Label(theme, "", "body", "t2"),
            "body",
            words.tr("Description"),
            placeholder=words.tr("Add a description"),
            longest=MAX_DESCRIPTION,
            may_be_empty=True,
        )
        self.kind = Label(theme, words.tr("Playlist"), "group", "t2")
        self.facts = Label(theme, "", "table", "t3")
        self.play = PillButton(theme, words.tr("Play"), icon="play-fill", primary=True, height=40)
        self.shuffle = PillButton(theme, words.tr("Shuffle"), icon="shuffle", height=40)
        self.heart = IconButton(theme, "heart", words.tr("Add to favourites"), px=20, side=40)
        self.export = IconButton(theme, "export", words.tr("Export playlist"), px=20, side=40)
        self.export.set_icon("export", "t1")
        self.more = IconButton(theme, "dots-three", words.tr("More"), px=20, side=40)
        self.order = PillButton(theme, words.tr("Custom order"), icon="arrow-u-up-left", height=34)
        self.filter = SearchField(theme, words.tr("Filter in playlist"), icon="funnel", width=226)
        self._lay_out(title.headroom)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _lay_out(self, headroom: int) -> None:
        px = self.theme.px
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(28))
        row.addWidget(self.cover, 0, Qt.AlignmentFlag.AlignTop)
        text = QVBoxLayout()
        text.setContentsMargins(0, px(5), 0, 0)
        text.setSpacing(0)
        text.addWidget(self.kind)
        text.addSpacing(px(5) - headroom)
        text.addWidget(self.name)
        text.addSpacing(px(3) - headroom)
        text.addWidget(self.description)
        text.addSpacing(px(8))
        text.addWidget(self.facts)
        text.addStretch(1)
        self._line = line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(10))
        self._deeds = deeds = QHBoxLayout()
        deeds.setSpacing(px(10))
        deeds.addWidget(self.play)
        deeds.addWidget(self.shuffle)
        deeds.addSpacing(px(3))
        icons = QHBoxLayout()
        icons.setSpacing(px(4))
        for part in (self.heart, self.export, self.more):
            icons.addWidget(part)
        deeds.addLayout(icons)
        deeds.addStretch(1)
        line.addLayout(deeds, 1)
        find = QHBoxLayout()
        find.setSpacing(px(10))
        find.addWidget(self.order)
        find.addLayout(on_margins(self.filter))
        find.addStretch(0)
        line.addLayout(find)
        text.addSpacing(px(8))
        text.addLayout(line)
        row.addLayout(text, 1)
        row.addStrut(px(MOSAIC + 2))  # the buttons reach below the cover
        self.order.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the filter has no room beside the buttons it stands below them; where the buttons
        have none beside the cover, that goes."""
        super().resizeEvent(event)
        px, ways = self.theme.px, QBoxLayout.Direction
        wanted = px(MOSAIC + 28) + self._deeds.sizeHint().width()
        self.cover.setVisible(self.width() >= wanted)
        is_narrow = self.width() < wanted + px(FILTER_LEAST)
        self._line.setDirection(ways.TopToBottom if is_narrow else ways.LeftToRight)

    def show_playlist(self, row: PlaylistRow, now: Stamp) -> None:
        self.kind.set_text(words.tr("Smart playlist") if row.is_smart else words.tr("Playlist"))
        self.name.set_text(row.name)
        self.description.set_text(row.description)
        updated = ""
        if row.changed_at:
            day = words.day(row.changed_at, now)
            day = day[:1].lower() + day[1:] if day[:1].isalpha() else day
            updated = words.fill(words.tr("updated {day}"), {"day": day})
        count = words.tracks(row.tracks)
        length = words.length(row.length_ms) if row.length_ms else ""
        self.facts.set_text(words.apart(count, length, updated))
        loved = row.is_favourite
        self.heart.set_icon("heart-fill" if loved else "heart", "heart" if loved else "t1")
        self.heart.set_name(
            words.tr("Remove from favourites") if loved else words.tr("Add to favourites")
        )
        for button in (self.play, self.shuffle, self.export):
            button.setEnabled(row.tracks > row.wanted)
