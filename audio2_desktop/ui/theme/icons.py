"""Icons: Phosphor glyphs out of the font file that QtAwesome brings, and five drawings of our own.

QtAwesome itself is not imported: it loads all its fonts (130 ms measured), we need one. Glyphs are
filled as paths, so the font is never registered with the application.
"""

import fnmatch
import importlib.util
import json
import os
from pathlib import Path

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QRawFont,
    QTransform,
)

FILL = "-fill"
DIRECTED = frozenset(
    {
        "caret-left", "caret-right", "arrow-left", "arrow-right", "arrow-u-up-left",
        "arrow-bend-down-right", "arrow-square-out", "sidebar-simple", "panel-right",
        "list-bullets", "list-dashes", "text-align-left", "queue", "playlist", "sign-out",
        "speaker-high", "speaker-low", "speaker-x",
    }
)  # fmt: skip
"""Drawings that point to where reading goes: turned round in a mirrored window. Those of the
transport are not, nor those of letters, clocks and tools."""

KEPT = 1_000
"""Drawings; a window shows some 60 at a time, but every record has a colour of its own."""
SQUARE = 256
"""Pixels of the square that drawings are made in, before they are scaled to their size."""
MIDDLE = QPointF(SQUARE / 2, SQUARE / 2)
SIDES = {"sidebar-simple": 88, "panel-right": 168}
"""A window with a line at this place."""
SPEAKER, SINGER, RECORD = "speaker-box", "microphone-stage", "vinyl-record"
OWN = frozenset({*SIDES, SPEAKER, SINGER, RECORD, RECORD + FILL})
"""What Phosphor lacks and is drawn here."""


class IconSet:
    """Draws named icons. One per theme; caches every drawing by (name, pixels, dpr, colour)."""

    def __init__(self) -> None:
        self._codes: dict[str, str] | None = None
        self._phosphor: QRawFont | None = None
        self._drawn: dict[tuple[str, int, float, int, bool], QPixmap] = {}

    def pixmap(self, name: str, px: int, dpr: float, colour: QColor) -> QPixmap:
        """The icon as a tinted pixmap of `px` logical pixels. Raises KeyError for a name nobody
        knows."""
        is_turned = (
            QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
            and name.removesuffix(FILL) in DIRECTED
        )
        key = (name, px, dpr, colour.rgba(), is_turned)
        found = self._drawn.get(key)
        if found is None:
            found = self._draw(name, px, dpr, colour)
            if is_turned:
                found = found.transformed(QTransform.fromScale(-1, 1))
            if len(self._drawn) >= KEPT:
                self._drawn.clear()
            self._drawn[key] = found
        return found

    def _draw(self, name: str, px: int, dpr: float, colour: QColor) -> QPixmap:
        # before any painter is open: a name that nobody knows raises
        code = "" if name in OWN else chr(int(self._charmap()[name], 16))
        side = max(1, round(px * dpr))
        image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(side / SQUARE, side / SQUARE)
        if code:
            font = self._font()
            painter.translate(0.0, font.ascent())
            painter.fillPath(font.pathForGlyph(font.glyphIndexesForString(code)[0]), colour)
        else:
            pen = QPen(colour, 16)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            if name.endswith(FILL):
                painter.setBrush(colour)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.drawEllipse(MIDDLE, 104, 104)
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
            painter.strokePath(_own(name), pen)
        painter.end()
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(dpr)
        return pixmap

    def _font(self) -> QRawFont:
        if self._phosphor is None:
            data = QByteArray(_phosphor("*.ttf").read_bytes())
            self._phosphor = QRawFont(data, float(SQUARE))
        return self._phosphor

    def _charmap(self) -> dict[str, str]:
        if self._codes is None:
            self._codes = json.loads(_phosphor("*charmap*.json").read_text(encoding="utf-8"))
        return self._codes


def _own(name: str) -> QPainterPath:
    """Lines of a drawing of our own, in the square."""
    drawing = QPainterPath()
    if name == SPEAKER:
        drawing.addRoundedRect(56, 24, 144, 208, 12, 12)
        drawing.addEllipse(QPointF(128, 156), 40, 40)
        drawing.addEllipse(QPointF(128, 76), 6, 6)
    elif name == SINGER:
        drawing.addEllipse(QPointF(164, 92), 60, 60)
        drawing.moveTo(122, 50)
        drawing.lineTo(206, 134)
        drawing.moveTo(104, 92)
        drawing.lineTo(34, 198)
        drawing.lineTo(58, 222)
        drawing.lineTo(164, 152)
        drawing.moveTo(116, 140)
        drawing.lineTo(98, 158)
    elif name.startswith(RECORD):
        if name == RECORD:
            drawing.addEllipse(MIDDLE, 96, 96)
        drawing.addEllipse(MIDDLE, 30, 30)
        groove = QRectF(66, 66, 124, 124)
        for start in (90, 270):
            drawing.arcMoveTo(groove, start)
            drawing.arcTo(groove, start, 90)
    else:
        drawing.addRoundedRect(32, 48, 192, 160, 8, 8)
        drawing.moveTo(SIDES[name], 56)
        drawing.lineTo(SIDES[name], 200)
    return drawing


def _phosphor(pattern: str) -> Path:
    """The Phosphor file that matches, found without importing the package that carries it."""
    spec = importlib.util.find_spec("qtawesome")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("QtAwesome is not installed: its Phosphor font holds the icons")
    fonts = Path(next(iter(spec.submodule_search_locations))) / "fonts"
    names = fnmatch.filter(os.listdir(fonts), f"phosphor{pattern}")  # noqa: PTH208 - 5 x glob
    found = sorted(fonts / name for name in names)
    if not found:
        raise FileNotFoundError(f"no Phosphor font in {fonts}")
    return found[-1]
