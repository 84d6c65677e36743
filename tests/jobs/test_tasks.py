"""Tasks have owners: the latest wins in a slot, errors reach the sink, closing leaves nothing
behind.
"""

import asyncio

import pytest

from audio2_desktop.jobs.tasks import TaskBag, TaskSlot


async def test_a_later_task_cancels_the_former():
    errors, ended = [], []
    slot = TaskSlot(errors.append)
    started = asyncio.Event()

    async def first():
        started.set()
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            ended.append("first cancelled")
            raise

    async def second():
        ended.append("second done")

    slot.run(first())
    await started.wait()
    slot.run(second())
    await slot.settled()
    assert sorted(ended) == ["first cancelled", "second done"]
    assert errors == []
    assert not slot.is_busy


@pytest.mark.parametrize("kind", ["slot", "bag"])
async def test_an_error_reaches_the_sink(kind):
    errors = []

    async def broken():
        raise ValueError("no")

    if kind == "slot":
        slot = TaskSlot(errors.append)
        slot.run(broken())
        await slot.settled()
    else:
        bag = TaskBag(errors.append)
        await asyncio.wait({bag.start(broken())})
    await asyncio.sleep(0)
    assert [str(error) for error in errors] == ["no"]


async def test_closing_a_bag_waits_for_the_cleaning_up():
    errors, cleaned = [], []
    bag = TaskBag(errors.append)
    started = asyncio.Event()

    async def work():
        try:
            started.set()
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            cleaned.append(True)

    bag.start(work())
    await started.wait()
    await bag.close()
    assert cleaned == [True]
    assert errors == []
