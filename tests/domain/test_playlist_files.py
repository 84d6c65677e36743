"""Playlist files: what we write reads back the same, what others write is understood.

Garbage is refused politely.
"""

import os
import string
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio2_desktop.domain import playlist_files
from audio2_desktop.domain.playlist_files import (
    Format,
    Listed,
    Listing,
    format_of,
    plain,
    relative,
    resolve,
)
from audio2_desktop.domain.playlist_xspf import read, write
from audio2_desktop.domain.problems import Problem, Refused
from audio2_desktop.domain.units import Ms

FOLDER = b"/music/lists"
ROOTS = (b"/music", b"/other")

formats = st.sampled_from(list(Format))
segments = (
    st.binary(min_size=1, max_size=12)
    .map(lambda b: b.replace(b"\0", b"").replace(b"/", b""))
    .filter(lambda b: b not in (b"", b".", b".."))
)
paths = st.builds(
    lambda top, parts: top + b"/".join(parts),
    st.sampled_from([b"/music/", b"/music/lists/", b"/other/", b"/"]),
    st.lists(segments, min_size=1, max_size=4),
)
words = st.text(st.characters(codec="utf-8"), max_size=30).map(plain)
labels = words.filter(lambda t: "-" not in t)
listed = st.builds(
    lambda place, title, artist, album, length: Listed(
        (place,), title, artist if title else "", album, Ms(length)
    ),
    paths,
    labels,
    labels,
    words,
    st.integers(0, 86_400_000),
)
listings = st.builds(Listing, st.lists(listed, max_size=8).map(tuple), words)


def places(listing: Listing) -> list[bytes]:
    return [resolve(entry.places[0], FOLDER) for entry in listing.entries]


@given(formats, listings)
def test_what_is_written_reads_back(kind: Format, listing: Listing) -> None:
    back = read(write(kind, listing, FOLDER, ROOTS), kind)
    assert back.name == listing.name
    assert places(back) == [entry.places[0] for entry in listing.entries]
    for entry, found in zip(listing.entries, back.entries, strict=True):
        assert (found.title, found.artist) == (entry.title, entry.artist)
        if kind is Format.XSPF:
            assert (found.album, found.length_ms) == (entry.album, entry.length_ms)
        else:
            assert abs(found.length_ms - entry.length_ms) <= 500


@given(formats, st.binary(max_size=400))
def test_garbage_is_read_or_refused_but_never_breaks(kind: Format, data: bytes) -> None:
    try:
        read(data, kind)
    except Problem as problem:
        assert str(problem)


@given(
    formats,
    st.lists(
        st.sampled_from(
            [
                b"#EXTM3U\n",
                b"#EXTINF:",
                b"-1,",
                b"9999999999999,",
                b"a - b\n",
                b"\\x\\y.mp3\n",
                b"file://",
                b"file:///%zz\n",
                b"[playlist]\n",
                b"File1=",
                b"Title9=x\n",
                b"Length1=1e309\n",
                b"<playlist>",
                b"<trackList>",
                b"<track>",
                b"<location>",
                b"http://[",
                b"</location>",
                b"</track>",
                b"</trackList>",
                b"</playlist>",
                b"<duration>inf</duration>",
                b"&#0;",
                b'xml:base="http://["',
                b"<?xml version='1.0' encoding='utf-7'?>",
                b"\xff\xfe",
                b"\xef\xbb\xbf",
            ]
        ),
        max_size=14,
    ).map(b"".join),
)
def test_almost_right_files_never_break(kind: Format, data: bytes) -> None:
    try:
        for entry in read(data, kind).entries:
            assert 0 <= entry.length_ms < 32 * 86_400_000
    except Problem as problem:
        assert str(problem)


def test_m3u_as_other_programs_write_it() -> None:
    data = (
        b"\xef\xbb\xbf#EXTM3U\r\n#PLAYLIST:Road trip\r\n#EXTENC:UTF-8\r\n"
        b'#EXTINF:215 tvg-logo="a,b",Bj\xc3\xb6rk - J\xc3\xb3ga\r\n'
        b"..\\Bj\xc3\xb6rk\\01 J\xc3\xb3ga.flac\r\n"
        b"\r\n#EXTINF:-1,Only a title\r\nfile:///music/a%20b%23.mp3\r\n"
        b"https://radio.example/stream\r\nplain.mp3"
    )
    listing = read(data, Format.M3U)
    assert listing.name == "Road trip"
    first, second, third, fourth = listing.entries
    assert (first.artist, first.title, first.length_ms) == ("Björk", "Jóga", 215_000)
    assert resolve(first.places[0], FOLDER) == "/music/Björk/01 Jóga.flac".encode()
    assert (second.title, second.artist, second.length_ms) == ("Only a title", "", 0)
    assert second.places == (b"/music/a b#.mp3",)
    assert third.places == (b"https://radio.example/stream",)
    assert (fourth.title, resolve(fourth.places[0], FOLDER)) == ("", b"/music/lists/plain.mp3")


