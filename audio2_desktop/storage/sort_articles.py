"""The leading articles that kept sort keys leave out, and new keys when the user changes them."""

from collections.abc import Sequence

from audio2_desktop.domain import articles
from audio2_desktop.domain.facts import AlbumsChanged, ArtistsChanged, TracksChanged
from audio2_desktop.domain.names import sort_key
from audio2_desktop.storage.connection import Read, Write

_KEYS = (
    ("artist", "id", "sort_name", "sort_key"),
    ("credit", "id", "text", "sort_key"),
    ("credit_as_tagged", "credit_id", "text", "sort_key"),
    ("album", "id", "title", "sort_key"),
    ("track", "id", "title", "title_sort"),
)
"""Table, its key, the name, and the sort key that is made of it."""


def known(tx: Read) -> tuple[str, ...]:
    """The articles that the keys of this library leave out."""
    return tuple(tx.column("SELECT word FROM article ORDER BY word"))


def renew(tx: Write, wanted: Sequence[str]) -> None:
    """Make all keys anew that were made of a name, and use these articles from here on. Keys that
    tags brought stay. Some 8 s at a million tracks; nothing when the articles are known."""
    before = known(tx)
    if set(before) != set(wanted):
        for table, which, name, key in _KEYS:
            rows = tx.rows(f"SELECT {which}, {name}, {key} FROM {table} WHERE {name} LIKE '% %'")
            fresh = [
                (made, ref)
                for ref, text, kept in rows
                if (made := sort_key(text, wanted)) != kept == sort_key(text, before)
            ]
            tx.many(f"UPDATE {table} SET {key} = ? WHERE {which} = ?", fresh)
        tx.execute("DELETE FROM article")
        tx.many("INSERT INTO article (word) VALUES (?)", [(word,) for word in set(wanted)])
        tx.note(TracksChanged(), AlbumsChanged(), ArtistsChanged())
    articles.use(wanted)
