"""The page of results: all kinds, one kind whole, nothing."""

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from audio2_desktop.domain.facts import TagsChanged
from audio2_desktop.domain.found import FoundKind, FoundRow, Match
from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.query import parse
from audio2_desktop.ui import language
from audio2_desktop.ui.intents import Go, PlayThings
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.pages.search import SearchPage
from audio2_desktop.ui.views.heads.own_tags_row import OwnTagButton
from tests.ui import fakes
from tests.ui.stage import Stage, until

Put = Callable[..., Stage]


@pytest.fixture
def put(qtbot: QtBot) -> Put:
    """put(page) -> its stage."""
    return lambda page, size=(1200, 812): Stage(qtbot, page, size)


async def test_results_of_all_kinds(put: Put, kit: fakes.Kit) -> None:
    browse = fakes.FakeBrowse()
    search = fakes.FakeSearch(browse)
    page = SearchPage(kit.tools, search, browse)
    stage = put(page)
    await stage.open("halden")
    assert page.sheet.table.rows.count() == 5
    assert page._timing.text() == "151 in library in 6 ms"
    page.sheet.top.played.emit()
    assert stage.last(PlayThings) == PlayThings(Entity.ARTIST, (1,), "play", "Halden Coast")
    page.sheet.top.click()
    await stage.settled()
    assert stage.routes == [Route("artist", 1)]
    assert search.remembered == ["halden"]


async def test_one_kind_whole_and_back(put: Put, kit: fakes.Kit) -> None:
    browse = fakes.FakeBrowse()
    page = SearchPage(kit.tools, fakes.FakeSearch(browse), browse)
    stage = put(page)
    await stage.open("halden")
    page.sheet.more.emit(str(FoundKind.TRACK))
    await stage.settled()
    assert page._stack.currentWidget() is page.table
    assert page.table.rows.count() == 400
    state = page.state()
    assert state["kind"] == "track"
    page.open("other")
    page.open("halden")
    page.restore(state)
    await stage.settled()
    assert page._stack.currentWidget() is page.table


async def test_playlists_and_tags_are_shown_alone_by_name(put: Put, kit: fakes.Kit) -> None:
    browse = fakes.FakeBrowse()
    search = fakes.FakeSearch(browse)
    search.tags = [
        FoundRow(FoundKind.TAG, at, f"Halden at {at}", Match.PREFIX, colour="teal")
        for at in range(1, 41)
    ]
    page = SearchPage(kit.tools, search, browse)
    stage = put(page, (700, 600))
    await stage.open("halden")
    chips = [button.text() for button in page._chips.findChildren(QAbstractButton)]
    assert chips[-2:] == ["Playlists 1", "Tags 40"]
    page._choose(str(FoundKind.TAG))
    await stage.settled()
    shown = page.names.findChildren(OwnTagButton)
    assert len(shown) == 40
    assert all(chip.isVisible() for chip in shown)
    places = [QRect(chip.pos(), chip.size()) for chip in shown]
    assert not any(one.intersects(other) for one, other in combinations(places, 2))
    assert page.names.pills.height() == max(place.bottom() for place in places) + 1
    page.focus_first()
    assert shown[0].hasFocus()
    shown[7].click()
    await stage.settled()
    assert stage.routes == [Route("shelf", "tag:8")]


async def test_without_tags_there_is_no_section_of_them(put: Put, kit: fakes.Kit) -> None:
    browse = fakes.FakeBrowse()
    search = fakes.FakeSearch(browse)
    page = SearchPage(kit.tools, search, browse)
    stage = put(page)
    await stage.open("halden")
    (part,) = page.sheet._parts[FoundKind.TAG]
    assert part.isVisible()
    search.tags = []
    kit.facts.publish([TagsChanged()])
    await until(lambda: not part.isVisible())
    chips = [chip for chip in page._chips.findChildren(QAbstractButton) if chip.isVisible()]
    assert not any(chip.text().startswith("Tags") for chip in chips)


async def test_nothing_found_suggests_another_spelling(put: Put, kit: fakes.Kit) -> None:
    browse = fakes.FakeBrowse()
    page = SearchPage(kit.tools, fakes.FakeSearch(browse), browse)
    stage = put(page)
    await stage.open("zzz")
    assert page._stack.currentWidget() is page._empty
    page._empty.acted.emit(0)
    assert stage.last(Go) == Go(Route("search", "halden"))


async def test_what_is_wrong_is_told_in_the_language_of_the_window(
    put: Put, kit: fakes.Kit
) -> None:
    browse = fakes.FakeBrowse()
    search = fakes.FakeSearch(browse)
    page = SearchPage(kit.tools, search, browse)
    await put(page).open("halden")
    flawed = replace(page._results, errors=parse("year:20x4").errors)
    language.install("es")
    try:
        page._show_head(flawed)
        assert page._flaw.text() == "«20x4» no es un año."
    finally:
        language.install("en")
        language.forget()
