"""Looking at what may hang, crash or be missing. Runs in a child process (`--child=doctor`).

A broken VLC plugin ends the process, a locked keyring waits for a person: neither may take the
program with it. Each probe returns (state, text, fix) in plain English and imports what it needs.
"""

import importlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable

from audio2_desktop.domain.checks import OK, Finding, warn
from audio2_desktop.playback import choose

JAVASCRIPT = ("deno", "node", "bun", "qjs")
"""What yt-dlp can run YouTube's scripts with, best first."""
OLD_DAYS = 120
"""Sites change: a yt-dlp older than this often fails."""


def player() -> Finding:
    """Which engine plays: is all there that the sound path is made of?"""
    try:
        for module in choose.NEEDED:
            importlib.import_module(module)
    except ImportError:
        return warn(
            "A part of the player is missing, so VLC plays: with short gaps between tracks.",
            "Start Audio2 with packaging/run.py once more.",
        )
    return OK, "Audio2 plays by itself: without gaps between tracks.", ""


def vlc() -> Finding:
    """Can libVLC be loaded, and does it find its plugins?"""
    try:
        import vlc as libvlc  # noqa: PLC0415 - 56 ms, and it fails where VLC is missing
    except (OSError, ImportError, NameError, AttributeError, SystemExit):
        text = "VLC is not installed: formats and streams that only VLC knows are not played."
        return warn(text, _install_vlc())
    found = libvlc.Instance("--quiet", "--no-video", "--aout=dummy")
    if found is None:
        return warn("VLC is there but does not start; its plugins are missing.", _install_vlc())
    version = libvlc.libvlc_get_version()
    found.release()
    return OK, f"VLC {version.decode(errors='replace').split()[0]}", ""


def sound() -> Finding:
    """Is there a device that plays?"""
    import miniaudio  # noqa: PLC0415 - only here, and it loads the sound system's libraries

    try:
        names = [str(device["name"]) for device in miniaudio.Devices().get_playbacks()]
    except miniaudio.MiniaudioError as error:
        return warn(f"The sound system does not answer ({error}).", _sound_fix())
    if not names:
        return warn("There is no sound output.", _sound_fix())
    return OK, ", ".join(names[:4]), ""


def keyring() -> Finding:
    """Can a secret be kept? Nothing is written; a locked keyring may ask for its password."""
    import keyring as chain  # noqa: PLC0415, TID251 - only whether it works, no secret is touched
    from keyring.backends import fail as no_keyring  # noqa: PLC0415, TID251
    from keyring.errors import KeyringError  # noqa: PLC0415, TID251

    backend = chain.get_keyring()
    fix = (
        "Keys are kept for the session only. Install and unlock a keyring (GNOME Keyring, KWallet)."
    )
    if isinstance(backend, no_keyring.Keyring) or backend.priority <= 0:
        return warn("There is no keyring.", fix)
    try:
        chain.get_password("audio2", "doctor")
    except (KeyringError, OSError) as error:
        return warn(f"The keyring does not open ({error}).", fix)
    return OK, str(backend.name), ""


def reader() -> Finding:
    """Is FFmpeg there, the second reader of odd files?"""
    import av  # noqa: PLC0415 - 30 MB of libraries

    return OK, f"FFmpeg by PyAV {av.__version__}", ""


def downloads() -> Finding:
    """yt-dlp, how old it is, and what runs the scripts that it needs."""
    from datetime import UTC, date, datetime  # noqa: PLC0415

    try:
        from yt_dlp.version import __version__ as version  # noqa: PLC0415 - 0.3 s
    except ImportError:
        return warn("yt-dlp is not installed.", "Start Audio2 with packaging/run.py once more.")
    runtime = next((name for name in JAVASCRIPT if shutil.which(name)), "")
    if not runtime:
        return warn(
            f"yt-dlp {version} has no JavaScript runtime, so YouTube does not work.",
            "Install deno (or Node.js 20 or newer).",
        )
    text = f"yt-dlp {version} with {runtime}{_version_of(runtime)}"
    numbers = [int(part) for part in version.split(".")[:3] if part.isdigit()]
    today = datetime.now(UTC).date()  # noqa: TID251 - no clock is handed to a process
    if len(numbers) == 3 and (today - date(*numbers)).days > OLD_DAYS:
        return warn(f"{text} is more than {OLD_DAYS} days old.", "Update yt-dlp.")
    return OK, text, ""


_SYSTEM: str = sys.platform  # a variable: type checkers take the bare name for this machine's


PROBES: dict[str, Callable[[], Finding]] = {
    "player": player,
    "vlc": vlc,
    "sound": sound,
    "keyring": keyring,
    "reader": reader,
    "downloads": downloads,
}


def main() -> int:
    """Answer the probe named by the next argument with three lines on stdout."""
    name = sys.argv[2] if len(sys.argv) > 2 else ""
    probe = PROBES.get(name)
    if probe is None:
        return 2
    # libraries of the sound system speak on stdout and stderr as they like
    answer = os.fdopen(os.dup(1), "w", encoding="utf-8")
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    with answer:
        answer.write("\n".join(" ".join(part.split()) for part in probe()) + "\n")
        answer.flush()
        # no farewell: what a broken library does at exit must not spoil the answer
        os._exit(0)


def _version_of(program: str) -> str:
    try:
        done = subprocess.run(
            [program, "--version"], capture_output=True, text=True, timeout=5, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    words = done.stdout.split()
    return f" {words[1] if words[:1] == ['deno'] else words[0]}" if words else ""


def _install_vlc() -> str:
    if _SYSTEM == "win32":
        return "Install VLC: winget install VideoLAN.VLC"
    if _SYSTEM == "darwin":
        return "Install VLC: brew install --cask vlc"
    if shutil.which("apt"):
        return "Install it: sudo apt install libvlc5 vlc-plugin-base"
    if shutil.which("dnf"):
        return "Install it: sudo dnf install vlc-libs vlc-plugins-base"
    if shutil.which("pacman"):
        return "Install it: sudo pacman -S vlc"
    return "Install VLC with your system's package manager."


def _sound_fix() -> str:
    if _SYSTEM.startswith("linux"):
        return "Connect a device and check that PipeWire or PulseAudio runs."
    return "Connect a device and choose it in the system's settings."
