"""What is merged and split from menus: what is asked, what is sent, what is said."""

import asyncio

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from audio2_desktop.domain.music import Entity
from audio2_desktop.ui import intents
from audio2_desktop.ui.dialogs.name_choice import NameChoice
from audio2_desktop.ui.dialogs.overlay import Overlay
from audio2_desktop.ui.dialogs.questions import TextQuestion
from audio2_desktop.ui.intents import Intent, OpenMenu
from audio2_desktop.ui.menus import MenuMaker
from audio2_desktop.ui.theme import Theme
from tests.ui import samples
from tests.ui.whole_window import ALBUM_TRACKS, Stage


async def asked(stage: Stage, wish: Intent, kind: type[Overlay]) -> Overlay:
    stage.controller.send(wish)
    await stage.until(lambda: bool(stage.window.findChildren(kind)))
    return stage.dialog(kind)


async def test_which_name_stays_is_asked_before_albums_are_merged(stage: Stage) -> None:
    dialog = await asked(stage, intents.Merge(Entity.ALBUM, (1, 2, 3)), NameChoice)
    assert isinstance(dialog, NameChoice)
    assert dialog.card.title.text() == "Merge 3 albums"
    names = [dialog.list.model().index(at, 0).data() for at in range(3)]
    rows = sorted(samples.albums()[:3], key=lambda row: -row.tracks)
    assert names == [row.title for row in rows], "the one with the most tracks is the proposal"
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    await stage.until(lambda: bool(stage.shelf.decided))
    assert stage.shelf.decided == [("merge", Entity.ALBUM, (1, 2, 3), rows[1].id)]
    await stage.until(lambda: stage.toast == "Merged 3 albums")
    stage.window.toasts.card.action.click()
    await stage.until(lambda: stage.toast == "Undone: Merged 3 albums")


async def test_artists_are_merged_into_the_proposal_with_its_button(stage: Stage) -> None:
    dialog = await asked(stage, intents.Merge(Entity.ARTIST, (1, 2)), NameChoice)
    assert isinstance(dialog, NameChoice)
    dialog.ok.click()
    await stage.until(lambda: stage.toast == "Merged 2 artists")


async def test_nothing_is_merged_when_the_dialog_is_closed(stage: Stage) -> None:
    dialog = await asked(stage, intents.Merge(Entity.ARTIST, (1, 2)), NameChoice)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    await stage.until(lambda: not stage.window.findChildren(NameChoice))
    assert stage.shelf.decided == []


async def test_a_split_album_gets_its_name_from_the_user(stage: Stage) -> None:
    dialog = await asked(stage, intents.SplitAlbum(3, (11, 12)), TextQuestion)
    assert isinstance(dialog, TextQuestion)
    assert dialog.field.text() == samples.albums()[2].title
    dialog.field.setText("Late")
    dialog.ok.click()
    await stage.until(lambda: stage.toast == "Made an album of 2 tracks")
    assert stage.shelf.decided == [("split", Entity.ALBUM, 3, (11, 12), "Late")]


async def test_another_artist_of_the_name_is_told_apart_by_words(stage: Stage) -> None:
    wish = intents.SplitArtist(1, (3,), Entity.ALBUM)
    dialog = await asked(stage, wish, TextQuestion)
    assert isinstance(dialog, TextQuestion)
    assert dialog.card.title.text() == f"Another artist named {samples.artists()[0].name}"
    assert not dialog.ok.isEnabled()
    dialog.field.setText("Oslo")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    await stage.until(lambda: stage.toast == "3 tracks are by another artist now")
    assert stage.shelf.decided == [("split", Entity.ARTIST, 1, ALBUM_TRACKS, "Oslo")]


async def test_a_closed_question_splits_nothing(stage: Stage) -> None:
    for wish in (intents.SplitArtist(1, (3,)), intents.SplitAlbum(3, (11,))):
        dialog = await asked(stage, wish, TextQuestion)
        dialog.finish(None)
        await stage.until(lambda: not stage.window.findChildren(TextQuestion))
    await asyncio.sleep(0)
    assert stage.shelf.decided == []


@pytest.mark.parametrize(
    ("wish", "text", "sent"),
    [
        (
            OpenMenu(Entity.ALBUM, (1, 2), 0, 0),
            "Merge…",
            intents.Merge(Entity.ALBUM, (1, 2)),
        ),
        (
            OpenMenu(Entity.ARTIST, (1, 2), 0, 0),
            "Merge…",
            intents.Merge(Entity.ARTIST, (1, 2)),
        ),
        (
            OpenMenu(Entity.TRACK, (1, 2), 0, 0, "album", 7),
            "Split off as an album…",
            intents.SplitAlbum(7, (1, 2)),
        ),
        (
            OpenMenu(Entity.TRACK, (1, 2), 0, 0, "artist", 5),
            "Split off as an artist…",
            intents.SplitArtist(5, (1, 2)),
        ),
        (
            OpenMenu(Entity.ALBUM, (1, 2), 0, 0, artist_id=5),
            "Split off as an artist…",
            intents.SplitArtist(5, (1, 2), Entity.ALBUM),
        ),
    ],
)
def test_menus_offer_it(theme: Theme, wish: OpenMenu, text: str, sent: Intent) -> None:
    got: list[Intent] = []
    menu = MenuMaker(theme, tuple).build(wish, got.append)
    next(action for action in menu.actions() if action.text() == text).trigger()
    assert got == [sent]
    menu.deleteLater()


@pytest.mark.parametrize(
    "wish",
    [
        OpenMenu(Entity.ALBUM, (1,), 0, 0),
        OpenMenu(Entity.ARTIST, (1,), 0, 0, artist_id=1),
        OpenMenu(Entity.TRACK, (1,), 0, 0, artist_id=1),
        OpenMenu(Entity.PLAYLIST, (1,), 0, 0),
    ],
)
def test_menus_offer_it_only_where_it_is_plain_what_is_meant(theme: Theme, wish: OpenMenu) -> None:
    menu = MenuMaker(theme, tuple).build(wish, lambda _: None)
    texts = {action.text() for action in menu.actions()}
    assert not texts & {
        "Merge…", "Split off as an album…", "Split off as an artist…"
    }  # fmt: skip
    menu.deleteLater()
