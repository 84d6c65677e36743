"""The user's own tags in the window: chosen by typing, dropped, shown, renamed and deleted."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from audio2_desktop.domain.facts import TagsChanged
from audio2_desktop.domain.music import Entity, OwnTag
from audio2_desktop.domain.shelves import ShelfRow
from audio2_desktop.domain.units import TagId
from audio2_desktop.ui import actions, intents
from audio2_desktop.ui.delegates.strokes import Strokes
from audio2_desktop.ui.dialogs.name_picker import CHOICE_ROLE
from audio2_desktop.ui.dialogs.questions import TextQuestion
from audio2_desktop.ui.dialogs.tag_picker import TagPicker
from audio2_desktop.ui.drag import TrackMime
from audio2_desktop.ui.intents import NewTag, OpenMenu, PickTag, PlayThings, PutTags, RenameTag
from audio2_desktop.ui.menus import MenuMaker
from audio2_desktop.ui.models import track_columns
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.pages.album import AlbumPage
from audio2_desktop.ui.pages.albums import AlbumsPage
from audio2_desktop.ui.pages.shelf import ShelfPageView
from audio2_desktop.ui.pages.tags import TagsPage
from audio2_desktop.ui.pages.tracks import TracksPage
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.drop_hint import DropHint
from audio2_desktop.ui.views.heads.own_tags_row import OwnTagButton, OwnTagsRow
from tests.ui import fakes, samples
from tests.ui.stage import Stage as PageStage
from tests.ui.stage import until
from tests.ui.whole_window import Stage

SHIFT = Qt.KeyboardModifier.ShiftModifier
NIGHT, FOG = OwnTag(TagId(1), "Night", "red"), OwnTag(TagId(2), "Fog", "teal")

Open = Callable[..., Any]


def tracks_page(theme: Theme) -> TracksPage:
    kit = fakes.kit(theme)
    return TracksPage(kit.tools, fakes.FakeBrowse(), fakes.FakeSettings(kit.facts))


# ---- by typing, over the real library ------------------------------------------------------------


async def pick(stage: Stage, wish: intents.Intent, *keys: str) -> TagPicker:
    """Open the picker, press these keys, and return it."""
    stage.controller.send(wish)
    await stage.until(lambda: bool(stage.window.findChildren(TagPicker)))
    picker = stage.dialog(TagPicker)
    assert isinstance(picker, TagPicker)
    for each in keys:
        QTest.keyClicks(picker.field.line, each)
    return picker


async def answer(stage: Stage, wish: intents.Intent, text: str) -> None:
    stage.controller.send(wish)
    await stage.until(lambda: bool(stage.window.findChildren(TextQuestion)))
    question = stage.dialog(TextQuestion)
    assert isinstance(question, TextQuestion)
    question.field.setText(text)
    question.ok.click()
    await stage.until(lambda: not stage.window.findChildren(TextQuestion))


async def test_typing_an_unknown_name_makes_a_tag_on_the_selection(stage: Stage) -> None:
    await pick(stage, PickTag((1, 2)), "Night", "\r")
    await stage.until(lambda: stage.toast == "Created the tag Night")
    (tag,) = await stage.own_tags.every()
    assert await stage.own_tags.carried(Entity.TRACK, (1, 2, 3)) == {tag.id: 2}
    stage.controller.undo()
    await stage.until(lambda: stage.toast == "Undone: Created the tag Night")
    assert await stage.own_tags.every() == ()


async def test_a_chosen_tag_goes_on_all_and_off_where_all_have_it(stage: Stage) -> None:
    await stage.own_tags.create("Night", Entity.TRACK, (1,))
    await stage.own_tags.create("Fog", Entity.TRACK, (1, 2))
    picker = await pick(stage, PickTag((1, 2)), "")
    QAbstractItemModelTester(picker.names, QAbstractItemModelTester.FailureReportingMode.Warning)
    role = Qt.ItemDataRole.AccessibleTextRole
    said = [picker.names.item(at).data(role) for at in range(2)]
    assert said == ["Fog, on all of them", "Night, on some of them"]
    marks = [picker.names.item(at).data(CHOICE_ROLE).mark for at in range(2)]
    assert marks == ["check-bold", "minus"]
    QTest.keyClicks(picker.field.line, "nig\r")
    await stage.until(lambda: stage.toast == "Put Night on 1 track")
    await pick(stage, PickTag((1, 2)), "fog\r")
    await stage.until(lambda: stage.toast == "Took Fog off 2 tracks")
    fog, night = await stage.own_tags.every()
    assert await stage.own_tags.carried(Entity.TRACK, (1, 2)) == {night.id: 2}
    stage.controller.undo()
    await stage.until(lambda: stage.toast == "Undone: Took Fog off 2 tracks")
    assert await stage.own_tags.carried(Entity.TRACK, (1, 2)) == {night.id: 2, fog.id: 2}


async def test_tags_are_made_renamed_coloured_and_deleted(stage: Stage) -> None:
    await answer(stage, NewTag(), "Night")
    await stage.until(lambda: stage.toast == "Created the tag Night")
    (tag,) = await stage.own_tags.every()
    await answer(stage, RenameTag(tag.id, tag.name), "Dusk")
    await stage.until(lambda: stage.toast == "Changed the tag Dusk")
    await stage.controller.perform(intents.ColourTag(tag.id, "pink"))
    assert await stage.own_tags.every() == (OwnTag(tag.id, "Dusk", "pink"),)
    await stage.controller.perform(intents.DeleteTags((tag.id,)))
    assert stage.toast == "Deleted 1 tag: Dusk"
    assert await stage.own_tags.every() == ()
    stage.controller.undo()
    await stage.until(lambda: stage.toast == "Undone: Deleted 1 tag: Dusk")
    assert await stage.own_tags.every() == (OwnTag(tag.id, "Dusk", "pink"),)


async def test_a_name_that_is_taken_is_told(stage: Stage) -> None:
    await stage.own_tags.create("Night")
    await answer(stage, NewTag(), "NIGHT")
    await stage.until(lambda: stage.toast == "There is a tag Night already.")


def test_the_menu_of_a_tag_changes_it(dark: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    sent: list[intents.Intent] = []
    wish = OpenMenu(Entity.TAG, (4,), 0, 0, name="Night")
    menu = MenuMaker(dark, tuple).build(wish, sent.append, window)
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert texts == [
        "Play", "Play next", "Play last", "Add to playlist", "Rename", "Colour", "Delete tag",
    ]  # fmt: skip

    def action(text: str, within: Any = menu) -> QAction:
        return next(one for one in within.actions() if one.text() == text)

    action("Rename").trigger()
    action("Pink", action("Colour").menu()).trigger()
    action("Delete tag").trigger()
    assert sent == [
        RenameTag(4, "Night"), intents.ColourTag(4, "pink"), intents.DeleteTags((4,)),
    ]  # fmt: skip


def test_the_keys_are_in_the_table_of_keys() -> None:
    said = dict(row for _, rows in actions.by_group() for row in rows)
    assert said["Put a tag on it"] == ("Shift+T",)
    assert said["Tags"] == ("Ctrl+8",)


# ---- drags ---------------------------------------------------------------------------------------


class Over:
    """A drag over one place of a view."""

    def __init__(self, view: Any, mime: QMimeData, spot: QPoint) -> None:
        self.view, self.mime, self.spot = view.viewport(), mime, spot
        left, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        for kind in (QDragEnterEvent, QDragMoveEvent):
            self.event = kind(spot, Qt.DropAction.CopyAction, mime, left, keys)
            QApplication.sendEvent(self.view, self.event)

    @property
    def said(self) -> tuple[str, bool]:
        """The words at the pointer, and whether they are a welcome."""
        for hint in self.view.window().findChildren(DropHint):
            if hint.text:
                return hint.text, hint.is_welcome
        return "", False

    def let_go(self) -> None:
        left, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        copy = Qt.DropAction.CopyAction
        QApplication.sendEvent(
            self.view, QDropEvent(QPointF(self.spot), copy, self.mime, left, keys)
        )

    def leave(self) -> None:
        QApplication.sendEvent(self.view, QDragLeaveEvent())


@pytest.mark.parametrize(
    ("mime", "entity", "ids", "said"),
    [
        (lambda: TrackMime((7, 8)), Entity.TRACK, (7, 8), "Tag 2 tracks"),
        (lambda: TrackMime.of_things("album", (3,)), Entity.ALBUM, (3,), "Tag 1 album"),
        (lambda: TrackMime.of_things("artist", (5,)), Entity.ARTIST, (5,), "Tag 1 artist"),
    ],
)
async def test_music_is_dropped_on_a_tag(
    opened: Open, mime: Callable[[], QMimeData], entity: Entity, ids: tuple[int, ...], said: str
) -> None:
    stage = await opened(TagsPage)
    await until(lambda: len(stage.names()) > 2)
    grid = stage.page.grid
    spot = grid.card_rect(1).center().toPoint()
    over = Over(grid, mime(), spot)
    assert over.said == (f"{said} · {stage.names()[1]}", True)
    over.let_go()
    assert over.said == ("", False)
    assert stage.intents == [PutTags((grid.rows.key_at(1),), ids, entity)]


async def test_beside_all_tags_a_drop_does_nothing_and_says_what_to_do(opened: Open) -> None:
    stage = await opened(TagsPage)
    await until(lambda: len(stage.names()) > 2)
    grid = stage.page.grid
    over = Over(grid, TrackMime((7,)), QPoint(4, grid.viewport().height() - 4))
    assert over.said == ("Drop it on a tag", False)
    over.let_go()
    assert stage.intents == []
    over = Over(grid, TrackMime.of_things("genre", (3,)), grid.card_rect(1).center().toPoint())
    assert over.said == ("", False)
    over.leave()


async def test_a_tag_is_dropped_on_tracks(qtbot: QtBot, dark: Theme) -> None:
    kit = fakes.kit(dark)
    stage = PageStage(
        qtbot, TracksPage(kit.tools, fakes.FakeBrowse(), fakes.FakeSettings(kit.facts))
    )
    await stage.open(None)
    await stage.settled()
    table = stage.page.table  # type: ignore[attr-defined]
    row = table.row_rect(2).center().toPoint()
    over = Over(table, TrackMime.of_things("tag", (9,)), row)
    assert over.said == ("Tag 1 track", True)
    over.let_go()
    assert stage.intents == [PutTags((9,), [table.rows.key_at(2)], Entity.TRACK)]
    table.select_keys([table.rows.key_at(at) for at in (1, 2, 3)])
    over = Over(table, TrackMime.of_things("tag", (9,)), row)
    assert over.said == ("Tag 3 tracks", True)
    over.leave()
    assert over.said == ("", False)


async def test_a_tag_is_dropped_on_albums(qtbot: QtBot, dark: Theme) -> None:
    kit = fakes.kit(dark)
    stage = PageStage(qtbot, AlbumsPage(kit.tools, fakes.FakeBrowse()))
    await stage.open(None)
    await stage.settled()
    grid = stage.page.grid  # type: ignore[attr-defined]
    over = Over(grid, TrackMime.of_things("tag", (9, 8)), grid.card_rect(0).center().toPoint())
    over.let_go()
    assert stage.intents == [PutTags((9, 8), [grid.rows.key_at(0)], Entity.ALBUM)]


# ---- pages ---------------------------------------------------------------------------------------


async def test_without_tags_the_page_says_what_they_are_and_makes_one(
    qtbot: QtBot, opened: Open
) -> None:
    stage = await opened(TagsPage)
    stage.shelves.rows_now = {}
    stage.kit.facts.publish([TagsChanged()])
    await until(lambda: stage.page.sheet._empty is not None and stage.page.sheet._empty.isVisible())
    empty = stage.page.sheet._empty
    assert empty.accessibleName().startswith("Put your own words on music. A tag goes on")
    qtbot.mouseClick(empty.buttons[0], Qt.MouseButton.LeftButton)
    stage.page.new.click()
    assert stage.intents == [NewTag(), NewTag()]


async def test_a_tag_is_opened_played_and_renamed_by_keys(qtbot: QtBot, opened: Open) -> None:
    stage = await opened(TagsPage)
    await until(lambda: len(stage.names()) > 2)
    grid = stage.page.grid
    key = grid.rows.key_at(1)
    stage.page.rename()
    grid.go_to(1)
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    qtbot.keyClick(grid, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    stage.page.rename()
    name = stage.names()[1]
    assert stage.routes == [Route("shelf", f"tag:{key}")]
    assert stage.intents == [PlayThings(Entity.TAG, [key], "play", name), RenameTag(key, name)]


@pytest.mark.parametrize("is_list", [False, True])
async def test_del_deletes_what_is_selected_and_the_menu_says_so(
    qtbot: QtBot, dark: Theme, opened: Open, is_list: bool
) -> None:
    stage = await opened(TagsPage)
    await until(lambda: len(stage.names()) > 2)
    stage.page.looks.show_list(is_list=is_list)
    grid = stage.page.grid
    keys = (grid.rows.key_at(1), grid.rows.key_at(2))
    qtbot.keyClick(grid, Qt.Key.Key_Delete)
    grid.go_to(1)
    grid.menu.emit(QPoint(0, 0))
    qtbot.keyClick(grid, Qt.Key.Key_Down if is_list else Qt.Key.Key_Right, SHIFT)
    qtbot.keyClick(grid, Qt.Key.Key_Delete)
    wish, gone = stage.intents
    assert gone == intents.DeleteTags(keys)
    window = QWidget()
    qtbot.addWidget(window)
    menu = MenuMaker(dark, tuple).build(wish, stage.intents.append, window)
    delete = menu.actions()[-1]
    assert (delete.text(), menu._keys[delete]) == ("Delete tag", "Del")
    delete.trigger()
    assert stage.intents[-1] == intents.DeleteTags([keys[0]])


async def test_a_tag_on_nothing_says_how_to_use_it(opened: Open) -> None:
    stage = await opened(ShelfPageView, "genre:1")
    page = stage.page
    assert not page._empty.isVisible()
    stage.shelves.tracks = ()
    stage.shelves.albums = 0
    stage.shelves.rows_now[1] = ShelfRow(1, "Night", 0, 0, kind=Entity.TAG, colour="red")
    page.head.play.setFocus()
    await stage.open("tag:1")
    await until(page._empty.isVisible)
    await until(lambda: page._empty.height() > 300)
    assert page._empty.sign.isVisible()
    top = page._empty.mapTo(page, QPoint(0, 0)).y()
    under, over = page.height() - top - page._empty.height(), top - page.head.geometry().bottom()
    assert max(under, over) < 100, "the words stand in the middle of what is free"
    assert page.head.kind.text() == "Tag"
    assert not page.head.play.isEnabled()
    assert not page.table.isVisible()
    assert page.head.more.hasFocus()
    page.rename()
    assert stage.intents == [RenameTag(1, "Night")]


async def test_a_deleted_tag_says_so(opened: Open) -> None:
    stage = await opened(ShelfPageView, "tag:9000")
    gone = stage.page._gone
    await until(gone.isVisible)
    assert gone.accessibleName() == "Nothing is left here. This tag was deleted."
    assert not gone.buttons[0].isVisible()
    await stage.open("genre:9000")
    await until(gone.buttons[0].isVisible)


# ---- marks in lists and heads --------------------------------------------------------------------


async def test_shift_t_tags_the_selection_of_tables_and_grids(qtbot: QtBot, dark: Theme) -> None:
    kit = fakes.kit(dark)
    tracks = PageStage(
        qtbot, TracksPage(kit.tools, fakes.FakeBrowse(), fakes.FakeSettings(kit.facts))
    )
    albums = PageStage(qtbot, AlbumsPage(kit.tools, fakes.FakeBrowse()))
    for stage, name in ((tracks, "table"), (albums, "grid")):
        await stage.open(None)
        await stage.settled()
        view = getattr(stage.page, name)
        QTest.keyClick(view, Qt.Key.Key_T, SHIFT)
        assert stage.intents == []
        view.go_to(1)
        QTest.keyClick(view, Qt.Key.Key_T, SHIFT)
        entity = Entity.TRACK if name == "table" else Entity.ALBUM
        assert stage.intents == [PickTag([view.rows.key_at(1)], entity)]


def test_rows_say_their_tags(dark: Theme) -> None:
    row = replace(samples.tracks(1)[0], tags=(FOG, NIGHT))
    column = track_columns.library(lambda: fakes.NOW)["tags"]
    assert column.text(row) == "Fog, Night"
    assert "Fog, Night" in track_columns.spoken(row)
    strokes = Strokes(dark)
    wide, narrow = (strokes.chip("A very long name of a tag", "red", room, 1) for room in (400, 60))
    assert wide.width() <= dark.px(120)
    assert narrow.width() <= 60
    assert strokes.chip("A very long name of a tag", "red", 400, 1) is wide
    red = strokes.chip("Fog", "red", 100, 1).toImage()
    assert red != strokes.chip("Fog", "blue", 100, 1).toImage()


async def test_the_head_of_an_album_leads_to_its_tags(qtbot: QtBot, dark: Theme) -> None:
    browse = fakes.FakeBrowse()
    real = browse.album_page

    async def tagged(*args: Any) -> Any:
        return replace(await real(*args), tags=(FOG, NIGHT))

    browse.album_page = tagged  # type: ignore[method-assign]
    stage = PageStage(qtbot, AlbumPage(fakes.kit(dark).tools, browse))
    await stage.open(1)
    await stage.settled()
    row = stage.page.findChild(OwnTagsRow)
    assert row is not None
    await until(row.isVisible)
    chips = row.findChildren(OwnTagButton)
    assert [chip.accessibleName() for chip in chips] == ["Tag Fog", "Tag Night"]
    assert all(chip.height() >= 32 for chip in chips)
    qtbot.mouseClick(chips[1], Qt.MouseButton.LeftButton)
    assert stage.routes == [Route("shelf", "tag:1")]


def test_a_row_of_chips_is_hidden_while_there_are_none(dark: Theme, qtbot: QtBot) -> None:
    row = OwnTagsRow(dark)
    qtbot.addWidget(row)
    row.resize(300, 40)
    row.show_tags((NIGHT,))
    assert row.isVisible()
    row.show_tags(())
    assert not row.isVisible()


def test_chips_begin_at_the_side_where_words_begin(dark: Theme, qtbot: QtBot) -> None:
    row = OwnTagsRow(dark)
    qtbot.addWidget(row)
    row.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    row.resize(300, 40)
    row.show_tags((FOG, NIGHT))
    first, second = row.findChildren(OwnTagButton)
    assert first.geometry().right() == row.width() - 1
    assert second.geometry().right() < first.x()
