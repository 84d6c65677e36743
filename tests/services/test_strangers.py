"""Files outside the library play at once, and what their tags say is shown a moment later."""

import asyncio
import os
import time
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from audio2_desktop.domain.facts import Fact, NowPlaying, QueueChanged
from audio2_desktop.domain.lines import Outside
from audio2_desktop.domain.problems import FileUnreadable
from audio2_desktop.jobs.children import ChildPool
from audio2_desktop.playback.silent_engine import SilentEngine
from audio2_desktop.services.artwork import Artwork
from audio2_desktop.services.player import Player
from audio2_desktop.services.strangers import Strangers
from audio2_desktop.storage.database import Database
from tests.e2e.music import shelf
from tests.fakes.catalogue import Catalogue
from tests.fakes.clock import FixedClock
from tests.sounds import encoded

RECORD = Path("Juniper Vale/Low Rooms")


class Corner:
    """A player beside its strangers."""

    def __init__(self, db: Database, clock: FixedClock, cache: Path, work: ThreadPoolExecutor):
        self.facts: list[Fact] = []
        self.errors: list[BaseException] = []
        self.readers = ChildPool("tags", 1)
        self.artwork = Artwork(db, cache, work)
        self.db, self.clock = db, clock
        self.player = self.another()

    def another(self) -> Player:
        """A player as after a restart: it has met nobody."""
        self.strangers = Strangers(self.readers, self.artwork.of_file, self.errors.append)
        self.player = Player(
            self.db,
            SilentEngine(),
            self.clock,
            self.facts.extend,
            Catalogue(),
            on_error=self.errors.append,
            strangers=self.strangers,
        )
        return self.player

    async def until(self, happened: Callable[[], bool]) -> None:
        end = time.monotonic() + 20
        while not happened():
            assert time.monotonic() < end, "it did not happen"
            await asyncio.sleep(0.01)

    def outside(self) -> Outside:
        entry = self.player.state.entry
        assert entry is not None
        assert entry.outside is not None
        return entry.outside

    def coming(self) -> list[tuple[str, str]]:
        entries = map(self.player.known, self.player.queue().from_context)
        return [(e.outside.title, e.outside.image) for e in entries if e.outside]


