"""Playback: how music goes on."""

from audio2_desktop.ui.pages.settings.asked import Desk
from audio2_desktop.ui.pages.settings.section import Section


class PlaybackSection(Section):
    """What the player does by itself."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "playback")
        going_on = self.card()
        self.toggle(going_on, "playback.resume_on_start")
        self.toggle(going_on, "playback.remember_position")
        self.number(going_on, "playback.long_track")
        sound = self.card()
        self.number(sound, "playback.volume_step")
        self.choice(sound, "playback.engine", (("auto", "Audio2"), ("vlc", "VLC")))
        self.number(sound, "playback.crossfade")
        self.toggle(sound, "playback.fade")
        self.end()

    def show_values(self) -> None:
        super().show_values()
        for name in ("playback.crossfade", "playback.fade"):
            self.controls[name].setEnabled(self.desk.values.value("playback.engine") != "vlc")
