"""The theme object: every colour, size, font, icon, shadow and duration that the window uses.

Widgets get it in their constructor, ask in their paint event, and call `update()` on `changed`.
Nothing else in `ui` names a colour, a font or a size in bare pixels.
"""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QImage,
    QPalette,
    QPixmap,
)
from PySide6.QtWidgets import QApplication

from audio2_desktop.ui.theme import accent as accents
from audio2_desktop.ui.theme import fonts, sheet, tokens
from audio2_desktop.ui.theme.covers import bake
from audio2_desktop.ui.theme.icons import IconSet
from audio2_desktop.ui.theme.shadows import SoftShadow

MIN_SCALE = 85
MAX_SCALE = 200
LYRICS_PX, MIN_LYRICS_PX, MAX_LYRICS_PX, LYRICS_STEP_PX = 30, 22, 44, 2
"""Size of lyrics at a font scale of 100 %; smaller ones grow and shrink with it."""
TARGET = 32
"""Logical pixels: what a pointer has to hit is no smaller, at any size of text."""

SIDE, WIDE_SIDE, WIDE = 32, 40, 1600
"""Beside the words of a page; on one that is WIDE there is more of it."""


class Mode(StrEnum):
    SYSTEM = "system"
    DARK = "dark"
    LIGHT = "light"


