"""What a page of cards shows while it has none: waiting, scanning, empty."""

import asyncio
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from audio2_desktop.domain.facts import JobChanged
from audio2_desktop.ui.pages.albums import AlbumsPage
from audio2_desktop.ui.theme import Theme
from tests.ui import fakes
from tests.ui.stage import Stage, until


async def test_an_empty_library_waits_while_folders_are_read(qtbot: QtBot, dark: Theme) -> None:
    kit = fakes.kit(dark)
    scanning = [True]
    tools = replace(kit.tools, is_scanning=lambda: scanning[0])
    browse = fakes.FakeBrowse(albums=0)
    page = AlbumsPage(tools, browse)
    stage = Stage(qtbot, page)
    await stage.open(None)
    sheet = page.sheet
    assert sheet._looking is not None
    assert sheet._empty is not None
    assert sheet._looking.isVisible()
    assert not sheet._empty.isVisible()
    scanning[0] = False
    kit.facts.publish([JobChanged("scan-1")])
    await until(sheet._empty.isVisible)
    assert not sheet._looking.isVisible()


async def test_progress_of_a_scan_leaves_a_filled_page_alone(qtbot: QtBot, dark: Theme) -> None:
    kit = fakes.kit(dark)
    browse = fakes.FakeBrowse()
    stage = Stage(qtbot, AlbumsPage(kit.tools, browse))
    await stage.open(None)
    asked = len(browse.calls)
    kit.facts.publish([JobChanged("scan-1")])
    await asyncio.sleep(0.12)
    assert len(browse.calls) == asked


@pytest.mark.parametrize("width", [836, 1200, 1700])
async def test_the_skeleton_stands_where_the_cards_will(
    qtbot: QtBot, dark: Theme, width: int
) -> None:
    kit = fakes.kit(dark)
    page = AlbumsPage(kit.tools, fakes.FakeBrowse())
    stage = Stage(qtbot, page, (width, 752))
    await stage.open(None)
    blocks = page.skeleton_blocks()
    cards = [block for block in blocks if block.width() == block.height()]
    first = page.grid.card_rect(0)
    corner = page.grid.viewport().mapTo(page, first.topLeft().toPoint())
    assert cards[0].width() == first.width()
    assert cards[0].left() == corner.x()
    assert abs(cards[0].top() - corner.y()) <= 2
    second_line = page.grid.card_rect(page.grid.columns)
    assert cards[page.grid.columns].top() - cards[0].top() == second_line.top() - first.top()
