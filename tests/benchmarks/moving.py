"""Frames of the window's animations: each has to be painted within 16 ms.

Runs in a process of its own with the offscreen platform: `python -m tests.benchmarks.moving` prints
the figures as JSON.
"""

import json
import os
import subprocess
import sys
import time
from array import array
from collections.abc import Callable, Iterator
from typing import Any

from tests.benchmarks.figures import Figure, percentile

FRAME_MS = 16.0
ROUNDS = 40


def figures() -> Iterator[Figure]:
    """Milliseconds of the window's thread a frame, 95th percentile of 40."""
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.moving"],
        env=env,
        check=True,
        capture_output=True,
        text=True,
        timeout=300,
    )
    took: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    for name, value in took.items():
        yield Figure(name, value, "ms", goal=FRAME_MS)


def _p95(step: Callable[[int], object], then: Callable[[], object] | None = None) -> float:
    took = []
    for at in range(ROUNDS):
        start = time.thread_time()
        step(at)
        took.append((time.thread_time() - start) * 1000)
        if then is not None:
            then()
    return percentile(took, 0.95)


def _table(app: Any, theme: Any, covers: Any) -> Any:
    from audio2_desktop.ui.models import track_columns
    from audio2_desktop.ui.models.paged import PagedRows
    from audio2_desktop.ui.views.table import style
    from audio2_desktop.ui.views.table.track_table import TrackTable
    from tests.ui import samples

    model = PagedRows(spoken=track_columns.spoken)
    columns = track_columns.library(lambda: samples.NOW)
    shown = [columns[key] for key in track_columns.DEFAULT]
    table = TrackTable(theme, model, covers, shown, style.TRACKS)
    model.wanted.connect(lambda page, ids: model.arrived(page, [samples.track(key) for key in ids]))
    table.resize(1200, 766)
    table.show()
    table.replace_ids(array("q", range(1, 20_001)))
    app.processEvents()
    return table


def _pages(app: Any, theme: Any, covers: Any) -> dict[str, float]:
    from audio2_desktop.ui.frame.page_area import PageArea
    from audio2_desktop.ui.navigation import Route
    from audio2_desktop.ui.widgets.veil import Veil
    from tests.ui.frame import OnePage

    area = PageArea(theme, {})
    area.resize(1200, 812)
    for name in ("one", "two"):
        page = OnePage()
        _table(app, theme, covers).setParent(page)
        area.add_page(name, page)
    area.supply({})
    area.show()
    area.show_route(Route("one"))
    app.processEvents()
    area.current.grab()
    took = {"page change: picture of the old page": _p95(lambda _: area.current.grab())}
    veil = Veil(theme, area)
    veil._picture = area.current.grab()
    veil.setGeometry(area.rect())
    veil.show()

    def frame(at: int) -> None:
        veil._fade.set_share(1 - at / ROUNDS)
        area.repaint()

    took["page change: a frame of the fade"] = _p95(frame, app.processEvents)
    area.close()
    return took


def _glides(app: Any, theme: Any, covers: Any) -> dict[str, float]:
    table = _table(app, theme, covers)
    bar = table.verticalScrollBar()

    def frame(_: int) -> None:
        bar.setValue(bar.value() + 14)
        table.viewport().repaint()

    took = {"wheel: a frame of the glide": _p95(frame, app.processEvents)}
    table.set_playing(5, is_moving=True)
    bar.setValue(0)
    app.processEvents()

    def beat(_: int) -> None:
        table._on_beat()
        app.processEvents()

    took["playing mark: a beat"] = _p95(beat)
    table.close()
    return took


def _colours(app: Any, theme: Any) -> dict[str, float]:
    from PySide6.QtGui import QColor

    from audio2_desktop.ui.views.scroll_body import Ground
    from audio2_desktop.ui.widgets.skeleton import SkeletonBlock
    from tests.ui.frame_preview import filled_window

    ground = Ground(theme, 1.0)
    ground.resize(1200, 1600)
    ground.show()
    app.processEvents()

    def anew(at: int) -> None:
        ground._seed, ground._glow = 0x2A7080 + at, None
        ground.repaint()

    took = {"glow: painted for another record or width": _p95(anew)}
    ground._before = ground._glow

    def cross(at: int) -> None:
        ground._change.set_share(at / ROUNDS)
        ground.repaint()

    took["glow: a frame of the cross-fade"] = _p95(cross)
    ground.close()
    window = filled_window(theme)
    window.resize(1440, 900)
    window.show()
    app.processEvents()
    bar = window.player_bar

    def tint(at: int) -> None:
        colour = QColor.fromHsv(at * 9 % 360, 160, 150)
        bar._wear_accent(colour, colour)
        bar.repaint()

    took["accent: a frame in the player bar"] = _p95(tint, app.processEvents)
    window.close()
    block = SkeletonBlock(theme)
    block.resize(1200, 760)
    block.show()
    app.processEvents()

    def shimmer(_: int) -> None:
        block._on_frame()
        block.repaint()

    took["skeleton: a frame of a whole page"] = _p95(shimmer, app.processEvents)
    block.close()
    return took


def _main() -> None:
    from PySide6.QtWidgets import QApplication

    from audio2_desktop.ui.theme import Mode, Theme
    from tests.ui import fakes

    app = QApplication([])
    app.setStyle("Fusion")
    theme = Theme(mode=Mode.DARK)
    theme.apply()
    covers = fakes.FakeCovers(theme)
    took = _pages(app, theme, covers.pixmap)
    took |= _glides(app, theme, covers.pixmap)
    took |= _colours(app, theme)
    print(json.dumps(took))


if __name__ == "__main__":
    _main()
