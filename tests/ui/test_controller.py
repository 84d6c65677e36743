"""Intents performed through real services on a real library file, taken back and done again."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.problems import NotFound
from audio2_desktop.domain.queue import Band, Context, ContextKind
from audio2_desktop.domain.units import PlaylistId
from audio2_desktop.ui import drag, intents
from audio2_desktop.ui.addresses import as_path
from audio2_desktop.ui.dialogs.questions import Confirmation, TextQuestion
from audio2_desktop.ui.frame.playlist_rows import SideRow
from audio2_desktop.ui.performing.imports import title_of
from tests.ui.whole_window import ALBUM_TRACKS, Stage


async def playlist(stage: Stage, name: str = "Coastline Drive") -> PlaylistId:
    made, _ = await stage.playlists.create(name)
    return made


# -- playing and queue -----------------------------------------------------------------------------


async def test_playing_shows_in_the_bar_and_the_panel(stage: Stage) -> None:
    context = Context(ContextKind.ALBUM, 3, "Tidewater")
    await stage.controller.perform(intents.PlayTracks(ALBUM_TRACKS, 1, context))
    bar = stage.window.player_bar
    await stage.until(lambda: bar.card.title.shown_text() == "Track 12")
    assert stage.window.windowTitle() == "Track 12 - Halden Coast - Audio2"
    rows = stage.window.panel.rows
    await stage.until(lambda: rows.total == 2)
    texts = [str(rows.data(rows.index(at), 0)) for at in range(rows.rowCount())]
    assert texts[0] == "Now playing"
    assert texts[2].startswith("Next from Tidewater")


async def test_albums_play_whole_and_the_former_queue_comes_back(stage: Stage) -> None:
    await stage.controller.perform(intents.PlayTracks((21, 22)))
    await stage.controller.perform(intents.PlayThings(Entity.ALBUM, (3,), "play", "Tidewater"))
    assert stage.player.queue().context == Context(ContextKind.ALBUM, 3, "Tidewater")
    assert stage.toast == "Playing 3 tracks"
    stage.window.toasts.card.action.click()
    await stage.until(lambda: stage.toast == "Undone: Playing 3 tracks")
    entry = stage.player.state.entry
    assert entry is not None
    assert entry.track_id == 21


async def test_what_plays_is_stopped_and_goes_on(stage: Stage) -> None:
    await stage.controller.perform(intents.PlayTracks((21, 22)))
    assert stage.player.state.is_playing
    await stage.controller.perform(intents.PlayPause())
    assert not stage.player.state.is_playing
    await stage.controller.perform(intents.PlayPause())
    assert stage.player.state.is_playing


async def test_next_and_last_with_undo_and_redo(stage: Stage) -> None:
    perform = stage.controller.perform
    await perform(intents.PlayNext((21, 22)))
    await perform(intents.PlayLast((31,)))
    await perform(intents.PlayThings(Entity.ALBUM, (3,), "next"))
    assert stage.up_next() == [21, 22, 11, 12, 13, 31]
    stage.controller.undo()
    await stage.until(lambda: stage.up_next() == [21, 22, 31])
    stage.controller.redo()
    await stage.until(lambda: stage.up_next() == [21, 22, 11, 12, 13, 31])


async def test_entries_are_moved_inserted_removed_and_cleared(stage: Stage) -> None:
    perform = stage.controller.perform
    await perform(intents.PlayLast((21, 22, 23)))
    first, second, third = (entry.uid for entry in stage.player.queue().up_next)
    await perform(intents.MoveInQueue((third,), first, Band.UP_NEXT))
    assert stage.up_next() == [23, 21, 22]
    await perform(intents.InsertInQueue((41,), second, Band.UP_NEXT))
    assert stage.up_next() == [23, 21, 41, 22]
    await perform(intents.RemoveFromQueue((first,)))
    assert stage.up_next() == [23, 41, 22]
    await perform(intents.ClearQueue())
    assert stage.up_next() == []
    stage.controller.undo()
    await stage.until(lambda: stage.up_next() == [23, 41, 22])


async def test_an_album_goes_where_it_is_dropped_in_the_queue(stage: Stage) -> None:
    await stage.controller.perform(intents.PlayNext((21, 22)))
    second = stage.player.queue().up_next[1].uid
    album = drag.Dropped(entity="album", things=(3,))
    stage.window.panel.list.added.emit(album, second, Band.UP_NEXT)
    await stage.until(lambda: stage.up_next() == [21, *ALBUM_TRACKS, 22])
    stage.controller.undo()
    await stage.until(lambda: stage.up_next() == [21, 22])


async def test_things_without_tracks_say_so(stage: Stage) -> None:
    stage.controller.send(intents.PlayThings(Entity.ARTIST, (9,), "play"))
    await stage.until(lambda: stage.toast == "There is no track to play .")


async def test_the_queue_becomes_a_playlist(stage: Stage) -> None:
    await stage.controller.perform(
        intents.PlayTracks(ALBUM_TRACKS, 0, Context(ContextKind.ALBUM, 3, "Tidewater"))
    )
    stage.controller.send(intents.SaveQueue())
    await stage.until(lambda: bool(stage.window.findChildren(TextQuestion)))
    question = stage.dialog(TextQuestion)
    assert isinstance(question, TextQuestion)
    assert question.field.text() == "Tidewater"
    question.ok.click()
    await stage.until(lambda: stage.toast == "Created the playlist Tidewater")
    made = (await stage.playlists.all())[0]
    assert list(await stage.playlists.track_ids(made.id)) == list(ALBUM_TRACKS)


# -- playlists -------------------------------------------------------------------------------------


async def test_adding_asks_about_duplicates_without_stopping(stage: Stage) -> None:
    target = await playlist(stage)
    add = intents.AddToPlaylist((21, 22), target)
    await stage.controller.perform(add)
    assert stage.toast == "Added 2 tracks to Coastline Drive"
    await stage.controller.perform(intents.AddToPlaylist((22, 23), target))
    assert stage.toast == "Added 1 track · 1 track is already there"
    assert list(await stage.playlists.track_ids(target)) == [21, 22, 23]
    stage.window.toasts.card.action.click()
    await stage.until(lambda: stage.toast == "Added 1 track to Coastline Drive")
    assert list(await stage.playlists.track_ids(target)) == [21, 22, 23, 22]


async def test_what_was_asked_about_on_the_page_is_not_asked_about_again(stage: Stage) -> None:
    target = await playlist(stage)
    await stage.controller.perform(intents.AddToPlaylist((21, 22), target))
    add = intents.AddToPlaylist((22, 23), target, at=1, again=True)
    await stage.controller.perform(add)
    assert list(await stage.playlists.track_ids(target)) == [21, 22, 23, 22]
    assert stage.toast == "Added 2 tracks to Coastline Drive"


async def test_the_side_bar_follows_and_takes_drops(stage: Stage) -> None:
    target = await playlist(stage)
    view = stage.window.sidebar.playlists
    await stage.until(lambda: bool(stage.controller.playlist_choices()))
    assert view.rows.rowCount() == 1
    view.dropped.emit(SideRow(target, "Coastline Drive"), drag.Dropped((21, 22)))
    await stage.until(lambda: stage.toast == "Added 2 tracks to Coastline Drive")
    assert stage.controller.playlist_choices() == [(target, "Coastline Drive")]


async def test_rename_asks_and_can_be_dismissed(stage: Stage) -> None:
    target = await playlist(stage)
    stage.controller.send(intents.RenamePlaylist(target, "Coastline Drive"))
    await stage.until(lambda: bool(stage.window.findChildren(TextQuestion)))
    stage.dialog(TextQuestion).finish(None)
    await stage.controller.perform(intents.RenamePlaylist(target, "Coastline Drive", "Tide"))
    assert (await stage.playlists.row(target)).name == "Tide"


async def test_delete_and_bring_back(stage: Stage) -> None:
    target = await playlist(stage)
    await stage.controller.perform(intents.DeletePlaylist(target, "Coastline Drive"))
    assert await stage.playlists.all() == ()
    stage.window.toasts.card.action.click()
    await stage.until(lambda: "Undone" in stage.toast)
    assert [row.id for row in await stage.playlists.all()] == [target]


async def test_items_are_moved_and_removed(stage: Stage) -> None:
    target = await playlist(stage)
    await stage.controller.perform(intents.AddToPlaylist((21, 22, 23), target))
    items = [item.id for item in await stage.playlists.items(target)]
    await stage.controller.perform(intents.MoveInPlaylist(target, (items[2],), 0))
    assert list(await stage.playlists.track_ids(target)) == [23, 21, 22]
    await stage.controller.perform(intents.RemoveFromPlaylist(target, (items[0], items[1])))
    assert list(await stage.playlists.track_ids(target)) == [23]


async def test_picking_by_typing_makes_a_new_one(stage: Stage) -> None:
    from audio2_desktop.ui.dialogs.playlist_picker import PlaylistPicker

    stage.controller.send(intents.PickPlaylist((3,), Entity.ALBUM))
    await stage.until(lambda: bool(stage.window.findChildren(PlaylistPicker)))
    picker = stage.dialog(PlaylistPicker)
    assert isinstance(picker, PlaylistPicker)
    QTest.keyClicks(picker.field.line, "Night")
    QTest.keyClick(picker.field.line, "\r")
    await stage.until(lambda: stage.toast == "Created the playlist Night")
    made = (await stage.playlists.all())[0]
    assert list(await stage.playlists.track_ids(made.id)) == list(ALBUM_TRACKS)


async def test_folders_are_made_filled_renamed_and_deleted(stage: Stage) -> None:
    target = await playlist(stage)

    async def answer(intent: intents.Intent, text: str) -> None:
        stage.controller.send(intent)
        await stage.until(lambda: bool(stage.window.findChildren(TextQuestion)))
        question = stage.dialog(TextQuestion)
        assert isinstance(question, TextQuestion)
        question.field.setText(text)
        question.ok.click()
        await stage.until(lambda: not stage.window.findChildren(TextQuestion))

    async def folders() -> list[str]:
        return [folder.name for folder in await stage.playlists.folders()]

    await answer(intents.NewFolder(target), "Road trips")
    await stage.until(lambda: bool(stage.window.sidebar.playlists.rows.folders()))
    made = (await stage.playlists.folders())[0]
    assert (await stage.playlists.row(target)).folder == made.id
    await answer(intents.RenameFolder(made.id, "Road trips"), "Trips")
    await stage.until(lambda: stage.toast == "Renamed the folder to Trips")
    await stage.controller.perform(intents.MovePlaylist(target, None))
    assert (await stage.playlists.row(target)).folder is None
    await stage.controller.perform(intents.MovePlaylist(target, made.id))
    await answer(intents.NewPlaylist(folder=made.id), "Inside")
    await stage.until(lambda: stage.toast == "Created the playlist Inside")
    await stage.controller.perform(intents.DeleteFolder(made.id))
    assert await folders() == []
    assert sorted(row.name for row in await stage.playlists.all()) == ["Coastline Drive", "Inside"]
    stage.controller.undo()
    await stage.until(lambda: "Undone" in stage.toast)
    assert await folders() == ["Trips"]


# -- marks, removal, imports -----------------------------------------------------------------------


async def test_hearts_and_stars_are_quiet_and_undone(stage: Stage) -> None:
    await stage.controller.perform(intents.SetFavourite(Entity.TRACK, (7,), True))
    await stage.controller.perform(intents.Rate(Entity.TRACK, (7,), 70))
    assert stage.window.toasts.current is None
    assert await stage.favourites.is_favourite(Entity.TRACK, 7)
    assert await stage.favourites.rating(Entity.TRACK, 7) == 70
    stage.controller.undo()
    await stage.until(lambda: "Undone" in stage.toast)
    assert await stage.favourites.rating(Entity.TRACK, 7) == 0


async def test_removing_from_the_library_asks_first(stage: Stage) -> None:
    stage.controller.send(intents.RemoveFromLibrary((21, 22)))
    await stage.until(lambda: bool(stage.window.findChildren(Confirmation)))
    question = stage.dialog(Confirmation)
    assert isinstance(question, Confirmation)
    assert question.first_focus() is question.safe
    question.safe.click()
    await stage.until(lambda: not stage.window.findChildren(Confirmation))
    assert stage.shelf.removed == []
    stage.controller.send(intents.RemoveFromLibrary((21, 22), and_trash=True))
    await stage.until(lambda: bool(stage.window.findChildren(Confirmation)))
    again = stage.dialog(Confirmation)
    assert isinstance(again, Confirmation)
    again.action.click()
    await stage.until(lambda: stage.shelf.removed == [("trashed", (21, 22))])


async def test_dropped_files_go_where_they_belong(stage: Stage, tmp_path: Path) -> None:
    listing = tmp_path / "night.m3u8"
    listing.write_text("#EXTM3U\n/nowhere/a.flac\n", "utf-8")
    places = ("file:///music/New%20folder", "/music/a.flac", str(listing), "https://example.org/a")
    await stage.controller.perform(intents.ImportFiles(places))
    assert stage.shelf.added == [b"/music/New folder"]
    assert [row.name for row in await stage.playlists.all()] == ["night"]
    entry = stage.player.state.entry
    assert entry is not None
    assert entry.outside is not None
    assert entry.outside.title == "a"


async def test_files_dropped_on_a_playlist_are_its_tracks(stage: Stage) -> None:
    target = await playlist(stage)
    await stage.controller.perform(intents.ImportFiles(("/music/known.flac",), target))
    assert list(await stage.playlists.track_ids(target)) == [14, 15]
    with pytest.raises(NotFound):
        await stage.controller.perform(intents.ImportFiles(("/music/other.flac",), target))


def test_addresses_become_paths() -> None:
    assert as_path("file:///a/%FFb.flac") == b"/a/\xffb.flac"
    assert as_path("/a b") == b"/a b"
    assert as_path("https://example.org/a.mp3") == b""
    assert title_of(b"/a/01 \xff.flac") == "01 \ufffd"
