"""Listening to whole files: what a minute of music costs, the process's memory, and whether what
plays meanwhile is heard without a gap."""

import asyncio
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

from audio2_desktop.jobs import children
from audio2_desktop.jobs.children import Child
from audio2_desktop.media import analysis_messages
from audio2_desktop.playback.engine import MediaSource
from audio2_desktop.playback.sound import messages as m
from tests.benchmarks.figures import Figure
from tests.fakes.null_sink import NullSink
from tests.playback.sound.process import SoundChild
from tests.sounds.encode import KINDS, write_signal
from tests.sounds.signals import noise

SECONDS = 120
KINDS_MEASURED = ("flac", "mp3", "m4a", "opus", "flac24")
BESIDE_S = 15.0
GOAL_S = 0.6
"""A minute of music is measured 100 times faster than it plays."""


def figures() -> Iterator[Figure]:
    """CPU seconds a minute of music; MB; dropouts."""
    with tempfile.TemporaryDirectory() as folder:
        paths = {name: _made(Path(folder), name) for name in KINDS_MEASURED}
        yield from asyncio.run(_alone(paths))
        yield Figure("dropouts while it works", asyncio.run(_beside(paths["flac"])), "", goal=0)


def _made(folder: Path, name: str) -> bytes:
    kind = KINDS[name]
    signal = noise(SECONDS * kind.rate, bits=24 if name == "flac24" else 16, rate=kind.rate)
    return bytes(write_signal(folder / name, kind, signal))


async def _alone(paths: dict[str, bytes]) -> list[Figure]:
    child = await children.start("analyse")
    process, found = psutil.Process(child.pid), []
    began = time.monotonic()
    await _listen(child, paths["mp3"], stretches=1)
    found.append(Figure("measuring: start to the first heights", time.monotonic() - began))
    for name, path in paths.items():
        before = sum(process.cpu_times()[:2])
        await _listen(child, path)
        cpu = (sum(process.cpu_times()[:2]) - before) * 60 / SECONDS
        found.append(Figure(f"measuring a minute of {name}, CPU", cpu, goal=GOAL_S))
    memory = process.memory_full_info()
    found.append(Figure("measuring process, RSS", memory.rss / 2**20, "MB"))
    found.append(Figure("measuring process, own memory", memory.uss / 2**20, "MB", goal=40))
    await child.end()
    return found


async def _beside(path: bytes) -> float:
    """What plays, while a file is measured again and again without a rest."""
    with tempfile.TemporaryDirectory() as folder:
        sink = NullSink(Path(folder))
        sound, child = SoundChild(sink.variables), await children.start("analyse")
        try:
            sound.say(m.Load(1, MediaSource(path)), m.Play())
            until = time.monotonic() + BESIDE_S
            while time.monotonic() < until:
                await _listen(child, path)
            return float(sound.of(m.Alive)[-1].dropouts)
        finally:
            await child.end()
            sound.close()
            sink.close()


async def _listen(child: Child, path: bytes, stretches: int = 1_000_000) -> None:
    heights, measured = b"", None
    while measured is None and stretches:
        asked = analysis_messages.request(path, len(heights))
        heard = analysis_messages.stretch(await child.ask(asked))
        assert not heard.problem, heard.problem
        heights, measured = heights[: heard.first] + heard.heights, heard.measured
        stretches -= 1
