"""The window's loop: calls that were called off leave nothing behind."""

import asyncio
import gc
import weakref

from PySide6.QtWidgets import QApplication

from audio2_desktop import qt_loop


def _waiting() -> int:
    loop = asyncio.get_running_loop()
    assert isinstance(loop, qt_loop.Loop)
    return len(loop.later)


def test_limits_of_time_that_were_kept_leave_no_timer(qapp: QApplication) -> None:
    async def work() -> int:
        before = _waiting()
        for _ in range(200):
            async with asyncio.timeout(60):
                await asyncio.sleep(0)
        return _waiting() - before

    assert qt_loop.run(work()) == 0


def test_what_a_call_held_is_free_when_it_is_called_off(qapp: QApplication) -> None:
    class Held:
        def call(self) -> None:
            raise AssertionError

    async def work() -> object:
        held = Held()
        gone = weakref.ref(held)
        handle = asyncio.get_running_loop().call_later(60, held.call)
        handle.cancel()
        del held
        gc.collect()
        return gone()

    assert qt_loop.run(work()) is None


def test_calls_come_in_the_order_of_their_times(qapp: QApplication) -> None:
    async def work() -> list[str]:
        loop, done, end = asyncio.get_running_loop(), list[str](), asyncio.Event()
        loop.call_later(0.06, end.set)
        loop.call_later(0.04, done.append, "second")
        loop.call_later(0.01, done.append, "first")
        loop.call_later(0.02, done.append, "never").cancel()
        loop.call_later(-1, done.append, "at once")
        await end.wait()
        return done

    assert qt_loop.run(work()) == ["at once", "first", "second"]


def test_a_limit_of_time_that_is_over_tells_so(qapp: QApplication) -> None:
    async def work() -> bool:
        try:
            async with asyncio.timeout(0.01):
                await asyncio.Event().wait()
        except TimeoutError:
            return True
        return False

    assert qt_loop.run(work())


def test_an_error_of_a_call_goes_to_the_handler_and_the_loop_goes_on(qapp: QApplication) -> None:
    told: list[object] = []

    async def work() -> None:
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda _, context: told.append(context["exception"]))
        loop.call_later(0.001, lambda: 1 // 0)
        await asyncio.sleep(0.02)

    qt_loop.run(work())
    assert [type(each) for each in told] == [ZeroDivisionError]
