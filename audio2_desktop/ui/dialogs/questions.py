"""Two small dialogs: type a text (name of a playlist), confirm something that takes things away."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from audio2_desktop.ui import words
from audio2_desktop.ui.dialogs.overlay import PAD, Overlay
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets.buttons import PillButton
from audio2_desktop.ui.widgets.halo import Halo
from audio2_desktop.ui.widgets.labels import Label
from audio2_desktop.ui.widgets.told_label import ToldLabel

MAX_NAME = 500


class TextQuestion(Overlay):
    """Answers the trimmed text, or None. OK is off while `refuse(text)` gives a reason."""

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        title: str,
        label: str,
        *,
        text: str = "",
        ok: str = "",
        refuse: Callable[[str], str] | None = None,
    ) -> None:
        super().__init__(theme, window, title)
        self._refuse = refuse
        caption = Label(theme, label, "caption_medium", "t2", self.card)
        self.field = QLineEdit(text, self.card)
        Halo(theme, self.field)
        self.field.setObjectName("answer")
        self.field.setAccessibleName(label)
        self.field.setMaxLength(MAX_NAME)
        self.field.selectAll()
        self.field.textChanged.connect(self._check)
        self.field.returnPressed.connect(self._accept)
        self.reason = ToldLabel(theme, "", "caption", "err", self.card)
        for part in (caption, self.field, self.reason):
            self.card.content.addWidget(part)
        self.add_button(words.tr("Cancel"), lambda: self.finish(None))
        self.ok = self.add_button(ok or words.tr("Save"), self._accept, primary=True)
        self._check()

    def first_focus(self) -> QWidget:
        return self.field

    async def text(self) -> str | None:
        """Show it and wait for the text."""
        answer = await self.answer()
        return answer if isinstance(answer, str) else None

    def _check(self) -> None:
        text = self.field.text().strip()
        reason = self._refuse(text) if text and self._refuse is not None else ""
        self.reason.set_text(reason)
        self.ok.setEnabled(bool(text) and not reason)

    def _accept(self) -> None:
        if self.ok.isEnabled():
            self.finish(self.field.text().strip())


class Confirmation(Overlay):
    """Answers True, or None. The safe button has the focus; the other one says what it does."""

    def __init__(
        self, theme: Theme, window: QWidget, title: str, text: str, action: str, safe: str = ""
    ) -> None:
        super().__init__(theme, window, title)
        lines = QVBoxLayout()
        lines.setSpacing(theme.px(3))
        for line in wrapped(theme, text, theme.px(440 - 2 * PAD)):
            lines.addWidget(Label(theme, line, "body", "t2", self.card))
        self.card.content.addLayout(lines)
        self.safe: PillButton = self.add_button(
            safe or words.tr("Cancel"), lambda: self.finish(None)
        )
        self.action = self.add_button(action, lambda: self.finish(True), primary=True, danger=True)

    def first_focus(self) -> QWidget:
        return self.safe

    async def is_confirmed(self) -> bool:
        """Show it and wait for the decision."""
        return await self.answer() is True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            return  # Enter acts only on the button that has the focus
        super().keyPressEvent(event)


class Choice(Overlay):
    """One of several ways on, each named on its button; the last one is the proposal."""

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        title: str,
        text: str,
        options: Sequence[tuple[str, str]],
    ) -> None:
        """options: (answer, text of the button)."""
        width = min(520, (window.width() - theme.px(32)) * 520 // theme.px(520))
        super().__init__(theme, window, title, width)
        for line in wrapped(theme, text, theme.px(width - 2 * PAD)):
            self.card.content.addWidget(Label(theme, line, "body", "t2", self.card))
        for at, (answer, label) in enumerate(options):
            self._last = self.add_button(
                label, partial(self.finish, answer), primary=at == len(options) - 1
            )

    def first_focus(self) -> QWidget:
        return self._last

    async def chosen(self) -> str | None:
        """Show it and wait for the choice; None when it was closed."""
        answer = await self.answer()
        return answer if isinstance(answer, str) else None


def wrapped(theme: Theme, text: str, width: int) -> list[str]:
    """Lines of plain text no wider than `width` pixels, broken at spaces."""
    metrics = theme.metrics("body")
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
