"""The fakes of pages can be called just as the real services."""

import inspect
from collections.abc import Iterator
from typing import Any

import pytest

from audio2_desktop.services.browse import Browse
from audio2_desktop.services.health import Health
from audio2_desktop.services.library import Library
from audio2_desktop.services.playlists import Playlists
from audio2_desktop.services.privacy import Privacy
from audio2_desktop.services.removal import Removal
from audio2_desktop.services.report import Report
from audio2_desktop.services.search import Search
from audio2_desktop.services.settings import Settings
from audio2_desktop.services.upkeep import Upkeep
from audio2_desktop.ui.artwork import ArtworkCache
from tests.ui import fakes
from tests.ui.setup_fakes import FakeHealth, FakePrivacy, FakeRemoval, FakeReport, FakeUpkeep

PAIRS = (
    (FakeUpkeep, Upkeep),
    (FakePrivacy, Privacy),
    (FakeReport, Report),
    (fakes.FakeBrowse, Browse),
    (fakes.FakeCovers, ArtworkCache),
    (fakes.FakeLibrary, Library),
    (fakes.FakePlaylists, Playlists),
    (FakeHealth, Health),
    (FakeRemoval, Removal),
    (fakes.FakeSearch, Search),
    (fakes.FakeSettings, Settings),
)


def methods() -> Iterator[tuple[type, type, str]]:
    for fake, real in PAIRS:
        for name, member in vars(fake).items():
            if inspect.isfunction(member) and not name.startswith("_"):
                yield fake, real, name


def shape(method: Any) -> tuple[bool, list[tuple[str, object, object]]]:
    """Whether it is awaited, and its parameters: name, kind, default."""
    parameters = inspect.signature(method).parameters.values()
    return inspect.iscoroutinefunction(method), [
        (each.name, each.kind, callable if callable(each.default) else each.default)
        for each in parameters
    ]


@pytest.mark.parametrize(
    ("fake", "real", "name"), tuple(methods()), ids=lambda part: getattr(part, "__name__", part)
)
def test_a_fake_is_called_like_the_real_one(fake: type, real: type, name: str) -> None:
    assert hasattr(real, name), "the real one has no such method"
    assert shape(getattr(fake, name)) == shape(getattr(real, name))


def test_every_fake_service_is_compared() -> None:
    compared = {fake.__name__ for fake, _ in PAIRS}
    told = {name for name in vars(fakes) if name.startswith("Fake")}
    assert told - compared == {"FakeProgress"}  # a value, not a service
