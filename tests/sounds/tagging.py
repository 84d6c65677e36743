"""Tags in every dialect, and `write`, which makes a whole tagged file.

Tags are given under lower case Vorbis names ("albumartist", "tracknumber", "musicbrainz_albumid")
whatever the format; each value is a text or a list of texts.
"""

import base64
import io
import os
import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from mutagen import (
    aiff,
    apev2,
    asf,
    dsdiff,
    dsf,
    flac,
    id3,
    mp4,
    oggopus,
    oggspeex,
    oggvorbis,
    trueaudio,
    wave,
)

from tests.sounds.encode import encoded, matroska

Tags = Mapping[str, str | list[str]]
Lists = dict[str, list[str]]
Tagger = Callable[[bytes, Lists, bytes | None], bytes]


@dataclass(frozen=True)
class Format:
    """A kind of sound with a tag dialect and its usual extension."""

    kind: str
    extension: str
    tagger: Tagger | None


def write(
    path: Path | bytes,
    format: str = "flac",
    *,
    tags: Tags | None = None,
    cover: bytes | None = None,
    seconds: float = 0.3,
    seed: int = 0,
) -> Path | bytes:
    """Make a real audio file at `path` (its extension is not checked) and return `path`."""
    data = content(format, tags=tags, cover=cover, seconds=seconds, seed=seed)
    Path(os.fsdecode(path)).write_bytes(data)
    return path


def retag(path: Path, format: str, *, tags: Tags, cover: bytes | None = None) -> Path:
    """Give an existing file other tags, as a tag editor would. Not for Matroska, which nobody here
    writes."""
    tagger = FORMATS[format].tagger
    if tagger is None:
        raise ValueError(f"{format} cannot be retagged")
    lists = {k: [v] if isinstance(v, str) else list(v) for k, v in tags.items()}
    path.write_bytes(tagger(path.read_bytes(), lists, cover))
    return path


def content(
    format: str,
    *,
    tags: Tags | None = None,
    cover: bytes | None = None,
    seconds: float = 0.3,
    seed: int = 0,
) -> bytes:
    """The bytes that `write` writes."""
    chosen = FORMATS[format]
    lists = {k: [v] if isinstance(v, str) else list(v) for k, v in (tags or {}).items()}
    if chosen.kind in ("mka", "webm") and lists:
        names = {_MATROSKA.get(k, k.upper()): "; ".join(v) for k, v in lists.items()}
        return matroska(names, chosen.kind, seconds, seed)
    sound = encoded(chosen.kind, seconds, seed)
    if chosen.tagger is None or not (lists or cover):
        return sound
    return chosen.tagger(sound, lists, cover)


_MATROSKA = {"tracknumber": "PART_NUMBER", "albumartist": "ALBUM_ARTIST", "date": "DATE_RELEASED"}


# ---- Vorbis comments ---------------------------------------------------------------------------


def _picture(cover: bytes) -> flac.Picture:
    picture = flac.Picture()
    picture.type, picture.data = 3, cover
    picture.mime = "image/png" if cover.startswith(b"\x89PNG") else "image/jpeg"
    return picture


def _flac(sound: bytes, tags: Lists, cover: bytes | None) -> bytes:
    out = io.BytesIO(sound)
    audio = flac.FLAC(out)
    audio.clear()
    for key, values in tags.items():
        audio[key.upper()] = values
    if cover:
        audio.add_picture(_picture(cover))
    out.seek(0)
    audio.save(out)
    return out.getvalue()


def _ogg(kind: type[oggvorbis.OggVorbis | oggopus.OggOpus | oggspeex.OggSpeex]) -> Tagger:
    def tag(sound: bytes, tags: Lists, cover: bytes | None) -> bytes:
        out = io.BytesIO(sound)
        audio = kind(out)
        for key in list(audio.keys()):
            del audio[key]
        for key, values in tags.items():
            audio[key.upper()] = values
        if cover:
            audio["metadata_block_picture"] = [base64.b64encode(_picture(cover).write()).decode()]
        out.seek(0)
        audio.save(out)
        return out.getvalue()

    return tag


# ---- ID3 ---------------------------------------------------------------------------------------

