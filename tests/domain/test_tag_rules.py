"""What raw tags mean: one test for each convention."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio2_desktop.domain import ratings, scanned, tag_numbers, tag_text
from audio2_desktop.domain.scanned import AudioFacts, CuePart, FileTags, ScannedFile
from audio2_desktop.domain.tag_rules import VARIOUS_ARTISTS_ID, TagRules, file_tags

MBID = "5b11f4ce-a62d-471e-81fc-a69a8278c7da"


def tags(**raw: str | list[str]) -> FileTags:
    return file_tags({k.upper(): [v] if isinstance(v, str) else v for k, v in raw.items()})


# ---- text ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  plain ", "plain"),
        ("e\u0301", "é"),
        ("a\u202eb\u2066c", "abc"),
        ("nul\x00 bell\x07", "nul bell"),
        ("two\r\nlines", "two lines"),
        ("\ud800x", "x"),
        ("x" * 5000, "x" * 1000),
        ("\u200b\u2060 \u200b", ""),
        ("\u3164\u2800", ""),
        ("\ufe0f\u200d", ""),
        ("\U0001f469\u200d\U0001f3a4", "\U0001f469\u200d\U0001f3a4"),
    ],
)
def test_clean(text: str, cleaned: str) -> None:
    assert tag_text.clean(text) == cleaned


@given(st.text())
def test_clean_text_is_clean(text: str) -> None:
    cleaned = tag_text.clean(text)
    assert tag_text.clean(cleaned) == cleaned
    assert len(cleaned) <= tag_text.MAX_TEXT
    assert not set(cleaned) & set("\x00\n\r\t\u202e")


def test_comments_keep_their_lines() -> None:
    assert tags(comment=" one\r\ntwo\x00 ").comment == "one\ntwo"
    assert len(tags(comment="x" * 10_000).comment) == 4000


def test_lists_have_a_bound() -> None:
    assert len(tags(genre=[f"g{at}" for at in range(10_000)]).genres) == 100


# ---- credits -------------------------------------------------------------------------------------


def test_several_values_are_taken_as_they_are() -> None:
    found = tags(artist=["A feat. X", "B"], albumartist=["C", "D"])
    assert found.artists == ("A feat. X", "B")
    assert found.artist == "A feat. X; B"
    assert found.album_artists == ("C", "D")


def test_a_single_value_is_split() -> None:
    found = tags(artist="A feat. B", albumartist="C / D")
    assert found.artist == "A feat. B"
    assert found.artists == ("A", "B")
    assert found.album_artists == ("C", "D")


def test_artists_beats_splitting() -> None:
    found = tags(artist="Tyler & Co", artists=["Tyler", "Co"], albumartists=["X", "Y"])
    assert found.artist == "Tyler & Co"
    assert found.artists == ("Tyler", "Co")
    assert (found.album_artist, found.album_artists) == ("X; Y", ("X", "Y"))


def test_artists_joined_by_slashes_are_split_only_when_the_credit_names_each() -> None:
    assert tags(artist="A feat. B", artists="A/B").artists == ("A", "B")
    assert tags(artist="AC/DC", artists="AC/DC").artists == ("AC/DC",)
    assert tags(artist="AC/DC live", artists="AC/DC").artists == ("AC/DC",)
    assert tags(artist="X", artists="A/B").artists == ("A/B",)
    assert tags(artists="A/B").artists == ("A/B",)


def test_the_users_exceptions_hold() -> None:
    raw = {"ARTIST": ["Hall / Oates"]}
    assert file_tags(raw, TagRules({"Hall / Oates"})).artists == ("Hall / Oates",)


def test_sort_names_follow_the_names() -> None:
    assert tags(artist="A feat. B", artistsort="A, x feat. B, y").artist_sorts == ("A, x", "B, y")
    assert tags(artist=["A", "B"], artistsort=["a", "b"]).artist_sorts == ("a", "b")
    assert tags(artist="A feat. B", artistsort="a").artist_sorts == ()
    assert tags(artist="A", artistsort=["a", "b"]).artist_sorts == ("a",)
    assert tags(artistsort=["a", "b"]).artist_sorts == ()
    assert tags(albumartist="The A", albumartistsort="A, The").album_artist_sorts == ("A, The",)
    found = tags(album="X", albumsort="x", title="T", titlesort="t", composersort="C, c/D, d")
    assert (found.album_sort, found.title_sort, found.composer_sorts) == (
        "x",
        "t",
        ("C, c", "D, d"),
    )


def test_compilations_belong_to_various_artists() -> None:
    assert tags(compilation="1").album_artists == ("Various Artists",)
    assert tags(compilation="true", albumartist="DJ").album_artist == "DJ"
    assert not tags(compilation="0").compilation
    found = tags(musicbrainz_albumartistid=VARIOUS_ARTISTS_ID)
    assert found.compilation
    assert found.album_artist == "Various Artists"
    assert tags(artist="A").album_artist == ""


def test_genres_and_roles_are_split() -> None:
    assert tags(genre="Rock/Pop; Jazz, Funk").genres == ("Rock", "Pop", "Jazz", "Funk")
    assert tags(genre=["Rock/Pop", "Jazz"]).genres == ("Rock/Pop", "Jazz")
    assert tags(mood="calm, dark").moods == ("calm", "dark")
    found = tags(composer="A/B; C, D", conductor="E")
    assert found.composers == ("A", "B", "C, D")
    assert found.conductors == ("E",)


# ---- numbers and dates ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3/12", (3, "3", 12)),
        ("03", (3, "03", 0)),
        ("A3", (3, "A3", 0)),
        ("7 / 9", (7, "7", 9)),
        ("x", (0, "x", 0)),
        ("", (0, "", 0)),
        ("99999999999", (0, "99999999999", 0)),
        ("4294967296", (0, "4294967296", 0)),
        ("²", (0, "²", 0)),
    ],
)
def test_track_numbers(text: str, expected: tuple[int, str, int]) -> None:
    assert tag_numbers.number_and_total(text) == expected


def test_totals_have_fields_of_their_own() -> None:
    assert tags(tracktotal="12").track_total == 12
    found = tags(tracknumber="3", tracktotal="12", discnumber="1/2", disctotal="9")
    assert (found.track, found.track_total, found.disc, found.disc_total) == (3, 12, 1, 2)
    assert tags().track_text == ""


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("1999", ("1999", 1999)),
        ("1999-05", ("1999-05", 1999)),
        ("1999-05-02", ("1999-05-02", 1999)),
        ("1999-05-02T10:00:00Z", ("1999-05-02T10:00:00Z", 1999)),
        ("1999.5.2", ("1999-05-02", 1999)),
        ("1999/05/02", ("1999-05-02", 1999)),
        ("19990502", ("1999-05-02", 1999)),
        ("1999-13-01", ("1999", 1999)),
        ("1999-00-00", ("1999", 1999)),
        ("1999-05-99", ("1999-05", 1999)),
        ("May 1999", ("May 1999", 1999)),
        ("0000", ("", 0)),
        ("0000-00-00", ("", 0)),
        ("unknown", ("", 0)),
        ("", ("", 0)),
    ],
)
def test_dates(text: str, date: tuple[str, int]) -> None:
    assert tag_numbers.date(text) == date


def test_the_original_year_sorts() -> None:
    found = tags(date="2009-09-09", originaldate="1973-03-01")
    assert (found.date, found.original_date, found.year) == ("2009-09-09", "1973-03-01", 1973)
    assert tags(date="2009", originalyear="1973").year == 1973
    assert tags(date="2009").year == 2009


@given(st.text(max_size=60))
def test_numbers_never_raise(text: str) -> None:
    tag_numbers.number_and_total(text)
    tag_numbers.whole(text)
    tag_numbers.gain_db(text)
    tag_numbers.r128_gain_db(text)
    tag_numbers.peak(text)
    tag_numbers.bpm(text)
    date, year = tag_numbers.date(text)
    assert bool(date) == bool(year)
    for scale in (ratings.from_fraction, ratings.from_rating, ratings.from_shared):
        assert scale(text) in (None, *range(10, 101, 10))


@given(
    st.dictionaries(
        st.sampled_from(
            [
                "TITLE",
                "ARTIST",
                "ARTISTS",
                "ALBUMARTIST",
                "ARTISTSORT",
                "TRACKNUMBER",
                "DATE",
                "GENRE",
                "RATING",
                "FMPS_RATING",
                "ISRC",
                "POPM:x",
                "RELEASETYPE",
                "COMPILATION",
                "REPLAYGAIN_TRACK_GAIN",
                "R128_TRACK_GAIN",
                "BPM",
                "COMMENT",
                "PLAYCOUNT",
                "MUSICBRAINZ_TRACKID",
                "ORIGINALDATE",
                "ALBUM",
            ]
        ),
        st.lists(st.text(max_size=30), min_size=1, max_size=3),
    )
)
def test_no_tags_break_the_rules(raw: dict[str, list[str]]) -> None:
    found = file_tags(raw)
    assert scanned.tags_from_wire(scanned.tags_to_wire(found)) == found


# ---- ids, gains, types ---------------------------------------------------------------------------


def test_ids_are_checked() -> None:
    found = tags(
        musicbrainz_trackid=MBID.upper(), musicbrainz_albumid="nonsense", isrc=["gb-aye-06-01498"],
        musicbrainz_artistid=f"{MBID}; {VARIOUS_ARTISTS_ID}",
    )  # fmt: skip
    assert found.mb_recording_id == MBID
    assert found.mb_release_id == ""
    assert found.mb_artist_ids == (MBID, VARIOUS_ARTISTS_ID)
    assert found.isrcs == ("GBAYE0601498",)


def test_replay_gain() -> None:
    found = tags(replaygain_track_gain="-7.03 dB", replaygain_track_peak="0.988235",
                 replaygain_album_gain="+1,5", replaygain_album_peak="-1")  # fmt: skip
    assert found.rg_track_gain == -7.03
    assert found.rg_track_peak == 0.988235
    assert found.rg_album_gain == 1.5
    assert found.rg_album_peak is None
    assert tags(replaygain_track_gain="-700 dB").rg_track_gain is None


def test_r128_is_converted() -> None:
    found = tags(r128_track_gain="-1280", r128_album_gain="256")
    assert found.rg_track_gain == 0.0
    assert found.rg_album_gain == 6.0
    assert tags(r128_track_gain="99999").rg_track_gain is None
    assert tags(r128_track_gain="256", replaygain_track_gain="-1 dB").rg_track_gain == -1.0


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        (["Album"], "album"),
        (["album", "live"], "live"),
        (["Album; Compilation"], "compilation"),
        (["ep/live"], "live"),
        (["mixtape/street"], "mixtape/street"),
        ([" "], ""),
        ([], ""),
    ],
)
def test_release_types(values: list[str], kind: str) -> None:
    assert file_tags({"RELEASETYPE": values}).release_type == kind


def test_versions() -> None:
    assert tags(album="Tides (Deluxe Edition)").version == "Deluxe Edition"
    assert tags(album="Tides", albumversion="Remix 1").version == "Remix 1"
    assert tags(album="Tides", musicbrainz_albumcomment="box set").version == "box set"


def test_lyrics_bpm_and_single_texts() -> None:
    assert tags(lyrics="la").has_lyrics
    assert tags(unsyncedlyrics="la").has_lyrics
    assert not tags(title="la").has_lyrics
    assert tags(bpm="120.5").bpm == 120.5
    assert tags(bpm="5000").bpm == 0.0
    assert tags(title=["One", "Two"]).title == "One; Two"


# ---- ratings -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("owner", "value", "rating"),
    [
        ("Windows Media Player 9 Series", 1, 20), ("Windows Media Player 9 Series", 64, 40),
        ("Windows Media Player 9 Series", 128, 60), ("Windows Media Player 9 Series", 196, 80),
        ("Windows Media Player 9 Series", 255, 100), ("no@email", 0, None), ("no@email", 51, 20),
        ("no@email", 102, 40), ("no@email", 153, 60), ("no@email", 204, 80), ("MusicBee", 13, 10),
        ("MusicBee", 54, 30), ("MusicBee", 118, 50), ("MusicBee", 186, 70), ("MusicBee", 242, 90),
        ("x", 31, 20), ("x", 32, 40), ("x", 95, 40), ("x", 96, 60), ("x", 159, 60), ("x", 160, 80),
        ("x", 223, 80), ("x", 224, 100), ("quodlibet@lists.sacredchao.net", 127, 50),
        ("quodlibet@lists.sacredchao.net", 255, 100), ("x", 256, None), ("x", -1, None),
    ],
)  # fmt: skip
def test_popm(owner: str, value: int, rating: int | None) -> None:
    assert ratings.from_popm(owner, value) == rating


def test_preferred_owners_come_first() -> None:
    raw = {"POPM:other": ["1 3"], "POPM:MusicBee": ["196 9"], "POPM:": ["x y"]}
    assert ratings.of(raw) == 80
    assert ratings.of({**raw, "POPM:Audio2": ["64 0"]}) == 40
    assert ratings.of({**raw, "FMPS_RATING": ["0.9"]}) == 90
    assert ratings.of({"POPM:other": ["0 3"], "RATING": ["70"]}) == 70


@pytest.mark.parametrize(
    ("text", "rating"),
    [("80", 80), ("4", 80), ("1", 20), ("1.0", 100), ("0.5", 50), ("0", None), ("196", 80),
     ("300", None), ("x", None), ("3.5", 70)],
)  # fmt: skip
def test_plain_ratings(text: str, rating: int | None) -> None:
    assert ratings.of({"RATING": [text]}) == rating


@pytest.mark.parametrize(
    ("text", "rating"), [("1", 20), ("25", 40), ("50", 60), ("75", 80), ("99", 100), ("0", None)]
)
def test_shared_ratings(text: str, rating: int | None) -> None:
    assert ratings.of({"SHAREDUSERRATING": [text]}) == rating


def test_ratings_and_counts_reach_the_tags() -> None:
    found = tags(rating="80", playcount="3")
    assert (found.rating, found.play_count) == (80, 3)


def test_other_ratings() -> None:
    assert ratings.of({"FMPS_RATING": ["2"], "RATING:me@x": ["0.75"]}) == 80
    assert ratings.of({"RATING:me@x": ["7"]}) is None
    assert ratings.of({}) is None


def test_play_counts() -> None:
    assert (
        ratings.play_count({"POPM:a": ["1 3"], "POPM:b": ["1 9"], "FMPS_PLAYCOUNT": ["4.0"]}) == 9
    )
    assert ratings.play_count({"PLAYCOUNT:me@x": ["2"], "PLAY_COUNTER": ["x"]}) == 2
    assert ratings.play_count({"PLAYCOUNT": ["-2"]}) is None


# ---- the way between processes -------------------------------------------------------------------

text = st.text(max_size=8)
texts = st.lists(text, max_size=3).map(tuple)
gains = st.none() | st.floats(-60, 60)
file_tags_rows = st.builds(
    FileTags, title=text, artists=texts, genres=texts, rating=st.none() | st.integers(0, 100),
    rg_track_gain=gains, rg_track_peak=gains, rg_album_gain=gains, rg_album_peak=gains,
    bpm=st.floats(0, 999),
)  # fmt: skip
"""The other fields are filled by their types."""
cue_parts = st.builds(CuePart, st.integers(0), st.none() | st.integers(0), file_tags_rows)


@given(
    name=st.binary(min_size=1, max_size=20),
    tags=st.none() | file_tags_rows,
    audio=st.none()
    | st.builds(AudioFacts, text, text, st.booleans(), *[st.integers(0, 2**40)] * 5),
    parts=st.lists(cue_parts, max_size=2),
)
def test_files_survive_the_wire(
    name: bytes, tags: FileTags | None, audio: AudioFacts | None, parts: list[CuePart]
) -> None:
    import json

    file = ScannedFile(name, 1, 2, 3, 4, audio, tags, '{"A": ["b"]}', "k", 1, tuple(parts), "p")
    back = scanned.from_wire(json.loads(json.dumps(scanned.to_wire(file))))
    assert back == file
    assert back.raw == {"A": ["b"]}


def test_tags_of_another_version_are_refused() -> None:
    with pytest.raises(IndexError):
        scanned.tags_from_wire([1000, ""])
