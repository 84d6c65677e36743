"""The tokens keep their promises: contrast, artwork accents, scale, system theme, icons,
shadows."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication

from audio2_desktop.ui.theme import Mode, Theme, accent, covers, icons, sheet, tokens
from audio2_desktop.ui.widgets import backdrop

THEMES = ("dark", "light")
SURFACES = ("window", "sidebar", "s1", "s2", "s3", "pop")
STATES = ("ok", "warn", "err", "info", "accent", "heart")


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(mode=Mode.DARK)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("text", ["t1", "t2", "t3"])
@pytest.mark.parametrize("surface", SURFACES)
def test_text_is_readable_on_every_surface(name: str, text: str, surface: str) -> None:
    colours = tokens.load()[name]
    assert tokens.contrast(colours[text], colours[surface]) >= 4.5


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("surface", ["window", "sidebar", "s1", "s2", "pop"])
def test_state_colours_are_readable_as_text(name: str, state: str, surface: str) -> None:
    colours = tokens.load()[name]
    assert tokens.contrast(colours[state], colours[surface]) >= 4.5


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("text", "surface"), [("onaccent", "accent"), ("onplay", "play")])
def test_text_on_filled_buttons_is_readable(name: str, text: str, surface: str) -> None:
    colours = tokens.load()[name]
    assert tokens.contrast(colours[text], colours[surface]) >= 4.5


@pytest.mark.parametrize("name", THEMES)
def test_selected_rows_keep_their_text_readable(name: str) -> None:
    colours = tokens.load()[name]
    for veil in ("sel", "hover", "accentbg"):
        for surface in ("window", "sidebar", "pop"):
            seen = tokens.over(colours[veil], colours[surface])
            assert tokens.contrast(colours["t1"], seen) >= 7
            assert tokens.contrast(colours["t2"], seen) >= 4.5


@pytest.mark.parametrize("name", THEMES)
def test_high_contrast_makes_borders_and_captions_stronger(name: str) -> None:
    plain = tokens.load()[name]
    strong = tokens.high_contrast(plain)
    for text in ("t2", "t3"):
        assert tokens.contrast(strong[text], strong["s3"]) > tokens.contrast(
            plain[text], plain["s3"]
        )
    assert tokens.contrast(strong["line2"], strong["window"]) >= 3


def test_eight_digit_colours_are_read_in_css_order() -> None:
    assert tokens.parse("#FF9F5A26") == (255, 159, 90, 38)
    with pytest.raises(ValueError, match="not a colour"):
        tokens.parse("#FFF")


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("hue", range(0, 360, 15))
@pytest.mark.parametrize("saturation", [40, 160, 255])
def test_artwork_accents_reach_their_contrast(name: str, hue: int, saturation: int) -> None:
    colours = tokens.load()[name]
    seed = QColor.fromHsv(hue, saturation, 180).rgb() & 0xFFFFFF
    found = accent.from_seed(seed, colours, is_dark=name == "dark")
    surface, wanted = (colours["s3"], 6.0) if name == "dark" else (colours["s1"], 4.6)
    assert found == colours["accent"] or tokens.contrast(found, surface) >= wanted
    assert tokens.contrast(found, accent.text_on(found, colours)) >= 4.5


@pytest.mark.parametrize("seed", [None, 0x000000, 0xFFFFFF, 0x808080, 0x7F8284])
def test_grey_covers_keep_the_brand_accent(seed: int | None) -> None:
    colours = tokens.load()["dark"]
    assert accent.from_seed(seed, colours, is_dark=True) == colours["accent"]


def test_switching_the_mode_changes_palette_and_tells_widgets(theme: Theme) -> None:
    told: list[bool] = []
    theme.changed.connect(lambda: told.append(theme.is_dark))
    theme.set_mode(Mode.LIGHT)
    theme.set_mode(Mode.LIGHT)
    assert told == [False]
    assert QApplication.palette().color(QPalette.ColorRole.Window) == QColor("#FCFCFB")
    theme.set_mode(Mode.DARK)
    assert QApplication.palette().color(QPalette.ColorRole.Window) == QColor("#0D0E11")


def test_artwork_accents_can_be_turned_off(theme: Theme) -> None:
    assert theme.accent(0x2A7080) != theme.color("accent")
    theme.set_accent("ember")
    assert theme.accent(0x2A7080) == theme.color("accent")


def test_font_scale_multiplies_type_and_sizes_together(theme: Theme) -> None:
    assert theme.font("body").pixelSize() == 14
    theme.set_scale(150)
    assert (theme.font("body").pixelSize(), theme.px(36)) == (21, 54)
    theme.set_scale(1000)
    assert theme.scale_percent == 200
    theme.set_scale(1)
    assert theme.scale_percent == 85


def test_small_text_leaves_what_is_to_be_hit_its_size(qapp: QApplication, theme: Theme) -> None:
    theme.apply()
    for scale, wanted in ((85, (32, 32, 41)), (100, (32, 34, 48)), (200, (64, 68, 96))):
        theme.set_scale(scale)
        assert (theme.target(), theme.target(34), theme.target(48)) == wanted
        assert f"min-height: {wanted[1]}px" in qapp.styleSheet()


def test_times_use_digits_of_one_width(theme: Theme) -> None:
    metrics = theme.metrics("time")
    assert metrics.horizontalAdvance("1:11") == metrics.horizontalAdvance("8:08")


def test_reduced_motion_stops_all_animations(theme: Theme) -> None:
    assert theme.duration(120) == 120
    theme.set_reduced_motion(True)
    assert theme.duration(120) == 0


def test_icons_are_tinted_and_cached(theme: Theme) -> None:
    one = theme.icon("heart-fill", 18, "heart", 2.0)
    assert one.cacheKey() == theme.icon("heart-fill", 18, "heart", 2.0).cacheKey()
    assert one.width() == 36
    middle = one.toImage().pixelColor(18, 18)
    assert middle.name() == theme.color("heart").name()
    with pytest.raises(KeyError):
        theme.icon("no-such-icon", 18)


def test_icons_of_former_colours_are_let_go(theme: Theme) -> None:
    first = theme.icon("play", 18, QColor(0, 0, 1))
    for shade in range(icons.KEPT):
        theme.icon("play", 18, QColor(1, shade % 250, shade // 250))
    assert theme.icon("play", 18, QColor(0, 0, 1)) is not first
    assert len(theme._icons._drawn) <= icons.KEPT


def test_a_record_is_hollow_and_full_when_it_is_on(theme: Theme) -> None:
    def alpha_at(name: str, x: int, y: int) -> int:
        return theme.icon(name, 64, "t1", 1.0).toImage().pixelColor(x, y).alpha()

    assert (alpha_at("vinyl-record", 12, 32), alpha_at("vinyl-record-fill", 12, 32)) == (0, 255)
    assert alpha_at("vinyl-record-fill", 32, 23) == 0, "its label is cut out"


def test_own_drawings_fill_the_gaps_of_the_icon_set(theme: Theme) -> None:
    image = theme.icon("sidebar-simple", 20, "accent", 1.0).toImage()
    colours = {
        image.pixelColor(x, y).rgb() & 0xFFFFFF
        for x in range(20)
        for y in range(20)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert colours == {theme.color("accent").rgb() & 0xFFFFFF}


def test_a_shadow_is_darkest_under_the_box_and_gone_outside(theme: Theme) -> None:
    image = QImage(200, 200, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("white"))
    painter = QPainter(image)
    theme.shadow(20, 0, dpr=1.0).paint(painter, QRect(60, 60, 80, 80))
    painter.end()
    middle, edge, outside = (image.pixelColor(x, 100).lightness() for x in (100, 60, 30))
    assert middle < edge < outside
    assert outside >= 250


def test_a_baked_cover_is_round_at_the_corners_and_cropped_to_its_middle(
    qapp: QApplication,
) -> None:
    wide = QImage(300, 100, QImage.Format.Format_RGB32)
    wide.fill(QColor("red"))
    for x in range(100, 200):
        for y in range(100):
            wide.setPixelColor(x, y, QColor("blue"))
    baked = covers.bake(wide, 40, 2.0, 8, QColor(0, 0, 0, 0))
    assert (baked.width(), baked.devicePixelRatio()) == (80, 2.0)
    assert baked.pixelColor(0, 0).alpha() == 0
    assert baked.pixelColor(40, 40) == QColor("blue")
    assert covers.bake(QImage(), 40, 1.0, 8, QColor(0, 0, 0, 0)).pixelColor(20, 20).alpha() == 0


def test_a_mosaic_shows_four_covers(qapp: QApplication) -> None:
    images = []
    for name in ("red", "lime", "blue", "yellow"):
        image = QImage(20, 20, QImage.Format.Format_RGB32)
        image.fill(QColor(name))
        images.append(image)
    made = covers.mosaic(images, 40, 1.0, 0, QColor(0, 0, 0, 0))
    seen = [made.pixelColor(x, y).name() for y in (10, 30) for x in (10, 30)]
    assert seen == ["#ff0000", "#00ff00", "#0000ff", "#ffff00"]


@pytest.mark.parametrize("name", THEMES)
def test_the_style_sheet_is_short_and_complete(name: str) -> None:
    colours = tokens.load()[name]
    extra = {"accentsolid": colours["accentbg"], "selsolid": colours["sel"]}
    text = sheet.make({**colours, **extra}, 1.0)
    assert "@" not in text
    assert "~" not in text
    assert len(text.splitlines()) < 150


def test_icons_do_not_import_qtawesome() -> None:
    code = (
        "import sys\n"
        "from PySide6.QtWidgets import QApplication\n"
        "app = QApplication([])\n"
        "from audio2_desktop.ui.theme import Theme\n"
        "Theme().icon('play-fill', 18)\n"
        "sys.exit('qtawesome' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, timeout=60)
    assert done.returncode == 0


def test_looks_are_set_in_the_theme_alone() -> None:
    package = Path(tokens.__file__).resolve().parents[1]
    wrong = []
    for path in package.rglob("*.py"):
        if path.is_relative_to(package / "theme"):
            continue
        text = path.read_text("utf-8")
        if "setStyleSheet" in text or "QGraphics" in text or re.search(r"#[0-9A-Fa-f]{6}\b", text):
            wrong.append(path.name)
    assert wrong == []


@pytest.mark.parametrize("mode", [Mode.DARK, Mode.LIGHT])
@pytest.mark.parametrize(
    "seed", [0xFFD200, 0xF5F5F5, 0x14203C, 0x050505, 0x346771, 0xC2204A, 0x00FF66]
)
def test_words_over_the_glow_of_a_cover_can_be_read(theme: Theme, mode: Mode, seed: int) -> None:
    theme.set_mode(mode)
    image = QImage(600, 400, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    backdrop.paint_glow(painter, theme, QRectF(0, 0, 600, 400), seed)
    painter.end()
    spots = [image.pixelColor(x, y) for x in range(0, 600, 20) for y in range(0, 400, 20)]
    assert min(theme.contrast("t2", spot) for spot in spots) >= 4.45  # 4.5, 8 bits a channel
    assert min(theme.contrast("t1", spot) for spot in spots) >= 7


@pytest.mark.parametrize("wide", [800, 1200, 1680, 2320])
def test_nothing_is_left_of_a_glow_at_its_lower_edge(dark: Theme, wide: int) -> None:
    image = QImage(wide, 760, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    backdrop.paint_glow(painter, dark, QRectF(0, 0, wide, 760), 0x346771)
    painter.end()
    window = dark.color("window")
    for x in range(0, wide, 40):
        seen = image.pixelColor(x, 759)
        assert abs(seen.lightness() - window.lightness()) <= 2, x


def test_the_colour_of_a_dark_cover_glows_but_a_grey_one_stays_grey(dark: Theme) -> None:
    def brightest(seed: int) -> QColor:
        image = QImage(600, 400, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        backdrop.paint_glow(painter, dark, QRectF(0, 0, 600, 400), seed)
        painter.end()
        return image.pixelColor(168, 0)

    assert brightest(0x08201C).lightness() >= dark.color("window").lightness() + 20
    assert brightest(0x101010).lightness() <= dark.color("window").lightness() + 6


def test_a_quiet_colour_glows_as_pictured(theme: Theme) -> None:
    """The seed of the pictures' cover; its brightest spot in them is #234047."""
    theme.set_mode(Mode.DARK)
    assert backdrop.readable_strength(theme, QColor(0x34, 0x67, 0x71)) == backdrop.STRENGTH_DARK
