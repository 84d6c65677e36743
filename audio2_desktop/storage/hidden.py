"""What a listener does not want to see, without deleting anything."""

from collections.abc import Iterable
from dataclasses import dataclass

from audio2_desktop.domain.facts import AlbumsChanged, ArtistsChanged, TracksChanged
from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.units import ProfileId, Stamp
from audio2_desktop.storage.database import Read, Write


@dataclass(frozen=True, slots=True)
class HiddenRow:
    """One line of the Hidden view."""

    entity: Entity
    id: int
    name: str
    artist: str
    at: Stamp


def hide(tx: Write, profile: ProfileId, entity: Entity, ids: Iterable[int]) -> tuple[int, ...]:
    """Hide things; returns those that were not hidden before."""
    now, done = tx.now(), []
    for entity_id in ids:
        if tx.execute(
            "INSERT OR IGNORE INTO hidden VALUES (?, ?, ?, ?)", (profile, entity, entity_id, now)
        ).rowcount:
            done.append(entity_id)
    _note(tx)
    return tuple(done)


def show(tx: Write, profile: ProfileId, entity: Entity, ids: Iterable[int]) -> tuple[int, ...]:
    """Bring hidden things back; returns those that were hidden."""
    done = [
        entity_id
        for entity_id in ids
        if tx.execute(
            "DELETE FROM hidden WHERE profile_id = ? AND entity = ? AND entity_id = ?",
            (profile, entity, entity_id),
        ).rowcount
    ]
    _note(tx)
    return tuple(done)


def rows(tx: Read, profile: ProfileId) -> tuple[HiddenRow, ...]:
    """Everything that is hidden, latest first."""
    return tuple(
        HiddenRow(Entity(row[0]), row[1], row[2], row[3] or "", Stamp(row[4]))
        for row in tx.rows(
            "SELECT h.entity, h.entity_id, coalesce(t.title, a.title, ar.name, g.name, ''),"
            " coalesce(tc.text, ac.text), h.at FROM hidden h"
            " LEFT JOIN track t ON h.entity = 'track' AND t.id = h.entity_id"
            " LEFT JOIN credit tc ON tc.id = t.credit_id"
            " LEFT JOIN album a ON h.entity = 'album' AND a.id = h.entity_id"
            " LEFT JOIN credit ac ON ac.id = a.credit_id"
            " LEFT JOIN artist ar ON h.entity IN ('artist', 'composer') AND ar.id = h.entity_id"
            " LEFT JOIN genre g ON h.entity = 'genre' AND g.id = h.entity_id"
            " WHERE h.profile_id = ? ORDER BY h.at DESC, h.entity, h.entity_id",
            (profile,),
        )
    )


def _note(tx: Write) -> None:
    tx.note(TracksChanged(), AlbumsChanged(), ArtistsChanged())
