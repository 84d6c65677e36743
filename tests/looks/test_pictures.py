"""The gallery against the design: measures, colours of tokens, contrast of words, cut texts."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from audio2_desktop.ui.theme import tokens
from audio2_desktop.ui.theme.tokens import Rgba, contrast, over
from tests.gallery.scenes import SCENES
from tests.looks.contrast import weak_texts
from tests.looks.measures import CARDS, LEAST, MEASURES, NEAR_PX, ROWS
from tests.looks.pictures import Picture, Rect, all_in, distance, drawn, most_common

LIGHT = {each.dark: each.light for each in SCENES}
THEMES = ("dark", "light")
LETTERS_PX = 300
"""Where the words of the titles are; the artist's picture stands further right."""

pytestmark = pytest.mark.timeout(600)


@pytest.fixture(scope="module")
def folder(gallery_library: Path) -> Iterator[Path]:
    yield from drawn(gallery_library)


@pytest.fixture(scope="module")
def pictures(folder: Path) -> list[Picture]:
    found = all_in(folder)
    assert found
    return found


def picture(folder: Path, window: str, scene: str, theme: str) -> Picture:
    return Picture(folder / window / f"{scene if theme == 'dark' else LIGHT[scene]}.png")


# -- measures --------------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", THEMES)
def test_bars_and_parts_are_where_the_design_has_them(folder: Path, theme: str) -> None:
    wrong = []
    for each in MEASURES:
        places = picture(folder, each.window, each.scene, theme).places
        if each.place not in places:
            wrong.append(f"{each.section}: no {each.place} in {each.scene}, {each.window}")
            continue
        x, y, wide, tall = places[each.place]
        m = each.margin
        found = {"x": x + m, "y": y + m, "wide": wide - 2 * m, "tall": tall - 2 * m}
        found["bottom"] = found["y"] + found["tall"]
        for name, value in found.items():
            wanted = getattr(each, name)
            if wanted is None or abs(value - wanted) <= NEAR_PX:
                continue
            if (each.section, name) in LEAST and value > wanted:
                continue
            wrong.append(f"{each.section}: {each.place} {name} {value}, wanted {wanted}")
    assert wrong == []


@pytest.mark.parametrize("theme", THEMES)
def test_rows_have_the_height_and_pitch_of_the_design(folder: Path, theme: str) -> None:
    wrong = []
    for each in ROWS:
        rows = things(picture(folder, each.window, each.scene, theme), each.prefix)
        tops = sorted(y for _, y, _, tall in rows if abs(tall - each.tall) <= NEAR_PX)
        steps = [below - above for above, below in pairwise(tops)]
        if len(tops) < 3 or each.pitch not in {s for s in steps if steps.count(s) > 1}:
            wrong.append(f"{each.section}: {each.prefix} {rows[:4]}, wanted {each.pitch}")
    assert wrong == []


@pytest.mark.parametrize("theme", THEMES)
def test_cards_have_the_width_and_gaps_of_the_design(folder: Path, theme: str) -> None:
    wrong = []
    for each in CARDS:
        seen = picture(folder, each.window, each.scene, theme)
        cards = things(seen, each.prefix)
        first = min(y for _, y, _, _ in cards)
        line = sorted((x, wide) for x, y, wide, _ in cards if y == first)
        right = seen.places["page-area"][0] + seen.places["page-area"][2]
        side = each.x - seen.places["page-area"][0]
        gaps = [b[0] - a[0] - a[1] for a, b in pairwise(line)]
        is_right = (
            len(line) == each.count
            and all(abs(wide - each.wide) <= NEAR_PX for _, wide in line)
            and all(abs(gap - each.gap) <= NEAR_PX for gap in gaps)
            and abs(line[0][0] - each.x) <= NEAR_PX
            and abs(right - line[-1][0] - line[-1][1] - side) <= NEAR_PX + each.count
        )
        if not is_right:
            wrong.append(f"{each.section}: {each.prefix} in {each.window} {line}, gaps {gaps}")
    assert wrong == []


def things(seen: Picture, prefix: str) -> list[Rect]:
    return [
        rect for name, rect in seen.places.items() if name.startswith(prefix) and "|" not in name
    ]


