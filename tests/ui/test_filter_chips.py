"""Filters as chips: made by the menu or by typing, read by anyone, all one question."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from audio2_desktop.domain.query import parse
from audio2_desktop.domain.query_fields import Field
from audio2_desktop.domain.query_tree import Between, TextIs
from audio2_desktop.ui.pages.tracks import TracksPage
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.filters.filter_bar import FilterBar
from audio2_desktop.ui.views.filters.filter_words import shown
from audio2_desktop.ui.widgets.menu import Menu
from tests.ui import fakes
from tests.ui.stage import Stage, until

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def bar(qtbot: QtBot, dark: Theme) -> FilterBar:
    bar = FilterBar(dark, "Filter tracks")
    qtbot.addWidget(bar)
    bar.offer_filters()
    bar.resize(1100, 40)
    bar.show()
    return bar


def leaves(menu: Menu) -> list[QAction]:
    found: list[QAction] = []
    for action in menu.actions():
        inner = action.menu()
        found += leaves(inner) if isinstance(inner, Menu) else [action]
    return [action for action in found if not action.isSeparator()]


@pytest.mark.parametrize(
    ("term", "words"),
    [
        ("genre:ambient", "Genre: ambient"),
        ('(genre:"Ambient" or genre:"Dream pop")', "Genre: Ambient, Dream pop"),
        ("rating:>=3", "Rating ≥ 3"),
        ("is:lossless", "Quality: Lossless"),
        ("year:1990..1999", "1990s"),
        ("year:1990..1998", "year:1990..1998"),
        ("plays:0", "Never played"),
        ("added:<30d", "Added in the last 30 days"),
        ("artist:<b>x", "artist:<b>x"),
    ],
)
def test_a_chip_says_what_it_means(qapp: object, term: str, words: str) -> None:
    assert shown(term) == words


def test_every_entry_of_the_menu_makes_a_chip_that_is_understood(
    qtbot: QtBot, bar: FilterBar
) -> None:
    menu = bar.open_menu(["Ambient", "Dream pop"], 2026)
    entries = leaves(menu)
    assert len(entries) == 2 + 5 + 8 + 5 + 4
    for action in entries:
        bar.set_text("")
        action.trigger()
        query = parse(bar.text())
        assert query.tree is not None and not query.errors, action.text()
        assert len(bar.terms()) == 1
        assert action.text() in bar._chips[0].text() or bar._chips[0].text() in action.text()
    menu.close()


def test_genres_share_a_chip_and_numbers_replace_each_other(bar: FilterBar) -> None:
    bar.add(TextIs(Field.GENRE, "Ambient", is_whole=True))
    bar.add(TextIs(Field.GENRE, "Dream pop", is_whole=True))
    bar.add(TextIs(Field.GENRE, "Ambient", is_whole=True))
    bar.add(Between(Field.RATING, 60, None))
    bar.add(Between(Field.RATING, 80, None))
    assert [chip.text() for chip in bar._chips] == ["Genre: Ambient, Dream pop", "Rating ≥ 4"]
    assert parse(bar.text()).tree == parse('(genre:"Ambient" or genre:"Dream pop") rating:>=4').tree


def test_what_is_typed_is_the_same_chip_and_goes_back_to_the_field(
    qtbot: QtBot, bar: FilterBar
) -> None:
    said: list[str] = []
    bar.changed.connect(said.append)
    qtbot.keyClicks(bar.field.line, "rating:>=3")
    qtbot.keyClick(bar.field.line, Qt.Key.Key_Return)
    assert bar.terms() == ("rating:>=3",)
    chip = bar._chips[0]
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(chip, left, pos=QPoint(20, chip.height() // 2))
    assert (bar.terms(), bar.field.text()) == ((), "rating:>=3")
    qtbot.keyClick(bar.field.line, Qt.Key.Key_Return)
    chip = bar._chips[0]
    qtbot.mouseClick(chip, left, pos=QPoint(chip.width() - 18, chip.height() // 2))
    assert bar.text() == ""
    assert said[-1] == ""


async def test_the_page_offers_its_genres_and_counts_matches(qtbot: QtBot, dark: Theme) -> None:
    kit = fakes.kit(dark)
    page = TracksPage(kit.tools, fakes.FakeBrowse(60), fakes.FakeSettings(kit.facts))
    stage = Stage(qtbot, page)
    await stage.open()
    page.filter.more.click()
    await until(lambda: _popped() is not None)
    menu = _popped()
    assert menu is not None
    entry = leaves(menu)[0]
    assert entry.text() == "Dream pop"
    entry.trigger()
    menu.close()
    await stage.settled()
    assert page.filter.text() == 'genre:"Dream pop"'
    assert page.filter.match.text() == "7 match"
    page.close_page()


def _popped() -> Menu | None:
    found = QApplication.activePopupWidget()
    return found if isinstance(found, Menu) else None
