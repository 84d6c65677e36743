"""The window's first part: the frame and the first rows, on the screen before anything heavy is
imported.

Only Qt and `ui` are needed for it. While it is shown, `wake.py` is imported in a work thread; it
opens the library, and loads `life.py` with everything else. Nobody imports this module but
`__main__`.
"""

import importlib
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QEventLoop, QMetaObject, QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication

from audio2_desktop import __version__, first_page
from audio2_desktop.cli.opening import Window as Options
from audio2_desktop.domain.fact_bus import FactBus
from audio2_desktop.domain.problems import Problem
from audio2_desktop.domain.settings import AppearanceSettings, LanguageSettings
from audio2_desktop.services import instance
from audio2_desktop.services.paths import Paths
from audio2_desktop.services.settings import Settings
from audio2_desktop.ui import access, language, routes
from audio2_desktop.ui.artwork import ArtworkCache
from audio2_desktop.ui.theme import Mode, Theme
from audio2_desktop.ui.view_memory import ViewMemory
from audio2_desktop.ui.window import Window

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

APPLICATION_ID = "io.github.audio2.Audio2"
WORK_THREADS = 2
HINTS_MS = 200
"""The page that is being read goes before what the desktop has to say."""
WAKE = "audio2_desktop.wake"


@dataclass(slots=True)
class Frame:
    """What is there before the services are."""

    options: Options
    paths: Paths
    claim: instance.Claim
    bus: FactBus
    settings: Settings
    theme: Theme
    covers: ArtworkCache
    window: Window
    geometry: QSettings
    late: first_page.Late
    work: "ThreadPoolExecutor" = field(init=False)
    """Threads for small things; there once the window is painted."""
    restores: Path | None = None
    """A backup that takes the library's place when the window is closed; then it starts again."""
    wishes_to_close: list[bool] = field(default_factory=list)
    """Not empty when the user closed the window before it came to life."""

    def begin_work(self, work: "ThreadPoolExecutor") -> None:
        """Here are the threads."""
        self.work = work
        self.settings.begin_work(work)


def main(options: Options) -> int:
    """Open the window and stay until it is closed; the exit code."""
    paths = Paths.find()
    claim = instance.claim(paths, "window")
    if claim is None:
        return _handed_over(paths, options)
    try:
        frame = _frame(options, paths, claim)
        _paint(frame)
        waking = _Waking()
        _meet_desktop(frame.window, frame.settings, frame.theme)
        with _threads() as work:
            frame.begin_work(work)
            code = waking.module().live(frame)
    finally:
        claim.close()
    if frame.restores is not None:
        _start_again()
    return code


def _start_again() -> None:
    """As a process of its own, which finds the library free."""
    from audio2_desktop.jobs import children

    children.start_again()


def _handed_over(paths: Paths, options: Options) -> int:
    """Another start was quicker by a moment, or a command is writing the library."""
    try:
        if instance.hand_over(paths, options.targets):
            return 0
        problem = "Audio2 was just closed. Start it again."
    except Problem as trouble:
        problem = str(trouble)
    sys.stderr.write(f"audio2: {problem}\n")
    return 1


def _frame(options: Options, paths: Paths, claim: instance.Claim) -> Frame:
    """Build the frame and show it."""
    _application()
    bus = FactBus()
    settings = Settings(paths.settings, publish=bus.publish)
    settings.load()
    access.install()
    language.install(settings.get(LanguageSettings).language)
    looks = settings.get(AppearanceSettings)
    theme = Theme(
        mode=Mode(looks.theme),
        scale_percent=looks.font_scale,
        high_contrast=looks.high_contrast,
        reduced_motion=looks.reduced_motion,
        artwork_accent=looks.accent == "artwork",
        accent=looks.accent,
        lyrics_px=looks.lyrics_size,
    )
    theme.apply()
    covers = ArtworkCache(theme)
    window = Window(theme, routes.nav_items(), routes.PAGES, covers)
    window.ratio_changed.connect(covers.use_ratio)
    geometry = QSettings(os.fspath(paths.config / "window.ini"), QSettings.Format.IniFormat)
    window.restore_geometry(geometry)
    window.sidebar.set_profile(_user_name())
    window.sidebar.places.set_hidden(looks.hidden_places)
    late = first_page.Late(memory=ViewMemory(geometry))
    first_page.show(
        window,
        paths.library,
        first_page.remembered(geometry),
        late=late,
        settings=settings,
        facts=bus,
        theme=theme,
        covers=covers,
    )
    frame = Frame(options, paths, claim, bus, settings, theme, covers, window, geometry, late)
    window.closing.connect(lambda: frame.wishes_to_close.append(True))
    window.show()
    return frame


