"""Every order of the list of tracks, against Python's own sorting of the rows."""

from array import array
from collections.abc import Callable
from itertools import pairwise
from random import Random
from typing import Any

import pytest

from audio2_desktop.domain.music import Entity, TrackRow
from audio2_desktop.domain.names import fold, sort_key
from audio2_desktop.domain.query import parse
from audio2_desktop.domain.sorting import Direction, Order, TrackGrouping, TrackQuery, TrackSort
from audio2_desktop.domain.units import DEFAULT_PROFILE, AlbumId, TrackId
from audio2_desktop.storage import albums, hidden, track_groups, track_order, tracks
from audio2_desktop.storage.connection import Read, Write
from audio2_desktop.storage.database import Database
from tests.storage.disk import Disk, scan, tags

CODECS = ("FLAC", "MP3", "AAC")


@pytest.fixture
async def library(database: Database) -> Database:
    """Three hundred tracks with equal and missing values of everything."""
    random, disk = Random(3), Disk()
    for n in range(300):
        disk.write(
            f"{random.randrange(30)}/{n}.flac", f"s{n}",
            tags(
                f"{random.choice(['The', 'A', '10', '2', 'b', 'Ç'])} {random.randrange(40)}",
                random.choice(("", "Örn", "The Band", "abc", "Zed")),
                random.choice(("", "X", "The Y", "z 10", "z 9")),
                album_artist=random.choice(("", "Various Artists", "Abba")),
                track=random.randrange(5), disc=random.randrange(3),
                year=random.choice((0, 1970, 2001)),
                genres=tuple(random.sample(["Rock", "Dub", "ambient"], random.randrange(3))),
            ),
        )  # fmt: skip
    await database.write(scan, disk)
    await database.write(dress, random)
    return database


def dress(tx: Write, random: Random) -> None:
    """What tags do not bring."""
    for track_id in tx.column("SELECT id FROM track ORDER BY id"):
        tx.execute(
            "UPDATE file SET bitrate = ?, sample_rate = ?, bits = ?, size = ?, codec = ?,"
            " lossless = ? WHERE track_id = ?",
            (random.randrange(4), random.randrange(3), random.randrange(2), random.randrange(9),
             random.choice(CODECS), random.randrange(2), track_id),
        )  # fmt: skip
        tx.execute("UPDATE track SET length_ms = ? WHERE id = ?", (random.randrange(9), track_id))
        if random.random() < 0.3:
            rating = random.randrange(10, 101, 10)
            tx.execute("INSERT INTO rating VALUES (1, 'track', ?, ?, 0)", (track_id, rating))
        if random.random() < 0.3:
            tx.execute("INSERT INTO favourite VALUES (1, 'track', ?, 0)", (track_id,))
        if random.random() < 0.5:
            tx.execute(
                "INSERT INTO play_stats (profile_id, track_id, plays, skips, last_played)"
                " VALUES (1, ?, ?, ?, ?)",
                (track_id, random.randrange(3), random.randrange(3), random.choice((None, 1, 9))),
            )
        if random.random() < 0.1:
            tx.execute("UPDATE file SET missing_since = 1 WHERE track_id = ?", (track_id,))


Extra = dict[int, tuple[object, ...]]
Key = Callable[[TrackRow, Extra], object]
KEYS: dict[TrackSort, Key] = {
    TrackSort.TITLE: lambda r, _: sort_key(r.title),
    TrackSort.ARTIST: lambda r, _: sort_key(r.artist),
    TrackSort.ALBUM_ARTIST: lambda r, _: sort_key(r.album_artist),
    TrackSort.YEAR: lambda r, _: r.year,
    TrackSort.LENGTH: lambda r, _: r.length_ms,
    TrackSort.ADDED: lambda r, _: r.added_at,
    TrackSort.RATING: lambda r, _: r.rating,
    TrackSort.FAVOURITE: lambda r, _: r.is_favourite,
    TrackSort.PLAYS: lambda r, _: r.plays,
    TrackSort.LAST_PLAYED: lambda r, _: r.last_played or 0,
    TrackSort.NUMBER: lambda r, _: r.number,
    TrackSort.DISC: lambda r, _: r.disc,
    TrackSort.CODEC: lambda r, _: r.codec,
    TrackSort.BITRATE: lambda r, _: r.bitrate,
    TrackSort.SAMPLE_RATE: lambda r, _: r.sample_rate,
    TrackSort.STATE: lambda r, _: r.state == "missing",
    TrackSort.SIZE: lambda r, e: e[r.id][0],
    TrackSort.QUALITY: lambda r, e: (e[r.id][1], r.bits, r.sample_rate, r.bitrate),
    TrackSort.SKIPS: lambda r, e: e[r.id][2],
    TrackSort.PATH: lambda r, e: (e[r.id][3], e[r.id][4]),
}


