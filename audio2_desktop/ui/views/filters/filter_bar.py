"""The line above a list that filters it: a field in the query language, its terms as chips."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from audio2_desktop.domain.query import QueryError, parse
from audio2_desktop.domain.query_fields import Field
from audio2_desktop.domain.query_tree import Age, Between, Node, Or, TextIs, to_text
from audio2_desktop.ui import words
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.filters.filter_menu import filter_menu
from audio2_desktop.ui.views.filters.filter_words import genres_of, shown
from audio2_desktop.ui.widgets.buttons import Chip, IconButton
from audio2_desktop.ui.widgets.labels import LinkLabel
from audio2_desktop.ui.widgets.menu import Menu, open_menu
from audio2_desktop.ui.widgets.search_field import SearchField
from audio2_desktop.ui.widgets.told_label import ToldLabel

PAUSE_MS = 60
MAX_CHIPS = 8
LEAST_REST = 560
"""The field, the buttons and the links without chips, at 100 %."""


class FilterBar(QWidget):
    """`changed(text)`: the whole question, chips and field together, a moment after the last key.

    Enter turns what is in the field into a chip; the x of a chip or Backspace takes it away.
    """

    changed = Signal(str)
    save_wanted = Signal(str)
    """Keep the whole question as a smart playlist."""
    menu_wanted = Signal()
    """The button of filters was pressed: answer with `open_menu`."""

    def __init__(self, theme: Theme, placeholder: str, *, is_plain: bool = False) -> None:
        """is_plain: words only, for lists that are no tracks: nothing in them is an error."""
        super().__init__()
        self._is_plain = is_plain
        self.theme = theme
        self._terms: list[str] = []
        self._chips: list[Chip] = []
        self.field = SearchField(theme, placeholder, icon="funnel", width=250)
        self._error = ToldLabel(theme, "", "table", "err")
        self._clear = LinkLabel(theme, words.tr("Clear all"), "table_strong", "accent")
        self.save = LinkLabel(theme, words.tr("Save search"), "table_strong", "accent")
        for link in (self._clear, self.save):
            link.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.more = IconButton(theme, "plus", words.tr("Add filter"))
        self.more.hide()
        self._can_save = self._has_save = False
        self.match = ToldLabel(theme, "", "table_medium", "t2")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.px(8))
        self._row.addWidget(self.field)
        self._row.addWidget(self.more)
        self._row.addWidget(self._error, 12)
        self._row.addWidget(self._clear)
        self._row.addWidget(self.save)
        self._row.addStretch(1)
        self._row.addWidget(self.match)
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(lambda: self.changed.emit(self.text()))
        self.more.clicked.connect(self.menu_wanted)
        self.field.text_changed.connect(self._on_text_changed)
        self.field.key_pressed.connect(self._on_key)
        self._clear.clicked.connect(lambda: self.set_text(""))
        self.save.clicked.connect(lambda: self.save_wanted.emit(self.text()))
        self._show_error(())
        self._clear.hide()
        self.save.hide()

    def offer_save(self) -> None:
        """Let the question be kept whenever there is one without an error."""
        self._can_save = True
        self._renew()

    def offer_filters(self) -> None:
        """Have a button whose menu makes chips; `menu_wanted` is to be answered."""
        self.more.show()

    def open_menu(self, genres: Sequence[str], last_year: int) -> Menu:
        """The menu of filters. genres: those that are offered, in their order."""
        menu = filter_menu(self.theme, self.add, genres, last_year)
        open_menu(menu, self.more.mapToGlobal(QPoint(0, self.more.height())))
        return menu

    def add(self, node: Node) -> None:
        """Ask for this, too, as a chip. A further genre goes to the chip of genres; what takes the
        place of another chip (stars, years, times) replaces it."""
        terms = [term for term in self._terms if not _is_replaced(term, node)]
        if isinstance(node, TextIs) and node.field is Field.GENRE:
            at = next((at for at, term in enumerate(terms) if genres_of(term)), None)
            if at is not None:
                names = dict.fromkeys((*genres_of(terms[at]), node.text))
                parts = tuple(TextIs(Field.GENRE, name, is_whole=True) for name in names)
                whole = to_text(Or(parts)) if len(parts) > 1 else to_text(parts[0])
                terms[at] = f"({whole})" if len(parts) > 1 else whole
                self._take(terms)
                return
        if len(terms) < MAX_CHIPS and (term := to_text(node)) not in terms:
            self._take([*terms, term])

    def _take(self, terms: list[str]) -> None:
        before = self.text()
        self._terms = terms
        self._renew()
        if self.text() != before:
            self.changed.emit(self.text())

    def add_right(self, part: QWidget) -> None:
        """A button at the right end."""
        self._row.addWidget(part)

    def text(self) -> str:
        """The whole question."""
        return " ".join(part for part in (*self._terms, self.field.text().strip()) if part)

    def terms(self) -> tuple[str, ...]:
        """What stands in chips."""
        return tuple(self._terms)

    def set_text(self, text: str, terms: tuple[str, ...] = ()) -> None:
        """Another question, announced at once if it differs."""
        before = self.text()
        self._terms = list(terms)[:MAX_CHIPS]
        self.field.set_text(text)
        self._renew()
        if self.text() != before:
            self.changed.emit(self.text())

    def _on_text_changed(self, text: str) -> None:
        self._renew()
        self._pause.start()

    def _on_key(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self._keep_term()
        elif event.key() == Qt.Key.Key_Backspace and not self.field.text() and self._terms:
            event.accept()
            self._drop(len(self._terms) - 1)
        elif event.key() == Qt.Key.Key_Escape and self.text():
            event.accept()
            self.set_text("")

    def _keep_term(self) -> None:
        text = self.field.text().strip()
        if not text or self._errors(text) or len(self._terms) >= MAX_CHIPS:
            return
        before = self.text()
        is_either = " or " in text.lower() and not self._is_plain
        self._terms.append(f"({text})" if is_either else text)
        self.field.set_text("")
        self._renew()
        if self.text() != before:
            self.changed.emit(self.text())

    def _drop(self, at: int) -> None:
        del self._terms[at]
        self._renew()
        self.changed.emit(self.text())

    def _edit(self, at: int) -> None:
        """Back to the field, to be changed there; what stands there becomes a chip."""
        term = self._terms[at]
        self._keep_term()
        rest = [one for place, one in enumerate(self._terms) if place != at]
        before = self.text()
        self._terms = rest
        self.field.set_text(term)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._renew()
        if self.text() != before:
            self.changed.emit(self.text())

    def _renew(self) -> None:
        if [chip.text() for chip in self._chips] != [_shown(term) for term in self._terms]:
            for chip in self._chips:
                self._row.removeWidget(chip)
                chip.hide()
                chip.deleteLater()
            self._chips = []
            for at, term in enumerate(self._terms):
                chip = FilterChip(self.theme, _shown(term))
                chip.edit_wanted.connect(lambda which=at: self._edit(which))
                name = words.fill(words.tr("Remove filter {term}"), {"term": term})
                chip.setAccessibleName(name)
                chip.clicked.connect(lambda _=False, which=at: self._drop(which))
                self._row.insertWidget(1 + at, chip)
                self._chips.append(chip)
        self._clear.setVisible(bool(self._terms))
        self._show_error(self._errors(self.field.text()))
        whole = parse(self.text()) if self._can_save else None
        self._clear.setMinimumWidth(self._clear.sizeHint().width())
        self._has_save = whole is not None and not whole.errors and whole.tree is not None
        self._show_save()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_save()

    def _show_save(self) -> None:
        """Chips come first where there is little room."""
        chips = sum(chip.sizeHint().width() for chip in self._chips)
        room = self.width() - chips - self.theme.px(LEAST_REST)
        self.save.setVisible(self._has_save and (not self._chips or room > 0))

    def _errors(self, text: str) -> tuple[QueryError, ...]:
        return () if self._is_plain else parse(text).errors

    def _show_error(self, errors: tuple[QueryError, ...]) -> None:
        first = errors[0] if errors else None
        self.field.set_error((first.start, first.end) if first is not None else None)
        self._error.set_text(words.query_error(first) if first is not None else "")
        self._error.setVisible(first is not None)


class FilterChip(Chip):
    """A term: the x takes it away (so does a key), a click on its words wants it back in the
    field."""

    edit_wanted = Signal()

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(theme, text, closable=True)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x = self.width() - event.position().x() if is_mirrored else event.position().x()
        on_words = x < self.width() - self.theme.px(12 + 12 + 8)
        if self.isDown() and on_words and event.button() is Qt.MouseButton.LeftButton:
            self.setDown(False)
            event.accept()
            self.edit_wanted.emit()
            return
        super().mouseReleaseEvent(event)


def _is_replaced(term: str, node: Node) -> bool:
    """Whether a term asks for another value of the same number or time."""
    tree = parse(term).tree
    return isinstance(node, Between | Age) and type(tree) is type(node) and tree.field is node.field


def _shown(term: str) -> str:
    return shown(term).replace("&", "&&")
