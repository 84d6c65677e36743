"""`audio2 play`, `pause`, `next`, `status` ...: a word to the running window, and its answer.

`path` in `status --json`: a byte that is not UTF-8 stands as U+0000 and the character of its number
(`terminal.encoded`).
"""

import os
from typing import TYPE_CHECKING, Any

from audio2_desktop.cli.terminal import Terminal, joined, length
from audio2_desktop.domain.problems import Refused
from audio2_desktop.services import instance
from audio2_desktop.services.paths import Paths

if TYPE_CHECKING:  # a media key should not wait for the player's modules where nothing plays
    from audio2_desktop.services.browse import Browse
    from audio2_desktop.services.player import Player

Json = dict[str, Any]

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


async def obey(player: "Player", browse: "Browse", verb: str) -> Json:
    """In the window: do it, and say what plays now."""
    verbs = {
        "play": player.resume,
        "pause": player.pause,
        "play-pause": player.toggle,
        "next": player.next,
        "previous": player.previous,
        "stop": player.stop,
    }
    if (work := verbs.get(verb)) is not None:
        await work()
    elif verb != "status":
        raise Refused(f"A player cannot {verb!r:.40}.")
    return await status(player, browse)


async def status(player: "Player", browse: "Browse") -> Json:
    """What plays now and how, for scripts."""
    state = player.state
    answer: Json = {
        "state": "playing" if state.is_playing else "paused" if state.entry else "stopped",
        "title": "",
        "artist": "",
        "album": "",
        "path": "",
        "position_ms": player.position_ms() if state.entry else 0,
        "length_ms": state.length_ms if state.entry else 0,
        "volume": state.volume,
        "muted": state.is_muted,
        "repeat": str(state.repeat),
        "shuffle": state.is_shuffled,
    }
    if state.track is not None:
        files = await browse.files([state.track.id])
        answer |= {"title": state.track.title, "artist": state.track.artist}
        answer |= {"album": state.track.album, "track_id": state.track.id}
        answer["path"] = os.fsdecode(files[0].path) if files else ""
    elif state.entry is not None and (outside := state.entry.outside) is not None:
        answer |= {"title": outside.title, "artist": outside.artist, "album": outside.album}
        answer["path"] = os.fsdecode(outside.path)
    return answer


def described(status: Json) -> list[str]:
    """A status for people."""
    state = str(status.get("state", ""))
    if not status.get("title"):
        return [state.capitalize()]
    of = joined(*(str(status.get(key, "")) for key in ("artist", "album")))
    at, whole = length(int(status["position_ms"])), length(int(status["length_ms"]))
    return [f"{state.capitalize()}: {status['title']}", *([of] if of else []), f"{at} of {whole}"]
