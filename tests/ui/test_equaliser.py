"""The equaliser of the settings and its dialog: sliders, presets, files; eye, hand, key and ear."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from audio2_desktop.domain.equaliser import PRESETS, Equalising
from audio2_desktop.domain.fact_bus import FactBus
from audio2_desktop.ui.dialogs import files
from audio2_desktop.ui.dialogs.equaliser import EqualiserView
from audio2_desktop.ui.theme import Theme
from tests.ui import fakes
from tests.ui.settings_stage import SettingsStage, named
from tests.ui.setup_fakes import FakeEqualiser
from tests.ui.stage import Stage, until

BASS = PRESETS["bass"]
Put = Callable[..., Stage]


class Desk:
    """The dialog over a window."""

    def __init__(self, qtbot: QtBot, theme: Theme, size: tuple[int, int] = (900, 600)) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(*size)
        self.window.show()
        self.fake = FakeEqualiser(FactBus())
        self.view = EqualiserView(theme, self.window, self.fake)
        self.view.present()


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme) -> Desk:
    return Desk(qtbot, theme)


def test_a_slider_is_moved_by_keys_and_mouse(desk: Desk) -> None:
    slider = desk.view.sliders[0]
    slider.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Down):
        QTest.keyClick(slider, key)
    assert desk.fake.setting.gains[0] == 4
    assert desk.fake.setting.is_on
    assert desk.view.switch.isChecked()
    QTest.keyClick(slider, Qt.Key.Key_Home)
    assert desk.fake.setting.gains[0] == -12
    top = QPoint(slider.width() // 2, 2)
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=top)
    assert desk.fake.setting.gains[0] == 12
    QTest.mouseDClick(slider, Qt.MouseButton.LeftButton, pos=top)
    assert desk.fake.setting.gains[0] == 0


def test_it_is_heard_what_each_part_is(desk: Desk) -> None:
    names = [slider.accessibleName() for slider in desk.view.sliders]
    assert names[:2] + names[-1:] == ["31\xa0Hz", "62\xa0Hz", "16\xa0kHz"]
    desk.fake.set(Equalising(is_on=True, gains=BASS))
    desk.view.show_setting()
    assert desk.view.preset.accessibleName() == "Preset: More bass"
    name = desk.view.curve.accessibleName()
    assert name.startswith("Curve from 0\xa0dB to +")
    assert desk.view.note.text().startswith("All −")


def test_what_is_off_is_drawn_in_grey(desk: Desk) -> None:
    gains = (12, *BASS[1:])
    pictures = []
    for is_on in (True, False):
        desk.fake.setting = Equalising(is_on=is_on, gains=gains)
        desk.view.show_setting()
        pictures.append(desk.view.curve.grab().toImage())
    assert pictures[0] != pictures[1]


def test_a_preset_is_chosen_in_a_menu(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from audio2_desktop.ui.dialogs import equaliser

    menus = []
    monkeypatch.setattr(equaliser, "open_menu", lambda menu, _place: menus.append(menu))
    desk.view.preset.click()
    entry = next(each for each in menus[0].actions() if each.text() == "More bass")
    entry.trigger()
    assert desk.fake.setting == Equalising(is_on=True, gains=BASS)
    desk.view.preset.click()
    marked = [each.text() for each in menus[1].actions() if each.isChecked()]
    assert marked == ["More bass"]


async def test_a_dropped_file_and_a_chosen_one_are_read(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted: list[str] = []
    desk.view.file_wanted.connect(wanted.append)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/music/HD 600.txt")])
    buttons, held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    desk.view.dropEvent(QDropEvent(QPointF(9, 9), copy, mime, buttons, held))

    async def choose(*_: object) -> str:
        return "/music/other.txt"

    monkeypatch.setattr(files, "file", choose)
    await desk.view.choose_file()
    assert wanted == ["/music/HD 600.txt", "/music/other.txt"]


async def test_filters_take_the_place_of_the_sliders_and_go_again(desk: Desk) -> None:
    desk.fake.set(Equalising(is_on=True, gains=BASS))
    assert desk.view.way.isHidden()
    await desk.fake.read_file("x")
    desk.view.show_setting()
    assert desk.view.filters.toPlainText() == "Peak\t105 Hz\t+2.1 dB\tQ 0.7"
    assert desk.view.filters.isVisible()
    assert not desk.view.sliders[0].isVisible()
    assert desk.view.note.text().startswith("HD 600.txt")
    desk.view.way.chosen.emit("sliders")
    assert desk.view.sliders[0].isVisible()
    assert desk.fake.setting.gains == BASS


@pytest.mark.parametrize(
    ("size", "scale"), [((1440, 900), 100), ((900, 600), 100), ((900, 600), 200)]
)
def test_all_of_it_has_room(qtbot: QtBot, dark: Theme, size: tuple[int, int], scale: int) -> None:
    dark.set_scale(scale)
    desk = Desk(qtbot, dark, size)
    card = desk.view.card
    assert desk.window.rect().contains(card.geometry())
    assert card.sizeHint().height() <= desk.window.height()
    parts = (*desk.view.sliders, desk.view.switch, desk.view.preset)
    for part in parts:
        spot = part.mapTo(card, QPoint(0, 0))
        assert card.rect().contains(spot)
        assert card.rect().contains(spot + QPoint(part.width() - 1, part.height() - 1))


async def test_the_settings_switch_it_and_open_it(put: Put, kit: fakes.Kit) -> None:
    settings = SettingsStage(put, kit)
    await settings.stage.open("playback.equaliser")
    fake = settings.equaliser
    named(settings.page, "Equaliser").click()
    assert fake.setting.is_on
    named(settings.page, "Equaliser: Set up").click()
    view = settings.page.window().findChild(EqualiserView)
    assert view is not None
    view.file_wanted.emit(str(Path("/music/HD 600.txt")))
    await until(lambda: fake.files == ["/music/HD 600.txt"])
    assert view.filters.isVisible()
    fake.set(replace(fake.setting, is_on=False))
    await settings.stage.settled()
    assert not view.switch.isChecked()
    view.finish(None)
    fake.set(replace(fake.setting, is_on=True))
    await settings.stage.settled()
    assert named(settings.page, "Equaliser").isChecked()


async def test_it_says_where_it_does_not_work(put: Put, kit: fakes.Kit) -> None:
    settings = SettingsStage(put, kit)
    settings.outputs.abilities.discard("equaliser")
    await settings.stage.open("playback.equaliser")
    assert not named(settings.page, "Equaliser").isEnabled()
    assert not named(settings.page, "Equaliser: Set up").isEnabled()
