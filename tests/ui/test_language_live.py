"""Another language reaches all that is open, at once and in its direction."""

from collections.abc import AsyncIterator, Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from audio2_desktop.ui import language
from audio2_desktop.ui.dialogs.questions import TextQuestion
from audio2_desktop.ui.theme.resources import resource_folder
from audio2_desktop.ui.window import Window
from tests.ui import fakes
from tests.ui.followed import followed
from tests.ui.whole_window import Stage

PATHS = ("OK", "Audio2")


@pytest.fixture
async def settings(stage: Stage) -> AsyncIterator[fakes.FakeSettings]:
    async with followed(stage) as kept:
        yield kept
    language.install("en")
    language.forget()
    QLocale.setDefault(QLocale("en"))


def _texts(window: Window) -> Iterator[tuple[str, str]]:
    for widget in (window, *window.findChildren(QWidget)):
        where = f"{type(widget).__name__} {widget.objectName()}"
        yield where, widget.accessibleName()
        yield where, widget.toolTip()
        text = getattr(widget, "text", None)
        if callable(text):
            yield where, str(text())


def _english(window: Window) -> set[str]:
    """What still is as in the source."""
    known = language.read(resource_folder("translations") / "audio2_es.ts")
    sources = {source for source, _ in known if "{" not in source and "%" not in source}
    return {
        f"{where}: {text}"
        for where, text in _texts(window)
        if text in sources and len(text) > 1 and text not in PATHS
    }


async def test_no_word_of_the_former_language_is_left(
    stage: Stage, settings: fakes.FakeSettings
) -> None:
    stage.window.sidebar.set_state("said by nobody here")
    stage.window.set_panel_open(True)
    stage.window.toggle_tab("details")
    assert _english(stage.window)
    await settings.set("language.language", language.LONG)
    await stage.until(lambda: "Šéţţ" in stage.window.sidebar.settings.accessibleName())
    assert _english(stage.window) == set()


async def test_the_frame_turns_round_and_back(stage: Stage, settings: fakes.FakeSettings) -> None:
    window = stage.window
    before = window.sidebar.geometry(), window.player_bar.card.geometry()
    seek, back = window.player_bar.position.geometry(), window.topbar.go_back.x()
    await settings.set("language.language", language.MIRRORED)
    await stage.until(lambda: window.isRightToLeft())
    assert window.sidebar.geometry().right() == window.width() - 1
    assert window.player_bar.card.geometry().right() == window.player_bar.width() - 1
    assert window.topbar.go_back.geometry().right() == window.topbar.width() - 1 - back
    assert window.player_bar.position.geometry() == seek
    assert not window.player_bar.position.isRightToLeft()
    await settings.set("language.language", "es")
    await stage.until(lambda: not window.isRightToLeft())
    assert (window.sidebar.geometry(), window.player_bar.card.geometry()) == before
    assert window.sidebar.settings.accessibleName() == "Ajustes"


async def test_what_was_said_in_the_former_language_goes(
    stage: Stage, settings: fakes.FakeSettings
) -> None:
    window = stage.window
    window.toasts.offer_undo("Removed 3 tracks", lambda: None)
    window.search.show_recent(["tide"])
    question = TextQuestion(window.theme, window, "New playlist", "Name")
    answers: list[object] = []
    question.on_finished(answers.append)
    question.present()
    await settings.set("language.language", "es")
    await stage.until(lambda: answers == [None])
    assert not window.toasts.card.isVisible()
    assert window.search.isHidden()
    assert window.search.accessibleName() == "Resultados de la búsqueda"
