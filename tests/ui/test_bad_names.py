"""Names without end, storms of marks and other directions: bounded work, nothing out of its box."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from audio2_desktop.ui import words
from audio2_desktop.ui.delegates import group_head
from audio2_desktop.ui.frame.topbar import search_anchor
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.titles import FitTitle
from audio2_desktop.ui.widgets.labels import Label, Lines
from audio2_desktop.ui.window import Window
from tests.ui.frame_preview import results

STORM = "Z" + "".join(chr(0x300 + at * 13 % 0x6F) for at in range(300)) + "algo"
THAI_STORM = "\u0e01" + "\u0e49" * 300
MIXED = "\u05e9\u05d9\u05e8 \u6771\u4eac \u0623\u063a\u0646\u064a\u0629 \U0001f3b8 " * 70
ENDLESS = "word " * 200
BAD = (STORM, THAI_STORM, MIXED, ENDLESS)


@pytest.mark.parametrize("text", BAD)
@pytest.mark.parametrize("room", [0.0, 40.0, 300.0])
def test_only_what_has_room_is_measured(text: str, room: float, dark: Theme) -> None:
    metrics = dark.metrics("table")
    shown = words.elided(metrics, text, room)
    assert len(shown) <= room / 2 + 17
    assert metrics.horizontalAdvance(shown) <= max(room, metrics.horizontalAdvance("…")) + 0.5


@pytest.mark.parametrize(
    "name",
    [
        "Ti\u1ebfng Vi\u1ec7t \u1ed9\u0309",
        "\u0e19\u0e49\u0e33\u0e15\u0e32\u0e17\u0e35\u0e48\u0e44\u0e2b\u0e25\u0e23\u0e34\u0e19",
        "\u05d1\u05b0\u05bc\u05e8\u05b5\u05d0\u05e9\u05b4\u05c1\u05d9\u05ea",
        "\u0627\u0644\u0644\u0651\u064e\u0647",
        "\U0001f469\u200d\U0001f3a4 \U0001f44d\U0001f3fd \u2764\ufe0f",
        "illimitable " * 20,
    ],
)
def test_real_names_are_left_as_they_are(name: str, dark: Theme) -> None:
    metrics = dark.metrics("table")
    room = metrics.horizontalAdvance(name) + 1
    assert words.elided(metrics, name, room) == name


def test_a_storm_stays_in_its_line(dark: Theme) -> None:
    title = FitTitle(dark, "hero", 28)
    title.resize(700, 120)
    title.set_text(STORM)
    assert title.text() == STORM
    assert title.lines == (STORM[:5] + "algo",)


@pytest.mark.parametrize("text", BAD)
def test_labels_ask_for_no_more_than_a_window_is_wide(text: str, dark: Theme, qtbot: QtBot) -> None:
    label, lines = Label(dark, text), Lines(dark, 3, "body", "t1")
    qtbot.addWidget(label)
    qtbot.addWidget(lines)
    assert label.sizeHint().width() < 4000
    assert label.accessibleName() == label.text() == text
    lines.set_text(text)
    assert len("".join(lines.lines(200))) < 400


def test_the_head_of_a_group_keeps_the_order_of_its_name(dark: Theme, qapp: QApplication) -> None:
    def ink() -> list[int]:
        """Of each column, from the first that has any."""
        room = QRectF(0, 0, dark.metrics("table").horizontalAdvance("%n {name}") + 1, 40)
        image = QImage(100, 40, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setLayoutDirection(qapp.layoutDirection())
        group_head._text(painter, dark, room, "%n {name}", "table", "t1")
        painter.end()
        columns = [sum(image.pixel(x, y) != 0 for y in range(40)) for x in range(100)]
        first = next(x for x, count in enumerate(columns) if count)
        return columns[first : first + 12]

    before = ink()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        turned = ink()
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    # where it begins may differ by a part of a pixel
    assert sum(abs(one - other) for one, other in zip(before, turned, strict=True)) < 15


def test_the_drop_down_of_the_search_stays_in_a_window_from_right_to_left(
    window: Window, qapp: QApplication
) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        window.resize(900, 600)
        window.topbar.place()
        window.search.show_results(results())
        window.show_search_popup()
        card = window.search.card().toRect().translated(window.search.pos())
        edge = window.topbar.x() + search_anchor(window.topbar)[0]
        assert window.rect().left() <= card.left()
        assert card.right() == edge
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
