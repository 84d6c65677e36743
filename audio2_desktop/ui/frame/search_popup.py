"""The drop-down of the search field: results at every key, chosen by keys or pointer."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from audio2_desktop.domain.found import FoundRow, SearchResults
from audio2_desktop.domain.query_completion import Completion
from audio2_desktop.ui import words
from audio2_desktop.ui.access import Role, announce
from audio2_desktop.ui.frame.search_line import LineButton, said
from audio2_desktop.ui.frame.search_looks import LineLooks
from audio2_desktop.ui.frame.search_rows import (
    Line,
    LineKind,
    lines_for_recent,
    lines_for_results,
)
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import mirror, painting
from audio2_desktop.ui.widgets.cover import Covers
from audio2_desktop.ui.widgets.search_field import SearchField
from audio2_desktop.ui.widgets.themed import Themed

WIDTH = 560
EDGE = 8
"""Between it and the window's edges, where there is little room."""
MARGIN = 28
"""Room around the card for its shadow."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A result and what to do with it: "open", "play" or "next"."""

    row: FoundRow
    verb: str


class SearchPopup(Themed, QWidget):
    """Lies over the page, never takes the focus: the field keeps it and hands its keys over."""

    access_role = Role.List

    chosen = Signal(Chosen)
    all_wanted = Signal(str)
    """Open the page of results for this text."""
    text_wanted = Signal(str)
    """Put this text into the field (a recent search, another spelling)."""

    def __init__(
        self,
        theme: Theme,
        field: SearchField,
        covers: Covers | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.wear(theme)
        self.setObjectName("search-results")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._field = field
        self._looks = LineLooks(theme, covers)
        self._lines: tuple[Line, ...] = ()
        self._buttons: list[LineButton] = []
        """As many as there ever were lines; the rest is hidden."""
        self._at = -1
        self._text = ""
        """What the lines answer; "" for former searches."""
        self._wish: Qt.KeyboardModifier | None = None
        """Enter, and what was held with it, came before the answer to the text."""
        field.key_pressed.connect(self._on_key)
        field.text_changed.connect(self._on_text_changed)
        self.say()
        self.hide()

    def say(self) -> None:
        """Put in the fixed texts, in the language of now; what is open was said in another one."""
        self.setAccessibleName(words.tr("Search results"))
        self.hide()

    # -- what is shown -----------------------------------------------------------------------------

    def show_results(self, results: SearchResults, completions: Sequence[Completion] = ()) -> None:
        """Rows for the text of the field; the first one is marked, errors are underlined.

        Enter that was pressed before they came is done now, and may close it again.
        """
        self._field.set_error(_span(results))
        self._text = results.text
        self._take(lines_for_results(results, completions), mark=True)
        if self._wish is not None and not self._is_late():
            self._enter(self._wish)

    def show_recent(self, recent: Sequence[str]) -> None:
        self._field.set_error(None)
        self._text, self._wish = "", None
        self._take(lines_for_recent(recent), mark=False)

    def _on_text_changed(self) -> None:
        self._wish = None

    def _is_late(self) -> bool:
        """The field has another text by now; the answer to it is on its way."""
        return self._text.strip() != self._field.text().strip()

    @property
    def lines(self) -> tuple[Line, ...]:
        return self._lines

    @property
    def marked(self) -> Line | None:
        return self._lines[self._at] if 0 <= self._at < len(self._lines) else None

    def _take(self, lines: tuple[Line, ...], *, mark: bool) -> None:
        lines = self._lines = self._fitting(lines)
        choices = [at for at, line in enumerate(lines) if line.is_choice]
        rows = [at for at in choices if lines[at].kind is LineKind.ROW]
        self._at = next(iter(rows or choices), -1) if mark else -1
        self._fit()
        self.show()
        self.raise_()
        self._tell()

    def _fitting(self, lines: tuple[Line, ...]) -> tuple[Line, ...]:
        """What a low window has room for: the tip goes first, then the least of what was found."""
        window, px = self.window(), self.theme.px
        field = self._field.mapToGlobal(QPoint(0, self._field.height()))
        room = window.height() - window.mapFromGlobal(field).y() - px(10 + 4 + EDGE)
        kept = list(lines)
        while sum(map(self._looks.height, kept)) > room:
            spare = [line for line in kept if line.kind is LineKind.TIP]
            rows = [line for line in kept if line.kind is LineKind.ROW]
            spare += rows[:0:-1]
            if not spare:
                break
            kept.remove(spare[0])
        return tuple(kept)

    def _fit(self) -> None:
        tall = sum(self._looks.height(line) for line in self._lines) + self.theme.px(4)
        pad, room = self.theme.px(MARGIN), self.window().width() - 2 * self.theme.px(EDGE)
        self.resize(min(self.theme.px(WIDTH), room) + 2 * pad, tall + 2 * pad)
        while len(self._buttons) < len(self._lines):
            self._add_button(len(self._buttons))
        for at, button in enumerate(self._buttons):
            if at < len(self._lines):
                button.setGeometry(self.line_rect(at).toRect())
            button.setVisible(at < len(self._lines))
        self._mark()

    def _add_button(self, at: int) -> None:
        button = LineButton(self.theme, self._looks, self)
        button.clicked.connect(lambda: self._choose(self._lines[at], "open"))
        button.entered.connect(lambda: self._on_entered(at))
        button.dragged.connect(self.hide)  # it lies over what the drag goes to
        self._buttons.append(button)

    def _mark(self) -> None:
        for at, (button, line) in enumerate(zip(self._buttons, self._lines, strict=False)):
            button.show_line(line, is_marked=at == self._at)

    def _on_entered(self, at: int) -> None:
        if self._lines[at].is_choice:
            self._at = at
            self._mark()

    def on_theme_changed(self) -> None:
        super().on_theme_changed()
        self._fit()

    def place(self, start: int, below: int) -> QRect:
        """Geometry with the card's edge, where reading begins, at `start` and its top 10 px under
        `below`, as far as the window reaches."""
        self._fit()
        pad, edge = self.theme.px(MARGIN), self.theme.px(EDGE)
        wide = self.width() - 2 * pad
        left = start + 1 - wide if self.isRightToLeft() else start
        left = max(edge, min(left, self.window().width() - edge - wide))
        return QRect(left - pad, below + self.theme.px(10) - pad, self.width(), self.height())

    def card(self) -> QRectF:
        pad = self.theme.px(MARGIN)
        return QRectF(self.rect()).adjusted(pad, pad, -pad, -pad)

    def line_rect(self, at: int) -> QRectF:
        """Where a line lies, in this widget's coordinates."""
        card = self.card()
        top = card.top() + self.theme.px(2)
        for line in self._lines[:at]:
            top += self._looks.height(line)
        return QRectF(card.left(), top, card.width(), self._looks.height(self._lines[at]))

    # -- keys and pointer --------------------------------------------------------------------------

    def _on_key(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self._escape(event)
        elif not self.isVisible():
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._field.text().strip():
                event.accept()
                self.all_wanted.emit(self._field.text())
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            event.accept()
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self._enter(event.modifiers())
        elif key == Qt.Key.Key_Tab:
            self._complete(event)

    def _complete(self, event: QKeyEvent) -> None:
        """Tab takes the first completion; without one it goes on to the next control."""
        found = next((line for line in self._lines if line.kind is LineKind.COMPLETION), None)
        if found is not None:
            event.accept()
            if not self._is_late():
                self.text_wanted.emit(found.text)

    def _escape(self, event: QKeyEvent) -> None:
        """The first Esc closes, the second clears, a third one goes back to the page."""
        self._wish = None
        if self.isVisible():
            event.accept()
            self.hide()
        elif self._field.text():
            event.accept()
            self._field.set_text("")  # quietly: no list of former searches falls over the page

    def _step(self, by: int) -> None:
        choices = [at for at, line in enumerate(self._lines) if line.is_choice]
        if not choices:
            return
        if self._at in choices:
            self._at = choices[(choices.index(self._at) + by) % len(choices)]
        else:
            self._at = choices[0 if by > 0 else -1]
        self._mark()
        self._tell()

    def _tell(self) -> None:
        """The focus stays in the field, so a screen reader is told what is marked."""
        marked = self.marked
        rows = sum(line.kind is LineKind.ROW for line in self._lines)
        count = words.tr("%n results", "", rows) if self._text else ""
        text = words.joined(said(marked), count) if marked is not None else ""
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)
            announce(self._field.line, text)

    def _enter(self, held: Qt.KeyboardModifier) -> None:
        self._wish = None
        if held & Qt.KeyboardModifier.ControlModifier:
            self._finish_all(self._field.text())
            return
        if self._is_late():
            self._wish = held
            return
        if held & Qt.KeyboardModifier.AltModifier:
            verb = "play"
        else:
            verb = "next" if held & Qt.KeyboardModifier.ShiftModifier else "open"
        line = self.marked
        if line is None:
            self._finish_all(self._field.text())
        else:
            self._choose(line, verb)

    def _choose(self, line: Line, verb: str) -> None:
        match line.kind:
            case LineKind.ROW if line.row is not None:
                if verb == "open":
                    self.hide()
                self.chosen.emit(Chosen(line.row, verb))
            case LineKind.RECENT | LineKind.COMPLETION:
                self.text_wanted.emit(line.text)
            case LineKind.ALL:
                self._finish_all(line.detail)

    def _finish_all(self, text: str) -> None:
        if text.strip():
            self.hide()
            self.all_wanted.emit(text)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    # -- painting ----------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = mirror.painter(self)
        theme, card = self.theme, self.card()
        theme.shadow(26, 10, dpr=self.devicePixelRatioF()).paint(painter, card)
        painting.rounded(painter, card, 14, theme.color("pop"), theme.color("line2"))


def _span(results: SearchResults) -> tuple[int, int] | None:
    if not results.errors:
        return None
    error = results.errors[0]
    return error.start, error.end
