"""Settings, first run, library health and hidden things."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QScrollBar, QSpinBox
from pytestqt.qtbot import QtBot

from audio2_desktop.domain.facts import JobChanged, SettingChanged
from audio2_desktop.domain.folders import HealthKind, ScanReport
from audio2_desktop.domain.settings import AppearanceSettings, LibrarySettings, PlaybackSettings
from audio2_desktop.ui import drag
from audio2_desktop.ui.intents import Did, Locate
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.pages.first_run import FirstRunPage
from audio2_desktop.ui.pages.health import HealthPage
from audio2_desktop.ui.pages.hidden import HiddenPage
from audio2_desktop.ui.pages.settings import SettingsPage
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.section_list import SectionList
from audio2_desktop.ui.widgets.buttons import Toggle
from tests.ui import fakes
from tests.ui.stage import Stage, until

KEY = Qt.Key
Put = Callable[..., Stage]


@pytest.fixture
def put(qtbot: QtBot) -> Put:
    """put(page) -> its stage."""
    return lambda page, size=(1200, 752): Stage(qtbot, page, size)


@pytest.fixture
def kit(dark: Theme) -> fakes.Kit:
    return fakes.kit(dark)


class SettingsStage:
    def __init__(self, put: Put, kit: fakes.Kit) -> None:
        self.kit = kit
        self.library = fakes.FakeLibrary(kit.facts)
        self.settings = fakes.FakeSettings(kit.facts)
        self.backup = fakes.FakeBackup()
        self.page = SettingsPage(kit.tools, self.library, self.settings, self.backup)
        self.stage = put(self.page)


@pytest.fixture
async def settings(put: Put, kit: fakes.Kit) -> SettingsStage:
    made = SettingsStage(put, kit)
    await made.stage.open("library")
    return made


def drop_folder(page: Any, *paths: str) -> None:
    mime = QMimeData()
    mime.setUrls([drag.url_of(path) for path in paths])
    event = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.dropEvent(event)


def named(page: Any, name: str) -> QAbstractButton:
    return next(b for b in page.findChildren(QAbstractButton) if b.accessibleName() == name)


async def test_folders_say_what_is_in_them_and_can_be_rescanned(settings: SettingsStage) -> None:
    named(settings.page, "Rescan /home/santi/Music").click()
    named(settings.page, "Rescan all").click()
    await settings.stage.settled()
    assert settings.library.calls == [("rescan", 1), ("rescan", None)]
    assert named(settings.page, "Locate /mnt/nas/lossless").isVisible()


async def test_a_removed_folder_can_be_brought_back(settings: SettingsStage) -> None:
    named(settings.page, "Remove /home/santi/Music").click()
    await settings.stage.settled()
    done = settings.stage.last(Did).done
    assert done.key == "folder_removed"
    await until(lambda: len(settings.page.folders._rows) == 1)


async def test_a_dropped_folder_is_added(settings: SettingsStage) -> None:
    drop_folder(settings.page, "/music/new", "/music/m\udcffre")
    await settings.stage.settled()
    assert settings.library.calls == [("add", "/music/new"), ("add", "/music/m\udcffre")]
    await until(lambda: len(settings.page.folders._rows) == 4)


async def test_a_scan_shows_its_progress_and_can_be_stopped(settings: SettingsStage) -> None:
    assert settings.page._stop.isHidden()
    settings.library.at.is_running = True
    settings.library.at.report = ScanReport(seen=4112, added=310)
    settings.kit.facts.publish([JobChanged("scan:1")])
    assert settings.page._scan.text() == "Scanning: 4,112 files, 310 new"
    settings.page._stop.click()
    assert settings.library.calls == [("cancel",)]


async def test_controls_show_and_change_the_settings(qtbot: QtBot, settings: SettingsStage) -> None:
    controls = settings.page._controls
    watch = controls["library.watch"]
    assert isinstance(watch, Toggle)
    assert watch.isChecked()
    watch.click()
    theme = controls["appearance.theme"]
    theme.step(1)  # type: ignore[union-attr]
    size = controls["appearance.font_scale"]
    assert isinstance(size, QSpinBox)
    size.setValue(125)
    await settings.stage.settled()
    assert settings.settings.get(LibrarySettings).watch is False
    assert settings.settings.get(AppearanceSettings).theme == "dark"
    assert settings.settings.get(AppearanceSettings).font_scale == 125
    await settings.settings.set("playback.long_track", 42)
    assert controls["playback.long_track"].value() == 42  # type: ignore[union-attr]
    assert settings.settings.get(PlaybackSettings).long_track == 42


async def test_showing_a_setting_does_not_set_it(settings: SettingsStage) -> None:
    changed: list[str] = []
    settings.kit.facts.subscribe([SettingChanged], lambda fact: changed.append(fact.name))  # type: ignore[attr-defined]
    settings.page._show_values()
    await settings.stage.settled()
    assert changed == []


async def test_sections_are_reached_by_route_arrows_and_state(
    qtbot: QtBot, settings: SettingsStage
) -> None:
    page = settings.page
    await settings.stage.open("appearance")
    assert page._stack.currentIndex() == page._places["appearance"]
    page.focus_first()
    qtbot.keyClick(page.sections, KEY.Key_Down)
    assert page.state() == {"section": "search"}
    page.restore({"section": "about"})
    assert page._stack.currentIndex() == page._places["about"]
    named(page, "Library health").click()
    named(page, "Hidden").click()
    assert settings.stage.routes == [Route("health"), Route("hidden")]


async def test_every_control_has_a_name(settings: SettingsStage) -> None:
    for kind in (QAbstractButton, QAbstractSlider, QSpinBox):
        for control in settings.page.findChildren(kind):
            if not isinstance(control, QScrollBar) and not control.isHidden():
                assert control.accessibleName(), control


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
    page = HealthPage(kit.tools, fakes.FakeRemoval(), library)
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


async def test_hidden_and_removed_things_come_back(put: Put, kit: fakes.Kit) -> None:
    removal = fakes.FakeRemoval()
    page = HiddenPage(kit.tools, removal)
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
        "settings": lambda: SettingsPage(kit.tools, library, values, fakes.FakeBackup()),
        "first_run": lambda: FirstRunPage(kit.tools, library, values, ["/music"]),
        "health": lambda: HealthPage(kit.tools, fakes.FakeRemoval(), library),
        "hidden": lambda: HiddenPage(kit.tools, fakes.FakeRemoval()),
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