_FRAMES = {
    "title": "TIT2", "artist": "TPE1", "album": "TALB", "albumartist": "TPE2", "date": "TDRC",
    "originaldate": "TDOR", "genre": "TCON", "composer": "TCOM", "conductor": "TPE3",
    "work": "TIT1", "movementname": "MVNM", "compilation": "TCMP", "isrc": "TSRC", "label": "TPUB",
    "artistsort": "TSOP", "albumartistsort": "TSO2", "albumsort": "TSOA", "titlesort": "TSOT",
    "composersort": "TSOC", "discsubtitle": "TSST", "bpm": "TBPM", "mood": "TMOO",
}  # fmt: skip
_TXXX = {
    "musicbrainz_albumid": "MusicBrainz Album Id",
    "musicbrainz_artistid": "MusicBrainz Artist Id",
    "musicbrainz_albumartistid": "MusicBrainz Album Artist Id",
    "musicbrainz_releasegroupid": "MusicBrainz Release Group Id",
    "musicbrainz_releasetrackid": "MusicBrainz Release Track Id",
    "releasetype": "MusicBrainz Album Type",
    "acoustid_id": "Acoustid Id",
    "fmps_rating": "FMPS_Rating",
}


def id3_tag(tags: Lists, cover: bytes | None = None) -> id3.ID3:
    """Tags as ID3v2.4 frames."""
    tag = id3.ID3()
    for number, total, frame in (
        ("tracknumber", "tracktotal", "TRCK"),
        ("discnumber", "disctotal", "TPOS"),
    ):
        if number in tags:
            text = "/".join([tags[number][0], *tags.get(total, [])])
            tag.add(getattr(id3, frame)(encoding=3, text=[text]))
    for key, values in tags.items():
        if key in ("tracknumber", "tracktotal", "discnumber", "disctotal"):
            continue
        if key in _FRAMES:
            tag.add(getattr(id3, _FRAMES[key])(encoding=3, text=values))
        elif key == "comment":
            tag.add(id3.COMM(encoding=3, lang="eng", desc="", text=values))
        elif key == "lyrics":
            tag.add(id3.USLT(encoding=3, lang="eng", desc="", text="\n".join(values)))
        elif key == "musicbrainz_trackid":
            tag.add(id3.UFID(owner="http://musicbrainz.org", data=values[0].encode()))
        else:
            tag.add(id3.TXXX(encoding=3, desc=_TXXX.get(key, key.upper()), text=values))
    if cover:
        mime = "image/png" if cover.startswith(b"\x89PNG") else "image/jpeg"
        tag.add(id3.APIC(encoding=3, mime=mime, type=3, desc="", data=cover))
    return tag


def _id3(version: int, v1: int = 0) -> Tagger:
    def tag(sound: bytes, tags: Lists, cover: bytes | None) -> bytes:
        out = io.BytesIO(sound)
        frames = id3_tag(tags, cover)
        if version == 3:
            frames.update_to_v23()
        out.seek(0)
        frames.save(out, v1=v1, v2_version=version, v23_sep="/")
        return out.getvalue()

    return tag


def _id3v1(sound: bytes, tags: Lists, cover: bytes | None) -> bytes:
    def text(key: str, width: int) -> bytes:
        return tags.get(key, [""])[0].encode("latin-1", "replace")[:width].ljust(width, b"\0")

    track = int(tags.get("tracknumber", ["0"])[0])
    genre = id3.TCON(encoding=3, text=tags.get("genre", ["Rock"])).genres[0]
    number = id3.TCON.GENRES.index(genre) if genre in id3.TCON.GENRES else 255
    tail = b"TAG" + text("title", 30) + text("artist", 30) + text("album", 30) + text("date", 4)
    return sound + tail + text("comment", 28) + bytes([0, track, number])


def _id3_inside(kind: type[wave.WAVE | aiff.AIFF | dsf.DSF | dsdiff.DSDIFF]) -> Tagger:
    def tag(sound: bytes, tags: Lists, cover: bytes | None) -> bytes:
        out = io.BytesIO(sound)
        audio = kind(out)
        if audio.tags is None:
            audio.add_tags()
        for frame in id3_tag(tags, cover).values():
            audio.tags.add(frame)
        out.seek(0)
        audio.save(out)
        return out.getvalue()

    return tag


