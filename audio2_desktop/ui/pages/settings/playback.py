"""Playback: how music goes on."""

from audio2_desktop.ui import words
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
        sound = self.card()
        self.number(sound, "playback.volume_step")
        self.choice(sound, "playback.engine", (("auto", "Audio2"), ("vlc", "VLC")))
        self.number(sound, "playback.crossfade")
        self.toggle(sound, "playback.fade")
        self.toggle(sound, "playback.skip_silence")
        self.end()

    def show_values(self) -> None:
        super().show_values()
        for name in ("playback.crossfade", "playback.fade", "playback.skip_silence"):
            self.controls[name].setEnabled(self.desk.values.value("playback.engine") != "vlc")
        for name in ("playback.preamp", "playback.spare_peaks", "playback.fallback"):
            self.controls[name].setEnabled(self.desk.values.value("playback.loudness") != "off")
