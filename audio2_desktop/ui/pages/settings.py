"""Settings: a list of sections at the left, what they hold at the right; everything applies at
once."""

from collections.abc import Sequence
from pathlib import Path
from platform import python_version
from typing import Any, Protocol

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QStackedWidget, QVBoxLayout, QWidget

from audio2_desktop import __version__
from audio2_desktop.domain.facts import Fact, JobChanged, RootsChanged, SettingChanged
from audio2_desktop.domain.folders import RootRow, ScanReport
from audio2_desktop.domain.settings import setting
from audio2_desktop.domain.undo import Undoable
from audio2_desktop.domain.units import RootId
from audio2_desktop.ui import drag, language, words
from audio2_desktop.ui.dialogs import files
from audio2_desktop.ui.intents import Did
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.page import Page, PageTools
from audio2_desktop.ui.views.folder_card import FolderCard
from audio2_desktop.ui.views.page_title import PageTitle
from audio2_desktop.ui.views.scroll_body import BAR, ScrollBody
from audio2_desktop.ui.views.section_list import SectionList
from audio2_desktop.ui.views.setting_card import SettingCard, Words
from audio2_desktop.ui.views.titles import SectionHead
from audio2_desktop.ui.widgets.buttons import PillButton, Toggle
from audio2_desktop.ui.widgets.halo import Halo
from audio2_desktop.ui.widgets.labels import Label
from audio2_desktop.ui.widgets.segmented import Segmented


class Progress(Protocol):
    """What a scan is at."""

    @property
    def is_running(self) -> bool: ...
    @property
    def report(self) -> ScanReport: ...


class Folders(Protocol):
    """What this page asks of services.library."""

    async def folders(self) -> Sequence[RootRow]: ...
    async def add_folder(self, path: str) -> RootId: ...
    async def remove_folder(self, root_id: RootId) -> Undoable: ...
    async def set_folder_path(self, root_id: RootId, path: str) -> None: ...
    async def rescan(self, root_id: RootId | None = None) -> Sequence[str]: ...
    def cancel_scan(self) -> None: ...
    def progress(self) -> Progress: ...


class Values(Protocol):
    """What this page asks of services.settings."""

    def value(self, name: str) -> Any: ...
    async def set(self, name: str, value: object) -> None: ...


class Backups(Protocol):
    """What this page asks of services.backup."""

    async def now(self, target: Path) -> None: ...


