"""What tests of the window share: a theme of each kind and English plurals."""

from collections.abc import Generator, Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from audio2_desktop.ui import language
from audio2_desktop.ui.theme import Mode, Theme
from audio2_desktop.ui.window import Window
from tests.ui.frame import HeroPage, OnePage
from tests.ui.frame_preview import filled_window
from tests.ui.stage import close_all


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Generator[None, object, object]:
    """Pages are closed before pytest-qt handles the last events: there is no loop for them then."""
    try:
        return (yield)
    finally:
        close_all()


@pytest.fixture(autouse=True)
def _english(qapp: QApplication) -> Iterator[None]:
    """Plurals and grouping as an English user sees them."""
    translator = language.install("en")
    yield
    if translator is not None:
        QCoreApplication.removeTranslator(translator)


@pytest.fixture(params=[Mode.DARK, Mode.LIGHT])
def theme(request: pytest.FixtureRequest, qapp: QApplication) -> Theme:
    """Both themes, one after the other, without animations."""
    made = Theme(mode=request.param, reduced_motion=True)
    qapp.setStyle("Fusion")
    made.apply()
    return made


@pytest.fixture
def dark(qapp: QApplication) -> Theme:
    """The dark theme, where a second one would show nothing new."""
    made = Theme(mode=Mode.DARK, reduced_motion=True)
    qapp.setStyle("Fusion")
    made.apply()
    return made


@pytest.fixture
def window(dark: Theme, qtbot: QtBot) -> Window:
    """The frame with invented data and two pages, 1440x900."""
    made = filled_window(dark)
    qtbot.addWidget(made)
    made.area.add_page("tracks", OnePage())
    made.area.add_page("album", HeroPage())
    made.resize(1440, 900)
    made.show()
    qtbot.waitExposed(made)
    return made
