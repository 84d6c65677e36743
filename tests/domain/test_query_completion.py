"""Completions of fields and values."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio2_desktop.domain.query_completion import (
    MAX_COMPLETIONS,
    CompletionKind,
    WantedValue,
    complete,
    wanted_value,
)
from audio2_desktop.domain.query_fields import Field


def typed(text: str) -> tuple[str, int]:
    """Text and cursor; the cursor is written as |."""
    return text.replace("|", ""), text.index("|")


@pytest.mark.parametrize(
    ("text", "inserts"),
    [
        ("ar|", ["artist:"]),
        ("x al|", ["album:"]),
        ("A|", ["artist:", "album:", "added:"]),
        ("ra|ting", ["rating:"]),
        ("-ar|", ["artist:"]),
        ("(ar|", ["artist:"]),
        ("zz|", []),
        ("|", []),
        ("a |", []),
        ("(|", []),
        ('"ar|', []),
        ("is:|", ["favourite", "missing", "lossless", "compilation"]),
        ("is:m|", ["missing"]),
        ("is:M|", ["missing"]),
        ("year:1|", ["1990..1999", "1984"]),
        ("rating:>|", [">=4"]),
        ("lastplayed:|", ["<2w", ">1y", "never"]),
        ("year:1990 is:l|", ["lossless"]),
        ("artist:x| y", []),
    ],
)
def test_what_may_stand_at_the_cursor(text: str, inserts: list[str]) -> None:
    assert [found.insert for found in complete(*typed(text))] == inserts


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("artist:|", WantedValue(Field.ARTIST, "", 7, 7)),
        ("artist:| b", WantedValue(Field.ARTIST, "", 7, 7)),
        ("artist:hal|", WantedValue(Field.ARTIST, "hal", 7, 10)),
        ("artist:hal|den x", WantedValue(Field.ARTIST, "hal", 7, 13)),
        ('artist:"sigur r|', WantedValue(Field.ARTIST, "sigur r", 7, 15)),
        ('a album:"x"| b', WantedValue(Field.ALBUM, "x", 8, 11)),
        ("artist:a genre:ro|", WantedValue(Field.GENRE, "ro", 15, 17)),
        ("artist: ha|", WantedValue(Field.ARTIST, "ha", 8, 10)),
        ("artist: |", None),
        ("artist:(|", None),
        ("art|ist:x", None),
        ("year:19|", None),
        ("hal|", None),
    ],
)
def test_which_value_is_typed(text: str, wanted: WantedValue | None) -> None:
    assert wanted_value(*typed(text)) == wanted


def test_values_are_quoted_where_needed_and_shown_once() -> None:
    values = ["Halden", "Sigur Rós", 'The "Q"', "-M-", "Halden", "AC/DC"]
    found = complete("artist:h", 8, values)
    assert [each.insert for each in found] == [
        "Halden", '"Sigur Rós"', '"The \\"Q\\""', '"-M-"', "AC/DC",
    ]  # fmt: skip
    assert {each.kind for each in found} == {CompletionKind.VALUE}
    assert {(each.start, each.end) for each in found} == {(7, 8)}
    assert found[1].label == "Sigur Rós"
    assert len(complete("artist:", 7, [str(at) for at in range(50)])) == MAX_COMPLETIONS


@given(st.text(alphabet='artis:ye"(-) <2', max_size=25), st.integers(0, 25))
@settings(max_examples=400, deadline=None)
def test_completions_never_fail_and_stay_inside(text: str, cursor: int) -> None:
    at = min(cursor, len(text))
    for found in complete(text, at, ["Sigur Rós"]):
        assert 0 <= found.start <= at <= found.end <= len(text)
