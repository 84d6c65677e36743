"""A private session bus, and desktop services on it that note what they were asked."""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any

import pytest
from dbus_fast.annotations import DBusDict, DBusInt32, DBusSignature, DBusStr, DBusUInt32
from dbus_fast.service import ServiceInterface, dbus_method

Strings = Annotated[list[str], DBusSignature("as")]


@contextmanager
def session_bus() -> Iterator[str]:
    """A dbus-daemon of our own; its address."""
    if shutil.which("dbus-daemon") is None:
        pytest.fail("install dbus: packaging/test.py does")
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1", "--nopidfile"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert daemon.stdout is not None
    try:
        yield daemon.stdout.readline().strip()
    finally:
        daemon.send_signal(signal.SIGKILL)
        daemon.wait(10)
        daemon.stdout.close()


def client(address: str, *command: str) -> str:
    """What a program says that was started on this bus."""
    env = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": address}
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=20, check=False)
    assert done.returncode == 0, f"{' '.join(command)}: {done.stderr}"
    return done.stdout.strip()


class Power(ServiceInterface):
    """org.freedesktop.PowerManagement.Inhibit"""

    def __init__(self) -> None:
        super().__init__("org.freedesktop.PowerManagement.Inhibit")
        self.held: dict[int, tuple[str, str]] = {}
        self._count = 0

    @dbus_method(name="Inhibit")
    def inhibit(self, application: DBusStr, reason: DBusStr) -> DBusUInt32:
        self._count += 1
        self.held[self._count] = application, reason
        return self._count

    @dbus_method(name="UnInhibit")
    def un_inhibit(self, cookie: DBusUInt32) -> None:
        del self.held[cookie]


class Server(ServiceInterface):
    """org.freedesktop.Notifications"""

    def __init__(self, *capabilities: str) -> None:
        super().__init__("org.freedesktop.Notifications")
        self._capabilities = list(capabilities)
        self.shown: dict[int, tuple[str, str, dict[str, Any]]] = {}
        self._count = 0

    @dbus_method(name="GetCapabilities")
    def get_capabilities(self) -> Strings:
        return self._capabilities

    @dbus_method(name="Notify")
    def notify(
        self,
        application: DBusStr,
        replaces: DBusUInt32,
        icon: DBusStr,
        summary: DBusStr,
        body: DBusStr,
        actions: Strings,
        hints: DBusDict,
        timeout: DBusInt32,
    ) -> DBusUInt32:
        if not replaces:
            self._count += 1
        number = replaces or self._count
        self.shown[number] = summary, body, {key: value.value for key, value in hints.items()}
        return number

    @dbus_method(name="CloseNotification")
    def close_notification(self, number: DBusUInt32) -> None:
        self.shown.pop(number, None)
