"""Every key of the table of commands, pressed on a real keyboard in the real window: what comes of
it is seen from outside. A key that is added to the table and not pressed here fails."""

import json
import os
from contextlib import suppress
from pathlib import Path

import pytest

from audio2_desktop.ui import actions
from tests.e2e import rig
from tests.e2e.conftest import Start
from tests.e2e.music import SLOW_HARBOUR
from tests.e2e.typist import Typist

pytestmark = pytest.mark.timeout(300)
ALBUM, FIRST, SECOND = "albumTracks", SLOW_HARBOUR[0], SLOW_HARBOUR[1]


class Hands(Typist):
    """A typist who looks at the player, the settings and the folder that was shown."""

    def __init__(self, screen: rig.Screen, program: rig.Program, opened: Path) -> None:
        super().__init__(screen, program)
        self.opened = opened

    def until(self, **wanted: object) -> None:
        """A state of the player."""
        rig.until(
            lambda: all(self.program.status().get(k) == v for k, v in wanted.items()),
            f"{wanted}, not {self.program.status()}",
        )

    def sees(self, name: str) -> None:
        """Something of this name comes."""
        rig.until(lambda: self.program.show(name), f"{name!r}")

    def misses(self, name: str) -> None:
        """It goes."""
        rig.until(lambda: not self.program.show(name), f"{name!r} to go")

    def kept(self, name: str) -> object:
        """A setting as it stands in its file."""
        group, _, field = name.partition(".")
        with suppress(OSError, ValueError):
            return json.loads(self.program.paths.settings.read_text()).get(group, {}).get(field)
        return None

    def lies(self, title: str, at: int) -> None:
        """A row of the queue."""
        rig.until(lambda: self.queue()[at : at + 1] == [title], f"{title!r}: {self.queue()}")

    def region(self) -> str:
        """The part of the window that has the keyboard."""
        places = self.program.places()
        spot = places.get(self.focus())
        for name in ("topbar", "sidebar", "player-bar", "page-area"):
            part = places[name]
            if spot is not None and part.holds(*spot.middle):
                return name
        return self.focus()

    def row(self, title: str, table: str = ALBUM) -> None:
        """To a row, from the first on."""
        self.press("Home")
        for _ in range(20):
            if self.focus() == f"{table}:{title}":
                return
            before = self.focus()
            self.press("Down")
            rig.until(lambda before=before: self.focus() != before, "the next row")
        raise AssertionError(f"{title!r} was never reached")

    def album(self) -> None:
        """Slow Harbour, its first row."""
        self.palette("slow harb", "Slow Harbour")
        self.comes_to(ALBUM)
        self.row(FIRST)


@pytest.fixture
def hands(screen: rig.Screen, start: Start, music: Path, tmp_path: Path) -> Hands:
    home, opened, tools = tmp_path / "home", tmp_path / "opened", tmp_path / "bin"
    code, _, error = rig.answer_of("scan", str(music), home=home)
    assert code == 0, error
    tools.mkdir()
    opener = tools / "xdg-open"
    opener.write_text(f'#!/bin/sh\necho "$1" >> "{opened}"\n')
    opener.chmod(0o755)
    path = f"{tools}{os.pathsep}{os.environ['PATH']}"
    made = Hands(screen, start(home=home, env={"PATH": path}).ready(), opened)
    made.program.place("home-added")
    return made


def test_every_key_of_the_table(hands: Hands, start: Start) -> None:
    _player(hands)
    _places(hands)
    _layers_and_regions(hands)
    _lists(hands)
    _marks(hands)
    _playlists(hands)
    _window(hands)
    home = hands.program.home
    hands.press("Ctrl+W")
    assert hands.program.process.wait(20) == 0
    hands.program = start(home=home).ready()
    hands.program.place("page-area")
    hands.press("Ctrl+Q")
    assert hands.program.process.wait(20) == 0
    changeable = {key for action in actions.table() for key in action.keys}
    fixed = {key for _, keys in actions.fixed() for key in keys}
    assert changeable | fixed <= hands.pressed


