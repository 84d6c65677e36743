"""The first lines that run: a child process, a command, or the window.

A child is told by its first argument, and looked at before any import: a tag reader must not pay
for, or even see, what the window needs.
"""

import gc
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audio2_desktop.cli.opening import Window

# kind of child -> module and function that is its whole life; started only by jobs/children.py
CHILDREN = {
    "tags": "audio2_desktop.media.worker:main",
    "covers": "audio2_desktop.media.cover_worker:main",
    "analyse": "audio2_desktop.media.analysis_worker:main",
    "loudness": "audio2_desktop.media.loudness_worker:main",
    "sound": "audio2_desktop.playback.sound.worker:main",
    "doctor": "audio2_desktop.services.doctor_probes:main",
}


NO_SCREEN = (
    "There is no screen to open a window on (DISPLAY and WAYLAND_DISPLAY are not set). "
    "audio2 --help names what works without one."
)


def main() -> int:
    """Returns the exit code: 0 done, 1 failed, 2 used wrongly, 3 nothing runs that could answer."""
    first = sys.argv[1] if len(sys.argv) > 1 else ""
    if first.startswith("--child="):
        return _child(first.removeprefix("--child="))
    if getattr(sys, "frozen", False):
        import multiprocessing

        multiprocessing.freeze_support()

    from audio2_desktop.cli.opening import Window

    if not first:
        return _window(Window())
    from audio2_desktop import __version__
    from audio2_desktop.cli.arguments import parse

    options = parse(sys.argv[1:], __version__)
    if isinstance(options, Window):
        return _window(options)
    from audio2_desktop import headless

    return headless.run(options)


def _window(options: "Window") -> int:
    """Hand over to the window that is open, before anything heavy is imported; else be it."""
    # What is imported stays: looking through it for garbage again and again is a tenth of the time
    # to the first paint. `life` lets the collector begin.
    gc.disable()
    from audio2_desktop.domain.problems import Problem
    from audio2_desktop.services import instance
    from audio2_desktop.services.paths import Paths

    paths = Paths.find()
    try:
        if instance.hand_over(paths, options.targets):
            return 0
    except instance.LibraryBusy:
        pass  # a command is at work: the window opens all the same and says so
    except Problem as problem:
        sys.stderr.write(f"audio2: {problem}\n")
        return 1
    if not _has_screen():
        sys.stderr.write(f"audio2: {NO_SCREEN}\n")
        return 1
    from audio2_desktop import qt_start

    qt_start.load()
    from audio2_desktop import app

    return app.main(options)


def _has_screen() -> bool:
    """Qt would end the process with a core dump and advice that helps nobody."""
    known = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform in ("win32", "darwin") or any(map(os.environ.get, known))


def _child(kind: str) -> int:
    from importlib import import_module

    place = CHILDREN.get(kind)
    if place is None:
        sys.stderr.write(f"audio2: there is no child process {kind!r}\n")
        return 2
    module, _, function = place.partition(":")
    code = getattr(import_module(module), function)()
    return code if isinstance(code, int) else 0


if __name__ == "__main__":
    sys.exit(main())
