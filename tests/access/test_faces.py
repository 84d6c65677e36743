"""What painted widgets tell a screen reader: roles, names made when asked for, values, actions."""

import gc
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from audio2_desktop.ui import access
from audio2_desktop.ui.dialogs.questions import TextQuestion
from audio2_desktop.ui.frame.jobs_popover import JobLine, JobsPopover
from audio2_desktop.ui.frame.search_line import said
from audio2_desktop.ui.frame.search_popup import SearchPopup
from audio2_desktop.ui.frame.search_rows import LineKind
from audio2_desktop.ui.models import track_columns
from audio2_desktop.ui.models.rows import RowList
from audio2_desktop.ui.theme import Mode, Theme
from audio2_desktop.ui.views.grids import cards
from audio2_desktop.ui.views.grids.card_grid import CardGrid
from audio2_desktop.ui.views.grids.card_marks import CardMarks
from audio2_desktop.ui.views.table.row_marks import RowMarks
from audio2_desktop.ui.views.table.style import TRACKS
from audio2_desktop.ui.views.table.track_table import TrackTable
from audio2_desktop.ui.views.titles import FitTitle
from audio2_desktop.ui.widgets.buttons import Chip, IconButton, Toggle
from audio2_desktop.ui.widgets.labels import Label, LinkLabel
from audio2_desktop.ui.widgets.rating import Rating
from audio2_desktop.ui.widgets.search_field import SearchField
from audio2_desktop.ui.widgets.seek_bar import SeekBar
from audio2_desktop.ui.widgets.segmented import Segmented
from tests.ui import samples
from tests.ui.frame_preview import results

Role, Text = QAccessible.Role, QAccessible.Text
NAME = Text.Name


