"""Type-ahead finds its row in lists that are read a row at a time."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from audio2_desktop.domain.music import TrackRow
from audio2_desktop.domain.names import sort_key
from audio2_desktop.domain.units import TrackId
from audio2_desktop.ui.pages.playlist import PlaylistPage
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.table.type_ahead import first_from
from tests.ui import fakes, samples
from tests.ui.stage import Stage, until


class Shelf:
    """Rows by id, counted as they are read."""

    def __init__(self, titles: Sequence[str]) -> None:
        row = samples.track(1)
        self.rows = [replace(row, id=TrackId(at), title=t) for at, t in enumerate(titles, start=1)]
        self.reads = 0

    async def fetch(self, ids: Sequence[int]) -> list[TrackRow]:
        self.reads += 1
        return [self.rows[one - 1] for one in ids]

    @property
    def ids(self) -> list[int]:
        return [row.id for row in self.rows]


TITLES = ("Amber", "Breakwater", "Brine", "Ørken", "Salt", "Salt Maps", "Tide")


@pytest.mark.parametrize(
    ("typed", "found"),
    [("a", 0), ("br", 1), ("bri", 2), ("or", 3), ("c", 3), ("salt m", 5), ("zz", None)],
)
async def test_the_first_row_that_is_not_before_the_text(typed: str, found: int | None) -> None:
    shelf = Shelf(sorted(TITLES, key=sort_key))
    assert await first_from(typed, shelf.ids, shelf.fetch, "title", is_down=False) == found


async def test_in_falling_order(qtbot: QtBot) -> None:
    shelf = Shelf(sorted(TITLES, key=sort_key, reverse=True))
    at = await first_from("br", shelf.ids, shelf.fetch, "title", is_down=True)
    assert at is not None and shelf.rows[at].title == "Brine"


async def test_a_hundred_thousand_rows_take_few_reads_and_numbers_none() -> None:
    powers = (26**3, 26**2, 26, 1)
    shelf = Shelf(["".join(chr(97 + n // p % 26) for p in powers) for n in range(100_000)])
    wanted = shelf.rows[77_700].title
    assert await first_from(wanted, shelf.ids, shelf.fetch, "title", is_down=False) == 77_700
    assert shelf.reads < 20
    assert await first_from("5", shelf.ids, shelf.fetch, "plays", is_down=False) is None
    assert await first_from("5", [], shelf.fetch, "title", is_down=False) is None


async def test_a_smart_playlist_goes_to_what_is_typed(qtbot: QtBot, dark: Theme) -> None:
    browse = fakes.FakeBrowse(17)
    browse.tracks = {
        row.id: row for row in sorted(browse.tracks.values(), key=lambda row: sort_key(row.title))
    }
    lists = fakes.FakePlaylists(list(browse.tracks.values()))
    lists.rules = "year:>1990"
    page = PlaylistPage(fakes.kit(dark).tools, lists, browse)
    stage = Stage(qtbot, page)
    await stage.open(7)
    page._on_sort_wanted("title", False)
    await stage.settled()
    page.focus_first()
    qtbot.keyClicks(page.smart.table, "'sec")
    await until(lambda: page.smart.table.currentIndex().row() > 0)
    track = page.smart.table.row_track(page.smart.table.currentIndex().row())
    assert track is not None and track.title == "Second Sun"
