"""The lyrics of what plays and their timing, over real files, real readers and a database."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from audio2_desktop.core import Core, opened
from audio2_desktop.domain.facts import Fact, LyricsChanged
from audio2_desktop.domain.lines import Entry, Outside
from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.sorting import TrackQuery
from audio2_desktop.domain.units import Ms, TrackId
from audio2_desktop.services.lyrics import TrackLyrics
from audio2_desktop.services.paths import Paths
from audio2_desktop.storage import user_state
from tests.sounds import write

SHEET = 'FILE "whole.flac" WAVE\nTRACK 01 AUDIO\nTITLE "a"\nINDEX 01 00:00:00\n'
SHEET += 'TRACK 02 AUDIO\nTITLE "b"\nINDEX 01 00:00:20\n'


class Home:
    def __init__(self, core: Core, music: Path, facts: list[Fact]) -> None:
        self.core, self.music, self.facts = core, music, facts
        self.reader = core.lyrics

    async def tracks(self) -> dict[str, TrackId]:
        root = await self.core.library.add_folder(self.music)
        await self.core.library.finished([f"scan:{root}"])
        found = await self.core.browse.track_ids(TrackQuery())
        rows = await self.core.browse.track_rows(found.ids)
        return {row.title: row.id for row in rows}


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[Home]:
    facts: list[Fact] = []
    music = tmp_path / "Music"
    music.mkdir()
    write(music / "a.flac", tags={"title": "A"}, seed=1)
    write(music / "b.flac", tags={"title": "B", "lyrics": "plain words"}, seed=2)
    async with opened(Paths.under(tmp_path / "home"), facts.extend) as core:
        await core.jobs.start()
        yield Home(core, music, facts)


async def test_of_tracks_of_the_library(home: Home) -> None:
    ids = await home.tracks()
    assert await home.reader.of(Entry(1, ids["A"])) == TrackLyrics(None, Ms(0), can_keep=True)
    (home.music / "a.lrc").write_text("[00:01.00]So hold me")
    found = (await home.reader.of(Entry(1, ids["A"]))).lyrics
    assert found is not None
    assert found.name == "a.lrc"
    inside = (await home.reader.of(Entry(2, ids["B"]))).lyrics
    assert inside is not None
    assert [line.text for line in inside.lines] == ["plain words"]
    assert (await home.reader.of(Entry(3, TrackId(999)))).lyrics is None


async def test_of_files_outside(home: Home) -> None:
    path = os.fsencode(home.music / "b.flac")
    found = await home.reader.of(Entry(1, None, Outside(path, "b")))
    assert found.lyrics is not None
    assert not found.can_keep
    part, nameless = (Outside(path, name, start_ms=Ms(5)) for name in ("b", ""))
    for other in (part, nameless, Outside(b"http://radio", "radio")):
        assert await home.reader.of(Entry(1, None, other)) == TrackLyrics(None)


async def test_the_lyrics_of_a_whole_file_are_not_those_of_its_parts(home: Home) -> None:
    write(home.music / "whole.flac", seconds=1.0, tags={"lyrics": "all of it"}, seed=3)
    (home.music / "whole.cue").write_text(SHEET)
    ids = await home.tracks()
    assert await home.reader.of(Entry(1, ids["b"])) == TrackLyrics(None, can_keep=True)


async def test_the_offset_is_kept_bounded_and_told(home: Home) -> None:
    ids = await home.tracks()
    home.facts.clear()
    await home.reader.set_offset(ids["A"], 300)
    assert home.facts == [LyricsChanged(frozenset({ids["A"]}))]
    assert (await home.reader.of(Entry(1, ids["A"]))).offset_ms == 300
    assert (await home.reader.of(Entry(1, ids["B"]))).offset_ms == 0
    await home.reader.set_offset(ids["A"], -999_999)
    assert (await home.reader.of(Entry(1, ids["A"]))).offset_ms == -60_000
    await home.reader.set_offset(ids["A"], 0)
    count = "SELECT count(*) FROM text"
    assert await home.core.db.read(lambda tx: tx.value(count)) == 0
    await home.reader.set_offset(999, 100)
    assert await home.core.db.read(lambda tx: tx.value(count)) == 0


async def test_the_offset_follows_a_track_that_becomes_another(home: Home) -> None:
    ids = await home.tracks()
    await home.reader.set_offset(ids["A"], 300)
    pairs = [(int(ids["A"]), int(ids["B"]))]
    await home.core.db.write(user_state.move, Entity.TRACK, pairs)
    assert (await home.reader.of(Entry(1, ids["B"]))).offset_ms == 300