def _paint(frame: Frame) -> None:
    """Return when the window is on the screen."""
    loop = QEventLoop()
    frame.window.painted.connect(loop.quit)
    loop.exec()


def _meet_desktop(window: Window, settings: Settings, theme: Theme) -> None:
    """Its icon, its screen reader, its user's needs: nothing that the first paint waits for."""
    from PySide6.QtGui import QIcon

    from audio2_desktop.ui.desktop_hints import DesktopHints
    from audio2_desktop.ui.speaker import Speaker
    from audio2_desktop.ui.theme.resources import resource_folder

    drawn = QIcon(os.fspath(resource_folder("icons") / "audio2.svg"))  # read when it is drawn
    QApplication.setWindowIcon(QIcon.fromTheme(APPLICATION_ID, drawn))
    Speaker(window, lambda: settings.get(AppearanceSettings).say_tracks)
    hints = DesktopHints(window, partial(_heed, settings, theme))
    QTimer.singleShot(HINTS_MS, hints, hints.read)


def _heed(settings: Settings, theme: Theme, hints: Mapping[str, object]) -> None:
    """What the desktop knows holds until the user chooses for himself."""
    settings.suggest(hints)
    looks = settings.get(AppearanceSettings)
    theme.set_high_contrast(looks.high_contrast)
    theme.set_reduced_motion(looks.reduced_motion)


def _threads() -> "ThreadPoolExecutor":
    from concurrent.futures import ThreadPoolExecutor  # 3 ms that the first paint does not wait for

    return ThreadPoolExecutor(WORK_THREADS, thread_name_prefix="work")


class Wake(Protocol):
    """The module `wake`."""

    def live(self, frame: Frame) -> int: ...


class _Waking(Thread):
    """Imports the rest while the window answers; begins at once, before there are work threads."""

    def __init__(self) -> None:
        super().__init__(name="wake", daemon=True)
        self._loop = QEventLoop()
        self._found: Wake | BaseException | None = None
        self.start()

    def run(self) -> None:
        try:
            self._found = cast("Wake", importlib.import_module(WAKE))
        except BaseException as error:  # noqa: BLE001 - raised again by who waits
            self._found = error
        QMetaObject.invokeMethod(self._loop, "quit", Qt.ConnectionType.QueuedConnection)

    def module(self) -> Wake:
        """Turn Qt's loop until it is there."""
        if self._found is None:
            self._loop.exec()
        if isinstance(self._found, BaseException):
            raise self._found
        assert self._found is not None
        return self._found


def _application() -> QApplication:
    # the style as an argument: setStyle() would make Python's QStyle ready, 6 ms of the first
    # paint; the name is what X11 calls the window, and what the desktop file's StartupWMClass says
    application = QApplication([*sys.argv[:1], "-style", "fusion", "-name", APPLICATION_ID])
    application.setApplicationName("Audio2")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName(APPLICATION_ID)
    application.setQuitOnLastWindowClosed(False)
    return application


def _user_name() -> str:
    """Who is logged in, for the foot of the side bar."""
    known = os.environ.get("LOGNAME") or os.environ.get("USER") or ""
    try:
        return (known or _asked_name()).capitalize()
    except (OSError, KeyError):
        return ""


def _asked_name() -> str:
    from getpass import getuser

    return getuser()
