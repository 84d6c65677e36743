"""The bar that floats over a table while rows are selected: how many, how long, what to do."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSpacerItem, QWidget

from audio2_desktop.ui import words
from audio2_desktop.ui.access import Role
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import mirror, painting
from audio2_desktop.ui.widgets.buttons import IconButton
from audio2_desktop.ui.widgets.labels import Label
from audio2_desktop.ui.widgets.rating import Rating
from audio2_desktop.ui.widgets.themed import ThemedButton, plain_tip

HEIGHT = 46
SHADOW = 16
GAPS = (10, 22, 20)
"""Around the time, and before the cross."""
RATE = 3
"""The place of Rate among what can be done."""


class _Action(ThemedButton):
    """An icon with a word, without a border; where room is short the word is in the tool tip."""

    def __init__(self, theme: Theme, icon: str, text: str) -> None:
        super().__init__(theme, text)
        self.setToolTip("")
        self._icon, self._text = icon, text
        self._is_bare = False

    def set_bare(self, bare: bool) -> None:
        """Without its word."""
        self._is_bare = bare
        self.setToolTip(plain_tip(self._text) if bare else "")
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        px = self.theme.px
        if self._is_bare:
            return QSize(max(px(18 + 14), self.theme.target()), self.theme.target())
        wide = self.theme.metrics("body_strong").horizontalAdvance(self._text)
        return QSize(round(wide) + px(18 + 5 + 14), self.theme.target())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = mirror.painter(self)
        theme, px = self.theme, self.theme.px
        box = QRectF(self.rect())
        if self.hover.share > 0:
            painting.rounded(painter, box, 8, theme.faded("sel", self.hover.share))
        icon = theme.icon(self._icon, px(18), "t1", self.devicePixelRatioF())
        painting.centred_icon(painter, icon, QRectF(px(7), 0, px(18), box.height()))
        if not self._is_bare:
            room, font = box.adjusted(px(7 + 18 + 5), 0, 0, 0), theme.font("body_strong")
            painting.text_line(painter, room, self._text, font, theme.color("t1"))
        if self.has_ring:
            painting.focus_ring(painter, theme, box, 8)


class SelectionBar(QWidget):
    """Place it with `settle(over)`; it hides itself when nothing is selected."""

    access_role = Role.ToolBar

    play = Signal()
    queue = Signal()
    add = Signal()
    tag = Signal()
    rated = Signal(int)
    closed = Signal()
    _rate_pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget, *, has_marks: bool = True) -> None:
        """has_marks: what is selected can have stars and tags."""
        super().__init__(parent)
        self.theme = theme
        self._over = parent
        self._count = Label(theme, "", "body_strong", "t1")
        self._time = Label(theme, "", "body", "t2")
        self._stars = Rating(theme, self, px=17, gap=3)
        self._stars.hide()
        said = [
            ("play", words.tr("Play"), self.play),
            ("queue", words.tr("Queue"), self.queue),
            ("playlist", words.tr("Add to"), self.add),
        ]
        if has_marks:
            said += [
                ("star", words.tr("Rate"), self._rate_pressed),
                ("tag", words.tr("Tag"), self.tag),
            ]
        cross = IconButton(theme, "x", words.tr("Clear selection"), px=16, side=32)
        row = self._row = QHBoxLayout(self)
        edge = theme.px(SHADOW)
        row.setContentsMargins(edge + theme.px(22), edge, edge + theme.px(10), edge)
        row.setSpacing(theme.px(6))
        self._gaps = [QSpacerItem(0, 0) for _ in GAPS]
        row.addWidget(self._count)
        row.addSpacerItem(self._gaps[0])
        row.addWidget(self._time)
        row.addSpacerItem(self._gaps[1])
        self._actions = [_Action(theme, icon, text) for icon, text, _ in said]
        for action, (_, _, pressed) in zip(self._actions, said, strict=True):
            action.clicked.connect(pressed)
            row.addWidget(action)
        if has_marks:
            row.insertWidget(row.count() - 1, self._stars)
        row.addSpacerItem(self._gaps[2])
        row.addWidget(cross)
        self._rate_pressed.connect(self._on_rate_pressed)
        self._stars.rated.connect(self.rated)
        cross.clicked.connect(self.closed)
        self.setAccessibleName(words.tr("Selection"))
        self.hide()

    def show_selection(self, count: int, length_ms: int) -> None:
        """Below two rows there is nothing to sum up."""
        if count < 2:
            self._stars.hide()
            self.hide()
            return
        text = words.fill(words.tr("{count} selected"), {"count": words.count(count)})
        self._count.set_text(text)
        self._time.set_text(words.length(length_ms, exact=True) if length_ms else "")
        self._stars.set_rating(0)
        self.settle()
        self.show()
        self.raise_()

    def _on_rate_pressed(self) -> None:
        self._stars.setVisible(not self._stars.isVisible())
        self.settle()

    def body_height(self) -> int:
        """The bar with the gap below it, without its shadow above."""
        return self.height() - self.theme.px(SHADOW)

    def settle(self) -> None:
        """Bottom middle of the parent."""
        parent = self._over
        size = self._size_in(parent.width())
        size.setHeight(self.theme.px(HEIGHT + 2 * SHADOW))
        size.setWidth(min(size.width(), parent.width()))
        x = (parent.width() - size.width()) // 2
        self.setGeometry(x, parent.height() - size.height(), size.width(), size.height())
        self._row.activate()

    def _size_in(self, room: int) -> QSize:
        """What the window is too small for goes: the time, then the words beside the icons, then,
        while stars are chosen, what else can be done."""
        size = QSize()
        for left_out in range(4):
            is_bare = left_out > 1
            self._time.setVisible(left_out < 1 and bool(self._time.text()))
            for action in self._actions:
                action.set_bare(is_bare)
            for action in (*self._actions[:RATE], *self._actions[RATE + 1 :]):
                action.setVisible(left_out < 3 or self._stars.isHidden())
            for gap, wide in zip(self._gaps, GAPS, strict=True):
                gap.changeSize(0 if is_bare else self.theme.px(wide), 0)
            self._row.invalidate()
            size = self.sizeHint()
            if size.width() <= room:
                break
        return size

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = mirror.painter(self)
        edge = self.theme.px(SHADOW)
        body = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        shadow = self.theme.shadow(edge, 4, dpr=self.devicePixelRatioF())
        shadow.paint(painter, body.adjusted(4, 4, -4, -4))
        fill, line = self.theme.color("s3"), self.theme.color("line2")
        painting.rounded(painter, body, body.height() / 2, fill, line)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
