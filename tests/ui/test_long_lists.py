"""Playlists of thousands of rows and smart ones of a million: everything is reached, and nothing
holds up the loop."""

import asyncio
import random
import time
from array import array
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from audio2_desktop.domain.music import TrackRow
from audio2_desktop.domain.playlists import PlaylistItem, Wanted
from audio2_desktop.domain.sorting import TrackIds, TrackQuery
from audio2_desktop.domain.units import ItemId, Ms, PlaylistId, Stamp, TrackId
from audio2_desktop.ui.models.rows import RowList
from audio2_desktop.ui.pages.playlist import PlaylistPage
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views import selection
from audio2_desktop.ui.views.playlist import playlist_lines
from tests.ui import fakes, samples
from tests.ui.stage import Stage, turn, until

MILLION = 1_000_000
ROWS = 2_500
BUDGET_MS = 120.0
"""For one turn of the loop, in its own processor time. It takes a fifth of it; the best of some
tries counts, since other programs share the caches."""
TRIES = 4


class ManyTracks(fakes.FakeBrowse):
    """Any track is there: the sample tracks come again and again, without covers."""

    async def track_rows(self, ids: Sequence[int]) -> tuple[TrackRow, ...]:
        known = list(self.tracks.values())
        return tuple(
            replace(known[one % len(known)], id=TrackId(one), title=f"Track {one}", image="")
            for one in ids
        )


class Millions(fakes.FakePlaylists):
    """A question that a million tracks answer."""

    async def smart_ids(self, playlist: PlaylistId, query: TrackQuery | None = None) -> TrackIds:
        return TrackIds(array("q", range(1, MILLION + 1)), Ms(0))


def items(count: int) -> list[PlaylistItem]:
    """Fresh objects each time, as they come from the library."""
    tracks = [replace(row, image="") for row in samples.tracks(200)]
    return [
        PlaylistItem(ItemId(one), replace(tracks[one % 200]), Wanted(), Stamp(samples.NOW))
        for one in range(1, count + 1)
    ]


# -- a million rows --------------------------------------------------------------------------------


@pytest.fixture
async def millions(qtbot: QtBot, dark: Theme) -> Stage:
    lists = Millions(samples.tracks(5))
    lists.rules = "year:>1990"
    stage = Stage(qtbot, PlaylistPage(fakes.kit(dark).tools, lists, ManyTracks()))
    await stage.open(7)
    return stage


def seen(page: PlaylistPage) -> tuple[int, int]:
    """First and last row whose middle is on the page."""
    table, view = page.smart.table, page._body.viewport()
    offset = table.viewport().mapTo(view, table.viewport().rect().topLeft()).y()
    first = table.row_under(max(0, -offset) + table.pitch / 2)
    return first, table.row_under(view.height() - offset - table.pitch / 2)


async def test_a_smart_playlist_shows_every_row_up_to_the_last(millions: Stage) -> None:
    page: PlaylistPage = millions.page  # type: ignore[assignment]
    assert page.smart.table.rows.count() == MILLION
    bar = page._body.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    await millions.settled()
    first, last = seen(page)
    assert abs(first - MILLION / 2) < MILLION / 100
    assert 5 < last - first < 40
    bar.setValue(bar.maximum())
    await millions.settled()
    assert seen(page)[1] in (MILLION - 1, -1)
    row = page.smart.table.row_track(MILLION - 1)
    assert row is not None and row.title == f"Track {MILLION}"
    bar.setValue(0)
    await millions.settled()
    assert page.smart.table.row_under(1) == 0


@pytest.mark.parametrize("row", [0, 40, 123_456, 999_999])
async def test_any_row_is_scrolled_to(millions: Stage, row: int) -> None:
    page: PlaylistPage = millions.page  # type: ignore[assignment]
    page.smart.table.go_to(500_000)
    await turn()
    page.smart.table.go_to(row)
    await turn()
    first, last = seen(page)
    assert first <= row <= last or (row == MILLION - 1 and last == -1)


