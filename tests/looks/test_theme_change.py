"""The theme changes while the window is in use: by the desktop, in a drag, with a menu open."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
)
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from audio2_desktop.ui.pages.album import AlbumPage
from audio2_desktop.ui.pages.albums import AlbumsPage
from audio2_desktop.ui.pages.artist import ArtistPage
from audio2_desktop.ui.pages.artists import ArtistsPage
from audio2_desktop.ui.pages.home import HomePage
from audio2_desktop.ui.pages.playlist import PlaylistPage
from audio2_desktop.ui.pages.search import SearchPage
from audio2_desktop.ui.pages.tracks import TracksPage
from audio2_desktop.ui.theme import Mode, Theme, theme
from audio2_desktop.ui.widgets.menu import Menu, open_menu
from tests.ui import fakes, home_fakes, samples
from tests.ui.frame_preview import filled_window
from tests.ui.stage import Stage

Make = Callable[[fakes.Kit], Any]
NEAR = 12
NOTHING = Qt.KeyboardModifier.NoModifier

PAGES: dict[str, tuple[Make, int | str | None]] = {
    "albums": (lambda kit: AlbumsPage(kit.tools, fakes.FakeBrowse()), None),
    "artists": (lambda kit: ArtistsPage(kit.tools, fakes.FakeBrowse()), None),
    "album": (lambda kit: AlbumPage(kit.tools, fakes.FakeBrowse()), 1),
    "artist": (lambda kit: ArtistPage(kit.tools, fakes.FakeBrowse()), 2),
    "tracks": (
        lambda kit: TracksPage(kit.tools, fakes.FakeBrowse(), fakes.FakeSettings(kit.facts)),
        None,
    ),
    "playlist": (
        lambda kit: PlaylistPage(
            kit.tools, fakes.FakePlaylists(samples.tracks(20)), fakes.FakeBrowse()
        ),
        7,
    ),
    "search": (
        lambda kit: SearchPage(kit.tools, fakes.FakeSearch(browse := fakes.FakeBrowse()), browse),
        "halden",
    ),
    "home": (lambda kit: HomePage(kit.tools, home_fakes.FakeHome(), "Santi"), None),
}


@pytest.fixture
def still(qapp: QApplication) -> Theme:
    made = Theme(mode=Mode.DARK, reduced_motion=True)
    qapp.setStyle("Fusion")
    made.apply()
    return made


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("before", "after"), [(Mode.DARK, Mode.LIGHT), (Mode.LIGHT, Mode.DARK)])
async def test_an_open_page_looks_as_one_that_is_opened_in_the_theme(
    qtbot: QtBot, still: Theme, name: str, before: Mode, after: Mode
) -> None:
    make, arg = PAGES[name]
    still.set_mode(before)
    changed = Stage(qtbot, make(fakes.kit(still)), (1200, 812))
    await changed.open(arg)
    changed.page.grab()  # type: ignore[attr-defined]
    still.set_mode(after)
    await changed.settled()
    fresh = Stage(qtbot, make(fakes.kit(still)), (1200, 812))
    await fresh.open(arg)
    await fresh.settled()
    assert differing(picture(changed), picture(fresh)) is None


def picture(stage: Stage) -> QImage:
    page: Any = stage.page
    return page.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)  # type: ignore[no-any-return]


def differing(one: QImage, other: QImage) -> tuple[int, int, int, int] | None:
    """Left, top, right, bottom of where they are not the same; NEAR for smooth edges."""
    first, second = (
        np.frombuffer(each.constBits(), np.uint8).reshape(each.height(), -1, 4)[:, :, :3]
        for each in (one, other)
    )
    ys, xs = np.nonzero(np.abs(first.astype(np.int16) - second).max(axis=2) > NEAR)
    return (xs.min(), ys.min(), xs.max(), ys.max()) if len(xs) else None


def test_the_desktops_theme_is_followed_at_once(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    scheme = Qt.ColorScheme.Dark
    monkeypatch.setattr(theme, "system_scheme", lambda: scheme)
    following = Theme(mode=Mode.SYSTEM)
    fixed = Theme(mode=Mode.DARK)
    told: list[str] = []
    following.changed.connect(lambda: told.append("following"))
    fixed.changed.connect(lambda: told.append("fixed"))
    assert following.is_dark
    scheme = Qt.ColorScheme.Light
    QGuiApplication.styleHints().colorSchemeChanged.emit(scheme)
    assert (following.is_dark, fixed.is_dark) == (False, True)
    assert told == ["following"]
    assert QApplication.palette().window().color() == QColor("#FCFCFB")


async def test_a_theme_change_in_a_drag_ends_nothing(qtbot: QtBot, still: Theme) -> None:
    lists = fakes.FakePlaylists(samples.tracks(20))
    stage = Stage(qtbot, PlaylistPage(fakes.kit(still).tools, lists, fakes.FakeBrowse()))
    await stage.open(7)
    table: Any = stage.page.table  # type: ignore[attr-defined]
    table.select_keys([table.rows.key_at(row) for row in (1, 2)])
    table.going_out.rows = table.ranges()
    what = table.rows.mime_of(table.ranges())
    drag(table, what, QPoint(300, table.pitch * 5))
    still.set_mode(Mode.LIGHT)
    await stage.settled()
    drag(table, what, QPoint(300, table.pitch * 6))
    assert picture(stage).pixelColor(2, 2).lightness() > 200
    spot = QPointF(300, table.pitch * 6 + 2)
    move, left = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    QApplication.sendEvent(table.viewport(), QDropEvent(spot, move, what, left, NOTHING))
    table.going_out.rows = []
    await stage.settled()
    assert stage.intents


def drag(view: Any, what: QMimeData, spot: QPoint) -> None:
    actions = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    left = Qt.MouseButton.LeftButton
    for kind in (QDragEnterEvent, QDragMoveEvent):
        QApplication.sendEvent(view.viewport(), kind(spot, actions, what, left, NOTHING))


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_theme_change_with_a_menu_open_keeps_it_open_in_its_colours(
    qtbot: QtBot, still: Theme
) -> None:
    window = filled_window(still)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    menu, chosen = Menu(still), []
    menu.add("Play", "play-fill", lambda: chosen.append("play"))
    menu.add("Remove", "trash", lambda: chosen.append("remove"), danger=True)
    open_menu(menu, window.mapToGlobal(QPoint(200, 200)))
    qtbot.waitUntil(menu.isVisible)
    still.set_mode(Mode.LIGHT)
    still.set_scale(150)
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    assert menu.isVisible()
    seen = menu.grab().toImage()
    assert seen.pixelColor(seen.width() // 2, 3) == still.color("pop")
    menu.actions()[0].trigger()
    assert chosen == ["play"]
    menu.close()
