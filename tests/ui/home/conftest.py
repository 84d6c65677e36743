"""The page of Home on its stage, in place of the whole window."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from audio2_desktop.ui.theme import Theme
from tests.ui import home_fakes
from tests.ui.home_stage import SIZE, HomeStage


@pytest.fixture
def put(qtbot: QtBot, dark: Theme) -> Callable[..., HomeStage]:
    """put(home, size, theme) -> a stage that is not open yet."""

    def put(
        home: home_fakes.FakeHome | None = None,
        size: tuple[int, int] = SIZE,
        theme: Theme | None = None,
    ) -> HomeStage:
        return HomeStage(qtbot, theme or dark, home or home_fakes.FakeHome(), size)

    return put


@pytest.fixture
async def stage(put: Callable[..., HomeStage]) -> HomeStage:
    made = put()
    await made.open()
    return made
