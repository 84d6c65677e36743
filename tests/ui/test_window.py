"""The frame: geometry as designed, responsive rules, pages and the way back."""

from itertools import groupby, pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QApplication, QWidget
from pytestqt.qtbot import QtBot

from audio2_desktop.ui import language
from audio2_desktop.ui.dialogs.overlay import Overlay
from audio2_desktop.ui.frame.page_area import PageArea, PageSpec
from audio2_desktop.ui.frame.sidebar import FOOT
from audio2_desktop.ui.navigation import DEPTH, History, Route
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets.buttons import IconButton
from audio2_desktop.ui.widgets.labels import Label, LinkLabel
from audio2_desktop.ui.window import TITLE_BAR, Window
from tests.ui.frame import OnePage, box, close
from tests.ui.frame_preview import track


def page(window: Window) -> OnePage:
    assert isinstance(window.area.current, OnePage)
    return window.area.current


# -- geometry --------------------------------------------------------------------------------------


def test_bars_lie_where_the_design_puts_them(window: Window) -> None:
    assert box(window.sidebar) == (0, 0, 240, 812)
    assert box(window.player_bar) == (0, 812, 1440, 88)
    assert box(window.topbar) == (240, 0, 1200, 60)
    assert box(window.area) == (240, 0, 1200, 812)
    field = window.topbar.search
    body = field.body()
    left, top, _, _ = box(field)
    assert close(left + body.left(), 340)
    assert close(top + body.top(), 11)
    assert (body.width(), body.height()) == (440, 38)


def test_the_panel_pushes_the_page(window: Window) -> None:
    window.set_panel_open(True)
    assert box(window.panel) == (1104, 0, 336, 812)
    assert window.area.width() == 864
    window.set_panel_open(False)
    assert not window.panel.isVisible()
    assert window.area.width() == 1200


def test_the_player_bar_is_laid_out_as_pictured(window: Window) -> None:
    bar = window.player_bar
    centres = [box(b)[0] + b.width() / 2 for b in (bar.shuffle, bar.previous, bar.play, bar.next)]
    assert all(close(x, want) for x, want in zip(centres, (606, 660, 720, 780), strict=True))
    assert close(box(bar.play)[1] + 20, 839)
    x, _, width, _ = box(bar.position)
    assert close(x, 446)
    assert close(width, 548)
    assert box(bar.card.art) == (16, 826, 60, 60)
    assert close(box(bar.card.title)[0], 90)
    assert close(box(bar.card.heart)[0] + 16, 347)


def test_side_bar_items_have_their_pitch(window: Window) -> None:
    tops = [box(button)[1] for button in window.sidebar.places.buttons]
    assert [b - a for a, b in pairwise(tops)] == [36, 36]
    assert {button.height() for button in window.sidebar.places.buttons} == {34}
    assert {box(button)[0] for button in window.sidebar.places.buttons} == {8}


def test_the_state_of_the_library_has_a_second_line_in_a_long_language(window: Window) -> None:
    bar = window.sidebar
    places = []
    for text in ("Library up to date", "La biblioteca ya está al día"):
        bar.set_state(text)
        assert not bar.state.is_elided
        places.append((bar.profile.geometry(), bar.state.geometry()))
        assert bar.profile.geometry().bottom() <= bar.state.geometry().top() + 1
        assert bar.height() - FOOT <= bar.profile.y()
        assert bar.state.geometry().bottom() < bar.height()
    (_, short), (_, long) = places
    assert long.height() > short.height()


def test_a_narrow_window_collapses_the_side_bar_and_overlays_the_panel(window: Window) -> None:
    window.resize(900, 600)
    assert box(window.sidebar)[2] == 64
    assert window.player_bar.height() == 72
    assert window.topbar.search.body().width() == 280
    assert window.player_bar.card.stars.isHidden()
    window.set_panel_open(True)
    assert window.area.width() == 836
    assert box(window.panel)[0] == 564
    assert window.player_bar.position.width() >= 220


