"""Numbers, times and sentences as the user reads them; the Spanish dictionary is whole."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

from audio2_desktop.domain.problems import DiskFull, NotFound, Refused
from audio2_desktop.domain.query import parse
from audio2_desktop.domain.undo import Undoable
from audio2_desktop.domain.units import Stamp
from audio2_desktop.ui import actions, language, words
from audio2_desktop.ui.performing import sentences

PACKAGE = Path(words.__file__).resolve().parents[1]
DAY = 86_400_000
NOON = Stamp(1_710_417_600_000)  # 14 March 2024, 12:00 UTC


async def _nothing() -> Undoable:
    raise AssertionError("not undone here")


def done(key: str, **values: object) -> str:
    return sentences.done(Undoable(key, _nothing, values))


@pytest.mark.parametrize(
    ("ms", "text"),
    [(0, "0:00"), (307_000, "5:07"), (59_999, "0:59"), (3_753_000, "1:02:33"), (-5, "0:00")],
)
def test_clock(ms: int, text: str) -> None:
    assert words.clock(ms) == text


@pytest.mark.parametrize(
    ("ms", "text"),
    [
        (29_000, "29 s"),
        (48 * 60_000, "48 min"),
        (62 * 60_000, "1 h 02 min"),
        (12 * DAY, "12 days"),
        (2885 * DAY, "7.9 years"),
    ],
)
def test_lengths(ms: int, text: str) -> None:
    assert words.length(ms) == text


def test_exact_lengths_have_seconds_below_an_hour() -> None:
    assert words.length(989_000, exact=True) == "16 min 29 s"


@pytest.mark.parametrize(
    ("size", "text"),
    [(0, "0 B"), (999, "999 B"), (412_000_000_000, "412 GB"), (31_400_000_000_000, "31.4 TB")],
)
def test_sizes(size: int, text: str) -> None:
    assert words.size(size).replace("\N{NO-BREAK SPACE}", " ") == text


def test_counts_have_groups_and_plurals() -> None:
    assert words.count(1_048_576) == "1,048,576"
    assert (words.tracks(1), words.tracks(2)) == ("1 track", "2 tracks")
    assert words.tracks(1_048_576) == "1,048,576 tracks"


@pytest.mark.parametrize(
    ("past", "text"),
    [(0, "Today"), (1, "Yesterday"), (3, "3 days ago"), (30, "13 Feb"), (400, "8 Feb 2023")],
)
def test_days(past: int, text: str) -> None:
    assert words.day(Stamp(NOON - past * DAY), NOON) == text


@pytest.mark.parametrize(
    ("tagged", "text"),
    [
        ("1999", "1999"),
        ("1999-05", "May 1999"),
        ("2024-03-14", "14 Mar 2024"),
        ("2024-13-40", "2024-13-40"),
        ("some day", "some day"),
        ("", ""),
    ],
)
def test_tagged_dates_keep_their_precision(tagged: str, text: str) -> None:
    assert words.date(tagged) == text


def test_values_are_never_templates() -> None:
    assert done("added_to_playlist", count=3, name="{count} <b>") == "Added 3 tracks to {count} <b>"
    assert done("added_to_playlist", count=1, name="X") == "Added 1 track to X"
    assert words.problem(NotFound("playlist", "{what}")) == "There is no playlist {what}."


def test_unknown_keys_still_say_something() -> None:
    assert done("never_heard_of") == "Done"


def test_problems_speak() -> None:
    assert "/mnt/x" in words.problem(DiskFull(path="/mnt/x"))
    assert words.problem(Refused("Choose another name.")) == "Choose another name."


@pytest.mark.parametrize(
    ("text", "part"),
    [("foo:x", "foo"), ("year:abc", "abc"), ("rating:9", "9"), ("length:zz", "zz")],
)
def test_query_errors_name_what_is_wrong(text: str, part: str) -> None:
    error = parse(text).errors[0]
    assert part in words.query_error(error)


@pytest.mark.parametrize(("number", "text"), [(4, "+4"), (-2.14, "−2.1"), (-0.01, "0"), (0, "0")])
def test_a_signed_number_has_a_true_minus(number: float, text: str) -> None:
    assert words.signed(number) == text
    assert words.decibels(number).startswith(text)


def test_ratings_are_said_in_stars() -> None:
    assert [words.rating(n) for n in (0, 70, 80)] == ["Not rated", "3.5 of 5 stars", "4 of 5 stars"]


# -- Spanish ---------------------------------------------------------------------------------------


@pytest.fixture
def spanish() -> Iterator[None]:
    assert language.install("es") is not None
    yield
    language.forget()
    QLocale.setDefault(QLocale("en"))


def test_spanish_speaks_with_its_own_grouping(spanish: None) -> None:
    assert words.tr("Settings") == "Ajustes"
    assert words.tracks(1) == "1 pista"
    assert words.tracks(12_345) == "12.345 pistas"
    assert done("added_to_playlist", count=2, name="X") == "2 pistas añadidas a X"


def test_unknown_languages_fall_back_to_english() -> None:
    assert language.resolved("xx") == "en"
    assert language.resolved("es_MX") == "es"
    assert "es" in language.available()


def test_every_undoable_has_a_sentence() -> None:
    keys = set()
    for path in sorted((PACKAGE / "services").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Undoable":
                first = node.args[0] if node.args else None
                if isinstance(first, ast.Constant):
                    keys.add(str(first.value))
    assert {key for key in keys if done(key, count=2, name="X") == "Done"} == set()


def test_no_two_commands_share_a_key() -> None:
    keys = [key for action in actions.table() for key in action.keys]
    assert len(keys) == len(set(keys))
