"""Another program that files are dragged to and from: python -m tests.e2e.file_manager OUT FILE

Writes the addresses of what is dropped on it into OUT, one a line; a drag out of it brings FILE.
Prints its place on the screen when it is there.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QDrag, QDragEnterEvent, QDropEvent, QMouseEvent, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

PLACE = (820, 620, 320, 140)
NEAR_PX = 12


class Files(QWidget):
    """A window over all others."""

    def __init__(self, out: Path, file: Path) -> None:
        flags = Qt.WindowType.WindowStaysOnTopHint | Qt.WindowType.FramelessWindowHint
        super().__init__(None, flags | Qt.WindowType.X11BypassWindowManagerHint)
        self._out, self._file = out, file
        self._pressed_at = QPoint()
        self.setAcceptDrops(True)
        self.setGeometry(*PLACE)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        encoded = QUrl.ComponentFormattingOption.FullyEncoded
        addresses = [url.toString(encoded) for url in event.mimeData().urls()]
        part = self._out.with_suffix(".part")
        part.write_text("\n".join(addresses))
        part.rename(self._out)
        event.acceptProposedAction()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self._pressed_at = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if (event.position().toPoint() - self._pressed_at).manhattanLength() < NEAR_PX:
            return
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(self._file))])
        going = QDrag(self)
        going.setMimeData(mime)
        going.setPixmap(QPixmap(8, 8))
        going.exec(Qt.DropAction.CopyAction)


def main() -> None:
    application = QApplication(sys.argv[:1])
    window = Files(Path(sys.argv[1]), Path(sys.argv[2]))
    window.show()
    QTimer.singleShot(0, lambda: print(*PLACE, flush=True))
    sys.exit(application.exec())


if __name__ == "__main__":
    main()
