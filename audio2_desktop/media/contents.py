"""What a reader gets out of one file, before any rule is applied."""

from dataclasses import dataclass, field

from audio2_desktop.domain.scanned import AudioFacts


@dataclass(slots=True)
class Contents:
    """Facts about the sound, raw tags, number of pictures and an embedded CUE sheet's text."""

    audio: AudioFacts
    raw: dict[str, list[str]] = field(default_factory=dict)
    pictures: int = 0


class Unreadable(Exception):
    """No reader can make sense of a file; the text is one English sentence for the user."""
