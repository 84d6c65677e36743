"""`audio2 play`, `pause`, `next`, `status` ...: a word to the running window, and its answer."""

from typing import Any

from audio2_desktop.cli.terminal import Terminal, length
from audio2_desktop.services import instance
from audio2_desktop.services.paths import Paths

NOTHING_RUNS = 3
WAKING_S = 3.0
"""A window that is just starting may take so long; a player's keys should not wait longer."""


def send(paths: Paths, verb: str, terminal: Terminal, *, as_json: bool) -> int:
    """Have the window do it. 3 when no window runs."""
    try:
        status = instance.call(paths, "control", {"verb": verb}, waking_s=WAKING_S, silence_s=10.0)
    except (instance.NotRunning, instance.LibraryBusy):
        if as_json and verb == "status":
            terminal.json({"state": "not running"})
        terminal.trouble(str(instance.NotRunning()))
        return NOTHING_RUNS
    if as_json:
        terminal.json(status)
    elif verb == "status":
        terminal.lines(described(status))
    return 0


def described(status: dict[str, Any]) -> list[str]:
    """A status for people."""
    state = str(status.get("state", ""))
    if not status.get("title"):
        return [state.capitalize()]
    of = [str(status[key]) for key in ("artist", "album") if status.get(key)]
    at, whole = length(int(status["position_ms"])), length(int(status["length_ms"]))
    return [f"{state.capitalize()}: {status['title']}", " - ".join(of), f"{at} of {whole}"]
