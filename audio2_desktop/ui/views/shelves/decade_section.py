"""A decade of the Years page: its name and counts, then its years as cards."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.shelves import DecadeRow, shelf_arg
from audio2_desktop.ui import words
from audio2_desktop.ui.drag import TrackMime
from audio2_desktop.ui.intents import Intent, OpenMenu, PlayThings
from audio2_desktop.ui.models.rows import RowList
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.grids.card_grid import CardGrid
from audio2_desktop.ui.views.shelves import shelf_cards
from audio2_desktop.ui.views.shelves.shelf_cards import ShelfArt
from audio2_desktop.ui.views.shelves.shelf_intents import ShelfIntents
from audio2_desktop.ui.widgets.buttons import IconButton
from audio2_desktop.ui.widgets.labels import Label, LinkLabel


class YearGrid(CardGrid):
    """Up in the first line and down in the last one leave it: `left(forward, column)`."""

    left = Signal(bool, int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, count = self.currentIndex().row(), self.rows.count()
        column = row % self.columns if row >= 0 else 0
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain == Qt.KeyboardModifier.NoModifier and row >= 0:
            last_line = (count - 1) // self.columns
            if event.key() == Qt.Key.Key_Down and row // self.columns == last_line:
                self.left.emit(True, column)
                return
            if event.key() == Qt.Key.Key_Up and row < self.columns:
                self.left.emit(False, column)
                return
        super().keyPressEvent(event)

    def enter(self, column: int, *, at_end: bool) -> None:
        """Take the keyboard in a column of the first or the last line."""
        count = self.rows.count()
        line = (count - 1) // self.columns if at_end else 0
        self.setFocus(Qt.FocusReason.TabFocusReason)
        self.go_to(min(count - 1, line * self.columns + column))


class DecadeSection(QWidget):
    """The head leads to the decade's own page."""

    intent = Signal(Intent)
    navigate = Signal(Route)

    def __init__(self, theme: Theme, art: ShelfArt, decade: int) -> None:
        super().__init__()
        self.theme = theme
        self.decade = decade
        self._text = shelf_cards.name_of(Entity.DECADE, decade)
        self.name = LinkLabel(theme, self._text, "section", "t1")
        self._note = Label(theme, "", "table", "t3")
        self.play = IconButton(theme, "play-fill", "", px=16)
        self.more = IconButton(theme, "dots-three", words.tr("More"), px=20)
        self.play.set_name(words.fill(words.tr("Play {name}"), {"name": self._text}))
        self.rows = RowList(spoken=shelf_cards.spoken)
        self.grid = YearGrid(
            theme,
            self.rows,
            art,
            shelf_cards.of_shelf,
            margin=0,
            expanded=True,
            enter_plays=False,
            mime_of=lambda keys: TrackMime.of_things(Entity.YEAR, keys),
        )
        self.grid.setAccessibleName(self._text)
        self._lay_out()
        actions = ShelfIntents(self.grid, Entity.YEAR)
        actions.intent.connect(self.intent)
        actions.navigate.connect(self.navigate)
        route = Route("shelf", shelf_arg(Entity.DECADE, decade))
        self.name.clicked.connect(lambda: self.navigate.emit(route))
        self.play.clicked.connect(self._on_play)
        self.more.clicked.connect(self._on_more)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(self.theme.px(12))
        head.addWidget(self.name)
        head.addWidget(self._note, 1)
        head.addWidget(self.play)
        head.addWidget(self.more)
        column.addLayout(head)
        column.addWidget(self.grid)

    def show_decade(self, row: DecadeRow) -> None:
        albums = words.albums(row.albums) if row.albums else ""
        self._note.set_text(words.joined(albums, words.tracks(row.tracks) if row.tracks else ""))
        self.rows.show(row.years)

    def _on_play(self) -> None:
        self.intent.emit(PlayThings(Entity.DECADE, (self.decade,), "play", self._text))

    def _on_more(self) -> None:
        spot = self.more.mapToGlobal(QPoint(0, self.more.height()))
        keys = (self.decade,)
        self.intent.emit(OpenMenu(Entity.DECADE, keys, spot.x(), spot.y(), name=self._text))
