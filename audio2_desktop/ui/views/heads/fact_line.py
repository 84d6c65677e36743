"""Facts in a row: "4 albums   69 tracks", their numbers in strong type, or quiet with dots."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from audio2_desktop.ui.access import Role
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import painting
from audio2_desktop.ui.widgets.themed import Themed, plain_tip

GAP = 24
DOT, BESIDE_DOT = "\N{MIDDLE DOT}", 9
LEAST, LEAST_AFTER_DOT = 12, 48
"""Room for which a piece is not begun: a dot alone says nothing."""
_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*")


class FactLine(Themed, QWidget):
    """One line; facts that do not fit are elided, then left out, and stand in the tool tip.

    is_dotted: no strong numbers; a dot before each fact, which goes on with what stands before.
    """

    access_role = Role.StaticText

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, is_dotted: bool = False
    ) -> None:
        super().__init__(parent)
        self.wear(theme)
        self._is_dotted = is_dotted
        self._facts: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_facts(self, *facts: str) -> None:
        """Empty ones are left out."""
        self._facts = tuple(fact for fact in facts if fact)
        self.setAccessibleName(", ".join(self._facts))
        self.updateGeometry()
        self._tell_rest()
        self.update()

    def text(self) -> str:
        return ", ".join(self._facts)

    def sizeHint(self) -> QSize:
        return QSize(round(self._needed()), round(self.theme.metrics("body").height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_rest()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self.theme
        left, right = 0.0, float(self.width())
        for piece, role, ink, before in self._laid():
            left += before
            room = right - left
            if room < theme.px(LEAST_AFTER_DOT if piece == DOT else LEAST):
                return
            spot = QRectF(0 if self.isRightToLeft() else left, 0, room, self.height())
            painting.text_line(painter, spot, piece, theme.font(role), theme.color(ink))
            left += theme.metrics(role).horizontalAdvance(piece)

    def _tell_rest(self) -> None:
        self.setToolTip(plain_tip(self.text()) if self._needed() > self.width() + 0.5 else "")

    def _needed(self) -> float:
        return sum(
            before + self.theme.metrics(role).horizontalAdvance(piece)
            for piece, role, _, before in self._laid()
        )

    def _laid(self) -> Iterator[tuple[str, str, str, int]]:
        """(text, type role, colour, pixels before it)"""
        px = self.theme.px
        for at, fact in enumerate(self._facts):
            if self._is_dotted:
                yield DOT, "body", "t3", px(BESIDE_DOT)
                yield fact, "body", "t2", px(BESIDE_DOT)
                continue
            before, is_apart = px(GAP) if at else 0, False
            space = round(self.theme.metrics("body").horizontalAdvance(" "))
            for piece, role, ink in _pieces(fact):
                # a space at the edge of a text has no room where it is read from right to left
                before += space if is_apart or piece[0].isspace() else 0
                yield piece.strip(), role, ink, before
                before, is_apart = 0, piece[-1].isspace()


def _pieces(fact: str) -> list[tuple[str, str, str]]:
    """(text, type role, colour): a number and the words around it. Languages put it anywhere."""
    found = _NUMBER.search(fact)
    if found is None:
        return [(fact, "body", "t2")]
    parts = (
        (fact[: found.start()], "body", "t2"),
        (found.group(), "body_strong", "t1"),
        (fact[found.end() :], "body", "t2"),
    )
    return [part for part in parts if part[0]]
