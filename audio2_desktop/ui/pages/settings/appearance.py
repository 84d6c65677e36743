"""Appearance: theme, accent, sizes, motion, contrast, and what stands in the side bar."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from audio2_desktop.domain.settings import setting
from audio2_desktop.ui import words
from audio2_desktop.ui.access import Role
from audio2_desktop.ui.pages.settings.asked import Desk
from audio2_desktop.ui.pages.settings.section import Section
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.settings.setting_card import SettingCard
from audio2_desktop.ui.widgets import painting
from audio2_desktop.ui.widgets.buttons import Toggle
from audio2_desktop.ui.widgets.scale_slider import ScaleSlider
from audio2_desktop.ui.widgets.swatches import Swatches
from audio2_desktop.ui.widgets.themed import Themed

SCALE = "appearance.font_scale"
HIDDEN = "appearance.hidden_places"


class Sample(Themed, QWidget):
    """A line of a list as large as the text would be; aside for who only hears the window."""

    access_role = Role.StaticText

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.wear(theme)
        self._percent = theme.scale_percent
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words.tr("Sample of the text size"))

    def show_percent(self, percent: int) -> None:
        """How it would be at so much."""
        self._percent = percent
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        tall = QFontMetricsF(self._font("body_strong")).height()
        tall += QFontMetricsF(self._font("table")).height()
        return QSize(self.theme.px(200), round(tall) + self.theme.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, left = self.theme, self.theme.px(14)
        box = QRectF(self.rect()).adjusted(0, theme.px(2), 0, -theme.px(8))
        painting.rounded(painter, box, 8, theme.color("hover"), theme.color("line"))
        first, second = self._font("body_strong"), self._font("table")
        top = box.top() + theme.px(6)
        for font, ink, text in (
            (first, "t1", words.tr("Night comes to the harbour")),
            (second, "t2", words.tr("Halden Coast · Slow Harbour · 5:07")),
        ):
            tall = QFontMetricsF(font).height()
            line = QRectF(left, top, box.width() - 2 * left, tall)
            painting.text_line(painter, line, text, font, theme.color(ink))
            top += tall

    def _font(self, role: str) -> QFont:
        font = QFont(self.theme.font(role))
        size = font.pixelSize() * self._percent / self.theme.scale_percent
        font.setPixelSize(max(1, round(size)))
        return font

    def on_theme_changed(self) -> None:
        self._percent = self.theme.scale_percent
        super().on_theme_changed()


class AppearanceSection(Section):
    """places: entries of the side bar that may be left out, as (name of the route, text)."""

    def __init__(self, desk: Desk, places: Sequence[tuple[str, str]]) -> None:
        super().__init__(desk, "appearance")
        look = self.card()
        self.choice(look, "appearance.theme", themes())
        self._add_accent(look)
        rows = (
            ("comfortable", words.tr("Comfortable")),
            ("normal", words.tr("Normal")),
            ("compact", words.tr("Compact")),
        )
        self.choice(look, "appearance.density", rows)
        self._add_scale(look)
        self.number(look, "appearance.lyrics_size")
        ease = self.card()
        self.toggle(ease, "appearance.reduced_motion")
        self.toggle(ease, "appearance.high_contrast")
        self.toggle(ease, "appearance.say_tracks")
        self.toggle(ease, "appearance.say_lyrics")
        self.shown: dict[str, Toggle] = {}
        if places:
            self._add_places(self.card(), places)
        self.end()

    def _add_accent(self, card: SettingCard) -> None:
        name = "appearance.accent"
        self.accent = Swatches(self.theme, self.title(name), accents())
        self.accent.chosen.connect(lambda key: self.set(name, key))
        self.controls[name] = self.accent
        self.row(card, name, self.accent)

    def _add_scale(self, card: SettingCard) -> None:
        known = setting(SCALE)
        self.scale = ScaleSlider(self.theme, self.title(SCALE), known.low, known.high)
        self.scale.setObjectName("fontScale")
        self.sample = Sample(self.theme)
        self.scale.valueChanged.connect(self.sample.show_percent)
        self.scale.settled.connect(lambda percent: self.set(SCALE, percent))
        self.controls[SCALE] = self.scale
        self.row(card, SCALE, self.scale)
        card.add(self.sample, is_apart=False)

    def _add_places(self, card: SettingCard, places: Sequence[tuple[str, str]]) -> None:
        self.row(card, "appearance.places")
        for name, text in places:
            switch = Toggle(self.theme, text)
            switch.clicked.connect(lambda _=False: self._set_places())
            self.shown[name] = switch
            card.add_row(text, "", switch)

    def _set_places(self) -> None:
        self.set(
            HIDDEN, tuple(name for name, switch in self.shown.items() if not switch.isChecked())
        )

    def show_values(self) -> None:
        super().show_values()
        hidden = self.desk.values.value(HIDDEN)
        for name, switch in self.shown.items():
            switch.setChecked(name not in hidden)


def themes() -> tuple[tuple[str, str], ...]:
    """The themes that can be chosen."""
    return (
        ("system", words.tr("System")),
        ("dark", words.tr("Dark")),
        ("light", words.tr("Light")),
    )


def accents() -> tuple[tuple[str, str], ...]:
    """The accents that can be chosen, by name."""
    return (
        ("artwork", words.tr("Artwork")),
        ("ember", words.tr("Ember")),
        *words.colours().items(),
    )
