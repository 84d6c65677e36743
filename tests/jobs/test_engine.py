"""The job engine: slots, keys, progress, cancel, failure, and resuming after a crash."""

import asyncio
from pathlib import Path

import pytest

from audio2_desktop.domain.facts import JobChanged
from audio2_desktop.domain.problems import NotFound
from audio2_desktop.jobs.engine import JobEngine
from audio2_desktop.jobs.job import JobState, Kind
from audio2_desktop.services.clock import SystemClock
from audio2_desktop.storage.database import Database


@pytest.fixture
async def db(tmp_path: Path):
    database = Database(tmp_path / "library.db", publish=lambda facts: None, clock=SystemClock())
    await database.open()
    yield database
    await database.close()


@pytest.fixture
async def engine(db):
    heard = []
    made = JobEngine(db, SystemClock(), heard.extend)
    made.heard = heard
    yield made
    await made.close()


async def test_a_job_runs_reports_and_ends(engine):
    async def run(job, report):
        report.at(1, 2, "half")
        report.at(2, 2, "whole")

    engine.kind(Kind("count", run))
    await engine.start()
    await engine.ask("count", "count:1")
    job = await engine.ended("count:1")
    assert (job.state, job.done, job.total, job.note) == (JobState.DONE, 2, 2, "whole")
    assert JobChanged("count:1") in engine.heard


async def test_one_key_is_one_job_and_slots_bound_how_many_run(engine):
    running, most, go = 0, 0, asyncio.Event()

    async def run(job, report):
        nonlocal running, most
        running += 1
        most = max(most, running)
        await go.wait()
        running -= 1

    engine.kind(Kind("slow", run, slots=2))
    await engine.start()
    first = await engine.ask("slow", "slow:1")
    again = await engine.ask("slow", "slow:1")
    assert again.key == first.key
    for number in range(2, 6):
        await engine.ask("slow", f"slow:{number}")
    assert len(engine.jobs()) == 5
    async with asyncio.timeout(10):
        while running < 2:  # noqa: ASYNC110 - the loop must turn, not wait
            await asyncio.sleep(0)
    go.set()
    for number in range(1, 6):
        await engine.ended(f"slow:{number}")
    assert most == 2


async def test_a_problem_fails_the_job_with_its_sentence(engine):
    async def run(job, report):
        raise NotFound("folder", "x")

    engine.kind(Kind("lost", run))
    await engine.start()
    await engine.ask("lost", "lost:1")
    job = await engine.ended("lost:1")
    assert job.state is JobState.FAILED
    assert job.problem == "NotFound: There is no folder x."


async def test_cancel_ends_a_job_and_frees_its_key(engine):
    started = asyncio.Event()

    async def run(job, report):
        started.set()
        await asyncio.Event().wait()

    engine.kind(Kind("long", run))
    await engine.start()
    await engine.ask("long", "long:1")
    await started.wait()
    engine.cancel("long:1")
    assert (await engine.ended("long:1")).state is JobState.CANCELLED
    started.clear()
    await engine.ask("long", "long:1")
    await started.wait()


async def test_a_job_that_is_cancelled_before_it_begins_ends_too(engine):
    async def run(job, report):
        raise AssertionError("it was cancelled before")

    engine.kind(Kind("never", run))
    await engine.start()
    await engine.ask("never", "never:1")
    engine.cancel("never:1")
    assert (await engine.ended("never:1")).state is JobState.CANCELLED


async def test_a_durable_job_resumes_in_the_next_session(db):
    started, seen = asyncio.Event(), []

    async def hangs(job, report):
        started.set()
        await asyncio.Event().wait()

    async def finishes(job, report):
        seen.append(dict(job.payload))

    first = JobEngine(db, SystemClock(), lambda facts: None)
    first.kind(Kind("fetch", hangs, durable=True))
    await first.start()
    await first.ask("fetch", "fetch:1", {"track": 7})
    await started.wait()
    await first.close()

    second = JobEngine(db, SystemClock(), lambda facts: None)
    second.kind(Kind("fetch", finishes, durable=True))
    await second.start()
    assert (await second.ended("fetch:1")).state is JobState.DONE
    assert seen == [{"track": 7}]
    await second.close()

    third = JobEngine(db, SystemClock(), lambda facts: None)
    third.kind(Kind("fetch", finishes, durable=True))
    await third.start()
    assert third.jobs() == ()
    await third.close()
