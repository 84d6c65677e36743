"""Processes that tell when their window is painted, for `starting.py`.

    python -m tests.benchmarks.paint bare|frame|settled

Prints the wall clock in seconds: at the first paint, or (settled) when the page that was shown last
has its rows from the services. Then ends at once.
"""

import os
import sys
import time


def main(kind: str) -> None:
    """Never returns."""
    if kind == "bare":
        _bare()
    _program(kind)


def _tell() -> None:
    os.write(1, f"{time.time():.6f}\n".encode())
    os._exit(0)


def _bare() -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QTableWidget

    application = QApplication(sys.argv[:1])

    class Table(QTableWidget):
        def paintEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
            super().paintEvent(event)
            QTimer.singleShot(0, _tell)

    table = Table(60, 5)
    for row in range(60):
        for column in range(5):
            table.setItem(row, column, table.itemPrototype())
    table.resize(1440, 900)
    table.show()
    application.exec()


def _program(kind: str) -> None:
    from concurrent.futures import ThreadPoolExecutor

    from audio2_desktop import app
    from audio2_desktop.cli.opening import Window
    from audio2_desktop.services import instance
    from audio2_desktop.services.paths import Paths

    paths = Paths.find()
    claim = instance.claim(paths, "window")
    assert claim is not None
    frame = app._frame(Window(), paths, claim, ThreadPoolExecutor(2))
    if kind == "frame":
        frame.window.painted.connect(_tell)
    else:
        _watch(frame)
    app._life(frame).live(frame)


def _watch(frame: object) -> None:
    from PySide6.QtCore import QTimer

    timer = QTimer(frame.window, interval=2)

    def look() -> None:
        page = frame.window.area.current
        is_open = frame.window.history.current is not None
        if is_open and getattr(page, "has_content", False) and not page.is_loading:
            _tell()

    timer.timeout.connect(look)
    timer.start()


if __name__ == "__main__":
    main(sys.argv[1])
