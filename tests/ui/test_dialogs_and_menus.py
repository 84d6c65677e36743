"""Dialogs keep the focus and give it back; menus say what can be done and send it as intents."""

import asyncio
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.undo import Undoable
from audio2_desktop.ui import actions, intents
from audio2_desktop.ui.dialogs.keys_table import KeysTable
from audio2_desktop.ui.dialogs.name_picker import Picked, fitting
from audio2_desktop.ui.dialogs.overlay import Overlay
from audio2_desktop.ui.dialogs.playlist_picker import PlaylistPicker
from audio2_desktop.ui.dialogs.questions import Confirmation, TextQuestion, wrapped
from audio2_desktop.ui.intents import Intent, OpenMenu
from audio2_desktop.ui.menus import MenuMaker, PlaylistMenu
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.performing.undo_history import UndoHistory
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets.menu import Menu, MenuShadow
from audio2_desktop.ui.window import Window

PLAYLISTS = ((1, "Coastline Drive"), (2, "Late Night Tape"), (3, "Sunday, Slowly"))


@pytest.fixture
def active(window: Window, qtbot: QtBot) -> Window:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.sidebar.places.buttons[0].setFocus()
    return window


def ask(active: Window, refuse: Callable[[str], str] | None = None) -> TextQuestion:
    question = TextQuestion(
        active.theme, active, "New playlist", "Name", ok="Create", refuse=refuse
    )
    question.present()
    return question


def test_a_question_covers_the_window_and_follows_its_size(active: Window) -> None:
    question = ask(active)
    assert question.geometry() == active.rect()
    active.resize(1000, 700)
    assert question.geometry() == active.rect()
    centre = question.card.geometry().center().x()
    assert abs(centre - 500) <= 1


def test_focus_goes_round_inside_and_back_where_it_was(active: Window) -> None:
    question = ask(active)
    assert QApplication.focusWidget() is question.field
    seen = set()
    for _ in range(8):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert question.isAncestorOf(focus)
        seen.add(focus)
    assert len(seen) >= 3
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not question.isVisible()
    assert QApplication.focusWidget() is active.sidebar.places.buttons[0]


def test_ok_waits_for_a_text_that_is_not_refused(active: Window) -> None:
    answers: list[object] = []
    question = ask(active, lambda text: "There is one already." if text == "Tide" else "")
    question.on_finished(answers.append)
    assert not question.ok.isEnabled()
    QTest.keyClicks(question.field, "Tide")
    assert not question.ok.isEnabled()
    assert question.reason.text() == "There is one already."
    QTest.keyClick(question.field, Qt.Key.Key_Return)
    assert answers == []
    QTest.keyClicks(question.field, "s  ")
    QTest.keyClick(question.field, Qt.Key.Key_Return)
    assert answers == ["Tides"]


async def test_a_question_is_awaited(active: Window) -> None:
    question = TextQuestion(active.theme, active, "Name it", "Name", text="Old")
    waiting = asyncio.ensure_future(question.text())
    await asyncio.sleep(0)
    assert question.isVisible()
    question.field.setText("New")
    question.ok.click()
    assert await waiting == "New"
    gone = Confirmation(active.theme, active, "Remove?", "Files stay.", "Remove")
    waiting_too = asyncio.ensure_future(gone.is_confirmed())
    await asyncio.sleep(0)
    gone.finish(None)
    gone.finish(True)
    assert await waiting_too is False


def test_a_click_beside_the_card_dismisses(active: Window) -> None:
    question = ask(active)
    QTest.mouseClick(question.card, Qt.MouseButton.LeftButton)
    assert question.isVisible()
    QTest.mouseClick(question, Qt.MouseButton.LeftButton, pos=question.rect().topLeft())
    assert not question.isVisible()


def test_enter_never_confirms_what_takes_away(active: Window) -> None:
    answers: list[object] = []
    question = Confirmation(active.theme, active, "Remove?", "The files stay " * 20, "Remove")
    question.on_finished(answers.append)
    question.present()
    assert QApplication.focusWidget() is question.safe
    QTest.keyClick(question.safe, Qt.Key.Key_Return)
    assert answers == [None]


def test_texts_are_broken_at_spaces(dark: Theme) -> None:
    lines = wrapped(dark, "one two three four five six seven eight nine ten", 120)
    assert len(lines) > 2
    assert " ".join(lines) == "one two three four five six seven eight nine ten"
    assert all(dark.metrics("body").horizontalAdvance(line) <= 120 for line in lines)


