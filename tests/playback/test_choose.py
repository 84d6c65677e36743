"""Every machine gets an engine, and the truth about it."""

import asyncio
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from audio2_desktop.domain.units import Ms
from audio2_desktop.playback.choose import choose
from audio2_desktop.playback.engine import Ended, EngineEvent, MediaSource, Playing
from audio2_desktop.playback.silent_engine import SilentEngine
from audio2_desktop.playback.vlc_engine import VlcEngine
from audio2_desktop.services.clock import SystemClock

ROOT = Path(__file__).parents[2]
ASK = """
import asyncio
from audio2_desktop.playback.choose import choose
from audio2_desktop.services.clock import SystemClock
async def main():
    chosen = await choose(SystemClock())
    print(type(chosen.engine).__name__, "|", chosen.problem)
    await chosen.engine.close()
asyncio.run(main())
"""


def ask(**variables: str) -> str:
    """What is chosen in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", ASK],
        cwd=ROOT,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout.strip()


async def test_libvlc_is_taken_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDIO2_VLC_AOUT", "adummy")
    chosen = await choose(SystemClock())
    assert isinstance(chosen.engine, VlcEngine)
    assert chosen.problem is None
    await chosen.engine.close()


def test_without_libvlc_it_is_silent_and_says_so() -> None:
    engine, _, problem = ask(PYTHON_VLC_LIB_PATH="/nowhere/libvlc.so").partition(" | ")
    assert engine == "SilentEngine"
    assert "VLC is not installed" in problem
    assert "search work" in problem


async def test_the_silent_engine_goes_by_the_clock_of_the_machine() -> None:
    engine, told = SilentEngine(live=SystemClock()), list[EngineEvent]()
    engine.listen(told.append)
    engine.load(MediaSource(b"/a.flac", length_ms=Ms(400)))
    engine.play()
    began = time.monotonic()
    while Playing() not in told:  # noqa: ASYNC110 - told by a plain callback
        await asyncio.sleep(0.001)
    engine.pause()
    held = engine.position_ms()
    await asyncio.sleep(0.06)
    assert engine.position_ms() == held
    engine.play()
    engine.seek(Ms(200))
    while Ended() not in told:
        assert time.monotonic() < began + 5
        await asyncio.sleep(0.002)
    assert 0.2 < time.monotonic() - began < 2
    await engine.close()
