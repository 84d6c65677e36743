"""Text fields: the halo of focus, and the window's search in other languages."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets.halo import Halo
from audio2_desktop.ui.widgets.search_field import SearchField


def test_a_halo_follows_its_field_and_shows_with_the_focus(dark: Theme, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    field, other = QLineEdit(page), QLineEdit(page)
    column.addWidget(field)
    column.addWidget(other)
    halo = Halo(dark, field)
    page.resize(300, 120)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    other.setFocus()
    assert not halo.isVisible()
    field.setFocus()
    assert halo.isVisible()
    assert halo.geometry() == field.geometry().adjusted(-3, -3, 3, 3)
    page.resize(400, 160)
    qtbot.waitUntil(lambda: halo.geometry() == field.geometry().adjusted(-3, -3, 3, 3))
    edge = page.grab().toImage().pixelColor(field.geometry().center().x(), field.y() - 2)
    wanted = dark.mixed("accent", "window", 0.30)
    assert abs(edge.red() - wanted.red()) <= 2
    assert abs(edge.blue() - wanted.blue()) <= 2
    other.setFocus()
    assert not halo.isVisible()


def test_key_caps_give_way_to_a_longer_language(dark: Theme, qtbot: QtBot) -> None:
    field = SearchField(dark, "Search your library", pill=True, keys=("Ctrl", "K"), width=280)
    qtbot.addWidget(field)
    field.resize(field.sizeHint())
    field.show()
    short = field.line.width()
    field.set_placeholder("Die ganze Sammlung finden")
    assert field.line.width() > short
    advance = dark.metrics("body").horizontalAdvance(field.line.placeholderText())
    assert field.line.width() >= advance
    field.set_placeholder("Search")
    assert field.line.width() == short


def test_a_field_can_be_deleted_while_it_has_the_focus(dark: Theme, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    box = QWidget(page)
    field = SearchField(dark, "Search", box)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    field.line.setFocus()
    assert field.line.hasFocus()
    box.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert QApplication.focusWidget() is None
