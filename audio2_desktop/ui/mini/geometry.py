"""Where the mini player stands: pulled to the edges of the screen, remembered for each of them."""

from PySide6.QtCore import QPoint, QRect, QSettings, QSize

REACH = 18
"""So near to an edge (pixels) it is pulled there."""
MARGIN = 24
"""From the corner where it stands the first time."""


def pulled(spot: QPoint, size: QSize, room: QRect) -> QPoint:
    """The corner of a window at `spot`, at an edge of `room` that is near, and never outside."""
    return QPoint(
        _pulled(spot.x(), room.left(), room.right() + 1 - size.width()),
        _pulled(spot.y(), room.top(), room.bottom() + 1 - size.height()),
    )


def _pulled(at: int, first: int, last: int) -> int:
    last = max(first, last)
    if at - first < REACH:
        return first
    return last if last - at < REACH else at


def remember(settings: QSettings, screen: str, spot: QPoint) -> None:
    """It stands there on this screen."""
    settings.setValue(f"mini/at/{_key(screen)}", spot)


def remembered(settings: QSettings, screen: str, size: QSize, room: QRect) -> QPoint:
    """Where it stood on this screen, else in the lower right corner; inside of it in any case."""
    kept = settings.value(f"mini/at/{_key(screen)}")
    if not isinstance(kept, QPoint):
        corner = room.bottomRight() - QPoint(MARGIN - 1, MARGIN - 1)
        kept = corner - QPoint(size.width(), size.height())
    return pulled(kept, size, room)


def _key(screen: str) -> str:
    return screen.replace("/", "_").replace("\\", "_") or "screen"
