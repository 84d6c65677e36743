"""A text that becomes a field when it is clicked: Enter keeps, Esc leaves as it was."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from audio2_desktop.ui.access import Role
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.titles import FitTitle
from audio2_desktop.ui.widgets.labels import Label


class EditInPlace(QWidget):
    """`edited(text)` with the trimmed new text; an empty one only where `may_be_empty`."""

    access_role = Role.Grouping

    edited = Signal(str)

    def __init__(
        self,
        theme: Theme,
        face: Label | FitTitle,
        role: str,
        name: str,
        *,
        placeholder: str = "",
        longest: int = 200,
        may_be_empty: bool = False,
    ) -> None:
        super().__init__()
        self._theme, self._face, self._role = theme, face, role
        self._text = ""
        self._before: QWidget | None = None
        self._placeholder = placeholder
        self._may_be_empty = may_be_empty
        self.field = QLineEdit()
        self.field.setMaxLength(longest)
        self.field.setAccessibleName(name)
        self.field.hide()
        self.field.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(face)
        column.addWidget(self.field)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        return self._text

    def set_text(self, text: str) -> None:
        self._text = text
        self._face.set_text(text or self._placeholder)
        if isinstance(self._face, Label):
            self._face.set_colour("t2" if text else "t3")

    @property
    def is_editing(self) -> bool:
        return self.field.isVisible()

    def edit(self) -> None:
        """Open the field (F2, a click, Enter)."""
        font = self._theme.font(self._role)
        if font.pixelSize() > self._theme.px(30):
            font = self._theme.font("page_title")
        self.field.setFont(font)
        self.field.setFixedHeight(self._face.sizeHint().height() + self._theme.px(4))
        self.field.setText(self._text)
        self._before = QApplication.focusWidget()
        self._face.hide()
        self.field.show()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and not self.is_editing:
            self.edit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut and self.is_editing:
            self._keep(gives_back=False)
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            # used up here: what the field lets pass would open it again
            if event.key() == Qt.Key.Key_Escape:
                self._leave()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._keep()
                return True
        return super().eventFilter(watched, event)

    def _keep(self, *, gives_back: bool = True) -> None:
        if not self.is_editing:
            return
        text = self.field.text().strip()
        self._leave(gives_back=gives_back)
        if text != self._text and (text or self._may_be_empty):
            self.set_text(text)
            self.edited.emit(text)

    def _leave(self, *, gives_back: bool = True) -> None:
        """gives_back: the focus, to what had it before F2 or the click; else it has gone on."""
        self.field.hide()
        self._face.show()
        if gives_back:
            before = self._before
            target = before if before is not None and before.isVisible() else self
            target.setFocus(Qt.FocusReason.OtherFocusReason)
