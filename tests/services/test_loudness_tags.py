"""Loudness is written into tags when the user asks for it, and taken back."""

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from audio2_desktop.core import Core, opened
from audio2_desktop.domain.loudness import Loudness, Measured
from audio2_desktop.domain.problems import Refused
from audio2_desktop.domain.units import FileId, TrackId
from audio2_desktop.jobs.job import JobState
from audio2_desktop.media import partial_files, tags
from audio2_desktop.media.loudness_tags import READ_ONLY
from audio2_desktop.services.loudness_tags import DIED, WRITE_LOUDNESS
from audio2_desktop.services.paths import Paths
from audio2_desktop.storage import measured, tracks
from audio2_desktop.storage.database import Write
from tests.sounds import write

FOUND = Measured(-11.0, 0.5, {-110: 100})


class House:
    """A scanned folder with three files of one album, all of them measured."""

    def __init__(self, core: Core, music: Path, changed: asyncio.Event) -> None:
        self.core, self.music, self.changed = core, music, changed
        self.tags = core.loudness_tags

    async def files(self) -> list[TrackId]:
        ids = await self.core.db.read(
            lambda tx: tx.column("SELECT id FROM track WHERE in_library = 1 ORDER BY title")
        )
        return [TrackId(one) for one in ids]

    async def measure(self) -> None:
        def work(tx: Write) -> None:
            for wish in measured.wishes(tx, FileId(0), 100):
                measured.put(tx, wish, FOUND, b"")

        await self.core.db.write(work)

    async def running(self) -> str:
        """The key of the job, once it runs."""
        while True:
            for job in self.core.jobs.jobs():
                if job.kind == WRITE_LOUDNESS and job.state is JobState.RUNNING:
                    return job.key
            self.changed.clear()
            await self.changed.wait()

    async def loudness(self, track: TrackId) -> Loudness:
        """As the file itself tells it."""
        (file,) = await self.core.db.read(tracks.files, [track])
        found = tags.read(file.path).tags
        assert found is not None
        return Loudness(
            found.rg_track_gain, found.rg_track_peak, found.rg_album_gain, found.rg_album_peak
        )


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    music = tmp_path / "music"
    music.mkdir()
    for number, name in enumerate(("a.flac", "b.mp3", "c.m4a")):
        write(music / name, name[2:], tags={"title": name, "album": "One"}, seed=number)
    write(music / "d.wav", "wav", tags={"title": "d.wav", "album": "One"}, seed=9)
    changed = asyncio.Event()
    async with opened(Paths.under(tmp_path / "home"), lambda _facts: changed.set()) as core:
        root = await core.library.add_folder(music)
        await core.library.finished([f"scan:{root}"])
        made = House(core, music, changed)
        await made.measure()
        yield made


WRITTEN = Loudness(-7.0, 0.5, -7.0, 0.5)


async def test_it_is_written_read_again_and_taken_back(house: House) -> None:
    ids = await house.files()
    choice = await house.tags.choice(ids)
    assert (len(choice.writable), len(choice.written)) == (3, 0)  # a WAV file has no place for it
    outcome = await house.tags.write(choice.writable)
    assert (outcome.left, outcome.why) == (0, "")
    assert outcome.done is not None
    assert (outcome.done.key, outcome.done.values) == ("wrote_loudness", {"count": 3})
    assert [await house.loudness(one) for one in ids[:3]] == [WRITTEN] * 3
    assert await house.files() == ids
    choice = await house.tags.choice(ids)
    assert (len(choice.writable), len(choice.written)) == (0, 3)
    back = await outcome.done.undo()
    assert (back.key, back.values) == ("took_loudness_back", {"count": 3})
    assert [await house.loudness(one) for one in ids[:3]] == [Loudness()] * 3
    again = await back.undo()
    assert await house.loudness(ids[0]) == WRITTEN
    assert again.key == "wrote_loudness"


async def test_a_file_that_cannot_be_written_holds_up_no_other(house: House) -> None:
    ids = await house.files()
    choice = await house.tags.choice(ids)
    (house.music / "a.flac").chmod(0o444)
    (house.music / "b.mp3").unlink()
    outcome = await house.tags.write(choice.writable)
    assert (outcome.left, outcome.why) == (2, READ_ONLY)
    assert outcome.done is not None and outcome.done.values == {"count": 1}
    assert await house.loudness(ids[2]) == WRITTEN
    assert len((await house.tags.choice(ids)).written) == 1


async def test_what_others_wrote_since_is_not_taken_back(house: House) -> None:
    ids = await house.files()
    choice = await house.tags.choice(ids)
    outcome = await house.tags.write(choice.writable[:1])
    assert outcome.done is not None
    path = house.music / "a.flac"
    write(path, "flac", tags={"title": "a.flac", "album": "One", "replaygain_track_gain": "1 dB"})
    await house.core.library.rescan_now([house.music])
    assert (await house.tags.choice(ids)).written == ()
    with pytest.raises(Refused):
        await outcome.done.undo()


async def test_a_held_job_waits_and_a_stopped_one_keeps_what_is_done(house: House) -> None:
    ids = await house.files()
    house.tags.hold()
    assert house.tags.is_held
    asked = asyncio.create_task(house.tags.write((await house.tags.choice(ids)).writable))
    house.tags.stop(await house.running())
    outcome = await asked
    assert (outcome.done, outcome.left) == (None, 0)
    house.tags.go_on()
    assert await house.loudness(ids[0]) == Loudness()


async def test_a_job_goes_on_at_the_next_start(house: House, tmp_path: Path) -> None:
    ids = await house.files()
    house.tags.hold()
    asked = asyncio.create_task(house.tags.write((await house.tags.choice(ids)).writable))
    key = await house.running()
    await house.core.jobs.close()
    asked.cancel()
    async with opened(Paths.under(tmp_path / "home")) as core:
        await core.jobs.start()
        job = await core.jobs.ended(key)
        assert job is not None and job.state is JobState.DONE
        assert len((await core.loudness_tags.choice(ids)).written) == 3
    assert await house.loudness(ids[0]) == WRITTEN


async def test_a_process_that_dies_leaves_the_file_and_no_copy(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = await house.files()
    choice = await house.tags.choice(ids)
    left = Path(os.fsdecode(partial_files.part_of(os.fsencode(house.music / "a.flac"))))
    left.write_bytes(b"half")
    before = (house.music / "a.flac").read_bytes()
    monkeypatch.setenv("PYTHONPATH", "/nowhere")
    monkeypatch.setenv("PYTHONHOME", "/nowhere")
    outcome = await house.tags.write(choice.writable[:1])
    assert (outcome.done, outcome.left, outcome.why) == (None, 1, DIED)
    assert (house.music / "a.flac").read_bytes() == before
    assert not left.exists()
    assert (await house.tags.choice(ids)).written == ()
