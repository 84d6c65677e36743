"""The questions behind the numbers of the side bar, for the stores and for the first paint.

They count what the pages list: what is hidden is left out. Parameter: :profile.
"""

ANY_HIDDEN = "SELECT 1 FROM hidden WHERE profile_id = :profile"
"""Asked first: without anything hidden the questions are cheaper."""

_HIDDEN = "(SELECT entity_id FROM hidden WHERE profile_id = :profile AND entity = '{}')"
_LOVED = "(SELECT entity_id FROM favourite WHERE profile_id = :profile AND entity = '{}')"
_BY_HIDDEN = f"(SELECT id FROM credit WHERE artist_id IN {_HIDDEN.format('artist')})"
_PARTS = {
    "artist": ("artist x WHERE x.in_library = 1", f"x.id NOT IN {_HIDDEN.format('artist')}"),
    "album": (
        "album x WHERE x.in_library = 1",
        f"x.id NOT IN {_HIDDEN.format('album')} AND x.credit_id NOT IN {_BY_HIDDEN}",
    ),
    "track": (
        "track x WHERE x.in_library = 1",
        f"x.id NOT IN {_HIDDEN.format('track')} AND x.album_id NOT IN {_HIDDEN.format('album')}"
        f" AND x.credit_id NOT IN {_BY_HIDDEN}",
    ),
}


def numbers(*, has_hidden: bool) -> str:
    """One row: artists, albums, favourites (tracks, albums and artists with a heart)."""
    loved = " + ".join(
        f"(SELECT count(*) FROM {_seen(kind, has_hidden=has_hidden)}"
        f" AND x.id IN {_LOVED.format(kind)})"
        for kind in _PARTS
    )
    return (
        f"SELECT (SELECT count(*) FROM {_seen('artist', has_hidden=has_hidden)}),"
        f" (SELECT count(*) FROM {_seen('album', has_hidden=has_hidden)}), {loved}"
    )


def tracks_of_albums(*, has_hidden: bool) -> str:
    """Tracks as the albums count them: at once also with a million, but hidden tracks of albums
    that are shown are in it."""
    return f"SELECT coalesce(sum(x.tracks), 0) FROM {_seen('album', has_hidden=has_hidden)}"


def _seen(kind: str, *, has_hidden: bool) -> str:
    source, is_shown = _PARTS[kind]
    return f"{source} AND {is_shown}" if has_hidden else source
