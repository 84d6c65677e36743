"""The signs of what a search finds, where there is no picture."""

from audio2_desktop.domain.found import FoundKind

ICONS = {
    FoundKind.ARTIST: "user",
    FoundKind.ALBUM: "vinyl-record",
    FoundKind.TRACK: "music-note",
    FoundKind.PLAYLIST: "playlist",
    FoundKind.GENRE: "swatches",
    FoundKind.TAG: "tag",
    FoundKind.LYRICS: "text-align-left",
}
