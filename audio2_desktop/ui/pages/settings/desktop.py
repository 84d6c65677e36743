"""Desktop: what the program does beside its window."""

from audio2_desktop.ui import tray, words
from audio2_desktop.ui.pages.settings.asked import Desk
from audio2_desktop.ui.pages.settings.section import Section


class DesktopSection(Section):
    """Sleep, notifications, the tray."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "desktop")
        card = self.card()
        self.toggle(card, "desktop.keep_awake")
        self.toggle(card, "desktop.notify")
        why_not = "" if tray.is_there() else words.tr("This desktop has no system tray.")
        self.toggle(card, "desktop.tray", why_not=why_not)
        self.end()
