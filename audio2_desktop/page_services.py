"""What pages ask for by name (`ui/routes.py`), as far as nobody else in the window needs it. A part
of `life`."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from audio2_desktop.core import Core
from audio2_desktop.domain.settings import AppearanceSettings, PlaybackSettings
from audio2_desktop.services.doctor import Doctor
from audio2_desktop.services.health import Health
from audio2_desktop.services.paths import music_folder
from audio2_desktop.services.privacy import Privacy
from audio2_desktop.services.report import Report
from audio2_desktop.ui.backdrops import Backdrops
from audio2_desktop.ui.controller import Controller
from audio2_desktop.ui.page import PageTools
from audio2_desktop.ui.seeds import Seeds

if TYPE_CHECKING:
    from audio2_desktop.app import Frame


def by_name(
    frame: "Frame",
    core: Core,
    controller: Controller,
    seeds: Seeds,
    in_work: Callable[[Callable[[], Any]], Awaitable[Any]],
) -> dict[str, object]:
    """in_work: runs something in a work thread."""
    doctor = Doctor(
        core.paths,
        core.db,
        core.library.folders,
        wanted=frame.settings.get(PlaybackSettings).engine,
    )
    return {
        "tools": _tools(frame, core, controller, seeds),
        "backdrops": Backdrops(frame.theme, core.artwork.load, in_work),
        "browse": core.browse,
        "listener": frame.window.sidebar.profile.text(),
        "search": core.search,
        "shelves": core.shelves,
        "folder_tree": core.folder_tree,
        "playlists": core.playlists,
        "favourites": core.favourites,
        "lyrics": core.lyrics,
        "library": core.library,
        "removal": core.removal,
        "health": Health(core.db),
        "settings": frame.settings,
        "privacy": Privacy(core.db),
        "report": Report(core.paths, frame.work, doctor),
        "suggested": _suggested_folders(),
    }


def _tools(frame: "Frame", core: Core, controller: Controller, seeds: Seeds) -> PageTools:
    return PageTools(
        theme=frame.theme,
        facts=frame.bus,
        covers=frame.covers,
        now=core.clock.now_ms,
        on_error=controller.report,
        seed=seeds.seed,
        is_scanning=lambda: core.library.progress().is_running,
        memory=frame.late.memory,
        says_lyrics=lambda: frame.settings.get(AppearanceSettings).say_lyrics,
    )


def _suggested_folders() -> tuple[str, ...]:
    """What the welcome page offers: the system's Music folder, when there is one."""
    folder = music_folder()
    return (str(folder),) if folder is not None else ()
