"""Desktop: what the program does beside its window."""

from PySide6.QtWidgets import QSystemTrayIcon

from audio2_desktop.ui import words
from audio2_desktop.ui.pages.settings.asked import Desk
from audio2_desktop.ui.pages.settings.section import Section


class DesktopSection(Section):
    """Sleep, notifications, the tray."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "desktop")
        card = self.card()
        self.toggle(card, "desktop.keep_awake")
        self.toggle(card, "desktop.notify")
        has_tray = QSystemTrayIcon.isSystemTrayAvailable()
        why_not = "" if has_tray else words.tr("This desktop has no system tray.")
        self.toggle(card, "desktop.tray", why_not=why_not)
        self.end()
