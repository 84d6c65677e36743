"""The search drop-down: keys, pointer, errors at their place."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QEnterEvent, QImage, QKeyEvent, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from audio2_desktop.domain.found import SearchResults
from audio2_desktop.domain.query import parse
from audio2_desktop.domain.query_completion import complete
from audio2_desktop.ui.frame.search_line import LineButton
from audio2_desktop.ui.frame.search_looks import paint_marked_text
from audio2_desktop.ui.frame.search_popup import Chosen
from audio2_desktop.ui.frame.search_rows import LineKind
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.window import Window
from tests.ui.frame import close
from tests.ui.frame_preview import results


@pytest.fixture
def searching(window: Window) -> Window:
    window.topbar.search.line.setFocus()
    window.topbar.search.set_text("hald")
    window.search.show_results(results())
    window.show_search_popup()
    return window


def press(window: Window, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(window.topbar.search.line, key, held or Qt.KeyboardModifier.NoModifier)


@pytest.mark.parametrize(
    ("held", "verb"),
    [
        (Qt.KeyboardModifier.NoModifier, "open"),
        (Qt.KeyboardModifier.ShiftModifier, "next"),
        (Qt.KeyboardModifier.AltModifier, "play"),
    ],
)
def test_enter_does_what_its_modifier_says(
    held: Qt.KeyboardModifier, verb: str, searching: Window
) -> None:
    got: list[Chosen] = []
    searching.search.chosen.connect(got.append)
    press(searching, Qt.Key.Key_Down)
    press(searching, Qt.Key.Key_Return, held)
    assert [(chosen.row.id, chosen.verb) for chosen in got] == [(2, verb)]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_waits_for_the_answer_to_the_text(key: Qt.Key, searching: Window) -> None:
    got: list[Chosen] = []
    popup = searching.search
    popup.chosen.connect(got.append)
    line = searching.topbar.search.line
    line.setText("tide")
    press(searching, key)
    line.setText("tides")
    popup.show_results(replace(results(), text="tides"))
    assert got == []  # typing on took the wish back
    line.setText("tide")
    press(searching, key)
    popup.show_results(replace(results(), text="tid"))
    assert got == []
    popup.show_results(replace(results(), text="tide"))
    assert [(chosen.row.id, chosen.verb) for chosen in got] == [(1, "open")]
    assert popup.isHidden()
    popup.show_results(replace(results(), text="tide"))
    assert len(got) == 1


def test_enter_that_waited_finds_nothing_and_opens_all(searching: Window) -> None:
    got: list[str] = []
    searching.search.all_wanted.connect(got.append)
    searching.topbar.search.set_text("xyzzy")
    press(searching, Qt.Key.Key_Return)
    assert got == []
    searching.search.show_results(SearchResults("xyzzy"))
    assert got == ["xyzzy"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_without_a_drop_down_opens_all(key: Qt.Key, searching: Window) -> None:
    got: list[str] = []
    searching.search.all_wanted.connect(got.append)
    searching.search.hide()
    press(searching, key)
    assert got == ["hald"]


def test_control_enter_opens_all_results(searching: Window) -> None:
    got: list[str] = []
    searching.search.all_wanted.connect(got.append)
    press(searching, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert got == ["hald"]
    assert not searching.search.isVisible()


def test_arrows_go_round(searching: Window) -> None:
    popup = searching.search
    first = popup.marked
    press(searching, Qt.Key.Key_Up)
    assert popup.marked is not None
    assert popup.marked.kind is LineKind.ALL
    press(searching, Qt.Key.Key_Down)
    assert popup.marked == first


def test_escape_closes_then_clears(searching: Window) -> None:
    press(searching, Qt.Key.Key_Escape)
    assert not searching.search.isVisible()
    assert searching.topbar.search.text() == "hald"
    press(searching, Qt.Key.Key_Escape)
    assert searching.topbar.search.text() == ""


def test_a_third_escape_goes_back_to_the_page(searching: Window, qtbot: QtBot) -> None:
    searching.go(Route("tracks"))
    searching.activateWindow()
    line = searching.topbar.search.line
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    searching.topbar.search.set_text("hald")
    searching.search.show_results(results())
    for _ in range(2):
        press(searching, Qt.Key.Key_Escape)
        assert line.hasFocus()
    press(searching, Qt.Key.Key_Escape)
    assert searching.area.current is not None
    assert searching.area.current.hasFocus()


@pytest.mark.parametrize(
    ("key", "is_for_text"),
    [("u", False), ("b", False), ("n", False), ("k", False), ("a", True), ("v", True), ("z", True)],
)
def test_the_field_keeps_only_keys_that_edit(key: str, is_for_text: bool, window: Window) -> None:
    line = window.topbar.search.line
    line.setText("salt")
    held = Qt.KeyboardModifier.ControlModifier
    code = Qt.Key(ord(key.upper()))
    wish = QKeyEvent(QEvent.Type.ShortcutOverride, code, held, chr(code & 0x1F))
    wish.ignore()
    QApplication.sendEvent(line, wish)
    assert wish.isAccepted() is is_for_text


def test_letters_stay_with_the_field(window: Window) -> None:
    line = window.topbar.search.line
    wish = QKeyEvent(
        QEvent.Type.ShortcutOverride, Qt.Key.Key_N, Qt.KeyboardModifier.NoModifier, "n"
    )
    wish.ignore()
    QApplication.sendEvent(line, wish)
    assert wish.isAccepted()


def test_the_popup_hangs_under_the_field(searching: Window) -> None:
    card = searching.search.card().translated(searching.search.pos())
    assert close(card.left(), 340)
    assert close(card.top(), 58)
    assert card.width() == 560


def line_at(window: Window, at: int) -> LineButton:
    found = window.search.childAt(window.search.line_rect(at).center().toPoint())
    assert isinstance(found, LineButton)
    return found


def test_the_pointer_chooses(searching: Window) -> None:
    got: list[Chosen] = []
    searching.search.chosen.connect(got.append)
    QTest.mouseClick(line_at(searching, 3), Qt.MouseButton.LeftButton)
    assert [chosen.row.id for chosen in got] == [3]
    QTest.mouseClick(line_at(searching, 0), Qt.MouseButton.LeftButton)
    assert len(got) == 1


def test_the_pointer_marks_what_it_enters(searching: Window) -> None:
    popup = searching.search
    QApplication.sendEvent(
        line_at(searching, 3), QEnterEvent(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5))
    )
    assert popup.marked is popup.lines[3]


def test_errors_are_shown_at_their_place(searching: Window) -> None:
    text = "halden foo:x"
    searching.topbar.search.set_text(text)
    errors = parse(text).errors
    searching.search.show_results(SearchResults(text, errors=errors))
    assert searching.topbar.search._error == (errors[0].start, errors[0].end)
    note = searching.search.lines[0]
    assert note.is_bad
    assert "foo" in note.text


def test_recent_searches_come_back_into_the_field(searching: Window) -> None:
    got: list[str] = []
    searching.search.text_wanted.connect(got.append)
    searching.topbar.search.set_text("")
    searching.search.show_recent(["tide", "salt"])
    press(searching, Qt.Key.Key_Down)
    press(searching, Qt.Key.Key_Return)
    assert got == ["tide"]


def test_an_empty_result_says_so(searching: Window) -> None:
    searching.search.show_results(SearchResults("xyzzy", suggestion="xyz"))
    texts = [line.text for line in searching.search.lines]
    assert "Nothing in your library fits “xyzzy”" in texts
    assert "xyz" in texts


def test_the_field_opens_only_when_the_user_went_there(window: Window) -> None:
    window.activateWindow()
    line = window.topbar.search.line
    seen: list[int] = []
    window.topbar.search.focused.connect(lambda: seen.append(1))
    window.sidebar.places.buttons[0].setFocus()
    line.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
    assert seen == []
    window.sidebar.places.buttons[0].setFocus()
    line.setFocus(Qt.FocusReason.ShortcutFocusReason)
    assert seen == [1]


def test_values_complete_the_text_and_leave_the_mark_on_the_rows(searching: Window) -> None:
    got: list[str] = []
    popup = searching.search
    popup.text_wanted.connect(got.append)
    searching.topbar.search.set_text("tide is:lo")
    popup.show_results(replace(results(), text="tide is:lo"), complete("tide is:lo", 10))
    assert popup.lines[0].text == "Complete"
    assert popup.lines[1].detail == "lossless"
    assert popup.marked is not None
    assert popup.marked.kind is LineKind.ROW
    press(searching, Qt.Key.Key_Tab)
    press(searching, Qt.Key.Key_Up)
    press(searching, Qt.Key.Key_Return)
    assert got == ["tide is:lossless ", "tide is:lossless "]


def test_fields_are_offered_below_the_rows(searching: Window) -> None:
    popup = searching.search
    popup.show_results(results(), complete("art", 3))
    kinds = [line.kind for line in popup.lines]
    assert kinds.index(LineKind.COMPLETION) > kinds.index(LineKind.ROW)
    offered = next(line for line in popup.lines if line.kind is LineKind.COMPLETION)
    assert offered.detail == "artist:"


def test_tab_goes_on_when_there_is_nothing_to_complete(searching: Window) -> None:
    searching.activateWindow()
    searching.topbar.search.line.setFocus()
    press(searching, Qt.Key.Key_Tab)
    assert not searching.topbar.search.line.hasFocus()


@pytest.mark.parametrize(
    ("title", "span", "side"),
    [
        ("\u05e9\u05d9\u05e8 Halden", (4, 8), "left"),
        ("\u05e9\u05d9\u05e8 \u05e9\u05dc", (0, 3), "right"),
    ],
)
def test_what_fits_is_marked_in_titles_that_go_from_right_to_left(
    dark: Theme, title: str, span: tuple[int, int], side: str
) -> None:
    ground = dark.color("window")
    plain, marked = _painted(dark, title, ()), _painted(dark, title, (span,))
    differs = [x for x in range(300) if _column(plain, x) != _column(marked, x)]
    inked = [x for x in range(300) if any(c != ground for c in _column(plain, x))]
    assert differs
    assert differs[-1] - differs[0] < (inked[-1] - inked[0]) * 0.7
    ends = (differs[0], inked[0]) if side == "left" else (differs[-1], inked[-1])
    assert ends[0] == pytest.approx(ends[1], abs=2)


def _painted(theme: Theme, title: str, spans: tuple[tuple[int, int], ...]) -> QImage:
    image = QImage(300, 24, QImage.Format.Format_RGB32)
    image.fill(theme.color("window"))
    painter = QPainter(image)
    paint_marked_text(painter, theme, QRectF(10, 0, 280, 24), title, spans)
    painter.end()
    return image


def _column(image: QImage, x: int) -> list[QColor]:
    return [image.pixelColor(x, y) for y in range(image.height())]


@pytest.mark.parametrize("side", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_large_text_in_a_small_window_leaves_what_fits(
    side: Qt.LayoutDirection, searching: Window, qapp: QApplication
) -> None:
    popup = searching.search
    every = len(popup.lines)
    qapp.setLayoutDirection(side)
    try:
        searching.theme.set_scale(200)
        searching.resize(900, 600)
        popup.show_results(results())
        searching.show_search_popup()
        card = popup.card().toRect().translated(popup.pos())
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert searching.rect().contains(card)
    kinds = [line.kind for line in popup.lines]
    assert len(kinds) < every
    assert kinds[:2] == [LineKind.HEAD, LineKind.ROW]
    assert kinds[-1] is LineKind.ALL
