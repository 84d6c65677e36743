"""Where the log goes: a file that cannot grow without end, and what Qt and bugs have to say."""

import logging
import sys
from logging.handlers import RotatingFileHandler
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from audio2_desktop.services.paths import Paths

MAX_BYTES = 1_000_000
KEPT = 3
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def start(paths: Paths) -> None:
    """Write the log to the state folder; without one (read-only disk) it goes to stderr."""
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    handler: logging.Handler
    try:
        paths.logs.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            paths.logs / "audio2.log", maxBytes=MAX_BYTES, backupCount=KEPT, encoding="utf-8"
        )
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
    logging.raiseExceptions = False  # a full disk: a line is lost, and that is all
    sys.excepthook = _on_bug
    qInstallMessageHandler(_on_qt)


def _on_bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    logging.getLogger("audio2").critical("unhandled", exc_info=(kind, error, trace))
    sys.__excepthook__(kind, error, trace)


def _on_qt(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    logging.getLogger("audio2.qt").log(_LEVELS.get(kind, logging.INFO), "%s", text)