def _tta(sound: bytes, tags: Lists, cover: bytes | None) -> bytes:
    out = io.BytesIO(sound)
    audio = trueaudio.TrueAudio(out)
    if audio.tags is None:
        audio.add_tags()
    for frame in id3_tag(tags, cover).values():
        audio.tags.add(frame)
    out.seek(0)
    audio.save(out)
    return out.getvalue()


# ---- APEv2 -------------------------------------------------------------------------------------

_APE = {
    "title": "Title", "artist": "Artist", "album": "Album", "albumartist": "Album Artist",
    "tracknumber": "Track", "discnumber": "Disc", "date": "Year", "genre": "Genre",
    "composer": "Composer", "comment": "Comment", "compilation": "Compilation",
}  # fmt: skip


def _ape(sound: bytes, tags: Lists, cover: bytes | None) -> bytes:
    out = io.BytesIO(sound)
    tag = apev2.APEv2()
    lists = dict(tags)
    for number, total in (("tracknumber", "tracktotal"), ("discnumber", "disctotal")):
        if number in lists and total in lists:
            lists[number] = [f"{lists[number][0]}/{lists.pop(total)[0]}"]
    for key, values in lists.items():
        tag[_APE.get(key, key.upper())] = values
    if cover:
        tag["Cover Art (Front)"] = apev2.APEValue(b"cover.jpg\0" + cover, apev2.BINARY)
    tag.save(out)
    return out.getvalue()


# ---- MP4 ---------------------------------------------------------------------------------------

_ATOMS = {
    "title": "\xa9nam", "artist": "\xa9ART", "album": "\xa9alb", "albumartist": "aART",
    "date": "\xa9day", "genre": "\xa9gen", "composer": "\xa9wrt", "comment": "\xa9cmt",
    "lyrics": "\xa9lyr", "artistsort": "soar", "albumartistsort": "soaa", "albumsort": "soal",
    "titlesort": "sonm", "composersort": "soco", "work": "\xa9wrk", "movementname": "\xa9mvn",
}  # fmt: skip
_FREEFORM = {**_TXXX, "musicbrainz_trackid": "MusicBrainz Track Id"}


def _mp4(sound: bytes, tags: Lists, cover: bytes | None) -> bytes:
    out = io.BytesIO(sound)
    audio = mp4.MP4(out)
    if audio.tags is None:
        audio.add_tags()
    audio.tags.clear()
    for number, total, atom in (
        ("tracknumber", "tracktotal", "trkn"),
        ("discnumber", "disctotal", "disk"),
    ):
        if number in tags:
            text = [*tags[number][0].split("/"), *tags.get(total, []), "0"]
            audio[atom] = [(int(text[0]), int(text[1]))]
    for key, values in tags.items():
        if key in ("tracknumber", "tracktotal", "discnumber", "disctotal"):
            continue
        if key == "compilation":
            audio["cpil"] = values[0] == "1"
        elif key == "bpm":
            audio["tmpo"] = [int(values[0])]
        elif key in _ATOMS:
            audio[_ATOMS[key]] = values
        else:
            name = f"----:com.apple.iTunes:{_FREEFORM.get(key, key.upper())}"
            audio[name] = [mp4.MP4FreeForm(value.encode()) for value in values]
    if cover:
        kind = mp4.MP4Cover.FORMAT_PNG if cover[:4] == b"\x89PNG" else mp4.MP4Cover.FORMAT_JPEG
        audio["covr"] = [mp4.MP4Cover(cover, kind)]
    out.seek(0)
    audio.save(out)
    return out.getvalue()


# ---- ASF ---------------------------------------------------------------------------------------

_ASF = {
    "title": "Title", "artist": "Author", "album": "WM/AlbumTitle",
    "albumartist": "WM/AlbumArtist", "tracknumber": "WM/TrackNumber",
    "discnumber": "WM/PartOfSet", "date": "WM/Year", "originaldate": "WM/OriginalReleaseYear",
    "genre": "WM/Genre", "composer": "WM/Composer", "conductor": "WM/Conductor",
    "label": "WM/Publisher", "isrc": "WM/ISRC", "lyrics": "WM/Lyrics", "mood": "WM/Mood",
    "comment": "Description", "compilation": "WM/IsCompilation", "bpm": "WM/BeatsPerMinute",
    "artistsort": "WM/ArtistSortOrder", "albumartistsort": "WM/AlbumArtistSortOrder",
    "albumsort": "WM/AlbumSortOrder", "titlesort": "WM/TitleSortOrder",
    "musicbrainz_trackid": "MusicBrainz/Track Id", "musicbrainz_albumid": "MusicBrainz/Album Id",
    "musicbrainz_artistid": "MusicBrainz/Artist Id", "fmps_rating": "FMPS/Rating",
    "discsubtitle": "WM/SetSubTitle", "artists": "WM/ARTISTS",
}  # fmt: skip


