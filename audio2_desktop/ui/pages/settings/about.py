"""About: versions, licences, whether everything is there, and the log."""

from platform import python_version

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QWidget

from audio2_desktop import __version__
from audio2_desktop.domain.checks import FAIL, OK
from audio2_desktop.ui import words
from audio2_desktop.ui.dialogs.log_view import LogView
from audio2_desktop.ui.intents import ShowFolder
from audio2_desktop.ui.page import clipboard_text
from audio2_desktop.ui.pages.settings.asked import Desk, Reporting
from audio2_desktop.ui.pages.settings.section import Section
from audio2_desktop.ui.views.settings.setting_card import SettingCard
from audio2_desktop.ui.widgets.labels import Label

_COLOURS = {OK: "ok", FAIL: "err"}


class AboutSection(Section):
    """What is installed is only looked at when asked for: it starts five processes."""

    def __init__(self, desk: Desk, report: Reporting) -> None:
        super().__init__(desk, "about")
        self._report = report
        self._is_looking = False
        card = self.card()
        self.row(card, "about.version", Label(self.theme, f"Audio2 {__version__}", "number", "t2"))
        for name, value in versions():
            card.add_row(name, "", Label(self.theme, value, "number", "t2"))
        self.row(card, "about.licence")
        help_ = self.card()
        self.look = self.button(
            words.tr("Look now"), "heartbeat", lambda: desk.start(self._look()), "about.installed"
        )
        self.row(help_, "about.installed", self.look)
        self.found = SettingCard(self.theme)
        self.found.hide()
        self.column.addWidget(self.found)
        log = self.card()
        show = self.button(
            words.tr("Show the log"), "list-dashes", lambda: desk.start(self._show_log())
        )
        self.copied = Label(self.theme, "", "table", "ok")
        self.copied.hide()
        copy = self.button(words.tr("Copy report"), "copy", lambda: desk.start(self._copy()))
        self.row(log, "about.log", self.copied, show, copy)
        self._made_with = self.card()
        self.row(self._made_with, "about.libraries")
        self._has_components = False
        self.end()

    async def load(self) -> None:
        if self._has_components:
            return
        self._has_components = True
        for each in await self._report.components():
            name = words.joined(each.name, each.version)
            self._made_with.add_row(name, "", Label(self.theme, each.licence, "table", "t2"))

    async def _look(self) -> None:
        if self._is_looking:
            return
        self._is_looking = True
        self.look.set_text(words.tr("Looking…"))
        self.look.setEnabled(False)
        try:
            checks = await self._report.checks()
        finally:
            self._is_looking = False
            self.look.setEnabled(True)
            self.look.set_text(words.tr("Look now"))
        self.found.clear()
        signs = {OK: words.tr("Good"), FAIL: words.tr("Does not work")}
        for check in checks:
            said, fix = words.checked(check)
            sign = signs.get(check.state, words.tr("Works less well"))
            label = Label(self.theme, sign, "table_strong", _COLOURS.get(check.state, "warn"))
            self.found.add_row(words.tr(check.name), f"{said} {fix}".strip(), label)
        self.found.show()

    async def _show_log(self) -> None:
        window: QWidget = self.desk.window()
        folder = bytes(self._report.folder)
        view = LogView(self.theme, window, await self._report.lines())
        view.copied.connect(lambda: self.desk.start(self._copy()))
        view.opened_folder.connect(lambda: self.desk.say(ShowFolder(folder)))
        await view.answer()

    async def _copy(self) -> None:
        self.copied.show()
        self.copied.set_text(words.tr("Collecting…"))
        clipboard_text(await self._report.text(versions()[1:]))
        self.copied.set_text(words.tr("Copied"))


def versions() -> tuple[tuple[str, str], ...]:
    """What the window itself runs on."""
    return (("Python", python_version()), ("Qt", str(qVersion())))
