"""The tree of playlists and folders over random changes: nothing is lost, every undo is exact."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from audio2_desktop.domain.playlists import Node, NodeKind, PlaylistFolderId
from audio2_desktop.domain.problems import Refused
from audio2_desktop.domain.units import DEFAULT_PROFILE, PlaylistId
from audio2_desktop.storage import migrate, playlist_tree, playlists
from audio2_desktop.storage.connection import Link, transaction
from tests.fakes.clock import FixedClock

ME = DEFAULT_PROFILE
Work = Callable[[Any], Any]
Tree = tuple[tuple[Node, Any], ...]
"""(node, what is in it), in order."""


class Sidebar(RuleBasedStateMachine):
    """Undo is tried after every change: back to the tree before, then forward to the tree after."""

    def __init__(self) -> None:
        super().__init__()
        self.link = Link(Path(":memory:"), "writer")
        self.clock = FixedClock()
        migrate.migrate(self.link, self.clock)
        self.playlists: set[int] = set()
        self.folders: set[int] = set()

    def write(self, work: Work) -> Any:
        return transaction(self.link, self.clock, work)[0]

    def tree(self) -> Tree:
        rows = self.write(lambda tx: playlists.all_rows(tx, ME))
        folders = self.write(lambda tx: playlist_tree.folders(tx, ME))

        def under(parent: PlaylistFolderId | None) -> Tree:
            inside = [(row.place, row.node) for row in rows if row.folder == parent]
            inside += [(one.place, one.node) for one in folders if one.parent == parent]
            inside.sort(key=lambda pair: pair[0])
            assert [place for place, _ in inside] == list(range(len(inside)))
            return tuple(
                (node, under(PlaylistFolderId(node.id)) if node.kind is NodeKind.FOLDER else None)
                for _, node in inside
            )

        return under(None)

    def nodes(self) -> list[Node]:
        return [
            *(Node(NodeKind.PLAYLIST, one) for one in sorted(self.playlists)),
            *(Node(NodeKind.FOLDER, one) for one in sorted(self.folders)),
        ]

    @rule(data=st.data())
    def add_playlist(self, data: st.DataObject) -> None:
        folder = data.draw(st.sampled_from([None, *sorted(self.folders)]))
        self.playlists.add(self.write(lambda tx: playlists.create(tx, ME, "p", folder)))

    @precondition(lambda self: len(self.folders) < 5)
    @rule(data=st.data())
    def add_folder(self, data: st.DataObject) -> None:
        parent = data.draw(st.sampled_from([None, *sorted(self.folders)]))
        self.folders.add(self.write(lambda tx: playlist_tree.create_folder(tx, ME, "f", parent)))

    @precondition(lambda self: self.playlists or self.folders)
    @rule(data=st.data())
    def place(self, data: st.DataObject) -> None:
        moving = data.draw(st.lists(st.sampled_from(self.nodes()), min_size=1, max_size=3))
        parent = data.draw(st.sampled_from([None, *sorted(self.folders)]))
        before = data.draw(st.sampled_from([None, *self.nodes()]))
        tree = self.tree()
        try:
            change = self.write(lambda tx: playlist_tree.place(tx, ME, moving, parent, before))
        except Refused:
            assert self.tree() == tree
            return
        after = self.tree()
        redo = self.write(lambda tx: playlist_tree.revert_place(tx, change))
        assert self.tree() == tree
        self.write(lambda tx: playlist_tree.revert_place(tx, redo))
        assert self.tree() == after

    @precondition(lambda self: self.folders)
    @rule(data=st.data(), is_kept=st.booleans())
    def dissolve(self, data: st.DataObject, is_kept: bool) -> None:
        folder = PlaylistFolderId(data.draw(st.sampled_from(sorted(self.folders))))
        tree = self.tree()
        record = self.write(lambda tx: playlist_tree.delete_folder(tx, folder))
        if is_kept:
            self.write(lambda tx: playlist_tree.restore_folder(tx, record))
            assert self.tree() == tree
        else:
            self.folders.remove(folder)

    @precondition(lambda self: self.playlists)
    @rule(data=st.data(), is_kept=st.booleans())
    def delete(self, data: st.DataObject, is_kept: bool) -> None:
        one = PlaylistId(data.draw(st.sampled_from(sorted(self.playlists))))
        tree = self.tree()
        self.write(lambda tx: playlists.delete(tx, one))
        if is_kept:
            self.write(lambda tx: playlists.restore(tx, one))
            assert self.tree() == tree
        else:
            self.playlists.remove(one)

    @rule()
    def spoil_keys(self) -> None:
        """Equal keys, as two programs or a damaged file might leave them."""
        for table in ("playlist", "playlist_folder"):
            self.link.raw.execute(f"UPDATE {table} SET position = 'V'")

    @invariant()
    def nothing_is_lost(self) -> None:
        def walk(tree: Tree) -> list[Node]:
            return [found for node, inside in tree for found in [node, *walk(inside or ())]]

        found = walk(self.tree())
        assert sorted(found, key=str) == sorted(self.nodes(), key=str)

    def teardown(self) -> None:
        self.link.close()


TestSidebar = Sidebar.TestCase
TestSidebar.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
