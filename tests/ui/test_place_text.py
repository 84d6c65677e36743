"""The bubble beside the thumb says where one is, in every order; letters jump in every order."""

from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from audio2_desktop.domain.sorting import Order, TrackGrouping, TrackSort, first_way
from audio2_desktop.domain.units import Stamp
from audio2_desktop.ui.models import track_columns
from audio2_desktop.ui.pages.tracks import TracksPage
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.table.place_text import place_text
from tests.ui import fakes, samples
from tests.ui.stage import Stage, until


def test_every_order_has_a_word_for_its_place(qapp: object) -> None:
    columns = track_columns.library(lambda: samples.NOW)
    row = replace(
        samples.track(1),
        title="Ørken", artist="halden", album="9 lives", album_artist="Zed", year=2019, plays=188,
        skips=1, rating=80, genres=("Dub", "Rock"), path="/music/Halden Coast/01.flac", disc=2,
        number=7, size_bytes=4_000_000, bitrate=320_000, sample_rate=44_100, codec="FLAC",
        last_played=Stamp(samples.NOW - 1000), added_at=Stamp(samples.NOW - 1000),
    )  # fmt: skip
    said = {sort: place_text(row, sort, columns) for sort in TrackSort}
    assert [said[sort] for sort in (TrackSort.TITLE, TrackSort.ARTIST, TrackSort.ALBUM)] == [
        "O", "H", "#",
    ]  # fmt: skip
    assert (said[TrackSort.YEAR], said[TrackSort.PLAYS]) == ("2019", "188 plays")
    assert (said[TrackSort.GENRE], said[TrackSort.PATH]) == ("Dub", "Halden Coast")
    assert said[TrackSort.SKIPS] == "1 skip" and said[TrackSort.DISC] == "Disc 2"
    assert all(said.values())
    bare = replace(row, genres=(), plays=0, rating=0, year=0, last_played=None)
    for sort in (TrackSort.GENRE, TrackSort.RATING, TrackSort.YEAR, TrackSort.LAST_PLAYED):
        assert place_text(bare, sort, columns) not in ("", said[sort])


async def test_the_bubble_is_there_while_the_thumb_is_held(qtbot: QtBot, dark: Theme) -> None:
    kit = fakes.kit(dark)
    page = TracksPage(kit.tools, fakes.FakeBrowse(400), fakes.FakeSettings(kit.facts))
    stage = Stage(qtbot, page)
    await stage.open()
    page.order.take((first_way(TrackSort.PLAYS),))
    await stage.settled()
    bar = page.table.verticalScrollBar()
    assert page.bubble.isHidden()
    bar.setSliderDown(True)
    bar.setValue(200 * page.table.pitch)
    row = 200
    await until(lambda: page.table.rows.row_at(row) is not None)
    await until(lambda: page.bubble.text == f"{page.table.rows.row_at(row).plays} plays")
    assert page.bubble.isVisible()
    bar.setSliderDown(False)
    assert page.bubble.isHidden()
    page.group.choose(TrackGrouping.DECADE)
    await stage.settled()
    bar.setSliderDown(True)
    bar.setValue(40)
    assert page.bubble.text == "1s"  # the fake's decades count from 1
    page.close_page()


async def test_letters_jump_to_the_next_title_where_the_order_is_no_name(
    qtbot: QtBot, dark: Theme
) -> None:
    kit = fakes.kit(dark)
    browse = fakes.FakeBrowse(60)
    page = TracksPage(kit.tools, browse, fakes.FakeSettings(kit.facts))
    stage = Stage(qtbot, page)
    await stage.open()
    page.order.take((Order(TrackSort.YEAR),))
    await stage.settled()
    page.focus_first()
    browse.calls.clear()
    qtbot.keyClicks(page.table, "'sec")
    qtbot.keyClick(page.table, Qt.Key.Key_O)
    await stage.settled()
    await until(lambda: page.table.currentIndex().row() > 0)
    track = page.table.row_track(page.table.currentIndex().row())
    assert track is not None and track.title.startswith("Seco")
    assert len([call for call in browse.calls if call[0] == "next_starting"]) == 4
    page.close_page()