def test_m3u_in_the_encoding_of_an_old_windows() -> None:
    (entry,) = read(
        "#EXTINF:1,Sigur Rós - Glósóli\nSigur Rós\\x.mp3\n".encode("cp1252"), Format.M3U
    ).entries
    assert (entry.artist, entry.title) == ("Sigur Rós", "Glósóli")
    assert entry.places[0] == "Sigur Rós/x.mp3".encode("cp1252")
    assert "Sigur Rós/x.mp3".encode() in entry.places


def test_m3u_in_utf_16_and_with_old_mac_line_ends() -> None:
    assert read("#EXTM3U\né.mp3\n".encode("utf-16"), Format.M3U).entries[0].places == (
        "é.mp3".encode(),
    )
    assert [e.places[0] for e in read(b"a.mp3\rb.mp3\r", Format.M3U).entries] == [
        b"a.mp3",
        b"b.mp3",
    ]


def test_a_name_with_percent_signs_is_tried_as_written_first() -> None:
    (entry,) = read(b"a%20b.mp3\n", Format.M3U8).entries
    assert entry.places == (b"a%20b.mp3", b"a b.mp3")


def test_a_file_uri_in_any_dress() -> None:
    data = b"FILE:///a\nfile://localhost/b\nfile:/c\nfile://server/share/d\nfile:///C:/e\nfile://\n"
    data += b"file://D:/f\n"
    assert [e.places for e in read(data, Format.M3U).entries] == [
        (b"/a",),
        (b"/b",),
        (b"/c",),
        (b"//server/share/d",),
        (b"C:/e",),
        (b"D:/f",),
    ]


def test_pls_as_other_programs_write_it() -> None:
    data = (
        b"[PLAYLIST]\r\nnumberofentries=2\r\nFILE2=/music/b.mp3\r\nTITLE2=B\r\nlength2=-1\r\n"
        b"file1=a.mp3\r\nTitle1=X - A\r\nLength1=61\r\nFile10=c.mp3\r\n"
        b"Title3=nothing\r\nVersion=2\r\n"
    )
    listing = read(data, Format.M3U)  # a wrong extension does no harm
    assert listing.entries == (
        Listed((b"a.mp3",), "A", "X", "", Ms(61_000)),
        Listed((b"/music/b.mp3",), "B"),
        Listed((b"c.mp3",)),
    )


def test_written_pls_has_what_the_format_asks_for() -> None:
    listing = Listing((Listed((b"/music/a.mp3",), "A", "X", "", Ms(61_400)),))
    assert write(Format.PLS, listing, FOLDER, ROOTS).decode().splitlines() == [
        "[playlist]",
        "File1=../a.mp3",
        "Title1=X - A",
        "Length1=61",
        "NumberOfEntries=1",
        "Version=2",
    ]


def test_written_m3u8_has_what_the_format_asks_for() -> None:
    listing = Listing(
        (
            Listed((b"/music/a.mp3",), "A", "X", "", Ms(61_400)),
            Listed((b"/elsewhere/b.mp3",), "B"),
            Listed((b"/music/lists/#c.mp3",)),
            Listed((), "without a place"),
        ),
        "Name",
    )
    assert write(Format.M3U8, listing, FOLDER, ROOTS).decode().splitlines() == [
        "#EXTM3U",
        "#PLAYLIST:Name",
        "#EXTINF:61,X - A",
        "../a.mp3",
        "#EXTINF:-1,B",
        "/elsewhere/b.mp3",
        "./#c.mp3",
    ]


def test_names_that_are_not_utf_8_survive() -> None:
    path = b"/music/lists/caf\xe9.mp3"
    listing = Listing((Listed((path,)),))
    assert b"\ncaf\xe9.mp3\n" in write(Format.M3U, listing, FOLDER)
    assert b"file:///music/lists/caf%E9.mp3" in write(Format.M3U8, listing, FOLDER)
    for kind in Format:
        assert places(read(write(kind, listing, FOLDER), kind)) == [path]


XSPF = """<?xml version="1.0" encoding="UTF-8"?>
<playlist version="1" xmlns="http://xspf.org/ns/0/" xml:base="file:///music/">
 <title>Mix &amp; more</title>
 <trackList>
  <track><location>a%20b.mp3</location><title>T</title><creator>C</creator><album>A</album>
    <duration>61400</duration><extension application="x"><title>not this</title></extension></track>
  <track xml:base="sub/"><location>c.mp3</location></track>
  <track><title>Wanted</title><creator>Somebody</creator></track>
  <track><location>https://radio.example/x</location></track>
  <track></track>
 </trackList>
</playlist>"""


def test_xspf_as_other_programs_write_it() -> None:
    listing = read(XSPF.encode(), Format.XSPF)
    assert listing.name == "Mix & more"
    assert listing.entries == (
        Listed((b"/music/a b.mp3",), "T", "C", "A", Ms(61_400)),
        Listed((b"/music/sub/c.mp3",)),
        Listed((), "Wanted", "Somebody"),
        Listed((b"https://radio.example/x",)),
    )


