"""One libVLC player for one source; the only place that talks to libVLC.

libVLC calls back on threads of its own, and calling it from there deadlocks (seen with `set_time`,
`set_media` and `stop`). So a callback only posts to the loop. Calls into libVLC can wait for a
stuck disk, so they are made one after another on a thread that is not the loop's.
"""

import asyncio
import os
import queue
import sys
import threading  # noqa: TID251 - libVLC's calls may block, and its home is here
from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any

import vlc

from audio2_desktop.domain.problems import Broken
from audio2_desktop.playback.engine import MediaSource

OUTPUT_VARIABLE = "AUDIO2_VLC_AOUT"
"""Name of libVLC's sound output (pulse, alsa, adummy ...) instead of its own choice."""

_ROLE_MUSIC = 1
# libVLC's own readers of MP3, Ogg and Opus miss the place on seeking, by seconds, or end the track;
# FFmpeg's reader inside libVLC is exact to 20 ms for all (measured); what it does not know falls
# back to the others.
_READER = ":demux=avformat,any"
# libmpg123 writes a line on stderr for every damaged frame; FFmpeg says nothing
_DECODER = ":codec=avcodec,any"


class Sign(StrEnum):
    """What libVLC says, as it arrives on the loop."""

    PLAYING = "playing"
    PAUSED = "paused"
    TIME = "time"
    LENGTH = "length"
    BUFFERING = "buffering"
    SOUND = "sound"
    END = "end"
    ERROR = "error"


class Vlc:
    """The library, started once; makes voices. Construct it off the loop: 60 to 250 ms.

    Raises OSError when there is no libVLC, Broken when it does not start.
    """

    def __init__(self) -> None:
        if vlc.dll is None:
            raise OSError("libVLC was not found")
        output = os.environ.get(OUTPUT_VARIABLE) or _only_output()
        options = [
            "--no-video",
            "--quiet",
            "--ignore-config",
            "--no-lua",
            "--no-metadata-network-access",
            "--no-sub-autodetect-file",
            "--no-osd",
            *([f"--aout={output}"] if output else []),
        ]
        if os.name == "posix":
            options.append("--no-xlib")
        self.instance = vlc.Instance(options)
        if self.instance is None:
            raise Broken(what="VLC", reason="libVLC could not be started; its plug-ins are missing")
        self.instance.set_user_agent("Audio2", "Audio2")
        self.instance.set_app_id("audio2", "", "audio2")

    def media(self, source: MediaSource) -> Any:
        """A libVLC media for a source."""
        if source.path:
            # bytes always: a name that is not UTF-8 has no str that libVLC would take
            media = self.instance.media_new_path(source.path)
            media.add_option(_READER)
            media.add_option(_DECODER)
        else:
            media = self.instance.media_new(source.url)
        return media

    def release(self) -> None:
        """Unload; no voice may be left."""
        self.instance.release()


def _only_output() -> str:
    """The outputs to try, where libVLC's own choice would be a bad one; else "".

    Without a sound card ALSA cannot play, and its library would say so on stderr in eight lines,
    for each of forty blocks of sound a second. A sound server may still be there, or come later.
    """
    if sys.platform != "linux" or any(Path("/dev/snd").glob("pcm*")):
        return ""
    return "pulse,none"


