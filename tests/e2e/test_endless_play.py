"""The queue ends, and the music does not: by keys and ears, with a real window."""

from pathlib import Path

from tests.e2e import rig
from tests.e2e.conftest import Listen, Start
from tests.e2e.typist import Typist
from tests.sounds import write

SHORT, LONG = ("Ebb", "Flow"), ("Spring", "Neap")
SWITCH = "Autoplay similar music"
HEAD = "Similar music"


def test_similar_music_goes_on_until_it_is_switched_off(
    screen: rig.Screen, start: Start, listen: Listen, bus: dict[str, str], tmp_path: Path
) -> None:
    home, music = tmp_path / "home", tmp_path / "Tides"
    music.mkdir()
    for title in (*SHORT, *LONG):
        tags = {"title": title, "artist": "Ada Verne", "album": "Tides"}
        seconds = 1 if title in SHORT else 30
        write(music / f"{title}.flac", tags=tags, seconds=seconds)
    code, _, error = rig.answer_of("scan", str(music), home=home)
    assert code == 0, error
    program = start(*(str(music / f"{title}.flac") for title in SHORT), home=home, env=bus).ready()
    ear, typist = listen(program), Typist(screen, program)

    typist.press("Ctrl+U")
    rig.until(lambda: program.status().get("title") in LONG, "similar music to play")
    now = program.status()["title"]
    typist.plays(now)
    (other,) = set(LONG) - {now}
    told = ear.read(other, "list item", within="Queue")["name"]
    assert any(why in told for why in ("Also by Ada Verne", "Never heard")), told
    ear.read(HEAD, "list item", within="Queue")

    typist.tabs_to("autoplay")
    switch = ear.focused()
    assert switch["name"] == SWITCH
    assert "CHECKED" in switch["states"]
    typist.press("Space")
    rig.until(lambda: "CHECKED" not in ear.focused()["states"], "the switch to be off")
    rig.until(lambda: typist.queue() == [now], "nothing more to come")
    typist.press("N")
    rig.until(lambda: program.status()["state"] != "playing", "the end")
