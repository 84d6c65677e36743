"""Playlist files on the disk, and files replaced as a whole."""

import os
from pathlib import Path

import pytest

from audio2_desktop.domain.problems import (
    FileUnreadable,
    NotFound,
    Refused,
)
from audio2_desktop.media import listings


def put(path: Path, text: str) -> bytes:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return os.fsencode(path)


def first_places(path: bytes) -> list[bytes]:
    return [entry.places[0] for entry in listings.load(path).listing.entries]


def test_places_are_absolute(tmp_path: Path) -> None:
    path = put(tmp_path / "lists" / "x.m3u8", "../a.mp3\n/b.mp3\nhttp://x/y\nc/./d.mp3\n")
    root = os.fsencode(tmp_path)
    assert first_places(path) == [
        root + b"/a.mp3",
        b"/b.mp3",
        b"http://x/y",
        root + b"/lists/c/d.mp3",
    ]


def test_up_from_behind_a_link_is_where_the_link_leads(tmp_path: Path) -> None:
    real = tmp_path / "disk" / "lists"
    real.mkdir(parents=True)
    (tmp_path / "disk" / "a.mp3").write_bytes(b"")
    (tmp_path / "link").symlink_to(real)
    put(real / "x.m3u8", "../a.mp3\n")
    (entry,) = listings.load(os.fsencode(tmp_path / "link" / "x.m3u8")).listing.entries
    assert listings.existing(entry.places) == os.fsencode(tmp_path / "disk" / "a.mp3")


def test_a_loop_through_a_link_ends(tmp_path: Path) -> None:
    path = put(tmp_path / "x.m3u8", "a.mp3\nsub/x.m3u8\n")
    (tmp_path / "sub").symlink_to(tmp_path)
    loaded = listings.load(path)
    assert len(loaded.listing.entries) == 1
    assert "contains itself" in loaded.problems[0]


def test_the_same_list_twice_is_no_loop(tmp_path: Path) -> None:
    put(tmp_path / "in.m3u", "a.mp3\n")
    path = put(tmp_path / "x.m3u8", "in.m3u\nin.m3u\n")
    assert first_places(path) == [os.fsencode(tmp_path / "a.mp3")] * 2


def test_a_bomb_of_lists_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listings, "MAX_FILES", 50)
    for n in range(4):
        put(tmp_path / f"{n}.m3u8", f"{n + 1}.m3u8\n" * 40)
    with pytest.raises(Refused, match="more than 50"):
        listings.load(os.fsencode(tmp_path / "0.m3u8"))


def test_a_list_in_a_list_counts_towards_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listings, "MAX_ENTRIES", 10)
    put(tmp_path / "in.m3u8", "a.mp3\n" * 9)
    with pytest.raises(Refused, match="more than 10"):
        listings.load(put(tmp_path / "x.m3u8", "in.m3u8\nb\nc\n"))


def test_only_files_exist(tmp_path: Path) -> None:
    name = put(tmp_path / "a.mp3", "")
    strange = [b"http://x/a.mp3", b"a\0b", os.fsencode(tmp_path), b"/" + b"x" * 5000, name]
    assert listings.existing(strange) == name
    assert listings.existing(strange[:4]) == b""
    with pytest.raises(NotFound):
        listings.load(os.fsencode(tmp_path / "none.m3u8"))
    with pytest.raises(FileUnreadable):
        listings.load(os.fsencode(tmp_path) + b"/a\0b.m3u8")


def test_a_way_through_a_link_is_not_straight(tmp_path: Path) -> None:
    root, other = tmp_path / "music", tmp_path / "disk"
    for folder in (root / "lists", other / "lists"):
        folder.mkdir(parents=True)
    (root / "away").symlink_to(other)
    (tmp_path / "link").symlink_to(root)
    roots = [os.fsencode(root), os.fsencode(other)]

    def near(folder: Path) -> list[bytes]:
        return list(listings.straight(os.fsencode(folder), roots))

    assert near(root) == roots[:1]
    assert near(root / "lists") == roots[:1]
    assert near(root / "not yet" / "there") == roots[:1]
    assert near(root / "away" / "lists") == []
    assert near(other / "lists") == roots[1:]
    linked = os.fsencode(tmp_path / "link")
    assert listings.straight(linked + b"/lists", [linked]) == (linked,)
