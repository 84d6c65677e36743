"""Buttons of the design: round icon buttons, pills, the play disc, filter chips, toggles."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import mirror, painting
from audio2_desktop.ui.widgets.themed import ThemedButton

TURN_MS, TURN, ARC = 50, 15, 100
"""Of the arc while something is waited for: a step, and degrees of a step and of the arc."""


class IconButton(ThemedButton):
    """A round button with one icon; checkable ones take the filled icon in the accent when on."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        name: str,
        parent: QWidget | None = None,
        *,
        px: int = 18,
        side: int = 32,
        colour: str = "t2",
    ) -> None:
        super().__init__(theme, name, parent)
        self._icon = icon
        self._icon_on = icon
        self._px = px
        self._side = side
        self._colour = colour
        self._colour_on = "accent"
        self._accent: QColor | None = None
        self._has_dot = False

    def set_icon(self, icon: str, colour: str | None = None) -> None:
        self._icon = icon
        self._icon_on = icon
        if colour is not None:
            self._colour = colour
        self.update()

    def set_checked_look(self, icon: str, colour: str = "accent", *, dot: bool = False) -> None:
        """Icon and colour while checked; `dot` puts a small mark below it."""
        self._icon_on = icon
        self._colour_on = colour
        self._has_dot = dot
        self.update()

    def set_accent(self, accent: QColor | None) -> None:
        """Accent of the record this button belongs to, instead of the brand's."""
        self._accent = accent
        self.update()

    @property
    def icon_name(self) -> str:
        return self._icon_on if self.isChecked() else self._icon

    def sizeHint(self) -> QSize:
        side = self.theme.target(self._side)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = mirror.painter(self)
        theme, box = self.theme, QRectF(self.rect())
        held = 1.0 if self.isDown() else max(self.hover.share, self.press_share)
        strength = held if self.isEnabled() else 0.0
        if strength > 0:
            veil = theme.faded("sel", strength)
            painting.rounded(painter, box, box.height() / 2, veil)
        pixmap = theme.icon(
            self.icon_name, theme.px(self._px), self._tint(), self.devicePixelRatioF()
        )
        painting.centred_icon(painter, pixmap, box)
        if self.isChecked() and self._has_dot:
            side = theme.px(4)
            painting.rounded(
                painter,
                QRectF(box.center().x() - side / 2, box.bottom() - side - 1, side, side),
                side / 2,
                self._tint(),
            )
        if self.has_ring:
            painting.focus_ring(painter, theme, box, box.height() / 2)

    def _tint(self) -> QColor:
        if not self.isEnabled():
            return self.theme.faded("t3", 0.5)
        if self.isChecked():
            if self._colour_on == "accent" and self._accent is not None:
                return self._accent
            return self.theme.color(self._colour_on)
        if self._colour in ("t2", "t3") and self.hover.share > 0.5:
            return self.theme.color("t1")
        return self.theme.color(self._colour)


