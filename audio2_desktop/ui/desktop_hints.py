"""What the desktop knows of its user's needs: stronger contrast, less motion.

Contrast comes from Qt and is followed while the program runs. Motion is asked from the desktop's
settings portal, without waiting; where there is none nothing is said.
"""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

CONTRAST, MOTION = "appearance.high_contrast", "appearance.reduced_motion"
SERVICE = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
INTERFACE = "org.freedesktop.portal.Settings"
ASKED: tuple[tuple[str, str, Callable[[object], bool]], ...] = (
    ("org.freedesktop.appearance", "reduced-motion", lambda value: value == 1),
    ("org.gnome.desktop.interface", "enable-animations", lambda value: value is False),
    (
        "org.kde.kdeglobals.KDE",
        "AnimationDurationFactor",
        lambda value: str(value).strip() in ("0", "0.0"),
    ),
)
"""Namespace, key, and whether the value there asks for less motion."""
PATIENCE_MS = 5_000


class DesktopHints(QObject):
    """heed: gets {setting: value} for what is known; a start value, the user's choice goes
    first."""

    def __init__(self, parent: QObject, heed: Callable[[Mapping[str, object]], None]) -> None:
        super().__init__(parent)
        self._heed = heed
        self._style = QGuiApplication.styleHints()
        """Kept: with it, what it owns would be gone for Python."""

    def read(self) -> None:
        """Ask; answers come one by one. Two milliseconds."""
        needs = self._style.accessibility()
        needs.contrastPreferenceChanged.connect(self._on_contrast)
        if needs.contrastPreference() is Qt.ContrastPreference.HighContrast:
            self._on_contrast(needs.contrastPreference())
        if has_bus():
            self._ask_portal()

    def _on_contrast(self, wanted: Qt.ContrastPreference) -> None:
        self._heed({CONTRAST: wanted is Qt.ContrastPreference.HighContrast})

    def _ask_portal(self) -> None:
        from PySide6.QtDBus import (  # noqa: PLC0415 - not for the first paint
            QDBusConnection,
            QDBusMessage,
            QDBusPendingCallWatcher,
        )

        bus = QDBusConnection.sessionBus()
        for namespace, key, is_less in ASKED:
            call = QDBusMessage.createMethodCall(SERVICE, PATH, INTERFACE, "Read")
            call.setArguments([namespace, key])
            watcher = QDBusPendingCallWatcher(bus.asyncCall(call, PATIENCE_MS), self)
            watcher.finished.connect(lambda done, asks=is_less: self._on_answer(done.reply(), asks))

    def _on_answer(self, reply: Any, asks: Callable[[object], bool]) -> None:
        arguments = reply.arguments()
        value: Any = arguments[0] if arguments else None
        while hasattr(value, "variant"):  # a variant in a variant: an old habit of the portal
            value = value.variant()
        if not reply.errorName() and asks(value):
            self._heed({MOTION: True})


def has_bus() -> bool:
    """Whether a session bus runs; asking without one could start one."""
    if os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return True
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    return bool(runtime) and Path(runtime, "bus").exists()
