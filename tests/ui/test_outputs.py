"""The output device in the settings and the player bar: shown, chosen, away; what an engine cannot
do."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from audio2_desktop.domain.facts import AbilitiesChanged, OutputsChanged, SettingChanged
from audio2_desktop.ui import sound_menu
from audio2_desktop.ui.feeds.device_feed import DeviceFeed
from audio2_desktop.ui.pages.settings import playback
from audio2_desktop.ui.views.settings.setting_card import Words
from audio2_desktop.ui.widgets.menu import Menu
from tests.ui import fakes
from tests.ui.settings_stage import SettingsStage, named
from tests.ui.stage import Stage, until
from tests.ui.whole_window import Stage as Whole

Put = Callable[..., Stage]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
async def settings(put: Put, kit: fakes.Kit) -> SettingsStage:
    made = SettingsStage(put, kit)
    await made.stage.open("playback.output")
    return made


async def test_a_device_is_chosen_from_those_that_are_there(
    settings: SettingsStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    menus: list[QMenu] = []
    monkeypatch.setattr(playback, "open_menu", lambda menu, _place: menus.append(menu))
    assert settings.outputs.looked == 1
    named(settings.page, "Output device: Follow the system").click()
    texts = [each.text() for each in menus[0].actions()]
    assert texts == ["Follow the system", "Built-in Speakers", "USB DAC"]
    assert [each.isChecked() for each in menus[0].actions()] == [True, False, False]
    menus[0].actions()[2].trigger()
    await until(lambda: settings.outputs.chosen == "USB DAC")
    settings.kit.facts.publish([OutputsChanged()])
    await settings.stage.settled()
    assert named(settings.page, "Output device: USB DAC").isVisible()


async def test_one_that_is_away_stays_chosen_and_says_so(settings: SettingsStage) -> None:
    settings.outputs.chosen = "USB DAC"
    settings.outputs.names = ("Built-in Speakers",)
    settings.kit.facts.publish([OutputsChanged()])
    await settings.stage.settled()
    assert named(settings.page, "Output device: USB DAC \N{MIDDLE DOT} away").isVisible()


def row_texts(settings: SettingsStage, key: str) -> list[str]:
    return [label.text() for label in settings.page.section.places[key][1].findChildren(Words)]


async def test_what_the_engine_cannot_do_says_so_and_comes_back(settings: SettingsStage) -> None:
    section = settings.page.section
    assert isinstance(section, playback.PlaybackSection)
    controls = {
        **{name: section.controls[name] for name in playback.NEEDS if name in section.controls},
        "playback.output": section.output,
        "playback.equaliser": section.equaliser_on,
    }
    assert set(controls) == set(playback.NEEDS)
    former = {key: row_texts(settings, key) for key in controls}
    settings.outputs.abilities.clear()
    settings.kit.facts.publish([AbilitiesChanged()])  # VLC had to take over
    await settings.stage.settled()
    for key, control in controls.items():
        assert not control.isEnabled(), key
        assert row_texts(settings, key) == [former[key][0], sound_menu.unable()]
    settings.outputs.abilities |= {"speed"}
    settings.kit.facts.publish([AbilitiesChanged()])
    await settings.stage.settled()
    assert {key for key in controls if controls[key].isEnabled()} == {"playback.speed"}
    assert row_texts(settings, "playback.speed") == former["playback.speed"]


async def test_the_wish_for_another_engine_changes_nothing_before_it_plays(
    settings: SettingsStage,
) -> None:
    await settings.settings.set("playback.engine", "vlc")
    await settings.stage.settled()
    assert settings.page.section.controls["playback.crossfade"].isEnabled()


# ---- the player bar ----


@pytest.fixture
def devices(stage: Whole) -> DeviceFeed:
    stage.window.show()
    return stage.devices


def menu_texts() -> list[str]:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return [each.text() for each in menu.actions()]


@pytest.mark.usefixtures("devices")
async def test_the_button_of_the_bar_names_the_device_and_chooses_another(stage: Whole) -> None:
    button, outputs = stage.window.player_bar.device, stage.outputs
    assert button.toolTip() == "Output device: Follow the system"
    outputs.names = ()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert menu_texts() == ["Follow the system"]
    assert outputs.looked == 1, "nothing was played yet: they have to be looked for"
    outputs.names = ("Built-in Speakers", "USB DAC")
    stage.bus.publish([OutputsChanged()])
    assert menu_texts() == ["Follow the system", "Built-in Speakers", "USB DAC"]
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [each.isChecked() for each in menu.actions()] == [True, False, False]
    edge = button.mapToGlobal(QPoint(0, 0)).y()
    assert menu.geometry().bottom() < edge
    menu.actions()[2].trigger()
    await stage.until(lambda: outputs.chosen == "USB DAC")
    stage.bus.publish([SettingChanged("playback.output")])
    assert button.accessibleName() == button.toolTip() == "Output device: USB DAC"
    await stage.until(lambda: QApplication.activePopupWidget() is None)
    stage.bus.publish([OutputsChanged()])
    assert QApplication.activePopupWidget() is None, "a menu that was closed stays closed"


@pytest.mark.usefixtures("devices")
async def test_the_button_says_where_nothing_can_be_chosen(stage: Whole) -> None:
    bar = stage.window.player_bar
    stage.outputs.abilities.clear()
    stage.bus.publish([AbilitiesChanged()])
    assert not bar.device.isEnabled()
    assert bar.device.toolTip().endswith(sound_menu.unable())
    stage.commands.table()["output_device"]()
    assert QApplication.activePopupWidget() is None
    message = stage.window.toasts.current
    assert message is not None
    assert message.text == sound_menu.unable()


async def test_a_narrow_window_has_it_in_the_menu_of_what_plays(
    stage: Whole, devices: DeviceFeed
) -> None:
    window, outputs = stage.window, stage.outputs
    window.show()
    window.resize(1440, 900)
    assert window.player_bar.device.isVisible()
    window.resize(1000, 700)
    assert not window.player_bar.device.isVisible()
    outputs.names = ()
    menu = Menu(window.theme, parent=window)
    start = stage.controller.start
    sound_menu.add_sound(menu, window.theme, outputs, start, devices.follow)
    menu.popup(window.mapToGlobal(QPoint(200, 200)))
    entry = menu.actions()[0]
    menu.setActiveAction(entry)
    QTest.keyClick(menu, Qt.Key.Key_Right)
    inner = entry.menu()
    assert isinstance(inner, Menu)
    assert inner.activeAction() is inner.actions()[0]
    outputs.names = ("Built-in Speakers", "USB DAC")
    stage.bus.publish([OutputsChanged()])
    assert menu_texts() == ["Follow the system", "Built-in Speakers", "USB DAC"]
    assert inner.activeAction() is inner.actions()[0], "the lit entry stays"
    menu.close()
    await stage.until(lambda: QApplication.activePopupWidget() is None)
    stage.bus.publish([OutputsChanged()])


def test_long_names_are_cut_and_stay_on_one_line() -> None:
    assert sound_menu.output_name("A\nB", ("A\nB",)) == "A B"
    assert len(sound_menu.elided("x" * 300)) == sound_menu.LONGEST
