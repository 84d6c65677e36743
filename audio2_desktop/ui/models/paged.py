"""A list of any length: identities in one array, rows in pages that are fetched when seen.

No I/O: the model says which page it wants, the page of the window fetches it and hands it over.
"""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Signal

from audio2_desktop.ui.models.listing import Listing, Row
from audio2_desktop.ui.models.scattered import Scattered

if TYPE_CHECKING:
    from audio2_desktop.ui.models.columns import Column

PAGE_ROWS = 200
PAGES = 40
_FEW = 8
"""Up to so many identities are found with array.index (5 ms a million); more in one pass."""


class PagedRows(Listing):
    """Rows by identity; 1,000,000 of them cost 8 MB and no time.

    `wanted(page, ids)` is sent once for each page that is missing; `arrived` answers it (in any
    order, also after the list has changed), `failed` lets it be asked again.
    """

    wanted = Signal(int, object)

    def __init__(
        self,
        columns: "Sequence[Column]" = (),
        *,
        spoken: Callable[[Any], str] = str,
        page_rows: int = PAGE_ROWS,
        pages: int = PAGES,
    ) -> None:
        super().__init__(columns, spoken=spoken)
        self._ids: array[int] = array("q")
        self._page_rows = page_rows
        self._limit = pages
        self._pages: OrderedDict[int, list[Any]] = OrderedDict()
        self._asked: set[int] = set()
        # what was known before a change: shown until the fresh row comes, so that nothing flickers
        self._former: dict[int, Any] = {}

    # -- reading -----------------------------------------------------------------------------------

    @property
    def ids(self) -> "array[int]":
        """Identities in order. Shared: do not change it."""
        return self._ids

    def count(self) -> int:
        return len(self._ids)

    def key_at(self, at: int) -> int:
        return self._ids[at]

    def at_key(self, key: int) -> int | None:
        try:
            return self._ids.index(key)
        except ValueError:
            return None

    def keys(self, ranges: Iterable[tuple[int, int]]) -> "array[int]":
        if isinstance(ranges, Scattered):
            return ranges.of(self._ids)
        found = array("q")
        for first, last in ranges:
            found += self._ids[first : last + 1]
        return found

    def row_at(self, at: int) -> Any:
        page, offset = divmod(at, self._page_rows)
        rows = self._pages.get(page)
        if rows is None:
            self._ask(page)
            return self._former.get(self._ids[at])
        self._pages.move_to_end(page)
        return rows[offset]

    def peek(self, at: int) -> Any:
        """The row if it is here; asks for nothing."""
        page, offset = divmod(at, self._page_rows)
        rows = self._pages.get(page)
        return self._former.get(self._ids[at]) if rows is None else rows[offset]

    def prefetch(self, first: int, last: int) -> None:
        """Ask for the pages of rows first..last ahead of the eye."""
        if self._ids:
            low, high = max(0, first), min(last, len(self._ids) - 1)
            for page in range(low // self._page_rows, high // self._page_rows + 1):
                if page not in self._pages:
                    self._ask(page)

    def ids_of_page(self, page: int) -> "array[int]":
        return self._ids[page * self._page_rows : (page + 1) * self._page_rows]

    # -- answers -----------------------------------------------------------------------------------

    def arrived(self, page: int, rows: Iterable[Row]) -> None:
        """Rows for a page, in any order. Those that are not in the list any more are ignored."""
        self._asked.discard(page)
        ids = self.ids_of_page(page)
        if not ids:
            return
        by_id = {row.id: row for row in rows}
        if by_id and not any(key in by_id for key in ids):
            return  # the answer to a question of before the list changed
        self._pages[page] = [by_id.get(key) for key in ids]
        self._pages.move_to_end(page)
        while len(self._pages) > self._limit:
            self._pages.popitem(last=False)
        first = page * self._page_rows
        self.refresh(first, first + len(ids) - 1)

    def failed(self, page: int) -> None:
        """The page could not be read; it is asked for again when it is next seen."""
        self._asked.discard(page)

    # -- changes -----------------------------------------------------------------------------------

    @property
    def tracks(self) -> "array[int]":
        """Identities without captions. Shared: do not change it."""
        return self._ids

    def count_of(self, ranges: Iterable[tuple[int, int]]) -> int:
        """How many rows first..last (inclusive) of each range have, without captions."""
        if isinstance(ranges, Scattered):
            return ranges.count_rows
        return sum(last - first + 1 for first, last in ranges)

    def replace_ids(self, ids: "array[int]") -> None:
        """Another order or another selection of rows. Persistent indexes (the current row) follow
        their identity; rows known so far are shown until fresh ones come."""
        self._remember()
        self.before_rows_move()
        before = self.persistentIndexList()  # all that views and others just put among them, too
        kept = [self._ids[index.row()] for index in before]
        self._ids = ids
        self._pages.clear()
        self._asked.clear()
        places = self._places(set(kept))
        after = [
            self.createIndex(places[key], index.column()) if key in places else QModelIndex()
            for index, key in zip(before, kept, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.after_rows_move()

    def forget(self, ids: frozenset[int] = frozenset()) -> None:
        """These rows differ now (none named: all). What is seen is asked for again; until it comes
        the former text stays."""
        stale = [
            page for page in self._pages if not ids or not ids.isdisjoint(self.ids_of_page(page))
        ]
        self._remember()
        for page in stale:
            del self._pages[page]
        self._asked -= set(stale)
        if not ids:
            self._asked.clear()
        for page in stale:
            first = page * self._page_rows
            self.refresh(first, min(first + self._page_rows, len(self._ids)) - 1)

    # -- inside ------------------------------------------------------------------------------------

    def _ask(self, page: int) -> None:
        if page not in self._asked:
            self._asked.add(page)
            self.wanted.emit(page, self.ids_of_page(page))

    def _remember(self) -> None:
        fresh = {row.id: row for rows in self._pages.values() for row in rows if row is not None}
        self._former = fresh or self._former

    def _places(self, keys: set[int]) -> dict[int, int]:
        if len(keys) <= _FEW:
            found = {key: self.at_key(key) for key in keys}
            return {key: at for key, at in found.items() if at is not None}
        return {key: at for at, key in enumerate(self._ids) if key in keys}