class SettingsPage(Page):
    """Route("settings", section or None)."""

    def __init__(
        self, tools: PageTools, library: Folders, settings: Values, backup: Backups
    ) -> None:
        super().__init__(tools, "settingsPage")
        self._library, self._settings, self._backup = library, settings, backup
        self._controls: dict[str, Toggle | Segmented | QSpinBox] = {}
        self.sections = SectionList(
            self.theme,
            words.tr("Sections of the settings"),
            (
                ("library", "folder-open", words.tr("Library folders")),
                ("playback", "speaker-high", words.tr("Playback")),
                ("appearance", "palette", words.tr("Appearance")),
                ("search", "magnifying-glass", words.tr("Search")),
                ("data", "database", words.tr("Data & backup")),
                ("about", "info", words.tr("About")),
            ),
        )
        self._stack = QStackedWidget()
        self._places: dict[str, int] = {}
        self.folders = FolderCard(self.theme)
        self._scan = Label(self.theme, "", "table", "t2")
        self._stop = PillButton(self.theme, words.tr("Stop"), height=32)
        self._saved = Label(self.theme, "", "table", "ok")
        for key, build in (
            ("library", self._library_section),
            ("playback", self._playback_section),
            ("appearance", self._appearance_section),
            ("search", self._search_section),
            ("data", self._data_section),
            ("about", self._about_section),
        ):
            self._places[key] = self._stack.addWidget(build())
        self._lay_out()
        self.sections.chosen.connect(self._show_section)
        self.setAcceptDrops(True)
        self.hear((RootsChanged, SettingChanged, JobChanged))

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        self.measured(column, (22, 4, 0, 0), 16)
        head = PageTitle(self.theme, words.tr("Settings"))
        inset = QHBoxLayout()
        self.measured(inset, (10, 0, 32, 0))
        inset.addWidget(head)
        column.addLayout(inset)
        line = QHBoxLayout()
        self.measured(line, spacing=28)
        line.addWidget(self.sections)
        line.addWidget(self._stack, 1)
        column.addLayout(line, 1)
        self.set_content(page)

    # -- sections ----------------------------------------------------------------------------------

    def _section(self, title: str, text: str, *parts: QWidget) -> QWidget:
        body = ScrollBody(self.theme)
        self.measured(body.column, (10, 4, 32 - BAR, 24), 14)
        head = QVBoxLayout()
        self.measured(head, (0, 0, 0, 3 if text else 0), 5)
        head.addWidget(SectionHead(self.theme, title, role="empty_title"))
        if text:
            head.addWidget(Words(self.theme, text, "body"))
        body.column.addLayout(head)
        for part in parts:
            body.column.addWidget(part)
        body.column.addStretch(1)
        return body

    def _library_section(self) -> QWidget:
        add = PillButton(
            self.theme, words.tr("Add a folder"), icon="folder-open", primary=True, height=34
        )
        every = PillButton(self.theme, words.tr("Rescan all"), icon="arrow-clockwise", height=34)
        add.clicked.connect(lambda: self.start(self._choose_folder()))
        every.clicked.connect(lambda: self.start(self._library.rescan()))
        self._stop.clicked.connect(lambda: self._library.cancel_scan())
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        self.measured(row, spacing=10)
        for button in (add, every):
            row.addWidget(button)
        row.addSpacing(self.theme.px(8))
        row.addWidget(self._scan, 1)
        row.addWidget(self._stop)
        self.folders.rescanned.connect(lambda key: self.start(self._library.rescan(RootId(key))))
        self.folders.removed.connect(lambda key: self.start(self._remove(RootId(key))))
        self.folders.moved.connect(lambda key: self.start(self._move(RootId(key))))
        rules = SettingCard(self.theme)
        self._toggle(
            rules,
            "library.watch",
            words.tr("Watch the folders"),
            words.tr("New, changed and deleted files appear within two seconds."),
        )
        health = PillButton(self.theme, words.tr("Library health"), icon="heartbeat", height=34)
        health.clicked.connect(lambda: self.navigate.emit(Route("health")))
        rules.add_row(
            words.tr("Library health"),
            words.tr("Files that cannot be read, are missing, have no tags or no cover."),
            health,
        )
        hidden = PillButton(self.theme, words.tr("Hidden"), icon="eye-slash", height=34)
        hidden.clicked.connect(lambda: self.navigate.emit(Route("hidden")))
        rules.add_row(
            words.tr("Hidden and removed"),
            words.tr("What you hid or took out of the library, to bring it back."),
            hidden,
        )
        return self._section(
            words.tr("Library folders"),
            words.tr("Audio2 watches these folders and never moves a file unless you ask."),
            self.folders,
            buttons,
            rules,
        )

    def _playback_section(self) -> QWidget:
        card = SettingCard(self.theme)
        self._toggle(
            card,
            "playback.resume_on_start",
            words.tr("Go on playing at the start"),
            words.tr("When music played as the window was closed."),
        )
        self._toggle(
            card,
            "playback.remember_position",
            words.tr("Remember the place in long tracks"),
            words.tr("Mixes and audio books go on where you left them."),
        )
        self._number(card, "playback.long_track", words.tr("What counts as long"), "")
        self._number(card, "playback.volume_step", words.tr("Volume step of keys and wheel"), "")
        return self._section(words.tr("Playback"), "", card)

    def _appearance_section(self) -> QWidget:
        look = SettingCard(self.theme)
        modes = (
            ("system", words.tr("System")),
            ("dark", words.tr("Dark")),
            ("light", words.tr("Light")),
        )
        self._choice(look, "appearance.theme", words.tr("Theme"), "", modes)
        accents = (("artwork", words.tr("Artwork")), ("ember", words.tr("Ember")))
        text = words.tr("Of what belongs to the record that plays.")
        self._choice(look, "appearance.accent", words.tr("Accent"), text, accents)
        rows = (
            ("comfortable", words.tr("Comfortable")),
            ("normal", words.tr("Normal")),
            ("compact", words.tr("Compact")),
        )
        self._choice(look, "appearance.density", words.tr("Row height"), "", rows)
        text = words.tr("Type and everything around it; Ctrl+plus and Ctrl+minus do the same.")
        self._number(look, "appearance.font_scale", words.tr("Text size"), text)
        names = {"system": words.tr("System"), "en": "English", "es": "Español"}
        tongues = [(code, names.get(code, code)) for code in ("system", *language.available())]
        self._choice(look, "language.language", words.tr("Language"), "", tongues)
        ease = SettingCard(self.theme)
        self._toggle(
            ease,
            "appearance.reduced_motion",
            words.tr("Reduce motion"),
            words.tr("No animations, no moving marks."),
        )
        self._toggle(
            ease,
            "appearance.high_contrast",
            words.tr("Increase contrast"),
            words.tr("Stronger borders and captions, no tinted surfaces."),
        )
        return self._section(words.tr("Appearance"), "", look, ease)

    def _search_section(self) -> QWidget:
        card = SettingCard(self.theme)
        self._toggle(
            card,
            "search.typo_tolerance",
            words.tr("Find what is misspelled"),
            words.tr("Below everything that is spelled exactly so."),
        )
        self._number(card, "search.recent", words.tr("Recent searches to keep"), "")
        return self._section(words.tr("Search"), "", card)

    def _data_section(self) -> QWidget:
        card = SettingCard(self.theme)
        now = PillButton(self.theme, words.tr("Back up now…"), icon="floppy-disk", height=34)
        now.clicked.connect(lambda: self.start(self._back_up()))
        card.add_row(
            words.tr("Backup"),
            words.tr(
                "One file with ratings, favourites, playlists and history. Audio2 also makes one a"
                " day and keeps the last seven."
            ),
            self._saved,
            now,
        )
        card.add_row(
            words.tr("Restore"),
            words.tr(
                "Close Audio2 and run “audio2 restore FILE”. The present library is kept beside it."
            ),
        )
        return self._section(words.tr("Data & backup"), "", card)

    def _about_section(self) -> QWidget:
        card = SettingCard(self.theme)
        for name, value in (
            ("Audio2", __version__),
            ("Python", python_version()),
            ("Qt", str(qVersion())),
        ):
            card.add_row(name, "", Label(self.theme, value, "number", "t2"))
        card.add_row(
            words.tr("Licence"),
            words.tr("GNU General Public License, version 3 or later"),
        )
        text = words.tr("A player and library for people who own their music.")
        return self._section(words.tr("About"), text, card)

    # -- controls ----------------------------------------------------------------------------------

    def _toggle(self, card: SettingCard, name: str, title: str, text: str) -> None:
        control = Toggle(self.theme, title)
        control.clicked.connect(lambda on: self._set(name, bool(on)))
        self._controls[name] = control
        card.add_row(title, text, control)

    def _choice(
        self,
        card: SettingCard,
        name: str,
        title: str,
        text: str,
        choices: Sequence[tuple[str, str]],
    ) -> None:
        control = Segmented(self.theme, title, choices)
        control.chosen.connect(lambda key: self._set(name, key))
        self._controls[name] = control
        card.add_row(title, text, control)

    def _number(self, card: SettingCard, name: str, title: str, text: str) -> None:
        known = setting(name)
        control = QSpinBox()
        control.setRange(known.low, known.high)
        control.setSuffix(f" {known.unit}" if known.unit else "")
        control.setSingleStep(5 if known.unit == "%" and known.high > 50 else 1)
        control.setKeyboardTracking(False)
        control.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        control.setFixedWidth(self.theme.px(96))
        control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        control.setAccessibleName(title)
        control.valueChanged.connect(lambda value: self._set(name, value))
        self._controls[name] = control
        card.add_row(title, text, control)
        Halo(self.theme, control)

    def _set(self, name: str, value: object) -> None:
        if value != self._settings.value(name):
            self.start(self._settings.set(name, value))

    # -- loading -----------------------------------------------------------------------------------

    def open(self, arg: int | str | None) -> None:
        if isinstance(arg, str) and arg in self._places:
            self.sections.mark(arg)
        self._show_section(self.sections.current)
        super().open(arg)

    async def reload(self) -> None:
        self.folders.show_folders(await self._library.folders(), self.tools.now())
        self._show_values()
        self._show_scan()

    def _show_values(self) -> None:
        for name, control in self._controls.items():
            value = self._settings.value(name)
            control.blockSignals(True)
            match control:
                case Toggle():
                    control.setChecked(value)
                case Segmented():
                    control.set_current(value)
                case QSpinBox():
                    control.setValue(value)
            control.blockSignals(False)
            control.update()

    def _show_scan(self) -> None:
        at = self._library.progress()
        text = words.tr("Scanning: {seen} files, {added} new")
        counts = {"seen": words.count(at.report.seen), "added": words.count(at.report.added)}
        self._scan.set_text(words.fill(text, counts) if at.is_running else "")
        self._stop.setVisible(at.is_running)

    def on_fact(self, fact: Fact) -> None:
        match fact:
            case JobChanged():
                self._show_scan()
            case SettingChanged():
                self._show_values()
            case _:
                self.mark_dirty()

    def _show_section(self, key: str) -> None:
        self._stack.setCurrentIndex(self._places[key])

    def state(self) -> dict[str, object]:
        return {"section": self.sections.current}

    def restore(self, state: dict[str, object]) -> None:
        section = str(state.get("section", "library"))
        if section in self._places:
            self.sections.mark(section)
            self._show_section(section)
        super().restore(state)

    def focus_first(self) -> None:
        self.sections.focus_current()

    # -- actions -----------------------------------------------------------------------------------

    async def _choose_folder(self) -> None:
        path = await files.folder(self.window(), words.tr("Add a music folder"))
        if path is not None:
            await self._library.add_folder(path)

    async def _remove(self, root: RootId) -> None:
        self.intent.emit(Did(await self._library.remove_folder(root)))

    async def _move(self, root: RootId) -> None:
        path = await files.folder(self.window(), words.tr("Where is the folder now?"))
        if path is not None:
            await self._library.set_folder_path(root, path)

    async def _back_up(self) -> None:
        path = await files.new_file(
            self.window(), words.tr("Back up the library"), "audio2-backup.db"
        )
        if path is not None:
            await self._backup.now(Path(path))
            self._saved.set_text(words.tr("Saved"))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for path in drag.paths_of(drag.read(event.mimeData())):
            self.start(self._library.add_folder(path))
        event.acceptProposedAction()