class PlayDisc(ThemedButton):
    """The round play / pause button. Accent when `accented`, else the neutral play colour."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        parent: QWidget | None = None,
        *,
        side: int = 40,
        accented: bool = False,
    ) -> None:
        super().__init__(theme, name, parent)
        self._side = side
        self._accented = accented
        self._accent: QColor | None = None
        self._is_playing = self._is_waiting = False
        self._angle = 0
        self._turning: QTimer | None = None

    def set_waiting(self, waiting: bool) -> None:
        """Whether sound has to be waited for: an arc goes round."""
        if waiting == self._is_waiting:
            return
        self._is_waiting = waiting
        if self._turning is not None:
            self._turning.stop()
        if waiting and not self.theme.is_motion_reduced:
            if self._turning is None:
                self._turning = QTimer(self, interval=TURN_MS)
                self._turning.timeout.connect(self._turn)
            self._turning.start()
        self.update()

    @property
    def is_turning(self) -> bool:
        return self._turning is not None and self._turning.isActive()

    def _turn(self) -> None:
        self._angle = (self._angle - TURN) % 360
        self.update()

    def set_playing(self, playing: bool) -> None:
        self._is_playing = playing
        self.update()

    def set_accent(self, accent: QColor | None) -> None:
        self._accent = accent
        self.update()

    def sizeHint(self) -> QSize:
        side = self.theme.target(self._side)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = mirror.painter(self)
        theme, box = self.theme, QRectF(self.rect())
        if self._accented:
            fill = self._accent or theme.color("accent")
            ink = theme.text_on(fill)
        else:
            fill, ink = theme.color("play"), theme.color("onplay")
        if not self.isEnabled():
            fill = theme.faded(fill, 0.4)
        shrink = self.press_share
        body = box.adjusted(shrink, shrink, -shrink, -shrink)
        if self.has_ring:
            gap = theme.ring + 2
            painting.focus_ring(painter, theme, box, box.height() / 2)
            body = box.adjusted(gap, gap, -gap, -gap)
        if self._is_waiting:
            body = self._paint_wait(painter, body)
        painting.rounded(painter, body, body.height() / 2, fill)
        if self.hover.share > 0 and self.isEnabled():
            painting.rounded(
                painter, body, body.height() / 2, theme.faded("hover", self.hover.share)
            )
        icon = "pause-fill" if self._is_playing else "play-fill"
        px = theme.px(self._side * 0.45)
        painting.centred_icon(painter, theme.icon(icon, px, ink, self.devicePixelRatioF()), body)

    def _paint_wait(self, painter: QPainter, box: QRectF) -> QRectF:
        """A ring with an arc that goes round; returns the room within it."""
        theme = self.theme
        thick = theme.px(3)
        ring = box.adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("line2"), thick))
        painter.drawEllipse(ring)
        pen = QPen(self._accent or theme.color("accent"), thick)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawArc(ring, self._angle * 16, ARC * 16)
        painter.restore()
        inset = thick + theme.px(2)
        return box.adjusted(inset, inset, -inset, -inset)


class PillButton(ThemedButton):
    """A button with a text and maybe an icon. Primary = filled with the accent, secondary =
    outlined."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        parent: QWidget | None = None,
        *,
        icon: str = "",
        primary: bool = False,
        danger: bool = False,
        height: int = 36,
    ) -> None:
        super().__init__(theme, text, parent)
        self.setToolTip("")
        self.setText(text)
        self._icon = icon
        self._primary = primary
        self._danger = danger
        self._height = height
        self._accent: QColor | None = None

    def set_text(self, text: str) -> None:
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def set_accent(self, accent: QColor | None) -> None:
        """Accent of the record this button belongs to."""
        self._accent = accent
        self.update()

    def set_icon(self, icon: str) -> None:
        self._icon = icon
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = self.theme
        advance = theme.metrics("body_strong").horizontalAdvance(self.text())
        width = advance + theme.px(60 if self._icon else 36)
        return QSize(round(width) + 1, theme.target(self._height))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = mirror.painter(self)
        theme, box = self.theme, QRectF(self.rect())
        if self.has_ring:
            painting.focus_ring(painter, theme, box, box.height() / 2)
            gap = theme.ring + 2.0
            box = box.adjusted(gap, gap, -gap, -gap)
        radius = box.height() / 2
        ink = self._body(painter, box, radius)
        if self.isEnabled():
            for name, share in (("hover", self.hover.share), ("sel", self.press_share * 0.6)):
                if share > 0:
                    painting.rounded(painter, box, radius, theme.faded(name, share))
        self._content(painter, QRectF(self.rect()), ink)

    def _body(self, painter: QPainter, box: QRectF, radius: float) -> QColor:
        """Paints fill and border; returns the colour for text and icon."""
        theme = self.theme
        if self._primary:
            fill = theme.color("err") if self._danger else self._accent or theme.color("accent")
            ink = theme.text_on(fill)
            if not self.isEnabled():
                fill, ink = theme.color("s2"), theme.color("t3")
            painting.rounded(painter, box, radius, fill)
            return ink
        painting.rounded(painter, box, radius, theme.color("hover"), theme.color("line2"))
        if not self.isEnabled():
            return theme.color("t3")
        return theme.color("err" if self._danger else "t1")

    def _content(self, painter: QPainter, box: QRectF, ink: QColor) -> None:
        theme = self.theme
        font = theme.font("body_strong")
        advance = theme.metrics("body_strong").horizontalAdvance(self.text())
        icon_px = theme.px(18)
        lead = icon_px + theme.px(8) if self._icon else 0
        lean = theme.px(2) if self._icon else 0  # an icon weighs less than a letter
        left = box.left() + max(theme.px(12), (box.width() - advance - lead - lean) / 2)
        if self._icon:
            icon = theme.icon(self._icon, icon_px, ink, self.devicePixelRatioF())
            painting.centred_icon(painter, icon, QRectF(left, box.top(), icon_px, box.height()))
        room = box.right() - theme.px(8) - left - lead
        painting.text_line(
            painter, QRectF(left + lead, box.top(), room, box.height()), self.text(), font, ink
        )


