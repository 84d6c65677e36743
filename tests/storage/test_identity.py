"""Everything of the user stays with the sound, wherever its file goes and whatever its tags say."""

from dataclasses import dataclass, field
from random import Random

import pytest

from audio2_desktop.domain.units import FileId, RootId, TrackId
from audio2_desktop.storage import rejoin, removal, roots, tracks
from audio2_desktop.storage.connection import Read, Write
from audio2_desktop.storage.database import Database
from tests.fakes.clock import FixedClock
from tests.storage.disk import ROOT, Disk, scan, tags, track_at

HOUR = 3_600_000


@pytest.fixture
def disk() -> Disk:
    return Disk()


async def scanned(
    database: Database, disk: Disk, clock: FixedClock, random: Random | None = None
) -> int:
    """Scan an hour later; how many files are told to have moved, counted once."""
    clock.advance(HOUR)
    done = await database.write(scan, disk, ROOT, random)
    return sum(result.moved for result in done)


# ---- one thing at a time -------------------------------------------------------------------------


@pytest.fixture
async def ten(database: Database, disk: Disk, clock: FixedClock) -> dict[int, int]:
    """Ten tracks in two albums: number -> track id."""
    for number in range(10):
        name, album = f"{number:02} song.flac", "AB"[number // 5]
        disk.write(f"{album}/{name}", f"s{number}", tags(f"Song {number}", "X", album))
    await scanned(database, disk, clock)
    return {n: await database.read(track_at, f"{'AB'[n // 5]}/{n:02} song.flac") for n in range(10)}


async def test_a_folder_is_renamed(
    database: Database, disk: Disk, clock: FixedClock, ten: dict[int, int]
) -> None:
    for n in range(5):
        disk.move(f"A/{n:02} song.flac", f"Other/{n:02} song.flac")
    assert await scanned(database, disk, clock) == 5
    for n in range(5):
        assert await database.read(track_at, f"Other/{n:02} song.flac") == ten[n]
    assert await database.read(lambda tx: tx.value("SELECT count(*) FROM track")) == 10


async def test_a_file_moves_and_is_retagged_at_once(
    database: Database, disk: Disk, clock: FixedClock, ten: dict[int, int]
) -> None:
    disk.retag("A/00 song.flac", title="Another", album="Elsewhere")
    disk.move("A/00 song.flac", "Elsewhere/another.flac")
    await scanned(database, disk, clock)
    assert await database.read(track_at, "Elsewhere/another.flac") == ten[0]
    row = await database.read(tracks.row, TrackId(ten[0]))
    assert row is not None
    assert (row.title, row.album) == ("Another", "Elsewhere")


async def test_two_names_are_swapped(
    database: Database, disk: Disk, clock: FixedClock, ten: dict[int, int]
) -> None:
    disk.move("A/00 song.flac", "tmp")
    disk.move("A/01 song.flac", "A/00 song.flac")
    disk.move("tmp", "A/01 song.flac")
    await scanned(database, disk, clock)
    assert await database.read(track_at, "A/01 song.flac") == ten[0]
    assert await database.read(track_at, "A/00 song.flac") == ten[1]
    rows = await database.read(tracks.rows, [TrackId(ten[0]), TrackId(ten[1])])
    assert [row.title for row in rows] == ["Song 0", "Song 1"]
    assert await database.read(lambda tx: tx.value("SELECT count(*) FROM track")) == 10


async def test_a_chain_of_renames(
    database: Database, disk: Disk, clock: FixedClock, ten: dict[int, int]
) -> None:
    for n in (4, 3, 2, 1, 0):  # everything moves one number up, the last one away
        disk.move(f"A/{n:02} song.flac", f"A/{n + 1:02} song.flac" if n < 4 else "new/last.flac")
    await scanned(database, disk, clock)
    for n in range(4):
        assert await database.read(track_at, f"A/{n + 1:02} song.flac") == ten[n]
    assert await database.read(track_at, "new/last.flac") == ten[4]


async def test_a_copy_is_another_track(
    database: Database, disk: Disk, clock: FixedClock, ten: dict[int, int]
) -> None:
    disk.write("copy/00.flac", "s0", tags("Song 0", "X", "A"))
    assert await scanned(database, disk, clock) == 0
    copy = await database.read(track_at, "copy/00.flac")
    assert copy not in ten.values()
    assert await database.read(track_at, "A/00 song.flac") == ten[0]
    # The copy was there before: when the original goes, it does not become the original.
    del disk.files[disk.full("A/00 song.flac")]
    await scanned(database, disk, clock)
    assert await database.read(track_at, "copy/00.flac") == copy


async def test_a_better_rip_at_the_same_path_is_the_same_track(
    database: Database, disk: Disk, clock: FixedClock, ten: dict[int, int]
) -> None:
    disk.write("copy/00.flac", "s0", tags("Song 0", "X", "A"))
    await scanned(database, disk, clock)
    disk.write("A/00 song.flac", "better", tags("Song 0", "X", "A"))
    await scanned(database, disk, clock)
    assert await database.read(track_at, "A/00 song.flac") == ten[0]


async def test_a_file_that_is_away_for_a_while_comes_back_elsewhere(
    database: Database, disk: Disk, clock: FixedClock, ten: dict[int, int]
) -> None:
    file = disk.files.pop(disk.full("A/00 song.flac"))
    await scanned(database, disk, clock)
    row = await database.read(tracks.row, TrackId(ten[0]))
    assert row is not None
    assert row.state == "missing"
    await scanned(database, disk, clock)
    disk.files[disk.full("back/again.flac")] = file
    await scanned(database, disk, clock)
    assert await database.read(track_at, "back/again.flac") == ten[0]
    row = await database.read(tracks.row, TrackId(ten[0]))
    assert row is not None
    assert row.state == "owned"


async def test_a_file_comes_back_where_it_was(
    database: Database, disk: Disk, clock: FixedClock, ten: dict[int, int]
) -> None:
    file = disk.files.pop(disk.full("A/00 song.flac"))
    await scanned(database, disk, clock)
    disk.files[disk.full("A/00 song.flac")] = file
    await scanned(database, disk, clock)
    row = await database.read(tracks.row, TrackId(ten[0]))
    assert row is not None
    assert row.state == "owned"


async def test_between_two_roots_in_either_order(
    database: Database, disk: Disk, clock: FixedClock, ten: dict[int, int]
) -> None:
    for number, order in enumerate(((ROOT, b"/disk"), (b"/disk", ROOT))):
        source = f"A/0{number} song.flac"
        disk.move(source, f"/disk/here/{number}.flac")
        for root in order:
            clock.advance(HOUR)
            await database.write(scan, disk, root)
        assert await database.read(track_at, f"/disk/here/{number}.flac") == ten[number], order


async def test_the_whole_root_moves(database: Database, disk: Disk, ten: dict[int, int]) -> None:
    await database.write(lambda tx: roots.set_path(tx, RootId(1), b"/elsewhere/music/"))
    assert await database.read(track_at, "/elsewhere/music/A/00 song.flac") == ten[0]


async def test_an_unplugged_root_loses_nothing(
    database: Database, disk: Disk, ten: dict[int, int]
) -> None:
    def states(tx: Read) -> set[str]:
        return {row.state for row in tracks.rows(tx, map(TrackId, ten.values()))}

    await database.write(lambda tx: roots.set_available(tx, RootId(1), is_available=False))
    assert await database.read(states) == {"missing"}
    await database.write(lambda tx: roots.set_available(tx, RootId(1), is_available=True))
    assert await database.read(states) == {"owned"}


async def test_what_was_removed_stays_out_wherever_it_goes(
    database: Database, disk: Disk, clock: FixedClock, ten: dict[int, int]
) -> None:
    removed = await database.write(removal.remove, [TrackId(ten[0])])
    disk.move("A/00 song.flac", "C/0.flac")
    await scanned(database, disk, clock)
    shown = await database.read(lambda tx: tx.column("SELECT id FROM track WHERE in_library = 1"))
    assert set(shown) == set(ten.values()) - {ten[0]}
    await database.write(removal.restore, removed)
    assert await database.read(track_at, "C/0.flac") == ten[0]
    row = await database.read(tracks.row, TrackId(ten[0]))
    assert row is not None
    assert row.state == "owned"


async def test_a_lost_file_is_shown_by_the_user(
    database: Database, disk: Disk, clock: FixedClock, ten: dict[int, int]
) -> None:
    del disk.files[disk.full("A/00 song.flac")]
    disk.write("other/rip.flac", "another sound", tags("Song 0 (2024)", "X", "New"))
    await scanned(database, disk, clock)

    def show(tx: Write) -> None:
        file_id = tx.value("SELECT id FROM file WHERE audio_key = 'another sound'")
        rejoin.assign(tx, FileId(file_id), TrackId(ten[0]))

    await database.write(show)
    assert await database.read(track_at, "other/rip.flac") == ten[0]
    row = await database.read(tracks.row, TrackId(ten[0]))
    assert row is not None
    assert (row.title, row.album, row.state) == ("Song 0 (2024)", "New", "owned")
    shown = await database.read(lambda tx: tx.column("SELECT id FROM track WHERE in_library = 1"))
    assert set(shown) == set(ten.values())
    await database.write(show)  # twice changes nothing
    assert await database.integrity() == ()


async def test_what_the_user_did_to_a_provisional_track_is_kept(
    database: Database, disk: Disk, clock: FixedClock, ten: dict[int, int]
) -> None:
    """The new path is stored before the old one is known to be gone (two roots)."""
    disk.move("A/00 song.flac", "/disk/0.flac")
    clock.advance(HOUR)
    await database.write(scan, disk, b"/disk")
    provisional = await database.read(track_at, "/disk/0.flac")
    assert provisional != ten[0]
    await database.write(
        lambda tx: tx.execute("INSERT INTO favourite VALUES (1, 'track', ?, 0)", (provisional,))
    )
    await scanned(database, disk, clock)
    row = await database.read(tracks.row, TrackId(ten[0]))
    assert row is not None
    assert row.is_favourite
    assert await database.read(track_at, "/disk/0.flac") == ten[0]


async def test_equal_sounds_on_another_disk_are_told_apart_by_title(
    database: Database, disk: Disk, clock: FixedClock
) -> None:
    for n in range(400):
        disk.write(f"a/{n}.flac", "silence", tags(f"Song {n}", "X", "A"))
    await scanned(database, disk, clock)
    before = {n: await database.read(track_at, f"a/{n}.flac") for n in range(400)}
    disk.files.clear()
    for n in range(400):  # new inodes, new names
        disk.write(f"b/{n // 40}/{400 - n} moved.flac", "silence", tags(f"Song {n}", "X", "A"))
    await scanned(database, disk, clock, Random(1))
    for n in range(400):
        path = f"b/{n // 40}/{400 - n} moved.flac"
        assert await database.read(track_at, path) == before[n]


# ---- a thousand at once --------------------------------------------------------------------------


def mark(tx: Write, ids: list[int]) -> None:
    """Give every track something of everything that a user gives."""
    tx.execute(
        "INSERT INTO playlist (id, profile_id, name, name_key, position, created_at, changed_at)"
        " VALUES (1, 1, 'P', 'p', 'a', 0, 0)"
    )
    tx.many("INSERT INTO rating VALUES (1, 'track', ?, ?, 0)", [(i, i % 10 * 10 + 10) for i in ids])
    tx.many("INSERT INTO favourite VALUES (1, 'track', ?, ?)", [(i, i) for i in ids[::2]])
    tx.many(
        "INSERT INTO play_stats (profile_id, track_id, plays) VALUES (1, ?, ?)",
        [(i, i % 7) for i in ids],
    )
    tx.many(
        "INSERT INTO playlist_item (playlist_id, position, track_id, added_at) VALUES (1, ?, ?, 0)",
        [(f"{n:05}", i) for n, i in enumerate(reversed(ids))],
    )
    tx.many("UPDATE track SET added_at = ? WHERE id = ?", [(1_000 + i, i) for i in ids])


def marks(tx: Read) -> dict[str, tuple[object, ...]]:
    """Sound -> everything of the user, and the places in the playlist."""
    place = {
        i: n for n, i in enumerate(tx.column("SELECT track_id FROM playlist_item ORDER BY id"))
    }
    return {
        sound: (*rest, place.get(track_id))
        for sound, track_id, *rest in tx.rows(
            "SELECT f.audio_key, t.id, t.added_at, r.rating, v.at, s.plays FROM file f"
            " JOIN track t ON t.id = f.track_id"
            " LEFT JOIN rating r ON r.entity = 'track' AND r.entity_id = t.id"
            " LEFT JOIN favourite v ON v.entity = 'track' AND v.entity_id = t.id"
            " LEFT JOIN play_stats s ON s.track_id = t.id"
        )
    }


async def test_a_thousand_files_keep_everything(
    database: Database, disk: Disk, clock: FixedClock
) -> None:
    random = Random(7)
    for n in range(1000):
        disk.write(
            f"Artist {n // 50}/Album {n // 10}/{n % 10:02}.flac", f"s{n}",
            tags(f"Song {n}", f"Artist {n // 50}", f"Album {n // 10}"),
        )  # fmt: skip
    await scanned(database, disk, clock)
    ids = await database.read(lambda tx: tx.column("SELECT id FROM track ORDER BY id"))
    await database.write(mark, ids)
    before = await database.read(marks)
    assert len(before) == 1000

    for path in list(disk.files):  # renamed, moved and retagged
        kind = random.randrange(4)
        name = path.rpartition(b"/")[2]
        if kind == 0:
            disk.move(path, path + b" new.flac")
        elif kind == 1:
            disk.move(path, f"Moved/{random.randrange(90)}/{len(disk.files)}-".encode() + name)
        elif kind == 2:
            disk.retag(path, title="T", artist="Z", artists=("Z",), album="Y")
        else:
            disk.retag(path, album="Moved")
            disk.move(path, b"Both/" + path[len(ROOT) + 1 :].replace(b"/", b"-"))
    await scanned(database, disk, clock, random)
    assert await database.read(marks) == before

    await database.write(lambda tx: roots.set_available(tx, RootId(1), is_available=False))
    await database.write(lambda tx: roots.set_available(tx, RootId(1), is_available=True))
    await database.write(lambda tx: roots.set_path(tx, RootId(1), b"/plugged"))
    disk.files = {b"/plugged" + path[len(ROOT) :]: file for path, file in disk.files.items()}
    assert await database.write(scan, disk, b"/plugged") == []  # nothing has to be read again
    assert await database.read(marks) == before
    assert await database.integrity() == ()


# ---- anything at all -----------------------------------------------------------------------------


@dataclass
class Model:
    """What should be: the identities of every sound, by the rules in words.

    A moved or renamed sound keeps its identity. A copy is a new one. A path whose sound is replaced
    keeps its identity, unless its former sound turns up elsewhere.
    """

    who: dict[bytes, int] = field(default_factory=dict)
    """Path -> identity of the file that lies there."""
    gone: dict[str, list[int]] = field(default_factory=dict)
    """Sound -> identities whose files are gone."""
    last: int = 0

    def new(self) -> int:
        self.last += 1
        return self.last


def step(random: Random, disk: Disk, model: Model, touched: set[bytes], sounds: set[str]) -> None:
    """One random thing that happens to files; `touched` paths and `sounds` rest until the scan."""
    free = [p for p in disk.files if p not in touched and disk.files[p].sound not in sounds]
    kind = random.choice(
        ("new", "move", "move", "retag", "both", "swap", "over", "delete", "copy", "rip")
    )
    target = disk.full(f"{random.choice('abcd')}/{random.randrange(40)}.flac")
    is_free = target not in disk.files and target not in touched
    found = tags(f"T{random.random()}", random.choice("XYZ"), random.choice("KLM"))
    if kind == "new" or not free:
        if is_free:
            disk.write(target, f"sound {model.new()}", found)
            model.who[target] = model.last
            touched.add(target)
        return
    path = random.choice(free)
    sound = disk.files[path].sound
    if kind in ("retag", "both"):
        disk.retag(path, title=found.title, artist=found.artist, artists=found.artists)
    if kind in ("move", "both") and is_free:
        disk.move(path, target)
        model.who[target] = model.who.pop(path)
        touched |= {path, target}
        sounds.add(sound)
    elif kind == "swap" and len(free) > 1:
        other = random.choice([p for p in free if p != path])
        disk.files[path], disk.files[other] = disk.files[other], disk.files[path]
        model.who[path], model.who[other] = model.who[other], model.who[path]
        sounds |= {sound, disk.files[path].sound}
        touched |= {path, other}
    elif kind == "over" and any(disk.files[p].sound != sound for p in free):
        other = random.choice([p for p in free if disk.files[p].sound != sound])
        lost = disk.files[other].sound
        model.gone.setdefault(lost, []).append(model.who.pop(other))
        disk.move(path, other)
        model.who[other] = model.who.pop(path)
        sounds |= {sound, lost}
        touched |= {path, other}
    elif kind == "delete":
        model.gone.setdefault(sound, []).append(model.who.pop(path))
        del disk.files[path]
        touched.add(path)
        sounds.add(sound)
    elif kind == "copy" and is_free and len(model.gone.get(sound, ())) < 2:
        disk.write(target, sound, found)  # with two that are gone it could be either of them
        waiting = model.gone.get(sound)
        model.who[target] = waiting.pop() if waiting else model.new()
        touched |= {path, target}
        sounds.add(sound)
    elif kind == "rip":
        disk.write(path, f"sound {model.new()}", found)
        touched.add(path)
        sounds.add(sound)


@pytest.mark.parametrize("seed", range(40))
async def test_identity_holds_whatever_happens(
    database: Database, disk: Disk, clock: FixedClock, seed: int
) -> None:
    random, model = Random(seed), Model()
    ids: dict[int, int] = {}
    for _ in range(8):
        touched: set[bytes] = set()
        sounds: set[str] = set()
        for _ in range(random.randrange(1, 12)):
            step(random, disk, model, touched, sounds)
        await scanned(database, disk, clock, random)
        await agree(database, disk, model, ids)
    assert await database.integrity() == ()


async def agree(database: Database, disk: Disk, model: Model, ids: dict[int, int]) -> None:
    """Compare sound by sound: among equal sounds it does not matter which file is which.

    ids: identity -> track, learnt when a file is first seen. Afterwards the model says of equal
    sounds what the library says.
    """
    actual = await database.read(lambda tx: {path: track_at(tx, path) for path in disk.files})
    by_sound: dict[str, list[bytes]] = {}
    for path, file in disk.files.items():
        by_sound.setdefault(file.sound, []).append(path)
    before = set(ids.values())
    for sound, paths in by_sound.items():
        found = {actual[path] for path in paths}
        known = {ids[model.who[path]] for path in paths if model.who[path] in ids}
        assert known <= found, f"{sound}: {known} should be among {found}"
        assert not (found - known) & before, f"{sound} took another's track"
        fresh = iter(sorted(found - known))
        for path in paths:
            if model.who[path] not in ids:
                ids[model.who[path]] = next(fresh)
        inverse = {ids[model.who[path]]: model.who[path] for path in paths}
        for path in paths:
            model.who[path] = inverse[actual[path]]
    assert len(set(actual.values())) == len(actual)
