"""Which engine this machine gets. The only place that knows all of them."""

import importlib
from functools import partial

from audio2_desktop.domain.clock import Clock
from audio2_desktop.domain.problems import Refused
from audio2_desktop.playback.engine import Engine
from audio2_desktop.playback.late_engine import LateEngine, Make
from audio2_desktop.playback.silent_engine import SilentEngine

VLC_ENGINE = "audio2_desktop.playback.vlc_engine"
VLC_VOICE = "audio2_desktop.playback.vlc_voice"
MISSING = (
    "Nothing can be heard because VLC is not installed. Install it and start Audio2 again; "
    "lists, queue and search work without it."
)


def choose(clock: Clock) -> Engine:
    """libVLC where it can be loaded, else silence, and the reason is told (`Unheard`).

    Costs nothing before the first `play`, which takes 90 ms longer than the later ones.
    """
    return LateEngine(partial(_load, clock), partial(SilentEngine, live=clock))


def _load(clock: Clock) -> Make:
    # Without libVLC, importing python-vlc fails in many ways, up to leaving the program.
    try:
        library = importlib.import_module(VLC_VOICE).Vlc()
        engine = importlib.import_module(VLC_ENGINE).VlcEngine
    except (ImportError, OSError, NameError, AttributeError, RuntimeError, SystemExit) as error:
        raise Refused(MISSING) from error
    return partial(engine, library, clock)
