"""Windows: System Media Transport Controls of our window: media keys and the volume pop-up.

Written after the type stubs of winrt-Windows.Media 10.0.28000; tried against a recorded fake of
them (`tests/desktop/test_smtc.py`), not on a real Windows.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from audio2_desktop.desktop.media_controls import Shown, Transport, Wish
from audio2_desktop.domain.units import Ms


class Smtc:
    """MediaControls on Windows. Windows calls the handlers on threads of its own: they only post.

    media, streams, foundation: the winrt modules. controls: of our window, by `get_for_window`.
    post: runs a wish on the loop, from any thread.
    """

    def __init__(
        self,
        media: Any,
        streams: Any,
        foundation: Any,
        controls: Any,
        player: Transport,
        post: Callable[[Wish], None],
    ) -> None:
        self._media, self._streams, self._foundation = media, streams, foundation
        self._controls, self._player, self._post = controls, player, post
        self._shown = Shown()
        buttons = media.SystemMediaTransportControlsButton
        self._wishes: dict[Any, Wish] = {
            buttons.PLAY: player.resume,
            buttons.PAUSE: player.pause,
            buttons.STOP: player.stop,
            buttons.NEXT: player.next,
            buttons.PREVIOUS: player.previous,
        }
        self._pressed = controls.add_button_pressed(self._on_button)
        self._moved = controls.add_playback_position_change_requested(self._on_position)
        controls.is_enabled = True
        self.show(self._shown)

    def show(self, shown: Shown) -> None:
        """See MediaControls."""
        self._shown = shown
        controls, status = self._controls, self._media.MediaPlaybackStatus
        has_track = shown.now is not None
        controls.is_play_enabled = shown.can_play
        controls.is_pause_enabled = controls.is_stop_enabled = has_track
        controls.is_previous_enabled = has_track
        controls.is_next_enabled = shown.has_next
        if shown.is_playing:
            controls.playback_status = status.PLAYING
        elif shown.is_stopped:
            controls.playback_status = status.STOPPED
        else:
            controls.playback_status = status.PAUSED
        self._write(shown)
        self.sought(self._player.position_ms())

    def sought(self, position_ms: Ms) -> None:
        """See MediaControls. Windows counts on from here by itself."""
        line = self._media.SystemMediaTransportControlsTimelineProperties()
        length = self._shown.now.length_ms if self._shown.now is not None else Ms(0)
        line.start_time = line.min_seek_time = timedelta(0)
        line.end_time = line.max_seek_time = timedelta(milliseconds=length)
        line.position = timedelta(milliseconds=min(position_ms, length))
        self._controls.update_timeline_properties(line)

    async def close(self) -> None:
        """See MediaControls."""
        self._controls.remove_button_pressed(self._pressed)
        self._controls.remove_playback_position_change_requested(self._moved)
        self._controls.is_enabled = False

    def _write(self, shown: Shown) -> None:
        screen = self._controls.display_updater
        screen.clear_all()
        if shown.now is not None:
            screen.type = self._media.MediaPlaybackType.MUSIC
            texts = screen.music_properties
            texts.title, texts.artist = shown.now.title, shown.now.artist
            texts.album_title, texts.album_artist = shown.now.album, shown.now.album_artist
            texts.track_number = max(0, shown.now.number)
            if shown.now.art is not None:
                address = self._foundation.Uri(shown.now.art.as_uri())
                stream = self._streams.RandomAccessStreamReference.create_from_uri(address)
                screen.thumbnail = stream
        screen.update()

    def _on_button(self, _sender: object, pressed: Any) -> None:
        wish = self._wishes.get(pressed.button)
        if wish is not None:
            self._post(wish)

    def _on_position(self, _sender: object, wanted: Any) -> None:
        ms = int(wanted.requested_playback_position.total_seconds() * 1000)
        self._post(lambda: self._player.seek(max(0, ms)))
