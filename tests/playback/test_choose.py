"""Every machine gets an engine, and the truth about it."""

import asyncio
import os
import subprocess
import sys
import time
from pathlib import Path

from audio2_desktop.domain.units import Ms
from audio2_desktop.playback.engine import Ended, EngineEvent, MediaSource, Playing
from audio2_desktop.playback.silent_engine import SilentEngine
from audio2_desktop.services.clock import SystemClock

ROOT = Path(__file__).parents[2]
ASK = """
import asyncio, sys
from functools import partial
from audio2_desktop.jobs.children import Conversation
from audio2_desktop.playback.choose import choose
from audio2_desktop.playback.engine import MediaSource, Playing, Unheard
from audio2_desktop.services.clock import SystemClock

async def main():
    told = asyncio.Queue()
    engine = choose(sys.argv[2], SystemClock(), partial(Conversation, "sound"))
    engine.listen(told.put_nowait)
    engine.set_volume(50)
    engine.load(MediaSource(sys.argv[1].encode(), length_ms=4000))
    await asyncio.sleep(0.1)
    print("before the first play:", "vlc" in sys.modules)
    engine.play()
    while not isinstance(event := await told.get(), Playing):
        pass
    print("playing:", "vlc" in sys.modules)
    if len(sys.argv) > 3:
        while not isinstance(event := await told.get(), Unheard):
            pass
        print(event.problem)
    await engine.close()

asyncio.run(main())
"""


def ask(*arguments: str, **variables: str) -> list[str]:
    """What happens in a process of its own; all that it says."""
    done = subprocess.run(
        [sys.executable, "-c", ASK, *arguments],
        cwd=ROOT,
        env={**os.environ, **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout.splitlines()


def test_libvlc_is_loaded_by_the_first_play(music: Path) -> None:
    said = ask(str(music / "four.flac"), "vlc", AUDIO2_VLC_AOUT="adummy")
    assert said == ["before the first play: False", "playing: True"]


def test_without_libvlc_it_is_silent_and_says_so() -> None:
    said = ask("/a.flac", "vlc", "and the trouble", PYTHON_VLC_LIB_PATH="/nowhere/libvlc.so")
    assert said[0] == "before the first play: False"
    assert said[-2] == "playing: False"
    assert "VLC is not installed" in said[-1]
    assert "search work" in said[-1]


def test_a_damaged_file_writes_nothing_on_the_terminal(music: Path, tmp_path: Path) -> None:
    damaged = bytearray((music / "four.mp3").read_bytes())
    for at in range(2000, len(damaged), 40):
        damaged[at] ^= 0x5A
    (tmp_path / "damaged.mp3").write_bytes(damaged)
    said = ask(str(tmp_path / "damaged.mp3"), "vlc", "and the trouble", AUDIO2_VLC_AOUT="none")
    assert len(said) == 3, said


def test_a_machine_without_sound_is_told_so_in_one_sentence(music: Path) -> None:
    # an empty ALSA configuration knows no card, whatever is built into the machine
    variables = {
        "PULSE_SERVER": "unix:/nowhere",
        "ALSA_CONFIG_PATH": os.devnull,
        "AUDIO2_VLC_AOUT": "",
    }
    said = ask(str(music / "four.flac"), "vlc", "and the trouble", **variables)
    assert said[0] == "before the first play: False"
    assert "there is no sound device" in said[2]
    assert len(said) == 3, "nothing from the sound system's own libraries"


FALL = """
import asyncio, sys
from functools import partial
from audio2_desktop.jobs.children import Conversation
from audio2_desktop.playback.choose import choose
from audio2_desktop.playback.engine import MediaSource, Playing, Replaced, Unheard
from audio2_desktop.services.clock import SystemClock

async def main():
    if sys.argv[3]:
        sys.modules[sys.argv[3]] = None  # as if it were not installed
    told = asyncio.Queue()
    engine = choose("auto", SystemClock(), partial(Conversation, sys.argv[2]))
    engine.listen(told.put_nowait)
    engine.load(MediaSource(sys.argv[1].encode(), length_ms=4000), start_ms=1000)
    engine.play()
    said, plays, is_troubled = [], False, not sys.argv[4:]
    while not plays or (is_troubled and not said):
        event = await told.get()
        if isinstance(event, Replaced | Unheard):
            said.append(f"{type(event).__name__}: {event.problem}")
        plays = plays or isinstance(event, Playing)
    print(*said, type(engine._engine).__name__, "numpy" in sys.modules, sep="\\n")
    await engine.close()

asyncio.run(main())
"""


def fall(*arguments: str, **variables: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", FALL, *arguments],
        cwd=ROOT,
        env={**os.environ, "AUDIO2_VLC_AOUT": "adummy", "AUDIO2_SOUND_OUT": "null", **variables},
        stdout=subprocess.PIPE,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout.splitlines()


def test_the_sound_path_plays_and_the_window_imports_none_of_it(music: Path) -> None:
    assert fall(str(music / "four.flac"), "sound", "", "at once") == ["SoundEngine", "False"]


def test_vlc_plays_where_a_part_of_the_sound_path_is_missing(music: Path) -> None:
    said = fall(str(music / "four.flac"), "sound", "miniaudio")
    assert said[1:] == ["VlcEngine", "False"]
    assert said[0].startswith("Replaced: ")
    assert "miniaudio" in said[0]


def test_vlc_plays_where_the_process_does_not_start(music: Path) -> None:
    said = fall(str(music / "four.flac"), "no such process", "")
    assert said[1:] == ["VlcEngine", "False"]
    assert said[0].startswith("Replaced: ")


def test_without_both_it_is_silent_and_says_so(music: Path) -> None:
    said = fall(str(music / "four.flac"), "sound", "av", PYTHON_VLC_LIB_PATH="/nowhere/lib.so")
    assert said[1:] == ["SilentEngine", "False"]
    assert said[0].startswith("Unheard: Nothing can be heard")


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
