"""libVLC as a decoder: network streams, and files that only VLC plays.

What limits it (measured with libVLC 3.0.24): samples come with 16 bits and at the pace of a clock,
a second or two ahead; a seek lands near the place, not on it; Ogg, Opus and AAC lose their first
packets. Blocked for long in a callback it throws music away as late, so it is paused instead when
enough is waiting.

libVLC calls back on threads of its own, where calling it would deadlock: callbacks only put down
what they were given. One thread a decoder pauses, resumes and at last stops it, which may wait for
a dead disk or server, so that nobody else ever does.
"""

import ctypes
import importlib
import os
import threading  # noqa: TID251 - libVLC's calls may block, and it calls from threads of its own
from collections import deque
from functools import cache
from typing import Any

import numpy as np

from audio2_desktop.decoding.base import Samples, Sound, Undecodable
from audio2_desktop.decoding.reasons import CLOSED, IMMOVABLE, NO_SOUND, STALLED, UNREADABLE

_ENOUGH_S = 4.0
"""Of waiting sound at which VLC is paused, resumed at half of it."""
_TOO_MUCH_S = 30.0
"""At which it is blocked, should it not heed the pause."""
_FORMAT = b"S16N"
_SAMPLE_BYTES = 2
_OPTIONS = (
    "--no-video",
    "--quiet",
    "--ignore-config",
    "--no-lua",
    "--no-metadata-network-access",
    "--no-sub-autodetect-file",
    "--no-osd",
)
_Setup = ctypes.CFUNCTYPE(
    ctypes.c_int,
    ctypes.c_void_p,
    ctypes.POINTER(ctypes.c_char),
    ctypes.POINTER(ctypes.c_uint),
    ctypes.POINTER(ctypes.c_uint),
)
_Cleanup = ctypes.CFUNCTYPE(None, ctypes.c_void_p)


@cache
def library() -> tuple[Any, Any]:
    """(the module vlc, its one instance), loaded at the first call: 20 to 250 ms.

    Raises OSError when there is no libVLC that works.
    """
    # Without libVLC, importing python-vlc fails in many ways, up to leaving the program.
    try:
        vlc = importlib.import_module("vlc")
        options = [*_OPTIONS, *(["--no-xlib"] if os.name == "posix" else [])]
        instance = vlc.Instance(options) if vlc.dll is not None else None
    except (ImportError, OSError, NameError, AttributeError, SystemExit) as error:
        raise OSError("libVLC cannot be loaded") from error
    if instance is None:
        raise OSError("libVLC was not found or cannot be started")
    instance.set_user_agent("Audio2", "Audio2")
    return vlc, instance