class Theme(QObject):
    """Looks of the program at this moment. Create it after the QApplication, call `apply()` once.

    `changed` is sent after any setter that made a difference and when the desktop switches between
    dark and light.
    """

    changing = Signal()
    """Comes first: each widget there is makes the change cost more."""
    changed = Signal()
    lyrics_sized = Signal()
    """Lyrics are larger or smaller; nothing else is."""

    def __init__(
        self,
        *,
        mode: Mode = Mode.SYSTEM,
        scale_percent: int = 100,
        high_contrast: bool = False,
        reduced_motion: bool = False,
        artwork_accent: bool = True,
        accent: str = "",
        lyrics_px: int = LYRICS_PX,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._all = tokens.load()
        self._mode = mode
        self._scale = _clamped(scale_percent)
        self._lyrics_px = lyrics_px
        self._high_contrast = high_contrast
        self._reduced_motion = reduced_motion
        self._artwork_accent = artwork_accent
        self._preset = accent if accent in accents.PRESETS else ""
        self._icons = IconSet()
        self._families = fonts.families()
        self._colours: dict[str, tokens.Rgba] = {}
        self._qcolours: dict[str, QColor] = {}
        self._fonts: dict[str, QFont] = {}
        self._metrics: dict[str, QFontMetricsF] = {}
        self._shadows: dict[tuple[int, int, float, float], SoftShadow] = {}
        self.key_hint: Callable[[str], str] = str
        """What is shown where the design shows a key: the user's own one for the same command."""
        self._reload()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    # -- what widgets ask --------------------------------------------------------------------------

    @property
    def is_dark(self) -> bool:
        if self._mode is Mode.SYSTEM:
            return system_scheme() is not Qt.ColorScheme.Light
        return self._mode is Mode.DARK

    @property
    def mode(self) -> Mode:
        return self._mode

    @property
    def scale_percent(self) -> int:
        return self._scale

    @property
    def lyrics_px(self) -> int:
        """Size of lyrics in logical pixels at 100 %."""
        return self._lyrics_px

    @property
    def is_high_contrast(self) -> bool:
        return self._high_contrast

    @property
    def is_motion_reduced(self) -> bool:
        return self._reduced_motion

    def color(self, name: str) -> QColor:
        """A token's colour ("t1", "accent", "line" ...). Shared: do not change it, copy it."""
        return self._qcolours[name]

    def faded(self, name: str | QColor, share: float) -> QColor:
        """A colour with its opacity multiplied by `share` (0..1)."""
        colour = QColor(self._qcolours[name] if isinstance(name, str) else name)
        colour.setAlphaF(colour.alphaF() * max(0.0, min(1.0, share)))
        return colour

    def tint(self, number: int) -> QColor:
        """The colour of the thing with this number where no picture of its own lends one."""
        return QColor.fromHsv(number * 47 % 360, 120, 190 if self.is_dark else 150)

    def mixed(self, top: str | QColor, bottom: str | QColor, share: float) -> QColor:
        """`share` (0..1) of `top` over `bottom`, as an opaque colour."""
        upper = self._qcolours[top] if isinstance(top, str) else top
        lower = self._qcolours[bottom] if isinstance(bottom, str) else bottom
        rest = 1.0 - share
        return QColor.fromRgbF(
            upper.redF() * share + lower.redF() * rest,
            upper.greenF() * share + lower.greenF() * rest,
            upper.blueF() * share + lower.blueF() * rest,
        )

    def accent(self, seed: int | None = None) -> QColor:
        """Readable accent for a record with this seed colour (0xRRGGBB); the brand's accent for
        None or grey."""
        if seed is None or self._high_contrast or not self._artwork_accent:
            return self.color("accent")
        return _qcolor(accents.from_seed(seed, self._colours, is_dark=self.is_dark))

    def text_on(self, accent: QColor) -> QColor:
        """Colour for text and icons on a surface of this accent."""
        return _qcolor(accents.text_on(_plain(accent), self._colours))

    def readable(self, ink: QColor, ground: QColor) -> QColor:
        """A colour like `ink` that can be read as text on an opaque ground."""
        return _qcolor(accents.readable(_plain(ink), _plain(ground), is_dark=self.is_dark))

    def contrast(self, text: str | QColor, ground: QColor) -> float:
        """Contrast ratio (1..21) of a text colour on an opaque ground."""
        ink = self._qcolours[text] if isinstance(text, str) else text
        return tokens.contrast(_plain(ink), _plain(ground))

    def px(self, size: float) -> int:
        """Logical pixels at the present font scale: type and everything around it grow together."""
        return round(size * self._scale / 100)

    def target(self, side: float = TARGET) -> int:
        """As `px`, for a side of what is to be hit: smaller text leaves it `TARGET`."""
        return max(TARGET, self.px(side))

    def page_side(self, width: int) -> int:
        """Free space beside the words of a page that is `width` wide, in pixels."""
        return self.px(WIDE_SIDE if width >= self.px(WIDE) else SIDE)

    def font(self, role: str) -> QFont:
        """Font of a role of `fonts.ROLES`. Shared: copy it before changing."""
        font = self._fonts.get(role)
        if font is None:
            scale = self._scale / 100
            if role in fonts.OF_LYRICS:
                scale *= self._lyrics_px / LYRICS_PX
            font = fonts.make(fonts.ROLES[role], scale, self._families)
            self._fonts[role] = font
        return font

    def metrics(self, role: str) -> QFontMetricsF:
        """Measures of a role's font, made once."""
        metrics = self._metrics.get(role)
        if metrics is None:
            metrics = self._metrics[role] = QFontMetricsF(self.font(role))
        return metrics

    def icon(
        self, name: str, px: int, color: str | QColor = "t2", dpr: float | None = None
    ) -> QPixmap:
        """A tinted icon of `px` logical pixels (already scaled by the caller), cached.

        Names are Phosphor's; "-fill" appended means on or active. 2 us when cached.
        """
        if dpr is None:
            dpr = _default_dpr()
        tint = self._qcolours[color] if isinstance(color, str) else color
        return self._icons.pixmap(name, px, dpr, tint)

    def shadow(
        self, blur: int, drop: int, *, strength: float = 1.0, dpr: float | None = None
    ) -> SoftShadow:
        """A soft shadow (ui design, elevation): 2 = (28, 12), menu = (26, 10), dialog = (50, 20).
        Cached."""
        ratio = _default_dpr() if dpr is None else dpr
        key = (blur, drop, strength, ratio)
        found = self._shadows.get(key)
        if found is None:
            dark = QColor(0, 0, 0, min(255, round(self._shadow_alpha * strength)))
            found = self._shadows[key] = SoftShadow(blur, drop, dark, ratio)
        return found

    def cover(
        self, image: QImage, px: int, radius: float = 8, *, dpr: float | None = None
    ) -> QPixmap:
        """A picture as a finished cover. For a few small images only: pages bake theirs in a worker
        thread."""
        ratio = _default_dpr() if dpr is None else dpr
        return QPixmap.fromImage(bake(image, px, ratio, radius, self.color("coverline")))

    def duration(self, ms: int) -> int:
        """How long an animation lasts: 0 with reduced motion."""
        return 0 if self._reduced_motion else ms

    @property
    def ring(self) -> int:
        """Width of the focus ring in logical pixels."""
        return 3 if self._high_contrast else 2

    def follow(self, update: Callable[[], object]) -> None:
        """Call a bound method of a widget at every change (Qt drops the connection with the
        widget)."""
        self.changed.connect(update)

    # -- what settings set -------------------------------------------------------------------------

    def set_mode(self, mode: Mode) -> None:
        self._change("_mode", mode)

    def set_scale(self, percent: int) -> None:
        """Font scale in percent, 85..200; also row heights and icons."""
        self._change("_scale", _clamped(percent))

    def set_lyrics_px(self, size: int) -> None:
        """Size of lyrics, 22..44; sends `lyrics_sized` where it differs."""
        size = max(MIN_LYRICS_PX, min(MAX_LYRICS_PX, size))
        if size != self._lyrics_px:
            self._lyrics_px = size
            for role in fonts.OF_LYRICS:
                self._fonts.pop(role, None)
                self._metrics.pop(role, None)
            self.lyrics_sized.emit()

    def set_high_contrast(self, on: bool) -> None:
        self._change("_high_contrast", on)

    def set_reduced_motion(self, on: bool) -> None:
        if on is not self._reduced_motion:  # nothing looks different: no new style sheet
            self._reduced_motion = on
            self.changed.emit()

    def apply(self) -> None:
        """Give the application this palette, font and style sheet."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setPalette(self._palette())
            app.setFont(self.font("body"))
            # off and on again: Qt takes three times as long to put another one in its place
            app.setStyleSheet("")
            app.setStyleSheet(sheet.make(self._colours, self._scale / 100))

    def set_accent(self, name: str) -> None:
        """ "artwork", "ember" or one of `accent.PRESETS`: the colour of what is active."""
        preset = name if name in accents.PRESETS else ""
        differs = (self._preset, self._artwork_accent) != (preset, name == "artwork")
        self._preset, self._artwork_accent = preset, name == "artwork"
        if differs:
            self._renew()

    def preset(self, name: str) -> QColor:
        """How the accent of this name looks in the present theme; for every other name the
        brand's."""
        base = self._base_colours()
        seed = accents.PRESETS.get(name)
        if seed is None:
            return _qcolor(base["accent"])
        return _qcolor(accents.from_seed(seed, base, is_dark=self.is_dark))

    # -- inside ------------------------------------------------------------------------------------

    def _change(self, field: str, value: object) -> None:
        if getattr(self, field) == value:
            return
        setattr(self, field, value)
        self._renew()

    def _on_system_changed(self) -> None:
        if self._mode is Mode.SYSTEM:
            self._renew()

    def _renew(self) -> None:
        self.changing.emit()
        self._reload()
        self.apply()
        self.changed.emit()

    def _reload(self) -> None:
        name = tokens.DARK if self.is_dark else tokens.LIGHT
        colours = self._base_colours()
        if self._preset:
            colours = accents.worn(accents.PRESETS[self._preset], colours, is_dark=self.is_dark)
        solid = {
            "accentsolid": tokens.over(colours["accentbg"], colours["window"]),
            "selsolid": tokens.over(colours["sel"], colours["pop"]),
        }
        self._colours = {**colours, **solid}
        self._qcolours = {name: _qcolor(colour) for name, colour in self._colours.items()}
        self._shadow_alpha = tokens.shadow_alpha(name)
        self._fonts.clear()
        self._metrics.clear()
        self._shadows.clear()

    def _base_colours(self) -> dict[str, tokens.Rgba]:
        """The theme's own colours, with its own accent."""
        colours = self._all[tokens.DARK if self.is_dark else tokens.LIGHT]
        return dict(tokens.high_contrast(colours) if self._high_contrast else colours)

    def _palette(self) -> QPalette:
        palette = QPalette()
        role = QPalette.ColorRole
        for target, name in {
            role.Window: "window",
            role.WindowText: "t1",
            role.Base: "window",
            role.AlternateBase: "s1",
            role.Text: "t1",
            role.Button: "s1",
            role.ButtonText: "t1",
            role.BrightText: "t1",
            role.Highlight: "accentsolid",
            role.HighlightedText: "t1",
            role.PlaceholderText: "t3",
            role.ToolTipBase: "pop",
            role.ToolTipText: "t1",
            role.Link: "accent",
            role.LinkVisited: "accent",
            role.Accent: "accent",
            role.Light: "s2",
            role.Midlight: "s2",
            role.Mid: "s3",
            role.Dark: "s3",
            role.Shadow: "black",
        }.items():
            palette.setColor(target, self._qcolours[name])
        faint = self.faded("t3", 0.7)
        for target in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, target, faint)
        return palette


def system_scheme() -> Qt.ColorScheme:
    """What the desktop says now; unknown ones get the dark theme."""
    return QGuiApplication.styleHints().colorScheme()


def _clamped(percent: int) -> int:
    return max(MIN_SCALE, min(MAX_SCALE, percent))


def _default_dpr() -> float:
    app = QGuiApplication.instance()
    return app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0


def _plain(colour: QColor) -> tokens.Rgba:
    return tokens.Rgba(colour.red(), colour.green(), colour.blue())


def _qcolor(colour: tokens.Rgba) -> QColor:
    return QColor(colour.red, colour.green, colour.blue, colour.alpha)
