"""A drag with a real mouse while the window changes under it."""

import asyncio
import json
from pathlib import Path

import pytest

from audio2_desktop.core import opened
from audio2_desktop.services.paths import Paths
from tests.e2e import rig
from tests.e2e.conftest import Start
from tests.e2e.test_panels import Hands
from tests.sounds import write

TITLES = ("Ebb", "Flow", "Neap")


def _file(music: Path, title: str) -> None:
    write(music / f"{title}.flac", tags={"title": title, "artist": "Ada Verne"}, seconds=1)


async def _lists(home: Path) -> None:
    async with opened(Paths.under(home), lambda facts: None) as core:
        await core.playlists.create("Tape")
        await core.playlist_folders.create("Attic")


@pytest.fixture
def music(tmp_path: Path) -> Path:
    folder = tmp_path / "Tides"
    folder.mkdir()
    for title in TITLES:
        _file(folder, title)
    return folder


@pytest.fixture
def hands(screen: rig.Screen, start: Start, music: Path, tmp_path: Path) -> Hands:
    """All tracks are open; a playlist and a folder of them are empty."""
    home = tmp_path / "home"
    code, _, error = rig.answer_of("scan", str(music), home=home)
    assert code == 0, error
    asyncio.run(_lists(home))
    made = Hands(screen, start(home=home).ready())
    screen.click(made.place("nav-tracks"))
    made.place("tracksTable:Flow|Title")
    return made


def _kept(hands: Hands) -> list[str]:
    shown = rig.json_of("playlist", "show", "Tape", "--json", home=hands.program.home)
    return [item["title"] for item in shown["items"]]


def _theme(hands: Hands) -> object:
    settings = hands.program.paths.settings
    known = json.loads(settings.read_text()) if settings.exists() else {}
    return known.get("appearance", {}).get("theme")


def test_a_drag_ends_where_it_is_let_go_whatever_happens_meanwhile(
    hands: Hands, music: Path
) -> None:
    screen, place = hands.screen, hands.place
    hands.hold(place("tracksTable:Flow|Title").middle, place("playlists:Tape").middle)
    hands.program.say("Add 1 to Tape")
    screen.key("ctrl+shift+t")  # while it is dragged, all keys but Esc go nowhere
    _file(music, "Aground")
    code, _, error = rig.answer_of("scan", str(music), home=hands.program.home)
    assert code == 0, error
    place("tracksTable:Aground|Title")
    hands.let_go()
    rig.until(lambda: _kept(hands) == ["Flow"], "what was pressed in the playlist")
    screen.key("ctrl+shift+t")
    rig.until(lambda: _theme(hands) == "light", "the other theme")

    # the list changes under a pointer that rests: a click is for what is there then
    spot = place("tracksTable:Aground|Title").middle
    screen.move(*spot)
    _file(music, "Adrift")
    assert rig.answer_of("scan", str(music), home=hands.program.home)[0] == 0
    rig.until(lambda: place("tracksTable:Adrift|Title").holds(*spot), "another row there")
    screen.xdo("click", 1)
    focus = rig.until(lambda: (hands.program.ask("inspect") or {}).get("focus"), "the keyboard")
    assert focus == "tracksTable:Adrift"

    # a playlist into a folder
    hands.hold(place("playlists:Tape").middle, place("playlists:Attic").middle)
    hands.let_go()
    screen.click(place("playlists:Attic"))
    rig.until(lambda: not hands.program.show("playlists:Tape"), "it in the folder, which is closed")
