"""What can be done with a list of tracks from the command palette: order, columns, groups."""

from collections.abc import Callable
from functools import partial

from audio2_desktop.domain.sorting import TrackSort, asked_for
from audio2_desktop.ui import words
from audio2_desktop.ui.page import PageCommand
from audio2_desktop.ui.views.table.column_set import ColumnSet
from audio2_desktop.ui.views.table.group_button import GroupButton, names
from audio2_desktop.ui.views.table.track_order import TrackOrder

_SORTS = {str(one) for one in TrackSort}


def table_commands(
    order: TrackOrder, columns: ColumnSet, group: GroupButton | None = None
) -> list[PageCommand]:
    """One for each order, as the first and as a further key; then columns and groups."""
    found: list[PageCommand] = []
    further: list[PageCommand] = []
    seen: set[str] = set()
    for column in columns.every:
        if column.sort not in _SORTS or column.sort in seen:
            continue
        seen.add(column.sort)
        sort, name = TrackSort(column.sort), {"column": column.title}
        text = words.fill(words.tr("Sort by {column}"), name)
        found.append(PageCommand(f"sort-{sort}", text, "sort-ascending", _sorts(order, sort)))
        if order.orders and all(one.sort is not sort for one in order.orders):
            text = words.fill(words.tr("Then by {column}"), name)
            further.append(
                PageCommand(f"then-{sort}", text, "plus", _sorts(order, sort, adds=True))
            )
    found += further
    if not order.is_own:
        text = words.tr("Back to the first order")
        found.append(PageCommand("order", text, "arrow-counter-clockwise", order.go_back))
    text = words.tr("Reset columns")
    found.append(PageCommand("columns", text, "columns", columns.reset))
    if group is not None:
        for kind, (name_of, icon) in names().items():
            text = words.fill(words.tr("Group: {kind}"), {"kind": name_of})
            found.append(PageCommand(f"group-{kind}", text, icon, partial(group.choose, kind)))
    return found


def _sorts(order: TrackOrder, sort: TrackSort, *, adds: bool = False) -> Callable[[], None]:
    return lambda: order.take(asked_for(order.orders, sort, adds=adds))