class VlcDecoder:
    """A file or stream; `frames` is never known, `seek` lands within a second of the place."""

    def __init__(self, path: bytes = b"", url: str = "", *, patience_s: float = 10.0) -> None:
        """Open it and wait for the first sound. Raises Undecodable; OSError without libVLC."""
        self._vlc, instance = library()
        self._patience_s = patience_s
        self._state = threading.Condition()
        self._blocks: deque[Samples] = deque()
        self._waiting = 0
        """Frames in `_blocks`."""
        self._sound: Sound | None = None
        self._has_ended = self._has_failed = False
        self._closed = threading.Event()
        self._is_deaf = False
        """Between a seek and the moment VLC heeds it."""
        self.frames: int | None = None
        self._player = instance.media_player_new()
        self._attach(self._player)
        media = instance.media_new_path(path) if path else instance.media_new(url)
        media.add_option(":no-video")
        self._player.set_media(media)
        media.release()
        self._player.play()
        threading.Thread(target=self._mind, name="vlc decoder", daemon=True).start()
        try:
            self._wait_for(lambda: bool(self._blocks))
            if self._sound is None:
                raise Undecodable(UNREADABLE if self._has_failed else NO_SOUND)
        except Undecodable:
            self.close()
            raise

    @property
    def sound(self) -> Sound:
        assert self._sound is not None  # the constructor saw to it
        return self._sound

    def read(self) -> Samples | None:
        self._wait_for(lambda: bool(self._blocks))
        with self._state:
            if not self._blocks:
                return None
            block = self._blocks.popleft()
            self._waiting -= len(block)
            self._state.notify_all()
            return block

    def seek(self, frame: int) -> None:
        if self._has_ended or not self._player.is_seekable():
            raise Undecodable(IMMOVABLE)
        with self._state:
            self._forget()
            self._is_deaf = True
        self._player.set_time(round(frame * 1000 / self.sound.rate))
        self._wait_for(lambda: not self._is_deaf)

    def close(self) -> None:
        with self._state:
            self._closed.set()
            self._forget()

    def _wait_for(self, what: Any) -> None:
        """Return when it is so, or nothing more will come. Raises Undecodable after patience."""
        with self._state:
            done = self._state.wait_for(
                lambda: what() or self._has_ended or self._has_failed or self._closed.is_set(),
                self._patience_s,
            )
        if self._closed.is_set():
            raise Undecodable(CLOSED)
        if not done:
            raise Undecodable(STALLED)

    def _forget(self) -> None:
        self._blocks.clear()
        self._waiting = 0
        self._state.notify_all()

    # ---- on a thread of its own ----

    def _mind(self) -> None:
        """Pause and resume VLC by what is waiting; stop it in the end."""
        is_paused = False
        while not self._closed.is_set():
            with self._state:
                while not self._closed.is_set() and self._needs(is_paused) == is_paused:
                    self._state.wait()
                needs = self._needs(is_paused)
            if not self._closed.is_set():
                self._player.set_pause(int(needs))
                is_paused = needs
        self._player.stop()
        self._player.release()

    def _needs(self, is_paused: bool) -> bool:  # noqa: FBT001 - the state it is in
        """Whether it is to be paused."""
        if self._sound is None or self._has_ended:
            return is_paused
        return self._waiting > self._sound.rate * _ENOUGH_S * (0.5 if is_paused else 1.0)

    # ---- on libVLC's threads: put down and return ----

    def _attach(self, player: Any) -> None:
        vlc, decorators = self._vlc, self._vlc.CallbackDecorators
        setup, cleanup = _Setup(self._on_setup), _Cleanup(lambda _: None)
        calls = (
            decorators.AudioPlayCb(self._on_play),
            decorators.AudioPauseCb(lambda *_: None),
            decorators.AudioResumeCb(lambda *_: None),
            decorators.AudioFlushCb(self._on_flush),
            decorators.AudioDrainCb(self._on_end),
        )
        player.audio_set_callbacks(*calls, None)
        vlc.libvlc_audio_set_format_callbacks(
            player,
            ctypes.cast(setup, decorators.AudioSetupCb),
            ctypes.cast(cleanup, decorators.AudioCleanupCb),
        )
        events = player.event_manager()
        events.event_attach(vlc.EventType.MediaPlayerEndReached, self._on_end)
        events.event_attach(vlc.EventType.MediaPlayerEncounteredError, self._on_error)
        self._keep = (*calls, setup, cleanup, events)  # libVLC holds no reference to them

    def _on_setup(self, _data: object, form: Any, rate: Any, channels: Any) -> int:
        ctypes.memmove(form, _FORMAT, len(_FORMAT))
        with self._state:
            if self._sound is None:
                self._sound = Sound(rate=rate[0], channels=channels[0], bits=0, codec="")
            # a station that changes its form is made fit by VLC
            rate[0], channels[0] = self._sound.rate, self._sound.channels
        return 0

    def _on_play(self, _data: object, samples: int, count: int, _pts: int) -> None:
        sound = self._sound
        if sound is None or not count:
            return
        raw = ctypes.string_at(samples, count * sound.channels * _SAMPLE_BYTES)
        block = np.frombuffer(raw, np.int16).astype(np.float32) / np.float32(32768)
        with self._state:
            if self._closed.is_set() or self._is_deaf:
                return
            self._blocks.append(block.reshape(count, sound.channels))
            self._waiting += count
            self._state.notify_all()
            self._state.wait_for(
                lambda: self._closed.is_set() or self._waiting < sound.rate * _TOO_MUCH_S
            )

    def _on_flush(self, *_: object) -> None:
        with self._state:
            if self._is_deaf:  # VLC flushes at the end, too, where all that waits is still wanted
                self._is_deaf = False
                self._forget()

    def _on_end(self, *_: object) -> None:
        with self._state:
            self._has_ended = True
            self._state.notify_all()

    def _on_error(self, *_: object) -> None:
        with self._state:
            self._has_failed = True
            self._state.notify_all()
