"""The questions behind the numbers of the side bar, for the stores and for the first paint.

They count what the pages list: what is hidden is left out. Parameter: :profile.
"""

from audio2_desktop.storage import hiding

ANY_HIDDEN = hiding.ANY
"""Asked first: without anything hidden the questions are cheaper."""

_LOVED = "(SELECT entity_id FROM favourite WHERE profile_id = :profile AND entity = '{}')"
_PARTS = {
    "artist": ("artist x0 WHERE x0.in_library = 1", hiding.artists("x0")),
    "album": ("album x0 WHERE x0.in_library = 1", hiding.albums("x0")),
    "track": ("track x0 WHERE x0.in_library = 1", hiding.tracks("x0")),
}


def numbers(*, has_hidden: bool) -> str:
    """One row: artists, albums, favourites (tracks, albums and artists with a heart), own tags."""
    loved = " + ".join(
        f"(SELECT count(*) FROM {_seen(kind, has_hidden=has_hidden)}"
        f" AND x0.id IN {_LOVED.format(kind)})"
        for kind in _PARTS
    )
    return (
        f"SELECT (SELECT count(*) FROM {_seen('artist', has_hidden=has_hidden)}),"
        f" (SELECT count(*) FROM {_seen('album', has_hidden=has_hidden)}), {loved},"
        " (SELECT count(*) FROM tag WHERE profile_id = :profile)"
    )


def tracks_of_albums(*, has_hidden: bool) -> str:
    """Tracks as the albums count them: at once also with a million, but hidden tracks of albums
    that are shown are in it."""
    return f"SELECT coalesce(sum(x0.tracks), 0) FROM {_seen('album', has_hidden=has_hidden)}"


def _seen(kind: str, *, has_hidden: bool) -> str:
    source, is_shown = _PARTS[kind]
    return f"{source} AND {is_shown}" if has_hidden else source
