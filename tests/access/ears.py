"""An accessibility bus for a program under test, and a screen reader that listens to it."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.e2e import rig

LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
READER = Path(__file__).with_name("reader.py")
SYSTEM_PYTHON = "/usr/bin/python3"
Node = dict[str, Any]


def missing() -> list[str]:
    """What of it is not installed; `packaging/test.py` installs it."""
    lacking = [name for name in ("dbus-daemon",) if shutil.which(name) is None]
    if _launcher() is None:
        lacking.append("at-spi2-core")
    asked = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    if (
        not Path(SYSTEM_PYTHON).exists()
        or subprocess.run([SYSTEM_PYTHON, "-c", asked], capture_output=True, check=False).returncode
    ):
        lacking.append("gir1.2-atspi-2.0 and python3-gi")
    return lacking


def _launcher() -> str | None:
    return next((path for path in LAUNCHERS if Path(path).exists()), None)


@contextmanager
def bus(screen: rig.Screen) -> Iterator[dict[str, str]]:
    """A session bus with accessibility on; what programs need in their environment."""
    launcher = _launcher()
    assert launcher is not None
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=screen.env,
    )
    assert daemon.stdout is not None
    env = {
        "DISPLAY": screen.display,
        "DBUS_SESSION_BUS_ADDRESS": daemon.stdout.readline().strip(),
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "QT_ACCESSIBILITY": "1",
        "NO_AT_BRIDGE": "0",
    }
    starter = subprocess.Popen(
        [launcher, "--launch-immediately"],
        env={**os.environ, **env},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield env
    finally:
        for process in (starter, daemon):
            process.terminate()
            process.wait(10)
        daemon.stdout.close()


class Ears:
    """The screen reader beside a program."""

    def __init__(self, env: dict[str, str], pid: int) -> None:
        self._process = subprocess.Popen(
            [SYSTEM_PYTHON, str(READER), str(pid)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, **env},
        )

    def ask(self, do: str, **more: Any) -> Any:
        """The answer to one request."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"do": do, **more}) + "\n")
        self._process.stdin.flush()
        said = json.loads(self._process.stdout.readline())
        assert "error" not in said, said
        return said["answer"]

    def tree(self) -> list[Node]:
        """Every node that shows, from the first window to the last, parents first."""
        found: list[Node] = self.ask("tree")
        return found

    def press(self, name: str, role: str | None = None, **more: Any) -> None:
        """Wait for a control of this name and use it as its first action does."""
        done = rig.until(lambda: self.ask("press", name=name, role=role, **more), f"{name!r}")
        assert done["done"], done

    def read(self, name: str, role: str | None = None, **more: Any) -> Node:
        """Wait for a node whose name begins so."""
        found: Node = rig.until(
            lambda: self.ask("read", name=name, role=role, **more), f"{role or 'a node'} {name!r}"
        )
        return found

    def focused(self) -> Node:
        """What has the keyboard now: the deepest node that says so."""
        found: Node = rig.until(lambda: self.ask("focused"), "something with the keyboard")
        return found

    def hears(self, wanted: Callable[[Node], bool], what: str) -> Node:
        """Wait for an event."""
        heard: list[Node] = []

        def one() -> Node | None:
            heard.extend(self.ask("heard"))
            return next((event for event in heard if wanted(event)), None)

        return rig.until(one, f"{what}; heard {heard}")

    def close(self) -> None:
        """The reader goes."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(10)
        if self._process.stdout is not None:
            self._process.stdout.close()