def everything(tx: Read) -> tuple[dict[int, TrackRow], Extra]:
    ids = tx.column("SELECT id FROM track")
    rows = {row.id: row for row in tracks.rows(tx, map(TrackId, ids))}
    extra = {
        row[0]: row[1:]
        for row in tx.rows(
            "SELECT t.id, f.size, f.lossless, ifnull(s.skips, 0), d.path, f.name FROM track t"
            " JOIN file f ON f.track_id = t.id JOIN folder d ON d.id = f.folder_id"
            " LEFT JOIN play_stats s ON s.track_id = t.id"
        )
    }
    return dict(rows), extra


@pytest.mark.parametrize("direction", Direction)
async def test_every_order(library: Database, direction: Direction) -> None:
    rows, extra = await library.read(everything)
    assert len(rows) == 300
    for sort, key in KEYS.items():
        found = await library.read(track_order.ids, TrackQuery(sort, direction))
        assert sorted(found) == sorted(rows), sort
        keys = [key(rows[each], extra) for each in found]
        is_down = direction is Direction.DOWN
        assert keys == sorted(keys, reverse=is_down), sort  # type: ignore[type-var]


@pytest.mark.parametrize("direction", Direction)
async def test_inside_albums_tracks_stay_in_order(library: Database, direction: Direction) -> None:
    rows, _ = await library.read(everything)
    for sort in (TrackSort.ARTIST, TrackSort.ALBUM, TrackSort.ALBUM_ARTIST):
        found = await library.read(track_order.ids, TrackQuery(sort, direction))
        for left, right in pairwise(found):
            one, two = rows[left], rows[right]
            if one.album_id == two.album_id and (sort != "artist" or one.artist == two.artist):
                assert (one.disc, one.number) <= (two.disc, two.number), sort


@pytest.mark.parametrize("direction", Direction)
async def test_albums_by_name_and_genres_with_none_last(
    library: Database, direction: Direction
) -> None:
    rows, _ = await library.read(everything)
    found = await library.read(track_order.ids, TrackQuery(TrackSort.ALBUM, direction))
    titles = [sort_key(rows[each].album) for each in found]
    named = [title for title in titles if title]
    assert titles == named + [""] * (len(titles) - len(named))
    assert named == sorted(named, reverse=direction is Direction.DOWN)

    found = await library.read(track_order.ids, TrackQuery(TrackSort.GENRE, direction))
    assert sorted(found) == sorted(rows)
    pick = max if direction is Direction.DOWN else min
    genres = [pick(map(fold, rows[each].genres), default="") for each in found]
    named = [genre for genre in genres if genre]
    assert genres == named + [""] * (len(genres) - len(named))
    assert named == sorted(named, reverse=direction is Direction.DOWN)


async def test_hidden_and_asked_for(library: Database) -> None:
    rows, _ = await library.read(everything)
    (album,) = await library.read(albums.rows, [AlbumId(rows[1].album_id)])
    await library.write(hidden.hide, DEFAULT_PROFILE, Entity.ALBUM, [album.id])
    tree = parse("year:1970").tree
    for sort in TrackSort:
        found = await library.read(tracks.ids, TrackQuery(sort, where=tree))
        wanted = [r for r in rows.values() if r.year == 1970 and r.album_id != album.id]
        assert sorted(found.ids) == sorted(row.id for row in wanted), sort
        assert found.length_ms == sum(row.length_ms for row in wanted)


