"""Everything that can be dragged over every place of the frame that it can be dropped on."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from audio2_desktop.domain.lines import Entry
from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.units import TrackId
from audio2_desktop.ui import drag, intents, routes
from audio2_desktop.ui.drag import MOVED, Dropped, TrackMime
from audio2_desktop.ui.frame.playlist_rows import SideRow
from audio2_desktop.ui.frame_drops import FrameDrops
from audio2_desktop.ui.intents import Intent
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.window import Window
from tests.ui.frame import OnePage

COPY = Qt.DropAction.CopyAction
ANY = COPY | Qt.DropAction.MoveAction
LISTS = (
    SideRow(7, "Coastline Drive"),
    SideRow(8, "Bright spots", is_smart=True),
    SideRow(3, "Journeys", is_folder=True),
    SideRow(9, "Late Night Tape", folder=3),
)


def _moved(text: str) -> QMimeData:
    mime = QMimeData()
    mime.setData(MOVED, text.encode())
    return mime


def _files() -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl("file:///music/a.flac")])
    return mime


def _text() -> QMimeData:
    mime = QMimeData()
    mime.setText("no music")
    return mime


SOURCES: dict[str, Callable[[], QMimeData]] = {
    "tracks": lambda: TrackMime((11, 12, 13), "tracks"),
    "playlist rows": lambda: TrackMime((11, 12), "playlist:7", (101, 102)),
    "queue rows": lambda: TrackMime((21,), "queue", (21,)),
    "albums": lambda: TrackMime.of_things("album", (4, 5)),
    "artist": lambda: TrackMime.of_things("artist", (2,)),
    "genre": lambda: TrackMime.of_things("genre", (6,)),
    "folder on disk": lambda: TrackMime.of_things("folder", (1,)),
    "playlist": lambda: _moved("playlist:9"),
    "folder of playlists": lambda: _moved("folder:3"),
    "files": _files,
    "text": _text,
}
TARGETS = (
    "player", "favourites", "albums page", "playlist", "smart playlist", "folder",
    "below playlists", "queue head", "queue end",
)  # fmt: skip
NOTHING = ("", False)
NO_FOLDER = "A folder of playlists cannot be played"
SMART = "A smart playlist fills itself: change its search instead."
HERE = "It is in this playlist already"
LIBRARY = ("Add to library", True)
WAIT = ("Wait to open Albums", False)
INSIDE = ("Drop it on a playlist in this folder", False)
NEW = "New playlist with {}"
TO_BAR = ("Drop a playlist on the player bar to play it", False)
NEXT = "Play next: {}"
AT = "Add {} at position 3"
NO_HEART = ("This cannot be a favourite", False)
TO_DRIVE = ("Add to Coastline Drive", True)
# source: what each target says, and whether a drop would do it
SAID: dict[str, tuple[tuple[str, bool], ...]] = {
    "tracks": (
        (NEXT.format("3 tracks"), True), ("Add to favourites: 3 tracks", True), WAIT,
        ("Add 3 to Coastline Drive", True), (SMART, False), INSIDE, (NEW.format("3 tracks"), True),
        (NEXT.format("3 tracks"), True), (AT.format("3 tracks"), True),
    ),
    "playlist rows": (
        (NEXT.format("2 tracks"), True), ("Add to favourites: 2 tracks", True), WAIT, (HERE, True),
        (SMART, False), INSIDE, (NEW.format("2 tracks"), True), (NEXT.format("2 tracks"), True),
        (AT.format("2 tracks"), True),
    ),
    "queue rows": (
        ("It is in the queue already", False), ("Add to favourites: 1 track", True), WAIT,
        ("Add 1 to Coastline Drive", True), (SMART, False), INSIDE, (NEW.format("1 track"), True),
        ("Move to position 1", True), ("Move to position 2", True),
    ),
    "albums": (
        (NEXT.format("2 albums"), True), ("Add to favourites: 2 albums", True), WAIT, TO_DRIVE,
        (SMART, False), INSIDE, (NEW.format("2 albums"), True), (NEXT.format("2 albums"), True),
        (AT.format("2 albums"), True),
    ),
    "artist": (
        (NEXT.format("1 artist"), True), ("Add to favourites: 1 artist", True), WAIT, TO_DRIVE,
        (SMART, False), INSIDE, (NEW.format("1 artist"), True), (NEXT.format("1 artist"), True),
        (AT.format("1 artist"), True),
    ),
    "genre": (
        (NEXT.format("Genre"), True), NO_HEART, WAIT, TO_DRIVE, (SMART, False), INSIDE,
        (NEW.format("Genre"), True), (NEXT.format("Genre"), True), (AT.format("Genre"), True),
    ),
    "folder on disk": (
        (NEXT.format("Folder"), True), NO_HEART, WAIT, TO_DRIVE, (SMART, False), INSIDE,
        (NEW.format("Folder"), True), (NEXT.format("Folder"), True), (AT.format("Folder"), True),
    ),
    "playlist": (
        ("Play next", True), ("Add to favourites", True), WAIT, ("Above Coastline Drive", True),
        ("Above Bright spots", True), ("Into Journeys", True), ("Out of all folders", True),
        TO_BAR, TO_BAR,
    ),
    "folder of playlists": (
        (NO_FOLDER, False), NO_HEART, WAIT, ("Above Coastline Drive", True),
        ("Above Bright spots", True), ("It is here already", False), ("Out of all folders", True),
        TO_BAR, TO_BAR,
    ),
    "files": (
        LIBRARY, LIBRARY, LIBRARY, ("Import and add", True), (SMART, False), INSIDE,
        ("New playlist", True), LIBRARY, LIBRARY,
    ),
    "text": (NOTHING,) * len(TARGETS),
}  # fmt: skip


class Frame:
    """The window with drops that are remembered instead of done."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.sent: list[Intent] = []
        self.at: QWidget | None = None
        self.is_taken = False
        self.drops = FrameDrops(window, self.sent.append)
        self.opened: list[Route] = []
        window.went.connect(self.opened.append)
        window.sidebar.set_playlists(LISTS)
        window.set_panel_open(True)
        entries = [Entry(uid, TrackId(uid)) for uid in (20, 21, 22)]
        window.panel.rows.show_queue(entries[0], entries[1:], (), "")
        QTest.qWait(1)

    def place(self, target: str) -> tuple[QWidget, QPoint]:
        window = self.window
        lists, queue = window.sidebar.playlists, window.panel.list
        buttons = {button.item.route.name: button for button in window.sidebar.places.buttons}
        match target:
            case "player":
                return window.player_bar, QPoint(700, 10)
            case "favourites":
                return buttons["favourites"], QPoint(20, 10)
            case "tags":
                return buttons["tags"], QPoint(20, 10)
            case "albums page":
                return buttons["albums"], QPoint(20, 10)
            case "below playlists":
                last = lists.visualRect(lists.model().index(lists.model().rowCount() - 1, 0))
                return lists.viewport(), QPoint(40, last.bottom() + 20)
            case "queue head":
                rect = queue.visualRect(queue.model().index(3, 0))
                return queue.viewport(), QPoint(60, rect.top() + 4)
            case "queue end":
                return queue.viewport(), QPoint(60, queue.viewport().height() - 80)
        names = {"playlist": (False, 7), "smart playlist": (False, 8), "folder": (True, 3)}
        for at in range(lists.model().rowCount()):
            index = lists.model().index(at, 0)
            row = lists.rows.row(index)
            if row is not None and (row.is_folder, row.id) == names[target]:
                return lists.viewport(), lists.visualRect(index).center()
        raise AssertionError(target)

    def over(self, source: str, target: str) -> tuple[str, bool]:
        """Drag it there; the words at the pointer and whether they are a welcome."""
        self.leave()
        widget, spot = self.place(target)
        self.mime, self.at = SOURCES[source](), widget
        buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(spot, ANY, self.mime, buttons, keys)
        QApplication.sendEvent(widget, enter)
        move = QDragMoveEvent(spot, ANY, self.mime, buttons, keys)
        QApplication.sendEvent(widget, move)
        nothing = Qt.DropAction.IgnoreAction
        self.is_taken = move.isAccepted() and move.dropAction() is not nothing
        hint = self.drops.hint
        return hint.text, bool(hint.text) and hint.is_welcome

    def leave(self) -> None:
        """Qt keeps the widget that a drag is over until it is told."""
        if self.at is not None:
            QApplication.sendEvent(self.at, QDragLeaveEvent())
            self.at = None

    def drop(self, source: str, target: str) -> bool:
        widget, spot = self.place(target)
        self.over(source, target)
        buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        event = QDropEvent(QPointF(spot), COPY, self.mime, buttons, keys)
        QApplication.sendEvent(widget, event)
        self.at = None
        return event.isAccepted()


