"""What Esc does on a page when no layer is left to close: give up a list that one waits for, clear
the filter, then deselect."""

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QAbstractItemView, QWidget

from audio2_desktop.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from audio2_desktop.ui.page import Page


def give_up(page: QWidget | None) -> bool:
    """Stay with the list that is shown while another is on its way; whether one was."""
    return page is not None and cast("Page", page).give_up()


def clear_filter(page: QWidget) -> bool:
    """Empty the filter of the page that is shown; whether there was one."""
    for field in page.findChildren(SearchField):
        if field.isVisible() and field.text():
            field.line.clear()
            return True
    return False


def deselect(page: QWidget) -> bool:
    """Let the selections of the page's lists go; whether there was any."""
    had_one = False
    for view in page.findChildren(QAbstractItemView):
        chosen = view.selectionModel()
        # the stubs do not know that a view may have no model yet
        if view.isVisible() and chosen is not None and chosen.hasSelection():  # type: ignore[redundant-expr]
            chosen.clearSelection()
            had_one = True
    return had_one
