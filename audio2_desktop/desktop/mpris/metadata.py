"""Object paths and metadata as the MPRIS specification wants them; times in microseconds."""

from datetime import UTC, datetime

from dbus_fast import Variant

from audio2_desktop.desktop.media_controls import Heard

OBJECT = "/org/mpris/MediaPlayer2"
NO_TRACK = f"{OBJECT}/TrackList/NoTrack"
_ENTRY = "/io/github/audio2/entry/"
_PLAYLIST = "/io/github/audio2/playlist/"

Metadata = dict[str, Variant]


def entry_path(uid: int) -> str:
    """The object path of a queue entry, unique for ever."""
    return f"{_ENTRY}{uid}"


def entry_uid(path: str) -> int | None:
    """The entry of an object path; None for one of somebody else's."""
    return _number(path, _ENTRY)


def playlist_path(playlist: int) -> str:
    """The object path of a playlist."""
    return f"{_PLAYLIST}{playlist}"


def playlist_id(path: str) -> int | None:
    """The playlist of an object path; None for one of somebody else's."""
    return _number(path, _PLAYLIST)


def metadata(heard: Heard | None) -> Metadata:
    """What is known of an entry; nothing that is empty."""
    if heard is None:
        return {"mpris:trackid": Variant("o", NO_TRACK)}
    found = {
        "mpris:trackid": Variant("o", entry_path(heard.uid)),
        "xesam:title": Variant("s", heard.title),
    }
    texts = {"xesam:album": heard.album, "xesam:url": heard.url}
    lists = {
        "xesam:artist": [heard.artist] if heard.artist else [],
        "xesam:albumArtist": [heard.album_artist] if heard.album_artist else [],
        "xesam:genre": list(heard.genres),
    }
    numbers = {
        "xesam:trackNumber": heard.number,
        "xesam:discNumber": heard.disc,
        "xesam:useCount": heard.plays,
    }
    found |= {key: Variant("s", text) for key, text in texts.items() if text}
    found |= {key: Variant("as", names) for key, names in lists.items() if names}
    found |= {key: Variant("i", number) for key, number in numbers.items() if number}
    if heard.length_ms:
        found["mpris:length"] = Variant("x", heard.length_ms * 1000)
    if heard.art is not None:
        found["mpris:artUrl"] = Variant("s", heard.art.as_uri())
    if heard.rating:
        found["xesam:userRating"] = Variant("d", heard.rating / 100)
    if heard.year:
        found["xesam:contentCreated"] = Variant("s", f"{heard.year:04}-01-01T00:00:00Z")
    if heard.last_played is not None:
        moment = datetime.fromtimestamp(heard.last_played / 1000, UTC)
        found["xesam:lastUsed"] = Variant("s", moment.strftime("%Y-%m-%dT%H:%M:%SZ"))
    return found


def _number(path: str, front: str) -> int | None:
    digits = path.removeprefix(front)
    known = path.startswith(front) and digits.isascii() and digits.isdigit() and len(digits) < 20
    return int(digits) if known else None