def _player(hands: Hands) -> None:
    hands.album()
    hands.press("Return")
    hands.until(title=FIRST, state="playing")
    hands.press("Space")
    hands.until(state="paused")
    hands.press("Shift+Right")
    rig.until(lambda: hands.program.status()["position_ms"] >= 30_000, "half a minute on")
    hands.press("Shift+Left")
    rig.until(lambda: hands.program.status()["position_ms"] < 30_000, "half a minute back")
    hands.press("F6")
    hands.comes_to("now-")
    before = hands.program.status()["position_ms"]
    hands.press("Right")
    rig.until(lambda: hands.program.status()["position_ms"] >= before + 4_500, "5 seconds on")
    hands.press("Left")
    rig.until(lambda: hands.program.status()["position_ms"] < before + 4_500, "5 seconds back")
    hands.press("Shift+F6")
    hands.comes_to(ALBUM)
    for key, title in (("N", SECOND), ("B", FIRST), ("Ctrl+Right", SECOND), ("Ctrl+Left", FIRST)):
        hands.press(key)
        hands.until(title=title)
    loud = hands.program.status()["volume"]
    hands.press("Ctrl+Up")
    rig.until(lambda: hands.program.status()["volume"] > loud, "a higher volume")
    hands.press("Ctrl+Down")
    hands.until(volume=loud)
    for key, wanted in (
        ("M", {"muted": True}), ("M", {"muted": False}), ("S", {"shuffle": True}),
        ("S", {"shuffle": False}), ("R", {"repeat": "all"}), ("R", {"repeat": "one"}),
        ("R", {"repeat": "off"}),
    ):  # fmt: skip
        hands.press(key)
        hands.until(**wanted)
    for stars in (5, 4, 3, 2, 1, 0):
        hands.press(f"Ctrl+Alt+{stars}")
        rig.until(
            lambda stars=stars: (hands.track(FIRST)["rating"] or 0) == stars * 20, f"{stars} stars"
        )


def _places(hands: Hands) -> None:
    for key, page in (
        ("Ctrl+1", "homePage"), ("Ctrl+4", "artistsPage"), ("Ctrl+5", "albumsPage"),
        ("Ctrl+6", "tracksPage"), ("Ctrl+7", "favouritesPage"), ("Ctrl+8", "tagsPage"),
        ("G, G", "genresPage"),
        ("G, C", "composersPage"), ("G, Y", "yearsPage"), ("G, F", "foldersPage"),
        ("G, A", "albumPage"), ("G, R", "artistPage"), ("G, P", "albumPage"),
        ("Ctrl+L", "button:Credits"), ("Ctrl+L", "albumPage"), ("Ctrl+,", "settingsPage"),
        ("Alt+Left", "albumPage"), ("Alt+Right", "settingsPage"),
    ):  # fmt: skip
        hands.press(key)
        hands.sees(page)
    page = hands.program.place("page-area")
    for button, name in ((8, "album"), (9, "settings")):
        hands.screen.click(page, button)
        hands.sees(f"{name}Page")
    hands.press("Ctrl+6")
    hands.comes_to("tracksTable")
    hands.press("Ctrl+J")
    hands.comes_to(f"tracksTable:{FIRST}")
    hands.press("G, Q")
    hands.comes_to("queue")
    hands.press("Ctrl+U")
    hands.misses("queue")
    hands.press("Ctrl+U")
    hands.sees("queue")
    hands.press("Ctrl+I")
    hands.sees("details")
    hands.press("Ctrl+I")
    hands.misses("details")


def _layers_and_regions(hands: Hands) -> None:
    hands.album()
    for key, field in (
        ("Ctrl+Shift+P", "text:Command, page"), ("F1", "text:Find a command"),
        ("?", "text:Find a command"),
    ):  # fmt: skip
        hands.press(key)
        hands.comes_to(field)
        hands.press("Esc")
        hands.comes_to(ALBUM)
    for key in ("Ctrl+K", "/"):
        hands.press(key)
        hands.comes_to("search")
        hands.press("Esc", "Esc")
        hands.comes_to(ALBUM)
    hands.press("Ctrl+6", "Ctrl+F")
    hands.comes_to("text:Filter tracks")
    hands.press("Esc")
    hands.comes_to("tracksTable")
    for key in ("F5", "Ctrl+R"):
        hands.press(key)
        hands.comes_to("tracksTable:")
    before = hands.focus()
    hands.press("Tab")
    rig.until(lambda: hands.focus() != before, "the next control")
    hands.press("Shift+Tab")
    hands.comes_to(before)
    around = [hands.region()]
    for key in ("F6", "F6", "F6", "F6", "Shift+F6", "Shift+F6", "Shift+F6", "Shift+F6"):
        before = hands.focus()
        hands.press(key)
        rig.until(lambda before=before: hands.focus() != before, "the next part")
        around.append(hands.region())
    assert around == [
        "page-area", "player-bar", "sidebar", "topbar", "page-area",
        "topbar", "sidebar", "player-bar", "page-area",
    ]  # fmt: skip


