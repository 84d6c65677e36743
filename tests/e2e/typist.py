"""Somebody who has only keys: presses them in the window and sees where that leads."""

import json

from tests.e2e import rig

MOST_TABS = 60
_SIGNS = {
    ",": "comma", "/": "slash", "?": "question", "'": "apostrophe", "=": "equal", "+": "plus",
    "-": "minus", "Del": "Delete", "Esc": "Escape", "PgUp": "Prior", "PgDown": "Next",
    "Space": "space",
}  # fmt: skip


def x_name(key: str) -> str:
    """What the X server calls a key of the table: "Ctrl+," -> "ctrl+comma"."""
    held, plus, last = key.rpartition("+") if not key.endswith("+") else (key[:-2], "+", "+")
    name = _SIGNS.get(last, last.lower() if len(last) == 1 else last)
    return f"{held.lower()}+{name}" if plus and held else name


class Typist:
    """Somebody who has only keys."""

    def __init__(self, screen: rig.Screen, program: rig.Program) -> None:
        self.screen, self.program = screen, program
        self.key = screen.key
        self.pressed: set[str] = set()
        """What `press` was given."""

    def press(self, *keys: str) -> None:
        """Keys as the table of commands writes them: "Ctrl+Shift+P", "G, A"."""
        for key in keys:
            self.pressed.add(key)
            self.screen.key(*(x_name(step) for step in key.split(", ")))

    def focus(self) -> str:
        """What has the keyboard."""
        answer = self.program.ask("inspect") or {}
        return str(answer.get("focus", ""))

    def comes_to(self, name: str) -> None:
        """Wait until the focus is on something whose name begins so."""
        rig.until(lambda: self.focus().startswith(name), f"the focus on {name!r}: {self.focus()}")

    def tabs_to(self, name: str) -> None:
        """Tab until the focus is there; it is always somewhere on the way."""
        seen = []
        for _ in range(MOST_TABS):
            seen.append(self.focus())
            assert seen[-1], f"the focus was lost after {seen}"
            if seen[-1].startswith(name):
                return
            self.key("Tab")
        raise AssertionError(f"no way to {name!r}: {seen}")

    def palette(self, text: str, first: str) -> None:
        """Ctrl+Shift+P, type, Enter on what comes first."""
        self.key("ctrl+shift+p")
        self.comes_to("text:Command, page")
        self.screen.type(text)
        self.program.place(f"palette:{first}")
        top = min(
            (place.y, name)
            for name, place in self.program.places().items()
            if name.startswith("palette:")
        )
        assert top[1] == f"palette:{first}"
        self.key("Return")

    def plays(self, title: str) -> None:
        def does() -> bool:
            said = self.program.status()
            return said.get("title") == title and said["state"] == "playing"

        rig.until(does, f"{title!r} to play")

    def queue(self) -> list[str]:
        """Rows of the panel from top to bottom, heads left out."""
        rows = {
            place.y: name.removeprefix("queue:")
            for name, place in self.program.places().items()
            if name.startswith("queue:")
        }
        return [rows[y] for y in sorted(rows) if not rows[y].startswith(("Now playing", "Next"))]

    def rows(self, table: str) -> list[str]:
        """Titles of a table's visible rows from top to bottom."""
        found = {
            place.y: name.removeprefix(f"{table}:")
            for name, place in self.program.places().items()
            if name.startswith(f"{table}:") and "|" not in name
        }
        return [found[y] for y in sorted(found)]

    def playlist(self, name: str) -> list[str]:
        code, out, _ = rig.answer_of("playlist", "show", name, "--json", home=self.program.home)
        return [item["title"] for item in json.loads(out)["items"]] if code == 0 else []

    def until_playlist(self, name: str, titles: list[str]) -> None:
        rig.until(
            lambda: self.playlist(name) == titles, f"{titles} in {name!r}: {self.playlist(name)}"
        )

    def track(self, title: str) -> dict[str, object]:
        code, out, err = rig.answer_of("export", "tracks", home=self.program.home)
        assert code == 0, err
        rows = [json.loads(line) for line in out.splitlines()]
        return next(row for row in rows if row["title"] == title)
