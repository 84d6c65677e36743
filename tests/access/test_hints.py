"""What the desktop says of less motion is asked from a real settings portal on a bus of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot

from audio2_desktop.ui.desktop_hints import CONTRAST, MOTION, DesktopHints, has_bus
from tests.access import ears

ROOT = Path(__file__).parents[2]
PORTAL = Path(__file__).with_name("portal.py")
ASKING = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from audio2_desktop.ui.desktop_hints import DesktopHints
app = QApplication([])
heard = {}
hints = DesktopHints(app, heard.update)
hints.read()
QTimer.singleShot(1500, app.quit)
app.exec()
print(heard)
"""


@pytest.fixture
def bus() -> Iterator[dict[str, str]]:
    if missing := ears.missing():
        pytest.fail(f"install {', '.join(missing)}: packaging/test.py does")
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert daemon.stdout is not None
    yield {**os.environ, "DBUS_SESSION_BUS_ADDRESS": daemon.stdout.readline().strip()}
    daemon.terminate()
    daemon.wait(10)
    daemon.stdout.close()


@pytest.mark.parametrize(
    ("known", "wanted"),
    [
        ({"org.gnome.desktop.interface enable-animations": False}, {MOTION: True}),
        ({"org.gnome.desktop.interface enable-animations": True}, {}),
        ({"org.freedesktop.appearance reduced-motion": 1}, {MOTION: True}),
        ({"org.freedesktop.appearance reduced-motion": 0}, {}),
        ({"org.kde.kdeglobals.KDE AnimationDurationFactor": "0"}, {MOTION: True}),
        ({}, {}),
    ],
)
def test_the_portal_is_asked(
    bus: dict[str, str], known: dict[str, object], wanted: dict[str, object]
) -> None:
    portal = subprocess.Popen(
        [ears.SYSTEM_PYTHON, str(PORTAL), json.dumps(known)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=bus,
    )
    assert portal.stdin is not None
    assert portal.stdout is not None
    try:
        assert portal.stdout.readline() == "ready\n"
        asked = subprocess.run(
            [sys.executable, "-c", ASKING],
            cwd=ROOT,
            env=bus,
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
    finally:
        portal.stdin.close()
        portal.wait(10)
        portal.stdout.close()
    assert asked.stdout.splitlines()[-1] == str(wanted), asked.stderr


def test_contrast_is_followed(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    assert not has_bus()
    heard: dict[str, Any] = {}
    parent = QObject()
    hints = DesktopHints(parent, heard.update)
    hints.read()
    assert heard == {}
    hints._on_contrast(Qt.ContrastPreference.HighContrast)
    assert heard == {CONTRAST: True}
    hints._on_contrast(Qt.ContrastPreference.NoPreference)
    assert heard == {CONTRAST: False}