def _parts_of_a_sheet(tx: Write) -> None:
    """Three tracks become the parts of one file, as a CUE sheet cuts it."""
    (file_id,) = tx.column("SELECT id FROM file ORDER BY id LIMIT 1")
    for position, (track_id, file) in enumerate(
        tx.rows("SELECT track_id, id FROM file ORDER BY id LIMIT 3")
    ):
        tx.execute("UPDATE file SET track_id = NULL WHERE id = ?", (file,))
        tx.execute(
            "INSERT INTO cue_part VALUES (?, ?, ?, ?, NULL)",
            (file_id, position, track_id, position * 1000),
        )


@pytest.mark.parametrize("has_parts", [False, True])
async def test_every_order_leaves_out_what_is_not_in_the_library(
    library: Database, has_parts: bool
) -> None:
    rows, _ = await library.read(everything)
    if has_parts:
        await library.write(_parts_of_a_sheet)
    gone = {2, 3, 77, 300}
    await library.write(
        lambda tx: tx.many("UPDATE track SET in_library = 0 WHERE id = ?", [(n,) for n in gone])
    )
    for sort in TrackSort:
        found = await library.read(track_order.ids, TrackQuery(sort))
        assert sorted(found) == sorted(rows.keys() - gone), sort


def _compared(left: TrackRow, right: TrackRow, orders: tuple[Order, ...], extra: Extra) -> int:
    """-1, 0 or 1, as the order has it; albums without a name and no genre come last both ways."""
    for order in orders:
        down = order.direction is Direction.DOWN
        if order.sort is TrackSort.ALBUM:
            if (left.album == "") != (right.album == ""):
                return 1 if left.album == "" else -1
            one, two = sort_key(left.album), sort_key(right.album)
        elif order.sort is TrackSort.GENRE:
            if bool(left.genres) != bool(right.genres):
                return -1 if left.genres else 1
            pick = max if down else min
            one, two = (pick(map(fold, row.genres), default="") for row in (left, right))
        else:
            key: Any = KEYS[order.sort]
            one, two = key(left, extra), key(right, extra)
        if one != two:
            return (1 if one > two else -1) * (-1 if down else 1)
    return 0


@pytest.mark.parametrize("has_parts", [False, True])
async def test_several_keys(library: Database, has_parts: bool) -> None:
    """Every pair of keys in random directions, and triples."""
    rows, extra = await library.read(everything)
    if has_parts:
        await library.write(_parts_of_a_sheet)
        extra.update({key: extra[1][:1] + extra[key][1:] for key in (1, 2, 3)})
        rows, _ = await library.read(everything)
    random = Random(7)
    ends = {TrackSort.PATH, *((TrackSort.SIZE, TrackSort.QUALITY) if has_parts else ())}
    sorts = [sort for sort in TrackSort if sort not in ends]
    chains = [random.sample(sorts, 2) for _ in range(60)]
    chains += [[one, two] for one in sorts[:4] for two in sorts if two is not one]
    chains += [random.sample(sorts, 3) for _ in range(60)]
    for chain in chains:
        orders = tuple(Order(sort, random.choice(list(Direction))) for sort in chain)
        found = await library.read(track_order.ids, TrackQuery.in_order(orders))
        assert sorted(found) == sorted(rows), orders
        for left, right in pairwise(found):
            assert _compared(rows[left], rows[right], orders, extra) <= 0, orders


async def test_a_path_as_a_further_key_and_what_is_asked_for(library: Database) -> None:
    rows, extra = await library.read(everything)
    tree = parse("year:1970").tree
    orders = (Order(TrackSort.RATING, Direction.DOWN), Order(TrackSort.PATH))
    found = await library.read(track_order.ids, TrackQuery.in_order(orders, tree))
    wanted = [row for row in rows.values() if row.year == 1970]
    wanted.sort(key=lambda r: (-r.rating, *extra[r.id][3:5]))  # type: ignore[arg-type]
    assert list(found) == [row.id for row in wanted]


def _genre_of_a_track_that_is_gone(tx: Write) -> None:
    tx.execute("INSERT INTO entity_genre (entity, entity_id, genre_id) VALUES ('track', 5000, 1)")


