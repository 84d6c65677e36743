"""Which files are music, and what a file really is, whatever its name says."""

from dataclasses import dataclass

AUDIO_EXTENSIONS: frozenset[bytes] = frozenset(
    b"mp3 mp2 mp1 mpga flac ogg oga ogx opus spx m4a m4b m4p m4r mp4 3gp aac adts wav wave w64 "
    b"rf64 aif aiff aifc wv ape mac mpc mp+ mpp wma asf dsf dff tta webm weba mka ac3 eac3 ofr "
    b"caf au amr awb shn tak voc dts oma 3ga 3g2".split()
)
"""Lower case, without dot: names a scan looks at."""

COVER_EXTENSIONS: frozenset[bytes] = frozenset(b"jpg jpeg png webp gif bmp tif tiff".split())
LYRIC_KINDS: tuple[bytes, ...] = (b"ttml", b"elrc", b"lrc", b"srt", b"txt")
"""The first that is there is read first."""
LYRIC_EXTENSIONS: frozenset[bytes] = frozenset(LYRIC_KINDS)


def extension(name: bytes) -> bytes:
    """Lower case, without dot; b"" when there is none."""
    dot = name.rfind(b".")
    return name[dot + 1 :].lower() if dot > 0 else b""


@dataclass(frozen=True, slots=True)
class Reader:
    """The mutagen class that reads a kind of file."""

    module: str
    name: str


READERS: dict[str, Reader] = {
    "MP3": Reader("mp3", "MP3"),
    "FLAC": Reader("flac", "FLAC"),
    "OGG": Reader("oggvorbis", "OggVorbis"),
    "OGG-OPUS": Reader("oggopus", "OggOpus"),
    "OGG-SPEEX": Reader("oggspeex", "OggSpeex"),
    "OGG-FLAC": Reader("oggflac", "OggFLAC"),
    "MP4": Reader("mp4", "MP4"),
    "WAV": Reader("wave", "WAVE"),
    "AIFF": Reader("aiff", "AIFF"),
    "WAVPACK": Reader("wavpack", "WavPack"),
    "APE": Reader("monkeysaudio", "MonkeysAudio"),
    "MPC": Reader("musepack", "Musepack"),
    "ASF": Reader("asf", "ASF"),
    "DSF": Reader("dsf", "DSF"),
    "DSDIFF": Reader("dsdiff", "DSDIFF"),
    "TTA": Reader("trueaudio", "TrueAudio"),
    "AC3": Reader("ac3", "AC3"),
    "OFR": Reader("optimfrog", "OptimFROG"),
    "TAK": Reader("tak", "TAK"),
}
"""By container. What is not here goes to the second reader: Matroska, and raw AAC, whose length
mutagen guesses from a few frames and refuses to guess for short files."""

_BY_EXTENSION: dict[bytes, str] = {
    b"mp3": "MP3", b"mp2": "MP3", b"mp1": "MP3", b"mpga": "MP3",
    b"aac": "ADTS", b"adts": "ADTS", b"ac3": "AC3", b"eac3": "AC3",
    b"ofr": "OFR", b"tak": "TAK", b"mpc": "MPC", b"mp+": "MPC", b"mpp": "MPC", b"tta": "TTA",
    b"ape": "APE", b"mac": "APE",
}  # fmt: skip

_ASF = bytes.fromhex("3026b2758e66cf11a6d900aa0062ce6c")
_MAGIC: dict[bytes, str] = {
    b"fLaC": "FLAC", b"OggS": "OGG", b"FORM": "AIFF", b"FRM8": "DSDIFF", b"DSD ": "DSF",
    b"wvpk": "WAVPACK", b"MAC ": "APE", b"MPCK": "MPC", b"TTA1": "TTA", b"TTA2": "TTA",
    b"\x1aE\xdf\xa3": "MATROSKA", b"tBaK": "TAK", b"OFR ": "OFR", b"caff": "CAF", b".snd": "AU",
    b"riff": "W64", b"RF64": "RF64", b"BW64": "RF64",
}  # fmt: skip


def kind_of(head: bytes, name: bytes) -> str:
    """What a file is: by its first bytes (64 are enough, after any ID3v2 tag), else by its name.

    "" when neither says anything.
    """
    start = head[:4]
    kind = _MAGIC.get(start)
    if kind is not None:
        return _ogg_kind(head) if kind == "OGG" else kind
    if start == b"RIFF":
        return "WAV" if head[8:12] == b"WAVE" else ""
    if head[4:8] in (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip"):
        return "MP4"
    if head[:16] == _ASF:
        return "ASF"
    if start[:3] == b"MP+":
        return "MPC"
    if start[:2] == b"\x0bw":
        return "AC3"
    if len(start) > 1 and start[0] == 0xFF and start[1] & 0xF6 == 0xF0:
        return "ADTS"
    return _BY_EXTENSION.get(extension(name), "MP3" if start[:1] == b"\xff" else "")


def _ogg_kind(head: bytes) -> str:
    """The codec of the first stream: its first packet follows the page header of 28 bytes."""
    packet = head[28:40]
    if packet.startswith(b"OpusHead"):
        return "OGG-OPUS"
    if packet.startswith(b"Speex"):
        return "OGG-SPEEX"
    return "OGG-FLAC" if packet.startswith(b"\x7fFLAC") else "OGG"
