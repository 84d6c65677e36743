"""A write that changes what views show tells them: none can be forgotten."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator

import pytest

from audio2_desktop import storage
from audio2_desktop.domain.facts import Fact
from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.units import (
    DEFAULT_PROFILE,
    AlbumId,
    ArtistId,
    FileId,
    Ms,
    RootId,
    TrackId,
)
from audio2_desktop.storage import (
    hidden,
    home,
    images,
    lyrics,
    merging,
    rejoin,
    removal,
    roots,
    settle,
    sort_articles,
    splitting,
)
from audio2_desktop.storage.connection import Write
from audio2_desktop.storage.database import Database
from audio2_desktop.storage.images import FoundCover
from tests.fakes.clock import FixedClock
from tests.storage.disk import Disk, DiskFile, scan, store, tags

Call = Callable[[Write], object]

COVER = FoundCover(AlbumId(1), "key", "file", 10, 10, 0)

CALLS: dict[str, tuple[list[Call], Call]] = {
    # name: (what has to be done before, the call)
    "cataloguing.store": ([], lambda tx: store(
        tx, RootId(1), b"new", [new_file().scanned(b"x.flac")])),
    "lyrics.keep": ([], lambda tx: lyrics.keep(tx, TrackId(1), lyrics.Kept("la", Ms(100)))),
    "roots.add": ([], lambda tx: roots.add(tx, b"/another")),
    "roots.remove": ([], lambda tx: roots.remove(tx, RootId(1))),
    "roots.restore": ([lambda tx: roots.remove(tx, RootId(1))],
                      lambda tx: roots.restore(tx, RootId(1))),
    "roots.forget_removed": ([lambda tx: roots.remove(tx, RootId(1)),
                              lambda tx: tx.execute("UPDATE root SET removed_at = 1")],
                             roots.forget_removed),
    "roots.set_path": ([], lambda tx: roots.set_path(tx, RootId(1), b"/else")),
    "roots.set_available": ([], lambda tx: roots.set_available(tx, RootId(1), is_available=False)),
    "roots.set_watched": ([], lambda tx: roots.set_watched(tx, RootId(1), is_watched=False)),
    "settle.mark_missing": ([], lambda tx: settle.mark_missing(tx, [FileId(1)])),
    "settle.roll_up": ([], settle.roll_up),
    "settle.finish": ([], lambda tx: settle.finish(tx, RootId(1))),
    "settle.carry_over": (
        [lambda tx: tx.execute("INSERT INTO favourite VALUES (1, 'album', 77, 0)"),
         lambda tx: tx.execute("INSERT INTO reassigned VALUES ('album', 77, 1, 1)")],
        settle.carry_over),
    "rejoin.rejoin": (
        [lambda tx: tx.execute("UPDATE file SET missing_since = 1, audio_key = 's2' WHERE id = 1"),
         lambda tx: tx.execute("UPDATE root SET last_scan = 0")],
        rejoin.rejoin),
    "rejoin.assign": ([], lambda tx: rejoin.assign(tx, FileId(1), TrackId(2))),
    "hidden.hide": ([], lambda tx: hidden.hide(tx, DEFAULT_PROFILE, Entity.TRACK, [1])),
    "hidden.show": ([lambda tx: hidden.hide(tx, DEFAULT_PROFILE, Entity.TRACK, [1])],
                    lambda tx: hidden.show(tx, DEFAULT_PROFILE, Entity.TRACK, [1])),
    "home.dismiss": ([], lambda tx: home.dismiss(tx, DEFAULT_PROFILE, [AlbumId(1)])),
    "home.suggest": ([lambda tx: home.dismiss(tx, DEFAULT_PROFILE, [AlbumId(1)])],
                     lambda tx: home.suggest(tx, DEFAULT_PROFILE, [AlbumId(1)])),
    "removal.remove": ([], lambda tx: removal.remove(tx, [TrackId(1)])),
    "removal.restore": ([lambda tx: removal.remove(tx, [TrackId(1)])],
                        lambda tx: removal.restore(tx, 1)),
    "removal.forget_old": ([lambda tx: removal.remove(tx, [TrackId(1)]),
                            lambda tx: tx.execute("UPDATE trash SET removed_at = 1")],
                           removal.forget_old),
    "sort_articles.renew": ([], lambda tx: sort_articles.renew(tx, ["Der"])),
    "images.put": ([], lambda tx: images.put(tx, [COVER])),
    "merging.merge": ([], lambda tx: merging.merge(tx, Entity.ALBUM, [1, 2], 1)),
    "merging.unmerge": ([], lambda tx: merging.unmerge(
        tx, merging.merge(tx, Entity.ALBUM, [1, 2], 1))),
    "splitting.split_album": ([], lambda tx: splitting.split_album(tx, AlbumId(1), [TrackId(1)])),
    "splitting.put_places": ([], lambda tx: splitting.put_places(tx, {1: 2})),
    "splitting.split_artist": ([], lambda tx: splitting.split_artist(
        tx, ArtistId(1), [TrackId(1)])),
    "splitting.put_names": ([], lambda tx: splitting.put_names(tx, {(1, 1): 2})),
    "images.none_found": ([lambda tx: images.put(tx, [COVER])],
                          lambda tx: images.none_found(tx, [AlbumId(1)])),
}  # fmt: skip

BUILDING_BLOCKS = {
    # steps of the calls above, which note the facts for all of them
    "catalogue_files", "catalogue_names", "catalogue_albums", "catalogue_details",
    "catalogue_siblings", "rollups", "user_state", "decisions", "namesakes",
    # words of the index, rows of jobs and other modules have tests of their own
    "connection", "database", "migrate", "restore", "spelling", "jobs", "plays", "queue_state",
    "favourites", "own_tags", "search", "search_rows", "smart_playlists",
    # no view shows a hash, a gain, or where a long track was left
    "hashes", "measured", "resume_points", "unread", "written_loudness",
}  # fmt: skip


def new_file() -> DiskFile:
    """One file as on the make-believe disk."""
    disk = Disk()
    disk.write("new/x.flac", "fresh", tags("New", "N", "N"))
    return disk.files[disk.full("new/x.flac")]


def writing() -> Iterator[str]:
    """All public functions of storage whose first argument is a write transaction."""
    for module in pkgutil.iter_modules(storage.__path__):
        if module.name in BUILDING_BLOCKS or module.name.startswith(("playlist", "steps")):
            continue
        found = importlib.import_module(f"{storage.__name__}.{module.name}")
        for name, function in inspect.getmembers(found, inspect.isfunction):
            first = next(iter(inspect.signature(function).parameters.values()), None)
            is_own = function.__module__ == found.__name__ and not name.startswith("_")
            if is_own and first is not None and first.annotation is Write:
                yield f"{module.name}.{name}"


def test_every_write_of_the_library_is_here() -> None:
    assert set(writing()) == set(CALLS)


@pytest.mark.parametrize("name", CALLS)
async def test_a_change_notes_a_fact(
    database: Database, facts: list[Fact], clock: FixedClock, name: str
) -> None:
    disk = Disk()
    for number in (1, 2):
        disk.write(f"a/{number}.flac", f"s{number}", tags(f"T{number}", "A", "First"))
    disk.write("b/3.flac", "s3", tags("T3", "B", "Second"))
    await database.write(scan, disk)
    before, call = CALLS[name]
    for each in before:
        await database.write(each)
    clock.advance(1000)
    facts.clear()

    def counted(tx: Write) -> int:
        changes = tx.value("SELECT total_changes()")
        call(tx)
        return int(tx.value("SELECT total_changes()")) - int(changes)

    changed = await database.write(counted)
    assert changed > 0 or name == "settle.roll_up", "the test changes nothing"
    assert facts, name
