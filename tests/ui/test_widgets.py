"""Small widgets: painted in both themes, worked by keys, named for screen readers."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QEnterEvent, QImage, QKeyEvent, QPainter, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QApplication,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from audio2_desktop.ui.theme import Mode, Theme
from audio2_desktop.ui.widgets import painting
from audio2_desktop.ui.widgets.buttons import Chip, IconButton, PillButton, PlayDisc, Toggle
from audio2_desktop.ui.widgets.cover import Cover
from audio2_desktop.ui.widgets.coverage import Coverage, CoverageGlyph
from audio2_desktop.ui.widgets.job_pill import JobPill
from audio2_desktop.ui.widgets.labels import Label, LinkLabel, TagLabel
from audio2_desktop.ui.widgets.rating import Rating, rating_at
from audio2_desktop.ui.widgets.search_field import SearchField
from audio2_desktop.ui.widgets.seek_bar import SeekBar
from audio2_desktop.ui.widgets.segmented import Segmented
from audio2_desktop.ui.widgets.skeleton import SkeletonBlock
from audio2_desktop.ui.widgets.states import EmptyState, ErrorState
from audio2_desktop.ui.widgets.themed import plain_tip
from audio2_desktop.ui.widgets.toast import Toast
from audio2_desktop.ui.widgets.volume import VolumeSlider


def _job(theme: Theme) -> QWidget:
    pill = JobPill(theme)
    pill.show_work("Scanning 4,112", 0.4)
    return pill


def _toast(theme: Theme) -> QWidget:
    toast = Toast(theme)
    toast.set_message("Added 3 tracks", "Undo")
    return toast


def _rating(theme: Theme) -> QWidget:
    rating = Rating(theme)
    rating.set_rating(70)
    return rating


def _seek(theme: Theme) -> QWidget:
    bar = SeekBar(theme)
    bar.set_length(300_000)
    bar.set_position(100_000)
    return bar


def _coverage(state: Coverage) -> Callable[[Theme], QWidget]:
    def make(theme: Theme) -> QWidget:
        glyph = CoverageGlyph(theme)
        glyph.set_state(state, 7, 11)
        return glyph

    return make


def _states(theme: Theme) -> QWidget:
    return EmptyState(theme, "Bring your music home", "Add a folder.", [("Add", "folder-open")])


def _error(theme: Theme) -> QWidget:
    return ErrorState(theme, "It did not load", "Nothing was lost.", [("Try again", "")])


MAKERS: dict[str, Callable[[Theme], QWidget]] = {
    "icon": lambda theme: IconButton(theme, "heart", "Favourite"),
    "disc": lambda theme: PlayDisc(theme, "Play", accented=True),
    "primary": lambda theme: PillButton(theme, "Play", icon="play-fill", primary=True),
    "secondary": lambda theme: PillButton(theme, "Shuffle", icon="shuffle"),
    "danger": lambda theme: PillButton(theme, "Remove", primary=True, danger=True),
    "chip": lambda theme: Chip(theme, "Albums 6"),
    "closable": lambda theme: Chip(theme, "Rating", closable=True),
    "toggle": lambda theme: Toggle(theme, "Watch"),
    "rating": _rating,
    "seek": _seek,
    "volume": lambda theme: VolumeSlider(theme),
    "label": lambda theme: Label(theme, "Slow Harbour"),
    "link": lambda theme: LinkLabel(theme, "Halden Coast"),
    "tag": lambda theme: TagLabel(theme, "FLAC 24/96"),
    "segmented": lambda theme: Segmented(theme, "Theme", [("a", "Dark"), ("b", "Light")]),
    "job": _job,
    "toast": _toast,
    "skeleton": lambda theme: SkeletonBlock(theme),
    "empty": _states,
    "error": _error,
    "cover": lambda theme: Cover(theme, 60),
    "search": lambda theme: SearchField(theme, "Search", pill=True, keys=("Ctrl", "K")),
    **{f"coverage-{state}": _coverage(state) for state in Coverage},
}


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Callable[[QWidget], QWidget]]:
    def show(widget: QWidget) -> QWidget:
        qtbot.addWidget(widget)
        widget.show()
        return widget

    yield show


def picture(widget: QWidget) -> QImage:
    image = QImage(widget.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    widget.render(image, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    return image


def colours(image: QImage) -> set[int]:
    return {
        image.pixel(x, y)
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
        if image.pixelColor(x, y).alpha()
    }


@pytest.mark.parametrize("name", sorted(MAKERS))
def test_paints_something_in_both_themes(
    name: str, theme: Theme, shown: Callable[[QWidget], QWidget]
) -> None:
    widget = shown(MAKERS[name](theme))
    widget.resize(widget.sizeHint().expandedTo(QSize(40, 16)))
    assert colours(picture(widget))


@pytest.mark.parametrize("name", sorted(MAKERS))
def test_follows_the_theme(name: str, dark: Theme, shown: Callable[[QWidget], QWidget]) -> None:
    widget = shown(MAKERS[name](dark))
    widget.resize(widget.sizeHint().expandedTo(QSize(40, 16)))
    before = colours(picture(widget))
    dark.set_mode(Mode.LIGHT)
    assert colours(picture(widget)) != before


@pytest.mark.parametrize("name", sorted(MAKERS))
def test_controls_have_names_and_targets(name: str, dark: Theme, qtbot: QtBot) -> None:
    widget = MAKERS[name](dark)
    qtbot.addWidget(widget)
    for part in (widget, *widget.findChildren(QWidget)):
        if isinstance(part, QAbstractButton | QAbstractSlider):
            if part.isHidden() and part is not widget:
                continue
            assert part.accessibleName(), part
    if isinstance(widget, IconButton | PillButton | Chip | Toggle | VolumeSlider | SeekBar):
        assert widget.sizeHint().height() >= 32


@pytest.mark.parametrize("scale", [85, 150, 200])
def test_sizes_grow_with_the_font_scale(scale: int, dark: Theme, qtbot: QtBot) -> None:
    button = PillButton(dark, "Shuffle library", icon="shuffle")
    qtbot.addWidget(button)
    before = button.sizeHint()
    dark.set_scale(scale)
    assert (button.sizeHint().height() > before.height()) is (scale > 100)
    need = dark.metrics("body_strong").horizontalAdvance(button.text())
    assert button.sizeHint().width() > need


def test_the_ring_shows_for_keyboard_focus_only(
    dark: Theme, shown: Callable[[QWidget], QWidget], qtbot: QtBot
) -> None:
    button = IconButton(dark, "heart", "Favourite")
    shown(button)
    qtbot.waitExposed(button)
    button.activateWindow()
    button.setFocus(Qt.FocusReason.MouseFocusReason)
    qtbot.waitUntil(button.hasFocus)
    assert not button.has_ring
    button.clearFocus()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(button.hasFocus)
    assert button.has_ring


def test_enter_and_space_press_a_button(dark: Theme, qtbot: QtBot) -> None:
    button = PillButton(dark, "Play")
    qtbot.addWidget(button)
    pressed: list[int] = []
    button.clicked.connect(lambda: pressed.append(1))
    QTest.keyClick(button, Qt.Key.Key_Return)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert len(pressed) == 2


def test_a_checkable_icon_button_fills_its_icon(dark: Theme, qtbot: QtBot) -> None:
    button = IconButton(dark, "heart", "Favourite")
    qtbot.addWidget(button)
    button.setCheckable(True)
    button.set_checked_look("heart-fill", "heart")
    button.setChecked(True)
    assert button.icon_name == "heart-fill"
    button.resize(button.sizeHint())
    assert dark.color("heart").rgb() in colours(picture(button))


def test_hover_fades_in_and_is_at_once_without_motion(
    dark: Theme, shown: Callable[[QWidget], QWidget], qtbot: QtBot
) -> None:
    button = IconButton(dark, "heart", "Favourite")
    shown(button)
    enter = QEnterEvent(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5))
    button.enterEvent(enter)
    assert button.hover.share == 1.0
    button.leaveEvent(QEvent(QEvent.Type.Leave))
    assert button.hover.share == 0.0
    dark.set_reduced_motion(False)
    button.enterEvent(enter)
    assert button.hover.share < 1.0
    qtbot.waitUntil(lambda: button.hover.share == 1.0, timeout=2000)


# -- rating ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("x", "rating"), [(-1, 0), (1, 10), (12, 20), (18, 30), (30, 40), (500, 100)]
)
def test_half_a_star_lies_under_each_half(x: float, rating: int, dark: Theme) -> None:
    assert rating_at(x, dark) == rating


def test_rating_by_click_and_again_to_clear(dark: Theme, qtbot: QtBot) -> None:
    rating = Rating(dark)
    qtbot.addWidget(rating)
    rating.resize(rating.sizeHint())
    said: list[int] = []
    rating.rated.connect(said.append)
    spot = QPoint(17 * 3 + 12, 8)
    QTest.mouseClick(rating, Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseClick(rating, Qt.MouseButton.LeftButton, pos=spot)
    assert said == [80, 0]


def test_rating_by_keys(dark: Theme, qtbot: QtBot) -> None:
    rating = Rating(dark)
    qtbot.addWidget(rating)
    said: list[int] = []
    rating.rated.connect(said.append)
    QTest.keyClick(rating, Qt.Key.Key_4)
    QTest.keyClick(rating, Qt.Key.Key_Right)
    QTest.keyClick(rating, Qt.Key.Key_Left)
    QTest.keyClick(rating, Qt.Key.Key_0)
    assert said == [80, 90, 80, 0]
    rating.set_rating(70)
    assert said[-1] == 0
    assert rating.access_name() == "Rating 3.5 of 5"


def test_sliders_are_sliders_to_screen_readers(dark: Theme, qtbot: QtBot) -> None:
    for widget in (Rating(dark), VolumeSlider(dark), SeekBar(dark)):
        qtbot.addWidget(widget)
        face = QAccessible.queryAccessibleInterface(widget)
        assert face is not None
        assert face.role() is QAccessible.Role.Slider


# -- seek bar and volume ---------------------------------------------------------------------------


@pytest.fixture
def seek_bar(dark: Theme, qtbot: QtBot) -> SeekBar:
    bar = SeekBar(dark)
    qtbot.addWidget(bar)
    bar.resize(500, 32)
    bar.set_length(300_000)
    bar.set_position(100_000)
    return bar


def test_seek_by_keys(seek_bar: SeekBar) -> None:
    said: list[int] = []
    seek_bar.seek.connect(said.append)
    QTest.keyClick(seek_bar, Qt.Key.Key_Right)
    QTest.keyClick(seek_bar, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(seek_bar, Qt.Key.Key_Home)
    QTest.keyClick(seek_bar, Qt.Key.Key_Left)
    assert said == [105_000, 75_000, 0, 0]


def test_dragging_seeks_once_on_release_and_ignores_the_clock_meanwhile(seek_bar: SeekBar) -> None:
    said: list[int] = []
    seek_bar.seek.connect(said.append)
    QTest.mousePress(seek_bar, Qt.MouseButton.LeftButton, pos=QPoint(100, 16))
    QTest.mouseMove(seek_bar, QPoint(250, 16))
    seek_bar.set_position(123_000)
    assert said == []
    QTest.mouseRelease(seek_bar, Qt.MouseButton.LeftButton, pos=QPoint(250, 16))
    assert said == [150_000]
    assert seek_bar.value() == 150_000


def test_escape_gives_a_drag_up(seek_bar: SeekBar) -> None:
    said: list[int] = []
    seek_bar.seek.connect(said.append)
    QTest.mousePress(seek_bar, Qt.MouseButton.LeftButton, pos=QPoint(100, 16))
    QTest.keyClick(seek_bar, Qt.Key.Key_Escape)
    QTest.mouseRelease(seek_bar, Qt.MouseButton.LeftButton, pos=QPoint(100, 16))
    assert said == []


def test_nothing_to_seek_in_without_a_track(seek_bar: SeekBar) -> None:
    said: list[int] = []
    seek_bar.seek.connect(said.append)
    seek_bar.set_length(0)
    seek_bar.set_position(5_000)
    assert not seek_bar.isEnabled()
    assert seek_bar.value() == 0
    assert said == []


def test_volume_by_keys_and_silently(dark: Theme, qtbot: QtBot) -> None:
    slider = VolumeSlider(dark)
    qtbot.addWidget(slider)
    said: list[int] = []
    slider.valueChanged.connect(said.append)
    slider.show_value(50)
    assert said == []
    QTest.keyClick(slider, Qt.Key.Key_Up)
    QTest.keyClick(slider, Qt.Key.Key_PageDown)
    assert said == [55, 45]


# -- texts -----------------------------------------------------------------------------------------


def test_labels_elide_and_tell_the_rest(dark: Theme, shown: Callable[[QWidget], QWidget]) -> None:
    text = "A very long title that goes on and on <b>and</b> on"
    label = Label(dark, text)
    shown(label)
    label.resize(60, 20)
    assert label.is_elided
    assert label.toolTip() == f"<span>{text.replace('<', '&lt;').replace('>', '&gt;')}</span>"
    label.resize(1000, 20)
    assert label.toolTip() == ""


def test_link_labels_show_ampersands(dark: Theme, qtbot: QtBot) -> None:
    link = LinkLabel(dark, "Simon & Garfunkel")
    qtbot.addWidget(link)
    assert link.accessibleName() == "Simon & Garfunkel"
    assert link.shown_text() == "Simon & Garfunkel"
    assert link.shortcut().isEmpty()


def test_tool_tips_are_never_markup() -> None:
    assert plain_tip("A & B") == "A & B"
    assert plain_tip("<img src=x>") == "<span>&lt;img src=x&gt;</span>"


def test_search_field_hands_keys_over_before_it_takes_them(dark: Theme, qtbot: QtBot) -> None:
    field = SearchField(dark, "Search", pill=True)
    qtbot.addWidget(field)

    def take_down(event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            event.accept()

    typed: list[str] = []
    seen: list[int] = []
    field.key_pressed.connect(take_down)
    field.key_pressed.connect(lambda event: seen.append(event.key()))
    field.text_changed.connect(typed.append)
    QTest.keyClicks(field.line, "ab")
    QTest.keyClick(field.line, Qt.Key.Key_Down)
    assert typed == ["a", "ab"]
    assert seen == [Qt.Key.Key_A, Qt.Key.Key_B, Qt.Key.Key_Down]
    field.set_text("quiet")
    assert typed == ["a", "ab"]


def test_the_cross_clears_the_field(dark: Theme, shown: Callable[[QWidget], QWidget]) -> None:
    field = SearchField(dark, "Search")
    shown(field)
    field.line.setText("halden")
    cross = field.findChild(IconButton)
    assert cross is not None
    assert cross.isVisible()
    cross.click()
    assert field.text() == ""
    assert not cross.isVisible()


def test_states_say_which_button_was_pressed(dark: Theme, qtbot: QtBot) -> None:
    state = EmptyState(dark, "Empty", "Nothing here.", [("Add", ""), ("Find", "")])
    qtbot.addWidget(state)
    said: list[int] = []
    state.acted.connect(said.append)
    state.buttons[1].click()
    state.buttons[0].click()
    assert said == [1, 0]


def test_empty_pages_show_a_fan_of_covers(
    theme: Theme, shown: Callable[[QWidget], QWidget]
) -> None:
    state = EmptyState(theme, "Empty", "Nothing here.")
    images = []
    for name in ("red", "lime", "blue"):
        image = QImage(50, 50, QImage.Format.Format_RGB32)
        image.fill(name)
        images.append(image)
    state.set_covers(images)
    shown(state)
    state.resize(500, 400)
    assert 0xFF0000FF in colours(picture(state))


def test_the_skeleton_stands_still_without_motion(
    dark: Theme, shown: Callable[[QWidget], QWidget]
) -> None:
    block = SkeletonBlock(dark)
    shown(block)
    assert not block._timer.isActive()
    block.hide()
    dark.set_reduced_motion(False)
    block.show()
    assert block._timer.isActive()
    block.hide()
    assert not block._timer.isActive()


def test_painted_text_stays_in_its_box(dark: Theme, qapp: object) -> None:
    image = QImage(100, 30, QImage.Format.Format_RGB32)
    image.fill(dark.color("window"))
    painter = QPainter(image)
    wide = painting.text_line(
        painter, QRectF(0, 0, 60, 30), "A long line of text", dark.font("body"), dark.color("t1")
    )
    painter.end()
    assert wide <= 60
    outside = {image.pixel(x, y) for x in range(61, 100) for y in range(30)}
    assert outside == {dark.color("window").rgb()}


def test_widgets_work_in_a_layout(dark: Theme, shown: Callable[[QWidget], QWidget]) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    for name in ("primary", "chip", "toggle", "link", "label"):
        column.addWidget(MAKERS[name](dark))
    shown(page)
    for part in page.findChildren(QWidget):
        assert part.height() >= part.minimumSizeHint().height()


def test_a_long_toast_wraps_and_keeps_its_action(theme: Theme) -> None:
    toast = Toast(theme)
    heights = []
    for count in (1, 14, 200):
        text = "word " * count + "end"
        toast.set_message(text, "Undo")
        toast.resize(toast.sizeHint())
        toast.grab()
        heights.append(toast.height())
        assert toast.width() == theme.px(430 + 2 * 26)
        assert toast.accessibleName() == text == toast.toolTip()
        assert toast.action.width() >= toast.action.sizeHint().width()
    line = round(theme.metrics("body_strong").height())
    assert heights[0] == theme.px(52 + 2 * 26)
    assert abs(heights[1] - heights[0] - line) <= 1
    assert abs(heights[2] - heights[0] - 2 * line) <= 1


def test_a_toast_keeps_its_words_off_its_sign_from_right_to_left(
    theme: Theme, qapp: QApplication
) -> None:
    toast = Toast(theme)
    toast.set_message("Added 3 tracks to Coastline Drive", "Undo")
    toast.resize(toast.sizeHint())
    sign = theme.px(26 + 48)
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        toast.grab()
        words = toast.findChild(Label)
        assert words is not None
        assert words.geometry().right() < toast.width() - sign
        assert toast.action.geometry().right() < words.geometry().left()
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    toast.grab()
    assert words.geometry().left() >= sign
