"""The program comes onto the session bus, and leaves it to what else speaks there."""

from typing import Any, cast

import pytest
from dbus_fast.aio import MessageBus

from audio2_desktop.desktop import session_bus
from audio2_desktop.desktop.mpris.metadata import OBJECT
from audio2_desktop.desktop.mpris.presence import NAME, Mpris, Program
from audio2_desktop.desktop.session_bus import NoAnswer, ask
from audio2_desktop.domain.fact_bus import FactBus
from audio2_desktop.domain.playlists import PlaylistRow
from audio2_desktop.domain.queue import PlayQueue
from tests.fakes.buttons import Pressed
from tests.ui.setup_fakes import FakeOutputs

GET = "org.freedesktop.DBus.Properties.Get"


class NoPlaylists:
    async def all(self, *, counts_smart: bool = True) -> tuple[PlaylistRow, ...]:
        return ()


class Idle(Pressed):
    """A player with an empty queue."""

    def queue(self) -> PlayQueue:
        return PlayQueue(seed=1)


async def test_the_player_goes_and_the_connection_stays(address: str, bus: MessageBus) -> None:
    own = await session_bus.connect()
    assert own is not None
    errors: list[BaseException] = []
    program = Program("audio2", lambda: None, lambda: None, cast("Any", None), cast("Any", None))
    mpris = Mpris(
        own, cast("Any", Idle()), cast("Any", NoPlaylists()), cast("Any", None), FactBus(), program,
        errors.append, FakeOutputs(),
    )  # fmt: skip
    assert await mpris.start()
    asked = (bus, NAME, OBJECT, GET, "ss", "org.mpris.MediaPlayer2", "Identity")
    (identity,) = await ask(*asked)
    assert identity.value == "Audio2"
    await mpris.close()
    assert own.connected, "a notification is taken away after this"
    with pytest.raises(NoAnswer):
        await ask(*asked)
    own.disconnect()
    assert errors == []