@pytest.fixture(scope="module")
def theme(qapp: Any) -> Iterator[Theme]:
    access.install()
    QAccessible.setActive(True)
    yield Theme(mode=Mode.DARK, reduced_motion=True)
    QAccessible.setActive(False)  # who listens uses no mouse: other tests do


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was announced."""
    said: list[str] = []
    update = QAccessible.updateAccessibility

    def listen(event: Any) -> None:
        if event.type() is QAccessible.Event.Announcement:
            said.append(event.message())
        update(event)

    monkeypatch.setattr(QAccessible, "updateAccessibility", listen)
    return said


def face(widget: QWidget) -> Any:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def test_labels_are_texts_and_large_ones_headings(theme: Theme, qtbot: QtBot) -> None:
    plain, title = Label(theme, "<b>Plain</b>"), Label(theme, "Tracks", "page_title")
    hero = FitTitle(theme, "hero", 40)
    hero.set_text("Halden Coast")
    for widget in (plain, title, hero):
        qtbot.addWidget(widget)
    assert (face(plain).role(), face(plain).text(NAME)) == (Role.StaticText, "<b>Plain</b>")
    assert face(plain).attributesInterface() is None
    for heading in (title, hero):
        assert face(heading).role() is Role.Heading
        level = face(heading).attributesInterface()
        assert level.attributeValue(QAccessible.Attribute.Level) == 1


def test_a_link_is_pressed(theme: Theme, qtbot: QtBot) -> None:
    link = LinkLabel(theme, "Simon & Garfunkel")
    qtbot.addWidget(link)
    pressed: list[bool] = []
    link.clicked.connect(lambda: pressed.append(True))
    assert (face(link).role(), face(link).text(NAME)) == (Role.Link, "Simon & Garfunkel")
    acting = face(link).actionInterface()
    assert "Press" in acting.actionNames()
    acting.doAction("Press")
    assert pressed == [True]
    link.setEnabled(False)
    assert "Press" not in acting.actionNames()


def test_what_can_be_on_says_whether_it_is(theme: Theme, qtbot: QtBot) -> None:
    heart = IconButton(theme, "heart", "Favourite")
    heart.setCheckable(True)
    tabs = Segmented(theme, "Panel", (("queue", "Queue"), ("details", "Details")))
    for widget in (heart, chip := Chip(theme, "Albums"), toggle := Toggle(theme, "Sound"), tabs):
        qtbot.addWidget(widget)
    for button in (heart, chip, toggle):
        assert face(button).state().checkable
        assert not face(button).state().checked
        clicks: list[bool] = []
        button.clicked.connect(lambda _=False, told=clicks: told.append(True))
        assert face(button).role() is Role.CheckBox
        face(button).actionInterface().doAction("Toggle")
        assert face(button).state().checked
        assert clicks == [True]
    assert face(tabs).role() is Role.PageTabList
    first, second = (face(tabs).child(at) for at in range(2))
    assert first.role() is Role.PageTab
    assert (bool(first.state().checked), bool(second.state().checked)) == (True, False)
    second.actionInterface().doAction("Press")
    assert tabs.current() == "details"


def test_a_rating_is_told_and_taken_in_stars(theme: Theme, qtbot: QtBot) -> None:
    stars = Rating(theme)
    qtbot.addWidget(stars)
    rated: list[int] = []
    stars.rated.connect(rated.append)
    assert "Not rated" in face(stars).text(NAME)
    value = face(stars).valueInterface()
    value.setCurrentValue(4)
    assert rated == [80]
    assert face(stars).role() is Role.Slider
    assert face(stars).text(NAME) == "Rating 4 of 5"
    assert (value.currentValue(), value.maximumValue()) == (4, 5)
    face(stars).actionInterface().doAction("Decrease")
    assert rated == [80, 70]


def test_the_place_in_a_track_is_told_in_minutes_and_taken_in_seconds(
    theme: Theme, qtbot: QtBot
) -> None:
    bar = SeekBar(theme)
    qtbot.addWidget(bar)
    wanted: list[int] = []
    bar.seek.connect(wanted.append)
    assert face(bar).text(NAME) == "Seek"
    bar.set_length(307_000)
    bar.set_position(134_900)
    assert face(bar).text(NAME) == "Seek, 2 minutes 14 seconds of 5 minutes 7 seconds"
    face(bar).valueInterface().setCurrentValue(60)
    assert wanted == [60_000]
    face(bar).valueInterface().setCurrentValue(9_000)
    assert wanted == [60_000, 307_000]


def test_work_is_told_at_every_quarter(theme: Theme, qtbot: QtBot, heard: list[str]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    jobs = JobsPopover(theme, window)
    for done in range(101):
        jobs.show_jobs([JobLine("scan", "Scanning Music", f"{done} files", share=done / 100)])
    line = face(jobs.findChild(QWidget, "job-scan"))
    assert line.role() is Role.ProgressBar
    assert line.valueInterface().currentValue() == 100
    assert line.text(NAME) == "Scanning Music, 100 files, 100 %"
    assert [text.rpartition(", ")[2] for text in heard] == ["25 %", "50 %", "75 %", "100 %"]


@pytest.fixture
def many(theme: Theme) -> Iterator[list[QWidget]]:
    made: list[QWidget] = []
    yield made
    for widget in made:
        widget.deleteLater()


def test_faces_go_with_their_widgets(theme: Theme, many: list[QWidget]) -> None:
    """A face that Python or Qt freed too early would end the program."""
    for _ in range(40):
        window = QWidget()
        many.append(window)
        for widget in (Label(theme, "a", parent=window), LinkLabel(theme, "b", parent=window)):
            face(widget).text(NAME)
        slider = Rating(theme, window)
        face(slider).valueInterface().currentValue()
        slider.setParent(None, Qt.WindowType.Widget)
        slider.deleteLater()
        del widget, slider
        gc.collect()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert face(window).childCount() == 2


def test_lines_of_the_drop_down_are_told_marked_and_pressed(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    field = SearchField(theme, "Search your library", window)
    popup = SearchPopup(theme, field, parent=window)
    field.set_text("hald")
    popup.show_results(results())
    lines = [face(popup).child(at) for at in range(face(popup).childCount())]
    rows = [line for line in lines if line.role() is Role.ListItem]
    assert [line.text(NAME) for line in lines] == [said(line) for line in popup.lines]
    assert [bool(row.state().selected) for row in rows] == [True] + [False] * (len(rows) - 1)
    assert lines[0].role() is Role.StaticText
    assert "Press" not in lines[0].actionInterface().actionNames()
    got: list[int] = []
    popup.chosen.connect(lambda chosen: got.append(chosen.row.id))
    rows[1].actionInterface().doAction("Press")
    assert got == [2]


def test_heart_and_stars_of_the_current_row_are_controls(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    model = RowList(spoken=track_columns.spoken)
    tracks = [replace(track, is_favourite=False, rating=60) for track in samples.tracks(9)]
    model.show(tracks)
    columns = track_columns.library(lambda: samples.NOW)
    shown = [columns[key] for key in track_columns.DEFAULT]
    table = TrackTable(theme, model, lambda *_: None, shown, TRACKS, parent=window)
    table.resize(900, 300)
    window.show()
    table.make_current(2)
    marks = window.findChild(RowMarks)
    assert marks is not None
    assert face(marks).role() is Role.Grouping
    heart, stars = face(marks.heart), face(marks.stars)
    title = tracks[2].title
    assert heart.text(NAME) == f"{title}, Favourite"
    assert stars.text(NAME) == f"{title}, Rating 3 of 5"
    assert not heart.state().checked
    wanted: list[object] = []
    table.favourite.connect(lambda ids, on: wanted.append((ids, on)))
    table.rate.connect(lambda ids, rating: wanted.append((ids, rating)))
    heart.actionInterface().doAction("Press")
    stars.valueInterface().setCurrentValue(5)
    assert wanted == [([tracks[2].id], True), ([tracks[2].id], 100)]
    model.show([*tracks[:2], replace(tracks[2], is_favourite=True), *tracks[3:]])
    assert heart.state().checked
    table.make_current(4)
    assert stars.text(NAME) == f"{tracks[4].title}, Rating 3 of 5"
    row = table.visualRect(table.currentIndex())
    assert stars.rect().top() == table.viewport().mapToGlobal(row.topLeft()).y()
    spot = table.viewport().mapTo(window, row.center())
    assert window.childAt(spot) is table.viewport()


def test_play_and_heart_of_the_current_card_are_controls(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    model = RowList(spoken=track_columns.spoken)
    albums = [replace(album, is_favourite=False) for album in samples.albums(9)]
    model.show(albums)
    grid = CardGrid(theme, model, lambda *_: None, cards.of_album)
    grid.setParent(window)
    grid.resize(900, 500)
    window.show()
    grid.make_current(2)
    marks = window.findChild(CardMarks)
    assert marks is not None
    play, heart = face(marks.play), face(marks.heart)
    title = albums[2].title
    assert play.text(NAME) == f"{title}, Play"
    assert heart.text(NAME) == f"{title}, Favourite"
    assert heart.role() is Role.CheckBox
    assert not heart.state().checked
    wanted: list[object] = []
    grid.played.connect(lambda ids, verb: wanted.append((ids, verb)))
    grid.favourite.connect(wanted.append)
    play.actionInterface().doAction("Press")
    heart.actionInterface().doAction("Press")
    assert wanted == [([albums[2].id], "play"), [albums[2].id]]
    model.show([*albums[:2], replace(albums[2], is_favourite=True), *albums[3:]])
    assert heart.state().checked
    grid.make_current(4)
    assert play.text(NAME) == f"{albums[4].title}, Play"
    place = grid.visualRect(grid.currentIndex())
    assert play.rect().topLeft() == grid.viewport().mapToGlobal(place.topLeft())
    spot = grid.viewport().mapTo(window, place.center())
    assert window.childAt(spot) is grid.viewport()


def test_what_is_wrong_and_how_many_were_found_is_told(
    theme: Theme, qtbot: QtBot, heard: list[str]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    question = TextQuestion(
        theme, window, "New", "Name", refuse=lambda text: "Taken" if text == "Tape" else ""
    )
    question.field.setText("Tape")
    assert heard == ["Taken"]
    heard.clear()
    field = SearchField(theme, "Search your library", window)
    popup = SearchPopup(theme, field, parent=window)
    field.set_text("hald")
    popup.show_results(results())
    count = sum(line.kind is LineKind.ROW for line in popup.lines)
    assert len(heard) == 1
    assert heard[0].endswith(f"{count} results")
