"""What gives way, and in which order, where large text meets a small window."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from audio2_desktop.ui.frame.topbar import TopBar
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.selection_bar import SelectionBar
from audio2_desktop.ui.widgets.labels import Label
from audio2_desktop.ui.window import Window
from tests.ui import samples


def _bar(theme: Theme, width: int, qtbot: QtBot) -> tuple[SelectionBar, list[Label]]:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(width, 400)
    page.show()
    bar = SelectionBar(theme, page)
    bar.show_selection(3, 900_000)
    return bar, [label for label in bar.findChildren(Label) if label.isVisible()]


def test_the_bar_of_a_selection_never_cuts_how_many_are_selected(dark: Theme, qtbot: QtBot) -> None:
    dark.set_scale(200)
    for width in (1400, 900, 772):
        bar, labels = _bar(dark, width, qtbot)
        assert bar.geometry().right() < width
        assert labels[0].text() == "3 selected"
        bar._rate_pressed.emit()
        assert not any(label.is_elided for label in labels if label.isVisible())
        controls = [each for each in bar.findChildren(QWidget) if each.isVisible()]
        assert all(bar.rect().contains(each.geometry()) for each in controls)


def test_the_time_and_the_words_come_back_with_the_room(dark: Theme, qtbot: QtBot) -> None:
    dark.set_scale(200)
    bar, labels = _bar(dark, 772, qtbot)
    assert len(labels) == 1
    narrow = bar.width()
    page = bar.parentWidget()
    assert page is not None
    page.resize(1600, 400)
    bar.settle()
    assert bar.width() > narrow
    assert [label.text() for label in labels[:1]] == ["3 selected"]
    assert len([label for label in bar.findChildren(Label) if label.isVisible()]) == 2


def test_background_work_does_not_lie_over_the_search(dark: Theme, qtbot: QtBot) -> None:
    dark.set_scale(200)
    bar = TopBar(dark)
    qtbot.addWidget(bar)
    bar.show()
    for width in (1400, 1000, 772):
        bar.resize(width, bar.sizeHint().height())
        bar.job.show_work("Scanning 4,112", 0.7)
        bar.place()
        body = bar.search.body().toRect().translated(bar.search.pos())
        assert not body.intersects(bar.job.geometry())
        assert bar.job.toolTip() == "Scanning 4,112"


def test_the_title_of_what_plays_has_the_room_that_there_is(window: Window) -> None:
    window.theme.set_scale(200)
    window.resize(900, 600)
    card = window.player_bar.card
    track = samples.track(1)
    card.show_track(replace(track, title="Breakwater"))
    assert card.title.isVisibleTo(window)
    assert card.title.width() >= card.title.sizeHint().width()
