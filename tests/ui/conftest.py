"""What tests of the window share: a theme of each kind and English plurals."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from audio2_desktop.ui import language
from audio2_desktop.ui.theme import Mode, Theme


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
