"""A window between screens of another scale, as a process: `python -m tests.looks.two_screens DIR`.

Prints JSON of what is seen before and after the window has moved from a screen of 1 device pixel a
logical one to one of LEFT, RIGHT.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

SIDE = (1600, 1000)
SEED = 0x2A7080


def main(folder: Path, left: float, right: float) -> None:
    """Show, look, move, look again."""
    _environment(folder, left, right)
    from PySide6.QtWidgets import QApplication

    from audio2_desktop.ui.theme import Mode, Theme
    from tests.ui.frame import HeroPage
    from tests.ui.frame_preview import filled_window

    app = QApplication([])
    app.setStyle("Fusion")
    theme = Theme(mode=Mode.DARK, reduced_motion=True)
    theme.apply()
    window = filled_window(theme)
    window.area.add_page("album", HeroPage())
    heard: list[float] = []
    window.ratio_changed.connect(heard.append)
    window.resize(1200, 800)
    window.show()
    app.processEvents()
    seen = [_look(window, theme)]
    other = next(screen for screen in app.screens() if screen.name() == "right")
    window.move(other.geometry().topLeft())
    for _ in range(5):
        app.processEvents()
    seen.append(_look(window, theme))
    print(json.dumps({"heard": heard, "seen": seen}))
    window.hide()


def _environment(folder: Path, left: float, right: float) -> None:
    screens = []
    x = 0
    for name, ratio in (("left", left), ("right", right)):
        wide, tall = (round(side * ratio) for side in SIDE)
        screens.append({"name": name, "x": x, "y": 0, "width": wide, "height": tall})
        x += wide
    config = folder / "screens.json"
    config.write_text(
        json.dumps({"screens": [{**each, "logicalDpi": 96, "dpr": 1} for each in screens]})
    )
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={config}"
    os.environ["QT_SCREEN_SCALE_FACTORS"] = f"left={left};right={right}"


def _look(window: Any, theme: Any) -> dict[str, object]:
    from audio2_desktop.ui.views.scroll_body import Ground

    picture = window.grab()
    image = picture.toImage()
    ratio = picture.devicePixelRatio()
    x = image.width() - 4
    top = round(window.player_bar.y() * ratio)
    player = theme.color("player").rgb()
    line = [
        y - top
        for y in range(top - 3, top + 6)
        if image.pixel(x, y) not in (player, _window(theme))
    ]
    ground = Ground(theme, 1.0)
    ground.setParent(window)
    ground.resize(300, 200)
    ground.set_seed(SEED)
    ground.show()
    glow = ground.grab()
    kept = ground._glow
    assert kept is not None
    found = {
        "ratio": ratio,
        "line": line,
        "glow": kept.devicePixelRatio(),
        "width": glow.width(),
        "minimum": window.minimumSize().toTuple(),
    }
    ground.hide()
    ground.setParent(None)
    return found


def _window(theme: Any) -> int:
    return int(theme.color("window").rgb())


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]), float(sys.argv[3]))
