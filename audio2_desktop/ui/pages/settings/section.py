"""What all sections share: a heading, cards of rows, controls that show and set a setting."""

from collections.abc import Callable, Coroutine, Sequence
from dataclasses import replace
from inspect import CORO_CLOSED, getcoroutinestate
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from audio2_desktop.domain.facts import Fact
from audio2_desktop.domain.settings import setting
from audio2_desktop.ui import setting_rows
from audio2_desktop.ui.access import Role
from audio2_desktop.ui.pages.settings.asked import Desk
from audio2_desktop.ui.views.scroll_body import BAR, ScrollBody
from audio2_desktop.ui.views.settings.setting_card import SettingCard, SettingLine, Words
from audio2_desktop.ui.views.titles import SectionHead
from audio2_desktop.ui.widgets import mirror
from audio2_desktop.ui.widgets.buttons import PillButton, Toggle
from audio2_desktop.ui.widgets.halo import Halo
from audio2_desktop.ui.widgets.scale_slider import ScaleSlider
from audio2_desktop.ui.widgets.segmented import Segmented
from audio2_desktop.ui.widgets.swatches import Swatches

Control = Toggle | Segmented | QSpinBox | QLineEdit | ScaleSlider | Swatches
BUTTON = 34
WORDS_WIDTH = 260


