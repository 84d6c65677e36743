"""A decade of the Years page: its name and counts, then its years as cards."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.shelves import DecadeRow, shelf_arg
from audio2_desktop.ui import words
from audio2_desktop.ui.delegates.card import Card
from audio2_desktop.ui.drag import TrackMime
from audio2_desktop.ui.intents import Intent, OpenMenu, PlayThings
from audio2_desktop.ui.models.rows import RowList
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.grids.card_grid import CardGrid
from audio2_desktop.ui.views.grids.card_list import CardList
from audio2_desktop.ui.views.shelves import shelf_cards
from audio2_desktop.ui.views.shelves.shelf_cards import ShelfArt
from audio2_desktop.ui.views.shelves.shelf_intents import ShelfIntents
from audio2_desktop.ui.widgets.buttons import IconButton
from audio2_desktop.ui.widgets.labels import Label, LinkLabel


def leaves(view: CardGrid, event: QKeyEvent) -> bool | None:
    """Whether a key leaves the years of a decade: forwards, backwards, or, with None, not at all.
    Up in the first line and Down in the last one do."""
    row, plain = view.currentIndex().row(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if plain != Qt.KeyboardModifier.NoModifier or row < 0:
        return None
    last_line = (view.rows.count() - 1) // view.columns
    if event.key() == Qt.Key.Key_Down and row // view.columns == last_line:
        return True
    return False if event.key() == Qt.Key.Key_Up and row < view.columns else None


class YearGrid(CardGrid):
    """The years of a decade as cards: `left(forward, column)` when a key leaves them."""

    left = Signal(bool, int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (forward := leaves(self, event)) is None:
            super().keyPressEvent(event)
        else:
            self.left.emit(forward, self.currentIndex().row() % self.columns)


class YearList(CardList):
    """The same as lines."""

    left = Signal(bool, int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (forward := leaves(self, event)) is None:
            super().keyPressEvent(event)
        else:
            self.left.emit(forward, 0)


class DecadeSection(QWidget):
    """The head leads to the decade's own page. `left(forward, column)`: the keyboard goes on to the
    next section. `grid`: the look that is seen."""

    intent = Signal(Intent)
    navigate = Signal(Route)
    left = Signal(bool, int)

    def __init__(self, theme: Theme, art: ShelfArt, decade: int) -> None:
        super().__init__()
        self.theme, self._art = theme, art
        self.decade = decade
        self._text = shelf_cards.name_of(Entity.DECADE, decade)
        self.name = LinkLabel(theme, self._text, "section", "t1")
        self._note = Label(theme, "", "table", "t3")
        self.play = IconButton(theme, "play-fill", "", px=16)
        self.more = IconButton(theme, "dots-three", words.tr("More"), px=20)
        self.play.set_name(words.fill(words.tr("Play {name}"), {"name": self._text}))
        self.rows = RowList(spoken=shelf_cards.spoken)
        self.grid: YearGrid | YearList = self._made(YearGrid, shelf_cards.of_shelf)
        self._other: YearGrid | YearList | None = None
        self._lay_out()
        route = Route("shelf", shelf_arg(Entity.DECADE, decade))
        self.name.clicked.connect(lambda: self.navigate.emit(route))
        self.play.clicked.connect(self._on_play)
        self.more.clicked.connect(self._on_more)

    def enter(self, column: int, *, at_end: bool) -> None:
        """Take the keyboard in a column of the first or the last line."""
        grid, count = self.grid, self.grid.rows.count()
        line = (count - 1) // grid.columns if at_end else 0
        grid.setFocus(Qt.FocusReason.TabFocusReason)
        grid.go_to(min(count - 1, line * grid.columns + column))

    def _made(
        self, look: type[YearGrid] | type[YearList], card_of: Callable[[Any], Card]
    ) -> YearGrid | YearList:
        view = look(
            self.theme,
            self.rows,
            self._art,
            card_of,
            margin=0,
            expanded=True,
            enter_plays=False,
            mime_of=lambda keys: TrackMime.of_things(Entity.YEAR, keys),
        )
        view.setAccessibleName(self._text)
        view.left.connect(self.left)
        actions = ShelfIntents(view, Entity.YEAR)
        actions.intent.connect(self.intent)
        actions.navigate.connect(self.navigate)
        return view

    def show_list(self, *, is_list: bool) -> None:
        """As lines, or as cards; both have one selection."""
        if is_list is isinstance(self.grid, YearList):
            return
        if self._other is None:
            self._other = self._made(YearList, shelf_cards.of_line)
            self._other.setSelectionModel(self.grid.selectionModel())
            self._column.addWidget(self._other)
        had_focus = self.grid.hasFocus()
        self.grid, self._other = self._other, self.grid
        self._other.hide()
        self.grid.show()
        if had_focus:
            self.grid.setFocus()

    def _lay_out(self) -> None:
        self._column = column = QVBoxLayout(self)
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
