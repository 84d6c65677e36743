"""The home page as one read, and what somebody does not want suggested there."""

from collections.abc import Iterable

from audio2_desktop.domain.facts import AlbumsChanged
from audio2_desktop.domain.home import HomePage
from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.units import AlbumId, ProfileId
from audio2_desktop.storage.database import Read, Write
from audio2_desktop.storage.home_asking import Asking
from audio2_desktop.storage.home_page import whole


def page(tx: Read, profile: ProfileId, day: int) -> HomePage:
    """Everything that is shown. day: number of the local day. Some 15 ms at 100,000 tracks."""
    return whole(Asking(tx.rows, tx.now(), day, profile))


def dismiss(tx: Write, profile: ProfileId, albums: Iterable[AlbumId]) -> tuple[AlbumId, ...]:
    """Suggest these albums no more; returns those that were suggested until now."""
    now, done = tx.now(), []
    for album in dict.fromkeys(albums):
        if tx.execute(
            "INSERT OR IGNORE INTO dismissed VALUES (?, ?, ?, ?)",
            (profile, Entity.ALBUM, album, now),
        ).rowcount:
            done.append(album)
    _note(tx, done)
    return tuple(done)


def suggest(tx: Write, profile: ProfileId, albums: Iterable[AlbumId]) -> tuple[AlbumId, ...]:
    """Suggest them again; returns those that were not."""
    done = [
        album
        for album in dict.fromkeys(albums)
        if tx.execute(
            "DELETE FROM dismissed WHERE profile_id = ? AND entity = ? AND entity_id = ?",
            (profile, Entity.ALBUM, album),
        ).rowcount
    ]
    _note(tx, done)
    return tuple(done)


def _note(tx: Write, albums: Iterable[AlbumId]) -> None:
    changed = frozenset(albums)
    if changed:
        tx.note(AlbumsChanged(changed))
