"""Now Playing against a fake of pyobjc's MediaPlayer that knows its names and no others."""
# ruff: noqa: N802 - the names are those of Objective-C

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from audio2_desktop.desktop.media_controls import Heard, Shown, Wish
from audio2_desktop.desktop.now_playing import NowPlayingCentre
from tests.fakes.buttons import Pressed

PLAYS = Shown(
    Heard(7, "Tide", "Halden Coast", "Slow Harbour", length_ms=9_000),  # type: ignore[arg-type]
    is_playing=True, is_stopped=False, has_next=True, can_play=True,
)  # fmt: skip
NAMES = (
    "MPMediaItemPropertyTitle", "MPMediaItemPropertyArtist", "MPMediaItemPropertyAlbumTitle",
    "MPMediaItemPropertyAlbumArtist", "MPMediaItemPropertyPlaybackDuration",
    "MPNowPlayingInfoPropertyElapsedPlaybackTime", "MPNowPlayingInfoPropertyPlaybackRate",
)  # fmt: skip


class Command:
    """MPRemoteCommand."""

    def __init__(self) -> None:
        self.is_enabled = False
        self.handlers: dict[int, Any] = {}

    def setEnabled_(self, on: bool) -> None:
        self.is_enabled = on

    def addTargetWithHandler_(self, handler: Any) -> int:
        self.handlers[len(self.handlers)] = handler
        return len(self.handlers) - 1

    def removeTarget_(self, target: int) -> None:
        del self.handlers[target]

    def press(self, **event: object) -> int:
        (handler,) = self.handlers.values()
        return int(handler(SimpleNamespace(**event)))


class Centre:
    """MPNowPlayingInfoCenter."""

    def __init__(self) -> None:
        self.info: dict[str, object] | None = None
        self.state = 0

    def setNowPlayingInfo_(self, info: dict[str, object] | None) -> None:
        self.info = info

    def setPlaybackState_(self, state: int) -> None:
        self.state = state


def _made() -> tuple[NowPlayingCentre, Centre, dict[str, Command], Pressed, list[Wish]]:
    centre, player, posted = Centre(), Pressed(), list[Wish]()
    names = ("play", "pause", "togglePlayPause", "stop", "nextTrack", "previousTrack")
    commands = {f"{name}Command": Command() for name in (*names, "changePlaybackPosition")}
    remote = SimpleNamespace(**{key: lambda each=each: each for key, each in commands.items()})
    kit = SimpleNamespace(
        MPNowPlayingInfoCenter=SimpleNamespace(defaultCenter=lambda: centre),
        MPRemoteCommandCenter=SimpleNamespace(sharedCommandCenter=lambda: remote),
        MPNowPlayingPlaybackStatePlaying=1, MPNowPlayingPlaybackStatePaused=2,
        MPNowPlayingPlaybackStateStopped=3, MPRemoteCommandHandlerStatusSuccess=0,
        MPRemoteCommandHandlerStatusNoActionableNowPlayingItem=110,
        **{name: name for name in NAMES},
    )  # fmt: skip
    made = NowPlayingCentre(kit, player, posted.append)
    return made, centre, commands, player, posted


async def test_it_shows_what_plays() -> None:
    shown, centre, commands, player, _ = _made()
    player.place = 4_000
    shown.show(PLAYS)
    assert centre.state == 1
    assert centre.info is not None
    assert centre.info["MPMediaItemPropertyTitle"] == "Tide"
    assert centre.info["MPNowPlayingInfoPropertyElapsedPlaybackTime"] == 4.0
    assert centre.info["MPNowPlayingInfoPropertyPlaybackRate"] == 1.0
    shown.show(replace(PLAYS, speed=150))
    assert centre.info["MPNowPlayingInfoPropertyPlaybackRate"] == 1.5
    shown.show(replace(PLAYS, is_playing=False))
    assert centre.state == 2
    shown.show(Shown())
    assert (centre.state, centre.info) == (3, None)
    await shown.close()
    assert not any(each.handlers for each in commands.values())


async def test_its_commands_are_wishes_for_the_loop() -> None:
    shown, _, commands, player, posted = _made()
    assert commands["playCommand"].press() == 110, "nothing to play"
    shown.show(PLAYS)
    for name in ("play", "pause", "togglePlayPause", "stop", "nextTrack", "previousTrack"):
        assert commands[f"{name}Command"].press() == 0
    assert commands["changePlaybackPositionCommand"].press(positionTime=lambda: 2.5) == 0
    for wish in posted:
        await wish()
    assert player.done == ["resume", "pause", "toggle", "stop", "next", "previous", "seek 2500"]