def _lists(hands: Hands) -> None:
    hands.press("Ctrl+6")
    hands.comes_to("tracksTable")
    for key, title in (("PgDown", "夜間飛行"), ("PgUp", "Afterimage"), ("End", "夜間飛行")):
        hands.press(key)
        hands.comes_to(f"tracksTable:{title}")
    hands.press("Home")
    for key, count in (
        ("Shift+Down", 2), ("Shift+Down", 3), ("Shift+Up", 2), ("Shift+End", 14), ("Ctrl+A", 14),
    ):  # fmt: skip
        hands.press(key)
        hands.sees(f"text:{count} selected")
    hands.press("Esc")
    hands.misses("text:14 selected")
    hands.press("End", "Up", "Shift+Home")
    hands.sees("text:13 selected")
    hands.press("Esc")
    hands.row(SECOND, "tracksTable")
    hands.press("Ctrl+Return")
    hands.sees("albumPage")
    hands.comes_to(ALBUM)
    hands.press("'")
    hands.screen.type("cus")
    hands.comes_to(f"{ALBUM}:Customs House")
    hands.press("Ctrl+U")
    hands.row("Customs House")
    hands.press("Shift+Return")
    hands.lies("Customs House", at=1)
    hands.row("Undertow Hymn")
    hands.press("Q")
    hands.sees("toast")
    hands.press("F8")
    hands.comes_to("button:Undo")
    hands.press("Space")
    hands.misses("button:Undo")
    hands.press("Ctrl+U")
    hands.album()
    hands.press("Ctrl+E")
    rig.until(lambda: hands.opened.exists() and hands.opened.read_text(), "the folder to open")
    assert "Slow%20Harbour" in hands.opened.read_text()
    for key in ("Menu", "Shift+F10"):
        hands.press(key)
        hands.sees(f"text:{FIRST}")
        hands.press("Esc")
        hands.misses(f"text:{FIRST}")
    hands.press("Shift+Del")
    hands.sees("dialog")
    hands.press("Esc")
    hands.misses("dialog")
    for key, field in (("P", "Find a playlist"), ("Shift+T", "Find a tag")):
        hands.press(key)
        hands.comes_to(f"text:{field}")
        hands.press("Esc")
        hands.comes_to(ALBUM)


def _marks(hands: Hands) -> None:
    hands.row(SECOND)
    for stars in (1, 2, 3, 4, 5, 0):
        hands.press(str(stars))
        rig.until(
            lambda stars=stars: (hands.track(SECOND)["rating"] or 0) == stars * 20, f"{stars} stars"
        )
    hands.press("L")
    rig.until(lambda: hands.track(SECOND)["favourite"], "the heart")


def _playlists(hands: Hands) -> None:
    hands.row(FIRST)
    hands.press("Shift+Down", "Shift+Down", "Ctrl+C", "Ctrl+N")
    hands.comes_to("answer")
    hands.screen.type("Tape")
    hands.key("Return")
    hands.program.place("playlists:Tape")
    hands.palette("tape", "Tape")
    hands.comes_to("text:Name of the playlist")
    hands.press("Ctrl+V")
    hands.until_playlist("Tape", [*SLOW_HARBOUR[:3]])
    hands.tabs_to("playlistTable")
    first, second, third = SLOW_HARBOUR[:3]
    for key, row, left in (
        ("Alt+Down", first, [second, first, third]), ("Alt+Up", first, [first, second, third]),
        ("Ctrl+X", first, [second, third]), ("Ctrl+Z", second, [first, second, third]),
        ("Ctrl+Shift+Z", first, [second, third]), ("Ctrl+Z", second, [first, second, third]),
        ("Ctrl+Y", first, [second, third]), ("Del", second, [third]),
    ):  # fmt: skip
        hands.row(row, "playlistTable")
        hands.press(key)
        hands.until_playlist("Tape", left)
    hands.press("F2")
    hands.comes_to("text:Name of the playlist")
    hands.key("ctrl+a")
    hands.screen.type("Side A")
    hands.key("Return")
    hands.program.place("playlists:Side A")
    hands.press("Ctrl+Shift+N")
    hands.comes_to("answer")
    hands.screen.type("year:2011")
    hands.key("Return")
    hands.program.say("Name")
    hands.screen.type("That year")
    hands.key("Return")
    hands.program.place("playlists:That year")


def _window(hands: Hands) -> None:
    hands.press("Ctrl+O")
    hands.sees("QFileDialog")
    hands.press("Esc")
    hands.misses("QFileDialog")
    wide = hands.program.place("sidebar").width
    hands.press("Ctrl+B")
    rig.until(lambda: hands.program.place("sidebar").width < wide, "a narrow side bar")
    hands.press("Ctrl+B")
    rig.until(lambda: hands.program.place("sidebar").width == wide, "a wide side bar")
    for key, percent in (("Ctrl+=", 110), ("Ctrl++", 120), ("Ctrl+-", 110), ("Ctrl+0", 100)):
        hands.press(key)
        rig.until(
            lambda p=percent: hands.kept("appearance.font_scale") == p, f"text of {percent} %"
        )
    for wanted in ("light", "dark"):
        hands.press("Ctrl+Shift+T")
        rig.until(lambda w=wanted: hands.kept("appearance.theme") == w, f"the {wanted} theme")
    screen_wide = 1500
    hands.press("Ctrl+M")
    hands.misses("sidebar")
    hands.press("Ctrl+M")
    hands.sees("sidebar")
    hands.press("F11")
    rig.until(lambda: hands.program.place("player-bar").width == screen_wide, "the full screen")
    hands.press("Ctrl+L")
    hands.misses("sidebar")
    hands.press("Ctrl+L")
    hands.sees("sidebar")
    hands.press("F11")
    rig.until(lambda: hands.program.place("player-bar").width < screen_wide, "the window")
