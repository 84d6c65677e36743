"""How names fit, and which of their letters."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio2_desktop.domain.found import (
    FoundKind,
    FoundRow,
    Match,
    SearchResults,
    Section,
    Typed,
    match_spans,
)


@pytest.mark.parametrize(
    ("name", "text", "match"),
    [
        ("Halden", "halden", Match.EXACT),
        ("Halden", " HALDEN ", Match.EXACT),
        ("Halden Coast", "hald", Match.PREFIX),
        ("The Halden", "hald", Match.WORD),
        ("Coast of Halden", "halden coa", Match.WORD),
        ("Björk", "björk", Match.EXACT),
        ("Björk", "bjork", Match.FOLDED),
        ("Sigur Rós", "sigur ros", Match.FOLDED),
        ("AC/DC", "acdc", Match.FOLDED),
        ("AC/DC", "ac/dc", Match.EXACT),
        ("!!!", "!!!", Match.EXACT),
        ("米津玄師", "玄師", Match.WORD),
        ("Кино", "кино", Match.EXACT),
        ("Motörhead", "motorhed", Match.OTHER),
        ("Shalden", "halden", Match.OTHER),
        ("Halden", "", Match.OTHER),
        ("Hello (!)", "(!", Match.WORD),
        ("ไทยเพลง", "เพลง", Match.WORD),
    ],
)
def test_how_a_name_fits(name: str, text: str, match: Match) -> None:
    assert Typed.of(text).match(name) is match


@pytest.mark.parametrize(
    ("name", "words", "marked"),
    [
        ("Halden Coast", ["hald"], ["Hald"]),
        ("Halden Coast", ["coast", "hal"], ["Hal", "Coast"]),
        ("Sigur Rós", ["sigur", "ros"], ["Sigur", "Rós"]),
        ("AC/DC", ["acdc"], ["AC/DC"]),
        ("AC/DC Live", ["acdc", "live"], ["AC/DC", "Live"]),
        ("Straße", ["strasse"], ["Straße"]),
        ("Straße", ["stras"], ["Straß"]),
        ("Ænima", ["ae"], ["Æ"]),
        ("米津玄師", ["玄師"], ["玄師"]),
        ("U2", ["u2"], ["U2"]),
        ("love love", ["love"], ["love", "love"]),
        ("loveless", ["love", "lov"], ["love"]),
        ("Cafe\u0301 x", ["cafe"], ["Cafe\u0301"]),
        ("Shalden", ["halden"], []),
        ("é\u2003b", ["b"], ["b"]),
        ("Halden", ["", " ", "/"], []),
        ("!!!", ["!!!"], ["!!!"]),
        ("Don't", ["dont"], ["Don't"]),
    ],
)
def test_letters_that_fit_are_marked(name: str, words: list[str], marked: list[str]) -> None:
    assert [name[start:end] for start, end in match_spans(name, words)] == marked


@given(st.text(max_size=20), st.lists(st.text(max_size=6), max_size=3))
@settings(max_examples=500, deadline=None)
def test_marks_are_in_order_and_inside(name: str, words: list[str]) -> None:
    last = 0
    for start, end in match_spans(name, words):
        assert last <= start < end <= len(name)
        last = end


def test_results_in_order_show_the_top_once() -> None:
    artist = FoundRow(FoundKind.ARTIST, 1, "A", Match.EXACT)
    album = FoundRow(FoundKind.ALBUM, 1, "A", Match.EXACT)
    track = FoundRow(FoundKind.TRACK, 2, "B", Match.WORD)
    results = SearchResults(
        "a",
        album,
        (
            Section(FoundKind.ARTIST, (artist,), 1),
            Section(FoundKind.ALBUM, (album,), 4),
            Section(FoundKind.TRACK, (track,), 1),
        ),
    )
    assert list(results.in_order()) == [album, artist, track]
    assert (results.total, results.is_empty) == (6, False)
    assert results.section(FoundKind.ALBUM).rows == (album,)
    assert results.section(FoundKind.GENRE) == Section(FoundKind.GENRE)
    assert results.timed(3.0).elapsed_ms == 3.0
    assert list(SearchResults("a", None, results.sections).in_order()) == [artist, album, track]
    assert SearchResults("a").is_empty
