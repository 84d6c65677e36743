"""A list of tracks in groups: captions, their clicks, and what is no track."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from audio2_desktop.domain.problems import Refused
from audio2_desktop.domain.sorting import GroupLine, Order, TrackGrouping, TrackSort
from audio2_desktop.ui import escape
from audio2_desktop.ui.intents import PlayTracks
from audio2_desktop.ui.models import track_columns
from audio2_desktop.ui.models.grouped import GroupedRows
from audio2_desktop.ui.pages.tracks import TracksPage
from audio2_desktop.ui.theme import Theme
from tests.ui import fakes, samples
from tests.ui.group_fakes import grouped
from tests.ui.stage import Stage, until


@pytest.fixture
def model(qapp: object) -> GroupedRows:
    rows = GroupedRows(spoken=track_columns.spoken)
    rows.set_columns(tuple(track_columns.library(lambda: samples.NOW).values()))
    tester = QAbstractItemModelTester(
        rows, QAbstractItemModelTester.FailureReportingMode.Fatal, rows
    )
    assert tester
    rows.replace_ids(rows.next_list(grouped(samples.tracks(35), TrackGrouping.ALBUM)))
    return rows


def test_captions_are_no_tracks(model: GroupedRows) -> None:
    assert model.count() == 35 + 4 * 2
    assert [at for at in range(30) if model.is_head(at)] == [0, 1, 12, 13, 24, 25]
    assert model.count_of([(0, model.count() - 1)]) == 35
    assert model.count_of([(0, 0)]) == model.count_of([(0, 1)]) == 0
    assert model.count_of([(1, 13), (25, 26)]) == 11
    for first in range(0, 40):
        for last in range(first, 43):
            expected = sum(not model.is_head(at) for at in range(first, last + 1))
            assert model.count_of([(first, last)]) == expected, (first, last)
    ids = model.track_ids([(0, model.count() - 1)])
    assert list(ids) == list(model.tracks) and min(ids) > 0
    assert len(model.keys([(0, 13)])) == 10
    assert model.group_range(0) == (2, 11) and model.group_range(13) == (14, 23)
    assert model.group_range(2) is None
    assert [model.group_at(at) for at in (0, 1, 2, 11, 12, 24, 42)] == [0, 0, 0, 0, 1, 2, 3]


def test_words_of_captions_come_when_they_are_seen(qtbot: QtBot, model: GroupedRows) -> None:
    asked = []
    model.heads_wanted.connect(lambda kind, keys: asked.extend(keys))
    line = model.row_at(13)
    assert isinstance(line, GroupLine)
    assert (line.line, line.lines, line.size, line.head) == (1, 2, 10, None)
    qtbot.waitUntil(lambda: 2 in asked)
    assert len(asked) == len(set(asked))
    from audio2_desktop.domain.sorting import GroupHead

    model.know_heads([GroupHead(2, "Slow Harbour", "Halden Coast", 2024)])
    assert model.row_at(12).head.title == "Slow Harbour"
    assert model.data(model.index(12, 0)) == "Slow Harbour, Halden Coast"


def test_without_groups_it_is_a_plain_list(model: GroupedRows) -> None:
    found = grouped(samples.tracks(35), TrackGrouping.ALBUM)
    model.replace_ids(model.next_list(replace(found, groups=None)))
    assert model.count() == 35
    assert not any(model.is_head(at) for at in range(35))
    assert model.count_of([(3, 5)]) == 3
    assert list(model.tracks) == list(model.ids)


@pytest.fixture
async def page(qtbot: QtBot, dark: Theme) -> Any:
    kit = fakes.kit(dark)
    settings = fakes.FakeSettings(kit.facts)
    browse = fakes.FakeBrowse(45)
    stage = Stage(qtbot, TracksPage(kit.tools, browse, settings))
    await stage.open()
    stage.page.group.choose(TrackGrouping.ALBUM)
    await stage.settled()
    yield stage
    stage.page.close_page()


async def test_a_click_selects_the_group_and_a_double_click_plays_it(
    qtbot: QtBot, page: Any
) -> None:
    table = page.page.table
    await until(lambda: table.rows.row_at(2) is not None)
    spot = QPoint(300, 13 * 36 + 5)
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(table.viewport(), left, pos=spot)
    assert table.ranges() == [(14, 23)]
    assert table.selected_count() == 10
    qtbot.mouseClick(table.viewport(), left, Qt.KeyboardModifier.ControlModifier, QPoint(300, 5))
    assert table.ranges() == [(2, 11), (14, 23)]
    qtbot.mouseDClick(table.viewport(), left, pos=spot)
    wish = page.last(PlayTracks)
    assert wish.at == 10 and len(wish.ids) == 45 and min(wish.ids) > 0


async def test_everything_selected_counts_tracks(page: Any) -> None:
    table = page.page.table
    table.selectAll()
    assert table.selected_count() == 45
    assert len(table.selected_tracks()) == 45
    await until(lambda: page.page.bar._count.text().startswith("45"))


async def test_the_keyboard_goes_over_captions(qtbot: QtBot, page: Any) -> None:
    table = page.page.table
    page.page.focus_first()
    table.go_to(11)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert table.currentIndex().row() == 14
    qtbot.keyClick(table, Qt.Key.Key_Up)
    assert table.currentIndex().row() == 11
    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert table.currentIndex().row() == 2


async def test_the_grouping_is_remembered(qtbot: QtBot, dark: Theme, page: Any) -> None:
    assert page.page.tools.memory.read("tracks", "group") == "album"
    other = Stage(
        qtbot,
        TracksPage(
            page.page.tools, fakes.FakeBrowse(45), fakes.FakeSettings(page.page.tools.facts)
        ),
    )
    await other.open()
    assert other.page.table.rows.is_head(0)
    other.page.group.choose(TrackGrouping.NONE)
    await other.settled()
    assert not other.page.table.rows.is_head(0)
    assert other.page.tools.memory.read("tracks", "group") == ""


async def test_the_palette_offers_orders_and_groups(page: Any) -> None:
    commands = {each.key: each for each in page.page.commands()}
    assert commands["sort-plays"].text == "Sort by Plays"
    assert {f"group-{kind}" for kind in TrackGrouping} < set(commands)
    commands["sort-plays"].run()
    commands = {each.key: each for each in page.page.commands()}
    assert "then-plays" not in commands
    commands["then-artist"].run()
    assert [str(order.sort) for order in page.page.order.orders] == ["plays", "artist"]
    {each.key: each for each in page.page.commands()}["order"].run()
    assert page.page.order.is_own
    commands["group-none"].run()
    await page.settled()
    assert not page.page.table.rows.is_head(0)


async def test_while_another_list_is_on_its_way_the_old_rows_are_dimmed(page: Any) -> None:
    """Only after a while; Esc stays with them, and a failure leaves them as they were."""
    shown, browse = page.page, page.page._browse
    before, gate = list(shown.table.rows.ids), asyncio.Event()
    browse.gate = gate
    shown.group.choose(TrackGrouping.DECADE)
    assert not shown.table.is_waiting
    await until(lambda: shown.table.is_waiting)
    browse.gate = None
    assert escape.give_up(shown)
    assert not shown.table.is_waiting
    await page.settled()
    assert shown.group.kind is TrackGrouping.ALBUM and list(shown.table.rows.ids) == before
    browse.gate = gate
    shown.group.choose(TrackGrouping.NONE)
    await until(lambda: shown.table.is_waiting)
    gate.set()
    await until(lambda: not shown.table.is_waiting)
    assert shown.table.rows.groups is None
    assert not escape.give_up(shown)
    gate.clear()
    shown.order.take((Order(TrackSort.PLAYS),))
    await until(lambda: shown.table.is_waiting)
    browse.error = Refused("no")
    gate.set()
    await until(lambda: not shown.table.is_waiting)
    assert len(shown.table.rows.ids) == 45
