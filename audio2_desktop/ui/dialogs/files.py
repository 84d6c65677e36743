"""The desktop's own file choosers, awaited instead of run."""

import asyncio
from collections.abc import Sequence

from PySide6.QtCore import QDir, QStandardPaths, QUrl
from PySide6.QtWidgets import QFileDialog, QWidget

from audio2_desktop.ui import drag

_last: list[QUrl] = []
"""The folder of the last answer, for as long as the program runs; empty before the first."""


async def folder(window: QWidget, title: str) -> str | None:
    """Let the user choose a folder; None when they did not."""
    dialog = _dialog(window, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return await _chosen(dialog)


async def file(window: QWidget, title: str, filters: Sequence[str] = ()) -> str | None:
    """Let the user choose an existing file. filters as "Playlists (*.m3u8 *.m3u)"."""
    dialog = _dialog(window, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    if filters:
        dialog.setNameFilters(list(filters))
    return await _chosen(dialog)


async def new_file(
    window: QWidget, title: str, name: str, filters: Sequence[str] = ()
) -> str | None:
    """Let the user say where a file will be written; `name` is the suggestion."""
    dialog = _dialog(window, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    if filters:
        dialog.setNameFilters(list(filters))
    dialog.selectFile(name)
    return await _chosen(dialog)


def start() -> QUrl:
    """Where a chooser opens: the last folder, else the system's Music folder, else home."""
    if _last:
        return _last[0]
    music = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.MusicLocation)
    return QUrl.fromLocalFile(music if music and QDir(music).exists() else QDir.homePath())


def _dialog(window: QWidget, title: str) -> QFileDialog:
    dialog = QFileDialog(window, title)
    dialog.setDirectoryUrl(start())
    return dialog


async def _chosen(dialog: QFileDialog) -> str | None:
    answered: asyncio.Future[str | None] = asyncio.get_running_loop().create_future()

    def on_finished(result: int) -> None:
        # addresses keep names that are no UTF-8, where the desktop's chooser tells them so
        files = [path for url in dialog.selectedUrls() if (path := drag.path_of(url))]
        if not answered.done():
            accepted = result == QFileDialog.DialogCode.Accepted.value and bool(files)
            if accepted:
                _last[:] = [dialog.directoryUrl()]
            answered.set_result(files[0] if accepted else None)

    dialog.finished.connect(on_finished)
    dialog.open()
    try:
        return await answered
    finally:
        dialog.deleteLater()
