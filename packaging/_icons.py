"""Draw an SVG as square PNGs: _icons.py SVG FOLDER SIDE ...

A program of its own: it needs the Qt of the environment that packages are made with.
"""

import sys

from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer


def main() -> None:
    drawing, folder, *sides = sys.argv[1:]
    renderer = QSvgRenderer(drawing)
    for side in map(int, sides):
        picture = QImage(side, side, QImage.Format.Format_ARGB32)
        picture.fill(0)
        painter = QPainter(picture)
        renderer.render(painter)
        painter.end()
        if not picture.save(f"{folder}/{side}.png"):
            sys.exit(f"{folder}/{side}.png cannot be written")


if __name__ == "__main__":
    main()
