"""The artwork cache: answers at once, fetches once, newest wish first, bounded."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import TypeVar

import pytest

from audio2_desktop.domain.problems import Offline
from audio2_desktop.ui import artwork
from audio2_desktop.ui.artwork import ArtworkCache
from audio2_desktop.ui.theme import Theme
from tests.ui import samples
from tests.ui.stage import turn, until

T = TypeVar("T")


class Shelf:
    """Pictures that are handed out when the gate is open."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, int]] = []
        self.gate = asyncio.Event()
        self.gate.set()
        self.broken = False

    async def load(self, key: str, px: int) -> bytes | None:
        self.asked.append((key, px))
        await self.gate.wait()
        if self.broken:
            raise Offline()
        if key == "junk":
            return b"not a picture"
        return samples.cover(key) if key.startswith("cover") else None

    async def work(self, function: Callable[[], T], /) -> T:
        return await asyncio.to_thread(function)


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
async def cache(dark: Theme, shelf: Shelf) -> AsyncIterator[ArtworkCache]:
    errors: list[BaseException] = []
    made = ArtworkCache(dark, shelf.load, shelf.work, errors.append)
    yield made
    await made.close()
    assert errors == []


async def test_a_cover_is_none_first_and_finished_soon(cache: ArtworkCache, shelf: Shelf) -> None:
    ready: list[frozenset[str]] = []
    cache.ready.connect(ready.append)
    assert cache.pixmap("cover1", 28, 5) is None
    assert cache.pixmap("cover1", 28, 5) is None
    await until(lambda: ready)
    found = cache.pixmap("cover1", 28, 5)
    assert found is not None
    assert found.width() == 28 * found.devicePixelRatio()
    assert ready == [frozenset({"cover1"})]
    assert len(shelf.asked) == 1
    assert cache.size_bytes == found.width() * found.height() * 4


async def test_what_has_no_picture_is_asked_for_once(cache: ArtworkCache, shelf: Shelf) -> None:
    for key in ("nothing", "junk"):
        assert cache.pixmap(key, 28) is None
        await until(lambda key=key: key in {asked for asked, _ in shelf.asked})  # type: ignore[misc]
        await until(lambda: not cache._running)
        assert cache.pixmap(key, 28) is None
    await turn()
    assert [key for key, _ in shelf.asked] == ["nothing", "junk"]
    assert cache.pixmap("", 28) is None


async def test_a_new_picture_is_fetched_after_forget(cache: ArtworkCache, shelf: Shelf) -> None:
    cache.pixmap("cover1", 28)
    cache.pixmap("none", 28)
    await until(lambda: cache.pixmap("cover1", 28) is not None and not cache._running)
    cache.forget(frozenset({"none"}))
    assert cache.pixmap("cover1", 28) is not None
    cache.forget()
    assert cache.size_bytes == 0
    assert cache.pixmap("cover1", 28) is None


async def test_the_newest_wishes_come_first(cache: ArtworkCache, shelf: Shelf) -> None:
    shelf.gate.clear()
    for at in range(10):
        cache.pixmap(f"cover{at}", 28)
    await until(lambda: len(shelf.asked) == artwork.AT_ONCE)
    shelf.gate.set()
    await until(lambda: len(shelf.asked) == 10)
    order = [key for key, _ in shelf.asked]
    assert order[artwork.AT_ONCE] == "cover9"


async def test_another_size_stands_in_while_its_own_is_on_the_way(
    cache: ArtworkCache, shelf: Shelf
) -> None:
    cache.pixmap("cover2", 100)
    await until(lambda: cache.pixmap("cover2", 100) is not None)
    stand_in = cache.near("cover2", 110)
    assert stand_in is not None
    assert stand_in.width() == 100 * stand_in.devicePixelRatio()
    await until(lambda: cache.pixmap("cover2", 110) is not None)
    assert cache.near("cover2", 900) is None


async def test_four_covers_make_a_mosaic_and_fewer_one(cache: ArtworkCache) -> None:
    keys = ["cover1", "cover2", "cover3", "cover4", "cover5"]
    await until(lambda: cache.mosaic(keys, 40) is not None)
    await until(lambda: cache.mosaic(keys[:2], 40) is not None)
    one, four = cache.mosaic(keys[:1], 40), cache.mosaic(keys, 40)
    assert one is not None
    assert four is not None
    assert one.toImage() != four.toImage()
    assert cache.mosaic([], 40) is None
    assert cache.mosaic(["", ""], 40) is None


async def test_memory_stays_within_its_bound(
    cache: ArtworkCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(artwork, "BYTES", 28 * 28 * 4 * 3)
    for at in range(6):
        await until(lambda at=at: cache.pixmap(f"cover{at}", 28) is not None)  # type: ignore[misc]
    assert cache.size_bytes <= artwork.BYTES
    assert cache.pixmap("cover5", 28) is not None


async def test_a_problem_is_no_picture_for_now(cache: ArtworkCache, shelf: Shelf) -> None:
    shelf.broken = True
    cache.pixmap("cover1", 28)
    await until(lambda: shelf.asked and not cache._running)
    assert cache.pixmap("cover1", 28) is None


async def test_another_theme_bakes_anew(cache: ArtworkCache, dark: Theme) -> None:
    from audio2_desktop.ui.theme import Mode

    await until(lambda: cache.pixmap("cover1", 28) is not None)
    dark.set_mode(Mode.LIGHT)
    assert cache.pixmap("cover1", 28) is None
    await until(lambda: cache.pixmap("cover1", 28) is not None)
