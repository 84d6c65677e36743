"""The settings: sections, search, and what each control does."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QApplication,
    QLabel,
    QScrollBar,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from audio2_desktop.domain.checks import OK, Check
from audio2_desktop.domain.facts import JobChanged, SettingChanged
from audio2_desktop.domain.folders import ScanReport
from audio2_desktop.domain.settings import (
    AppearanceSettings,
    LibrarySettings,
    all_settings,
)
from audio2_desktop.ui import setting_rows
from audio2_desktop.ui.dialogs import files
from audio2_desktop.ui.dialogs.log_view import LogView
from audio2_desktop.ui.dialogs.questions import Confirmation
from audio2_desktop.ui.intents import (
    Did,
    ShowFolder,
)
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets.buttons import Toggle
from tests.ui import fakes
from tests.ui.settings_stage import SettingsStage, drop_folder, named
from tests.ui.stage import Stage, until

KEY = Qt.Key
Put = Callable[..., Stage]


@pytest.fixture
async def settings(put: Put, kit: fakes.Kit) -> SettingsStage:
    made = SettingsStage(put, kit)
    await made.stage.open("library")
    return made


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
    await until(lambda: len(settings.page.part("library").folders._rows) == 1)


async def test_a_dropped_folder_is_added(settings: SettingsStage) -> None:
    drop_folder(settings.page, "/music/new", "/music/m\udcffre")
    await settings.stage.settled()
    assert settings.library.calls == [("add", "/music/new"), ("add", "/music/m\udcffre")]
    await until(lambda: len(settings.page.part("library").folders._rows) == 4)


async def test_a_scan_shows_its_progress_and_can_be_stopped(settings: SettingsStage) -> None:
    section = settings.page.part("library")
    assert section.stop.isHidden()
    settings.library.at.is_running = True
    settings.library.at.report = ScanReport(seen=4112, added=310)
    settings.kit.facts.publish([JobChanged("scan:1")])
    assert section.scan.text() == "Scanning: 4,112 files, 310 new"
    section.stop.click()
    assert settings.library.calls == [("cancel",)]


async def test_controls_show_and_change_the_settings(settings: SettingsStage) -> None:
    controls = {
        name: control
        for section in map(settings.page.part, settings.page._makers)
        for name, control in section.controls.items()
    }
    watch = controls["library.watch"]
    assert isinstance(watch, Toggle)
    assert watch.isChecked()
    watch.click()
    controls["appearance.theme"].step(1)  # type: ignore[union-attr]
    controls["appearance.accent"].step(2)  # type: ignore[union-attr]
    controls["appearance.font_scale"].setValue(125)  # type: ignore[union-attr]
    await settings.stage.settled()
    assert settings.settings.get(LibrarySettings).watch is False
    looks = settings.settings.get(AppearanceSettings)
    assert (looks.theme, looks.accent, looks.font_scale) == ("dark", "red", 125)
    await settings.settings.set("playback.long_track", 42)
    assert controls["playback.long_track"].value() == 42  # type: ignore[union-attr]
    await settings.settings.set("appearance.accent", "pink")
    assert controls["appearance.accent"].current() == "pink"  # type: ignore[union-attr]


async def test_articles_are_typed_with_commas(settings: SettingsStage) -> None:
    field = settings.page.part("library").controls["library.articles"]
    assert field.text().startswith("The, El, ")  # type: ignore[union-attr]
    field.setText("Der, die  Das,")  # type: ignore[union-attr]
    field.editingFinished.emit()  # type: ignore[union-attr]
    await settings.stage.settled()
    assert settings.settings.get(LibrarySettings).articles == ("Der", "die", "Das")


async def test_artists_that_are_never_split_are_added_and_taken_away(
    settings: SettingsStage, qtbot: QtBot
) -> None:
    section: Any = settings.page.part("library")

    def kept() -> tuple[str, ...]:
        return settings.settings.get(LibrarySettings).artist_exceptions

    assert not section.names.isVisible()
    for text in ("  Earth,  Wind; Fire ", "AC / DC", "ac / dc", "   "):
        section.name.setText(text)
        qtbot.keyClick(section.name, KEY.Key_Return)
        await settings.stage.settled()
        assert section.name.text() == ""
    assert kept() == ("Earth, Wind; Fire", "AC / DC")
    await until(section.names.isVisible)
    named(settings.page, "Remove Earth, Wind; Fire").click()
    await until(lambda: kept() == ("AC / DC",))
    section.name.setText("Night; Day")
    named(settings.page, "Never split these artists: Add").click()
    await until(lambda: kept() == ("AC / DC", "Night; Day"))


async def test_accounts_say_whether_keys_can_be_kept(settings: SettingsStage) -> None:
    await settings.stage.open("accounts")
    section: Any = settings.page.section
    await until(section.banner.isVisible)
    said = section.banner.accessibleName()
    assert said.startswith("Keys stay in memory for this session. There is no keyring.")
    assert section.state.text() == "Does not work"
    settings.report.keyring_now = Check("Keyring", OK, "Secret Service")
    section.again.click()
    await until(lambda: section.state.text() == "Works · Secret Service")
    assert not section.banner.isVisible()
    assert section.again.isEnabled()


async def test_every_setting_has_its_control(settings: SettingsStage) -> None:
    shown = {name for s in map(settings.page.part, settings.page._makers) for name in s.controls}
    shown |= {"appearance.hidden_places"}  # a switch for each place
    shown |= {"playback.output"}  # a button with a menu
    elsewhere = {"appearance.track_columns", "library.artist_exceptions"}
    shown |= set(settings.page.part("shortcuts").places)
    elsewhere |= {"keyboard.recent"}
    assert set(all_settings()) - shown <= elsewhere


async def test_every_row_that_is_found_is_there(settings: SettingsStage) -> None:
    for key, row in setting_rows.rows().items():
        assert key in settings.page.part(row.section).places, key


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
    assert page._stack.currentWidget() is page.part("appearance")
    page.focus_first()
    qtbot.keyClick(page.sections, KEY.Key_Down)
    assert page.state() == {"section": "language", "scroll": 0, "focus": None}
    page.restore({"section": "search", "scroll": 0})  # as it was called before
    assert page._stack.currentWidget() is page.part("privacy")
    await settings.stage.open("library")
    named(page, "Library health").click()
    named(page, "Hidden").click()
    assert settings.stage.routes == [Route("health"), Route("hidden")]


async def test_a_row_is_opened_marked_and_has_the_keyboard(
    settings: SettingsStage,
) -> None:
    page = settings.page
    page.activateWindow()
    await until(page.isActiveWindow)
    page.resize(836, 452)
    await settings.stage.open("appearance.high_contrast")
    section = page.part("appearance")
    card, row = section.places["appearance.high_contrast"]
    assert card.marked is row
    top = row.mapTo(section.viewport(), QPoint(0, 0)).y()
    assert 0 <= top <= section.viewport().height() - row.height()
    assert section.controls["appearance.high_contrast"].hasFocus()


async def test_a_page_that_is_built_anew_has_the_keyboard_where_it_was(
    put: Put, settings: SettingsStage
) -> None:
    page = settings.page
    page.activateWindow()
    await until(page.isActiveWindow)
    await settings.stage.open("language.language")
    state = page.state()
    assert state["focus"] == "language.language"
    settings.stage.close()
    again = SettingsStage(put, settings.kit)
    again.page.activateWindow()
    await until(again.page.isActiveWindow)
    again.page.open(None)
    again.page.restore(state)
    again.page.focus_first()
    await again.stage.settled()
    assert again.page.section.key == "language"
    assert again.page.section.focused_row() == "language.language"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("theme", "appearance.theme"),
        ("contr", "appearance.high_contrast"),
        ("zoom", "appearance.font_scale"),
        ("clear cache", "data.covers_limit"),
        ("BACK UP restore", "data.restore"),
        ("telemetry", "privacy.sent"),
        ("typos", "search.typo_tolerance"),
        ("foobar", "keyboard.preset"),
        ("hotkey", "keyboard.changed"),
    ],
)
async def test_settings_are_found_by_their_words(
    qtbot: QtBot, settings: SettingsStage, text: str, key: str
) -> None:
    page = settings.page
    qtbot.keyClicks(page.search.line, text)
    keys = [page.found.items.row_at(at).what.key for at in range(page.found.items.count())]
    if key == "data.restore":
        assert keys == []  # every word has to fit
        return
    assert key in keys
    assert page._stack.currentWidget() is page.found
    while page.found.items.row_at(page.found.currentIndex().row()).what.key != key:
        qtbot.keyClick(page.found, KEY.Key_Down)
    qtbot.keyClick(page.found, KEY.Key_Return)
    await settings.stage.settled()
    await until(lambda: page.section.places[key][0].marked is not None)
    assert page.search.text() == ""
    assert page.section.key == setting_rows.rows()[key].section


async def test_a_search_that_finds_nothing_says_so_and_ends_with_escape(
    qtbot: QtBot, settings: SettingsStage
) -> None:
    page = settings.page
    qtbot.keyClicks(page.search.line, "xyzzy")
    assert page._stack.currentWidget() is page._nothing
    qtbot.keyClick(page.search.line, KEY.Key_Escape)
    assert page._stack.currentWidget() is page.part("library")
    qtbot.keyClicks(page.search.line, "theme")
    qtbot.keyClick(page.search.line, KEY.Key_Return)
    await until(lambda: page.section.key == "appearance")


async def test_no_part_of_a_section_is_a_window_for_a_moment(
    settings: SettingsStage, qtbot: QtBot
) -> None:
    seen: list[QWidget] = []

    class Watcher(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's
            is_shown = event.type() is QEvent.Type.Show and isinstance(watched, QWidget)
            if is_shown and watched.isWindow() and watched is not settings.page:  # type: ignore[attr-defined]
                seen.append(watched)  # type: ignore[arg-type]
            return False

    watcher, app = Watcher(), QApplication.instance()
    assert app is not None
    app.installEventFilter(watcher)
    for key in settings.page._makers:
        await settings.stage.open(key)
    app.removeEventFilter(watcher)
    assert seen == []


async def test_every_control_has_a_name(settings: SettingsStage) -> None:
    for key in settings.page._makers:
        await settings.stage.open(key)
        for kind in (QAbstractButton, QAbstractSlider, QSpinBox):
            for control in settings.page.findChildren(kind):
                if not isinstance(control, QScrollBar) and not control.isHidden():
                    assert control.accessibleName(), control


async def test_a_folder_says_why_it_cannot_be_watched(settings: SettingsStage) -> None:
    settings.library.roots[1] = replace(settings.library.roots[1], is_available=True)
    await settings.stage.open("library")
    said = [each.text() for each in settings.page.part("library").folders.findChildren(QLabel)]
    assert "It is on a network drive, which does not tell of changes." in said
    assert any("rescanned every 10 minutes" in text for text in said)


async def test_history_and_searches_are_forgotten_with_a_way_back(settings: SettingsStage) -> None:
    await settings.stage.open("privacy")
    named(settings.page, "History so far: Clear").click()
    named(settings.page, "Searches so far: Clear").click()
    await settings.stage.settled()
    keys = [intent.done.key for intent in settings.stage.intents if isinstance(intent, Did)]
    assert keys == ["cleared_history", "cleared_searches"]
    assert not named(settings.page, "History so far: Clear").isEnabled()
    named(settings.page, "Show the folder: Log").click()
    assert settings.stage.last(ShowFolder).path.endswith(b"/logs")


async def test_a_switch_for_each_place_of_the_side_bar(settings: SettingsStage) -> None:
    await settings.stage.open("appearance")
    section = settings.page.part("appearance")
    section.shown["years"].click()  # type: ignore[attr-defined]
    section.shown["folders"].click()  # type: ignore[attr-defined]
    await settings.stage.settled()
    assert settings.settings.get(AppearanceSettings).hidden_places == ("years", "folders")
    await settings.settings.set("appearance.hidden_places", ("genres",))
    shown = {name for name, each in section.shown.items() if each.isChecked()}  # type: ignore[attr-defined]
    assert "genres" not in shown
    assert {"years", "folders", "albums"} <= shown


async def test_the_text_size_is_tried_before_it_holds(
    qtbot: QtBot, settings: SettingsStage
) -> None:
    await settings.stage.open("appearance.font_scale")
    section = settings.page.part("appearance")
    scale = section.scale  # type: ignore[attr-defined]
    before = section.sample.sizeHint().height()  # type: ignore[attr-defined]
    middle = QPoint(scale.width() // 2, scale.height() // 2)
    qtbot.mousePress(scale, Qt.MouseButton.LeftButton, pos=middle)
    await settings.stage.settled()
    assert section.sample.sizeHint().height() > before  # type: ignore[attr-defined]
    assert settings.settings.get(AppearanceSettings).font_scale == 100
    qtbot.mouseRelease(scale, Qt.MouseButton.LeftButton, pos=middle)
    await settings.stage.settled()
    assert settings.settings.get(AppearanceSettings).font_scale == scale.value() > 120
    qtbot.keyClick(scale, KEY.Key_Left)
    await settings.stage.settled()
    assert settings.settings.get(AppearanceSettings).font_scale == scale.value()


async def test_data_says_sizes_and_what_came_of_each_button(
    settings: SettingsStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, upkeep = settings.page, settings.upkeep
    await settings.stage.open("data")
    section: Any = page.part("data")
    assert section.sizes["library"].text() == "512\N{NO-BREAK SPACE}MB"
    section.clear.click()
    section.check.click()
    await settings.stage.settled()
    assert section.sizes["covers"].text() == "0\N{NO-BREAK SPACE}B"
    assert section.said["data.check"].text() == "All is well"
    upkeep.faults = ("row 3 missing",)
    section.check.click()
    await settings.stage.settled()
    assert section.said["data.check"].text() == "1 fault: restore a backup"
    await settings.settings.set("data.covers_limit", 500)
    await settings.stage.settled()
    assert upkeep.calls == [("clear", None), ("trim", None)]


async def test_a_backup_is_restored_only_after_it_was_looked_at_and_confirmed(
    qtbot: QtBot, settings: SettingsStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def chosen(*_: object) -> str:
        return "/media/safe.db"

    monkeypatch.setattr(files, "file", chosen)
    await settings.stage.open("data")

    async def asked() -> Confirmation:
        named(settings.page, "Restore: Restore…").click()
        open_ = settings.page.findChildren
        await until(lambda: any(each.isVisible() for each in open_(Confirmation)))
        return next(each for each in open_(Confirmation) if each.isVisible())

    question = await asked()
    assert settings.upkeep.calls == [("examine", Path("/media/safe.db"))]
    question.safe.click()
    await settings.stage.settled()
    assert len(settings.upkeep.calls) == 1
    (await asked()).action.click()
    await settings.stage.settled()
    assert settings.upkeep.calls[-1] == ("put_in_place", Path("/media/safe.db"))


async def test_about_tells_what_is_installed_and_shows_the_log(settings: SettingsStage) -> None:
    page = settings.page
    await settings.stage.open("about")
    section: Any = page.part("about")
    section.look.click()
    await settings.stage.settled()
    said = [each.text() for each in section.found.findChildren(QLabel)]
    assert "There is no keyring. Install and unlock a keyring." in said
    named(page, "Copy report").click()
    await settings.stage.settled()
    assert QGuiApplication.clipboard().text().startswith("Audio2 report")
    named(page, "Show the log").click()
    await until(lambda: page.findChild(LogView) is not None)
    view: Any = page.findChild(LogView)
    assert "<b>broken</b>" in view.text.toPlainText()
    view.levels.step(2)
    assert view.text.toPlainText().startswith("2026-11-24 10:00:00  ERROR  audio2: unhandled")
    assert view.note.text() == "1 entry"
    view.levels.step(-2)
    view.filter.line.setText("COVER art")
    assert view.text.toPlainText().count("\n") == 0
    view.finish(None)
    await settings.stage.settled()


async def test_another_look_lets_sections_go_that_are_hidden_and_idle(
    settings: SettingsStage,
) -> None:
    page, theme = settings.page, settings.kit.theme
    goes_on = asyncio.Event()
    data, privacy = page.part("data"), page.part("privacy")
    data.desk.start(goes_on.wait())
    page.open("appearance")
    await until(lambda: not page._loading.is_busy)
    shown = page.section
    theme.set_scale(110)
    assert page.section is shown and isValid(shown)
    assert isValid(data) and not isValid(privacy)
    assert isValid(page.part("privacy"))  # made anew
    goes_on.set()
    await settings.stage.settled()
    theme.set_scale(100)
    assert not isValid(data)


def test_reduced_motion_brings_no_new_style_sheet(dark: Theme) -> None:
    told: list[str] = []
    dark.changing.connect(lambda: told.append("changing"))
    dark.changed.connect(lambda: told.append("changed"))
    before = dark.is_motion_reduced
    dark.set_reduced_motion(not before)
    dark.set_reduced_motion(not before)
    assert told == ["changed"] and dark.is_motion_reduced is not before
    dark.set_reduced_motion(before)


async def test_fields_are_as_large_as_the_text_of_now(settings: SettingsStage) -> None:
    page, theme = settings.page, settings.page.theme
    await settings.stage.open("library")
    field = page.part("library").controls["library.articles"]
    before = field.width()
    theme.set_scale(200)
    assert field.width() == 2 * before
    theme.set_scale(100)
    assert field.width() == before
