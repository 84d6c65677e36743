"""One connection to the user's session bus, shared by everything that speaks there."""

import asyncio
import logging
from typing import Any

from dbus_fast import BusType, Message, MessageType, Variant
from dbus_fast.aio import MessageBus
from dbus_fast.errors import DBusError

CONNECTING_S = 5.0
ANSWER_S = 5.0
"""A service that is started by the call may take so long."""

log = logging.getLogger("audio2.desktop")


class NoAnswer(Exception):
    """The service is not there, refused, or said nothing in time."""


async def connect() -> MessageBus | None:
    """The session bus; None where there is none or it does not answer."""
    try:
        async with asyncio.timeout(CONNECTING_S):
            return await MessageBus(bus_type=BusType.SESSION).connect()
    except (OSError, TimeoutError, ValueError, EOFError, DBusError) as error:
        log.info("no session bus: %s", error)
        return None


async def ask(
    bus: MessageBus, service: str, path: str, method: str, signature: str = "", *body: Any
) -> list[Any]:
    """Call `interface.Method` of a service; its answer's values. Raises NoAnswer."""
    interface, _, member = method.rpartition(".")
    message = Message(
        destination=service,
        path=path,
        interface=interface,
        member=member,
        signature=signature,
        body=list(body),
    )
    try:
        async with asyncio.timeout(ANSWER_S):
            reply = await bus.call(message)
    except (OSError, TimeoutError, EOFError, DBusError) as error:
        raise NoAnswer(f"{method}: {error}") from error
    if reply.message_type is not MessageType.METHOD_RETURN:
        raise NoAnswer(f"{method}: {reply.error_name}")
    return list(reply.body)


__all__ = ["MessageBus", "NoAnswer", "Variant", "ask", "connect"]
