"""Where everything of the user lies: settings, library, caches, logs, and the Music folder.

Nothing is created here; who writes makes its folder. What belongs to the program itself (icons,
translations) is found by `ui/theme/resources.py`.
"""

import os
import stat
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

APPLICATION = "audio2"
PORTABLE_MARK = "PORTABLE"
"""A file of this name beside the program keeps everything in `audio2-home` beside it."""
PORTABLE_HOME = "audio2-home"


@dataclass(frozen=True, slots=True)
class Paths:
    """The four folders of one user's Audio2, absolute."""

    config: Path
    data: Path
    cache: Path
    state: Path

    @classmethod
    def find(cls, environment: Mapping[str, str] | None = None) -> "Paths":
        """By AUDIO2_HOME, else beside a portable program, else where the platform wants them."""
        environment = os.environ if environment is None else environment
        if chosen := environment.get("AUDIO2_HOME", ""):
            return cls.under(Path(chosen))
        if (beside := _program_folder()) and (beside / PORTABLE_MARK).is_file():
            return cls.under(beside / PORTABLE_HOME)
        import platformdirs  # noqa: PLC0415 - 3 ms of the first paint when it is not needed

        folders = platformdirs.PlatformDirs(APPLICATION, appauthor=False)
        return cls(
            folders.user_config_path,
            folders.user_data_path,
            folders.user_cache_path,
            folders.user_state_path,
        )

    @classmethod
    def under(cls, home: Path) -> "Paths":
        """All four in one folder."""
        home = Path(os.path.abspath(home.expanduser()))  # noqa: PTH100 - resolve() follows links
        return cls(home / "config", home / "data", home / "cache", home / "state")

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.config / "settings.json"

    @property
    def equaliser(self) -> Path:
        """How the equaliser is set for each output device."""
        return self.config / "equaliser.json"

    @property
    def library(self) -> Path:
        """The library file; its backups lie in `backups` beside it."""
        return self.data / "library.db"

    @property
    def lock(self) -> Path:
        """Held by the process that may write the library."""
        return self.data / "owner.lock"

    @property
    def spare_lock(self) -> Path:
        """In its place where the data folder cannot be written. Raises what `socket` raises."""
        return self.socket.with_suffix(".lock")

    @property
    def artwork(self) -> Path:
        """Scaled covers; can be made again at any time."""
        return self.cache / "artwork"

    @property
    def logs(self) -> Path:
        """Log files and crash notes."""
        return self.state / "logs"

    @property
    def socket(self) -> Path:
        """The running window's local socket: short, private, and the same for the same data folder.

        Raises OSError when no private folder can be had.
        """
        import hashlib  # noqa: PLC0415 - 3 ms that the first paint does not need

        where = hashlib.blake2b(os.fsencode(os.path.realpath(self.data)), digest_size=8)
        return _private_runtime_folder() / f"{where.hexdigest()}.sock"


def music_folder() -> Path | None:
    """The system's Music folder (xdg-user-dirs, Known Folder, ~/Music) if there is one.

    None as well when it is set to the home folder, which is xdg's way of saying "none".
    """
    import platformdirs  # noqa: PLC0415 - see Paths.find

    folder = platformdirs.user_music_path()
    home = Path.home()
    if folder == home:
        folder = home / "Music"
    try:
        return folder if folder.is_dir() else None
    except OSError:
        return None


def _program_folder() -> Path | None:
    if getattr(sys, "frozen", False):
        return Path(sys.executable).resolve().parent
    return Path(__file__).resolve().parents[2]


def _private_runtime_folder() -> Path:
    """A folder that only this user can enter; made if need be. Short: a socket's path is limited.

    A folder in the shared temporary folder is only taken when it is ours and closed to others, so
    that nobody can lay one out for us.
    """
    given = os.environ.get("XDG_RUNTIME_DIR", "")
    if given and Path(given).is_dir() and os.access(given, os.W_OK):
        folder = Path(given) / APPLICATION
    else:
        import tempfile  # noqa: PLC0415 - brings hashlib, see Paths.socket

        owner = os.getuid() if hasattr(os, "getuid") else "user"
        folder = Path(tempfile.gettempdir()) / f"{APPLICATION}-{owner}"
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode):
        raise NotADirectoryError(os.fspath(folder))
    if hasattr(os, "getuid") and (found.st_uid != os.getuid() or found.st_mode & 0o077):
        raise PermissionError(f"{folder} is not private")
    return folder
