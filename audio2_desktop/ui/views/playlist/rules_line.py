"""The question of a smart playlist as a line of text, and the field in which it is changed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from audio2_desktop.domain.query import parse
from audio2_desktop.ui import words
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets.buttons import PillButton
from audio2_desktop.ui.widgets.labels import Label
from audio2_desktop.ui.widgets.search_field import SearchField
from audio2_desktop.ui.widgets.told_label import ToldLabel

FIELD = 460


class RulesLine(QWidget):
    """`edited(text)` with another question that makes sense: Enter or Save keeps, Esc leaves. What
    makes no sense is marked where it stands and cannot be kept."""

    edited = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._rules = ""
        self.shown = Label(theme, "", "body", "t2")
        self.shown.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.edit = PillButton(theme, words.tr("Edit search"), icon="pencil-simple", height=34)
        self.field = SearchField(theme, words.tr("Search"), icon="sparkle", width=FIELD)
        self.error = ToldLabel(theme, "", "table", "err")
        self.save = PillButton(theme, words.tr("Save"), primary=True, height=34)
        self.cancel = PillButton(theme, words.tr("Cancel"), height=34)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(10), 0, 0)
        column.setSpacing(theme.px(4))
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        for part in (self.field, self.shown, self.edit, self.save, self.cancel):
            row.addWidget(part)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.error)
        self.edit.clicked.connect(self.begin)
        self.save.clicked.connect(self._keep)
        self.cancel.clicked.connect(self.leave)
        self.field.text_changed.connect(lambda _: self._check())
        self.field.key_pressed.connect(self._on_key)
        self._show_field(is_open=False)

    @property
    def is_editing(self) -> bool:
        return not self.field.isHidden()

    def set_rules(self, rules: str) -> None:
        """The question as it is kept; what is being typed stays."""
        self._rules = rules
        self.shown.set_text(rules)

    def begin(self) -> None:
        """Open the field."""
        self._show_field(is_open=True)
        self.field.line.setText(self._rules)
        self._check()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Close the field; the question stays as it was."""
        self._show_field(is_open=False)

    def _check(self) -> None:
        text = self.field.text()
        asked = parse(text)
        first = asked.errors[0] if asked.errors else None
        self.field.set_error((first.start, first.end) if first is not None else None)
        self.error.set_text(words.tr(first.text) if first is not None else "")
        self.error.setVisible(first is not None)
        self.save.setEnabled(first is None and asked.tree is not None)

    def _on_key(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self._keep()
        elif event.key() == Qt.Key.Key_Escape:
            event.accept()
            self.leave()
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        text = " ".join(self.field.text().split())
        if not self.save.isEnabled():
            return
        self.leave()
        if text != self._rules:
            self.edited.emit(text)

    def _show_field(self, *, is_open: bool) -> None:
        for part in (self.field, self.save, self.cancel):
            part.setVisible(is_open)
        for other in (self.shown, self.edit):
            other.setVisible(not is_open)
        self.error.hide()
