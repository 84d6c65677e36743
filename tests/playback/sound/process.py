"""The sound process, spoken to as the window does."""

import subprocess
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from audio2_desktop.jobs import children
from audio2_desktop.playback.sound import messages as m

DEADLINE_S = 10.0
_N = TypeVar("_N")


class SoundChild:
    """A running sound process with all that it told and when."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self.began = time.monotonic()
        self.process = subprocess.Popen(
            children.command("sound"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**children.environment(), **variables},
        )
        self.told: list[m.News] = []
        self.times: list[float] = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def say(self, *commands: m.Command) -> None:
        assert self.process.stdin is not None
        for command in commands:
            self.process.stdin.write(m.framed(m.to_wire(command)))
        self.process.stdin.flush()

    def of(self, kind: type[_N]) -> list[_N]:
        """All news of a kind so far."""
        return [news for news in self.told if isinstance(news, kind)]

    def wait(self, is_so: Callable[[], object], within_s: float = DEADLINE_S) -> None:
        deadline = time.monotonic() + within_s
        while not is_so():
            assert time.monotonic() < deadline, f"waited in vain; told so far: {self.told}"
            time.sleep(0.005)

    def close(self) -> None:
        """Close its input and see that it takes this for the end."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        try:
            self.process.wait(2)
        finally:
            self.process.kill()
            self._reader.join(5)
            assert self.process.stdout is not None
            self.process.stdout.close()

    def _read(self) -> None:
        assert self.process.stdout is not None
        while (body := m.read_from(self.process.stdout)) is not None:
            self.told.append(m.news(body))
            self.times.append(time.monotonic())


def is_running(pid: int) -> bool:
    """False for a process that is gone or only waits to be collected."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
