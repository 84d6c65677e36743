"""Changes in library folders are told within two seconds."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from audio2_desktop.media import watch
from audio2_desktop.media.watch import Changed, WatchImpossible

SOON = 2.0


class Listener:
    """Collects what a watch tells."""

    def __init__(self) -> None:
        self.told: set[Changed] = set()
        self.news = asyncio.Event()

    async def run(self, root: Path) -> None:
        async for changes in watch.watch(os.fsencode(root)):
            self.told |= changes
            self.news.set()

    async def hears(self, wanted: Callable[[set[Changed]], bool]) -> None:
        async with asyncio.timeout(SOON * 3):
            while not wanted(self.told):
                self.news.clear()
                await self.news.wait()


@asynccontextmanager
async def listening(root: Path) -> AsyncIterator[Listener]:
    listener = Listener()
    task = asyncio.ensure_future(listener.run(root))
    # The watch is on as soon as it tells of a probe.
    for at in range(200):
        (root / f"probe{at}.mp3").write_bytes(b"x")
        await asyncio.wait({task}, timeout=0.05)
        if listener.told or task.done():
            break
    listener.told.clear()
    try:
        yield listener
    finally:
        task.cancel()
        await asyncio.wait({task})


def folder(path: Path, *, with_below: bool = False) -> Changed:
    return Changed(os.fsencode(path), with_below)


async def test_created_changed_renamed_and_deleted(tmp_path: Path) -> None:
    root = tmp_path / "music"
    (root / "a").mkdir(parents=True)
    (root / "b").mkdir()
    song = root / "a" / "1.mp3"
    async with listening(root) as listener:
        song.write_bytes(b"x")
        await listener.hears(lambda told: folder(root / "a") in told)
        listener.told.clear()
        song.write_bytes(b"xy")
        await listener.hears(lambda told: folder(root / "a") in told)
        listener.told.clear()
        song.rename(root / "b" / "2.mp3")
        await listener.hears(lambda told: {folder(root / "a"), folder(root / "b")} <= told)
        listener.told.clear()
        (root / "b" / "2.mp3").unlink()
        await listener.hears(lambda told: folder(root / "b") in told)


async def test_whole_folders(tmp_path: Path) -> None:
    root, outside = tmp_path / "music", tmp_path / "outside"
    root.mkdir()
    outside.mkdir()
    (outside / "1.mp3").write_bytes(b"x")
    async with listening(root) as listener:
        outside.rename(root / "came in")
        await listener.hears(lambda told: folder(root / "came in", with_below=True) in told)
        listener.told.clear()
        shutil.rmtree(root / "came in")
        await listener.hears(lambda told: folder(root / "came in", with_below=True) in told)


async def test_names_that_are_not_text_are_told_too(tmp_path: Path) -> None:
    root = tmp_path / "music"
    odd = root / os.fsdecode(b"caf\xe9")
    odd.mkdir(parents=True)
    async with listening(root) as listener:
        (odd / "1.mp3").write_bytes(b"x")
        await listener.hears(lambda told: folder(odd) in told)
        listener.told.clear()
        (odd / os.fsdecode(b"\xff.mp3")).write_bytes(b"x")
        await listener.hears(lambda told: folder(odd) in told)
        listener.told.clear()
        inner = odd / "new" / "deep"
        inner.mkdir(parents=True)
        await listener.hears(lambda told: folder(odd / "new", with_below=True) in told)
        listener.told.clear()
        for at in range(100):  # the new folders are watched a moment later
            (inner / f"{at}.mp3").write_bytes(b"x")
            await asyncio.sleep(0.02)
            if folder(inner) in listener.told:
                break
        else:
            await listener.hears(lambda told: folder(inner) in told)
        listener.told.clear()
        (odd / "new").rename(root / "moved")
        await listener.hears(
            lambda told: {
                folder(odd / "new", with_below=True), folder(root / "moved", with_below=True)
            } <= told
        )  # fmt: skip
        listener.told.clear()
        for at in range(100):
            (root / "moved" / "deep" / f"later{at}.mp3").write_bytes(b"x")
            await asyncio.sleep(0.02)
        await listener.hears(lambda told: folder(root / "moved" / "deep") in told)
        listener.told.clear()
        shutil.rmtree(root / "moved")
        await listener.hears(lambda told: folder(root / "moved", with_below=True) in told)


async def test_linked_folders_are_watched_once_and_loops_end(tmp_path: Path) -> None:
    root, outside = tmp_path / "music", tmp_path / "outside"
    root.mkdir()
    (outside / "deep").mkdir(parents=True)
    (root / "link").symlink_to(outside)
    (outside / "deep" / "back").symlink_to(root)
    async with listening(root) as listener:
        (outside / "deep" / "1.mp3").write_bytes(b"x")
        await listener.hears(lambda told: folder(root / "link" / "deep") in told)
        listener.told.clear()
        (root / "2.mp3").write_bytes(b"x")
        await listener.hears(lambda told: folder(root) in told)


async def test_a_missing_folder_cannot_be_watched(tmp_path: Path) -> None:
    with pytest.raises(WatchImpossible, match="not there"):
        await anext(watch.watch(os.fsencode(tmp_path / "nowhere")))


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (b"/m/a/1.mp3", [Changed(b"/m/a", with_below=False)]),
        (b"/m/a/cover.jpg", [Changed(b"/m/a", with_below=False)]),
        (b"/m/a/.ndignore", [Changed(b"/m/a", with_below=True)]),
        (b"/m/a/.hidden", []),
        (b"/m/.cache/1.mp3", []),
        (b"/m", [Changed(b"/m", with_below=True)]),
        (b"/m/x", [Changed(b"/m", with_below=False), Changed(b"/m/x", with_below=True)]),
        (b"/elsewhere", [Changed(b"/m", with_below=True)]),
    ],
)
def test_what_events_mean(path: bytes, expected: list[Changed]) -> None:
    assert watch._changed(b"/m", path) == expected


def test_reasons() -> None:
    inner = RuntimeError("inner")
    assert watch._first(ExceptionGroup("", [ExceptionGroup("", [inner])])) is inner
    assert "max_user_watches" in watch._reason(OSError(28, "No space left on device"))
    assert "not there" in watch._reason(FileNotFoundError(2, "No such file"))
    assert "UTF-8" in watch._reason(RuntimeError("Unable to decode path x"))
    assert "cannot watch" in watch._reason(RuntimeError("odd"))


def test_local_folders_can_be_watched(tmp_path: Path) -> None:
    assert watch.impossible(os.fsencode(tmp_path)) == ""
    assert watch._file_system(b"/proc/self") == "proc"