def _asf(sound: bytes, tags: Lists, cover: bytes | None) -> bytes:
    out = io.BytesIO(sound)
    audio = asf.ASF(out)
    audio.tags.clear()
    for key, values in tags.items():
        audio[_ASF.get(key, key.upper())] = list(values)
    if cover:
        mime = "image/png" if cover.startswith(b"\x89PNG") else "image/jpeg"
        head = struct.pack("<bI", 3, len(cover)) + (mime + "\0\0").encode("utf-16-le")
        audio["WM/Picture"] = [asf.ASFValue(head + cover, asf.BYTEARRAY)]
    out.seek(0)
    audio.save(out)
    return out.getvalue()


# ---- RIFF INFO ---------------------------------------------------------------------------------

_INFO = {
    "title": b"INAM", "artist": b"IART", "album": b"IPRD", "date": b"ICRD", "genre": b"IGNR",
    "tracknumber": b"ITRK", "comment": b"ICMT",
}  # fmt: skip


def _riff_info(sound: bytes, tags: Lists, cover: bytes | None) -> bytes:
    body = b"INFO"
    for key, values in tags.items():
        if key in _INFO:
            text = values[0].encode() + b"\0"
            body += _INFO[key] + struct.pack("<I", len(text)) + text + bytes(len(text) & 1)
    data = sound + b"LIST" + struct.pack("<I", len(body)) + body
    return data[:4] + struct.pack("<I", len(data) - 8) + data[8:]


_V24 = _id3(4)
FORMATS: dict[str, Format] = {
    "mp3": Format("mp3", "mp3", _V24),
    "mp3-v23": Format("mp3", "mp3", _id3(3)),
    "mp3-both": Format("mp3", "mp3", _id3(4, v1=2)),
    "mp3-v1": Format("mp3-plain", "mp3", _id3v1),
    "mp3-ape": Format("mp3", "mp3", _ape),
    "mp3-plain": Format("mp3-plain", "mp3", _V24),
    "mp3-vbr": Format("mp3-vbr", "mp3", _V24),
    "mp3-mono": Format("mp3-mono", "mp3", _id3(3)),
    "flac": Format("flac", "flac", _flac),
    "flac24": Format("flac24", "flac", _flac),
    "ogg": Format("ogg", "ogg", _ogg(oggvorbis.OggVorbis)),
    "opus": Format("opus", "opus", _ogg(oggopus.OggOpus)),
    "spx": Format("spx", "spx", _ogg(oggspeex.OggSpeex)),
    "m4a": Format("m4a", "m4a", _mp4),
    "m4a-front": Format("m4a-front", "m4a", _mp4),
    "alac": Format("alac", "m4a", _mp4),
    "aac": Format("aac", "aac", _V24),
    "wav": Format("wav", "wav", _id3_inside(wave.WAVE)),
    "wav24": Format("wav24", "wav", _id3_inside(wave.WAVE)),
    "wav-info": Format("wav", "wav", _riff_info),
    "aiff": Format("aiff", "aiff", _id3_inside(aiff.AIFF)),
    "wv": Format("wv", "wv", _ape),
    "ape": Format("ape", "ape", _ape),
    "mpc": Format("mpc", "mpc", _ape),
    "tta": Format("tta", "tta", _tta),
    "wma": Format("wma", "wma", _asf),
    "dsf": Format("dsf", "dsf", _id3_inside(dsf.DSF)),
    "dff": Format("dff", "dff", _id3_inside(dsdiff.DSDIFF)),
    "mka": Format("mka", "mka", None),
    "webm": Format("webm", "webm", None),
}
"""Every format that `write` knows."""
