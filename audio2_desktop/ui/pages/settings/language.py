"""Language: which one the window speaks."""

from audio2_desktop.ui import language, words
from audio2_desktop.ui.pages.settings.asked import Desk
from audio2_desktop.ui.pages.settings.section import Section


class LanguageSection(Section):
    """One row: every language there is, and the desktop's."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "language")
        names = {"system": words.tr("System"), **language.NAMES}
        tongues = [(code, names.get(code, code)) for code in ("system", *language.available())]
        self.choice(self.card(), "language.language", tongues)
        self.end()
