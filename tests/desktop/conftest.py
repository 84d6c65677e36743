"""A session bus for each test that asks for one."""

from collections.abc import AsyncIterator, Iterator

import pytest
from dbus_fast.aio import MessageBus

from tests.fakes.session_bus import session_bus


@pytest.fixture
def address(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A bus of our own, also this process's session bus."""
    with session_bus() as found:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", found)
        yield found


@pytest.fixture
async def bus(address: str) -> AsyncIterator[MessageBus]:
    """A connection that is not the program's."""
    found = await MessageBus(bus_address=address).connect()
    yield found
    found.disconnect()
