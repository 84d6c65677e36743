"""Album, artist and playlist pages: what they show, say and remember."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from pytestqt.qtbot import QtBot

from audio2_desktop.domain.facts import PlaylistsChanged, TracksChanged
from audio2_desktop.domain.music import Entity, TrackState
from audio2_desktop.domain.playlists import PlaylistItem, Wanted
from audio2_desktop.domain.units import ItemId, PlaylistId, Stamp, TrackId
from audio2_desktop.ui import drag
from audio2_desktop.ui.intents import (
    AddToPlaylist,
    Did,
    ExportPlaylist,
    ImportFiles,
    MoveInPlaylist,
    OpenMenu,
    PickPlaylist,
    PlayThings,
    PlayTracks,
    Rate,
    RemoveFromPlaylist,
    RenamePlaylist,
    SetFavourite,
)
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.pages.album import AlbumPage
from audio2_desktop.ui.pages.artist import ArtistPage
from audio2_desktop.ui.pages.playlist import PlaylistPage
from audio2_desktop.ui.pages.search import SearchPage
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views import selection
from tests.ui import fakes, samples
from tests.ui.stage import Stage, until

KEY = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
Put = Callable[..., Stage]


@pytest.fixture
def put(qtbot: QtBot) -> Put:
    """put(page) -> its stage."""
    return lambda page, size=(1200, 812): Stage(qtbot, page, size)


# -- album -----------------------------------------------------------------------------------------


async def test_an_album_shows_its_discs_and_facts(put: Put, kit: fakes.Kit) -> None:
    page = AlbumPage(kit.tools, fakes.FakeBrowse())
    stage = put(page)
    await stage.open(1)
    assert page.head.title.text() == "Slow Harbour"
    assert "14 Mar 2024, 2 discs, 10 tracks" in page.head.facts.accessibleName()
    assert page.head.available.text() == "9 of 10 available"
    assert [page.table.rows.is_head(at) for at in (0, 1, 6)] == [True, False, True]
    assert page.table.rows.index(6, 0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("Disc 2")
    page.head.play.click()
    wish = stage.last(PlayTracks)
    assert (len(wish.ids), wish.at, wish.context.title) == (10, 0, "Slow Harbour")
    page.head.shuffle.click()
    assert stage.last(PlayTracks).shuffled


async def test_an_album_is_opened_at_one_of_its_tracks(put: Put, kit: fakes.Kit) -> None:
    page = AlbumPage(kit.tools, fakes.FakeBrowse())
    stage = put(page)
    await stage.open(1)
    wanted = page.table.rows.key_at(8)
    await stage.open(f"1:{wanted}")
    assert list(page.table.selected_keys()) == [wanted]
    assert page.table.currentIndex().row() == 8


async def test_a_row_of_the_second_disc_plays_from_its_place(
    qtbot: QtBot, put: Put, kit: fakes.Kit
) -> None:
    page = AlbumPage(kit.tools, fakes.FakeBrowse())
    stage = put(page)
    await stage.open(1)
    page.table.play.emit(7)
    assert stage.last(PlayTracks).at == 5


async def test_album_actions(put: Put, kit: fakes.Kit) -> None:
    page = AlbumPage(kit.tools, fakes.FakeBrowse())
    stage = put(page)
    await stage.open(1)
    page.head.heart.click()
    page.head.rating.rated.emit(70)
    page.head.add.click()
    page.head.more.click()
    page.head.artist.click()
    page.head.genre.emit("dream pop")
    assert stage.last(SetFavourite) == SetFavourite(Entity.ALBUM, (1,), True)
    assert stage.last(Rate) == Rate(Entity.ALBUM, (1,), 70)
    assert len(stage.last(PickPlaylist).ids) == 10
    assert stage.last(OpenMenu).album_id == 1
    assert stage.routes == [Route("artist", 1), Route("shelf", "genre=dream pop")]


async def test_another_edition_is_one_click_away_and_remembered(put: Put, kit: fakes.Kit) -> None:
    browse = fakes.FakeBrowse()
    page = AlbumPage(kit.tools, browse)
    stage = put(page)
    await stage.open(1)
    assert page._editions.isVisible()
    page._choose(fakes.EditionId(2))
    await stage.settled()
    assert browse.calls[-1] == ("album_page", 1, 2)
    assert page.state()["edition"] == 2


async def test_mixed_artists_get_a_column(put: Put, kit: fakes.Kit) -> None:
    browse = fakes.FakeBrowse()
    page = AlbumPage(kit.tools, browse)
    stage = put(page)
    await stage.open(1)
    assert "artist" not in {column.key for column in page.table.rows.columns}
    browse.mixed = True
    kit.facts.publish([TracksChanged(frozenset({TrackId(101)}))])
    await until(lambda: "artist" in {column.key for column in page.table.rows.columns})


async def test_guests_of_the_albums_own_artist_stand_behind_the_title(
    put: Put, kit: fakes.Kit
) -> None:
    browse = fakes.FakeBrowse()
    page = AlbumPage(kit.tools, browse)
    stage = put(page)
    await stage.open(1)
    title = next(column for column in page.table.rows.columns if column.key == "title")
    assert title.detail is not None
    guests = [title.detail(row) for row in page.table.rows.rows if row.id > 0]
    assert "feat. Mira Solenne" in guests


async def test_facts_of_other_albums_do_not_disturb(put: Put, kit: fakes.Kit) -> None:
    browse = fakes.FakeBrowse()
    stage = put(AlbumPage(kit.tools, browse))
    await stage.open(1)
    asked = len(browse.calls)
    kit.facts.publish([TracksChanged(frozenset({TrackId(9999)}))])
    assert not stage.page._is_dirty
    assert len(browse.calls) == asked


# -- artist ----------------------------------------------------------------------------------------


async def test_an_artist_shows_tops_and_discography_by_type(put: Put, kit: fakes.Kit) -> None:
    page = ArtistPage(kit.tools, fakes.FakeBrowse())
    stage = put(page)
    await stage.open(2)
    assert page.head.name.text() == "Mira Solenne"
    assert "2,318 plays" in page.head.facts.text()
    assert page.table.rows.count() == 5
    page._tops_head.linked.emit()
    assert page.table.rows.count() == 10
    shown = [kind for kind, (_, holder) in page._sections.items() if not holder.isHidden()]
    assert shown == ["album", "ep", "single", "live", "compilation", "appears"]
    page._chips.chosen.emit("ep")
    shown = [kind for kind, (_, holder) in page._sections.items() if not holder.isHidden()]
    assert shown == ["ep"]
    assert page.state() == {"scroll": page.state()["scroll"], "kind": "ep", "all": True}


async def test_artist_actions(put: Put, kit: fakes.Kit) -> None:
    page = ArtistPage(kit.tools, fakes.FakeBrowse())
    stage = put(page)
    await stage.open(2)
    page.head.play.click()
    page.head.shuffle.click()
    page.head.heart.click()
    page.head.more.click()
    verbs = [wish.verb for wish in stage.intents if isinstance(wish, PlayThings)]
    assert verbs == ["play", "shuffle"]
    assert stage.last(SetFavourite).entity is Entity.ARTIST
    assert stage.last(OpenMenu).artist_id == 2
    section, _ = page._sections["album"]
    section.grid.opened.emit(0)
    assert stage.routes[0].name == "album"


# -- playlist --------------------------------------------------------------------------------------


class Playlist:
    def __init__(self, put: Put, kit: fakes.Kit, count: int = 12) -> None:
        self.kit = kit
        self.lists = fakes.FakePlaylists(samples.tracks(count))
        self.page = PlaylistPage(kit.tools, self.lists, fakes.FakeBrowse())
        self.stage = put(self.page)

    def pick(self, *rows: int) -> None:
        table = self.page.table
        selection.select(table.selectionModel(), table.rows, selection.of_rows(rows))

    def titles(self) -> list[str]:
        table = self.page.table
        rows = [table.row_track(at) for at in range(table.rows.count())]
        return [row.title for row in rows if row is not None]

    async def drop(self, mime: QMimeData, row: int, keys: Qt.KeyboardModifier = NONE) -> None:
        at = QPoint(300, row * self.page.table.pitch + 1)
        left, copy = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
        enter = QDragEnterEvent(at, copy, mime, left, keys)
        self.page.table.dragEnterEvent(enter)
        assert enter.isAccepted()
        self.page.table.dropEvent(QDropEvent(QPointF(at), copy, mime, left, keys))
        await self.stage.settled()


@pytest.fixture
async def playlist(put: Put, kit: fakes.Kit) -> Playlist:
    made = Playlist(put, kit)
    await made.stage.open(7)
    return made


async def test_a_playlist_shows_its_head_and_lines(playlist: Playlist) -> None:
    page = playlist.page
    assert page.head.name.text() == "Coastline Drive"
    assert page.head.facts.text().startswith("12 tracks  ·  ")
    assert page.table.rows.count() == 12
    assert str(page.table.rows.index(2, 0).data()) == "3"
    page.head.play.click()
    assert stage_ids(playlist) == 12


@pytest.mark.parametrize(
    ("width", "has_cover", "is_below"), [(1160, True, False), (680, True, True), (418, False, True)]
)
async def test_the_head_of_a_playlist_keeps_its_words_where_it_is_narrow(
    playlist: Playlist, width: int, has_cover: bool, is_below: bool
) -> None:
    playlist.page.resize(width, 700)
    await playlist.stage.settled()
    head = playlist.page.head
    assert head.cover.isVisible() is has_cover
    assert (head.filter.y() > head.play.geometry().bottom()) is is_below
    for button in (head.play, head.shuffle, head.heart, head.export, head.more):
        assert button.width() >= button.sizeHint().width()


async def test_a_page_stays_at_its_top_when_its_list_takes_the_keyboard(
    put: Put, kit: fakes.Kit
) -> None:
    made = Playlist(put, kit)
    made.page.resize(1000, 300)
    await made.stage.open(7)
    made.page.focus_first()
    assert made.page.table.currentIndex().row() == 0
    assert made.page._body.verticalScrollBar().value() == 0


def stage_ids(playlist: Playlist) -> int:
    return len(playlist.stage.last(PlayTracks).ids)


async def test_another_description_can_be_taken_back(playlist: Playlist) -> None:
    playlist.page.head.description.edited.emit("For the coast road")
    await playlist.stage.settled()
    done = playlist.stage.last(Did).done
    assert done.key == "described_playlist"


async def test_rows_dragged_within_move(playlist: Playlist) -> None:
    mime = playlist.page.table.rows.mime_of([(6, 7), (9, 9)])
    text, welcome = playlist.page._drops.hint(drag.read(mime), 3, False)
    assert (text, welcome) == ("Move to position 4", True)
    assert playlist.page._drops.hint(drag.read(mime), 9, False)[0] == "Move to position 8"
    await playlist.drop(mime, 3)
    assert playlist.stage.last(MoveInPlaylist) == MoveInPlaylist(PlaylistId(7), (506, 507, 509), 3)


async def test_control_copies_within(playlist: Playlist) -> None:
    mime = playlist.page.table.rows.mime_of([(0, 0)])
    await playlist.drop(mime, 5, Qt.KeyboardModifier.ControlModifier)
    assert playlist.page.notice.isVisible()  # the track is there already


async def test_new_tracks_are_added_and_known_ones_are_asked_about(
    qtbot: QtBot, playlist: Playlist
) -> None:
    await playlist.drop(drag.TrackMime((200, 201)), 2)
    assert playlist.stage.last(AddToPlaylist) == AddToPlaylist((200, 201), 7, Entity.TRACK, 2)
    before = len(playlist.stage.intents)
    await playlist.drop(drag.TrackMime((3, 202)), 4)
    notice = playlist.page.notice
    assert notice.text() == "1 is already here"
    assert len(playlist.stage.intents) == before
    notice.choices()[0].click()
    assert playlist.stage.last(AddToPlaylist) == AddToPlaylist([202], 7, Entity.TRACK, 4)
    await playlist.drop(drag.TrackMime((3, 202)), 4)
    notice.choices()[1].click()
    assert playlist.stage.last(AddToPlaylist) == AddToPlaylist((3, 202), 7, Entity.TRACK, 4, True)
    assert not notice.isVisible()


async def test_albums_and_files_are_dropped_too(playlist: Playlist) -> None:
    await playlist.drop(drag.TrackMime.of_things("album", (30, 31)), 0)
    assert list(playlist.stage.last(AddToPlaylist).ids) == [300, 310]
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/music/new"), QUrl.fromLocalFile("/music/a.m3u8")])
    await playlist.drop(mime, 1)
    assert playlist.stage.last(ImportFiles) == ImportFiles(
        ("file:///music/new", "file:///music/a.m3u8"), PlaylistId(7)
    )


async def test_a_drop_beside_the_rows_goes_to_the_end(playlist: Playlist) -> None:
    mime = drag.TrackMime((222,))
    at = QPointF(100, 100)
    playlist.page.dropEvent(
        QDropEvent(at, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, NONE)
    )
    await playlist.stage.settled()
    assert playlist.stage.last(AddToPlaylist).at == 12


async def test_a_sorted_view_keeps_the_order_and_refuses_moves(playlist: Playlist) -> None:
    page = playlist.page
    page.table.header.sort_wanted.emit("title", False)
    titles = playlist.titles()
    assert titles != [row.title for row in samples.tracks(12)]
    assert page.head.order.isVisible()
    mime = page.table.rows.mime_of([(1, 1)])
    assert page._drops.hint(drag.read(mime), 0, False)[1] is False
    await playlist.drop(mime, 0)
    assert playlist.stage.intents == []
    page.head.order.click()
    assert playlist.titles() == [row.title for row in samples.tracks(12)]


async def test_the_filter_folds_accents(qtbot: QtBot, put: Put, kit: fakes.Kit) -> None:
    playlist = Playlist(put, kit, 17)
    await playlist.stage.open(7)
    qtbot.keyClicks(playlist.page.head.filter.line, "orken")
    assert playlist.titles() == ["Ørkenrose (Live på Sentrum Scene)"]


async def test_keys_move_and_remove(qtbot: QtBot, playlist: Playlist) -> None:
    table = playlist.page.table
    playlist.pick(3, 4)
    qtbot.keyClick(table, KEY.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert playlist.stage.last(MoveInPlaylist) == MoveInPlaylist(7, [503, 504], 2)
    qtbot.keyClick(table, KEY.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert playlist.stage.last(MoveInPlaylist).at == 6
    qtbot.keyClick(table, KEY.Key_Delete)
    assert playlist.stage.last(RemoveFromPlaylist) == RemoveFromPlaylist(7, [503, 504])


async def test_rows_travel_by_clipboard(qtbot: QtBot, playlist: Playlist) -> None:
    table, control = playlist.page.table, Qt.KeyboardModifier.ControlModifier
    playlist.pick(3, 4)
    qtbot.keyClick(table, KEY.Key_X, control)
    assert playlist.stage.last(RemoveFromPlaylist) == RemoveFromPlaylist(7, [503, 504])
    playlist.lists.items_now = playlist.lists.items_now[:3]
    playlist.kit.facts.publish([PlaylistsChanged(frozenset({PlaylistId(7)}))])
    await until(lambda: table.rows.count() == 3)
    table.make_current(0)
    qtbot.keyClick(table, KEY.Key_V, control)
    await playlist.stage.settled()
    assert playlist.stage.last(AddToPlaylist) == AddToPlaylist((4, 5), 7, Entity.TRACK, 1)


async def test_f2_renames(qtbot: QtBot, playlist: Playlist) -> None:
    qtbot.keyClick(playlist.page.table, KEY.Key_F2)
    assert playlist.page.head.name.is_editing


async def test_name_and_description_are_edited_in_place(qtbot: QtBot, playlist: Playlist) -> None:
    name = playlist.page.head.name
    former = name.text()
    playlist.page.table.setFocus()
    playlist.page.rename()
    name.field.setText("  Night Drive ")
    qtbot.keyClick(name.field, KEY.Key_Return)
    wish = playlist.stage.last(RenamePlaylist)
    assert (wish.name, wish.to) == (former, "Night Drive")
    assert playlist.page.table.hasFocus()
    name.edit()
    name.field.setText("never")
    qtbot.keyClick(name.field, KEY.Key_Escape)
    assert name.text() == "Night Drive"
    name.edit()
    name.field.setText("   ")
    qtbot.keyClick(name.field, KEY.Key_Return)
    assert name.text() == "Night Drive"
    about = playlist.page.head.description
    about.edit()
    about.field.setText("Long songs")
    qtbot.keyClick(about.field, KEY.Key_Return)
    await playlist.stage.settled()
    assert playlist.lists.description == "Long songs"


async def test_what_is_only_wanted_is_shown_but_not_played(put: Put, kit: fakes.Kit) -> None:
    playlist = Playlist(put, kit, 3)
    wanted = Wanted("Lost Song", "Nobody")
    playlist.lists.items_now.append(PlaylistItem(ItemId(900), None, wanted, Stamp(0)))
    await playlist.stage.open(7)
    row = playlist.page.table.row_track(3)
    assert row is not None
    assert (row.title, row.state) == ("Lost Song", TrackState.NOT_OWNED)
    playlist.page.head.play.click()
    assert stage_ids(playlist) == 3
    playlist.page.table.rate.emit([0], 40)
    assert not any(isinstance(wish, Rate) for wish in playlist.stage.intents)


async def test_another_order_arrives_as_a_move(playlist: Playlist) -> None:
    playlist.pick(0)
    items = playlist.lists.items_now
    items.append(items.pop(0))
    playlist.kit.facts.publish([PlaylistsChanged(frozenset({PlaylistId(7)}))])
    await until(lambda: playlist.page.table.rows.key_at(11) == 500)
    assert list(playlist.page.table.selected_keys()) == [500]
    playlist.kit.facts.publish([PlaylistsChanged(frozenset({PlaylistId(8)}))])
    assert not playlist.page._is_dirty


async def test_an_empty_playlist_invites(put: Put, kit: fakes.Kit) -> None:
    playlist = Playlist(put, kit, 0)
    await playlist.stage.open(7)
    assert playlist.page._empty.isVisible()
    assert not playlist.page.head.play.isEnabled()
    playlist.page.head.export.click()
    assert not playlist.stage.intents


async def test_playlist_head_actions_and_state(put: Put, playlist: Playlist) -> None:
    page = playlist.page
    page.head.heart.click()
    page.head.export.click()
    page.head.more.click()
    assert playlist.stage.last(SetFavourite).entity is Entity.PLAYLIST
    assert playlist.stage.last(ExportPlaylist) == ExportPlaylist(7, "Coastline Drive")
    assert playlist.stage.last(OpenMenu).entity is Entity.PLAYLIST
    playlist.pick(2)
    page.table.header.sort_wanted.emit("rating", False)
    state = page.state()
    page.open(7)
    page.restore(state)
    await playlist.stage.settled()
    assert page.state() == state


# -- all of them -----------------------------------------------------------------------------------


def _make(name: str, kit: fakes.Kit) -> tuple[Any, int | str]:
    browse = fakes.FakeBrowse()
    if name == "album":
        return AlbumPage(kit.tools, browse), 1
    if name == "artist":
        return ArtistPage(kit.tools, browse), 1
    if name == "playlist":
        return PlaylistPage(kit.tools, fakes.FakePlaylists(samples.tracks(9)), browse), 7
    return SearchPage(kit.tools, fakes.FakeSearch(browse), browse), "halden"


@pytest.mark.parametrize("name", ["album", "artist", "playlist", "search"])
async def test_pages_fit_the_smallest_window_and_long_names(
    qtbot: QtBot, put: Put, theme: Theme, name: str
) -> None:
    kit = fakes.kit(theme)
    page, arg = _make(name, kit)
    if name == "album":
        row = page._browse.albums[1]
        long = "A title that goes on " * 12
        page._browse.albums[1] = replace(row, title=long, artist=long)
    stage = put(page, (836, 512))
    await stage.open(arg)
    page.set_playing(1, is_sounding=True)
    page.focus_first()
    body = getattr(page, "_body", None) or page.sheet
    assert body.ground.width() <= body.viewport().width()
    assert body.horizontalScrollBar().maximum() == 0
    assert not page.grab().isNull()
    assert kit.errors == []
    page.close_page()
    assert kit.facts.listeners == 0