def test_a_dialog_stays_over_the_bars_whatever_changes_under_it(
    window: Window, theme: Theme
) -> None:
    window.set_panel_open(True)
    dialog = Overlay(theme, window, "Anything")
    dialog.present()
    theme.set_scale(110)
    window.resize(1300, 800)
    window.set_panel_open(False)
    window.set_panel_open(True)
    for part in (window.player_bar, window.panel, window.sidebar):
        assert window.childAt(part.geometry().center()) is dialog
    dialog.finish(None)


def test_it_cannot_be_made_smaller_than_it_can_show_but_fits_a_small_screen(window: Window) -> None:
    room = window.screen().availableSize()
    least = (min(900, room.width()), min(600, room.height() - TITLE_BAR))
    assert (window.minimumWidth(), window.minimumHeight()) == least


def test_the_first_time_it_fits_the_screen_with_its_title_bar(
    window: Window, tmp_path: Path
) -> None:
    window.restore_geometry(QSettings(str(tmp_path / "none.ini"), QSettings.Format.IniFormat))
    room = window.screen().availableSize()
    assert room.height() < 900  # else this shows nothing
    assert window.size().toTuple() == (min(1440, room.width()), room.height() - TITLE_BAR)


@pytest.mark.parametrize("size", [(900, 600), (1100, 700), (1440, 900), (3840, 2160)])
@pytest.mark.parametrize("scale", [100, 150])
def test_fixed_texts_are_not_clipped(size: tuple[int, int], scale: int, window: Window) -> None:
    window.theme.set_scale(scale)
    width, height = size
    if scale == 150:
        width, height = max(width, 1280), max(height, 800)
    window.resize(width, height)
    window.set_panel_open(True)
    sidebar, panel = window.sidebar, window.panel
    labels = [sidebar.brand, sidebar.places.caption, sidebar.lists_caption, panel.sum]
    for label in labels:
        assert label.isHidden() or not label.is_elided, label.text()
    for link in (panel.save, window.player_bar.elapsed, window.player_bar.rest):
        assert link.width() >= link.sizeHint().width(), link.shown_text()
    for button in sidebar.places.buttons:
        need = window.theme.metrics("body_strong").horizontalAdvance(button.text())
        assert sidebar.is_narrow or button.width() > need


@pytest.mark.parametrize(
    ("size", "scale"),
    [
        ((900, 600), 100),
        ((1100, 700), 100),
        ((1440, 900), 100),
        ((1280, 800), 150),
        ((1440, 900), 200),
        ((900, 600), 150),
        ((900, 600), 200),
    ],
)
def test_parts_of_the_player_bar_do_not_overlap(
    size: tuple[int, int], scale: int, window: Window
) -> None:
    window.theme.set_scale(scale)
    window.resize(*size)
    bar = window.player_bar
    card = bar.card
    parts: list[QWidget] = [
        card.art, card.title, card.heart, card.more, bar.shuffle, bar.previous, bar.play, bar.next,
        bar.repeat, bar.queue, bar.device, bar.mute, bar.volume, bar.position, bar.elapsed,
        bar.rest,
    ]  # fmt: skip
    assert all(part.isVisible() for part in (card.title, bar.play, bar.position, bar.mute))
    seen = [part for part in parts if part.isVisible()]
    rects = [(part, part.rect().translated(part.mapTo(bar, QPoint(0, 0)))) for part in seen]
    for at, (one, rect) in enumerate(rects):
        assert bar.rect().contains(rect), one
        for other, taken in rects[at + 1 :]:
            shared = rect.intersected(taken)
            assert shared.width() <= 4 or shared.height() <= 4, (one, other)


def test_every_control_has_a_name(window: Window) -> None:
    window.set_panel_open(True)
    for part in window.findChildren(QWidget):
        if isinstance(part, QAbstractButton | QAbstractSlider) and part.isVisible():
            assert part.accessibleName(), part.objectName() or part


