"""A private PulseAudio with a null sink, to hear what a player plays. No sound card needed."""

import os
import shutil
import signal
import subprocess
import time
from array import array
from collections.abc import Callable
from pathlib import Path

import pytest

RATE = 44_100
READY_S = 10.0


class NullSink:
    """A sound server of its own below `folder`; `variables` lead a client to it."""

    def __init__(self, folder: Path) -> None:
        if missing := [name for name in ("pulseaudio", "parec") if shutil.which(name) is None]:
            pytest.fail(f"install {', '.join(missing)}: packaging/test.py does")
        self.folder = folder
        self.server = f"unix:{folder}/pulse.sock"
        self.variables = {"PULSE_SERVER": self.server, "XDG_RUNTIME_DIR": str(folder)}
        self._log = (folder / "pulse.log").open("wb")
        # norewinds: without it the monitor loses or repeats up to a second
        self._server = subprocess.Popen(
            [
                "pulseaudio",
                "-n",
                "--daemonize=no",
                "--exit-idle-time=-1",
                "--use-pid-file=no",
                "--realtime=no",
                "--high-priority=no",
                "-L",
                f"module-native-protocol-unix auth-anonymous=1 socket={folder}/pulse.sock",
                "-L",
                f"module-null-sink sink_name=cap rate={RATE} format=s16le channels=2 norewinds=1",
            ],
            env={**os.environ, **self.variables, "HOME": str(folder)},
            stdout=self._log,
            stderr=self._log,
        )
        _wait(lambda: (folder / "pulse.sock").exists())

    def close(self) -> None:
        self._server.terminate()
        self._server.wait(10)
        self._log.close()


class Recording:
    """What the sink plays from now on."""

    def __init__(self, sink: NullSink, name: str) -> None:
        self._file = sink.folder / name
        self._out = self._file.open("wb")
        self._process = subprocess.Popen(
            [
                "parec",
                "-d",
                "cap.monitor",
                "--raw",
                "--format=s16le",
                f"--rate={RATE}",
                "--channels=1",
                "--latency-msec=20",
            ],
            env={**os.environ, **sink.variables, "HOME": str(sink.folder)},
            stdout=self._out,
        )
        _wait(lambda: self.length > RATE // 5)

    def samples(self, since: int = 0, count: int = -1) -> "array[int]":
        """Recorded so far from a sample on, mono, -32768..32767."""
        with self._file.open("rb") as file:
            file.seek(2 * since)
            data = file.read(2 * count if count >= 0 else -1)
        return array("h", data[: len(data) // 2 * 2])

    @property
    def length(self) -> int:
        """So many samples were recorded."""
        return self._file.stat().st_size // 2

    def is_loud(self, since: int, threshold: int = 300) -> bool:
        """True when there is sound in what was recorded from that sample on."""
        return max(self.samples(since), default=0) > threshold

    def close(self) -> None:
        self._process.send_signal(signal.SIGINT)
        self._process.wait(10)
        self._out.close()


def _wait(is_ready: Callable[[], bool]) -> None:
    deadline = time.monotonic() + READY_S
    while not is_ready():
        if time.monotonic() > deadline:
            raise TimeoutError("the private sound server did not start")
        time.sleep(0.002)
