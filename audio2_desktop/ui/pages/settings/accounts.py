"""Accounts and keys: there are none; whether the computer could keep them is looked at."""

from audio2_desktop.domain.checks import OK, Check
from audio2_desktop.ui import words
from audio2_desktop.ui.pages.settings.asked import Desk, Reporting
from audio2_desktop.ui.pages.settings.section import Section
from audio2_desktop.ui.views.settings.banner import Banner
from audio2_desktop.ui.widgets.labels import Label


class AccountsSection(Section):
    """The keyring is looked at when the section is shown, in a process of its own: it may hang."""

    def __init__(self, desk: Desk, report: Reporting) -> None:
        super().__init__(desk, "accounts")
        self._report = report
        self._is_looking = False
        self.banner = Banner(self.theme)
        self.column.addWidget(self.banner)
        self.state = Label(self.theme, "", "table_strong", "t2")
        self.again = self.button(
            words.tr("Look again"), "arrow-clockwise", lambda: desk.start(self.load()),
            "accounts.keyring",
        )  # fmt: skip
        self.row(self.card(), "accounts.keyring", self.state, self.again)
        self.end()

    async def load(self) -> None:
        if self._is_looking:
            return
        self._is_looking = True
        self.again.setEnabled(False)
        self._say(words.tr("Looking…"), "t2")
        try:
            self._tell(await self._report.keyring())
        finally:
            self._is_looking = False
            self.again.setEnabled(True)

    def _tell(self, check: Check) -> None:
        said, fix = words.checked(check)
        if check.state == OK:
            self._say(words.joined(words.tr("Works"), said), "ok")
            self.banner.hide()
            return
        self._say(words.tr("Does not work"), "warn")
        self.banner.say(words.tr("Keys stay in memory for this session"), f"{said} {fix}".strip())

    def _say(self, text: str, colour: str) -> None:
        self.state.set_colour(colour)
        self.state.set_text(text)