def test_long_titles_are_elided_not_overlapping(window: Window) -> None:
    window.player_bar.show_track(track(1, "A title " * 30, "An artist " * 30, 300))
    card = window.player_bar.card
    assert card.title.geometry().right() < card.heart.x()
    assert card.quality.geometry().right() < card.heart.x()
    assert card.title.toolTip()


def test_nothing_playing_offers_the_library(window: Window, qtbot: QtBot) -> None:
    window.player_bar.show_track(None)
    card = window.player_bar.card
    assert card.empty.isVisible()
    with qtbot.waitSignal(card.shuffle_library):
        card.start.click()
    assert not window.player_bar.position.isEnabled()


def test_the_time_at_the_right_changes_on_click(window: Window) -> None:
    bar = window.player_bar
    assert (bar.elapsed.shown_text(), bar.rest.shown_text()) == ("2:14", "−2:53")
    bar.rest.click()
    assert bar.rest.shown_text() == "5:07"


# -- pages and history -----------------------------------------------------------------------------


def test_back_returns_to_scroll_and_route(window: Window) -> None:
    window.go(Route("tracks"))
    page(window).scroll = 700
    window.go(Route("album", 7))
    assert (page(window).arg, page(window).scroll) == (7, 0)
    window.go(Route("album", 8))
    window.go_back()
    window.go_back()
    assert window.history.current == Route("tracks")
    assert page(window).scroll == 700
    window.go_forward()
    assert page(window).arg == 7
    assert window.topbar.go_back.isEnabled()


def test_an_unknown_route_goes_nowhere(window: Window) -> None:
    window.go(Route("tracks"))
    window.go(Route("statistics"))
    assert window.history.current == Route("tracks")


def test_the_bar_lies_over_heroes_and_gets_a_ground_when_scrolled(window: Window) -> None:
    window.go(Route("tracks"))
    assert page(window).y() == 60
    window.go(Route("album", 1))
    assert page(window).y() == 0
    assert not window.topbar._is_solid
    page(window).scrolled.emit(9)
    assert window.topbar._is_solid
    page(window).scrolled.emit(0)
    assert not window.topbar._is_solid


def test_the_side_bar_marks_where_we_are(window: Window) -> None:
    window.go(Route("album", 1))
    marked = [b.item.route.name for b in window.sidebar.places.buttons if b.isChecked()]
    assert marked == ["albums"]


def test_pages_are_made_when_they_can_be(dark: Theme, qtbot: QtBot) -> None:
    area = PageArea(dark, {"album": PageSpec("tests.ui.frame:HeroPage")})
    qtbot.addWidget(area)
    area.show_route(Route("album", 3), {"scroll": 12})
    assert area.current is None
    area.supply({})
    assert area.current is not None
    assert type(area.current).__name__ == "HeroPage"
    area.close_pages()
    assert area.current is None


def test_history_is_bounded_and_forgets_the_way_forward() -> None:
    history = History()
    for at in range(DEPTH + 20):
        assert history.visit(Route("album", at))
    assert not history.visit(Route("album", DEPTH + 19))
    steps = 0
    while history.back() is not None:
        steps += 1
    assert steps == DEPTH - 1
    assert history.visit(Route("tracks"), {"scroll": 5})
    assert not history.can_go_forward
    found = history.back()
    assert found is not None
    assert found[1] == {"scroll": 5}


def test_history_forgets_what_is_gone_and_replaces_the_current() -> None:
    history = History()
    for route in (
        Route("playlist", 1),
        Route("tracks"),
        Route("playlist", 1),
        Route("search", "a"),
    ):
        history.visit(route)
    history.replace(Route("search", "ab"))
    assert history.current == Route("search", "ab")
    history.forget(Route("playlist", 1))
    found = history.back()
    assert found is not None
    assert found[0] == Route("tracks")
    assert not history.can_go_back


