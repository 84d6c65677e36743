"""Settings: a list of sections at the left, what they hold at the right; everything applies at
once. A field finds every row by its words."""

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from audio2_desktop.domain.facts import (
    AbilitiesChanged,
    EqualiserChanged,
    Fact,
    JobChanged,
    OutputsChanged,
    RootsChanged,
    SettingChanged,
    TracksChanged,
)
from audio2_desktop.jobs.tasks import TaskSlot
from audio2_desktop.ui import drag, routes, setting_rows, words
from audio2_desktop.ui.keymap import Keymap
from audio2_desktop.ui.page import Page, PageTools
from audio2_desktop.ui.pages.settings.about import AboutSection
from audio2_desktop.ui.pages.settings.accounts import AccountsSection
from audio2_desktop.ui.pages.settings.appearance import AppearanceSection
from audio2_desktop.ui.pages.settings.asked import (
    Desk,
    Equaliser,
    Folders,
    Forgetting,
    Keeping,
    Outputs,
    Reporting,
    Values,
    Watch,
)
from audio2_desktop.ui.pages.settings.data import DataSection
from audio2_desktop.ui.pages.settings.desktop import DesktopSection
from audio2_desktop.ui.pages.settings.language import LanguageSection
from audio2_desktop.ui.pages.settings.library import LibrarySection
from audio2_desktop.ui.pages.settings.playback import PlaybackSection
from audio2_desktop.ui.pages.settings.privacy import PrivacySection
from audio2_desktop.ui.pages.settings.section import Section
from audio2_desktop.ui.pages.settings.shortcuts import KeysSection
from audio2_desktop.ui.setting_texts.row import SettingRow
from audio2_desktop.ui.views.page_title import PageTitle
from audio2_desktop.ui.views.plain_list import Item, PlainList
from audio2_desktop.ui.views.settings.section_list import SectionList
from audio2_desktop.ui.widgets.search_field import HALO, SearchField
from audio2_desktop.ui.widgets.states import EmptyState

NARROW = 760
"""Below this width the list of sections shows icons only."""
FIELD, NARROW_FIELD = 240, 130
BESIDE_FIELD = 300
"""So much the title and the margins take beside the field."""
RENAMED = {"search": "privacy"}


