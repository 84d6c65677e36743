"""Processes that tell when their window is painted, for `starting.py`.

    python -m tests.benchmarks.paint bare|frame|settled

Prints the wall clock in seconds: at the first paint, or (settled) when the page that was shown last
has its rows from the services. Then ends at once.
"""

import gc
import os
import sys
import threading
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
    """`audio2`, from its first line on; told when it shows its window, or is settled."""
    sys.argv[1:] = []
    sys.meta_path.insert(0, _Watcher(kind))
    from audio2_desktop.__main__ import main

    main()


class _Watcher:
    """Sees the import of `wake`, which begins when the window has been painted."""

    def __init__(self, kind: str) -> None:
        self._kind = kind

    def find_spec(self, name: str, _path: object, _target: object = None) -> None:
        if name == "audio2_desktop.wake":
            if self._kind == "frame":
                _tell()
            threading.Thread(target=_watch, daemon=True).start()


def _watch() -> None:
    """Tells when the page has been read from the services; looks at plain values only."""
    from audio2_desktop.ui.window import Window

    window = next(one for one in gc.get_objects() if isinstance(one, Window))
    while True:
        time.sleep(0.003)
        page = window.area.current
        is_open = window.history.current is not None
        if is_open and getattr(page, "has_content", False) and not page.is_loading:
            _tell()


if __name__ == "__main__":
    main(sys.argv[1])