def test_f6_goes_round_all_regions(window: Window, qtbot: QtBot) -> None:
    window.activateWindow()
    window.go(Route("tracks"))
    window.set_panel_open(True)
    seen = []
    for _ in range(5):
        window.next_region()
        focus = window.focusWidget()
        assert focus is not None
        parts = (window.sidebar, window.topbar, window.area, window.panel, window.player_bar)
        seen.append(next(p.objectName() for p in parts if p.isAncestorOf(focus)))
    assert sorted(seen) == sorted({"sidebar", "topbar", "page-area", "right-panel", "player-bar"})


def test_tab_goes_from_part_to_part_as_f6_does(window: Window) -> None:
    window.activateWindow()
    window.go(Route("tracks"))
    assert window.area.current is not None
    IconButton(window.theme, "play", "Play", window.area.current).show()
    window.set_panel_open(True)  # made last, and yet before the player
    parts = (window.sidebar, window.topbar, window.area, window.panel, window.player_bar)
    window.sidebar.places.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        first = QApplication.focusWidget()
        assert first is not None
        seen = [first]
        while len(seen) < 100:
            QTest.keyClick(seen[-1], key)
            focus = QApplication.focusWidget()
            assert focus is not None
            if focus is first:
                break
            seen.append(focus)
        assert len(set(seen)) == len(seen) > 20
        where = [next(p.objectName() for p in parts if p.isAncestorOf(one)) for one in seen]
        turns = [name for name, _ in groupby([*where, where[0]])]
        around = ["sidebar", "topbar", "page-area", "right-panel", "player-bar", "sidebar"]
        assert turns == (around if key == Qt.Key.Key_Tab else around[::-1])


def test_closing_asks_first(window: Window, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.closing):
        window.close()
    assert window.isVisible()
    window.allow_close()
    assert not window.isVisible()


def test_labels_of_the_frame_are_plain_text(window: Window) -> None:
    evil = "<b>x</b>"
    window.player_bar.show_track(track(1, evil, evil, 10))
    labels = [*window.findChildren(Label), *window.findChildren(LinkLabel)]
    assert all("<b>" not in label.toolTip() for label in labels)


def test_another_language_reaches_every_part_of_the_frame(window: Window) -> None:
    window.go(Route("tracks"))
    language.install("es")
    window.area.add_page("tracks", OnePage())
    window.reload()
    shown = [
        window.sidebar.places.caption.text(),
        window.sidebar.places.buttons[0].text(),
        window.topbar.search.line.placeholderText(),
        window.player_bar.previous.accessibleName(),
        window.player_bar.card.empty.text(),
        window.panel.tabs.accessibleName(),
        window.panel.save.shown_text(),
    ]
    language.install("en")
    assert shown == [
        "Biblioteca",
        "Artistas",
        "Busca en tu biblioteca",
        "Anterior",
        "No suena nada",
        "Qué muestra el panel",
        "Guardar como lista",
    ]


def test_what_plays_fills_the_screen_until_esc(window: Window, qtbot: QtBot) -> None:
    window.area.add_page("now", OnePage())
    window.resize(1440, 900)
    window.go(Route("home"))
    window.turn_full_screen()
    assert window.isFullScreen()
    assert window.sidebar.isVisible()
    window.go(Route("now"))
    assert window.sidebar.isHidden()
    assert window.topbar.isHidden()
    assert window.area.geometry().topLeft() == QPoint(0, 0)
    assert window.area.width() == window.width()
    assert window.player_bar.isVisible()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    assert window.sidebar.isVisible()
    assert window.topbar.isVisible()
    assert window.area.x() == window.sidebar.width()


@pytest.mark.qt_log_ignore("This plugin does not support raise")
def test_coming_forward_keeps_the_window_as_large_as_it_was(window: Window) -> None:
    window.showMaximized()
    window.showMinimized()
    window.come_forward()
    assert window.isMaximized() and not window.isMinimized()
    window.hide()
    window.come_forward()
    assert window.isVisible() and window.isMaximized()
