"""SMTC against a fake of winrt's modules that knows their names and refuses all others."""

from dataclasses import replace
from datetime import timedelta
from enum import IntEnum
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from audio2_desktop.desktop.media_controls import Heard, Shown, Wish
from audio2_desktop.desktop.smtc import Smtc
from tests.fakes.buttons import Pressed

TIDE = Heard(7, "Tide", "Halden Coast", "Slow Harbour", "Halden", number=3, art=Path("/c.webp"))
PLAYS = Shown(TIDE, is_playing=True, is_stopped=False, has_next=True, can_play=True)


class Buttons(IntEnum):
    PLAY, PAUSE, STOP, RECORD, FAST_FORWARD, REWIND, NEXT, PREVIOUS = range(8)


class Status(IntEnum):
    CLOSED, CHANGING, STOPPED, PLAYING, PAUSED = range(5)


class Texts:
    __slots__ = ("album_artist", "album_title", "artist", "title", "track_number")


class Screen:
    """winrt's SystemMediaTransportControlsDisplayUpdater."""

    __slots__ = ("music_properties", "thumbnail", "type", "updates")

    def __init__(self) -> None:
        self.updates = 0
        self.clear_all()

    def clear_all(self) -> None:
        self.music_properties, self.thumbnail, self.type = Texts(), None, None

    def update(self) -> None:
        self.updates += 1


class Timeline:
    __slots__ = ("end_time", "max_seek_time", "min_seek_time", "position", "start_time")


class Controls:
    """winrt's SystemMediaTransportControls; any other name raises."""

    __slots__ = (
        "display_updater", "handlers", "is_enabled", "is_next_enabled", "is_pause_enabled",
        "is_play_enabled", "is_previous_enabled", "is_stop_enabled", "playback_status", "timeline",
    )  # fmt: skip

    def __init__(self) -> None:
        self.display_updater = Screen()
        self.handlers: dict[str, Any] = {}

    def add_button_pressed(self, handler: Any) -> str:
        self.handlers["button"] = handler
        return "button"

    def add_playback_position_change_requested(self, handler: Any) -> str:
        self.handlers["place"] = handler
        return "place"

    def remove_button_pressed(self, token: str) -> None:
        del self.handlers[token]

    def remove_playback_position_change_requested(self, token: str) -> None:
        del self.handlers[token]

    def update_timeline_properties(self, line: Timeline) -> None:
        self.timeline = line


MEDIA = SimpleNamespace(
    SystemMediaTransportControlsButton=Buttons,
    MediaPlaybackStatus=Status,
    MediaPlaybackType=SimpleNamespace(MUSIC=1),
    SystemMediaTransportControlsTimelineProperties=Timeline,
)
STREAMS = SimpleNamespace(RandomAccessStreamReference=SimpleNamespace(create_from_uri=str))
FOUNDATION = SimpleNamespace(Uri=str)


def _made() -> tuple[Smtc, Controls, Pressed, list[Wish]]:
    controls, player, posted = Controls(), Pressed(), list[Wish]()
    made = Smtc(MEDIA, STREAMS, FOUNDATION, controls, player, posted.append)
    return made, controls, player, posted


async def test_it_shows_what_plays() -> None:
    smtc, controls, player, _ = _made()
    assert controls.is_enabled
    assert controls.playback_status is Status.STOPPED
    player.place = 4_000
    smtc.show(replace(PLAYS, now=replace(TIDE, length_ms=9_000)))  # type: ignore[arg-type]
    texts = controls.display_updater.music_properties
    assert (texts.title, texts.artist, texts.album_title) == (
        "Tide",
        "Halden Coast",
        "Slow Harbour",
    )
    assert controls.display_updater.thumbnail == "file:///c.webp"
    assert controls.playback_status is Status.PLAYING
    assert controls.is_next_enabled
    assert controls.timeline.position == timedelta(seconds=4)
    assert controls.timeline.end_time == timedelta(seconds=9)
    smtc.show(replace(PLAYS, is_playing=False))
    assert controls.playback_status is Status.PAUSED
    await smtc.close()
    assert not controls.handlers
    assert not controls.is_enabled


async def test_its_buttons_are_wishes_for_the_loop() -> None:
    smtc, controls, player, posted = _made()
    smtc.show(PLAYS)
    for button in (Buttons.PLAY, Buttons.PAUSE, Buttons.STOP, Buttons.NEXT, Buttons.PREVIOUS):
        controls.handlers["button"](controls, SimpleNamespace(button=button))
    controls.handlers["button"](controls, SimpleNamespace(button=Buttons.RECORD))
    moved = SimpleNamespace(requested_playback_position=timedelta(seconds=2.5))
    controls.handlers["place"](controls, moved)
    assert player.done == [], "nothing happens on the thread of Windows"
    for wish in posted:
        await wish()
    assert player.done == ["resume", "pause", "stop", "next", "previous", "seek 2500"]
