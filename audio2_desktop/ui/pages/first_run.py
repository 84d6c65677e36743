"""The first start: where is your music? One page, no account, no wizard."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from audio2_desktop.domain.settings import AppearanceSettings, LanguageSettings
from audio2_desktop.domain.units import RootId
from audio2_desktop.ui import drag, language, words
from audio2_desktop.ui.dialogs import files
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.page import Page, PageTools
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.scroll_body import BAR, ScrollBody
from audio2_desktop.ui.views.settings.found_folders import Candidate, FoundFolders
from audio2_desktop.ui.views.settings.setting_card import Words
from audio2_desktop.ui.widgets import painting
from audio2_desktop.ui.widgets.buttons import PillButton
from audio2_desktop.ui.widgets.labels import Label, LinkLabel
from audio2_desktop.ui.widgets.menu import SUB_WIDTH, Menu, open_menu

G = TypeVar("G")
WIDTH = 560


class Library(Protocol):
    """What this page asks of services.library."""

    async def count_audio(self, path: str, stop: Callable[[], bool]) -> int: ...
    async def add_folder(self, path: str) -> RootId: ...


class Values(Protocol):
    """What this page asks of services.settings."""

    def get(self, group: type[G]) -> G: ...
    def value(self, name: str) -> Any: ...
    async def set(self, name: str, value: object) -> None: ...


class _Card(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        theme.follow(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painting.rounded(
            QPainter(self), QRectF(self.rect()), 14, theme.color("s1"), theme.color("line")
        )


class FirstRunPage(Page):
    """Route("first_run"). suggested: folders that are offered, the first one checked."""

    def __init__(
        self, tools: PageTools, library: Library, settings: Values, suggested: Sequence[str]
    ) -> None:
        super().__init__(tools, "firstRunPage")
        self._library, self._settings = library, settings
        self._folders = [Candidate(path, at == 0) for at, path in enumerate(suggested)]
        self._is_closed = False
        self.list = FoundFolders(self.theme)
        self.add = PillButton(self.theme, words.tr("Add"), primary=True, height=38)
        self.choose = PillButton(self.theme, words.tr("Choose…"), icon="folder-open", height=38)
        self.later = LinkLabel(self.theme, words.tr("Skip"), "body_strong", "t2")
        self._tongue = LinkLabel(self.theme, "", "table_medium", "t2")
        self._look = LinkLabel(self.theme, "", "table_medium", "t2")
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)

    def _lay_out(self) -> None:
        theme, px = self.theme, self.theme.px
        self.card = _Card(theme)
        self.card.setMaximumWidth(px(WIDTH))
        column = QVBoxLayout(self.card)
        self.measured(column, (22, 22, 22, 20), 0)
        column.addWidget(Label(theme, words.tr("Where is your music?"), "empty_title", "t1"))
        column.addSpacing(px(4))
        text = words.tr("Audio2 watches these folders and never moves a file unless you ask.")
        column.addWidget(Words(theme, text, "body"))
        column.addSpacing(px(14))
        column.addWidget(self.list)
        column.addSpacing(px(10))
        column.addWidget(
            Label(theme, words.tr("Or drop a folder anywhere on this page."), "table", "t3")
        )
        column.addSpacing(px(18))
        row = QHBoxLayout()
        row.setSpacing(px(10))
        row.addWidget(self.later)
        row.addStretch(1)
        row.addWidget(self.choose)
        row.addWidget(self.add)
        column.addLayout(row)
        body = ScrollBody(theme)
        outer = body.column
        self.measured(outer, (24, 16, 24 - BAR, 16))
        outer.addStretch(2)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self.card, 100)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(3)
        foot = QHBoxLayout()
        foot.setSpacing(px(24))
        foot.addStretch(1)
        foot.addWidget(self._tongue)
        foot.addWidget(self._look)
        foot.addStretch(1)
        outer.addLayout(foot)
        self.set_content(body)

    def _connect(self) -> None:
        self.list.toggled.connect(self._on_toggled)
        self.add.clicked.connect(lambda: self.start(self._add()))
        self.choose.clicked.connect(lambda: self.start(self._choose()))
        self.later.clicked.connect(lambda: self.navigate.emit(Route("home")))
        self._tongue.clicked.connect(self._open_languages)
        self._look.clicked.connect(self._open_looks)

    async def reload(self) -> None:
        self._show()
        for folder in tuple(self._folders):
            if folder.count is None:
                self.start(self._count(folder.path))

    def _show(self) -> None:
        self.list.show_folders(self._folders)
        chosen = sum(1 for folder in self._folders if folder.is_chosen)
        if not chosen and self.add.hasFocus():
            self.choose.setFocus()  # or Qt gives it to whatever comes next: the search field
        self.add.setEnabled(bool(chosen))
        text = words.tr("Add %n folders", "", chosen) if chosen > 1 else words.tr("Add")
        self.add.setText(text)
        self.add.setAccessibleName(text)
        self.add.updateGeometry()
        tongue = self._settings.get(LanguageSettings).language
        look = self._settings.get(AppearanceSettings).theme
        named = words.tr("Language: {name}")
        names = {**language.NAMES, **dict(_languages())}
        self._tongue.set_text(words.fill(named, {"name": names[tongue]}))
        self._look.set_text(words.fill(words.tr("Theme: {name}"), {"name": dict(_looks())[look]}))

    async def _count(self, path: str) -> None:
        """The live number beside a folder; stops when the page goes."""
        count = await self._library.count_audio(path, lambda: self._is_closed)
        self._folders = [
            replace(folder, count=count) if folder.path == path else folder
            for folder in self._folders
        ]
        self._show()

    def close_page(self) -> None:
        self._is_closed = True
        super().close_page()

    def focus_first(self) -> None:
        target = self.add if self.add.isEnabled() else self.choose
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- actions -----------------------------------------------------------------------------------

    def _on_toggled(self, path: str, on: bool) -> None:
        self._folders = [
            replace(folder, is_chosen=on) if folder.path == path else folder
            for folder in self._folders
        ]
        self._show()

    async def _add(self) -> None:
        chosen = [folder.path for folder in self._folders if folder.is_chosen]
        for path in chosen:
            await self._library.add_folder(path)
        self.navigate.emit(Route("home"))

    async def _choose(self) -> None:
        path = await files.folder(self.window(), words.tr("Add a music folder"))
        if path is not None:
            self._offer(path)

    def _offer(self, path: str) -> None:
        """One more folder, checked."""
        known = [folder for folder in self._folders if folder.path != path]
        self._folders = [*known, Candidate(path, True)]
        self._show()
        self.start(self._count(path))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for path in drag.paths_of(drag.read(event.mimeData())):
            self._offer(path)
        event.acceptProposedAction()

    def _open_languages(self) -> None:
        self._open_menu(self._tongue, "language.language", "translate", _languages())

    def _open_looks(self) -> None:
        self._open_menu(self._look, "appearance.theme", "palette", _looks())

    def _open_menu(
        self, anchor: QWidget, name: str, icon: str, choices: list[tuple[str, str]]
    ) -> None:
        """A small menu above its button, the present choice ticked."""
        menu = Menu(self.theme, SUB_WIDTH, self)
        menu.setAccessibleName(anchor.accessibleName())
        now = self._settings.value(name)
        for key, text in choices:
            action = menu.add(text, icon, partial(self._choose_value, name, key))
            action.setCheckable(True)
            action.setChecked(key == now)
            if key == now:
                menu.setActiveAction(action)
        open_menu(menu, anchor.mapToGlobal(QPoint(0, 0)), above=True)

    def _choose_value(self, name: str, value: str) -> None:
        self.start(self._set(name, value))

    async def _set(self, name: str, value: str) -> None:
        await self._settings.set(name, value)
        self._show()


def _languages() -> list[tuple[str, str]]:
    known = [(code, language.NAMES.get(code, code)) for code in language.available()]
    return [("system", words.tr("System")), *known]


def _looks() -> list[tuple[str, str]]:
    return [
        ("system", words.tr("System")),
        ("dark", words.tr("Dark")),
        ("light", words.tr("Light")),
    ]
