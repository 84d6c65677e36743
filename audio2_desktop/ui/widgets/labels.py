"""Lines of plain text: elided labels, labels that are links, small tags."""

from functools import cache

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from audio2_desktop.ui import words
from audio2_desktop.ui.access import Role, renamed
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import mirror, painting
from audio2_desktop.ui.widgets.themed import Themed, ThemedButton, plain_tip

WIDEST = 1000
"""Pixels that a label asks for at most, or a little more."""
_LEFT = Qt.AlignmentFlag.AlignLeft
_LEVELS = {"page_title": 1, "dialog_title": 1, "heading": 2, "empty_title": 2, "section": 2}
"""Type roles that are headings, and how deep."""


class Label(Themed, QWidget):
    """One line of plain text, elided at the right; what does not fit is in the tool tip."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        role: str = "body",
        colour: str = "t1",
        parent: QWidget | None = None,
        *,
        align: Qt.AlignmentFlag = _LEFT,
    ) -> None:
        super().__init__(parent)
        self.wear(theme)
        self._text = ""
        self._role = role
        self._colour = colour
        self._align = align
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    @property
    def access_role(self) -> Role:
        """Large type is a heading to readers, too."""
        return Role.Heading if self.access_level else Role.StaticText

    @property
    def access_level(self) -> int:
        return _LEVELS.get(self._role, 0)

    def text(self) -> str:
        return self._text

    def set_text(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.updateGeometry()
            self._tell_rest()
            self.update()

    def set_colour(self, colour: str) -> None:
        self._colour = colour
        self.update()

    @property
    def is_elided(self) -> bool:
        return self._advance() > self.width() + 0.5

    def _advance(self) -> float:
        return _advance(self.theme.metrics(self._role), self._text)

    def sizeHint(self) -> QSize:
        metrics = self.theme.metrics(self._role)
        return QSize(round(self._advance()) + 1, round(metrics.height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_rest()

    def paintEvent(self, event: QPaintEvent) -> None:
        painting.text_line(
            mirror.painter(self),
            self.rect(),
            self._text,
            self.theme.font(self._role),
            self.theme.color(self._colour),
            self._align,
        )

    def _tell_rest(self) -> None:
        self.setToolTip(plain_tip(self._text) if self.is_elided else "")


class Lines(Label):
    """Plain text over up to `most` lines, the last one elided."""

    def __init__(
        self, theme: Theme, most: int, role: str, colour: str, parent: QWidget | None = None
    ) -> None:
        self._most = most
        super().__init__(theme, "", role, colour, parent)

    def lines(self, width: float) -> list[str]:
        """The text as it breaks in `width` pixels."""
        text = self.text().replace("\n", " ")
        text = words.measurable(self.theme.metrics(self._role), text, self._most * width)
        if self.theme.metrics(self._role).horizontalAdvance(text) <= width:
            return [text]
        layout = QTextLayout(text, self.theme.font(self._role))
        layout.setTextOption(_wrapping())
        starts: list[int] = []
        layout.beginLayout()
        while len(starts) < self._most and (line := layout.createLine()).isValid():
            line.setLineWidth(max(1.0, width))
            starts.append(line.textStart())
        layout.endLayout()
        ends = [*starts[1:], len(text)]
        return [text[a:b].strip() for a, b in zip(starts, ends, strict=True)]

    @property
    def is_elided(self) -> bool:
        last = self.lines(self.width())[-1]
        return self.theme.metrics(self._role).horizontalAdvance(last) > self.width() + 0.5

    def lines_height(self, width: float) -> int:
        metrics = self.theme.metrics(self._role)
        return round(metrics.height() * max(1, len(self.lines(width))))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = mirror.painter(self), self.theme
        font, colour = theme.font(self._role), theme.color(self._colour)
        lines = self.lines(self.width())
        step = theme.metrics(self._role).height()
        top = (self.height() - step * len(lines)) / 2
        for at, line in enumerate(lines):
            rect = QRectF(0, top + at * step, self.width(), step)
            painting.text_line(painter, rect, line, font, colour, self._align)


def _advance(metrics: QFontMetricsF, text: str) -> float:
    """Of a name without end only as much as no window is wide."""
    return metrics.horizontalAdvance(words.measurable(metrics, text, WIDEST))


@cache
def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


class LinkLabel(ThemedButton):
    """A name that leads somewhere: plain text, underlined under the pointer, a button to keys and
    readers."""

    access_role = Role.Link
    _is_ticking = False
    """On the class: a reader may ask while the base class is still being made."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        role: str = "table",
        colour: str = "t2",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, text, parent)
        self._role = role
        self._colour = colour
        self._accent: QColor | None = None
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        self.setText(
            text.replace("&", "&&")
        )  # "&" would make a shortcut out of "Simon & Garfunkel"
        self._shown = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self._tell_rest()
        self.update()

    def tick(self, text: str) -> None:
        """Show another time: whoever listens is told when he comes here, not every second."""
        if text != self._shown:
            self._is_ticking = True
            self._shown = text
            self.update()

    def access_name(self) -> str:
        return self._shown if self._is_ticking else self.accessibleName()

    def focusInEvent(self, event: QFocusEvent) -> None:
        renamed(self)
        super().focusInEvent(event)

    def shown_text(self) -> str:
        return self._shown

    def set_accent(self, accent: QColor | None) -> None:
        """A colour of a record for the text, instead of the label's own."""
        self._accent = accent
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self.theme.metrics(self._role)
        return QSize(round(_advance(metrics, self._shown)) + 1, round(metrics.height()) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(24) if self._shown else 0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_rest()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        cursor = (
            Qt.CursorShape.PointingHandCursor if self.isEnabled() else Qt.CursorShape.ArrowCursor
        )
        self.setCursor(cursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = mirror.painter(self)
        theme = self.theme
        box = QRectF(self.rect())
        is_hot = self.isEnabled() and (self.underMouse() or self.has_ring)
        ink = self._accent or theme.color("t1" if is_hot else self._colour)
        wide = painting.text_line(painter, box, self._shown, theme.font(self._role), ink)
        if is_hot:
            metrics = theme.metrics(self._role)
            y = round(box.center().y() + metrics.ascent() / 2 + 1)
            painter.setPen(QPen(ink, 1))
            painter.drawLine(0, y, round(wide), y)
        if self.has_ring:
            painting.focus_ring(painter, theme, box, 3)

    def _tell_rest(self) -> None:
        advance = _advance(self.theme.metrics(self._role), self._shown)
        self.setToolTip(plain_tip(self._shown) if advance > self.width() + 0.5 else "")


class TagLabel(Themed, QWidget):
    """A small box with a fact: "FLAC 24/96". `strong` = as tall as the genres beside it."""

    access_role = Role.StaticText

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        parent: QWidget | None = None,
        *,
        ground: str = "sel",
        strong: bool = False,
    ) -> None:
        super().__init__(parent)
        self.wear(theme)
        self._text = text
        self._ground, self._strong = ground, strong
        self._accent: QColor | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def set_accent(self, accent: QColor | None) -> None:
        """Stand out in this colour."""
        self._accent = accent
        self.update()

    def set_text(self, text: str) -> None:
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        return self._text

    def sizeHint(self) -> QSize:
        wide = self.theme.metrics("tag").horizontalAdvance(self._text) + self.theme.px(12)
        return QSize(round(wide) + 1, self.theme.px(22 if self._strong else 18))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = mirror.painter(self)
        theme = self.theme
        accent = self._accent
        ink = theme.color("t1" if self._strong else "t2")
        ground = theme.color(self._ground)
        if accent is not None:  # opaque: what is behind may have the same hue
            ground = theme.mixed(accent, "window", 0.3)
            ink = theme.readable(accent, ground)
        painting.rounded(painter, self.rect(), 4, ground)
        painting.text_line(
            painter,
            self.rect(),
            self._text,
            theme.font("tag"),
            ink,
            Qt.AlignmentFlag.AlignHCenter,
        )
