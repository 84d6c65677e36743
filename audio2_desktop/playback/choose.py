"""Which engine this machine gets. The only place that knows all of them."""

import importlib
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec

from audio2_desktop.domain.clock import Clock
from audio2_desktop.domain.problems import Refused
from audio2_desktop.playback.engine import EVERY_ABILITY, Engine
from audio2_desktop.playback.late_engine import LateEngine, Make
from audio2_desktop.playback.silent_engine import SilentEngine
from audio2_desktop.playback.sound_process import Converse

SOUND_ENGINE = "audio2_desktop.playback.sound_engine"
VLC_ENGINE = "audio2_desktop.playback.vlc_engine"
VLC_VOICE = "audio2_desktop.playback.vlc_voice"
NEEDED = ("numpy", "av", "miniaudio")
"""Modules without which the sound path does not start."""
MISSING = (
    "Nothing can be heard because VLC is not installed. Install it and start Audio2 again; "
    "lists, queue and search work without it."
)
INCOMPLETE = "VLC plays, with short gaps between tracks: {module} is not installed."


def choose(
    wanted: str, clock: Clock, converse: Converse, fades: Callable[[], bool] = lambda: True
) -> Engine:
    """The sound path unless plain VLC is wanted; VLC where it does not work; else silence.

    wanted: the setting playback.engine. converse: starts a sound process.
    Costs nothing before the first `play`, which takes longer than the later ones.
    """
    vlc = partial(_load_vlc, clock)
    spare = partial(SilentEngine, live=clock)
    if wanted == "vlc":
        return LateEngine([vlc], spare)
    sound = partial(_load_sound, converse, clock, fades)
    return LateEngine([sound, vlc], spare, EVERY_ABILITY)


def missing() -> str:
    """The first module that the sound path needs and does not find; "" when it is complete."""
    return next((name for name in NEEDED if find_spec(name) is None), "")


def _load_sound(converse: Converse, clock: Clock, fades: Callable[[], bool]) -> Make:
    if module := missing():
        raise Refused(INCOMPLETE, module=module)
    engine = importlib.import_module(SOUND_ENGINE).SoundEngine
    return partial(engine, converse, clock, fades)


def _load_vlc(clock: Clock) -> Make:
    # Without libVLC, importing python-vlc fails in many ways, up to leaving the program.
    try:
        library = importlib.import_module(VLC_VOICE).Vlc()
        engine = importlib.import_module(VLC_ENGINE).VlcEngine
    except (ImportError, OSError, NameError, AttributeError, RuntimeError, SystemExit) as error:
        raise Refused(MISSING) from error
    return partial(engine, library, clock)
