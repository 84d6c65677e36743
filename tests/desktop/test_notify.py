"""What a notification says, and when there is none."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from dbus_fast.aio import MessageBus

from audio2_desktop.desktop import session_bus
from audio2_desktop.desktop.media_controls import Heard, Shown
from audio2_desktop.desktop.notify import Notifications
from tests.fakes.session_bus import Server

TIDE = Heard(7, "<b>Tide</b> & Co", "Halden Coast", "Slow <Harbour>", art=Path("/cover.webp"))
WANTED = [True]
PLAYS = Shown(TIDE, is_playing=True, is_stopped=False)


@pytest.fixture
async def notifications(address: str) -> AsyncIterator[Notifications]:
    own = await session_bus.connect()
    assert own is not None
    errors: list[BaseException] = []
    found = Notifications(own, "audio2", lambda: WANTED[0], errors.append)
    WANTED[0] = True
    yield found
    await found.close()
    own.disconnect()
    assert not errors


async def _serve(bus: MessageBus, *capabilities: str) -> Server:
    server = Server(*capabilities)
    bus.export("/org/freedesktop/Notifications", server)
    await bus.request_name("org.freedesktop.Notifications")
    return server


async def _said(notifications: Notifications, shown: Shown) -> None:
    notifications.show(shown)
    await notifications._slot.settled()


async def test_the_track_that_begins_is_told_once_and_replaced(
    bus: MessageBus, notifications: Notifications
) -> None:
    server = await _serve(bus)
    await _said(notifications, PLAYS)
    (told,) = server.shown.values()
    assert told[:2] == ("<b>Tide</b> & Co", "Halden Coast\nSlow <Harbour>")
    assert told[2]["image-path"] == "file:///cover.webp"
    server.shown.clear()
    await _said(notifications, replace(PLAYS, volume=3))
    assert not server.shown, "the same track again says nothing"
    await _said(notifications, replace(PLAYS, now=replace(TIDE, uid=8, title="Ebb")))
    assert [text for text, *_ in server.shown.values()] == ["Ebb"]
    assert list(server.shown) == [1], "it takes the place of the one before"


async def test_texts_are_no_markup_where_a_server_reads_some(
    bus: MessageBus, notifications: Notifications
) -> None:
    server = await _serve(bus, "body", "body-markup")
    await _said(notifications, PLAYS)
    (told,) = server.shown.values()
    assert told[1] == "Halden Coast\nSlow &lt;Harbour&gt;"


async def test_nobody_is_told_who_does_not_want_it(
    bus: MessageBus, notifications: Notifications
) -> None:
    server = await _serve(bus)
    WANTED[0] = False
    await _said(notifications, PLAYS)
    await _said(notifications, replace(PLAYS, is_playing=False))
    assert not server.shown


async def test_a_desktop_without_notifications_is_no_error(notifications: Notifications) -> None:
    async with asyncio.timeout(10):
        await _said(notifications, PLAYS)