@pytest.mark.parametrize("kind", [each for each in TrackGrouping if each.rows])
@pytest.mark.parametrize("has_parts", [False, True])
async def test_groups_fit_their_tracks(
    library: Database, kind: TrackGrouping, has_parts: bool
) -> None:
    """Every group is in one piece, and its numbers are those of its tracks."""
    if has_parts:
        await library.write(_parts_of_a_sheet)
    await library.write(_genre_of_a_track_that_is_gone)
    rows, extra = await library.read(everything)
    folders = dict(
        await library.read(
            lambda tx: tx.rows(
                "SELECT t.id, f.folder_id FROM track t LEFT JOIN cue_part p ON p.track_id = t.id"
                " JOIN file f ON f.track_id = t.id OR f.id = p.file_id"
            )
        )
    )
    genres = dict(await library.read(lambda tx: tx.rows("SELECT name, id FROM genre")))
    key_of: dict[TrackGrouping, Callable[[TrackRow], int]] = {
        TrackGrouping.ALBUM: lambda r: r.album_id,
        TrackGrouping.GENRE: lambda r: genres[min(r.genres, key=fold)] if r.genres else 0,
        TrackGrouping.FOLDER: lambda r: folders[r.id],
        TrackGrouping.DECADE: lambda r: r.year // 10 * 10,
    }
    for sort in (TrackSort.TITLE, TrackSort.YEAR, TrackSort.PLAYS, TrackSort.PATH, TrackSort.SIZE):
        for way in Direction:
            query = TrackQuery(sort, way, then=(Order(TrackSort.NUMBER),), group=kind)
            found = await library.read(tracks.ids, query)
            groups = found.groups
            assert groups is not None and sorted(found.ids) == sorted(rows)
            assert len(set(groups.keys)) == len(groups.keys)
            at, shown = 0, []
            for n, (key, size, length) in enumerate(
                zip(groups.keys, groups.sizes, groups.lengths, strict=True), start=1
            ):
                inside = [rows[each] for each in found.ids[at : at + size]]
                assert {key_of[kind](row) for row in inside} == {key}
                assert sum(row.length_ms for row in inside) == length
                shown += [-n] * kind.rows + [row.id for row in inside]
                if sort is not TrackSort.PATH and not has_parts:
                    pairs = pairwise(inside)
                    assert all(_compared(a, b, query.orders, extra) <= 0 for a, b in pairs)
                at += size
            assert list(groups.rows) == shown
            assert found.length_ms == sum(row.length_ms for row in rows.values())
    heads = await library.read(track_groups.heads, kind, list(groups.keys))
    assert len(heads) == (0 if kind is TrackGrouping.DECADE else len([k for k in groups.keys if k]))


async def test_a_long_selection_is_summed_by_the_library(library: Database) -> None:
    rows, _ = await library.read(everything)
    picked = array("q", [*list(rows)[:100], next(iter(rows))])
    assert await library.read(tracks.length, picked) == sum(rows[key].length_ms for key in picked)


async def test_the_next_title_that_starts_so_in_any_order(library: Database) -> None:
    rows, _ = await library.read(everything)
    ids = await library.read(track_order.ids, TrackQuery(TrackSort.SIZE))
    for by, name in (
        (TrackSort.TITLE, lambda r: r.title),
        (TrackSort.ARTIST, lambda r: r.artist),
        (TrackSort.ALBUM, lambda r: r.album),
    ):
        for prefix in ("a", "abc", "z", "c", "nothing"):
            fits = [
                at for at, key in enumerate(ids) if sort_key(name(rows[key])).startswith(prefix)
            ]
            for after in (-1, 5, 299):
                found = await library.read(tracks.next_starting, ids, prefix, after, by)
                later = [at for at in fits if at > after]
                assert found == (later[0] if later else fits[0] if fits else None), (by, prefix)


@pytest.mark.parametrize("count", [0, 1, 399, 400, 401, 50_000])
def test_ids_as_text_of_any_length(count: int) -> None:
    ids = [Random(count).randrange(1, 10**9) for _ in range(count)]
    assert list(track_order.array_of(",".join(map(str, ids)))) == ids
