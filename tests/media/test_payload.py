"""The identity of sound: nothing but the sound may change it."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutagen.flac import FLAC
from mutagen.mp4 import MP4
from mutagen.oggvorbis import OggVorbis

from audio2_desktop.media import payload, payload_ogg
from tests.sounds import FORMATS, content, encoded, jpeg, retag, write
from tests.sounds.handmade import ogg_page

RETAGGED = sorted(name for name, form in FORMATS.items() if form.tagger and name != "mp3-v1")
SHORT = {"title": "One"}
LONG = {
    "title": "Two " * 200, "artist": ["A", "B"], "album": "C", "tracknumber": "7",
    "comment": "x" * 30_000,
}  # fmt: skip


def key(path: Path) -> str:
    return payload.audio_key(os.fsencode(path))


@pytest.mark.parametrize("name", RETAGGED)
def test_key_and_hash_survive_retagging(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"a.{FORMATS[name].extension}"
    path.write_bytes(encoded(FORMATS[name].kind, 0.4))
    first, whole = key(path), payload.audio_hash(os.fsencode(path))
    assert first
    assert whole
    retag(path, name, tags=SHORT)
    assert key(path) == first
    retag(path, name, tags=LONG, cover=jpeg(size=(900, 900)))
    assert key(path) == first
    retag(path, name, tags=SHORT)
    assert key(path) == first
    assert payload.audio_hash(os.fsencode(path)) == whole


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_other_sound_has_another_key(tmp_path: Path, name: str) -> None:
    extension = FORMATS[name].extension
    one = write(tmp_path / f"1.{extension}", name, tags=SHORT, seed=1)
    two = write(tmp_path / f"2.{extension}", name, tags=SHORT, seed=2)
    assert key(one) != key(two)
    assert payload.audio_hash(os.fsencode(one)) != payload.audio_hash(os.fsencode(two))


@pytest.mark.parametrize("name", ["mka", "webm"])
def test_matroska_tags_do_not_count(tmp_path: Path, name: str) -> None:
    # Each muxing draws new ids, which lie outside the clusters.
    one = write(tmp_path / f"1.{name}", name, tags={"title": "Short"})
    two = write(tmp_path / f"2.{name}", name, tags={"title": "Long " * 500})
    assert key(one) == key(two)


def test_every_dialect_of_mp3_has_the_same_sound(tmp_path: Path) -> None:
    names = ("mp3", "mp3-v23", "mp3-both", "mp3-ape")
    keys = {key(write(tmp_path / f"{name}.mp3", name, tags=LONG)) for name in names}
    assert len(keys) == 1


def test_stacked_tags_behind_the_sound_are_stripped(tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    path.write_bytes(encoded("mp3"))
    first = key(path)
    retag(path, "mp3-ape", tags=LONG)
    path.write_bytes(path.read_bytes() + b"LYRICSBEGIN" + b"x" * 89 + b"000100LYRICS200")
    path.write_bytes(path.read_bytes() + b"TAG" + bytes(125))
    assert key(path) == first
    retag(path, "mp3", tags=SHORT)
    assert key(path) == first


@pytest.mark.parametrize("kind", [FLAC, OggVorbis, MP4])
def test_padding_and_deleting_tags_change_nothing(tmp_path: Path, kind: type) -> None:
    name = {FLAC: "flac", OggVorbis: "ogg", MP4: "m4a"}[kind]
    path = write(tmp_path / f"a.{name}", name, tags=LONG, cover=jpeg(), seconds=2)
    first = key(path)
    audio = kind(path)
    audio.save(padding=lambda info: 50_000)
    assert key(path) == first
    audio.save(padding=lambda info: 0)
    assert key(path) == first
    audio.delete()
    assert key(path) == first


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    name=st.sampled_from(["ogg", "opus", "spx", "flac", "m4a", "mp3", "wav", "wma"]),
    size=st.integers(0, 150_000),
    seconds=st.sampled_from([0.05, 0.5, 3.0]),
)
def test_no_size_of_tags_moves_the_key(
    tmp_path: Path, name: str, size: int, seconds: float
) -> None:
    path = tmp_path / f"a.{FORMATS[name].extension}"
    path.write_bytes(content(name, tags=SHORT, seconds=seconds))
    first = key(path)
    retag(path, name, tags={"title": "x", "comment": "y" * size})
    assert key(path) == first


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_damage_raises_nothing(tmp_path: Path, name: str) -> None:
    data = content(name, tags=LONG)
    path = tmp_path / f"a.{FORMATS[name].extension}"
    for cut in (1, 5, 11, 40, len(data) // 3, len(data) - 7):
        path.write_bytes(data[:cut])
        key(path)
        payload.audio_hash(os.fsencode(path))


def test_an_empty_file_has_no_key(tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    path.write_bytes(b"")
    assert key(path) == ""
    assert payload.audio_hash(os.fsencode(path)) == ""


@given(st.lists(st.binary(min_size=1, max_size=900), min_size=1, max_size=9), st.integers(0, 4000))
def test_page_numbers_do_not_count(packets: list[bytes], start: int) -> None:
    first, second = (
        b"".join(ogg_page(packet, 0, at + offset) for at, packet in enumerate(packets))[start:]
        for offset in (0, 70_000)
    )
    assert payload_ogg.without_headers(first) == payload_ogg.without_headers(second)
