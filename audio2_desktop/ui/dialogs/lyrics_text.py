"""Lyrics as text, shown before they are kept: what was pasted, to be read and put right."""

from collections.abc import Awaitable, Callable

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from audio2_desktop.domain.lyrics import Lyrics
from audio2_desktop.jobs.tasks import ErrorSink, TaskSlot
from audio2_desktop.ui import words
from audio2_desktop.ui.dialogs.overlay import Overlay
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets.told_label import ToldLabel

WIDTH, HEIGHT = 560, 300
MARGIN = 40
SETTLED_MS = 150
"""After the last letter it is looked at what the text is."""

Recognise = Callable[[str], Awaitable[Lyrics | None]]


class _Text(QPlainTextEdit):
    def __init__(self, theme: Theme, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self.setTabChangesFocus(True)
        self.setFont(theme.font("body"))
        self.setMinimumHeight(theme.px(80))

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(WIDTH), self._theme.px(HEIGHT))


class LyricsText(Overlay):
    """Answers the text, or None. It can be kept once `recognise` has found words in it."""

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        text: str,
        recognise: Recognise,
        on_error: ErrorSink,
    ) -> None:
        tr = words.tr
        room = round((window.width() - MARGIN) * 100 / theme.scale_percent)
        super().__init__(theme, window, tr("Paste lyrics"), max(280, min(WIDTH, room)))
        self._recognise = recognise
        self._slot = TaskSlot(on_error)
        self._settled = QTimer(self, interval=SETTLED_MS, singleShot=True)
        self._settled.timeout.connect(self._look)
        self.field = _Text(theme, text, self.card)
        self.field.setObjectName("answer")
        self.field.setAccessibleName(tr("Lyrics"))
        self.field.setPlaceholderText(tr("Plain lines, or LRC with times"))
        self.kind = ToldLabel(theme, "", "caption", "t2", self.card)
        self.card.content.addWidget(self.field, 1)
        self.card.content.addWidget(self.kind)
        self.add_button(tr("Cancel"), lambda: self.finish(None))
        self.ok = self.add_button(tr("Keep"), self._accept, primary=True)
        self.field.textChanged.connect(self._on_changed)
        self._on_changed()

    def first_focus(self) -> QWidget:
        return self.field

    async def text(self) -> str | None:
        """Show it and wait for the text."""
        try:
            answer = await self.answer()
        finally:
            self._settled.stop()
            self._slot.close()
        return answer if isinstance(answer, str) else None

    def _on_changed(self) -> None:
        self.ok.setEnabled(False)
        self._slot.cancel()  # what is being looked at is another text already
        self._settled.start()

    def _look(self) -> None:
        self._slot.run(self._show_kind(self.field.toPlainText()))

    async def _show_kind(self, text: str) -> None:
        found = await self._recognise(text)
        self.kind.set_text(_in_words(found) if found or text.strip() else "")
        self.ok.setEnabled(found is not None)

    def _accept(self) -> None:
        self.finish(self.field.toPlainText())


def _in_words(found: Lyrics | None) -> str:
    if found is None:
        return words.tr("There are no words in this text.")
    count = sum(bool(line.text) for line in found.lines)
    if found.is_synced:
        return words.tr("Synced lyrics, %n lines", "", count)
    return words.tr("Plain lyrics, %n lines", "", count)
