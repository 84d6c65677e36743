"""The computer stays awake while it should, by what is there to ask."""

import asyncio
from collections.abc import Callable

from dbus_fast.aio import MessageBus

from audio2_desktop.desktop import session_bus
from audio2_desktop.desktop.inhibit import Inhibit
from tests.fakes.session_bus import Power

SERVICE, PATH = "org.freedesktop.PowerManagement", "/org/freedesktop/PowerManagement/Inhibit"


async def _own() -> MessageBus:
    bus = await session_bus.connect()
    assert bus is not None
    return bus


async def _until(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(10):
        while not condition():  # noqa: ASYNC110 - the service of the test tells nobody
            await asyncio.sleep(0.01)


async def test_music_keeps_the_computer_awake_and_silence_lets_it_sleep(bus: MessageBus) -> None:
    power = Power()
    bus.export(PATH, power)
    await bus.request_name(SERVICE)
    own, errors = await _own(), list[BaseException]()
    inhibit = Inhibit(own, errors.append)
    inhibit.set(awake=True)
    inhibit.set(awake=True)
    await _until(lambda: power.held)
    assert list(power.held.values()) == [("Audio2", "Music is playing")]
    inhibit.set(awake=False)
    await _until(lambda: not power.held)
    # quick changes end with the last wish
    for awake in (True, False, True, False, True):
        inhibit.set(awake=awake)
    await _until(lambda: power.held)
    await asyncio.sleep(0)
    assert inhibit.holds
    inhibit.set(awake=False)
    await _until(lambda: not power.held)
    await inhibit.close()
    own.disconnect()
    assert not errors


async def test_without_such_a_service_nothing_happens(address: str) -> None:
    own, errors = await _own(), list[BaseException]()
    inhibit = Inhibit(own, errors.append)
    inhibit.set(awake=True)
    await _until(lambda: not inhibit._is_busy)
    assert not inhibit.holds
    await inhibit.close()
    own.disconnect()
    assert not errors
