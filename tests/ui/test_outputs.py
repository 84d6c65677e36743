"""The output device in the settings: shown, chosen, away, and where there is none to choose."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QMenu

from audio2_desktop.domain.facts import OutputsChanged
from audio2_desktop.ui import sound_menu
from audio2_desktop.ui.pages.settings import playback
from tests.ui import fakes
from tests.ui.settings_stage import SettingsStage, named
from tests.ui.stage import Stage, until

Put = Callable[..., Stage]


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
    named(settings.page, "Output device: As the system says").click()
    texts = [each.text() for each in menus[0].actions()]
    assert texts == ["As the system says", "Built-in Speakers", "USB DAC"]
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


async def test_it_says_where_nothing_can_be_chosen(settings: SettingsStage) -> None:
    settings.outputs.is_able = settings.outputs.can_change_speed = False
    settings.kit.facts.publish([OutputsChanged()])
    await settings.stage.settled()
    assert not named(settings.page, "Output device: As the system says").isEnabled()
    for name in ("playback.device_lost", "playback.speed"):
        assert not settings.page.section.controls[name].isEnabled()


def test_long_names_are_cut_and_stay_on_one_line() -> None:
    assert sound_menu.output_name("A\nB", ("A\nB",)) == "A B"
    assert len(sound_menu.elided("x" * 300)) == sound_menu.LONGEST