async def test_page_keys_go_by_what_the_page_shows(qtbot: QtBot, millions: Stage) -> None:
    page: PlaylistPage = millions.page  # type: ignore[assignment]
    table = page.smart.table
    table.go_to(10)
    qtbot.keyClick(table, Qt.Key.Key_PageDown)
    down = table.currentIndex().row()
    assert 15 < down < 60
    qtbot.keyClick(table, Qt.Key.Key_PageUp)
    assert table.currentIndex().row() == 10
    qtbot.keyClick(table, Qt.Key.Key_End)
    qtbot.keyClick(table, Qt.Key.Key_PageDown)
    assert table.currentIndex().row() == MILLION - 1


async def test_a_row_far_down_is_hit_where_it_is_painted(millions: Stage) -> None:
    page: PlaylistPage = millions.page  # type: ignore[assignment]
    table = page.smart.table
    table.go_to(700_000)
    await turn()
    assert table.row_under(table.row_rect(700_000).center().y()) == 700_000
    assert table.visualRect(table.rows.index(700_000, 0)).center().y() == pytest.approx(
        table.row_rect(700_000).center().y(), abs=1
    )


# -- long lists held whole -------------------------------------------------------------------------


async def test_a_long_list_keeps_selection_and_current_row(qtbot: QtBot, dark: Theme) -> None:
    page = PlaylistPage(fakes.kit(dark).tools, fakes.FakePlaylists([]), fakes.FakeBrowse())
    stage = Stage(qtbot, page)
    await stage.open(7)
    table = page.table
    model = table.rows
    assert isinstance(model, RowList)
    lines = await playlist_lines.lines_of(items(5_000))
    model.show(lines)
    selection.select(table.selectionModel(), model, [(10, 12)])
    table.make_current(12)
    model.show([*lines[4_000:], *lines[:4_000]])
    assert list(table.selected_keys()) == [11, 12, 13]
    assert table.currentIndex().row() == 1_012
    model.show([one for one in lines if one.id != 12])
    assert list(table.selected_keys()) == [11, 13]
    model.show(lines[:3])
    assert model.rowCount() == 3
    assert table.selected_count() == 0
    await stage.settled()


# -- budgets ---------------------------------------------------------------------------------------


async def longest_turn(work: Callable[[], Awaitable[object]]) -> float:
    """The processor time of the longest turn of the loop in ms while this is done."""
    gaps = [0.0]
    is_over = False

    async def beat() -> None:
        last = time.thread_time()
        while not is_over:
            await asyncio.sleep(0)
            now = time.thread_time()
            gaps.append((now - last) * 1000)
            last = now

    beating = asyncio.ensure_future(beat())
    await asyncio.sleep(0)
    await work()
    is_over = True
    await beating
    return max(gaps)


async def best_of(work: Callable[[], Awaitable[object]]) -> float:
    return min([await longest_turn(work) for _ in range(TRIES)])


async def test_a_playlist_page_is_made_in_one_short_turn(qtbot: QtBot, dark: Theme) -> None:
    kit = fakes.kit(dark)

    async def make() -> None:
        page = PlaylistPage(kit.tools, fakes.FakePlaylists(samples.tracks(5)), fakes.FakeBrowse())
        qtbot.addWidget(page)
        page.close_page()

    assert await best_of(make) < BUDGET_MS


async def test_long_playlists_open_move_sort_and_filter_in_short_turns(
    qtbot: QtBot, dark: Theme
) -> None:
    lists = fakes.FakePlaylists([])
    page = PlaylistPage(fakes.kit(dark).tools, lists, fakes.FakeBrowse())
    stage = Stage(qtbot, page)
    lists.items_now = items(ROWS)
    await stage.open(7)
    assert page.table.rows.count() == ROWS
    others = [random.Random(seed).sample(items(ROWS), ROWS) for seed in range(TRIES)]

    async def move() -> None:
        lists.items_now = others.pop()
        page.load()
        await stage.settled()
        assert page.table.rows.key_at(0) == lists.items_now[0].id

    assert await best_of(move) < BUDGET_MS

    async def sort() -> None:
        page._on_sort_wanted("title", False)
        await stage.settled()

    async def narrow() -> None:
        page.head.filter.set_text("track" if page.head.filter.text() else "a")
        await stage.settled()

    assert await best_of(sort) < BUDGET_MS
    assert await best_of(narrow) < BUDGET_MS
    page.head.filter.set_text("")
    page._on_custom_order()
    await until(lambda: page.table.rows.count() == ROWS)
