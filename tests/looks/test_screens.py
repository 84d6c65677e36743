"""A window that goes to a screen of another scale is as sharp there; hairlines stay one point."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from audio2_desktop.ui.theme import Theme, covers
from audio2_desktop.ui.widgets import painting

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(("left", "right"), [(1, 2), (2, 1), (1.5, 1)])
def test_moving_to_another_screen_renders_anew(left: float, right: float, tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "tests.looks.two_screens",
        str(tmp_path),
        f"{left}",
        f"{right}",
    ]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    assert found["heard"][-1] == right
    for seen, ratio in zip(found["seen"], (left, right), strict=True):
        assert seen["ratio"] == seen["glow"] == ratio
        assert seen["width"] == round(300 * ratio)
        assert seen["line"] == [0], "the line above the player is not one device pixel"


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0, 3.0])
def test_a_hairline_is_one_device_pixel_at_every_scale(qtbot: QtBot, ratio: float) -> None:
    image = QImage(round(40 * ratio), round(40 * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("black"))
    painter = QPainter(image)
    painting.hairline(painter, QColor("white"), 0, 20, 40, 20)
    painter.end()
    column = [image.pixelColor(image.width() // 2, y).lightness() for y in range(image.height())]
    assert [value for value in column if value] == [255]


@pytest.mark.parametrize("size", [(1, 1), (8000, 100), (100, 8000), (3, 2)])
@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_covers_of_any_shape_fill_their_square(
    moving: Theme, size: tuple[int, int], ratio: float
) -> None:
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    baked = covers.bake(image, 60, ratio, 8, moving.color("coverline"))
    side = round(60 * ratio)
    assert (baked.width(), baked.height(), baked.devicePixelRatio()) == (side, side, ratio)
    assert baked.pixelColor(side // 2, side // 2) == QColor("teal")
    assert baked.pixelColor(0, 0).alpha() < 40
    pixmap = moving.cover(image, 60, dpr=ratio)
    onto = QImage(80, 80, QImage.Format.Format_RGB32)
    onto.fill(Qt.GlobalColor.white)
    painter = QPainter(onto)
    painter.drawPixmap(QRectF(10, 10, 60, 60).topLeft(), pixmap)
    painter.end()
    assert onto.pixelColor(40, 40) == QColor("teal")
