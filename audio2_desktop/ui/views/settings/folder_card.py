"""The folders of the library as Settings shows them: content, state, what to do."""

from collections.abc import Mapping, Sequence
from os import fsdecode
from types import MappingProxyType

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from audio2_desktop.domain.folders import RootRow
from audio2_desktop.domain.units import RootId, Stamp
from audio2_desktop.ui import words
from audio2_desktop.ui.views.settings.setting_card import RING, SettingCard, Words
from audio2_desktop.ui.widgets.buttons import IconButton, PillButton
from audio2_desktop.ui.widgets.labels import Label


class FolderCard(SettingCard):
    """Signals carry the folder's id."""

    rescanned = Signal(int)
    removed = Signal(int)
    moved = Signal(int)
    """The folder lies elsewhere now: let the user say where."""

    def show_folders(
        self,
        folders: Sequence[RootRow],
        counts: Mapping[RootId, int],
        now: Stamp,
        reasons: Mapping[RootId, str] = MappingProxyType({}),
    ) -> None:
        """counts: of their files; reasons: why a folder cannot be watched, one sentence each."""
        self.clear()
        for folder in folders:
            self.add(self._row(folder, counts.get(folder.id, 0), now, reasons.get(folder.id, "")))
        self.setVisible(bool(folders))

    def _row(self, folder: RootRow, files: int, now: Stamp, reason: str) -> QWidget:
        theme, px = self._theme, self._theme.px
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, px(10), px(RING), px(10))
        line.setSpacing(px(6))
        text = QVBoxLayout()
        text.setSpacing(px(2))
        path = shown_path(folder.path)
        text.addWidget(Label(theme, path, "body_strong", "t1"))
        state = Words(
            theme, _state(folder, files, now), "table", "t2" if folder.is_available else "warn"
        )
        text.addWidget(state)
        if folder.is_available and not folder.is_watched and reason:
            text.addWidget(Words(theme, words.tr(reason), "caption", "t3"))
        line.addLayout(text, 1)
        if folder.is_available:
            again = IconButton(
                theme, "arrow-clockwise", words.fill(words.tr("Rescan {path}"), {"path": path})
            )
            again.clicked.connect(lambda: self.rescanned.emit(folder.id))
            line.addWidget(again)
        move = PillButton(theme, words.tr("Locate…"), height=32)
        move.setAccessibleName(words.fill(words.tr("Locate {path}"), {"path": path}))
        move.clicked.connect(lambda: self.moved.emit(folder.id))
        line.addWidget(move)
        move.setVisible(not folder.is_available)
        gone = IconButton(theme, "trash", words.fill(words.tr("Remove {path}"), {"path": path}))
        gone.clicked.connect(lambda: self.removed.emit(folder.id))
        line.addWidget(gone)
        return row


def shown_path(path: bytes) -> str:
    """A path as text that can be painted: bytes that are no text become signs."""
    return fsdecode(path).encode("utf-8", "replace").decode("utf-8", "replace")


def _state(folder: RootRow, count: int, now: Stamp) -> str:
    files = words.fill(words.tr("{count} files"), {"count": words.count(count)})
    if not folder.is_available:
        return words.joined(files, words.tr("not connected, its tracks are kept"))
    watched = (
        words.tr("watched for changes")
        if folder.is_watched
        else (words.tr("cannot be watched, rescanned every 10 minutes"))
    )
    last = ""
    if folder.last_scan:
        day = words.day(folder.last_scan, now)
        last = words.fill(words.tr("last scan: {day}"), {"day": day})
    return words.joined(files, watched, last)