class Commands:
    """Calls into libVLC, in order, on one thread. Errors reach the loop's handler.

    A daemon, not an executor: when a disk never answers, the program can end all the same.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._calls: queue.SimpleQueue[Callable[[], object] | None] = queue.SimpleQueue()
        threading.Thread(target=self._run, name="vlc", daemon=True).start()

    def do(self, call: Callable[..., object], *args: object) -> None:
        """Have `call(*args)` made; returns at once."""
        self._calls.put(partial(call, *args))

    async def finish(self) -> None:
        """Return when all calls so far were made."""
        done = asyncio.Event()
        self.do(self._loop.call_soon_threadsafe, done.set)
        await done.wait()

    def end(self) -> None:
        """No more calls; those that were asked for are made."""
        self._calls.put(None)

    def _run(self) -> None:
        while (call := self._calls.get()) is not None:
            try:
                call()
            except Exception as error:  # noqa: BLE001 - a border: handed to the loop's handler
                self._report(error)

    def _report(self, error: Exception) -> None:
        context = {"message": "libVLC did not take a command", "exception": error}
        with suppress(RuntimeError):  # the loop has ended: nobody is left to be told
            self._loop.call_soon_threadsafe(self._loop.call_exception_handler, context)


class Voice:
    """A source that libVLC plays.

    told(voice, sign, value): called on the loop; value is ms for TIME and LENGTH, for SOUND the
    number of blocks of sound that were decoded, else 0.
    """

    def __init__(
        self,
        library: Vlc,
        commands: Commands,
        loop: asyncio.AbstractEventLoop,
        told: Callable[["Voice", Sign, int], None],
    ) -> None:
        self._library, self._commands, self._loop, self._told = library, commands, loop, told
        self._player: Any = None
        self._media: Any = None
        self._keep: list[object] = []  # libVLC holds no reference to the callbacks
        self.is_gone = False
        self.reached = 0
        """Blocks of sound that a device took, when last asked."""

    def start(self, source: MediaSource, at_ms: int, volume: int, *, muted: bool) -> None:
        """Open and play from a place of the file."""
        self._commands.do(self._start, source, at_ms, volume, muted)

    def set_paused(self, *, paused: bool) -> None:
        self._commands.do(self._on_player, "set_pause", int(paused))

    def seek(self, file_ms: int) -> None:
        self._commands.do(self._on_player, "set_time", file_ms)

    def set_volume(self, volume: int, *, muted: bool) -> None:
        self._commands.do(self._set_volume, volume, muted)

    def set_output(self, name: str) -> None:
        self._commands.do(self._on_player, "audio_output_device_set", None, name)

    def ask_sound(self) -> None:
        """Have SOUND told, with `reached` up to date."""
        self._commands.do(self._count)

    def leave(self) -> None:
        """Silence, and everything given back; nothing is told any more."""
        self.is_gone = True
        self._commands.do(self._leave)

    # ---- on the command thread ----

    def _start(self, source: MediaSource, at_ms: int, volume: int, muted: bool) -> None:  # noqa: FBT001
        if self.is_gone:
            return
        self._player = self._library.instance.media_player_new()
        vlc.libvlc_media_player_set_role(self._player, _ROLE_MUSIC)
        self._attach()
        self._media = self._library.media(source)
        if at_ms:
            self._media.add_option(f":start-time={at_ms / 1000:.3f}")
        self._player.set_media(self._media)
        self._set_volume(volume, muted)  # before the first sample
        if self._player.play() != 0:
            self._post(Sign.ERROR)

    def _set_volume(self, volume: int, muted: bool) -> None:  # noqa: FBT001
        if self._player is not None:
            self._player.audio_set_volume(volume)
            self._player.audio_set_mute(muted)

    def _on_player(self, method: str, *args: object) -> None:
        if self._player is not None:
            getattr(self._player, method)(*args)

    def _count(self) -> None:
        if self._media is None:
            return
        stats = vlc.MediaStats()
        self._media.get_stats(stats)
        self.reached = stats.played_abuffers
        self._post(Sign.SOUND, stats.decoded_audio)

    def _leave(self) -> None:
        if self._player is not None:
            self._player.stop()
            self._player.release()
            self._media.release()
        self._player = self._media = None
        self._keep.clear()

    def _attach(self) -> None:
        # not `player.event_manager()`: that keeps each player and its callbacks for ever
        events, kinds = vlc.libvlc_media_player_event_manager(self._player), vlc.EventType
        for kind, sign in (
            (kinds.MediaPlayerPlaying, Sign.PLAYING),
            (kinds.MediaPlayerPaused, Sign.PAUSED),
            (kinds.MediaPlayerTimeChanged, Sign.TIME),
            (kinds.MediaPlayerLengthChanged, Sign.LENGTH),
            (kinds.MediaPlayerBuffering, Sign.BUFFERING),
            (kinds.MediaPlayerEndReached, Sign.END),
            (kinds.MediaPlayerEncounteredError, Sign.ERROR),
        ):
            events.event_attach(kind, self._called_back, sign)
        self._keep.append(events)

    # ---- on libVLC's threads: post, nothing else ----

    def _called_back(self, event: Any, sign: Sign) -> None:
        match sign:
            case Sign.TIME:
                self._post(sign, event.u.new_time)
            case Sign.LENGTH:
                self._post(sign, event.u.new_length)
            case Sign.BUFFERING:
                self._post(sign, int(event.u.new_cache))
            case _:
                self._post(sign)

    def _post(self, sign: Sign, value: int = 0) -> None:
        try:
            self._loop.call_soon_threadsafe(self._arrive, sign, value)
        except RuntimeError:
            self.is_gone = True  # the loop has ended before the sound

    def _arrive(self, sign: Sign, value: int) -> None:
        if not self.is_gone:
            self._told(self, sign, value)
