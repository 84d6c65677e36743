"""The local socket between a second start and the window, with real sockets."""

import asyncio
import json
import os
import socket
import stat
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest

from audio2_desktop.desktop import single_instance
from audio2_desktop.desktop.single_instance import SingleInstance
from audio2_desktop.domain.problems import NotFound
from audio2_desktop.services import instance
from audio2_desktop.services.paths import Paths

Json = dict[str, Any]


@pytest.fixture
def paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    return Paths.under(tmp_path / "home")


@pytest.fixture
async def ear(paths: Paths) -> AsyncIterator[SingleInstance]:
    held = instance.claim(paths, "window")
    assert held is not None
    server = SingleInstance(paths, held, HANDLERS)
    await server.start()
    yield server
    await server.close()
    held.close()


async def _echo(arguments: Json, progress: Callable[[Json], None]) -> Json:
    return {"heard": arguments}


async def _count(arguments: Json, progress: Callable[[Json], None]) -> Json:
    for n in range(3):
        progress({"n": n})
        await asyncio.sleep(0)
    return {"done": True}


async def _refuse(arguments: Json, progress: Callable[[Json], None]) -> Json:
    raise NotFound("playlist", arguments["name"])


async def _fail(arguments: Json, progress: Callable[[Json], None]) -> Json:
    raise ZeroDivisionError("inside")


async def _for_ever(arguments: Json, progress: Callable[[Json], None]) -> Json:
    await asyncio.Event().wait()
    return {}


HANDLERS = {"echo": _echo, "open": _echo, "count": _count, "refuse": _refuse}
HANDLERS |= {"fail": _fail, "hang": _for_ever}


async def ask(paths: Paths, command: str, arguments: Json | None = None, **options: Any) -> Json:
    return await asyncio.to_thread(instance.call, paths, command, arguments or {}, **options)


async def at_work(server: SingleInstance) -> None:
    deadline = time.monotonic() + 10
    while server.calls_at_work < 1:
        assert time.monotonic() < deadline
        await asyncio.sleep(0.005)


async def raw(paths: Paths, line: bytes) -> Json:
    reader, writer = await asyncio.open_unix_connection(os.fspath(paths.socket))
    writer.write(line)
    said = await reader.readline()
    writer.close()
    await writer.wait_closed()
    answer: Json = json.loads(said) if said else {}
    return answer


async def test_a_command_is_answered(ear: SingleInstance, paths: Paths) -> None:
    assert await ask(paths, "echo", {"text": "Björk \udce9"}) == {"heard": {"text": "Björk \udce9"}}
    assert stat.S_IMODE(paths.socket.stat().st_mode) == 0o600


async def test_progress_streams_before_the_answer(ear: SingleInstance, paths: Paths) -> None:
    seen: list[Json] = []
    assert await ask(paths, "count", on_progress=seen.append) == {"done": True}
    assert seen == [{"n": 0}, {"n": 1}, {"n": 2}]


async def test_a_problem_arrives_as_its_sentence(ear: SingleInstance, paths: Paths) -> None:
    with pytest.raises(instance.OwnerProblem, match=r"There is no playlist \{x\} Road\."):
        await ask(paths, "refuse", {"name": "{x} Road"})


async def test_a_bug_is_told_and_logged(
    ear: SingleInstance, paths: Paths, expected_logs: Callable[[str], list[str]]
) -> None:
    logs = expected_logs("a command from outside failed")
    with pytest.raises(instance.OwnerProblem, match="an error inside Audio2"):
        await ask(paths, "fail")
    assert any("ZeroDivisionError" in line for line in logs)
    assert await ask(paths, "echo") == {"heard": {}}


async def test_unknown_and_senseless_requests(ear: SingleInstance, paths: Paths) -> None:
    with pytest.raises(instance.OwnerProblem, match="does not know it"):
        await ask(paths, "format-disk")
    for line in (b"hello\n", b"[1]\n", b'{"command": 1}\n', b"\xff\xfe\n", b'{"command":"echo"}\n'):
        assert "makes no sense" in (await raw(paths, line))["problem"]["text"]


async def test_an_endless_request_is_cut(ear: SingleInstance, paths: Paths) -> None:
    answer = await raw(paths, b"x" * (instance.REQUEST_BYTES + 100_000))
    assert "too long" in answer["problem"]["text"]
    assert await ask(paths, "echo") == {"heard": {}}


