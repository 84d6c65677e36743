"""The kinds of files that Audio2 opens, as desktops name them (IANA and shared-mime-info)."""

AUDIO_TYPES = (
    "audio/mpeg", "audio/mp4", "audio/x-m4a", "audio/aac", "audio/flac", "audio/x-flac",
    "audio/ogg", "audio/x-vorbis+ogg", "audio/x-opus+ogg", "application/ogg", "audio/x-wav",
    "audio/wav", "audio/x-aiff", "audio/x-wavpack", "audio/x-ape", "audio/x-musepack",
    "audio/x-ms-wma", "audio/x-dsf", "audio/x-matroska", "audio/webm",
)  # fmt: skip
LIST_TYPES = (
    "audio/mpegurl", "audio/x-mpegurl", "audio/x-scpls", "application/xspf+xml",
    "application/x-cue",
)  # fmt: skip
OTHER_TYPES = ("x-content/audio-player", "inode/directory")
"""Opened when asked to; Audio2 never offers to be what a folder is opened with by default."""
MIME_TYPES = AUDIO_TYPES + LIST_TYPES + OTHER_TYPES
