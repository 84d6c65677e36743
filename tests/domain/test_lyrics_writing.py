"""Lyrics written as files: read again they are the same, at other times where that was wished."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio2_desktop.domain import lyrics_text
from audio2_desktop.domain.lyrics import LyricLine, Lyrics, LyricsFrom
from audio2_desktop.domain.lyrics_writing import extension, written

USER = LyricsFrom.USER


def read(text: str) -> Lyrics:
    found = lyrics_text.read(text, USER)
    assert found is not None
    return found


@pytest.mark.parametrize(
    "text",
    [
        "[00:01.00]one\n[00:02.345]two\n[01:00.50]\n[123:00.00]late\n",
        "[00:01.00]<00:01.00>So <00:01.50>hold me\n",
        "[00:01.00]sung\n[00:01.00]translated\n[00:03.00]b\n",
        "plain\n\nverse two\n",
    ],
)
def test_what_is_written_is_read_as_the_same(text: str) -> None:
    assert written(read(text)) == text
    assert read(written(read(text))) == read(text)


def test_kinds() -> None:
    assert extension(read("[00:01.00]a")) == "lrc"
    assert extension(read("a")) == "txt"


def test_earlier_by_the_offset_and_never_before_the_beginning() -> None:
    song = read("[00:00.20]<00:00.20>a <00:02.00>b")
    assert written(song, 500) == "[00:00.00]<00:00.00>a <00:01.50>b\n"
    assert written(song, -100) == "[00:00.30]<00:00.30>a <00:02.10>b\n"


WORDS = st.text("abc\xe9\xf1\u591c", min_size=1, max_size=12)


@given(st.lists(st.tuples(st.integers(0, 9_000_000), WORDS), min_size=1, unique_by=lambda x: x[0]))
def test_any_lines_survive(rows: list[tuple[int, str]]) -> None:
    lines = tuple(LyricLine(text, start) for start, text in sorted(rows))
    song = Lyrics(lines, USER, is_synced=True)
    assert read(written(song)) == song