def test_playlists_are_found_by_any_word_and_without_accents() -> None:
    assert fitting([name for _, name in PLAYLISTS], "tape")[0] == 1
    assert fitting(["Ámbar y sal"], "ambar") == [0]
    assert fitting(["Big tide", "Tide", "Fog"], "tide") == [1, 0]
    assert fitting(["Tide", "Fog"], "zzz") == []
    assert fitting(["Tide", "Fog"], "") == [0, 1]


def test_the_picker_offers_a_new_one_for_an_unknown_name(active: Window) -> None:
    answers: list[object] = []
    picker = PlaylistPicker(active.theme, active, "Add", PLAYLISTS)
    picker.on_finished(answers.append)
    picker.present()
    QTest.keyClicks(picker.field.line, "late")
    QTest.keyClick(picker.field.line, Qt.Key.Key_Down)
    QTest.keyClick(picker.field.line, Qt.Key.Key_Return)
    assert answers == [Picked(None, "late")]


def test_the_table_of_keys_shows_every_command(active: Window) -> None:
    groups = actions.by_group()
    keys = KeysTable(active.theme, active, groups)
    keys.present()
    said = {line.partition(": ")[0] for line in keys.sheet.told if ": " in line}
    said |= {line.rpartition(": ")[0] for line in keys.sheet.told if ": " in line}
    for action in actions.table():
        assert (action.text in said) is bool(action.keys)
    assert keys.card.height() <= active.height()
    active.resize(900, 600)
    small = KeysTable(active.theme, active, groups)
    small.present()
    assert small.rect().contains(small.card.geometry())


# -- menus -----------------------------------------------------------------------------------------


@pytest.fixture
def maker(dark: Theme) -> MenuMaker:
    return MenuMaker(dark, lambda: PLAYLISTS)


def wish(entity: Entity = Entity.TRACK, ids: tuple[int, ...] = (7,), **more: object) -> OpenMenu:
    return OpenMenu(entity, ids, 10, 10, name="Breakwater", artist_id=3, album_id=4, **more)  # type: ignore[arg-type]


def texts(menu: QMenu) -> list[str]:
    return ["-" if action.isSeparator() else action.text() for action in menu.actions()]


def run(menu: QMenu, text: str) -> None:
    next(action for action in menu.actions() if action.text() == text).trigger()


def test_a_track_menu_has_the_order_of_the_design(maker: MenuMaker, window: Window) -> None:
    menu = maker.build(wish(), lambda intent: None, window)
    assert texts(menu) == [
        "Play", "Play next", "Play last", "-",
        "Add to playlist", "Rate", "Tag…", "Add to favourites", "-",
        "Go to album", "Go to artist", "-",
        "Show file", "Rescan file", "Write loudness to files…", "-",
        "Hide", "Remove from library…",
    ]  # fmt: skip
    assert menu.width() == 262


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_an_open_menu_throws_a_shadow_on_the_window_and_takes_it_away(
    maker: MenuMaker, active: Window, qtbot: QtBot
) -> None:
    menu = maker.build(wish(), lambda intent: None, active)
    menu.popup(active.mapToGlobal(QPoint(400, 100)))
    beside = QPoint(400 + menu.width() + 6, 300)
    lit = active.grab(QRect(beside, QSize(1, 1)))
    (shadow,) = active.findChildren(MenuShadow)
    assert shadow.geometry().contains(active.mapFromGlobal(menu.geometry().center()))
    menu.close()
    qtbot.waitUntil(lambda: not active.findChildren(MenuShadow))
    assert lit.toImage() != active.grab(QRect(beside, QSize(1, 1))).toImage()


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("corner", [(0, 0), (1439, 0), (0, 899), (1439, 899), (300, 100)])
def test_a_menu_stays_in_the_window(
    corner: tuple[int, int], maker: MenuMaker, active: Window
) -> None:
    place = active.mapToGlobal(QPoint(*corner))
    menu = maker.pop_up(replace(wish(), x=place.x(), y=place.y()), lambda intent: None, active)
    assert active.geometry().contains(menu.geometry())
    if corner == (300, 100):
        assert menu.pos() == place
    menu.close()


def test_entries_of_a_menu_grow_with_the_text(maker: MenuMaker, active: Window) -> None:
    heights = []
    for percent in (100, 200):
        active.theme.set_scale(percent)
        active.theme.apply()
        menu = maker.build(wish(), lambda intent: None, active)
        menu.ensurePolished()
        heights.append(menu.actionGeometry(menu.actions()[0]).height())
    assert heights == [32, 64]


