"""The menu of what plays as a whole: where it ends, when it falls asleep, which queue it is.

Opened from the player bar, from the head of the queue and from the mark that says when playing
ends; each entry is an intent, so that all of them do the same.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from audio2_desktop.domain.queue import Stop
from audio2_desktop.domain.units import Ms
from audio2_desktop.ui import intents, words
from audio2_desktop.ui.intents import Intent
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets.menu import WIDTH, Menu

SLEEP_MINUTES = (15, 30, 45, 60, 90)
RECENT_SHOWN = 10
_MINUTE_MS = 60_000

Send = Callable[[Intent], None]


@dataclass(frozen=True, slots=True)
class Playing:
    """What the menu shows of the player."""

    stop_after: Stop = Stop.NONE
    sleep_left_ms: Ms | None = None
    has_track: bool = False
    """Something plays or is paused."""
    upcoming: int = 0
    """Entries that follow it."""
    recent: Sequence[tuple[int, str, int]] = ()
    """Former queues, the latest first: id, title, entries."""


def add_playing(menu: Menu, theme: Theme, playing: Playing, send: Send) -> None:
    """Everything about the queue and its end, at the end of a menu."""
    add_ending(menu, theme, playing, send)
    menu.addSeparator()
    tr = words.tr
    recent = menu.add_menu(
        tr("Recent queues"), "clock-counter-clockwise", _recent_menu(menu, theme, playing, send)
    )
    recent.setEnabled(bool(playing.recent))
    clear = menu.add(tr("Clear the queue"), "x", lambda: send(intents.ClearQueue(whole=True)))
    clear.setEnabled(playing.upcoming > 0)
    save = menu.add(tr("Save queue as playlist"), "playlist", lambda: send(intents.SaveQueue()))
    save.setEnabled(playing.has_track or playing.upcoming > 0)


def add_ending(menu: Menu, theme: Theme, playing: Playing, send: Send) -> None:
    """Where playing ends by itself. What is chosen already is marked; choosing it again cancels."""
    tr = words.tr
    for stop, text, icon in (
        (Stop.TRACK, tr("Stop after this track"), "stop"),
        (Stop.ALBUM, tr("Stop after this album"), "vinyl-record"),
    ):
        is_on = playing.stop_after is stop
        wanted = Stop.NONE if is_on else stop
        entry = menu.add(text, icon, partial(send, intents.StopAfter(wanted)))
        entry.setEnabled(is_on or playing.has_track)
        entry.setCheckable(True)
        entry.setChecked(is_on)
    left = playing.sleep_left_ms
    shown = "" if left is None else time_left(left)
    text = words.joined(tr("Sleep timer"), shown)
    menu.add_menu(text, "moon", _sleep_menu(menu, theme, playing, send))


def _sleep_menu(menu: Menu, theme: Theme, playing: Playing, send: Send) -> Menu:
    tr = words.tr
    times = Menu(theme, WIDTH, menu)
    is_off = playing.sleep_left_ms is None and playing.stop_after is Stop.NONE
    off = times.add(tr("Off"), "x", partial(send, intents.PlayOn()))
    off.setCheckable(True)
    off.setChecked(is_off)
    times.addSeparator()
    for minutes in SLEEP_MINUTES:
        wish = intents.SleepIn(minutes * _MINUTE_MS)
        times.add(tr("%n minutes", "", minutes), "moon", partial(send, wish))
    for stop, text in (
        (Stop.TRACK, tr("At the end of the track")),
        (Stop.ALBUM, tr("At the end of the album")),
    ):
        entry = times.add(text, "stop", partial(send, intents.StopAfter(stop)))
        entry.setEnabled(playing.has_track)
        entry.setCheckable(True)
        entry.setChecked(playing.stop_after is stop)
    return times


def _recent_menu(menu: Menu, theme: Theme, playing: Playing, send: Send) -> Menu:
    lists = Menu(theme, WIDTH, menu)
    for ref, title, entries in playing.recent[:RECENT_SHOWN]:
        name = title or words.tr("Queue")
        wish = intents.PlayRecent(ref)
        lists.add(name, "queue", partial(send, wish), key=words.tracks(entries))
    return lists


def time_left(left_ms: int) -> str:
    """Until it falls asleep: "24 min", in the last minute "40 s". Minutes are begun ones."""
    if left_ms < _MINUTE_MS:
        return words.length(left_ms)
    return words.length(-(-left_ms // _MINUTE_MS) * _MINUTE_MS)


def ending(stop: Stop, left_ms: Ms | None) -> tuple[str, str]:
    """What the mark in the player bar shows, and the sentence behind it; empty when playing goes
    on."""
    tr = words.tr
    after = {
        Stop.TRACK: (tr("After this track"), tr("Stops after this track")),
        Stop.ALBUM: (tr("After this album"), tr("Stops after this album")),
    }.get(stop, ("", ""))
    if left_ms is None:
        return after
    left = time_left(left_ms)
    sleeps = words.fill(tr("Falls asleep in {time}"), {"time": left})
    return left, words.joined(sleeps, after[1])