@pytest.fixture
def frame(dark: Theme, qtbot: QtBot) -> Iterator[Frame]:
    window = Window(dark, routes.nav_items(), {})
    qtbot.addWidget(window)
    window.area.add_page("tracks", OnePage())
    window.resize(1440, 900)
    window.show()
    qtbot.waitExposed(window)
    made = Frame(window)
    yield made
    made.leave()


@pytest.mark.parametrize("source", SOURCES)
def test_what_is_said_over_every_place(frame: Frame, source: str) -> None:
    said = {}
    for target in TARGETS:
        said[target] = words, is_welcome = frame.over(source, target)
        assert frame.is_taken is is_welcome, f"the ghost fades by this: {words}"
    assert said == dict(zip(TARGETS, SAID[source], strict=True))


def test_music_over_tags_is_asked_for_one_and_all_else_opens_it(frame: Frame) -> None:
    assert frame.over("tracks", "tags") == ("Choose a tag: 3 tracks", True)
    assert frame.over("genre", "tags") == ("Wait to open Tags", False)


def test_every_pair_of_source_and_target_is_in_the_table() -> None:
    assert set(SAID) == set(SOURCES)
    assert {len(row) for row in SAID.values()} == {len(TARGETS)}


@pytest.mark.parametrize(
    ("source", "target", "wish"),
    [
        ("tracks", "player", intents.PlayNext((11, 12, 13))),
        ("albums", "player", intents.PlayThings(Entity.ALBUM, (4, 5), "next")),
        ("playlist", "player", intents.PlayThings(Entity.PLAYLIST, (9,), "next")),
        ("files", "player", intents.ImportFiles(("file:///music/a.flac",))),
        ("tracks", "favourites", intents.SetFavourite(Entity.TRACK, (11, 12, 13), on=True)),
        ("artist", "favourites", intents.SetFavourite(Entity.ARTIST, (2,), on=True)),
        ("playlist", "favourites", intents.SetFavourite(Entity.PLAYLIST, (9,), on=True)),
        ("files", "albums page", intents.ImportFiles(("file:///music/a.flac",))),
        ("tracks", "tags", intents.PickTag((11, 12, 13))),
        ("albums", "tags", intents.PickTag((4, 5), Entity.ALBUM)),
    ],
)
def test_drops_on_the_player_and_on_places(
    frame: Frame, source: str, target: str, wish: Intent
) -> None:
    assert frame.drop(source, target)
    assert frame.sent == [wish]
    assert frame.drops.hint.text == ""


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("queue rows", "player"),
        ("folder of playlists", "player"),
        ("genre", "favourites"),
        ("genre", "tags"),
        ("tracks", "albums page"),
        ("text", "player"),
    ],
)
def test_what_is_refused_does_nothing(frame: Frame, source: str, target: str) -> None:
    assert not frame.drop(source, target)
    assert frame.sent == []


