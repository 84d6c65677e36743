"""Lyrics: what texts of every kind say, what is sung when, and that no text does harm."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio2_desktop.domain import lyrics, lyrics_text
from audio2_desktop.domain.lyrics import LyricLine, Lyrics, LyricsFrom

SIDE, TAG = LyricsFrom.SIDECAR, LyricsFrom.EMBEDDED


def read(text: str, kind: str = "lrc") -> Lyrics:
    found = lyrics_text.read(text, SIDE, name="a", kind=kind)
    assert found is not None
    return found


def lines(text: str, kind: str = "lrc") -> list[tuple[int, str]]:
    return [(line.start_ms, line.text) for line in read(text, kind).lines]


# ---- LRC -----------------------------------------------------------------------------------------


def test_stamps_of_three_forms_in_any_order() -> None:
    text = "\ufeff[ti:Breakwater]\n[02:05]three\n[00:12.5]one\n[00:13.250]two\n[01:00:50]colon"
    assert lines(text) == [(12_500, "one"), (13_250, "two"), (60_500, "colon"), (125_000, "three")]
    assert read(text).is_synced


def test_several_stamps_of_one_line() -> None:
    assert lines("[00:01.00][00:09.00] la la\n[00:05.00]verse") == [
        (1_000, "la la"),
        (5_000, "verse"),
        (9_000, "la la"),
    ]


@pytest.mark.parametrize(
    ("offset", "start"), [("+500", 9_500), ("-500", 10_500), ("x", 10_000), ("99999999", 0)]
)
def test_a_positive_offset_is_earlier(offset: str, start: int) -> None:
    assert lines(f"[offset:{offset}]\n[00:10.00]a") == [(start, "a")]


def test_the_offset_moves_words_too() -> None:
    line = read("[offset:100]\n[00:01.00]<00:01.00>So <00:01.50>hold").lines[0]
    assert line == LyricLine("So hold", 900, ((900, 0), (1_400, 3)))


@pytest.mark.parametrize("stamp", ["<{}>", "[{}]"])
def test_words(stamp: str) -> None:
    a, b, end = (stamp.format(each) for each in ("00:12.00", "00:12.40", "00:13.00"))
    line = read(f"[00:12.00] {a}So {b}hold{end}").lines[0]
    assert line.text == "So hold"
    assert line.words == ((12_000, 0), (12_400, 3)) if stamp == "<{}>" else ((12_400, 3),)


def test_words_of_a_repeated_line_are_sung_at_each_time() -> None:
    first, second = read("[00:01.00][00:11.00]<00:01.00>a <00:02.00>b").lines
    assert first.words == ((1_000, 0), (2_000, 2))
    assert second.words == ((11_000, 0), (12_000, 2))


def test_lines_of_one_moment_stand_under_each_other() -> None:
    assert lines("[00:01.00]Hola\n[00:01.00]Hello\n[00:02.00]x\nsecond half") == [
        (1_000, "Hola\nHello"),
        (2_000, "x\nsecond half"),
    ]


def test_pauses() -> None:
    text = "[00:00.00]\n[00:01.00]a\n[00:02.00]\n[00:03.00]  \n[00:04.00]b\n[00:09.00]"
    assert lines(text) == [(1_000, "a"), (2_000, ""), (4_000, "b"), (9_000, "")]


def test_id_tags_are_left_out_and_what_looks_like_them_is_kept() -> None:
    text = "[ar:Someone]\n[by:x]\n[Chorus]\n[Verse: 2]\nla"
    found = read(text)
    assert not found.is_synced
    assert [line.text for line in found.lines] == ["[Chorus]", "[Verse: 2]", "la"]


# ---- SRT -----------------------------------------------------------------------------------------


def test_srt_with_markup_and_pauses() -> None:
    text = (
        "1\n00:00:01,500 --> 00:00:03,000\n<i>So hold</i> me\n{\\an8}like\n\n"
        "2\n00:00:09,000 --> 00:00:10,000\nthe 3 < 4\n"
    )
    assert lines(text, "srt") == [
        (1_500, "So hold me\nlike"),
        (3_000, ""),
        (9_000, "the 3 < 4"),
        (10_000, ""),
    ]
    assert lines(text, "txt") == lines(text, "srt")


def test_an_srt_without_any_time_says_nothing() -> None:
    assert lyrics_text.read("only words", SIDE, kind="srt") is None


# ---- TTML ----------------------------------------------------------------------------------------

TTML = """<?xml version="1.0" encoding="utf-8"?>
<tt xmlns="http://www.w3.org/ns/ttml"><head/><body><div>
<p begin="12.5s" end="14s"><span begin="12.5s">So</span> <span begin="00:13.000">hold</span></p>
<p begin="0:00:20.25" end="21s">All that<br/>weather</p><p>no time</p>
<p begin="500ms">First &amp; last</p>
</div></body></tt>"""


def test_ttml_with_words() -> None:
    found = read(TTML, "ttml")
    assert [(line.start_ms, line.text) for line in found.lines] == [
        (500, "First & last"),
        (12_500, "So hold"),
        (14_000, ""),
        (20_250, "All that weather"),
        (21_000, ""),
    ]
    assert found.lines[1].words == ((12_500, 0), (13_000, 3))
    assert read(TTML, "").lines == found.lines


@pytest.mark.parametrize(
    "text",
    [
        "<tt><p begin='1s'>x",
        "no xml",
        "<tt>" * 50_000,
        "<!DOCTYPE a [<!ENTITY b 'c'>]><tt><p begin='1s'>&b;</p></tt>",
        "<tt><p begin='frames'>x</p></tt>",
    ],
)
def test_what_is_no_ttml(text: str) -> None:
    assert lyrics_text.read(text, SIDE, kind="ttml") is None


# ---- plain ---------------------------------------------------------------------------------------


def test_plain_lines_and_verses() -> None:
    found = read("\n\none\r\ntwo\n\n\n\nthree\n\n", "txt")
    assert [line.text for line in found.lines] == ["one", "two", "", "three"]
    assert found.line_at(5_000) == -1
    assert found.next_change(0) is None


@pytest.mark.parametrize("text", ["", "  \n\n", "[ar:x]\n[ti:y]", "\ufeff"])
def test_nothing_is_no_lyrics(text: str) -> None:
    assert lyrics_text.read(text, TAG) is None


# ---- what is sung --------------------------------------------------------------------------------


def test_the_line_and_the_word_of_a_moment() -> None:
    found = read("[00:01.00]a\n[00:05.00]<00:05.00>So <00:06.00>hold <00:07.00>me\n[00:09.00]b")
    assert [found.line_at(ms) for ms in (0, 999, 1_000, 4_999, 5_000, 60_000)] == [
        -1, -1, 0, 0, 1, 2,
    ]  # fmt: skip
    middle = found.lines[1]
    assert [lyrics.sung_until(middle, ms) for ms in (5_000, 5_999, 6_000, 7_000)] == [3, 3, 8, 10]
    assert lyrics.sung_until(found.lines[0], 1_000) == 1
    asked = (0, 1_000, 5_000, 6_500, 7_000, 9_000)
    assert [found.next_change(ms) for ms in asked] == [1_000, 5_000, 6_000, 7_000, 9_000, None]


def test_times_go_before_none() -> None:
    plain, synced = read("words", "txt"), read("[00:01.00]words")
    assert lyrics.best([plain, synced]) is synced
    assert lyrics.best([plain, plain]) is plain
    assert lyrics.best([]) is None


def test_the_wire_keeps_everything() -> None:
    found = read(TTML, "ttml")
    assert lyrics.from_wire(lyrics.to_wire(found)) == found


# ---- hostile -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "[00:01.00]" * 100_000 + "x",
        "[00:01.00]" + "<00:01.00>a" * 100_000,
        "[00:01.00]\n" * 100_000,
        "[00:01.00]x\n" + "y\n" * 150_000,
        "[" * 300_000,
        " " * 300_000 + "[",
        "<" * 300_000,
        "<!--" * 75_000,
        "1\n00:00:01,000 --> 00:00:02,000\n" + "<i" * 100_000,
        "00:00:01,000 --> 00:00:02,000\nx\n\n" * 9_000,
        "[00:01.00]" + "x" * 1_000_000,
    ],
)
@pytest.mark.parametrize("kind", ["lrc", "srt", "ttml", ""])
def test_no_text_takes_long_or_grows(text: str, kind: str) -> None:
    start = time.process_time()
    found = lyrics_text.read(text, SIDE, kind=kind)
    assert time.process_time() - start < 2.0
    if found is not None:
        assert len(found.lines) <= 2 * lyrics_text.MAX_LINES
        assert all(len(line.text) <= 2 * lyrics_text.MAX_LINE for line in found.lines)
        assert all(len(line.words) <= lyrics_text.MAX_WORDS for line in found.lines)


PIECES = st.sampled_from(
    ["[00:01.00]", "<00:02>", "[offset:5]", "\n", "-->", "00:00:01,0", "<tt>", "<p begin='1s'>",
     "</p>", "</tt>", "a b", "\u202e", "[ti:x]", "99:99"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30), st.sampled_from(["", "lrc", "srt", "ttml", "txt"]))
def test_any_text_is_read_in_order(pieces: list[str], kind: str) -> None:
    found = lyrics_text.read("".join(pieces), TAG, kind=kind)
    if found is not None:
        assert found.lines
        assert "\u202e" not in "".join(line.text for line in found.lines)
        starts = [line.start_ms for line in found.lines]
        assert starts == sorted(starts)
        assert all(0 <= at < len(line.text) for line in found.lines for _, at in line.words)
