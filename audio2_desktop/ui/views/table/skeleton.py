"""What stands where the rows of a table will be, while they are on their way."""

from PySide6.QtCore import QRectF

from audio2_desktop.ui.theme import Theme

TIME = 34
MIDDLE = ((0.44, 0.10), (0.60, 0.13))
"""Where the artist and the album begin and how wide they are, in parts of the row."""


def rows(theme: Theme, area: QRectF, pitch: int, cover: int) -> list[QRectF]:
    """Cover, title, artist, album and time of as many rows as reach the area's lower edge.
    pitch and cover: in logical pixels at 100 %."""
    px = theme.px
    side, bar = px(cover), px(12)
    left, wide = area.left(), area.width()
    blocks = []
    for at in range(int(area.height() // px(pitch)) + 1):
        top = area.top() + at * px(pitch)
        line = top + (side - bar) / 2
        title = wide * (0.24, 0.17, 0.21)[at % 3]
        blocks += [
            QRectF(left, top, side, side),
            QRectF(left + side + px(12), line, title, bar),
            *(QRectF(left + wide * at, line, wide * share, bar) for at, share in MIDDLE),
            QRectF(left + wide - px(TIME), line, px(TIME), bar),
        ]
    return blocks
