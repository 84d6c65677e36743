"""What 1,000 tracks in a row leave behind in the window's process and in the one that sounds.

All formats, one joined to the next, with an output that is fifty times as fast as an ear. The
first 400 fill what is kept on purpose and the heap of the AAC decoder; what grows then is a leak.
"""

import asyncio
import gc
import os
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import psutil

from audio2_desktop.domain.units import Ms
from audio2_desktop.jobs.children import Conversation
from audio2_desktop.playback.engine import Ended, EngineEvent, Failed, MediaSource
from audio2_desktop.playback.sound_engine import SoundEngine
from audio2_desktop.services.clock import SystemClock
from tests import sounds
from tests.benchmarks.figures import Figure

FIRST, TRACKS = 400, 1000
KINDS = ("flac", "mp3", "ogg", "opus", "wav", "m4a")
Size = tuple[int, int, int]
"""Bytes, threads, handles."""


def figures() -> Iterator[Figure]:
    """Growth of each process."""
    before = os.environ.get("AUDIO2_SOUND_OUT")
    os.environ["AUDIO2_SOUND_OUT"] = "fast"
    try:
        with tempfile.TemporaryDirectory() as folder:
            sizes, failed = asyncio.run(_play(Path(folder)))
    finally:
        del os.environ["AUDIO2_SOUND_OUT"]
        if before is not None:
            os.environ["AUDIO2_SOUND_OUT"] = before
    count = TRACKS - FIRST
    for at, name in enumerate(("window", "sound process")):
        (memory, threads, handles), (then, threads_then, handles_then) = sizes[0][at], sizes[1][at]
        yield Figure(f"{count} tracks: {name}, memory", (then - memory) / 2**20, "MB", goal=8)
        yield Figure(f"{count} tracks: {name}, threads", threads_then - threads, "", goal=2)
        yield Figure(f"{count} tracks: {name}, handles", handles_then - handles, "", goal=2)
    yield Figure(f"{TRACKS} tracks: failed", failed, "", goal=0)


async def _play(folder: Path) -> tuple[list[tuple[Size, Size]], int]:
    for kind in KINDS:
        sounds.write(folder / f"one.{kind}", kind, seconds=1.0)
    sources = [
        MediaSource(os.fsencode(folder / f"one.{kind}"), length_ms=Ms(1000)) for kind in KINDS
    ]
    engine = SoundEngine(partial(Conversation, "sound"), SystemClock())
    sizes, failed, played = list[tuple[Size, Size]](), 0, 0
    done = asyncio.Event()

    def put() -> None:
        engine.load(sources[played % len(sources)])
        engine.play()
        engine.prepare_next(sources[(played + 1) % len(sources)])

    def go_on(event: EngineEvent) -> None:
        nonlocal failed, played
        if isinstance(event, Ended | Failed):
            failed += isinstance(event, Failed)
            played += 1
            if played in (FIRST, TRACKS):
                sizes.append(_sizes())
            if played == TRACKS:
                done.set()
            else:
                put()

    engine.listen(go_on)
    put()
    await done.wait()
    await engine.close()
    return sizes, failed


def _sizes() -> tuple[Size, Size]:
    gc.collect()
    window = psutil.Process()
    [sound] = [one for one in window.children() if "--child=sound" in one.cmdline()]
    return _size(window), _size(sound)


def _size(process: psutil.Process) -> Size:
    return process.memory_info().rss, process.num_threads(), process.num_fds()
