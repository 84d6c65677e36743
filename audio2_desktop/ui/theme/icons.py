"""Icons: Phosphor glyphs out of the font file that QtAwesome brings, and our own few SVG drawings.

QtAwesome itself is not imported: it loads all its fonts (130 ms measured), we need one. Glyphs are
filled as paths, so the font is never registered with the application.
"""

import fnmatch
import importlib.util
import json
import os
from pathlib import Path

from PySide6.QtCore import QByteArray, QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QImage,
    QPainter,
    QPixmap,
    QRawFont,
    QTransform,
)

from audio2_desktop.ui.theme.resources import resource_folder

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


class IconSet:
    """Draws named icons. One per theme; caches every drawing by (name, pixels, dpr, colour)."""

    def __init__(self) -> None:
        self._codes: dict[str, str] | None = None
        self._font_data = QByteArray()
        self._fonts: dict[int, QRawFont] = {}
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
            self._drawn[key] = found
        return found

    def has(self, name: str) -> bool:
        return name in self._charmap() or _own_file(name) is not None

    def _draw(self, name: str, px: int, dpr: float, colour: QColor) -> QPixmap:
        own = _own_file(name)
        # before any painter is open: a name that nobody knows raises
        code = "" if own is not None else chr(int(self._charmap()[name], 16))
        side = max(1, round(px * dpr))
        image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if own is not None:
            _draw_svg(own, painter, image, colour)
        else:
            font = self._font(side)
            glyph = font.glyphIndexesForString(code)[0]
            painter.translate(QPointF(0.0, font.ascent()))
            painter.fillPath(font.pathForGlyph(glyph), colour)
        painter.end()
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(dpr)
        return pixmap

    def _font(self, side: int) -> QRawFont:
        font = self._fonts.get(side)
        if font is None:
            if self._font_data.isEmpty():
                self._font_data = QByteArray(_phosphor("*.ttf").read_bytes())
            font = self._fonts[side] = QRawFont(self._font_data, float(side))
        return font

    def _charmap(self) -> dict[str, str]:
        if self._codes is None:
            self._codes = json.loads(_phosphor("*charmap*.json").read_text(encoding="utf-8"))
        return self._codes


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


def _own_file(name: str) -> Path | None:
    file = resource_folder("icons") / f"{name}.svg"
    return file if file.is_file() else None


def _draw_svg(file: Path, painter: QPainter, image: QImage, colour: QColor) -> None:
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415 - needed for two icons only

    QSvgRenderer(str(file)).render(painter)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(image.rect(), colour)