class Section(ScrollBody):
    """One section of the page. Subclasses build their cards in the constructor; `load` reads what
    is not a setting, when the section is shown."""

    access_role = Role.Pane

    hears: tuple[type[Fact], ...] = ()
    """Facts after which it is read again."""

    def __init__(self, desk: Desk, key: str) -> None:
        super().__init__(desk.theme)
        self.setObjectName(f"settings-{key}")
        self.desk, self.key, self.theme = replace(desk, start=self._start), key, desk.theme
        self._start_for_page = desk.start
        self._works: list[Coroutine[Any, Any, Any]] = []
        self.controls: dict[str, Control] = {}
        self.places: dict[str, tuple[SettingCard, QWidget]] = {}
        """Where a row of `setting_rows` is shown."""
        self._words = setting_rows.rows()
        self._widths: list[tuple[QWidget, int]] = []
        px = self.theme.px
        self.theme.follow(self._measure)
        self._measure()
        about = next(each for each in setting_rows.sections() if each.key == key)
        self.setAccessibleName(about.title)
        head = QVBoxLayout()
        head.setContentsMargins(0, 0, 0, px(3 if about.text else 0))
        head.setSpacing(px(5))
        head.addWidget(SectionHead(self.theme, about.title, role="empty_title"))
        if about.text:
            head.addWidget(Words(self.theme, about.text, "body"))
        self.column.addLayout(head)

    def _measure(self) -> None:
        px = self.theme.px
        self.column.setContentsMargins(*mirror.margins(px(10), px(4), px(32 - BAR), px(24)))
        self.column.setSpacing(px(14))
        for control, width in self._widths:
            control.setFixedWidth(px(width))

    def hold_width(self, control: QWidget, width: int) -> None:
        """Keep a control of this section as wide, in pixels at 100 %, at every size of text."""
        self._widths.append((control, width))
        control.setFixedWidth(self.theme.px(width))

    # -- the page asks -----------------------------------------------------------------------------

    @property
    def is_at_work(self) -> bool:
        """Whether something that it began may yet come back to its widgets."""
        return any(getcoroutinestate(each) != CORO_CLOSED for each in self._works)

    async def read(self) -> None:
        """`load`, as the page asks for it."""
        await self._noted(self.load())

    async def load(self) -> None:
        """Read what services know."""

    def hear(self, fact: Fact) -> bool:
        """A fact arrived; True when `load` should be called again."""
        return isinstance(fact, self.hears)

    def leave(self) -> None:
        """Another section is shown, or the page goes."""

    def show_values(self) -> None:
        """Put the present settings into the controls, without setting them."""
        for name, control in self.controls.items():
            value = self.desk.values.value(name)
            match control:
                case Segmented() | Swatches():
                    control.set_current(value)
                case ScaleSlider():
                    control.show_value(value)
                case Toggle():
                    control.blockSignals(True)
                    control.setChecked(value)
                    control.blockSignals(False)
                case QSpinBox() if not control.hasFocus() or control.value() != value:
                    control.blockSignals(True)
                    control.setValue(value)
                    control.blockSignals(False)
                case QLineEdit() if not control.hasFocus():
                    control.setText(", ".join(value))
                    control.setCursorPosition(0)  # its beginning is seen where not all fits
            control.update()

    def reveal(self, key: str) -> None:
        """Scroll to a row, mark it for a moment, and give the keyboard to its first control."""
        card, row = self.places[key]
        self.ground.adjustSize()
        self.ensureWidgetVisible(row, 0, self.theme.px(60))
        card.mark(row)
        self.focus_row(key)

    def focus_row(self, key: str) -> None:
        """Give the keyboard to the first control of a row; nothing for an unknown key."""
        _, row = self.places.get(key, (None, None))
        parts = row.findChildren(QWidget) if row is not None else []
        stop = next((each for each in parts if _takes_focus(each)), None)
        if stop is not None:
            stop.setFocus(Qt.FocusReason.TabFocusReason)

    def focused_row(self) -> str | None:
        """Key of the row that has the keyboard: another language builds the page anew, and whoever
        chose it is still there."""
        focus = QApplication.focusWidget()
        rows = self.places.items() if focus is not None else ()
        return next((key for key, (_, row) in rows if focus and row.isAncestorOf(focus)), None)

    def _start(self, work: Coroutine[Any, Any, Any]) -> None:
        self._start_for_page(self._noted(work))

    def _noted(self, work: Coroutine[Any, Any, Any]) -> Coroutine[Any, Any, Any]:
        self._works = [each for each in self._works if getcoroutinestate(each) != CORO_CLOSED]
        self._works.append(work)
        return work

    # -- building ----------------------------------------------------------------------------------

    def card(self) -> SettingCard:
        """A new card below the others."""
        made = SettingCard(self.theme)
        self.column.addWidget(made)
        return made

    def end(self) -> None:
        """No more cards follow."""
        self.column.addStretch(1)

    def row(self, card: SettingCard, key: str, *controls: QWidget, text: str = "") -> QWidget:
        """The row with the words of this key; `text` instead of its own explanation."""
        words = self._words[key]
        made = card.add_row(words.title, text or words.text, *controls)
        self.places[key] = (card, made)
        return made

    def set_able(self, key: str, *, why_not: str = "") -> None:
        """Let the controls of a row be used, or say in its explanation's place why they cannot."""
        _, row = self.places[key]
        if isinstance(row, SettingLine):
            row.set_able(why_not or self._words[key].text, is_able=not why_not)

    def place(self, card: SettingCard, key: str, row: QWidget) -> QWidget:
        """A row of its own making, found under this key."""
        card.add(row)
        self.places[key] = (card, row)
        return row

    def title(self, key: str) -> str:
        """What the row of this key is called."""
        return self._words[key].title

    def button(
        self, text: str, icon: str, run: Callable[[], object], about: str = ""
    ) -> PillButton:
        """A button for a row; about: key of the row that it belongs to, for who only hears it."""
        made = PillButton(self.theme, text, icon=icon, height=BUTTON)
        if about:
            made.setAccessibleName(f"{self.title(about)}: {text}")
        made.clicked.connect(lambda _=False: run())
        return made

    def toggle(self, card: SettingCard, name: str, *, why_not: str = "") -> Toggle:
        """A switch for the setting of this name; why_not: it cannot be used here, and why."""
        control = Toggle(self.theme, self.title(name))
        control.clicked.connect(lambda on: self.set(name, bool(on)))
        self.controls[name] = control
        self.row(card, name, control, text=why_not)
        control.setEnabled(not why_not)
        return control

    def choice(self, card: SettingCard, name: str, choices: Sequence[tuple[str, str]]) -> Segmented:
        """One of a few values."""
        control = Segmented(self.theme, self.title(name), choices)
        control.chosen.connect(lambda key: self.set(name, key))
        self._show(card, name, control)
        return control

    def number(self, card: SettingCard, name: str, *more: QWidget) -> QSpinBox:
        """A number in its range, with its unit."""
        known = setting(name)
        control = QSpinBox()
        control.setRange(known.low, known.high)
        control.setSuffix(f" {known.unit}" if known.unit else "")
        control.setSingleStep(100 if known.high > 1000 else 1)
        control.setGroupSeparatorShown(known.high > 1000)
        control.setKeyboardTracking(False)
        control.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.hold_width(control, 124 if known.high > 1000 else 96)
        control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        control.setAccessibleName(self.title(name))
        control.valueChanged.connect(lambda value: self.set(name, value))
        self.controls[name] = control
        self.row(card, name, control, *more)
        Halo(self.theme, control)
        return control

    def word_list(self, card: SettingCard, name: str, *more: QWidget) -> QLineEdit:
        """A list of words with commas between them; it holds when Enter is pressed or left."""
        control = QLineEdit()
        self.hold_width(control, WORDS_WIDTH)
        control.setAccessibleName(self.title(name))
        control.editingFinished.connect(
            lambda: self.set(name, tuple(control.text().replace(",", " ").split()))
        )
        self.controls[name] = control
        self.row(card, name, control, *more)
        Halo(self.theme, control)
        return control

    def set(self, name: str, value: object) -> None:
        """Change a setting; it holds at once."""
        if value != self.desk.values.value(name):
            self.desk.start(self.desk.values.set(name, value))

    def _show(self, card: SettingCard, name: str, control: Toggle | Segmented) -> None:
        self.controls[name] = control
        self.row(card, name, control)


def _takes_focus(part: QWidget) -> bool:
    wants = part.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    return bool(wants) and part.isEnabled() and not part.isHidden()
