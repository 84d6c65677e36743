"""As for the tests of the window: themes and plurals."""

from collections.abc import Generator, Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from audio2_desktop.ui import language
from audio2_desktop.ui.theme import Mode, Theme
from tests.ui.stage import close_all


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Generator[None, object, object]:
    """Pages are closed while there is a loop for them, as in the tests of the window."""
    try:
        return (yield)
    finally:
        close_all()


@pytest.fixture(autouse=True)
def _english(qapp: QApplication) -> Iterator[None]:
    """Plurals and grouping as an English user sees them; widgets go with their test."""
    language.install("en")
    yield
    language.forget()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def moving(qapp: QApplication) -> Theme:
    """The dark theme with all its motion."""
    made = Theme(mode=Mode.DARK)
    qapp.setStyle("Fusion")
    made.apply()
    return made
