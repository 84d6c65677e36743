"""The equaliser over the window: ten sliders or imported filters, and the curve that they make."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Protocol

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from audio2_desktop.domain.equaliser import (
    PRESETS,
    SLIDER_DB,
    SLIDERS_HZ,
    Band,
    Equalising,
    response_db,
    spread,
)
from audio2_desktop.ui import drag, words
from audio2_desktop.ui.dialogs import files
from audio2_desktop.ui.dialogs.overlay import Overlay
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets.band_slider import BandSlider
from audio2_desktop.ui.widgets.buttons import PillButton, Toggle
from audio2_desktop.ui.widgets.labels import Label
from audio2_desktop.ui.widgets.menu import SUB_WIDTH, Menu, open_menu
from audio2_desktop.ui.widgets.response_curve import ResponseCurve
from audio2_desktop.ui.widgets.segmented import Segmented

WIDTH, MARGIN = 720, 40
CURVE, SLIDERS, LEAST_SLIDERS = 150, 190, 80
TAB = 104
"""From one column of the list of filters to the next."""
REST = 250
"""Height of everything but curve and sliders."""
PLACES = 200
"""The curve has so many points."""
SLIDER_WAY, FILTER_WAY = "sliders", "filters"


class Equaliser(Protocol):
    """services.equaliser"""

    @property
    def device(self) -> str: ...
    @property
    def setting(self) -> Equalising: ...
    def set(self, setting: Equalising) -> None: ...


class EqualiserView(Overlay):
    """Every change holds at once. `show_setting` when it was changed from elsewhere."""

    file_wanted = Signal(str)
    """A file of filters was dropped or chosen: its path."""
    chooser_wanted = Signal()
    """Somebody should run `choose_file`."""

    def __init__(self, theme: Theme, window: QWidget, equaliser: Equaliser) -> None:
        room = round((window.width() - MARGIN) * 100 / theme.scale_percent)
        tall = round(window.height() * 100 / theme.scale_percent) - REST
        super().__init__(theme, window, words.tr("Equaliser"), max(360, min(WIDTH, room)))
        self._equaliser = equaliser
        self._filters_shown: tuple[Band, ...] = ()
        self._add_head()
        self.curve = ResponseCurve(theme, CURVE, self.card)
        self.curve.setVisible(tall >= CURVE + LEAST_SLIDERS)
        self.card.content.addWidget(self.curve)
        rest = tall - (CURVE if not self.curve.isHidden() else 0)
        self._add_sliders(max(LEAST_SLIDERS, min(SLIDERS, rest)))
        self.note = Label(theme, "", "table", "t2", self.card)
        self.card.content.addWidget(self.note)
        self.add_button(words.tr("Import filters"), self.chooser_wanted.emit)
        self.add_button(words.tr("Done"), lambda: self.finish(None), primary=True)
        self.setAcceptDrops(True)
        self.show_setting()

    def _add_head(self) -> None:
        theme, tr = self.theme, words.tr
        self.switch = Toggle(theme, tr("Equaliser"), self.card)
        self.switch.clicked.connect(lambda on: self._change(is_on=bool(on)))
        ways = ((SLIDER_WAY, tr("Sliders")), (FILTER_WAY, tr("Filters")))
        self.way = Segmented(theme, tr("Equaliser by"), ways, self.card)
        self.way.chosen.connect(lambda key: self._change(uses_filters=key == FILTER_WAY))
        self.preset = PillButton(theme, "", self.card, icon="sliders-horizontal", height=34)
        self.preset.clicked.connect(self._open_presets)
        line = QHBoxLayout()
        line.setSpacing(theme.px(12))
        line.addWidget(self.switch)
        line.addWidget(self.way)
        line.addStretch(1)
        line.addWidget(self.preset)
        self.card.content.addLayout(line)

    def _add_sliders(self, tall: int) -> None:
        theme = self.theme
        self._band_row = QWidget(self.card)
        self._band_row.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # from low to high
        line = QHBoxLayout(self._band_row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        self.sliders: list[BandSlider] = []
        for at, hz in enumerate(SLIDERS_HZ):
            label = f"{hz // 1000}k" if hz >= 1000 else str(hz)
            slider = BandSlider(theme, words.hertz(hz), label, SLIDER_DB, tall, self._band_row)
            slider.valueChanged.connect(partial(self._on_slider, at))
            line.addWidget(slider)
            self.sliders.append(slider)
        self.filters = QPlainTextEdit(self.card)
        self.filters.setReadOnly(True)
        self.filters.setTabChangesFocus(True)
        self.filters.setFont(theme.font("table"))
        self.filters.setTabStopDistance(theme.px(TAB))
        self.filters.setFixedHeight(theme.px(tall))
        self.filters.setAccessibleName(words.tr("Filters"))
        self.card.content.addWidget(self._band_row)
        self.card.content.addWidget(self.filters)

    def first_focus(self) -> QWidget:
        return self.switch

    # -- showing -----------------------------------------------------------------------------------

    def show_setting(self) -> None:
        """As it is set now."""
        now = self._equaliser.setting
        self.switch.setChecked(now.is_on)
        self.way.setVisible(bool(now.filters))
        self.way.set_current(FILTER_WAY if now.uses_filters else SLIDER_WAY)
        self.preset.setVisible(not now.uses_filters)
        names = preset_names()
        self.preset.set_text(names.get(now.preset, words.tr("Own")))
        self.preset.setAccessibleName(
            words.fill(words.tr("Preset: {name}"), {"name": self.preset.text()})
        )
        self._band_row.setVisible(not now.uses_filters)
        self.filters.setVisible(now.uses_filters)
        for slider, gain_db in zip(self.sliders, now.gains, strict=True):
            slider.show_value(gain_db)
        if now.filters != self._filters_shown:
            self._filters_shown = now.filters
            self.filters.setPlainText("\n".join(_filter_line(band) for band in now.filters))
        levels = response_db(now.bands, 0.0, spread(PLACES))
        self.curve.show_levels(levels, is_on=now.is_on)
        self.curve.setAccessibleName(_in_words(levels))
        self.note.set_text(self._note(now))

    def _note(self, now: Equalising) -> str:
        device = self._equaliser.device
        name = now.name if now.uses_filters else ""
        level = words.fill(words.tr("All {level}"), {"level": words.decibels(now.level_db)})
        where = words.fill(words.tr("For {device}"), {"device": device}) if device else ""
        return words.joined(name, level if now.level_db else "", where)

    # -- changing ----------------------------------------------------------------------------------

    def _change(self, **changes: object) -> None:
        self._equaliser.set(replace(self._equaliser.setting, **changes))  # type: ignore[arg-type]
        self.show_setting()

    def _on_slider(self, at: int, gain_db: int) -> None:
        gains = list(self._equaliser.setting.gains)
        gains[at] = gain_db
        self._change(gains=tuple(gains), is_on=True)

    def _open_presets(self) -> None:
        menu = Menu(self.theme, SUB_WIDTH, self)
        chosen = self._equaliser.setting.preset
        for key, text in preset_names().items():
            pick: Callable[[], None] = partial(self._change, gains=PRESETS[key], is_on=True)
            menu.add_choice(text, pick, is_chosen=key == chosen)
        open_menu(menu, self.preset.mapToGlobal(QPoint(0, self.preset.height() + 4)))

    async def choose_file(self) -> None:
        """Let the user say which file of filters is wanted."""
        kinds = (words.tr("Equaliser filters") + " (*.txt)", words.tr("All files") + " (*)")
        path = await files.file(self._window, words.tr("Import filters"), kinds)
        if path is not None:
            self.file_wanted.emit(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = drag.paths_of(drag.read(event.mimeData()))
        if paths:
            self.file_wanted.emit(paths[0])
        event.acceptProposedAction()


def preset_names() -> dict[str, str]:
    """For people, in the language of now; by the key of the preset."""
    tr = words.tr
    return {
        "flat": tr("Flat"),
        "bass": tr("More bass"),
        "less_bass": tr("Less bass"),
        "treble": tr("More treble"),
        "less_treble": tr("Less treble"),
        "quiet": tr("Quiet listening"),
        "voices": tr("Voices"),
        "rock": tr("Rock"),
        "electronic": tr("Electronic"),
        "small_speakers": tr("Small speakers"),
    }


def _filter_line(band: Band) -> str:
    kinds = {
        "peaking": words.tr("Peak"),
        "low_shelf": words.tr("Low shelf"),
        "high_shelf": words.tr("High shelf"),
    }
    quality = words.decimal(band.q, 2)
    parts = (kinds[band.kind], words.hertz(band.hz), words.decibels(band.gain_db), f"Q {quality}")
    return "\t".join(parts)


def _in_words(levels: tuple[float, ...]) -> str:
    """The curve for who cannot see it."""
    text = words.tr("Curve from {low} to {high}")
    ends = {"low": words.decibels(min(levels)), "high": words.decibels(max(levels))}
    return words.fill(text, ends)
