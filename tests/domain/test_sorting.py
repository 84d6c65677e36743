"""What a click on a caption makes of an order."""

import pytest

from audio2_desktop.domain.sorting import (
    MOST_KEYS,
    Direction,
    Order,
    TrackQuery,
    TrackSort,
    asked_for,
    read_orders,
    written,
)

TITLE, ARTIST = Order(TrackSort.TITLE), Order(TrackSort.ARTIST)
PLAYS = Order(TrackSort.PLAYS, Direction.DOWN)
YEAR = Order(TrackSort.YEAR, Direction.DOWN)


def test_a_click_makes_the_only_key_and_turns_it() -> None:
    assert asked_for((TITLE,), TrackSort.PLAYS, adds=False) == (PLAYS,)
    assert asked_for((PLAYS,), TrackSort.PLAYS, adds=False) == (PLAYS.turned,)
    assert asked_for((PLAYS.turned,), TrackSort.PLAYS, adds=False) == (PLAYS,)
    assert asked_for((TITLE, PLAYS), TrackSort.TITLE, adds=False) == (TITLE,)
    assert asked_for((TITLE, PLAYS), TrackSort.PLAYS, adds=False) == (PLAYS,)


def test_the_third_click_leads_back_to_the_own_order() -> None:
    orders: tuple[Order, ...] = ()
    seen = []
    for _ in range(3):
        orders = asked_for(orders, TrackSort.YEAR, adds=False, has_own=True)
        seen.append(orders)
    assert seen == [(YEAR,), (YEAR.turned,), ()]


def test_with_shift_a_key_is_added_turned_and_taken_out() -> None:
    orders = asked_for((ARTIST,), TrackSort.YEAR, adds=True)
    assert orders == (ARTIST, YEAR)
    orders = asked_for(orders, TrackSort.YEAR, adds=True)
    assert orders == (ARTIST, YEAR.turned)
    orders = asked_for(orders, TrackSort.ARTIST, adds=True)
    assert orders == (ARTIST.turned, YEAR.turned)
    assert asked_for(orders, TrackSort.YEAR, adds=True) == (ARTIST.turned,)
    assert asked_for((ARTIST.turned,), TrackSort.ARTIST, adds=True) == (ARTIST,)
    assert asked_for((), TrackSort.YEAR, adds=True) == (YEAR,)


def test_there_are_three_keys_at_most() -> None:
    full = (ARTIST, YEAR, PLAYS)
    assert len(full) == MOST_KEYS
    assert asked_for(full, TrackSort.TITLE, adds=True) == (ARTIST, YEAR, TITLE)


def test_orders_are_remembered_as_words() -> None:
    text = written((ARTIST, PLAYS))
    assert text == "artist:up plays:down"
    assert read_orders(text) == (ARTIST, PLAYS)
    assert read_orders("") == ()


@pytest.mark.parametrize(
    "text", ["artist", "artist:sideways", "nothing:up", "year:up year:down", "x" * 500,
             "title:up artist:up album:up year:up"],
)  # fmt: skip
def test_what_is_no_order_is_none(text: str) -> None:
    assert read_orders(text) is None


def test_a_question_has_all_its_keys() -> None:
    query = TrackQuery.in_order((ARTIST, YEAR))
    assert (query.sort, query.then, query.orders) == (TrackSort.ARTIST, (YEAR,), (ARTIST, YEAR))
    assert TrackQuery.in_order(()).orders == (TITLE,)