@pytest.fixture(scope="module")
def music(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shelf(tmp_path_factory.mktemp("shelf"))


@pytest.fixture
async def corner(tmp_path: Path, clock: FixedClock) -> AsyncIterator[Corner]:
    db = Database(tmp_path / "library.db", publish=lambda _: None, clock=clock)
    await db.open()
    with ThreadPoolExecutor(1) as work:
        made = Corner(db, clock, tmp_path / "cache", work)
        await made.player.restore()
        yield made
        await made.player.close()
        await made.artwork.close()
        await made.readers.close()
    await db.close()
    assert made.errors == []


def files(folder: Path) -> list[Outside]:
    return [Outside(os.fsencode(path), path.stem) for path in sorted(folder.glob("*.mp3"))]


async def test_tags_length_and_cover_are_known_a_moment_later(corner: Corner, music: Path) -> None:
    wanted = files(music / RECORD)
    await corner.player.play_files(wanted, at=1)
    assert corner.outside() == wanted[1], "it plays at once under its name"
    corner.facts.clear()
    await corner.until(lambda: bool(corner.outside().image))
    found = corner.outside()
    assert (found.title, found.artist, found.album) == (
        "Quiet Machines",
        "Juniper Vale",
        "Low Rooms",
    )
    assert abs(found.length_ms - 3000) < 300
    assert corner.player.state.length_ms == found.length_ms
    assert {QueueChanged(), NowPlaying()} <= set(corner.facts)
    await corner.until(lambda: all(image for _, image in corner.coming()))
    assert corner.coming() == [("Tape Hiss", found.image), ("Lullaby", found.image)]
    assert await corner.artwork.load(found.image, 60)
    assert await corner.artwork.seed(found.image) is not None


async def test_after_a_restart_they_are_met_again(corner: Corner, music: Path) -> None:
    await corner.player.play_files(files(music / RECORD))
    await corner.player.close()
    await corner.another().restore()
    await corner.until(lambda: corner.outside().title == "Afterimage")
    await corner.until(lambda: [title for title, _ in corner.coming()][-1] == "Lullaby")


async def test_what_cannot_be_read_keeps_its_name_and_streams_are_left_alone(
    corner: Corner, tmp_path: Path
) -> None:
    noise = tmp_path / "not \udcff music.mp3"
    noise.write_bytes(b"nothing of the kind" * 100)
    away = Outside(b"/nowhere/at all.mp3", "at all")
    stream = Outside(b"https://radio.invalid/live", "Radio")
    wanted = [Outside(os.fsencode(noise), "not music"), away, stream]
    told: list[int] = []
    corner.strangers.meet(wanted, lambda: told.append(1))
    await corner.until(lambda: bool(told))
    assert [corner.strangers.known(one) for one in wanted] == wanted
    told.clear()
    corner.strangers.meet([stream], lambda: told.append(1))
    corner.strangers.meet(wanted, lambda: told.append(1))
    await corner.readers.ask({"folders": [], "never_split": []})
    assert told == [], "they were met"


async def test_many_files_are_told_in_parts(corner: Corner, music: Path) -> None:
    every = [one for folder in sorted(music.glob("*/*")) for one in files(folder)]
    many = [
        Outside(b"/".join([folder, *[b"."] * at, name]), "?")
        for at in range(4)
        for folder, _, name in (one.path.rpartition(b"/") for one in every)
    ]
    told: list[int] = []

    def tell() -> None:
        told.append(sum(bool(corner.strangers.known(one).artist) for one in many))

    corner.strangers.meet(many, tell)
    await corner.until(lambda: bool(told) and told[-1] == len(many))
    assert told[0] < told[-1]


SHEET = """PERFORMER "Ada"
TITLE "Kiln"
FILE "kiln.flac" WAVE
  TRACK 01 AUDIO
    TITLE "One"
    INDEX 01 00:00:00
  TRACK 02 AUDIO
    TITLE "Two"
    INDEX 01 00:01:00
FILE "other.wav" WAVE
  TRACK 03 AUDIO
    TITLE "Three"
    INDEX 01 00:00:00
"""


async def test_a_sheet_is_the_tracks_that_it_names(corner: Corner, tmp_path: Path) -> None:
    (tmp_path / "kiln.flac").write_bytes(encoded("flac", 2.0))
    (tmp_path / "other.flac").write_bytes(encoded("flac", 1.0, 7))
    (tmp_path / "beside.flac").write_bytes(encoded("flac", 1.0, 8))
    sheet = tmp_path / "kiln.cue"
    sheet.write_text(SHEET)
    one, two, three = await corner.strangers.on_sheet(os.fsencode(sheet))
    assert (one.title, one.artist, one.album, one.start_ms, one.end_ms) == (
        "One", "Ada", "Kiln", 0, 1000,
    )  # fmt: skip
    assert (two.title, two.start_ms, two.end_ms) == ("Two", 1000, None)
    assert two.length_ms == 1000
    assert three.path == os.fsencode(tmp_path / "other.flac")
    assert not three.is_part
    await corner.player.play_files([one, two])
    await corner.until(lambda: corner.player.state.is_playing)
    await corner.player.next()
    assert corner.outside().title == "Two", "a part keeps its own words"
    assert corner.player.state.length_ms == 1000


async def test_a_sheet_without_music_beside_it_says_so(corner: Corner, tmp_path: Path) -> None:
    sheet = tmp_path / "kiln.cue"
    for text in (SHEET, "", "\0\0" * 50_000, 'FILE "../../etc/passwd" WAVE\n TRACK 01 AUDIO'):
        sheet.write_text(text)
        with pytest.raises(FileUnreadable):
            await corner.strangers.on_sheet(os.fsencode(sheet))
    with pytest.raises(FileUnreadable):
        await corner.strangers.on_sheet(b"/nowhere/at all.cue")
