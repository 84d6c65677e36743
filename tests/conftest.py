"""What every test gets: a quiet log, no network but loopback, no homes of the user, no left-overs.

A test that expects a warning says so with `expected_logs`, a regular expression of messages that
may appear; anything else of level WARNING or higher fails it.
"""

import asyncio
import gc
import inspect
import logging
import os
import re
import socket
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from audio2_desktop.domain import articles
from tests.fakes.clock import FixedClock
from tests.gallery import library

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["AUDIO2_TEST_LOOPBACK_ONLY"] = "1"
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
for _name in [n for n in os.environ if n.startswith("AUDIO2_") and n.endswith(("_KEY", "_SECRET"))]:
    del os.environ[_name]  # a developer's own keys never reach a test

# A busy machine is no fault of a test: no limits of time for examples or for making them up
settings.register_profile("suite", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("suite")

LEFT_OVER_DEADLINE_S = 5.0
LIBRARY_DEADLINE_S = 150.0
LOOPBACK = ("127.", "::1", "localhost")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Asynchronous tests are checked for left-over tasks; it needs their loop. Files with tests
    that were given more time go first: no process waits for their end when all others are done."""
    patience: dict[Path, float] = {}
    for item in items:
        if isinstance(item, pytest.Function) and inspect.iscoroutinefunction(item.function):
            item.fixturenames.insert(0, "_no_left_over_tasks")
        given = [mark.args[0] for mark in item.iter_markers("timeout") if mark.args]
        patience[item.path] = max([patience.get(item.path, 0.0), *given])
    items.sort(key=lambda item: -patience[item.path])


def pytest_collection_finish() -> None:
    """What was collected stays to the end, so the collector of garbage need not look through it
    again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def clock() -> FixedClock:
    """A hand-driven clock."""
    return FixedClock()


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A throw-away AUDIO2_HOME, so that no test ever sees the developer's own library."""
    folder = tmp_path / "home"
    monkeypatch.setenv("AUDIO2_HOME", str(folder))
    return folder


@pytest.fixture(scope="session")
def gallery_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The gallery's home and Music, made once a run by whichever process needs it first; nobody
    changes them."""
    base = tmp_path_factory.getbasetemp()
    place = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "gallery"
    try:
        place.mkdir()
    except FileExistsError:
        deadline = time.monotonic() + LIBRARY_DEADLINE_S
        while not (place / "ready").exists():
            assert time.monotonic() < deadline, "the other process has not made the library"
            time.sleep(0.05)
        return place
    library.make_apart(place)
    (place / "ready").touch()
    return place


@pytest.fixture(autouse=True)
def _usual_articles() -> Iterator[None]:
    """A library that was opened sets them for the process."""
    yield
    articles.use(articles.DEFAULT_ARTICLES)


@pytest.fixture(autouse=True)
def _loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sockets of this process reach this machine only."""
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex

    def check(sock: socket.socket, address: object) -> None:
        if sock.family in (socket.AF_INET, socket.AF_INET6):
            host = str(address[0]) if isinstance(address, tuple) else str(address)
            if not host.startswith(LOOPBACK):
                pytest.fail(f"a test tried to reach {host}")

    def guarded_connect(sock: socket.socket, address: object) -> None:
        check(sock, address)
        connect(sock, address)  # type: ignore[arg-type]

    def guarded_connect_ex(sock: socket.socket, address: object) -> int:
        check(sock, address)
        return connect_ex(sock, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded_connect)
    monkeypatch.setattr(socket.socket, "connect_ex", guarded_connect_ex)


class _LogKeeper(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []
        self.expected: list[re.Pattern[str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        # asyncio says "Executing ... took" on a slow machine in debug mode: a measure, not a fault
        if record.name == "asyncio" and record.getMessage().startswith("Executing "):
            return
        text = f"{record.levelname} {record.name}: {record.getMessage()}"
        if record.exc_info and record.exc_info[0] is not None:
            text += f" [{record.exc_info[0].__name__}: {record.exc_info[1]}]"
        self.messages.append(text)

    def unexpected(self) -> list[str]:
        return [m for m in self.messages if not any(p.search(m) for p in self.expected)]


@pytest.fixture(autouse=True)
def _quiet_logs() -> Iterator[_LogKeeper]:
    keeper = _LogKeeper()
    root = logging.getLogger()
    root.addHandler(keeper)
    yield keeper
    root.removeHandler(keeper)
    if unexpected := keeper.unexpected():
        pytest.fail("unexpected log messages:\n" + "\n".join(unexpected))


@pytest.fixture
def expected_logs(_quiet_logs: _LogKeeper) -> Callable[[str], list[str]]:
    """Call it with a regular expression of warnings that are right in this test.

    It returns the list of all messages seen so far and later, to assert on.
    """

    def expect(pattern: str) -> list[str]:
        _quiet_logs.expected.append(re.compile(pattern))
        return _quiet_logs.messages

    return expect


@pytest.fixture(autouse=True)
def _no_left_over_threads() -> Iterator[None]:
    """Threads that a test starts end with it.

    Qt's and VLC's own are dummies and do not count; asyncio ends those of its own pool itself.
    """
    before = set(threading.enumerate())
    yield

    def left() -> list[threading.Thread]:
        return [
            t
            for t in threading.enumerate()
            if t not in before
            and not isinstance(t, threading._DummyThread)
            and not t.name.startswith("asyncio_")
            and t.is_alive()
        ]

    deadline = time.monotonic() + LEFT_OVER_DEADLINE_S
    while left() and time.monotonic() < deadline:
        time.sleep(0.005)
    if threads := left():
        pytest.fail(f"threads left over: {sorted(t.name for t in threads)}")


@pytest.fixture
async def _no_left_over_tasks() -> AsyncIterator[None]:
    """Tasks that a test starts are done or cancelled when its fixtures are torn down."""
    yield
    me = asyncio.current_task()

    def left() -> list[asyncio.Task[object]]:
        return [t for t in asyncio.all_tasks() if t is not me and not t.done()]

    deadline = time.monotonic() + LEFT_OVER_DEADLINE_S
    while left() and time.monotonic() < deadline:  # noqa: ASYNC110 - tasks have no event
        await asyncio.sleep(0.005)
    if tasks := left():
        pytest.fail(f"tasks left over: {sorted(str(t.get_coro()) for t in tasks)}")
