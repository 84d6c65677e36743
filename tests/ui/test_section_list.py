"""The list of sections of a page, where it has room and where it has none."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.settings.section_list import SectionList
from audio2_desktop.ui.widgets.themed import ThemedButton

SECTIONS = [(f"key{at}", "gear", f"Section {at}") for at in range(10)]


def test_entries_keep_their_height_and_the_open_one_is_in_sight(dark: Theme, qtbot: QtBot) -> None:
    dark.set_scale(200)
    sections = SectionList(dark, "Sections", SECTIONS)
    qtbot.addWidget(sections)
    sections.set_narrow(True)
    sections.resize(sections.sizeHint().width(), 200)
    sections.show()
    sections.mark("key9")
    entries = sections.findChildren(ThemedButton)
    assert {entry.height() for entry in entries} == {entries[0].sizeHint().height()}

    def is_seen(at: int) -> bool:
        top = entries[at].mapTo(sections, QPoint(0, 0)).y()
        return top >= 0 and top + entries[at].height() <= sections.height()

    assert is_seen(9)
    assert not is_seen(0)
    for entry in reversed(entries[1:]):
        QTest.keyClick(entry, Qt.Key.Key_Up)
    assert sections.current == "key0"
    assert is_seen(0)
