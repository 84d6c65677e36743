"""An X server with a window manager, hands for mouse and keyboard, and the program as a process on
it.

Nothing here sleeps for luck: everything waits for a condition with a deadline. The program tells
where its widgets are through its local socket when AUDIO2_TEST_INSPECT is set, so that no test
knows a coordinate.
"""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from audio2_desktop.domain.problems import Problem
from audio2_desktop.services.instance import call
from audio2_desktop.services.paths import Paths

T = TypeVar("T")
ROOT = Path(__file__).parents[2]
PATIENCE_S = 30.0
"""For everything; a busy CI machine is slow, and a test that waits for nothing passes at once."""

REQUIRED = ("Xvfb", "openbox", "xdotool")


def missing_tools() -> list[str]:
    """Programs of the rig that are not installed; `packaging/test.py` installs them."""
    return [name for name in REQUIRED if shutil.which(name) is None]


def until(condition: Callable[[], T], what: str, patience_s: float = PATIENCE_S) -> T:
    """The first truthy answer of `condition`; AssertionError naming `what` when the deadline
    passes.
    """
    deadline = time.monotonic() + patience_s
    while True:
        answer = condition()
        if answer:
            return answer
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {patience_s:.0f} s in vain for {what}")
        time.sleep(0.02)


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle on the screen."""

    x: int
    y: int
    width: int
    height: int

    @property
    def middle(self) -> tuple[int, int]:
        """Where to click."""
        return self.x + self.width // 2, self.y + self.height // 2

    def holds(self, x: int, y: int) -> bool:
        """Whether a point is inside."""
        return 0 <= x - self.x < self.width and 0 <= y - self.y < self.height


class Screen:
    """One Xvfb with openbox, and the hands on it."""

    def __init__(self, display: str) -> None:
        self.display = display
        self.env = {**os.environ, "DISPLAY": display}

    def xdo(self, *words: object) -> None:
        """One xdotool call."""
        subprocess.run(["xdotool", *map(str, words)], env=self.env, check=True, timeout=20)

    def move(self, x: int, y: int) -> None:
        self.xdo("mousemove", x, y)

    def click(self, place: Place, button: int = 1, times: int = 1) -> None:
        """Click the middle of a place."""
        self.move(*place.middle)
        self.xdo("click", "--repeat", times, "--delay", 60, button)

    def click_at(self, x: int, y: int) -> None:
        """Click a point."""
        self.move(x, y)
        self.xdo("click", 1)

    def key(self, *names: str) -> None:
        """Press and release keys such as "ctrl+k", "Return"."""
        self.xdo("key", "--delay", 30, *names)

    def type(self, text: str) -> None:
        """Type text letter by letter."""
        self.xdo("type", "--delay", 30, text)

    def drag(self, start: tuple[int, int], end: tuple[int, int], steps: int = 14) -> None:
        """Press, move in steps that a drag recognises, release."""
        words: list[object] = ["mousemove", *start, "mousedown", 1]
        for step in range(1, steps + 1):
            x = start[0] + (end[0] - start[0]) * step // steps
            y = start[1] + (end[1] - start[1]) * step // steps
            words += ["mousemove", x, y, "sleep", "0.03"]
        words += ["mousemove", end[0] + 1, end[1], "sleep", "0.1", "mousemove", *end]
        self.xdo(*words, "sleep", "0.1", "mouseup", 1)

    def shot(self, path: Path) -> None:
        """A picture of the whole screen, for when a test fails."""
        if shutil.which("import"):
            subprocess.run(
                ["import", "-window", "root", str(path)], env=self.env, check=False, timeout=30
            )


@contextmanager
def screen(size: str = "1440x900") -> Iterator[Screen]:
    """A fresh X server; the display number is chosen by the server itself."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size}x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as pipe:
        number = pipe.readline().strip()
    found = Screen(f":{number}")
    manager = subprocess.Popen(["openbox"], env=found.env, stderr=subprocess.DEVNULL)
    try:
        yield found
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait(10)