def test_the_lists_still_take_their_drops_themselves(frame: Frame) -> None:
    taken: list[tuple[SideRow | None, Dropped]] = []
    frame.window.sidebar.playlists.dropped.connect(lambda row, what: taken.append((row, what)))
    assert frame.drop("tracks", "playlist")
    added: list[Dropped] = []
    frame.window.panel.list.added.connect(lambda what, _before, _band: added.append(what))
    assert frame.drop("albums", "queue end")
    assert [(row and row.id, what.ids) for row, what in taken] == [(7, (11, 12, 13))]
    assert [what.things for what in added] == [(4, 5)]
    assert frame.drops.hint.text == ""


def test_a_place_opens_when_a_drag_waits_over_it(frame: Frame) -> None:
    frame.window.area.add_page("albums", OnePage())
    frame.over("tracks", "albums page")
    frame.drops._opener.setInterval(1)
    frame.drops._opener.start()
    QTest.qWait(20)
    assert frame.opened == [Route("albums")]


def test_a_drag_that_leaves_opens_nothing_and_is_silent(frame: Frame) -> None:
    frame.window.area.add_page("albums", OnePage())
    frame.over("tracks", "albums page")
    frame.leave()
    assert not frame.drops._opener.isActive()
    assert frame.drops.hint.text == ""


def test_the_words_stay_inside_the_window(frame: Frame) -> None:
    window, hint = frame.window, frame.drops.hint
    for spot in (QPoint(-50, -200), QPoint(1439, 899), QPoint(700, 890)):
        hint.say("Move to position 4", spot)
        assert window.rect().contains(hint.geometry())
    hint.say("", QPoint(0, 0))
    assert hint.isHidden()


def test_a_list_of_playlists_scrolls_near_its_ends(frame: Frame) -> None:
    lists = frame.window.sidebar.playlists
    lists.set_rows([SideRow(at, f"List {at}") for at in range(1, 80)])
    QTest.qWait(1)
    bar, low = lists.verticalScrollBar(), lists.viewport().height() - 4
    mime = SOURCES["tracks"]()
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    spot = QPoint(40, low)
    lists.dragMoveEvent(QDragMoveEvent(spot, ANY, mime, buttons, keys))
    end = 50
    while not bar.value() and (end := end - 1):
        QTest.qWait(10)
    assert bar.value() > 0
    lists.dragLeaveEvent(QDragLeaveEvent())
    here = bar.value()
    QTest.qWait(60)
    assert bar.value() == here


def test_files_go_out_with_their_addresses() -> None:
    mime = TrackMime((1, 2), "tracks", paths=lambda: ("/music/a b.flac", "/music/\udcff.mp3"))
    assert mime.formats() == [drag.TRACKS, drag.URLS]
    addresses = [bytes(url.toEncoded().data()) for url in mime.urls()]
    assert addresses == [b"file:///music/a%20b.flac", b"file:///music/%FF.mp3"]
