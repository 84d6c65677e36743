"""What a listener has hidden, as SQL: the one rule of all that lists, counts and finds.

Hidden tracks, albums and artists are not listed, nor are tracks and albums of a hidden artist or
tracks of a hidden album. A genre or composer that is hidden takes the tracks along that carry it,
and albums and artists of which nothing is left. Nothing is deleted, playlists keep their lines.

`p` stands for the profile in a question: ":profile", "?2" or "?". With "?" a rule takes the profile
as often as `places` counts.
"""

ANY = "SELECT 1 FROM hidden WHERE profile_id = :profile"
"""Whether there is anything to leave out: without, questions are cheaper without the rules."""

_GENRE = "(SELECT entity_id FROM entity_genre WHERE entity = 'track' AND genre_id IN {genre})"
_COMPOSER = (
    "(SELECT track_id FROM contribution WHERE role = 'composer' AND artist_id IN {composer})"
)


def itself(kind: str, p: str = ":profile") -> str:
    """The ids of what is hidden by itself, of "track", "album", "artist", "genre", "composer"."""
    return f"(SELECT entity_id FROM hidden WHERE profile_id = {p} AND entity = '{kind}')"


def tracks(t: str = "t", p: str = ":profile") -> str:
    """A track is not hidden: one look into one set, whatever it was hidden by."""
    mine = f"FROM hidden h CROSS JOIN {{}} WHERE h.profile_id = {p} AND h.entity = '{{}}'"
    others = (
        ("x.id", "track x ON x.album_id = h.entity_id", "album"),
        (
            "x.id",
            "credit k ON k.artist_id = h.entity_id CROSS JOIN track x ON x.credit_id = k.id",
            "artist",
        ),
        (
            "g.entity_id",
            "entity_genre g ON g.genre_id = h.entity_id AND g.entity = 'track'",
            "genre",
        ),
        (
            "m.track_id",
            "contribution m ON m.artist_id = h.entity_id AND m.role = 'composer'",
            "composer",
        ),
    )
    parts = [f"SELECT {which} {mine.format(source, kind)}" for which, source, kind in others]
    return f"{t}.id NOT IN ({' UNION ALL '.join([itself('track', p)[1:-1], *parts])})"


def albums(a: str = "a", p: str = ":profile") -> str:
    """An album is not hidden, and something of it is left."""
    return (
        f"{a}.id NOT IN {itself('album', p)} AND {a}.credit_id NOT IN (SELECT id FROM credit"
        f" WHERE artist_id IN {itself('artist', p)}) AND {a}.id NOT IN {_emptied(p)}"
    )


def artists(ar: str = "ar", p: str = ":profile") -> str:
    """An artist is not hidden, and something by the artist is left."""
    return (
        f"{ar}.id NOT IN {itself('artist', p)} AND {ar}.id NOT IN (SELECT n.artist_id"
        f" FROM track x JOIN credit_name n ON n.credit_id = x.credit_id"
        f" WHERE x.in_library = 1 AND {_carries_some('x', p)}"
        " AND NOT EXISTS (SELECT 1 FROM credit_name m CROSS JOIN track y"
        " ON y.credit_id = m.credit_id WHERE m.artist_id = n.artist_id AND y.in_library = 1"
        f" AND {_carries_none('y', p)}) AND NOT EXISTS (SELECT 1 FROM credit_name m"
        " CROSS JOIN album b ON b.credit_id = m.credit_id WHERE m.artist_id = n.artist_id"
        f" AND b.in_library = 1 AND b.id NOT IN {_emptied(p)}))"
    )


def _carries_none(t: str, p: str) -> str:
    return (
        f"{t}.id NOT IN {_GENRE.format(genre=itself('genre', p))}"
        f" AND {t}.id NOT IN {_COMPOSER.format(composer=itself('composer', p))}"
    )


def _carries_some(t: str, p: str) -> str:
    return (
        f"{t}.id IN (SELECT entity_id FROM entity_genre WHERE entity = 'track' AND genre_id IN"
        f" {itself('genre', p)} UNION ALL SELECT track_id FROM contribution"
        f" WHERE role = 'composer' AND artist_id IN {itself('composer', p)})"
    )


def _emptied(p: str) -> str:
    """The albums all of whose tracks carry something hidden."""
    return (
        f"(SELECT x.album_id FROM track x WHERE x.in_library = 1 AND {_carries_some('x', p)}"
        " AND NOT EXISTS (SELECT 1 FROM track y WHERE y.album_id = x.album_id"
        f" AND y.in_library = 1 AND {_carries_none('y', p)}))"
    )


def places(rule: str) -> int:
    """How often a rule that was made with "?" takes the profile."""
    return rule.count("?")
