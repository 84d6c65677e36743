"""Engines behind one face, so that one suite can ask the same of all."""

import asyncio
import os
import time
from collections.abc import AsyncIterator, Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from audio2_desktop.domain.problems import Broken
from audio2_desktop.domain.units import Ms
from audio2_desktop.jobs.children import Conversation
from audio2_desktop.playback.engine import Engine, EngineEvent, MediaSource
from audio2_desktop.playback.late_engine import LateEngine
from audio2_desktop.playback.silent_engine import SilentEngine
from audio2_desktop.playback.sound_engine import SoundEngine
from audio2_desktop.playback.vlc_engine import VlcEngine
from audio2_desktop.playback.vlc_voice import OUTPUT_VARIABLE, Vlc
from audio2_desktop.services.clock import SystemClock
from tests import sounds
from tests.fakes.null_sink import NullSink

DEADLINE_S = 8.0
SOUND_OUT = "AUDIO2_SOUND_OUT"
"""Where the sound process plays to: "null" takes sound in real time and drops it."""


class Bench:
    """An engine with everything it told, and a way to let time pass."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.events: list[EngineEvent] = []
        self.react: Callable[[EngineEvent], None] = lambda _: None
        self.is_commanding = False
        engine.listen(self._heard)

    def _heard(self, event: EngineEvent) -> None:
        assert not self.is_commanding, f"{event} came from within a command"
        self.events.append(event)
        self.react(event)

    def command(self, name: str, *args: object, **values: object) -> None:
        """Call a command of the engine, watching that it tells nothing before it returns."""
        self.is_commanding = True
        try:
            getattr(self.engine, name)(*args, **values)
        finally:
            self.is_commanding = False

    async def until(self, is_so: Callable[[], bool]) -> None:
        """Let time pass until a condition holds; fails after 8 s."""
        deadline = time.monotonic() + DEADLINE_S
        while not is_so():
            assert time.monotonic() < deadline, f"waited in vain; told so far: {self.events}"
            if isinstance(self.engine, SilentEngine):
                self.engine.advance(2)
            await asyncio.sleep(0.001)

    async def told(self, kind: type, count: int = 1) -> None:
        """Let time pass until so many events of a kind have come."""
        await self.until(lambda: self.count(kind) >= count)

    def count(self, kind: type) -> int:
        return sum(isinstance(event, kind) for event in self.events)

    def kinds(self, *left_out: type) -> list[str]:
        """Names of the events so far."""
        return [type(e).__name__ for e in self.events if not isinstance(e, left_out)]


@pytest.fixture(scope="session")
def vlc_library() -> Iterator[Vlc]:
    """libVLC with an output that takes sound in real time and drops it."""
    before = os.environ.get(OUTPUT_VARIABLE)
    os.environ[OUTPUT_VARIABLE] = "adummy"
    library = Vlc()
    if before is None:
        del os.environ[OUTPUT_VARIABLE]
    else:
        os.environ[OUTPUT_VARIABLE] = before
    library.instance.retain()  # each engine releases its hold when it closes
    yield library
    library.release()


@pytest.fixture(params=["silent", "vlc", "late", "sound"])
async def bench(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Bench]:
    """An engine of each kind."""

    def on_vlc() -> Engine:
        library: Vlc = request.getfixturevalue("vlc_library")
        library.instance.retain()
        return VlcEngine(library, SystemClock())

    engine: Engine
    match request.param:
        case "silent":
            engine = SilentEngine()
        case "sound":
            monkeypatch.setenv(SOUND_OUT, "null")
            engine = SoundEngine(partial(Conversation, "sound"), SystemClock())
        case "vlc":
            engine = on_vlc()
        case _:
            engine = LateEngine([lambda: on_vlc], SilentEngine)
    bench = Bench(engine)
    yield bench
    await engine.close()


@pytest.fixture(scope="session")
def null_sink(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NullSink]:
    """A sound server of this session's own."""
    sink = NullSink(tmp_path_factory.mktemp("sink"))
    yield sink
    sink.close()


@pytest.fixture(scope="session")
def music(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with 4 s of sound in several formats, and one name that is not UTF-8."""
    folder = tmp_path_factory.mktemp("music")
    for kind in ("flac", "mp3", "ogg", "opus", "wav", "m4a"):
        sounds.write(folder / f"four.{kind}", kind, seconds=4.0)
    sounds.write(os.fsencode(folder) + b"/no\xff\xfeutf8 %#?.flac", "flac", seconds=4.0)
    (folder / "garbage.mp3").write_bytes(bytes(range(256)) * 200)
    (folder / "empty.mp3").write_bytes(b"")
    (folder / "text.flac").write_text("This is no music. " * 100)
    return folder


@pytest.fixture
def four(music: Path) -> MediaSource:
    """Four seconds of FLAC."""
    return source(music / "four.flac")


def source(path: Path | bytes, length_ms: int = 4000, **values: object) -> MediaSource:
    return MediaSource(os.fsencode(path), length_ms=Ms(length_ms), **values)  # type: ignore[arg-type]


def refuse(bench: Bench, path: Path) -> MediaSource:
    """A source that this engine cannot play; a silent one has to be told."""
    if isinstance(bench.engine, SilentEngine):
        bench.engine.refused[os.fsencode(path)] = Broken(what=path.name, reason="bad")
    return source(path)
