"""First run, library health and hidden things; the settings painted small."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from audio2_desktop.domain.folders import HealthKind, HealthRow
from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.units import AlbumId, TrackId
from audio2_desktop.ui.intents import (
    Did,
    Locate,
    RemoveFromLibrary,
    Rescan,
    ShowFile,
)
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.pages.first_run import FirstRunPage
from audio2_desktop.ui.pages.health import HealthPage
from audio2_desktop.ui.pages.hidden import HiddenPage
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.settings.section_list import SectionList
from audio2_desktop.ui.widgets.menu import Menu
from tests.ui import fakes
from tests.ui.settings_stage import drop_folder, named, settings_page
from tests.ui.setup_fakes import FakeHealth, FakeRemoval
from tests.ui.stage import Stage, until

KEY = Qt.Key
Put = Callable[..., Stage]


# -- first run -------------------------------------------------------------------------------------


class FirstRun:
    def __init__(self, put: Put, kit: fakes.Kit, *suggested: str) -> None:
        self.library = fakes.FakeLibrary(kit.facts)
        self.settings = fakes.FakeSettings(kit.facts)
        self.page = FirstRunPage(kit.tools, self.library, self.settings, suggested)
        self.stage = put(self.page)


async def test_the_music_folder_is_offered_with_its_count(put: Put, kit: fakes.Kit) -> None:
    first = FirstRun(put, kit, "/home/santi/Music", "/mnt/nas")
    await first.stage.open()
    await until(lambda: all(folder.count == 84301 for folder in first.page._folders))
    line = named(first.page, "/home/santi/Music, 84,301 files found")
    assert line.isChecked()
    assert not named(first.page, "/mnt/nas, 84,301 files found").isChecked()
    first.page.add.click()
    await first.stage.settled()
    assert first.library.calls == [("add", "/home/santi/Music")]
    assert first.stage.routes == [Route("home")]


async def test_what_has_no_room_on_the_first_page_scrolls(put: Put, kit: fakes.Kit) -> None:
    kit.tools.theme.set_scale(200)
    first = FirstRun(put, kit, "/home/santi/Music", "/mnt/nas")
    first.page.resize(788, 456)
    await first.stage.open()
    for button in (first.page.add, first.page.choose, first.page.later):
        assert button.height() >= button.sizeHint().height()


async def test_dropped_and_checked_folders_are_added_together(put: Put, kit: fakes.Kit) -> None:
    first = FirstRun(put, kit, "/a", "/b")
    await first.stage.open()
    drop_folder(first.page, "/c\udcff")
    await first.stage.settled()
    first.page.list.toggled.emit("/b", True)
    assert first.page.add.accessibleName() == "Add 3 folders"
    first.page.list.toggled.emit("/a", False)
    first.page.add.click()
    await first.stage.settled()
    assert [call[1] for call in first.library.calls] == ["/b", "/c\udcff"]


async def test_without_a_music_folder_one_is_chosen(put: Put, kit: fakes.Kit) -> None:
    first = FirstRun(put, kit)
    await first.stage.open()
    assert not first.page.add.isEnabled()
    first.page.later.click()
    assert first.stage.routes == [Route("home")]
    await first.page._set("appearance.theme", "light")
    assert first.page._look.shown_text() == "Theme: Light"
    assert first.page._tongue.shown_text() == "Language: System"


# -- health and hidden -----------------------------------------------------------------------------


async def test_health_counts_kinds_and_leads_to_the_fix(
    qtbot: QtBot, put: Put, kit: fakes.Kit
) -> None:
    library = fakes.FakeLibrary(kit.facts)
    page = HealthPage(kit.tools, FakeHealth(), library)
    stage = put(page)
    await stage.open("unreadable")
    item = page.list.items.row_at(0)
    assert item.detail == "The file is empty · /music/x/broken.mp3"
    at = page.list.button_rect(0).center().toPoint()
    qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    await stage.settled()
    assert library.calls == [("rescan_paths", (b"/music/x/broken.mp3",))]
    page.sections.choose("missing")
    await stage.settled()
    page.list.setCurrentIndex(page.list.items.index(0, 0))
    qtbot.keyClick(page.list, KEY.Key_Space)
    qtbot.keyClick(page.list, KEY.Key_Return)
    assert stage.last(Locate) == Locate(7)
    assert stage.routes == [Route("album", 1)]
    page.sections.choose("no_cover")
    await stage.settled()
    assert page._stack.currentWidget() is page._fine
    assert page.state()["kind"] == str(HealthKind.NO_COVER)


@pytest.mark.parametrize(
    ("row", "button", "wish"),
    [
        (HealthRow(HealthKind.UNTAGGED, "a", "Box", b"/m/Box/a.mp3", TrackId(3)), "Show file",
         ShowFile(3)),
        (HealthRow(HealthKind.NO_COVER, "Slow", "Low", album_id=AlbumId(4)), "Look again",
         Rescan(Entity.ALBUM, (AlbumId(4),))),
        (HealthRow(HealthKind.DUPLICATE, "b", "Low", b"/m/b.mp3", TrackId(5)), "Remove…",
         RemoveFromLibrary((TrackId(5),))),
        (HealthRow(HealthKind.MISSING, "c", "m", b"/m/c.mp3", TrackId(6)), "Locate…", Locate(6)),
    ],
)  # fmt: skip
async def test_every_trouble_has_its_way_out(
    put: Put, kit: fakes.Kit, row: HealthRow, button: str, wish: Any
) -> None:
    health = FakeHealth()
    health.found = {row.kind: [row]}
    page = HealthPage(kit.tools, health, fakes.FakeLibrary(kit.facts))
    stage = put(page)
    await stage.open(str(row.kind))
    item = page.list.items.row_at(0)
    assert item.action == button
    assert item.detail.count("/m/") == bool(row.path)  # the folder is not told twice
    page.list.acted.emit(item)
    await stage.settled()
    assert stage.intents == [wish]


async def test_an_incomplete_album_is_opened(put: Put, kit: fakes.Kit) -> None:
    page = HealthPage(kit.tools, FakeHealth(), fakes.FakeLibrary(kit.facts))
    stage = put(page)
    await stage.open("incomplete")
    page.list.acted.emit(page.list.items.row_at(0))
    assert stage.routes == [Route("album", 4)]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
async def test_language_and_theme_of_the_first_run_are_menus(
    qtbot: QtBot, put: Put, kit: fakes.Kit
) -> None:
    first = FirstRun(put, kit, "/a")
    await first.stage.open()
    for link, name, wanted in (
        (first.page._look, "appearance.theme", "Light"),
        (first.page._tongue, "language.language", "Español"),
    ):
        link.click()
        (menu,) = [each for each in first.page.findChildren(Menu) if each.isVisible()]
        assert menu.actions()[0].isChecked()
        action = next(each for each in menu.actions() if each.text() == wanted)
        action.trigger()
        menu.close()
        await first.stage.settled()
        assert wanted in link.shown_text()
        assert first.settings.value(name) in ("light", "es")


async def test_hidden_and_removed_things_come_back(put: Put, kit: fakes.Kit) -> None:
    removal = FakeRemoval()
    page = HiddenPage(kit.tools, removal, fakes.FakePlaylists(()))
    stage = put(page)
    await stage.open()
    page.list.acted.emit(page.list.items.row_at(0))
    await stage.settled()
    assert removal.hidden_now == []
    assert stage.last(Did).done.key == "unhidden"
    assert page._stack.currentWidget() is page._none
    page.chips.chosen.emit("removed")
    await stage.settled()
    page.list.acted.emit(page.list.items.row_at(0))
    await stage.settled()
    assert removal.removed_now == []
    assert page.state() == {"which": "removed"}


@pytest.mark.parametrize("name", ["settings", "first_run", "health", "hidden"])
async def test_they_paint_in_both_themes_at_the_smallest_size(
    put: Put, theme: Theme, name: str
) -> None:
    kit = fakes.kit(theme)
    library, values = fakes.FakeLibrary(kit.facts), fakes.FakeSettings(kit.facts)
    page: Any = {
        "settings": lambda: settings_page(kit, library, values),
        "first_run": lambda: FirstRunPage(kit.tools, library, values, ["/music"]),
        "health": lambda: HealthPage(kit.tools, FakeHealth(), library),
        "hidden": lambda: HiddenPage(kit.tools, FakeRemoval(), fakes.FakePlaylists(())),
    }[name]()
    stage = put(page, (836, 452))
    await stage.open()
    page.focus_first()
    assert not page.grab().isNull()
    assert page.minimumSizeHint().width() <= 836
    assert kit.errors == []


async def test_without_a_folder_to_add_choosing_has_the_focus(put: Put, kit: fakes.Kit) -> None:
    first = FirstRun(put, kit)
    first.page.activateWindow()
    await until(first.page.isActiveWindow)
    first.page.open(None)
    first.page.focus_first()
    assert first.page.add.hasFocus()
    await first.stage.settled()
    assert not first.page.add.isEnabled()
    assert first.page.choose.hasFocus()


def test_the_list_of_sections_is_as_wide_as_a_language_needs(dark: Theme, qtbot: QtBot) -> None:
    short = SectionList(dark, "Sections", (("one", "info", "About"),))
    long = SectionList(dark, "Sections", (("one", "info", "Unvollständige Alben und EPs"),))
    endless = SectionList(dark, "Sections", (("one", "info", "x" * 200),))
    for each in (short, long, endless):
        qtbot.addWidget(each)
    assert short.sizeHint().width() == 220
    assert 220 < long.sizeHint().width() < endless.sizeHint().width() == 290
    before = long.sizeHint().width()
    long.set_count("one", "1,204")
    assert before < long.sizeHint().width() <= 290
