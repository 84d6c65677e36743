"""What a scan leaves to be put in order: missing files, moves, emptied albums, numbers, words."""

from collections import Counter
from collections.abc import Iterable

from audio2_desktop.domain.facts import (
    AlbumsChanged,
    ArtistsChanged,
    FavouritesChanged,
    RootsChanged,
    TracksChanged,
)
from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.units import FileId, RootId, Stamp, TrackId
from audio2_desktop.storage import playlist_matching, rejoin, rollups, spelling, user_state
from audio2_desktop.storage.catalogue_names import IN, UNSETTLED, listed
from audio2_desktop.storage.database import Read, Write


def mark_missing(tx: Write, file_ids: Iterable[FileId]) -> int:
    """These files are not where they were; returns how many were there until now.

    Nothing is deleted: a file of the same sound elsewhere takes their place (`cataloguing`,
    `finish`), else their tracks are shown as missing.
    """
    ids = listed(file_ids)
    done = tx.execute(
        f"UPDATE file SET missing_since = ? WHERE id {IN} AND missing_since IS NULL",
        (tx.now(), *ids),
    )
    tracks = tx.column(
        f"SELECT track_id FROM file WHERE id {IN} AND track_id IS NOT NULL"
        f" UNION SELECT track_id FROM cue_part WHERE file_id {IN}",
        ids * 2,
    )
    if done.rowcount:
        tx.execute(UNSETTLED)
        tx.note(TracksChanged(frozenset(map(TrackId, tracks))), AlbumsChanged())
    return int(done.rowcount)


def still_missing(tx: Read, file_ids: Iterable[FileId], since: Stamp) -> int:
    """How many of these were found missing since then, and have not turned up elsewhere."""
    sql = f"SELECT count(*) FROM file WHERE id {IN} AND missing_since >= ?"
    return int(tx.value(sql, (*listed(file_ids), since)))


def roll_up(tx: Write) -> None:
    """Numbers and spelling words for views while a long scan goes on. About 0.2 s for 100k."""
    rollups.artists(tx)
    spelling.refresh(tx)
    tx.note(ArtistsChanged(), AlbumsChanged())


def finish(tx: Write, root_id: RootId | None = None) -> int:
    """Everything that is left when a scan has ended; returns how many files were re-joined.

    root_id: the root that was scanned in whole; None after single folders were rescanned. Under
    1 ms when the scan found nothing new.
    """
    moved = 0
    if tx.row("SELECT 1 FROM reassigned WHERE entity = 'scan'"):
        moved = rejoin.rejoin(tx)
        carry_over(tx)
        playlist_matching.attach(tx)
        rollups.artists(tx)
        spelling.refresh(tx)
        tx.execute("PRAGMA analysis_limit = 400")
        tx.execute("PRAGMA optimize")
        tx.execute("PRAGMA shrink_memory")  # pages that the scan filled are not needed any more
        tx.note(TracksChanged(), AlbumsChanged(), ArtistsChanged())
    if root_id is not None:
        tx.execute("UPDATE root SET last_scan = ? WHERE id = ?", (tx.now(), root_id))
    tx.note(RootsChanged())
    return moved


def carry_over(tx: Write) -> None:
    """Albums and artists that lost all their tracks hand what the user gave them to their heirs."""
    for entity, emptied in (
        (Entity.ALBUM, "NOT EXISTS (SELECT 1 FROM track t WHERE t.album_id = old_id"
            " AND t.in_library = 1)"),
        (Entity.ARTIST, "NOT EXISTS (SELECT 1 FROM credit_name n CROSS JOIN track t"
            " ON t.credit_id = n.credit_id WHERE n.artist_id = old_id AND t.in_library = 1)"
            " AND NOT EXISTS (SELECT 1 FROM credit_name n CROSS JOIN album a"
            " ON a.credit_id = n.credit_id WHERE n.artist_id = old_id AND a.in_library = 1)"),
    ):  # fmt: skip
        heirs: dict[int, Counter[int]] = {}
        for old, new, count in tx.rows(
            f"SELECT old_id, new_id, count FROM reassigned WHERE entity = '{entity}' AND {emptied}"
        ):
            heirs.setdefault(old, Counter())[new] += count
        if heirs:
            user_state.move(
                tx, entity, [(old, new.most_common(1)[0][0]) for old, new in heirs.items()]
            )
            tx.note(FavouritesChanged())
    tx.execute("DELETE FROM reassigned")
