"""The order of a playlist against a list, with undo and redo, over random changes."""

from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from audio2_desktop.domain.playlists import PlaylistSort
from audio2_desktop.domain.units import DEFAULT_PROFILE, ItemId, TrackId
from audio2_desktop.storage import migrate, playlist_items, playlists
from audio2_desktop.storage.connection import Link, transaction
from audio2_desktop.storage.playlist_items import Change
from tests.fakes.clock import FixedClock
from tests.fakes.shelf import Disc, shelve

TRACKS = 6
TITLES = ["d", "a", "c", "b", "e", "a2"]


class Playlist(RuleBasedStateMachine):
    """The model is a list of (item, track); undone and redone lists are kept as they were."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = FixedClock()
        self.link = Link(Path(":memory:"), "writer")
        migrate.migrate(self.link, self.clock)
        self.tracks = self.write(lambda tx: shelve(tx, [Disc(title) for title in TITLES]))
        self.playlist = self.write(lambda tx: playlists.create(tx, DEFAULT_PROFILE, "p"))
        self.model: list[tuple[int, int]] = []
        self.done: list[tuple[Change, list[tuple[int, int]]]] = []
        self.undone: list[tuple[Change, list[tuple[int, int]]]] = []

    def write(self, work):  # type: ignore[no-untyped-def]
        return transaction(self.link, self.clock, work)[0]

    def real(self) -> list[tuple[int, int]]:
        sql = """SELECT id, track_id FROM playlist_item WHERE playlist_id = ?
            ORDER BY position, id"""
        return self.link.raw.execute(sql, (self.playlist,)).fetchall()

    def change(self, work, expected: list[tuple[int, int]] | None) -> None:  # type: ignore[no-untyped-def]
        change = self.write(work)
        self.done.append((change, self.model))
        self.undone.clear()
        if expected is None:
            self.model = self.real()
        else:
            self.model = expected

    @rule(at=st.integers(-1, 8), which=st.lists(st.integers(0, TRACKS - 1), min_size=1, max_size=4))
    def insert(self, at: int, which: list[int]) -> None:
        ids = [self.tracks[n] for n in which]
        before = list(self.model)
        self.change(lambda tx: playlist_items.insert(tx, self.playlist, ids, at), None)
        row = max(0, min(at, len(before)))
        assert self.model[:row] + self.model[row + len(ids) :] == before
        assert [track for _, track in self.model[row : row + len(ids)]] == ids

    @precondition(lambda self: self.model)
    @rule(at=st.integers(-1, 9), data=st.data())
    def move(self, at: int, data: st.DataObject) -> None:
        ids = data.draw(st.sets(st.sampled_from([one for one, _ in self.model])))
        row = max(0, min(at, len(self.model)))
        expected = (
            [pair for pair in self.model[:row] if pair[0] not in ids]
            + [pair for pair in self.model if pair[0] in ids]
            + [pair for pair in self.model[row:] if pair[0] not in ids]
        )
        going = {ItemId(one) for one in ids}
        self.change(lambda tx: playlist_items.move(tx, self.playlist, going, at), expected)

    @precondition(lambda self: self.model)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        ids = data.draw(st.sets(st.sampled_from([one for one, _ in self.model])))
        expected = [pair for pair in self.model if pair[0] not in ids]
        going = {ItemId(one) for one in ids}
        self.change(lambda tx: playlist_items.remove(tx, self.playlist, going), expected)

    @rule(is_descending=st.booleans())
    def sort(self, is_descending: bool) -> None:
        title = dict(zip(self.tracks, TITLES, strict=True))
        expected = sorted(
            self.model, key=lambda pair: title[TrackId(pair[1])], reverse=is_descending
        )
        self.change(
            lambda tx: playlist_items.sort(
                tx, self.playlist, PlaylistSort.TITLE, is_descending=is_descending
            ),
            expected,
        )

    @rule(which=st.lists(st.integers(0, TRACKS - 1), max_size=4))
    def replace(self, which: list[int]) -> None:
        ids = [self.tracks[n] for n in which]
        self.change(lambda tx: playlist_items.replace(tx, self.playlist, ids), None)
        assert [track for _, track in self.model] == ids

    @rule()
    def rekey(self) -> None:
        """Other keys, same order: as after many changes, or as a damaged file has them."""
        for n, (one, _) in enumerate(self.model):
            sql = "UPDATE playlist_item SET position = ? WHERE id = ?"
            self.link.raw.execute(sql, (f"{n:03}0", one))

    @precondition(lambda self: self.done)
    @rule()
    def undo(self) -> None:
        change, before = self.done.pop()
        redo = self.write(lambda tx: playlist_items.revert(tx, change))
        self.undone.append((redo, self.model))
        self.model = before

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        change, after = self.undone.pop()
        undo = self.write(lambda tx: playlist_items.revert(tx, change))
        self.done.append((undo, self.model))
        self.model = after

    @precondition(lambda self: len(self.done) > 1)
    @rule(data=st.data())
    def undo_an_older_one(self, data: st.DataObject) -> None:
        """As a toast that is still shown does: what came later stays."""
        change, _ = data.draw(st.sampled_from(self.done[:-1]))
        self.write(lambda tx: playlist_items.revert(tx, change))
        here = {one for one, _ in self.real()}
        assert here.isdisjoint(change.added)
        assert here.issuperset(one.id for one in change.removed)
        kept = [pair for pair in self.model if pair[0] in here and pair[0] not in change.moved]
        assert [pair for pair in self.real() if pair in kept] == kept
        self.model = self.real()
        self.done.clear()
        self.undone.clear()

    @invariant()
    def order_is_the_models(self) -> None:
        assert self.real() == self.model

    def teardown(self) -> None:
        self.link.close()


TestPlaylist = Playlist.TestCase
TestPlaylist.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
