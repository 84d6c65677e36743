"""The signs of what a search finds, where there is no picture."""

from audio2_desktop.domain.found import FoundKind

ICONS = {
    FoundKind.ARTIST: "user",
    FoundKind.ALBUM: "disc",
    FoundKind.TRACK: "music-note",
    FoundKind.PLAYLIST: "playlist",
    FoundKind.GENRE: "tag",
    FoundKind.TAG: "hash",
    FoundKind.LYRICS: "text-align-left",
}
