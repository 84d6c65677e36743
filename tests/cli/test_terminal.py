"""What commands write, and what never reaches a terminal."""

import io
import json
import os
import re

import pytest

from audio2_desktop.cli import terminal as module
from audio2_desktop.cli.terminal import Terminal, counted, encoded, length, plain


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_nothing_steers_the_terminal() -> None:
    assert plain("a\x1b[2Jb\r\nc\x9bd\u202ee") == "a [2Jb  c d e"
    out = io.StringIO()
    Terminal(out, io.StringIO()).lines(["bad\x1b]0;title\x07name"])
    assert out.getvalue() == "bad ]0;title name\n"


@pytest.mark.parametrize(
    "text", ["Björk", "米津玄師", "caf\udce9.mp3", 'quote"\\', "\u2028", "\udc80"]
)
def test_json_is_one_line_of_utf8_and_comes_back(text: str) -> None:
    line = encoded({"name": text})
    assert len(line.splitlines()) == 1
    told = json.loads(line.encode())["name"]
    told.encode()  # no half of a surrogate pair
    parts = re.split("\0(.)", told)
    name = b"".join(p.encode("latin-1" if at % 2 else "utf-8") for at, p in enumerate(parts))
    assert os.fsdecode(name) == text


def test_a_byte_that_is_not_utf8_follows_a_nul() -> None:
    assert encoded(["é\udce9"]) == '["é\\u0000\\u00e9"]'


def test_readable_names_stay_readable() -> None:
    assert encoded({"artist": "Sigur Rós"}) == '{"artist": "Sigur Rós"}'


def test_progress_overwrites_itself_on_a_screen_and_is_wiped() -> None:
    out, err = io.StringIO(), Screen()
    terminal = Terminal(out, err)
    terminal.progress("a long line")
    terminal.progress("short")
    terminal.settle()
    assert err.getvalue() == "\ra long line\rshort      \r     \r"
    assert out.getvalue() == ""


def test_progress_in_a_file_is_a_line_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    err = io.StringIO()
    terminal = Terminal(io.StringIO(), err)
    terminal.progress("one\x1b[1m")
    terminal.progress("too soon")
    monkeypatch.setattr(module, "LINE_EVERY_S", 0.0)
    terminal.progress("still too soon")
    terminal.settle()
    assert err.getvalue() == "one [1m\n"


def test_trouble_is_one_line() -> None:
    err = io.StringIO()
    Terminal(io.StringIO(), err).trouble("first\nsecond")
    assert err.getvalue() == "audio2: first second\n"


def test_names_that_are_no_utf8_do_not_end_a_command() -> None:
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="ascii")
    Terminal(out, io.StringIO()).lines(["caf\udce9 米"])
    assert raw.getvalue() == "caf\\udce9 米\n".encode()


def test_lengths_and_counts() -> None:
    assert [length(ms) for ms in (0, 59_999, 307_000, 3_753_000, -1)] == [
        "0:00",
        "0:59",
        "5:07",
        "1:02:33",
        "0:00",
    ]
    assert [counted(n, "track") for n in (0, 1, 1234)] == ["0 tracks", "1 track", "1,234 tracks"]