class SettingsPage(Page):
    """Route("settings", section, a row's key, or None)."""

    def __init__(
        self,
        tools: PageTools,
        library: Folders,
        settings: Values,
        keeping: Keeping,
        privacy: Forgetting,
        report: Reporting,
        watch: Watch,
        keymap: Keymap,
        equaliser: Equaliser,
        outputs: Outputs,
    ) -> None:
        super().__init__(tools, "settingsPage")
        self._folders = library
        self._reading = TaskSlot(tools.on_error)
        desk = Desk(
            theme=self.theme,
            values=settings,
            now=tools.now,
            window=self.window,
            start=self.start,
            say=self.intent.emit,
            go=self.navigate.emit,
        )
        self._makers: dict[str, Callable[[], Section]] = {
            "accounts": lambda: AccountsSection(desk, report),
            "library": lambda: LibrarySection(desk, library, watch),
            "playback": lambda: PlaybackSection(desk, equaliser, outputs),
            "desktop": lambda: DesktopSection(desk),
            "appearance": lambda: AppearanceSection(desk, routes.places()),
            "language": lambda: LanguageSection(desk),
            "shortcuts": lambda: KeysSection(desk, keymap),
            "privacy": lambda: PrivacySection(desk, privacy, keeping),
            "data": lambda: DataSection(desk, keeping),
            "about": lambda: AboutSection(desk, report),
        }
        self._made: dict[str, Section] = {}
        self.sections = SectionList(
            self.theme,
            words.tr("Sections of the settings"),
            [(each.key, each.icon, each.title) for each in setting_rows.sections()],
        )
        self.sections.mark("library")
        self._lay_out()
        self.sections.chosen.connect(self._on_section)
        self.search.text_changed.connect(lambda _: self._show_found())
        self.search.key_pressed.connect(self._on_search_key)
        self.found.opened.connect(self._on_found)
        self.theme.changing.connect(self._drop_hidden)
        self.setAcceptDrops(True)
        self.hear(
            (
                RootsChanged,
                SettingChanged,
                JobChanged,
                TracksChanged,
                EqualiserChanged,
                OutputsChanged,
                AbilitiesChanged,
            )
        )

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        self.measured(column, (22, 4, 0, 0), 16)
        self.search = SearchField(self.theme, words.tr("Search settings"), width=FIELD)
        self.search.setObjectName("settingsSearch")
        inset = QHBoxLayout()
        self.measured(inset, (10, 0, 32 - HALO, 0))
        inset.addWidget(PageTitle(self.theme, words.tr("Settings")), 1)
        inset.addWidget(self.search)
        column.addLayout(inset)
        line = QHBoxLayout()
        self.measured(line, spacing=28)
        line.addWidget(self.sections)
        self._stack = QStackedWidget()
        self.found = PlainList(self.theme, words.tr("Settings found"))
        self.found.setObjectName("settingsFound")
        self.theme.follow(self._hold_found)
        self._hold_found()
        self._nothing = EmptyState(
            self.theme,
            words.tr("No setting fits"),
            words.tr("Try another word, or look through the sections."),
            icon="magnifying-glass",
        )
        self._stack.addWidget(self.found)
        self._stack.addWidget(self._nothing)
        line.addWidget(self._stack, 1)
        column.addLayout(line, 1)
        self.set_content(page)

    def _hold_found(self) -> None:
        self.found.setViewportMargins(0, 0, self.theme.px(32), 0)

    # -- the page ----------------------------------------------------------------------------------

    @property
    def section(self) -> Section:
        """The section that is open, or would be without a search."""
        return self.part(self.sections.current)

    def part(self, key: str) -> Section:
        """A section, made when it is first wanted: all of them would hold up the click by half a
        second."""
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._makers[key]()
            self._stack.addWidget(made)
            made.show_values()
        return made

    def open(self, arg: int | str | None) -> None:
        key = RENAMED.get(str(arg), str(arg))
        row = setting_rows.rows().get(key)
        if key in self._makers:
            self.sections.mark(key)
        elif row is not None and row.section in self._makers:
            self.sections.mark(row.section)
        self.search.set_text("")
        if self.sections.current in self._made:
            self._show_section()  # else in a turn of its own: page and section are 60 ms
        super().open(arg)
        if row is not None:
            self._pending = {"row": key}

    async def reload(self) -> None:
        if not self.search.text().strip():
            self._show_section()
        self._show_values()
        await self.section.read()

    def on_restore(self, state: dict[str, object]) -> None:
        row, scroll, focus = (state.get(name) for name in ("row", "scroll", "focus"))
        if isinstance(row, str):
            self.reveal(row)
        if isinstance(scroll, int):
            self.section.verticalScrollBar().setValue(scroll)
        if isinstance(focus, str):
            self.section.focus_row(focus)

    def state(self) -> dict[str, object]:
        section = self.section
        return {
            "section": self.sections.current,
            "scroll": section.verticalScrollBar().value(),
            "focus": section.focused_row(),
        }

    def restore(self, state: dict[str, object]) -> None:
        key = str(state.get("section", ""))
        key = RENAMED.get(key, key)
        if key in self._makers:
            self.sections.mark(key)
            self._show_section()
        super().restore(state)
        self.load()

    def on_fact(self, fact: Fact) -> None:
        if isinstance(fact, SettingChanged | EqualiserChanged | OutputsChanged | AbilitiesChanged):
            self._show_values()
        for section in self._made.values():
            if section.hear(fact) and section is self.section:
                self.mark_dirty()

    def focus_first(self) -> None:
        self.sections.focus_current()

    def focus_filter(self) -> None:
        """Ctrl+F."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_page(self) -> None:
        for section in self._made.values():
            section.leave()
        self._reading.close()
        super().close_page()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def on_theme(self) -> None:
        super().on_theme()
        self._fit()

    def _fit(self) -> None:
        is_narrow = self.width() < self.theme.px(NARROW)
        self.sections.set_narrow(is_narrow)
        room = round(self.width() * 100 / self.theme.scale_percent) - BESIDE_FIELD
        self.search.set_body_width(max(NARROW_FIELD, min(FIELD, room)))

    def _show_values(self) -> None:
        for section in self._made.values():
            section.show_values()

    def _on_section(self, _key: str) -> None:
        self.search.set_text("")
        self._show_section()
        self._reading.run(self.section.read())

    def _show_section(self) -> None:
        if self._stack.currentWidget() is not self.section:
            before = self._stack.currentWidget()
            if isinstance(before, Section):
                before.leave()
            self._stack.setCurrentWidget(self.section)

    def _drop_hidden(self) -> None:
        """Let the sections go that are not seen: with all of them a change of the theme takes
        0.35 s. They are made anew when wanted."""
        for key, section in list(self._made.items()):
            if key != self.sections.current and not section.is_at_work:
                section.leave()
                del self._made[key]
                shiboken6.delete(section)

    # -- searching ---------------------------------------------------------------------------------

    def _show_found(self) -> None:
        text = self.search.text()
        if not text.strip():
            self._show_section()
            return
        titles = {each.key: each for each in setting_rows.sections()}
        rows = setting_rows.found(text)
        self.found.show_items(
            [
                Item(
                    at,
                    row.title,
                    words.joined(titles[row.section].title, row.text),
                    titles[row.section].icon,
                    "t2",
                    "",
                    True,
                    row,
                )
                for at, row in enumerate(rows, start=1)
            ]
        )
        self._stack.setCurrentWidget(self.found if rows else self._nothing)
        if rows:
            self.found.setCurrentIndex(self.found.items.index(0, 0))

    def _on_search_key(self, event: QKeyEvent) -> None:
        has_found = self._stack.currentWidget() is self.found
        match event.key():
            case Qt.Key.Key_Escape if self.search.text():
                self.search.set_text("")
                self._show_section()
                event.accept()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if has_found:
                self._on_found(self.found.items.row_at(max(0, self.found.currentIndex().row())))
                event.accept()
            case Qt.Key.Key_Down if has_found:
                self.found.setFocus(Qt.FocusReason.TabFocusReason)
                event.accept()

    def _on_found(self, item: Item) -> None:
        if isinstance(item.what, SettingRow):
            self.search.set_text("")
            self.sections.mark(item.what.section)
            self._show_section()
            self._reading.run(self._load_and_reveal(item.what.key))

    async def _load_and_reveal(self, key: str) -> None:
        await self.section.read()
        self.reveal(key)

    def reveal(self, key: str) -> None:
        """Scroll to the row of this key and mark it."""
        if key in self.section.places:
            self.section.reveal(key)

    # -- drops -------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for path in drag.paths_of(drag.read(event.mimeData())):
            self.start(self._folders.add_folder(path))
        event.acceptProposedAction()
