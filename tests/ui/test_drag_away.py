"""What hangs on the pointer in a drag: whole where it is welcome, faded where nothing takes it."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag, QGuiApplication, QImage, QRasterWindow
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from audio2_desktop.domain.music import OwnTag
from audio2_desktop.domain.units import TagId
from audio2_desktop.ui import drag
from audio2_desktop.ui.drag import Dropped
from audio2_desktop.ui.frame.playlist_list import PlaylistList
from audio2_desktop.ui.frame.playlist_rows import SideRow, moved_row
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views import ghost
from audio2_desktop.ui.views.drag_away import Fading, GhostVeil
from audio2_desktop.ui.views.heads.own_tags_row import OwnTagButton

COPY, MOVE, NOTHING = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction, Qt.DropAction.IgnoreAction


def veils() -> list[GhostVeil]:
    return [window for window in QGuiApplication.allWindows() if isinstance(window, GhostVeil)]


class QShapedPixmapWindow(QRasterWindow):
    """Named as what Qt hangs on the pointer, which is there only while a real mouse drags."""


def test_the_ghost_is_faded_where_nothing_takes_it_and_only_there(
    qtbot: QtBot, dark: Theme
) -> None:
    look = ghost.ghost(dark, None, "Signal & Salt", 3, 780_000, 1.0)
    source, hung = QWidget(), QShapedPixmapWindow()
    qtbot.addWidget(source)
    hung.resize(look.size())
    hung.show()
    going = QDrag(source)
    fading = Fading(going, look, dark.color("window"))
    for action in (COPY, NOTHING, COPY, NOTHING, NOTHING, MOVE, NOTHING):
        going.actionChanged.emit(action)
        shown = [veil for veil in veils() if veil.isVisible()]
        assert len(shown) == (action is NOTHING)
        assert all(veil.parent() is hung and veil.size() == look.size() for veil in shown)
    fading.stop()
    qtbot.waitUntil(lambda: not veils())
    going.actionChanged.emit(NOTHING)
    hung.deleteLater()  # Qt makes a new one when the drag comes to another screen
    qtbot.waitUntil(lambda: not veils())
    going.actionChanged.emit(COPY)
    going.actionChanged.emit(NOTHING)
    assert not veils()
    going.deleteLater()


def begun(source: QWidget) -> tuple[QImage, QMimeData]:
    """What hangs on the pointer in the drag that began last, and what it carries; with no real
    mouse it is over at once."""
    going = source.findChildren(QDrag)[-1]
    return going.pixmap().toImage(), going.mimeData()


def test_a_playlist_and_a_tag_hang_on_the_pointer_as_all_else_does(
    qtbot: QtBot, dark: Theme
) -> None:
    size = ghost.ghost(dark, None, "", 1, 0, 1.0).size()
    lists = PlaylistList(dark, None)
    chip = OwnTagButton(dark, OwnTag(TagId(3), "Night", "red"))
    for widget in (lists, chip):
        qtbot.addWidget(widget)
        widget.show()
    lists.set_rows([SideRow(7, "Tape"), SideRow(8, "Bright spots", is_smart=True)])
    lists.setCurrentIndex(lists.rows.index(0))
    lists.startDrag(COPY)
    look, mime = begun(lists)
    assert lists.dragged is None
    qtbot.mousePress(chip, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    qtbot.mouseMove(chip, QPoint(60, 20))
    other, tag = begun(chip)
    assert look.size() == other.size() == size
    assert look != other
    assert moved_row(mime) == (False, 7)
    assert drag.read(tag) == Dropped(entity="tag", things=(3,))


@pytest.mark.parametrize("dpr", [1.0, 2.0])
def test_refused_is_half_there_with_a_crossed_circle(dark: Theme, dpr: float) -> None:
    look = ghost.ghost(dark, None, "Signal & Salt", 3, 780_000, dpr)
    faded = ghost.refused(dark, look)
    assert (faded.size(), faded.devicePixelRatio()) == (look.size(), look.devicePixelRatio())
    before, after = look.toImage(), faded.toImage()
    x, y = round((ghost.MARGIN + 250) * dpr), round((ghost.MARGIN + 50) * dpr)
    assert after.pixelColor(x, y).alphaF() == pytest.approx(
        before.pixelColor(x, y).alphaF() * ghost.REFUSED, abs=0.01
    )
    spot = [(ghost.MARGIN + 13 + at % 32, ghost.MARGIN + 13 + at // 32) for at in range(32 * 32)]
    colours = {after.pixelColor(round(x * dpr), round(y * dpr)).name() for x, y in spot}
    assert dark.color("err").name() in colours
