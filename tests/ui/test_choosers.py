"""File choosers open where music is, then where the last answer was; drags scroll their page."""

import asyncio
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, QStandardPaths, QUrl
from PySide6.QtWidgets import QApplication, QFileDialog, QListView, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from audio2_desktop.ui.dialogs import files
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.dropping import RowDrops, scroller


@pytest.fixture(autouse=True)
def _own_dialogs(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_last", [])


async def test_the_next_chooser_opens_where_the_last_answer_was(
    qtbot: QtBot, tmp_path: Path
) -> None:
    music = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.MusicLocation)
    first = music if music and Path(music).is_dir() else str(Path.home())
    assert files.start() == QUrl.fromLocalFile(first)
    (tmp_path / "list.m3u8").write_text("#EXTM3U\n")
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    asked = asyncio.ensure_future(files.file(window, "Import"))
    await asyncio.sleep(0)
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    dialog.setDirectoryUrl(QUrl.fromLocalFile(str(tmp_path)))
    dialog.selectFile("list.m3u8")
    dialog.accept()
    assert await asked == str(tmp_path / "list.m3u8")
    assert files.start().toLocalFile() == str(tmp_path)
    again = asyncio.ensure_future(files.new_file(window, "Export", "new.m3u8"))
    await asyncio.sleep(0)
    dialog = next(each for each in window.findChildren(QFileDialog) if each.isVisible())
    assert dialog.directory().absolutePath() == str(tmp_path)
    dialog.reject()
    assert await again is None
    assert files.start().toLocalFile() == str(tmp_path)


def test_a_drag_near_the_end_scrolls_the_page_around_the_list(
    qtbot: QtBot, dark: Theme, capfd: pytest.CaptureFixture[str]
) -> None:
    page = QScrollArea()
    qtbot.addWidget(page)
    page.resize(300, 400)
    view = QListView()
    view.setVerticalScrollBarPolicy(view.verticalScrollBarPolicy().ScrollBarAlwaysOff)
    view.setFixedSize(QSize(280, 3000))
    page.setWidget(view)
    page.show()
    assert scroller(view) is page
    page.verticalScrollBar().setValue(1000)
    drops = RowDrops(view, dark)
    drops._at = QPoint(50, 1200)
    drops._scroll()
    assert page.verticalScrollBar().value() == 1000
    drops._at = QPoint(50, 1390)
    drops._scroll()
    assert page.verticalScrollBar().value() > 1000
    drops._at = QPoint(50, page.verticalScrollBar().value() + 10)
    before = page.verticalScrollBar().value()
    drops._scroll()
    assert page.verticalScrollBar().value() < before
    assert "mapFrom" not in capfd.readouterr().err
