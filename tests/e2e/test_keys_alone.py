"""A day without a mouse: every step of the user is a key of a real keyboard."""

from pathlib import Path

from tests.e2e import rig
from tests.e2e.conftest import Start
from tests.e2e.music import SLOW_HARBOUR, tracks
from tests.e2e.typist import Typist


def test_a_day_with_keys_alone(
    screen: rig.Screen, start: Start, music: Path, tmp_path: Path
) -> None:
    (tmp_path / "Music").symlink_to(music, target_is_directory=True)
    home = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / ".config")}
    typist = Typist(screen, start(env=home))
    _welcome(typist)
    _search_and_play(typist)
    _queue(typist)
    _playlist(typist)
    _smart_playlist(typist)
    _marks_and_layers(typist)
    _keys_of_ones_own(typist)


def _welcome(typist: Typist) -> None:
    """Interaction 1: the first page, the system's Music folder, Enter."""
    typist.program.place("firstRunPage")
    typist.tabs_to("button:Add")
    typist.key("Return")
    rig.until(lambda: not typist.program.show("firstRunPage"), "the welcome to be over")
    typist.program.ready()
    typist.key("ctrl+5")
    typist.program.place("albumsGrid:Slow Harbour")
    typist.comes_to("albumsGrid")
    typist.key("ctrl+6")
    typist.comes_to("tracksTable")
    rig.until(
        lambda: sum(name.startswith("tracksTable:") for name in typist.program.places()) > 0,
        f"{tracks()} tracks",
    )


def _search_and_play(typist: Typist) -> None:
    """Interactions 2 and 3: type, Enter opens; Enter plays, Ctrl+Z takes the queue back."""
    typist.key("ctrl+k")
    typist.screen.type("slow harb")
    typist.program.place("search-results")
    typist.key("Return")
    typist.comes_to("albumTracks")
    typist.key("Home", "Return")
    typist.plays(SLOW_HARBOUR[0])
    typist.key("ctrl+5")
    typist.comes_to("albumsGrid")
    typist.key("Home", "Return")
    rig.until(lambda: typist.program.status().get("title") != SLOW_HARBOUR[0], "another album")
    typist.key("ctrl+z")
    rig.until(lambda: typist.program.status().get("title") == SLOW_HARBOUR[0], "the queue before")


def _queue(typist: Typist) -> None:
    """Interaction 4: play next keeps the order of asking, play last goes behind."""
    typist.palette("slow harb", "Slow Harbour")
    typist.comes_to("albumTracks")
    typist.key("Home")
    for title, key in (("Customs House", "shift+Return"), ("Slipway", "shift+Return")):
        typist.key("Home")
        for _ in range(SLOW_HARBOUR.index(title)):
            typist.key("Down")
        typist.comes_to(f"albumTracks:{title}")
        typist.key(key)
    typist.key("g", "q")
    typist.comes_to("queue")
    rig.until(
        lambda: typist.queue()[:3] == [SLOW_HARBOUR[0], "Customs House", "Slipway"],
        f"the queue in order: {typist.queue()}",
    )
    typist.key("ctrl+u")
    typist.comes_to("albumTracks")


def _playlist(typist: Typist) -> None:
    """Interaction 5: two rows into a playlist by P, moved and removed by keys, and back."""
    typist.key("ctrl+n")
    typist.comes_to("answer")
    typist.screen.type("Tape")
    typist.key("Return")
    typist.program.place("playlists:Tape")
    typist.palette("slow harb", "Slow Harbour")
    typist.comes_to("albumTracks")
    typist.key("Home", "shift+Down", "p")
    typist.comes_to("text:Find a playlist")
    typist.screen.type("tap")
    typist.key("Return")
    typist.until_playlist("Tape", list(SLOW_HARBOUR[:2]))
    typist.key("End", "ctrl+c")
    typist.palette("tape", "Tape")
    typist.tabs_to("playlistTable")
    typist.key("End", "ctrl+v")
    typist.until_playlist("Tape", [*SLOW_HARBOUR[:2], SLOW_HARBOUR[-1]])
    typist.key("Home", "alt+Down")
    typist.until_playlist("Tape", [SLOW_HARBOUR[1], SLOW_HARBOUR[0], SLOW_HARBOUR[-1]])
    typist.key("Home", "Delete")
    typist.until_playlist("Tape", [SLOW_HARBOUR[0], SLOW_HARBOUR[-1]])
    typist.key("ctrl+z")
    typist.until_playlist("Tape", [SLOW_HARBOUR[1], SLOW_HARBOUR[0], SLOW_HARBOUR[-1]])


