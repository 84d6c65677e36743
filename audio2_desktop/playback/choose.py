"""Which engine this machine gets. The only place that knows all of them."""

import asyncio
import importlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from audio2_desktop.domain.clock import Clock
from audio2_desktop.domain.problems import Broken, Problem
from audio2_desktop.playback.engine import Engine
from audio2_desktop.playback.silent_engine import SilentEngine

VLC_ENGINE = "audio2_desktop.playback.vlc_engine"
VLC_VOICE = "audio2_desktop.playback.vlc_voice"
MISSING = "VLC is not installed, so nothing can be heard; lists, queue and search work"


@dataclass(frozen=True, slots=True)
class Chosen:
    """An engine, and what the user should know about it."""

    engine: Engine
    problem: Problem | None = None


async def choose(clock: Clock) -> Chosen:
    """libVLC where it can be loaded, else silence and the reason. 60 to 250 ms, in a thread."""
    thread = ThreadPoolExecutor(1, thread_name_prefix="vlc-load")
    try:
        library = await asyncio.get_running_loop().run_in_executor(thread, _load)
    except Problem as problem:
        return Chosen(SilentEngine(live=clock), problem)
    finally:
        thread.shutdown(wait=False)
    engine: Engine = importlib.import_module(VLC_ENGINE).VlcEngine(library, clock)
    return Chosen(engine)


def _load() -> object:
    # Without libVLC, importing python-vlc fails in many ways, up to leaving the program.
    try:
        return importlib.import_module(VLC_VOICE).Vlc()
    except (ImportError, OSError, NameError, AttributeError, RuntimeError, SystemExit) as error:
        raise Broken(what="Sound", reason=MISSING) from error