class Chip(ThemedButton):
    """A filter or scope: checkable, filled when on. A closable one carries an x and says `clicked`
    for it."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        parent: QWidget | None = None,
        *,
        closable: bool = False,
        tall: int = 30,
    ) -> None:
        super().__init__(theme, text, parent)
        self._tall = tall
        self.setToolTip("")
        self.setText(text)
        self._closable = closable
        self.setCheckable(not closable)

    def _role(self) -> str:
        """What can be taken away is heavier than what is chosen among others."""
        return "table_strong" if self._closable else "table_medium"

    def sizeHint(self) -> QSize:
        theme = self.theme
        width = theme.metrics(self._role()).horizontalAdvance(self.text()) + theme.px(24)
        if self._closable:
            width += theme.px(18)
        return QSize(max(theme.target(), round(width) + 1), theme.target())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = mirror.painter(self)
        theme = self.theme
        inset = (self.height() - theme.px(self._tall)) / 2
        box = QRectF(self.rect()).adjusted(0, inset, 0, -inset)
        radius = box.height() / 2
        if self.isChecked():
            painting.rounded(painter, box, radius, theme.color("play"))
            ink = theme.color("onplay")
        else:
            painting.rounded(painter, box, radius, theme.color("s1"), theme.color("line"))
            if self.hover.share > 0:
                painting.rounded(painter, box, radius, theme.faded("hover", self.hover.share))
            ink = theme.color("t1" if self._closable or self.hover.share > 0.5 else "t2")
        text = box.adjusted(theme.px(12), 0, -theme.px(12), 0)
        if self._closable:
            cross = theme.icon("x", theme.px(12), "t2", self.devicePixelRatioF())
            side = theme.px(12)
            spot = QRectF(text.right() - side, box.top(), side, box.height())
            painting.centred_icon(painter, cross, spot)
            text = text.adjusted(0, 0, -theme.px(18), 0)
        align = Qt.AlignmentFlag.AlignLeft if self._closable else Qt.AlignmentFlag.AlignHCenter
        painting.text_line(painter, text, self.text(), theme.font(self._role()), ink, align)
        if self.has_ring:
            painting.focus_ring(painter, theme, self.rect(), self.height() / 2)


class Toggle(ThemedButton):
    """An on / off switch, 40 x 22 in a target of 32."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self.setToolTip("")
        self.setCheckable(True)
        self.toggled.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(46), self.theme.target())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = mirror.painter(self)
        theme = self.theme
        wide, tall = theme.px(40), theme.px(22)
        track = QRectF((self.width() - wide) / 2, (self.height() - tall) / 2, wide, tall)
        on = self.isChecked()
        fill = theme.color("accent") if on else theme.color("s3")
        if not self.isEnabled():
            fill = theme.faded(fill, 0.5)
        border = None if on else theme.color("line2")
        painting.rounded(painter, track, tall / 2, fill, border)
        knob = tall - theme.px(6)
        left = track.right() - knob - theme.px(3) if on else track.left() + theme.px(3)
        ink = theme.color("onaccent") if on else theme.color("t2")
        painting.rounded(
            painter, QRectF(left, track.top() + theme.px(3), knob, knob), knob / 2, ink
        )
        if self.has_ring:
            gap = theme.ring + 1
            painting.focus_ring(
                painter, theme, track.adjusted(-gap, -gap, gap, gap), tall / 2 + gap
            )
