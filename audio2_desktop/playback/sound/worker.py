"""The life of the sound process: commands come in on stdin, news goes out on stdout, and it ends at
once when the window's process closes its end or is gone.
"""

import ctypes
import os
import queue
import sys
import threading  # noqa: TID251 - the sound process has threads of its own
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from typing import NoReturn

from audio2_desktop.decoding.base import Decoder
from audio2_desktop.playback.engine import MediaSource
from audio2_desktop.playback.sound import messages as m
from audio2_desktop.playback.sound.outlet import Make
from audio2_desktop.playback.sound.output import DeviceOutput, Listing, NullOutput
from audio2_desktop.playback.sound.sounding import Sounding

OUTPUT_VARIABLE = "AUDIO2_SOUND_OUT"
"""For tests: "null" plays in real time without a device, "fast" FAST times as fast."""
FAST = 50.0
LOOK_S = 2.0
"""So often the devices are looked at."""
_M_ARENA_MAX, HEAPS = -8, 2
_M_MMAP_THRESHOLD, LARGE_BYTES = -3, 128 << 10

_Names = tuple[str, ...]
_Todo = queue.SimpleQueue[m.Command | _Names | None]
"""Commands, devices that are there now, or None: look what has become due."""


def main() -> NoReturn:
    """Serve until stdin is closed. Ends the process itself: threads that hang in a library or wait
    for a server must not hold it up."""
    _share_heaps()
    os.environ.setdefault("PULSE_PROP", "media.role=music application.icon_name=audio2")
    todo: _Todo = queue.SimpleQueue()
    threading.excepthook = lambda failure: _end(failure.exc_value)
    _start(_read, todo)
    try:
        _serve(todo)
    except BrokenPipeError:
        os._exit(0)
    except Exception as error:  # noqa: BLE001 - whatever it was: this process is of no use any more
        _end(error)


def _share_heaps() -> None:
    """glibc gives every thread a heap of its own, and each track has threads of its own; the large
    blocks of decoders tear holes into them. 3,000 tracks would leave 30 MB behind."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # another library of C
            library = ctypes.CDLL(None)
            library.mallopt(_M_ARENA_MAX, HEAPS)
            library.mallopt(_M_MMAP_THRESHOLD, LARGE_BYTES)


def _serve(todo: _Todo) -> NoReturn:
    pipe = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no news

    def tell(news: m.News) -> None:
        pipe.write(m.framed(m.to_wire(news)))
        pipe.flush()

    to_memory = os.environ.get(OUTPUT_VARIABLE, "")
    listing = Listing()
    sounding = Sounding(
        tell,
        _open_source,
        _without_device(to_memory) if to_memory else DeviceOutput,
        (lambda _: 0) if to_memory else listing.own_rate,
        wake=lambda: todo.put(None),
        clock=time.monotonic,
    )
    sounding.tick()  # its first word
    _start(_warm)
    if not to_memory:
        _start(_look, todo, listing)
    within_s = 0.0
    while True:
        try:
            item = todo.get(timeout=max(0.001, within_s))
        except queue.Empty:
            item = None
        if isinstance(item, tuple):
            sounding.devices(item)
        elif item is not None:
            sounding.obey(item)
        within_s = sounding.tick()


def _read(todo: _Todo) -> None:
    while (body := m.read_from(sys.stdin.buffer)) is not None:
        todo.put(m.command(body))
    os._exit(0)


def _look(todo: _Todo, listing: Listing) -> None:
    while True:
        todo.put(listing.names())
        time.sleep(LOOK_S)


def _warm() -> None:
    """Load the decoders, so that the first source opens quickly."""
    with suppress(ImportError):  # told by whoever opens a source
        from audio2_desktop.decoding import ffmpeg, opening  # noqa: F401, PLC0415


def _open_source(source: MediaSource) -> Decoder:
    from audio2_desktop.decoding.opening import open_sound  # noqa: PLC0415 - see _warm

    return open_sound(source)


def _without_device(kind: str) -> Make:
    pace = FAST if kind == "fast" else 1.0
    return lambda _name, rate, pull: NullOutput(rate, pull, pace=pace)


def _start(work: Callable[..., None], *values: object) -> None:
    threading.Thread(target=work, args=values, name=work.__name__, daemon=True).start()


def _end(error: BaseException | None) -> NoReturn:
    if error is not None:
        traceback.print_exception(error)
    sys.stderr.flush()
    os._exit(70)