class Program:
    """The program as its user starts it, in a home of its own."""

    def __init__(
        self,
        screen: Screen,
        home: Path,
        *args: str,
        env: dict[str, str] | None = None,
        wrapper: Sequence[str] = (),
        is_read_only: bool = False,
    ) -> None:
        """wrapper: a command that starts the program, such as `unshare`. is_read_only: the home
        cannot be written, so no lock file says where the window listens.
        """
        self.home = home
        self.is_read_only = is_read_only
        self.screen = screen
        self.paths = Paths.under(home)
        self.log = home.parent / f"{home.name}.log"
        wanted = {
            **screen.env,
            "AUDIO2_HOME": str(home),
            "AUDIO2_TEST_INSPECT": "1",
            "PYTHONFAULTHANDLER": "1",
            "QT_QPA_PLATFORM": "xcb",
            "AUDIO2_VLC_AOUT": os.environ.get("AUDIO2_VLC_AOUT", "adummy"),
            "AUDIO2_SOUND_OUT": os.environ.get("AUDIO2_SOUND_OUT", "null"),
            **(env or {}),
        }
        self._out = self.log.open("ab")
        self.process = subprocess.Popen(
            [*wrapper, sys.executable, "-m", "audio2_desktop", *args],
            cwd=ROOT,
            env=wanted,
            stdout=self._out,
            stderr=self._out,
        )

    def ask(self, command: str, **arguments: object) -> Any:
        """The answer of the running window, None while it does not listen yet."""
        try:
            if not self.is_read_only:
                return call(self.paths, command, arguments, waking_s=0.5, silence_s=10)
            return _ask_at(self.paths.socket, command, arguments)
        except (OSError, Problem):
            return None

    def places(self) -> dict[str, Place]:
        """Named widgets and visible rows on the screen: "track:Breakwater", "playlist:Tape",
        "search" ...
        """
        answer = self.ask("inspect") or {}
        return {name: Place(*rect) for name, rect in answer.get("places", {}).items()}

    def say(self, text: str) -> None:
        """Wait until a text that begins so is visible."""
        wanted = f"text:{text}"

        def said() -> bool:
            self.must_live()
            return any(name.startswith(wanted) for name in self.places())

        until(said, f"the words {text!r}")

    def show(self, name: str) -> bool:
        """Whether something of this name is visible now."""
        return name in self.places()

    def place(self, name: str) -> Place:
        """Wait until something of this name is visible and has come to rest."""
        before: list[Place | None] = [None]

        def find() -> Place | None:
            self.must_live()
            found = self.places().get(name)
            rests = found is not None and found == before[0]
            before[0] = found
            return found if rests else None

        return until(find, f"{name!r} on the screen")

    def must_live(self) -> None:
        """AssertionError with what it printed when it has ended."""
        assert self.process.poll() is None, f"the program ended:\n{self.output()}"

    def ready(self) -> "Program":
        """Wait until the window answers."""

        def answers() -> bool:
            self.must_live()
            return self.ask("control", verb="status") is not None

        until(answers, "an answer of the window")
        return self

    def status(self) -> dict[str, Any]:
        """What `audio2 status --json` says; {} while nobody answers."""
        return self.ask("control", verb="status") or {}

    def output(self) -> str:
        """What it printed, for messages."""
        return self.log.read_text(errors="replace")[-4000:]

    def kill(self) -> None:
        """As a power cut does it."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(20)

    def close(self) -> int:
        """As the window manager's cross does it; the exit code."""
        self.screen.key("alt+F4")
        try:
            return self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.send_signal(signal.SIGABRT)  # it then prints where each thread stands
            self.process.wait(20)
            raise AssertionError(f"it was not closed:\n{self.output()}") from None

    def end(self) -> None:
        """Over, in any case."""
        if self.process.poll() is None:
            self.kill()
        self._out.close()


def _ask_at(place: Path, command: str, arguments: dict[str, object]) -> Any:
    """The answer of whoever listens on this socket."""
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(10)
        connection.connect(os.fspath(place))
        request = {"command": command, "arguments": arguments, "token": ""}
        connection.sendall(json.dumps(request).encode() + b"\n")
        with connection.makefile("rb") as lines:
            said = json.loads(lines.readline() or b"{}")
            while "progress" in said:
                said = json.loads(lines.readline() or b"{}")
    return said.get("answer")


def environment(home: Path) -> dict[str, str]:
    """For a command that works in this home."""
    return {**os.environ, "AUDIO2_HOME": str(home)}


def answer_of(*args: str, home: Path, timeout_s: float = 120) -> tuple[int, str, str]:
    """Run the command line once: exit code, standard output, standard error."""
    done = subprocess.run(
        [sys.executable, "-m", "audio2_desktop", *args],
        cwd=ROOT,
        env=environment(home),
        capture_output=True,
        text=True,
        timeout=timeout_s,
    )
    return done.returncode, done.stdout, done.stderr


def json_of(*args: str, home: Path) -> Any:
    """The JSON that a command prints; fails with its message when it fails."""
    code, out, err = answer_of(*args, home=home)
    assert code == 0, err
    return json.loads(out)