def _smart_playlist(typist: Typist) -> None:
    """Interaction 6: a search becomes a playlist that fills itself; its text is changed in place,
    what makes no sense is said where it is typed."""
    typist.key("ctrl+shift+n")
    typist.comes_to("answer")
    typist.screen.type("yaer:2011")
    typist.program.say('There is no field "yaer:"')
    typist.key("ctrl+a")
    typist.screen.type("year:2011")
    rig.until(lambda: not typist.program.show("text:There is no field"), "the error to go")
    typist.key("Return")
    typist.program.say("Name")
    typist.screen.type("That year")
    typist.key("Return")
    typist.program.place("playlists:That year")
    typist.palette("that year", "That year")
    typist.comes_to("smartTable")
    assert typist.rows("smartTable") == list(SLOW_HARBOUR)
    typist.tabs_to("button:Edit search")
    typist.key("Return")
    typist.key("ctrl+a")
    typist.screen.type("artist:juniper -title:hiss")
    typist.key("Return")
    wanted = ["Afterimage", "Quiet Machines", "Lullaby"]
    rig.until(lambda: sorted(typist.rows("smartTable")) == sorted(wanted), "the other search")
    typist.key("ctrl+z")
    rig.until(lambda: len(typist.rows("smartTable")) == len(SLOW_HARBOUR), "the search before")


def _marks_and_layers(typist: Typist) -> None:
    """Interaction 10: ratings and hearts, layers that close, the focus back where it was."""
    typist.palette("slow harb", "Slow Harbour")
    typist.comes_to("albumTracks")
    typist.key("Home", "4")
    rig.until(lambda: typist.track(SLOW_HARBOUR[0])["rating"] == 80, "the rating")
    typist.key("l")
    rig.until(lambda: bool(typist.track(SLOW_HARBOUR[0])["favourite"]), "the heart")
    typist.key("F1")
    typist.comes_to("text:Find a command")
    typist.key("Escape")
    typist.comes_to("albumTracks")
    typist.key("F5")
    typist.comes_to("albumTracks")
    typist.key("ctrl+6", "ctrl+f")
    typist.screen.type("quiet")
    typist.key("Escape", "Escape")  # the filter, then the field
    typist.comes_to("tracksTable")
    for _ in range(5):
        typist.key("F6")
        assert typist.focus(), "F6 lost the focus"
    volume = typist.program.status()["volume"]
    typist.key("ctrl+Down")
    rig.until(lambda: typist.program.status()["volume"] < volume, "a lower volume")


def _keys_of_ones_own(typist: Typist) -> None:
    """Another key for a command, by keys, and it holds at once."""
    typist.palette("shortcuts", "Shortcuts")
    typist.program.place("settings-shortcuts")
    typist.tabs_to("keyList")
    typist.key("Return")
    typist.comes_to("text:Press the new keys")
    typist.key("q")
    typist.program.say("Q is taken: Play last.")
    typist.key("F9")
    rig.until(lambda: not typist.program.show("text:Q is taken: Play last."), "the refusal gone")
    typist.key("Return")
    typist.comes_to("keyList")
    state = typist.program.status()["state"]
    typist.key("F9")
    rig.until(lambda: typist.program.status()["state"] != state, "play or pause by the new key")
