"""The queue by hand: its panel under mouse and keys, and what plays going on after a start."""

import json
from pathlib import Path

import pytest

from tests.e2e import rig
from tests.e2e.conftest import Start
from tests.e2e.music import SLOW_HARBOUR

RECORD = "Halden Coast/Slow Harbour"


class Listener:
    """Somebody with the queue's panel open."""

    def __init__(self, screen: rig.Screen, program: rig.Program) -> None:
        self.screen, self.program = screen, program

    def plays(self, title: str) -> None:
        def does() -> bool:
            said = self.program.status()
            return said.get("title") == title and said["state"] == "playing"

        rig.until(does, f"{title!r} to play")

    def opens_the_queue(self) -> None:
        self.screen.key("ctrl+u")
        self.program.place("queue")

    def queue(self) -> list[str]:
        """The rows of the panel from top to bottom, heads left out."""
        rows = {
            place.y: name.removeprefix("queue:")
            for name, place in self.program.places().items()
            if name.startswith("queue:")
        }
        heads = ("Now playing", "Next")
        return [rows[y] for y in sorted(rows) if not rows[y].startswith(heads)]

    def sees(self, *titles: str) -> None:
        rig.until(lambda: self.queue() == list(titles), f"the queue to be {titles}: {self.queue()}")

    def row(self, title: str) -> rig.Place:
        return self.program.place(f"queue:{title}")


@pytest.fixture
def listener(screen: rig.Screen, start: Start, music: Path) -> Listener:
    """The first of five tracks plays, none of them in the library."""
    files = [str(path) for path in sorted((music / RECORD).glob("*.mp3"))]
    made = Listener(screen, start(*files).ready())
    made.plays(SLOW_HARBOUR[0])
    made.opens_the_queue()
    made.sees(*SLOW_HARBOUR)
    return made


def test_the_queue_is_sorted_and_emptied_by_hand(listener: Listener) -> None:
    screen, (first, second, third, fourth, fifth) = listener.screen, SLOW_HARBOUR
    target = listener.row(second)
    screen.drag(listener.row(fourth).middle, (target.middle[0], target.y + 5))
    listener.sees(first, fourth, second, third, fifth)
    screen.click(listener.row(third))
    screen.key("Delete")
    listener.sees(first, fourth, second, fifth)
    screen.key("ctrl+z")
    listener.sees(first, fourth, second, third, fifth)
    screen.key("ctrl+z")
    listener.sees(first, second, third, fourth, fifth)
    screen.click(listener.row(second))
    screen.key("shift+Down", "alt+Down")
    listener.sees(first, fourth, second, third, fifth)
    screen.click(listener.row(second))
    screen.key("Return")
    listener.plays(second)
    listener.sees(second, third, fifth)
    screen.click(listener.row(fifth), button=3)
    listener.program.place("text:Menu")
    screen.key("Down", "Down", "Return")  # Play | Remove from the queue
    listener.sees(second, third)


@pytest.mark.parametrize("wish", [True, False])
def test_playing_goes_on_after_a_start_when_it_is_wished(
    listener: Listener, start: Start, wish: bool
) -> None:
    program = listener.program
    rig.until(lambda: program.status()["position_ms"] > 2000, "two seconds of music")
    assert program.close() == 0
    settings = program.paths.settings
    known = json.loads(settings.read_text()) if settings.exists() else {"version": 1}
    known["playback"] = {"resume_on_start": wish}
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(json.dumps(known))
    again = start(home=program.home).ready()
    rig.until(lambda: again.status()["title"] == SLOW_HARBOUR[0], "the track to be there")
    assert again.status()["position_ms"] > 1000
    if wish:
        listener.program = again
        listener.plays(SLOW_HARBOUR[0])
        rig.until(lambda: again.status()["position_ms"] > 3000, "it to go on")
    else:
        assert again.status()["state"] == "paused"
