"""The rules of words and keys."""

import pytest

from audio2_desktop.domain.query_text import (
    has_text,
    has_words,
    is_label,
    key_range,
    storable,
    words,
)


@pytest.mark.parametrize(
    ("name", "text", "begins", "whole"),
    [
        ("Halden Coast", "hal", True, False),
        ("Halden Coast", "halden", True, True),
        ("Halden Coast", "coast", True, True),
        ("Halden Coast", "halden co", True, False),
        ("Halden Coast", "coast halden", False, False),
        ("Halden", "halden coast", False, False),
        ("Sigur Rós", "sigur ros", True, True),
        ("O'Brien", "o brien", True, True),
        ("a b a c", "a c", True, True),
        ("Halden", "!!!", False, False),
        ("", "a", False, False),
    ],
)
def test_words_stand_side_by_side(name: str, text: str, begins: bool, whole: bool) -> None:
    assert has_text(name, text, is_whole=False) is begins
    assert has_text(name, text, is_whole=True) is whole


def test_words_are_runs_of_letters_and_digits() -> None:
    assert words("ac/dc don't 12\" 米津") == ["ac", "dc", "don", "t", "12", "米津"]
    assert words("!!!") == []
    assert (has_words("÷ 1"), has_words("+/-")) == (True, False)


@pytest.mark.parametrize(
    ("text", "key", "begins"),
    [
        ("AC/DC", "acdc", True),
        ("!!!", "!!!", True),
        ("u2", "u2", False),
        ("a", "a", False),
        ("玄", "玄", True),
    ],
)
def test_keys_begin_alike_or_are_equal(text: str, key: str, begins: bool) -> None:
    for is_whole in (False, True):
        found = key_range(text, is_whole=is_whole)
        assert found is not None
        low, high = found
        assert low == key
        assert low <= key < high
        assert (low <= key + "x" < high) is (begins and not is_whole)
    assert key_range(" ") is None


def test_storable_replaces_letter_by_letter() -> None:
    assert storable("a\0b") == "a b"
    assert storable("é\ud800\0x") == "é? x"


@pytest.mark.parametrize(
    ("name", "text", "begins", "whole"),
    [
        ("Hip-Hop", "hiphop", True, True),
        ("Hip-Hop", "hiph", True, False),
        ("Hip-Hop", "hop", True, True),
        ("R&B", "r", True, True),
        ("R&B", "rb", True, True),
        ("Rock", "", False, False),
        ("Rock", "pop", False, False),
    ],
)
def test_labels_may_be_written_together(name: str, text: str, begins: bool, whole: bool) -> None:
    assert is_label(name, text, is_whole=False) is begins
    assert is_label(name, text, is_whole=True) is whole
