"""The window's ear: commands from other starts of the program, over a local socket.

What a command does is not known here: `app.py` hands in a table of handlers. Only the same user
gets in: the socket lies in a private folder with mode 0600 and the peer's user is checked where the
system tells it; where there are no such sockets (Windows), a token from the lock file is asked for.
"""

import asyncio
import hmac
import json
import logging
import os
import secrets
import socket
import struct
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from audio2_desktop.domain.problems import Broken, Problem
from audio2_desktop.jobs.tasks import TaskBag
from audio2_desktop.services.instance import REQUEST_BYTES, Claim, Json
from audio2_desktop.services.paths import Paths

Handler = Callable[[Json, Callable[[Json], None]], Awaitable[Json]]
"""Gets the arguments and a function that sends progress; returns the answer. All on the loop.

Raises a Problem to tell the other side a sentence.
"""

CONNECTIONS = 16
"""More at once are turned away."""
ALIVE_S = 5.0
"""A line is sent at least this often while a handler works."""
REQUEST_S = 5.0
"""A caller who has not said what it wants by then is dropped."""
UNSENT_BYTES = 1 << 20
"""Progress is not sent to a caller who has so much unread."""

_log = logging.getLogger("audio2.instance")


class SingleInstance:
    """Answers other starts of the program. `await start()`, then `await close()`."""

    def __init__(self, paths: Paths, claim: Claim, handlers: Mapping[str, Handler]) -> None:
        self._paths = paths
        self._claim = claim
        self._handlers = handlers
        self._calls = TaskBag(self._on_error)
        self.calls_at_work = 0
        """Callers that are being served right now."""
        self._server: asyncio.Server | None = None
        self._token = ""
        self._is_closing = False
        self._file: Path | None = None

    async def start(self) -> None:
        """Listen and say so in the lock file. Without a socket the window works, unheard.

        Nothing to do when it listens already.
        """
        if self._server is not None:
            return
        try:
            if hasattr(socket, "AF_UNIX") and hasattr(asyncio, "start_unix_server"):
                address = await self._listen_by_file()
            else:
                address = await self._listen_by_port()
            self._claim.announce(address, self._token)
        except OSError as error:
            _log.warning("other starts cannot reach this window: %s", error)

    async def close(self) -> None:
        """Stop listening; calls that are at work are cancelled."""
        self._is_closing = True
        if self._server is not None:
            self._server.close()
            with suppress(OSError):
                self._claim.announce()
        await self._calls.close()
        if self._server is not None:
            await self._server.wait_closed()
            self._server = None
        if self._file is not None:
            self._file.unlink(missing_ok=True)
            self._file = None

    async def _listen_by_file(self) -> str:
        path = self._paths.socket
        path.unlink(missing_ok=True)  # the claim is ours, so this is what a killed owner left
        server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            server.bind(os.fspath(path))  # its folder is closed to others from the start
            path.chmod(0o600)
            self._server = await asyncio.start_unix_server(
                self._on_connection, sock=server, limit=REQUEST_BYTES
            )
        except BaseException:
            server.close()
            raise
        self._file = path
        return f"unix:{path}"

    async def _listen_by_port(self) -> str:
        self._token = secrets.token_urlsafe(32)
        self._server = await asyncio.start_server(
            self._on_connection, "127.0.0.1", 0, limit=REQUEST_BYTES
        )
        host, port = self._server.sockets[0].getsockname()[:2]
        return f"tcp:{host}:{port}"

    def _on_connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        # a caller that was accepted just before the end arrives after it
        if self._is_closing or self.calls_at_work >= CONNECTIONS or not _is_same_user(writer):
            writer.close()
            return
        call = self._calls.start(self._serve(reader, writer))
        # not in a `finally` there: a call that is cancelled before its first step never gets to it
        call.add_done_callback(lambda _: writer.close())

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.calls_at_work += 1
        try:
            # not wait_for: on 3.11 it loses a cancellation that comes with the answer
            async with asyncio.timeout(REQUEST_S):
                request = await _request(reader)
            _send(writer, await self._reply(request, writer))
            await writer.drain()
        except (OSError, TimeoutError, asyncio.IncompleteReadError) as error:
            _log.info("a caller went away: %s", error)
        finally:
            self.calls_at_work -= 1

    async def _reply(self, request: bytes | None, writer: asyncio.StreamWriter) -> Json:
        try:
            handler, arguments = self._understood(request)
            with _Heartbeat(writer):
                return {"answer": await handler(arguments, lambda said: _progress(writer, said))}
        except Problem as problem:
            return _problem(problem)
        except Exception:  # noqa: BLE001 - border: the caller must hear something
            _log.exception("a command from outside failed")
            return _problem(Broken(what="The command", reason="an error inside Audio2"))

    def _understood(self, request: bytes | None) -> tuple[Handler, Json]:
        if request is None:
            raise Broken(what="The request", reason="it is too long")
        try:
            said = json.loads(request)
        except ValueError:
            said = None
        match said:
            case {"command": str() as command, "arguments": dict() as arguments, **rest}:
                token = str(rest.get("token", ""))
                if not hmac.compare_digest(token.encode(), self._token.encode()):
                    raise Broken(what="The request", reason="it is not from this user")
                if (handler := self._handlers.get(command)) is None:
                    raise Broken(what="The request", reason="this Audio2 does not know it")
                return handler, arguments
        raise Broken(what="The request", reason="it makes no sense")

    def _on_error(self, error: BaseException) -> None:
        _log.error("answering another start failed", exc_info=error)


async def _request(reader: asyncio.StreamReader) -> bytes | None:
    """One line; None when it is longer than allowed."""
    try:
        return await reader.readuntil(b"\n")
    except asyncio.LimitOverrunError:
        return None


class _Heartbeat:
    """Sends an empty line now and then while a handler works, so that silence means trouble."""

    def __init__(self, writer: asyncio.StreamWriter) -> None:
        self._writer = writer
        self._timer: asyncio.TimerHandle | None = None

    def __enter__(self) -> None:
        self._wait()

    def __exit__(self, *_error: object) -> None:
        if self._timer is not None:
            self._timer.cancel()

    def _wait(self) -> None:
        self._timer = asyncio.get_running_loop().call_later(ALIVE_S, self._beat)

    def _beat(self) -> None:
        _progress(self._writer, {})
        self._wait()


def _progress(writer: asyncio.StreamWriter, said: Json) -> None:
    if not writer.is_closing() and writer.transport.get_write_buffer_size() < UNSENT_BYTES:
        _send(writer, {"progress": said})


def _send(writer: asyncio.StreamWriter, said: Json) -> None:
    writer.write(json.dumps(said).encode() + b"\n")


def _problem(problem: Problem) -> Json:
    return {"problem": {"key": problem.key, "text": str(problem)}}


def _is_same_user(writer: asyncio.StreamWriter) -> bool:
    """The kernel's word on who is at the other end, where it gives it."""
    peer: Any = writer.get_extra_info("socket")
    if not hasattr(socket, "SO_PEERCRED") or peer is None or peer.family != socket.AF_UNIX:
        return True
    raw = peer.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
    _, user, _ = struct.unpack("3i", raw)
    return bool(user in (os.getuid(), 0))
