"""What Audio2 needs from the system's package manager, and what to say where it may not be asked.

Only Debian and its kin (apt) are installed from by ourselves, and only as root or where sudo asks
no password. A package that cannot be had never keeps Audio2 from starting.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass

from _terminal import say


@dataclass(frozen=True)
class Part:
    """Packages of one purpose; `without` says what is lost when they cannot be installed."""

    packages: tuple[str, ...]
    without: str


PLAYING = Part(("libvlc5", "vlc-plugin-base"), "without VLC nothing can be played")
WINDOW = Part(
    (
        "libegl1", "libgl1", "libxkbcommon0", "libxkbcommon-x11-0", "libdbus-1-3", "libfontconfig1",
        "libglib2.0-0", "libx11-xcb1", "libxcb-cursor0", "libxcb-icccm4", "libxcb-image0",
        "libxcb-keysyms1", "libxcb-randr0", "libxcb-render0", "libxcb-render-util0",
        "libxcb-shape0", "libxcb-shm0", "libxcb-sync1", "libxcb-xfixes0", "libxcb-xinerama0",
        "libxcb-xkb1",
    ),
    "without them the window may not open",
)  # fmt: skip
LETTERS = Part(
    ("fonts-inter", "fonts-noto-color-emoji"),
    "without them text looks a little different, and emoji in names are boxes",
)
TESTING = Part(
    (
        "xvfb", "openbox", "xdotool", "pulseaudio", "pulseaudio-utils", "dbus-x11", "gnome-keyring",
        "playerctl", "libglib2.0-bin", "trayer", "at-spi2-core", "gir1.2-atspi-2.0",
        "python3-gi", "imagemagick", "ffmpeg", "fonts-noto-cjk",
    ),
    "without them some tests cannot run",
)  # fmt: skip
PACKAGES = Part(
    ("binutils", "dpkg-dev", "lintian", "desktop-file-utils", "appstream"),
    "without them no package can be made and checked",
)

NEWER = "t64"
"""Debian 13 and Ubuntu 24.04 renamed some libraries so; the old name still installs them."""

OS_RELEASE = "/etc/os-release"
HINTS = {
    "fedora": "sudo dnf install vlc",
    "arch": "sudo pacman -S vlc",
    "suse": "sudo zypper install libvlc5 vlc-codecs",
    "darwin": "brew install --cask vlc   (or get VLC from videolan.org)",
    "win32": "winget install VideoLAN.VLC   (or get VLC from videolan.org)",
}


def witnesses() -> list[str]:
    """Files that prove that optional parts are there; their loss asks for a new set-up."""
    import glob

    return sorted(glob.glob("/usr/lib/*/libvlc.so.5"))[:1]


def missing_parts(*, for_tests: bool) -> list[Part]:
    """Parts with the packages that are not installed. Empty on systems without dpkg."""
    if not for_tests and not shutil.which("dpkg-query") and not _has_vlc():
        say(how_to_get_vlc())
    return missing([TESTING] if for_tests else [PLAYING, WINDOW, LETTERS])


def missing(parts: list[Part]) -> list[Part]:
    """What is not installed of these. Empty on systems without dpkg."""
    if not shutil.which("dpkg-query"):
        return []
    present = _present([name for part in parts for p in part.packages for name in (p, p + NEWER)])
    present |= {name.removesuffix(NEWER) for name in present}
    lacking = [Part(tuple(p for p in x.packages if p not in present), x.without) for x in parts]
    return [part for part in lacking if part.packages]


def _present(packages: list[str]) -> set[str]:
    form = "${Package} ${db:Status-Status}\n"
    done = subprocess.run(
        ["dpkg-query", "-W", "-f", form, *packages], capture_output=True, text=True, check=False
    )
    rows = [line.split() for line in done.stdout.splitlines()]
    return {row[0] for row in rows if row[1:2] == ["installed"]}


def find_apt() -> list[str] | None:
    """How to call apt-get here, or None if it is not there or not allowed."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return ["apt-get"]
    if not shutil.which("sudo"):
        return None
    asked = subprocess.run(
        ["sudo", "-n", "true"], stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    return ["sudo", "-n", "apt-get"] if asked.returncode == 0 else None


def provide(parts: list[Part], find: Callable[[], list[str] | None] = find_apt) -> None:
    """Install what is missing if that is allowed; otherwise say what to type, and go on."""
    packages = [p for part in parts for p in part.packages]
    if not packages:
        return
    if (apt := find()) is not None:
        say(f"Installing system packages: {' '.join(packages)}")
        left = _install(apt, packages)
    else:
        left = packages
    for part in parts:
        if names := [p for p in part.packages if p in left]:
            say(
                f"Not installed: {', '.join(names)}; {part.without}. "
                f"To install:  sudo apt install {' '.join(names)}"
            )


def install_venv_module() -> None:
    """Debian keeps parts of Python's venv apart; install them for the system's own Python."""
    apt = find_apt()
    if apt is None or sys.base_prefix != "/usr":
        return
    versioned = "python{}.{}-venv".format(*sys.version_info)
    say(f"Installing the system package {versioned}")
    # the versioned one belongs to this very interpreter; the plain one to the default Python
    if _install(apt, [versioned]):
        _install(apt, ["python3-venv"])


def _install(apt: list[str], packages: list[str]) -> list[str]:
    """Install; returns the packages that could not be had."""
    if _apt_get(apt, "install", *packages):
        return []
    _apt_get(apt, "update")  # lists may be missing or old
    if _apt_get(apt, "install", *packages):
        return []
    # one unknown name spoils the whole command
    return [name for name in packages if not _apt_get(apt, "install", name)]


def _apt_get(apt: list[str], verb: str, *packages: str) -> bool:
    options = ["-y", "-q", "-o", "DPkg::Lock::Timeout=120"]
    if verb == "install":
        options.append("--no-install-recommends")
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive", LC_ALL="C.UTF-8")
    done = subprocess.run(
        [*apt, verb, *options, *packages],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=environment,
        check=False,
    )
    return done.returncode == 0


def how_to_get_vlc(os_release: str = OS_RELEASE) -> str:
    """What to type where apt is not at home."""
    how = HINTS.get(_system(os_release), "install VLC with your system's package manager")
    return f"VLC was not found; {PLAYING.without}. To install:  {how}"


def _has_vlc() -> bool:
    if sys.platform == "darwin":
        return os.path.exists("/Applications/VLC.app")
    if sys.platform == "win32":
        folders = [os.environ.get(name, "") for name in ("ProgramFiles", "ProgramFiles(x86)")]
        return any(f and os.path.exists(os.path.join(f, "VideoLAN", "VLC")) for f in folders)
    import ctypes.util

    return ctypes.util.find_library("vlc") is not None


def _system(os_release: str) -> str:
    """A key of HINTS, or a name that is not in it."""
    if sys.platform in ("darwin", "win32"):
        return sys.platform
    try:
        with open(os_release, encoding="utf-8") as file:
            lines = [line.partition("=") for line in file.read().splitlines()]
    except OSError:
        return ""
    values = {key: value.strip("\"'") for key, _, value in lines}
    known = f"{values.get('ID', '')} {values.get('ID_LIKE', '')}".split()
    return next((name for name in known if name in HINTS), "")