# -- colours ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("window", ["1440x900", "900x600", "1920x1080@2x"])
def test_surfaces_have_the_colours_of_their_tokens(folder: Path, window: str, theme: str) -> None:
    colours = tokens.load()[theme]
    seen = picture(folder, window, "albums-dark", theme)
    places = seen.places
    grid, bar = places["albumsGrid"], places["player-bar"]
    current = places["nav-albums"]
    wanted: dict[str, tuple[Rgba, Rgba]] = {
        "window": (colours["window"], most_common(seen.part((grid[0], grid[1] + 4, 24, 200)))),
        "side bar": (colours["sidebar"], most_common(seen.part(places["sidebar"]))),
        "player": (colours["player"], most_common(seen.part(right_half(bar), 4))),
        "player's line": (
            over(colours["line"], colours["player"]),
            most_common(seen.pixels[round(bar[1] * seen.facts["dpr"]) :, -40:, :][:1]),
        ),
        "selected place": (over(colours["sel"], colours["sidebar"]), middle(seen, current)),
    }
    wrong = {name: pair for name, pair in wanted.items() if distance(*pair) > 1}
    assert wrong == {}
    # the field lets a little of what is below shine through, as the pictures have it: #15181C
    assert distance(colours["s1"], middle(seen, places["search"])) <= 3
    assert has(seen, current, colours["accent"])


@pytest.mark.parametrize("theme", THEMES)
def test_selected_rows_menus_and_toasts_have_their_tokens(folder: Path, theme: str) -> None:
    colours = tokens.load()[theme]
    seen = picture(folder, "1440x900", "05-tracks-dark", theme)
    rows = sorted(things(seen, "tracksTable:"), key=lambda rect: rect[1])
    picked = over(colours["accentbg"], colours["window"])
    assert sum(distance(most_common(seen.part(row, 3)), picked) <= 1 for row in rows) == 3
    menus = picture(folder, "1440x900", "14-menus-toast-dark", theme)
    assert distance(most_common(menus.part(menus.places["over-0"])), colours["pop"]) <= 1
    x, y, wide, tall = menus.places["toast"]
    end = (x + wide - 44, y + 30, 14, tall - 60)  # behind its words, beside the menu
    assert distance(most_common(menus.part(end)), colours["s3"]) <= 1


def right_half(rect: Rect) -> Rect:
    x, y, wide, tall = rect
    return x + wide // 2, y, wide - wide // 2, tall


def middle(seen: Picture, rect: Rect) -> Rgba:
    """Of what lies inside the round corners."""
    return most_common(seen.part(rect, min(6, rect[3] / 4)))


def has(seen: Picture, rect: Rect, colour: Rgba) -> bool:
    part = seen.part(rect)
    return bool((np.abs(part - np.array(colour[:3])).max(axis=2) <= 1).any())


# -- words -----------------------------------------------------------------------------------------


def test_every_text_can_be_read_on_what_lies_below_it(pictures: list[Picture]) -> None:
    assert [text for each in pictures for text in weak_texts(each)] == []


def test_no_text_of_the_program_is_cut(pictures: list[Picture]) -> None:
    cut = {
        f"{each.window}/{each.scene}: {text!r} {lack}"
        for each in pictures
        for text, lack in each.facts["cut"].items()
    }
    assert sorted(cut) == []


def test_hero_titles_can_be_read(folder: Path) -> None:
    for theme in THEMES:
        ink = tokens.load()[theme]["t1"]
        for scene, title in (
            ("03-artist-dark", "text:Halden Coast"),
            ("04-album-dark", "text:Slow Harbour"),
            ("06-playlist-dark", "text:Coastline Drive"),
        ):
            seen = picture(folder, "1440x900", scene, theme)
            ground = most_common_ground(seen, seen.places[title])
            assert contrast(ink, ground) >= 4.5, (scene, theme, ground)


def most_common_ground(seen: Picture, rect: Rect) -> Rgba:
    """The ground that is nearest to the ink: the pixel above or below the words that differs least
    from it."""
    x, y, wide, tall = rect[0], rect[1], min(LETTERS_PX, rect[2]), rect[3]
    edges = [seen.part((x, top, wide, 3)).reshape(-1, 3) for top in (y, y + tall - 3)]
    part = np.concatenate(edges)
    ink = tokens.load()[seen.theme]["t1"]
    return min(
        (Rgba(*(int(c) for c in pixel)) for pixel in np.unique(part, axis=0)),
        key=lambda ground: contrast(ink, ground),
    )
