"""What can be asked of tracks without the query language: a menu whose entries are terms."""

from collections.abc import Callable, Sequence
from functools import partial

from audio2_desktop.domain.query_fields import RATING_UNITS, Field, State
from audio2_desktop.domain.query_tree import Age, Between, Is, Node, TextIs, to_text
from audio2_desktop.ui import words
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.filters.filter_words import shown, state_name
from audio2_desktop.ui.widgets.menu import Menu

GENRES_SHOWN = 24
FIRST_DECADE = 1950
AGES = (1, 7, 30, 90, 365)

Choose = Callable[[Node], None]


def filter_menu(
    theme: Theme, choose: Choose, genres: Sequence[str] = (), last_year: int = 2020
) -> Menu:
    """genres: in the order they are offered, the most used first; last_year: of the newest
    decade."""
    menu = Menu(theme)
    if genres:
        part = Menu(theme, parent=menu)
        for name in genres[:GENRES_SHOWN]:
            part.add(name, "swatches", partial(choose, TextIs(Field.GENRE, name, is_whole=True)))
        menu.add_menu(words.tr("Genre"), "swatches", part)
    part = Menu(theme, parent=menu)
    for stars in range(5, 0, -1):
        _add(part, "star", Between(Field.RATING, stars * RATING_UNITS, None), choose)
    menu.add_menu(words.tr("Rating"), "star", part)
    part = Menu(theme, parent=menu)
    for year in range(last_year // 10 * 10, FIRST_DECADE - 1, -10):
        _add(part, "calendar-blank", Between(Field.YEAR, year, year + 9), choose)
    menu.add_menu(words.tr("Decade"), "calendar-blank", part)
    part = Menu(theme, parent=menu)
    for days in AGES:
        _add(part, "clock", Age(Field.ADDED, None, days), choose)
    menu.add_menu(words.tr("Added"), "clock", part)
    menu.addSeparator()
    for state, icon in (
        (State.FAVOURITE, "heart"),
        (State.LOSSLESS, "check-circle"),
        (State.MISSING, "link-break"),
    ):
        menu.add(state_name(state), icon, partial(choose, Is(state)))
    menu.add(words.tr("Never played"), "circle-dashed", partial(choose, NEVER_PLAYED))
    return menu


NEVER_PLAYED = Between(Field.PLAYS, 0, 0)


def _add(menu: Menu, icon: str, node: Node, choose: Choose) -> None:
    menu.add(shown(to_text(node)), icon, partial(choose, node))