def test_xspf_without_base_is_relative_to_its_folder() -> None:
    data = XSPF.replace(' xml:base="file:///music/"', "").replace(' xml:base="sub/"', "").encode()
    assert resolve(read(data, Format.XSPF).entries[0].places[0], FOLDER) == b"/music/lists/a b.mp3"
    encoded = XSPF.replace("UTF-8", "iso-8859-1").replace("Wanted", "Joséphine").encode("latin-1")
    assert read(encoded, Format.XSPF).entries[2].title == "Joséphine"


def test_a_base_that_is_no_address_is_ignored() -> None:
    data = XSPF.replace("file:///music/", "http://[").replace("sub/", "http://[x").encode()
    first, second = read(data, Format.XSPF).entries[:2]
    assert (first.places[0], second.places[0]) == (b"a b.mp3", b"c.mp3")


def test_written_xspf_is_valid_and_keeps_wanted_entries() -> None:
    listing = Listing(
        (
            Listed((b"/music/a & <b>.mp3",), "T & <x>\ufffe", "C", "A", Ms(5)),
            Listed((), "Wanted"),
            Listed((b"https://radio.example/x?a=1&b=2",)),
        ),
        "N",
    )
    data = write(Format.XSPF, listing, FOLDER, ROOTS)
    ns = {"x": "http://xspf.org/ns/0/"}
    tree = ElementTree.fromstring(data)
    found = [e.text for e in tree.findall(".//x:location", ns)]
    assert found == ["../a%20%26%20%3Cb%3E.mp3", "https://radio.example/x?a=1&b=2"]
    assert [e.text for e in tree.findall(".//x:track/x:title", ns)] == ["T & <x>", "Wanted"]
    assert len(read(data, Format.XSPF).entries) == 3


@pytest.mark.parametrize(
    "data",
    [
        '<!DOCTYPE playlist [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><playlist>&b;</playlist>',
        '<!DOCTYPE playlist SYSTEM "file:///etc/passwd"><playlist/>',
        "<playlist>" + "<x>" * 50 + "</x>" * 50 + "</playlist>",
        "<html></html>",
        "<playlist><trackList>",
        "<playlist>&unknown;</playlist>",
        '<?xml version="1.0" encoding="no-such-thing"?><playlist/>',
    ],
)
def test_hostile_xml_is_refused(data: str) -> None:
    with pytest.raises(Refused):
        read(data.encode(), Format.XSPF)


def test_limits_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Refused, match="too large"):
        read(b"a" * (playlist_files.MAX_BYTES + 1), Format.M3U)
    with pytest.raises(Refused, match="not a playlist"):
        read(b"ID3\x04\0\0", Format.M3U)
    assert read(b"x" * 40_000 + b"\na.mp3\n", Format.M3U).entries == (Listed((b"a.mp3",)),)
    monkeypatch.setattr(playlist_files, "MAX_ENTRIES", 3)
    for kind, data in [
        (Format.M3U, b"a\nb\nc\nd\n"),
        (Format.PLS, b"[playlist]\nFile1=a\nFile2=b\nFile3=c\nFile4=d\n"),
        (Format.XSPF, XSPF.encode()),
    ]:
        with pytest.raises(Refused, match="more than 3"):
            read(data, kind)


def test_a_huge_element_is_left_out() -> None:
    data = XSPF.replace("Wanted", "W" * 70_000).encode()
    assert len(read(data, Format.XSPF).entries) == 3


def test_text_from_files_is_made_plain() -> None:
    (entry,) = read("#EXTINF:1,a\u202eb - c\x07\u2028d\ne.mp3\n".encode(), Format.M3U).entries
    assert (entry.artist, entry.title) == ("ab", "c d")
    assert plain("x" * 5000) == "x" * 500
    assert plain("e\u0301") == "é"


def test_formats_are_known_by_extension() -> None:
    assert [format_of(n) for n in (b"A.M3U8", "b.m3u", b"\xff.pls", "x.xspf", "x.mp3", "m3u")] == [
        Format.M3U8,
        Format.M3U,
        Format.PLS,
        Format.XSPF,
        None,
        None,
    ]


def test_paths_are_relative_only_under_the_same_root() -> None:
    assert relative(b"/music/x/a", FOLDER, ROOTS) == b"../x/a"
    assert relative(b"/other/a", FOLDER, ROOTS) == b"/other/a"
    assert relative(b"/musical/a", FOLDER, ROOTS) == b"/musical/a"
    assert relative(b"/music/lists/a", FOLDER, ()) == b"a"
    assert relative(b"/a/b", b"/a", (b"/",)) == b"b"
    assert resolve(b"C:\\x\\y.mp3", FOLDER) == b"C:\\x\\y.mp3"


def test_letters_that_need_no_care_are_written_as_they_are() -> None:
    name = os.fsencode(string.ascii_letters + " (1) [é] & 100%!.mp3")
    listing = Listing((Listed((FOLDER + b"/" + name,)),))
    assert name in write(Format.M3U8, listing, FOLDER).split(b"\n")
