"""Facts under each other, their names at the left: credits, the file, tags as read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from audio2_desktop.ui.access import Role
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets.labels import Label, LinkLabel
from audio2_desktop.ui.widgets.themed import Themed

NAME_SHARE = 0.36
NAME_MOST = 132
NAMES_MOST = 0.56
"""Of the width, where a language has longer names."""
LINE = 24


@dataclass(frozen=True, slots=True)
class Fact:
    """One line; with a route or something to run its value is a link. An empty name goes on with
    the line above."""

    name: str
    value: str
    route: Route | None = None
    run: Callable[[], None] | None = None


class FactRow(Themed, QWidget):
    """Name and value, both elided."""

    access_role = Role.StaticText

    def __init__(self, theme: Theme, fact: Fact, go: Callable[[Fact], None], ink: str) -> None:
        super().__init__()
        self.wear(theme)
        self.names = 0.0
        """Room that the names of all rows together need."""
        self._fact = fact
        self.setAccessibleName(_spoken(fact))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.name = Label(theme, fact.name, "table", ink, self)
        self.value: Label | LinkLabel
        if fact.route is None and fact.run is None:
            self.value = Label(theme, fact.value, "table_medium", "t1", self)
        else:
            link = LinkLabel(theme, fact.value, "table_medium", "t1", self)
            link.clicked.connect(lambda: go(self._fact))
            self.value = link

    def take(self, fact: Fact, names: float) -> bool:
        """Show another fact; False when it is a link and this line is none, or the other way
        round."""
        is_link = fact.route is not None or fact.run is not None
        if is_link is not isinstance(self.value, LinkLabel):
            return False
        self._fact, self.names = fact, names
        self.setAccessibleName(_spoken(fact))
        self.name.set_text(fact.name)
        self.value.set_text(fact.value)
        self._place()
        return True

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(240), self.theme.px(LINE))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.theme.px(LINE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def on_theme_changed(self) -> None:
        super().on_theme_changed()
        self._place()

    def _place(self) -> None:
        px, wide = self.theme.px, self.width()
        left = round(max(min(px(NAME_MOST), wide * NAME_SHARE), min(self.names, wide * NAMES_MOST)))
        tall = self.value.sizeHint().height()
        room = max(0, wide - left)
        if isinstance(self.value, LinkLabel):  # hit where its words are, not beside them
            room = min(room, self.value.sizeHint().width())
        low = (self.height() - tall) // 2
        is_right = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        name_tall = self.name.sizeHint().height()
        name_low = (self.height() - name_tall) // 2
        name_wide = left - px(8)
        self.name.setGeometry(wide - name_wide if is_right else 0, name_low, name_wide, name_tall)
        self.value.setGeometry(wide - left - room if is_right else left, low, room, tall)


class FactRows(QWidget):
    """`navigate(Route)` when a linked value is clicked."""

    navigate = Signal(Route)

    def __init__(self, theme: Theme, ink: str = "t3") -> None:
        """ink: of the names; t2 over pictures."""
        super().__init__()
        self._theme, self._ink = theme, ink
        self._facts: tuple[Fact, ...] = ()
        self._rows: list[FactRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    @property
    def facts(self) -> tuple[Fact, ...]:
        return self._facts

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Those without a value are left out; hidden when none is left. Lines that are there
        already take the new words: making them anew costs half a millisecond each."""
        wanted = tuple(fact for fact in facts if fact.value)
        if wanted != self._facts:
            self._facts = wanted
            metrics = self._theme.metrics("table")
            names = max((metrics.horizontalAdvance(fact.name) for fact in wanted), default=0.0)
            names += self._theme.px(10)
            for at, fact in enumerate(wanted):
                if at < len(self._rows) and self._rows[at].take(fact, names):
                    self._rows[at].show()
                    continue
                row = FactRow(self._theme, fact, self._go, self._ink)
                row.names = names
                if at < len(self._rows):
                    gone, self._rows[at] = self._rows[at], row
                    self._column.replaceWidget(gone, row)
                    gone.hide()
                    gone.deleteLater()
                else:
                    self._rows.append(row)
                    self._column.addWidget(row)
            for row in self._rows[len(wanted) :]:
                row.hide()
        self.setVisible(bool(wanted))

    def _go(self, fact: Fact) -> None:
        if fact.run is not None:
            fact.run()
        elif fact.route is not None:
            self.navigate.emit(fact.route)


def _spoken(fact: Fact) -> str:
    return f"{fact.name}: {fact.value}" if fact.name else fact.value