def test_entries_send_intents(maker: MenuMaker, window: Window) -> None:
    sent: list[Intent] = []
    menu = maker.build(wish(ids=(7, 8)), sent.append, window)
    for text in ("Play", "Play next", "Play last", "Add to favourites", "Go to artist"):
        run(menu, text)
    assert sent == [
        intents.PlayTracks((7, 8)),
        intents.PlayNext((7, 8)),
        intents.PlayLast((7, 8)),
        intents.SetFavourite(Entity.TRACK, (7, 8), True),
        intents.Go(Route("artist", 3)),
    ]


@pytest.mark.parametrize(
    ("more", "there", "intent"),
    [
        (
            {"place": "playlist", "place_id": 5, "item_ids": (70,)},
            "Remove from this playlist",
            intents.RemoveFromPlaylist(5, (70,)),
        ),
        (
            {"place": "queue", "item_ids": (9,)},
            "Remove from the queue",
            intents.RemoveFromQueue((9,)),
        ),
        ({"place": "queue", "item_ids": (9,)}, "Play", intents.JumpInQueue(9)),
        ({"place": "queue", "item_ids": (9,)}, "Clear the queue", intents.ClearQueue(whole=True)),
        ({"is_missing": True}, "Find the file", intents.Locate(7)),
        (
            {"is_favourite": True},
            "Remove from favourites",
            intents.SetFavourite(Entity.TRACK, (7,), False),
        ),
    ],
)
def test_places_add_their_own_entries(
    more: dict[str, object], there: str, intent: Intent, maker: MenuMaker, window: Window
) -> None:
    sent: list[Intent] = []
    run(maker.build(wish(**more), sent.append, window), there)
    assert sent == [intent]


@pytest.mark.parametrize(
    ("there", "intent"),
    [
        ("Play", intents.JumpInQueue(9)),
        ("Remove from the queue", intents.RemoveFromQueue((9, 10))),
        ("Clear the queue", intents.ClearQueue(whole=True)),
    ],
)
def test_files_outside_the_library_have_a_menu_in_the_queue(
    there: str, intent: Intent, maker: MenuMaker, window: Window
) -> None:
    sent: list[Intent] = []
    run(maker.for_outside((9, 10), sent.append, window), there)
    assert sent == [intent]


def test_a_page_adds_entries_of_its_own(maker: MenuMaker, window: Window) -> None:
    done: list[str] = []
    entry = intents.MenuEntry("Not interested", "thumbs-down", lambda: done.append("refused"))
    menu = maker.build(wish(Entity.ALBUM, (7,), extra=(entry,)), lambda intent: None, window)
    assert "Not interested" in texts(menu)
    run(menu, "Not interested")
    assert done == ["refused"]


def test_playlists_are_renamed_exported_and_deleted(maker: MenuMaker, window: Window) -> None:
    menu = maker.build(wish(Entity.PLAYLIST, (5,)), lambda intent: None, window)
    assert texts(menu)[-5:] == ["Rename", "Move to folder", "Export…", "-", "Delete playlist"]
    assert "Remove from library…" not in texts(menu)


def test_folders_have_menus_too(dark: Theme, window: Window) -> None:
    sent: list[Intent] = []
    maker = MenuMaker(dark, lambda: PLAYLISTS, lambda: ((9, "Road & rail"),))
    menu = maker.build(wish(Entity.PLAYLIST, (5,)), sent.append, window)
    move = next(a.menu() for a in menu.actions() if a.text() == "Move to folder")
    assert isinstance(move, Menu)
    run(move, "Road && rail")
    run(move, "Out of all folders")
    run(maker.for_folder(9, "Road & rail", sent.append, window), "Rename")
    assert sent == [
        intents.MovePlaylist(5, 9),
        intents.MovePlaylist(5, None),
        intents.RenameFolder(9, "Road & rail"),
    ]


def test_rating_from_the_menu_marks_the_present_one(maker: MenuMaker, window: Window) -> None:
    sent: list[Intent] = []
    menu = maker.build(wish(rating=80), sent.append, window)
    rate = next(a.menu() for a in menu.actions() if a.text() == "Rate")
    assert isinstance(rate, Menu)
    assert [a.text() for a in rate.actions() if a.isChecked()] == ["4 of 5 stars"]
    run(rate, "No rating")
    assert sent == [intents.Rate(Entity.TRACK, (7,), 0)]