async def test_a_silent_caller_is_dropped(
    ear: SingleInstance, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(single_instance, "REQUEST_S", 0.05)
    reader, writer = await asyncio.open_unix_connection(os.fspath(paths.socket))
    assert await asyncio.wait_for(reader.read(), 5) == b""
    writer.close()
    await writer.wait_closed()


async def test_more_callers_than_allowed_are_turned_away(
    ear: SingleInstance, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(single_instance, "CONNECTIONS", 1)
    first = asyncio.ensure_future(ask(paths, "hang"))
    await at_work(ear)
    reader, writer = await asyncio.open_unix_connection(os.fspath(paths.socket))
    assert await asyncio.wait_for(reader.read(), 5) == b""
    writer.close()
    await writer.wait_closed()
    await ear.close()
    with pytest.raises(instance.Broken):
        await first


async def test_work_without_words_is_kept_alive(
    ear: SingleInstance, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(single_instance, "ALIVE_S", 0.02)

    async def slow(arguments: Json, progress: Callable[[Json], None]) -> Json:
        await asyncio.sleep(0.4)
        return {"slow": True}

    monkeypatch.setitem(HANDLERS, "slow", slow)
    assert await ask(paths, "slow", silence_s=0.2) == {"slow": True}


async def test_a_window_that_hangs_is_given_up(ear: SingleInstance, paths: Paths) -> None:
    with pytest.raises(instance.Broken, match="does not answer"):
        await ask(paths, "hang", silence_s=0.1)


async def test_closing_ends_calls_and_takes_the_address_back(paths: Paths) -> None:
    held = instance.claim(paths, "window")
    assert held is not None
    server = SingleInstance(paths, held, HANDLERS)
    await server.start()
    call = asyncio.ensure_future(ask(paths, "hang"))
    await at_work(server)
    await server.close()
    with pytest.raises(instance.Broken, match="closed"):
        await call
    found = instance.holder(paths)
    assert found is not None
    assert found.address == ""
    assert not paths.socket.exists()
    held.close()


async def test_a_killed_windows_socket_is_replaced(paths: Paths) -> None:
    stale = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    stale.bind(os.fspath(paths.socket))
    stale.close()
    held = instance.claim(paths, "window")
    assert held is not None
    server = SingleInstance(paths, held, HANDLERS)
    await server.start()
    assert await ask(paths, "echo") == {"heard": {}}
    await server.close()
    held.close()


async def test_by_port_a_token_is_needed(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(asyncio, "start_unix_server")  # as on Windows
    held = instance.claim(paths, "window")
    assert held is not None
    server = SingleInstance(paths, held, HANDLERS)
    await server.start()
    found = instance.holder(paths)
    assert found is not None
    assert found.address.startswith("tcp:127.0.0.1:")
    assert await ask(paths, "echo") == {"heard": {}}
    reader, writer = await asyncio.open_connection("127.0.0.1", int(found.address.split(":")[2]))
    writer.write(b'{"command": "echo", "arguments": {}, "token": "guess"}\n')
    assert "not from this user" in json.loads(await reader.readline())["problem"]["text"]
    writer.close()
    await writer.wait_closed()
    await server.close()
    held.close()


async def test_targets_are_handed_over_as_absolute_paths(
    ear: SingleInstance, paths: Paths, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    got: list[Json] = []

    async def opened(arguments: Json, progress: Callable[[Json], None]) -> Json:
        got.append(arguments)
        return {}

    monkeypatch.setitem(HANDLERS, "open", opened)
    monkeypatch.chdir(tmp_path)
    assert await asyncio.to_thread(instance.hand_over, paths, ["song.flac", "http://h/x"])
    assert got == [{"targets": [str(tmp_path / "song.flac"), "http://h/x"]}]


async def test_closing_at_any_moment_of_a_call_ends_it(paths: Paths) -> None:
    """The moment when the request has just arrived is the one that a time-out may swallow."""
    for turns in range(12):
        held = instance.claim(paths, "window")
        assert held is not None
        server = SingleInstance(paths, held, HANDLERS)
        await server.start()
        reader, writer = await asyncio.open_unix_connection(os.fspath(paths.socket))
        await at_work(server)
        writer.write(b'{"command": "hang", "arguments": {}}\n')
        for _ in range(turns):
            await asyncio.sleep(0)
        async with asyncio.timeout(10):
            await server.close()
        assert server.calls_at_work == 0
        assert await asyncio.wait_for(reader.read(), 10) == b""
        writer.close()
        await writer.wait_closed()
        held.close()
