"""One X server for a module, the program in a home of its own for a test, a picture when it fails.

Programs that a test started are ended with it, whatever happened.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.access import ears
from tests.access.ears import Ears
from tests.e2e import rig
from tests.e2e.music import shelf

SIZE = "1500x960"
"""The window's 1440x900 and the window manager's frame around it."""
FAILED = pytest.StashKey[bool]()
Start = Callable[..., rig.Program]
Listen = Callable[[rig.Program], Ears]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker("e2e")


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    outcome = yield
    report = outcome.get_result()  # type: ignore[attr-defined]
    if report.when == "call":
        item.stash[FAILED] = report.failed


@pytest.fixture(scope="module")
def server() -> Iterator[rig.Screen]:
    if missing := rig.missing_tools():
        pytest.fail(f"install {', '.join(missing)}: packaging/test.py does")
    with rig.screen(SIZE) as screen:
        yield screen


@pytest.fixture
def screen(server: rig.Screen) -> rig.Screen:
    """The screen with its mouse and keyboard."""
    return server


@pytest.fixture
def start(screen: rig.Screen, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Start]:
    """Start the program: start(*arguments, home=..., env=...). When the test fails, the screen is
    kept as failed.png in its tmp_path.
    """
    running: list[rig.Program] = []

    def begin(*arguments: str, home: Path | None = None, **more: Any) -> rig.Program:
        program = rig.Program(screen, home or tmp_path / "home", *arguments, **more)
        running.append(program)
        return program

    yield begin
    if request.node.stash.get(FAILED, False):
        screen.shot(tmp_path / "failed.png")
        print(f"the screen: {tmp_path / 'failed.png'}")
    for program in running:
        program.end()


@pytest.fixture(scope="session")
def music(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shelf of `music.py`; nobody changes it."""
    return shelf(tmp_path_factory.mktemp("shelf"))


@pytest.fixture
def bus(screen: rig.Screen) -> Iterator[dict[str, str]]:
    """What a program needs in its environment to be heard by a screen reader."""
    if missing := ears.missing():
        pytest.fail(f"install {', '.join(missing)}: packaging/test.py does")
    with ears.bus(screen) as env:
        yield env


@pytest.fixture
def listen(bus: dict[str, str]) -> Iterator[Listen]:
    """Put a screen reader beside a program."""
    made: list[Ears] = []

    def begin(program: rig.Program) -> Ears:
        made.append(Ears(bus, program.process.pid))
        return made[-1]

    yield begin
    for one in made:
        one.close()