def test_the_playlist_menu_filters_and_enter_takes_the_first(
    maker: MenuMaker, window: Window, qtbot: QtBot
) -> None:
    chosen: list[int | None] = []
    menu = PlaylistMenu(window.theme, PLAYLISTS, chosen.append)
    qtbot.addWidget(menu)
    menu.field.line.setText("sun")
    assert "Coastline Drive" not in texts(menu)
    QTest.keyClick(menu.field.line, Qt.Key.Key_Return)
    run(menu, "New playlist")
    assert chosen == [3, None]


def test_names_with_ampersands_stay_whole(maker: MenuMaker, window: Window, qtbot: QtBot) -> None:
    menu = PlaylistMenu(window.theme, ((1, "Salt & Tide"),), lambda ref: None)
    qtbot.addWidget(menu)
    assert "Salt && Tide" in texts(menu)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_menu_pops_up_without_a_loop(maker: MenuMaker, window: Window, qtbot: QtBot) -> None:
    menu = maker.pop_up(wish(), lambda intent: None, window)
    qtbot.waitUntil(menu.isVisible)
    image = menu.grab().toImage()
    assert image.pixelColor(image.width() // 2, 10) == window.theme.color("pop")
    menu.close()


# -- undo ------------------------------------------------------------------------------------------


class Ledger:
    """Counts up and down, and fails when told to."""

    def __init__(self) -> None:
        self.value = 0
        self.fails = False

    def change(self, by: int) -> Undoable:
        self.value += by

        async def undo() -> Undoable:
            if self.fails:
                raise RuntimeError("gone")
            return self.change(-by)

        return Undoable("rated", undo)


async def test_undo_and_redo_in_order() -> None:
    ledger, history = Ledger(), UndoHistory()
    for by in (1, 10, 100):
        history.push(ledger.change(by))
    await history.undo()
    await history.undo()
    assert ledger.value == 1
    await history.redo()
    assert ledger.value == 11
    history.push(ledger.change(1000))
    assert await history.redo() is None


async def test_one_certain_step_can_be_taken_back() -> None:
    ledger, history = Ledger(), UndoHistory()
    first = ledger.change(1)
    history.push(first)
    history.push(ledger.change(10))
    await history.undo(first)
    assert ledger.value == 10
    assert await history.undo(first) is None


async def test_a_step_that_fails_is_dropped() -> None:
    ledger, history = Ledger(), UndoHistory()
    history.push(ledger.change(1))
    ledger.fails = True
    with pytest.raises(RuntimeError):
        await history.undo()
    assert await history.undo() is None


def test_overlays_are_named(window: Window) -> None:
    overlay = Overlay(window.theme, window, "About")
    assert overlay.accessibleName() == "About"
    overlay.present()
    overlay.retire()


def bare(entity: Entity, ids: tuple[int, ...], path: bytes = b"") -> OpenMenu:
    return OpenMenu(entity, ids, 10, 10, name="Dub", path=path)


def test_a_genre_can_be_hidden_but_neither_loved_nor_rated(
    maker: MenuMaker, window: Window
) -> None:
    sent: list[Intent] = []
    menu = maker.build(bare(Entity.GENRE, (5,)), sent.append, window)
    entries = [text for text in texts(menu) if text != "-"]
    assert entries == ["Play", "Play next", "Play last", "Add to playlist", "Hide"]
    run(menu, "Hide")
    run(menu, "Play last")
    assert sent == [
        intents.Hide(Entity.GENRE, (5,)),
        intents.PlayThings(Entity.GENRE, (5,), "last", "Dub"),
    ]


def test_years_can_only_be_played_and_kept(maker: MenuMaker, window: Window) -> None:
    menu = maker.build(bare(Entity.DECADE, (1990,)), lambda intent: None, window)
    assert texts(menu)[:5] == ["Play", "Play next", "Play last", "-", "Add to playlist"]
    assert "Hide" not in texts(menu)


def test_a_folder_is_shown_and_looked_at_again(maker: MenuMaker, window: Window) -> None:
    sent: list[Intent] = []
    asked = bare(Entity.FOLDER, (5,), b"/music/Caf\xe9")
    menu = maker.build(asked, sent.append, window)
    run(menu, "Show in file manager")
    run(menu, "Rescan this folder")
    assert sent == [intents.ShowFolder(b"/music/Caf\xe9"), intents.RescanFolder(b"/music/Caf\xe9")]
    empty = maker.build(bare(Entity.FOLDER, (), b"/music"), sent.append, window)
    assert [text for text in texts(empty) if text != "-"] == [
        "Show in file manager",
        "Rescan this folder",
    ]
