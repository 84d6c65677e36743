"""Right to left: widgets say where things are as if all went from left to right, and here places
are turned round where the language wants it. Glyphs, pictures and icons are not turned.
"""

from typing import Any, cast

from PySide6.QtCore import QLine, QLineF, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QPainter, QPolygonF, QTransform
from PySide6.QtWidgets import QWidget


def painter(widget: QWidget) -> QPainter:
    """A painter on the widget that turns places round in a mirrored window.

    Not for widgets that turn their places themselves, nor for the transport.
    """
    return turned(QPainter(widget), widget)


def turned(own: QPainter, widget: QWidget, within: QRectF | None = None) -> QPainter:
    """The same for a painter that there is already, as delegates are given.

    within: only inside of this, which is at its place already.
    """
    if not widget.isRightToLeft():
        return own
    ends = float(widget.width()) if within is None else within.left() + within.right()
    return cast("QPainter", _Turned(own, ends))


def put(child: QWidget, x: float, y: float, width: float, height: float) -> None:
    """The child's geometry in its parent."""
    parent = child.parentWidget()
    if parent is not None and parent.isRightToLeft():
        x = parent.width() - x - width
    child.setGeometry(round(x), round(y), round(width), round(height))


def margins(left: int, top: int, right: int, bottom: int) -> tuple[int, int, int, int]:
    """For a layout: it turns its parts round, but not its margins."""
    if QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        left, right = right, left
    return left, top, right, bottom


def flip(widget: QWidget, x: float) -> float:
    """Where something at x of the pointer is from left to right, and the other way round."""
    return widget.width() - x if widget.isRightToLeft() else x


def flipped(widget: QWidget, spot: QPointF) -> QPointF:
    """As `flip`, for a point."""
    return QPointF(flip(widget, spot.x()), spot.y())


def flipped_in(widget: QWidget, rect: QRectF, within: QRectF) -> QRectF:
    """Where a part of something is, whose own place is turned round already."""
    if not widget.isRightToLeft():
        return rect
    left = within.left() + within.right() - rect.right()
    return QRectF(left, rect.top(), rect.width(), rect.height())


class _Turned:
    """Turns places round a middle. Alignment of texts is turned by Qt itself."""

    def __init__(self, own: QPainter, wide: float) -> None:
        """wide: left and right end of what is turned, added."""
        self._own, self._wide = own, wide
        self._turn = QTransform(-1, 0, 0, 1, wide, 0)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._own, name)

    def _placed(self, what: Any) -> Any:
        match what:
            case QRectF():
                return QRectF(
                    self._wide - what.x() - what.width(), what.y(), what.width(), what.height()
                )
            case QRect():
                left = self._wide - what.x() - what.width()
                return QRect(round(left), what.y(), what.width(), what.height())
            case QPointF() | QPoint() | QLine() | QLineF() | QPolygonF():
                return self._turn.map(what)
        return what

    def drawText(self, *args: Any) -> Any:
        first, *rest = args
        if isinstance(first, QPointF | QPoint):
            wide = QFontMetricsF(self._own.font()).horizontalAdvance(str(rest[-1]))
            place = QPointF(self._wide - first.x() - wide, first.y())
            return self._own.drawText(place, *rest)
        return self._own.drawText(self._placed(first), *rest)

    def drawStaticText(self, *args: Any) -> None:
        place, text = args
        wide = text.size().width()
        self._own.drawStaticText(QPointF(self._wide - place.x() - wide, place.y()), text)

    def drawPixmap(self, *args: Any) -> None:
        first, *rest = args
        if isinstance(first, int | float):
            first, rest = QPointF(first, cast("float", rest[0])), rest[1:]
        if isinstance(first, QPointF | QPoint):
            pixmap = rest[0]
            wide = pixmap.width() / pixmap.devicePixelRatio()
            self._own.drawPixmap(QPointF(self._wide - first.x() - wide, first.y()), *rest)
            return
        if len(rest) > 1:  # what is left in a drawing of several parts is at the right now
            pixmap, part = rest
            other = pixmap.width() - part.x() - part.width()
            rest = [pixmap, QRectF(other, part.y(), part.width(), part.height())]
        self._own.drawPixmap(self._placed(first), *rest)

    def drawRoundedRect(self, *args: Any, **named: Any) -> None:
        self._own.drawRoundedRect(self._placed(args[0]), *args[1:], **named)

    def drawRect(self, *args: Any) -> None:
        self._own.drawRect(self._placed(args[0] if len(args) == 1 else QRect(*args)))

    def fillRect(self, *args: Any) -> None:
        if isinstance(args[0], int | float):
            args = (QRectF(*args[:4]), *args[4:])
        self._own.fillRect(self._placed(args[0]), *args[1:])

    def drawEllipse(self, *args: Any) -> None:
        self._own.drawEllipse(self._placed(args[0]), *args[1:])

    def drawArc(self, *args: Any) -> None:
        self._own.drawArc(self._placed(args[0]), *args[1:])

    def drawLine(self, *args: Any) -> None:
        if len(args) == 4:
            args = (QPointF(*args[:2]), QPointF(*args[2:]))
        self._own.drawLine(*(self._placed(one) for one in args))

    def drawPolygon(self, *args: Any) -> None:
        points = args[0]
        self._own.drawPolygon(QPolygonF([self._turn.map(QPointF(one)) for one in points]))

    def drawPolyline(self, *args: Any) -> None:
        points = args[0]
        self._own.drawPolyline(QPolygonF([self._turn.map(QPointF(one)) for one in points]))

    def drawPath(self, path: Any) -> None:
        self._own.drawPath(self._turn.map(path))

    def fillPath(self, path: Any, brush: Any) -> None:
        self._own.fillPath(self._turn.map(path), brush)

    def setClipRect(self, *args: Any) -> None:
        self._own.setClipRect(self._placed(args[0]), *args[1:])

    def setClipPath(self, path: Any, *args: Any) -> None:
        self._own.setClipPath(self._turn.map(path), *args)
