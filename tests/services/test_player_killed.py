"""kill -9 in the middle of a track: queue, shuffle and place are there again."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from audio2_desktop.playback.silent_engine import SilentEngine
from audio2_desktop.services.clock import SystemClock
from audio2_desktop.services.player import Player
from audio2_desktop.storage.database import Database
from tests.fakes.catalogue import Catalogue

ROOT = Path(__file__).parents[2]
LISTENER = """
import asyncio, json, sys
from pathlib import Path
from audio2_desktop.domain.queue import Context, ContextKind
from audio2_desktop.domain.repeat import Repeat
from audio2_desktop.playback.silent_engine import SilentEngine
from audio2_desktop.services.clock import SystemClock
from audio2_desktop.services.player import Player
from audio2_desktop.storage.database import Database
from tests.fakes.catalogue import Catalogue

async def main():
    clock = SystemClock()
    database = Database(Path(sys.argv[1]), publish=lambda _: None, clock=clock)
    await database.open()
    player = Player(database, SilentEngine(live=clock), clock, lambda _: None, Catalogue(600_000),
                    on_error=print)
    await player.restore()
    await player.play(list(range(1, 300)), 7, context=Context(ContextKind.ALBUM, 3, "Tidewater"))
    await player.set_shuffle(True)
    await player.set_repeat(Repeat.ALL)
    await player.set_volume(42)
    await player.next()
    await player.play_next([500, 501])
    await player.play_last([502])
    await player.seek(120_000)
    view = player.queue()
    bands = [[e.uid for e in line] for line in (view.up_next, view.from_context)]
    print(json.dumps([view.now.uid, *bands]), flush=True)
    while True:
        print(player.position_ms(), flush=True)
        await asyncio.sleep(0.02)

asyncio.run(main())
"""


@pytest.mark.parametrize("after_s", [0.0, 1.7])
async def test_a_killed_player_comes_back_where_it_was(tmp_path: Path, after_s: float) -> None:
    path = tmp_path / "library.db"
    listener = subprocess.Popen(
        [sys.executable, "-c", LISTENER, os.fspath(path)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert listener.stdout is not None
    expected = json.loads(listener.stdout.readline())
    began, position = time.monotonic(), int(listener.stdout.readline())
    while time.monotonic() - began < max(after_s, 0.1):  # what was changed last is written by then
        position = int(listener.stdout.readline())
    listener.kill()
    listener.wait()
    listener.stdout.close()

    clock = SystemClock()
    database = Database(path, publish=lambda _: None, clock=clock)
    await database.open()
    engine, errors = SilentEngine(), list[BaseException]()
    player = Player(
        database, engine, clock, lambda _: None, Catalogue(600_000), on_error=errors.append
    )
    await player.restore()
    view, state = player.queue(), player.state
    assert view.now is not None
    found = [view.now.uid, [e.uid for e in view.up_next], [e.uid for e in view.from_context]]
    assert found == expected
    assert position - 1100 <= player.position_ms() <= position + 200
    assert (state.volume, state.repeat, state.is_playing) == (42, "all", False)
    await player.set_shuffle(False)
    coming = list(player.queue().from_context.track_ids())
    assert coming == list(range(int(view.now.track_id or 0) + 1, 300)), "the order before it, too"
    await player.close()
    await database.close()
    assert errors == []
