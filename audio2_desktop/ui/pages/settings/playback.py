"""Playback: how music goes on, and how it sounds."""

from dataclasses import replace

from PySide6.QtCore import QPoint

from audio2_desktop.ui import words
from audio2_desktop.ui.dialogs.equaliser import EqualiserView
from audio2_desktop.ui.pages.settings.asked import Desk, Equaliser, Outputs
from audio2_desktop.ui.pages.settings.section import Section
from audio2_desktop.ui.sound_menu import add_outputs, elided, output_name, unable
from audio2_desktop.ui.widgets.buttons import Toggle
from audio2_desktop.ui.widgets.menu import SUB_WIDTH, Menu, open_menu

EQUALISER = "playback.equaliser"
NEEDS = {
    "playback.output": "devices",
    "playback.device_lost": "devices",
    "playback.own_rates": "devices",
    "playback.speed": "speed",
    EQUALISER: "equaliser",
    "playback.crossfade": "crossfade",
    "playback.fade": "fade",
    "playback.skip_silence": "silence",
}
"""Rows that not everything that plays can do."""


class PlaybackSection(Section):
    """What the player does by itself."""

    def __init__(self, desk: Desk, equaliser: Equaliser, outputs: Outputs) -> None:
        super().__init__(desk, "playback")
        self._equaliser, self._outputs = equaliser, outputs
        self._view: EqualiserView | None = None
        going_on = self.card()
        self.toggle(going_on, "playback.resume_on_start")
        self.toggle(going_on, "playback.autoplay")
        self.toggle(going_on, "playback.remember_position")
        self.number(going_on, "playback.long_track")
        loudness = self.card()
        tr = words.tr
        modes = (
            ("auto", tr("Automatic")),
            ("track", tr("Track")),
            ("album", tr("Album")),
            ("off", tr("Off")),
        )
        self.choice(loudness, "playback.loudness", modes)
        self.number(loudness, "playback.preamp")
        self.toggle(loudness, "playback.spare_peaks")
        self.number(loudness, "playback.fallback")
        self.toggle(loudness, "playback.measure")
        self._add_output()
        self._add_equaliser()
        sound = self.card()
        self.number(sound, "playback.volume_step")
        self.choice(sound, "playback.engine", (("auto", "Audio2"), ("vlc", "VLC")))
        self.number(sound, "playback.crossfade")
        self.toggle(sound, "playback.fade")
        self.toggle(sound, "playback.skip_silence")
        self.end()

    def _add_output(self) -> None:
        card = self.card()
        self.output = self.button("", "headphones", self._open_outputs)
        self.row(card, "playback.output", self.output)
        lost = (("pause", words.tr("Pause")), ("move", words.tr("Play on elsewhere")))
        self.choice(card, "playback.device_lost", lost)
        self.toggle(card, "playback.own_rates")
        self.number(card, "playback.speed")

    def _open_outputs(self) -> None:
        menu = Menu(self.theme, SUB_WIDTH, self)
        menu.setAccessibleName(self.title("playback.output"))
        outputs, start = self._outputs, self.desk.start
        add_outputs(menu, outputs.names, outputs.chosen, lambda name: start(outputs.choose(name)))
        open_menu(menu, self.output.mapToGlobal(QPoint(0, self.output.height() + 4)))

    async def load(self) -> None:
        self._outputs.look()

    def _add_equaliser(self) -> None:
        self.equaliser_on = Toggle(self.theme, self.title(EQUALISER))
        self.equaliser_on.clicked.connect(self._switch_equaliser)
        set_up = self.button(words.tr("Set up"), "sliders-horizontal", self._set_up, EQUALISER)
        self.row(self.card(), EQUALISER, set_up, self.equaliser_on)

    def _show_output(self) -> None:
        outputs = self._outputs
        name = output_name(outputs.chosen, outputs.names)
        self.output.set_text(elided(name))
        self.output.setAccessibleName(f"{self.title('playback.output')}: {name}")

    def _switch_equaliser(self, on: bool) -> None:
        self._equaliser.set(replace(self._equaliser.setting, is_on=on))

    def _set_up(self) -> None:
        desk = self.desk
        view = self._view = EqualiserView(self.theme, desk.window(), self._equaliser)
        view.on_finished(self._on_view_finished)
        view.file_wanted.connect(lambda path: desk.start(self._equaliser.read_file(path)))
        view.chooser_wanted.connect(lambda: desk.start(view.choose_file()))
        view.present()

    def _on_view_finished(self, _answer: object) -> None:
        self._view = None

    def show_values(self) -> None:
        super().show_values()
        self._show_output()
        self.equaliser_on.setChecked(self._equaliser.setting.is_on)
        if self._view is not None:
            self._view.show_setting()
        for name, ability in NEEDS.items():
            self.set_able(name, why_not="" if self._outputs.can(ability) else unable())
        for name in ("playback.preamp", "playback.spare_peaks", "playback.fallback"):
            self.controls[name].setEnabled(self.desk.values.value("playback.loudness") != "off")
