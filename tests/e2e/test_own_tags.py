"""Own tags with real keys and a real drag: put on, found on their page, and in what is exported."""

import json
from pathlib import Path

from tests.e2e import rig
from tests.e2e.conftest import Start


def test_a_tag_is_typed_dropped_and_found(
    screen: rig.Screen, start: Start, music: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    assert rig.answer_of("scan", str(music), home=home)[0] == 0
    program = start(home=home).ready()
    screen.key("ctrl+5")
    screen.click(program.place("albumsGrid:Slow Harbour"))
    screen.click(program.place("albumTracks:Slipway|Title"))
    screen.key("shift+t")
    program.place("name-choices")
    screen.type("Night")
    screen.key("Return")
    program.say("Created the tag Night")
    row = program.place("albumTracks:Breakwater|Title")
    screen.drag(row.middle, program.place("nav-tags").middle)
    program.place("name-choices")
    screen.type("nig")
    screen.key("Return")
    program.say("Put Night on 1 track")
    screen.key("ctrl+8")
    screen.click(program.place("tagsGrid:Night"))
    for title in ("Slipway", "Breakwater"):
        program.place(f"shelfTracks:{title}|Title")
    screen.key("ctrl+z")
    program.say("Undone: Put Night on 1 track")
    assert program.close() == 0
    code, out, _ = rig.answer_of("export", "tracks", home=home)
    assert code == 0
    tagged = [row["title"] for row in map(json.loads, out.splitlines()) if row["own_tags"]]
    assert tagged == ["Slipway"]
