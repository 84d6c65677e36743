"""macOS: Now Playing in the menu bar, media keys and headset buttons.

Written after pyobjc-framework-MediaPlayer 12.2; tried against a recorded fake of it
(`tests/desktop/test_now_playing.py`), not on a real Mac.
"""

from collections.abc import Callable
from typing import Any

from audio2_desktop.desktop.media_controls import Shown, Transport, Wish
from audio2_desktop.domain.units import Ms


class NowPlayingCentre:
    """MediaControls on macOS; its handlers come on the main thread, which is the loop's.

    kit: the module MediaPlayer of pyobjc. post: runs a wish on the loop.
    """

    def __init__(self, kit: Any, player: Transport, post: Callable[[Wish], None]) -> None:
        self._kit, self._player, self._post = kit, player, post
        self._centre = kit.MPNowPlayingInfoCenter.defaultCenter()
        commands = kit.MPRemoteCommandCenter.sharedCommandCenter()
        self._shown = Shown()
        self._targets: list[tuple[Any, Any]] = []
        for command, wish in (
            (commands.playCommand(), player.resume),
            (commands.pauseCommand(), player.pause),
            (commands.togglePlayPauseCommand(), player.toggle),
            (commands.stopCommand(), player.stop),
            (commands.nextTrackCommand(), player.next),
            (commands.previousTrackCommand(), player.previous),
        ):
            self._listen(command, self._answering(wish))
        self._place = commands.changePlaybackPositionCommand()
        self._listen(self._place, self._on_place)

    def show(self, shown: Shown) -> None:
        """See MediaControls."""
        self._shown = shown
        kit = self._kit
        if shown.is_playing:
            self._centre.setPlaybackState_(kit.MPNowPlayingPlaybackStatePlaying)
        elif shown.is_stopped:
            self._centre.setPlaybackState_(kit.MPNowPlayingPlaybackStateStopped)
        else:
            self._centre.setPlaybackState_(kit.MPNowPlayingPlaybackStatePaused)
        self.sought(self._player.position_ms())

    def sought(self, position_ms: Ms) -> None:
        """See MediaControls. macOS counts on from here by itself."""
        kit, shown, now = self._kit, self._shown, self._shown.now
        if now is None:
            self._centre.setNowPlayingInfo_(None)
            return
        rate = shown.speed / 100 if shown.is_playing else 0.0
        self._centre.setNowPlayingInfo_(
            {
                kit.MPMediaItemPropertyTitle: now.title,
                kit.MPMediaItemPropertyArtist: now.artist,
                kit.MPMediaItemPropertyAlbumTitle: now.album,
                kit.MPMediaItemPropertyAlbumArtist: now.album_artist,
                kit.MPMediaItemPropertyPlaybackDuration: now.length_ms / 1000,
                kit.MPNowPlayingInfoPropertyElapsedPlaybackTime: position_ms / 1000,
                kit.MPNowPlayingInfoPropertyPlaybackRate: rate,
            }
        )

    async def close(self) -> None:
        """See MediaControls."""
        for command, target in self._targets:
            command.removeTarget_(target)
        self._targets.clear()
        self._centre.setNowPlayingInfo_(None)

    def _listen(self, command: Any, handler: Callable[[Any], int]) -> None:
        command.setEnabled_(True)
        self._targets.append((command, command.addTargetWithHandler_(handler)))

    def _answering(self, wish: Wish) -> Callable[[Any], int]:
        def answer(_event: object) -> int:
            if self._shown.now is None and not self._shown.can_play:
                return int(self._kit.MPRemoteCommandHandlerStatusNoActionableNowPlayingItem)
            self._post(wish)
            return int(self._kit.MPRemoteCommandHandlerStatusSuccess)

        return answer

    def _on_place(self, event: Any) -> int:
        ms = max(0, int(event.positionTime() * 1000))
        self._post(lambda: self._player.seek(ms))
        return int(self._kit.MPRemoteCommandHandlerStatusSuccess)
