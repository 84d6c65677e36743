"""Library folders: what is in them, how they are watched, what is passed over."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from audio2_desktop.domain.facts import Fact, JobChanged, RootsChanged
from audio2_desktop.domain.settings import MAX_WORD
from audio2_desktop.domain.units import RootId
from audio2_desktop.ui import words
from audio2_desktop.ui.dialogs import files
from audio2_desktop.ui.intents import Did
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.pages.settings.asked import Desk, Folders, Watch
from audio2_desktop.ui.pages.settings.section import BUTTON, WORDS_WIDTH, Section
from audio2_desktop.ui.views.settings.folder_card import FolderCard
from audio2_desktop.ui.views.settings.setting_card import SettingCard
from audio2_desktop.ui.widgets.buttons import IconButton, PillButton
from audio2_desktop.ui.widgets.halo import Halo
from audio2_desktop.ui.widgets.labels import Label

NEVER_SPLIT = "library.artist_exceptions"


class LibrarySection(Section):
    """Everything about folders."""

    hears = (RootsChanged,)

    def __init__(self, desk: Desk, library: Folders, watch: Watch) -> None:
        super().__init__(desk, "library")
        self._library, self._watch = library, watch
        self.folders = FolderCard(self.theme)
        self.folders.rescanned.connect(lambda key: desk.start(library.rescan(RootId(key))))
        self.folders.removed.connect(lambda key: desk.start(self._remove(RootId(key))))
        self.folders.moved.connect(lambda key: desk.start(self._move(RootId(key))))
        self.column.addWidget(self.folders)
        self.scan = Label(self.theme, "", "table", "t2")
        self.stop = PillButton(self.theme, words.tr("Stop"), height=32)
        self.stop.setAccessibleName(words.tr("Stop scanning"))
        self.stop.clicked.connect(lambda: library.cancel_scan())
        self.column.addWidget(self._buttons())
        rules = self.card()
        self.toggle(rules, "library.watch")
        self.row(rules, "library.ignored")
        self.word_list(rules, "library.articles")
        health, hidden = words.tr("Library health"), words.tr("Hidden")
        self.row(
            rules,
            "library.health",
            self.button(health, "heartbeat", lambda: desk.go(Route("health"))),
        )
        self.row(
            rules,
            "library.hidden",
            self.button(hidden, "eye-slash", lambda: desk.go(Route("hidden"))),
        )
        self._add_names(self.card())
        self.end()

    def _add_names(self, card: SettingCard) -> None:
        """Names hold commas and spaces: each is typed by itself, and has a row of its own."""
        self.name = QLineEdit()
        self.name.setMaxLength(MAX_WORD)
        self.hold_width(self.name, WORDS_WIDTH)
        self.name.setPlaceholderText(words.tr("Name of an artist"))
        self.name.setAccessibleName(self.title(NEVER_SPLIT))
        self.name.returnPressed.connect(self._add_name)
        add = self.button(words.tr("Add"), "plus", self._add_name, NEVER_SPLIT)
        self.row(card, NEVER_SPLIT, self.name, add)
        Halo(self.theme, self.name)
        self.names = self.card()
        self.names.hide()
        self._names_shown: tuple[str, ...] = ()

    def _add_name(self) -> None:
        name = " ".join(self.name.text().split())
        kept = self.desk.values.value(NEVER_SPLIT)
        if name and name.casefold() not in (each.casefold() for each in kept):
            self.set(NEVER_SPLIT, (*kept, name))
        self.name.clear()

    def _remove_name(self, name: str) -> None:
        kept = self.desk.values.value(NEVER_SPLIT)
        self.set(NEVER_SPLIT, tuple(each for each in kept if each != name))
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_values(self) -> None:
        super().show_values()
        names = tuple(self.desk.values.value(NEVER_SPLIT))
        if names == self._names_shown:
            return
        self._names_shown = names
        self.names.clear()
        for name in names:
            text = words.fill(words.tr("Remove {name}"), {"name": name})
            remove = IconButton(self.theme, "x", text, px=16)
            remove.clicked.connect(lambda _=False, which=name: self._remove_name(which))
            self.names.add_row(name, "", remove)
        self.names.setVisible(bool(names))

    def _buttons(self) -> QWidget:
        add = PillButton(
            self.theme, words.tr("Add a folder"), icon="folder-open", primary=True, height=BUTTON
        )
        add.clicked.connect(lambda: self.desk.start(self.choose_folder()))
        every = self.button(
            words.tr("Rescan all"),
            "arrow-clockwise",
            lambda: self.desk.start(self._library.rescan()),
        )
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.theme.px(10))
        row.addWidget(add)
        row.addWidget(every)
        row.addWidget(self.scan, 1)
        row.addWidget(self.stop)
        self.places["library.folders"] = (self.folders, line)
        return line

    async def load(self) -> None:
        self._show_scan()
        found, counts = await self._library.folders(), await self._library.file_counts()
        self.folders.show_folders(found, counts, self.desk.now(), self._watch.reasons)

    def hear(self, fact: Fact) -> bool:
        if isinstance(fact, JobChanged):
            self._show_scan()
        return super().hear(fact)

    async def choose_folder(self) -> None:
        """Let the user say which one to add."""
        path = await files.folder(self.desk.window(), words.tr("Add a music folder"))
        if path is not None:
            await self._library.add_folder(path)

    async def _remove(self, root: RootId) -> None:
        self.desk.say(Did(await self._library.remove_folder(root)))

    async def _move(self, root: RootId) -> None:
        path = await files.folder(self.desk.window(), words.tr("Where is the folder now?"))
        if path is not None:
            await self._library.set_folder_path(root, path)

    def _show_scan(self) -> None:
        at = self._library.progress()
        text = words.tr("Scanning: {seen} files, {added} new")
        counts = {"seen": words.count(at.report.seen), "added": words.count(at.report.added)}
        self.scan.set_text(words.fill(text, counts) if at.is_running else "")
        self.stop.setVisible(at.is_running)
