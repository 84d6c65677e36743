"""Reading questions: grammar, places of errors, patience with half-typed text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio2_desktop.domain.query import MAX_DEPTH, MAX_TERMS, MAX_TEXT, Query, parse
from audio2_desktop.domain.query_fields import Field, State
from audio2_desktop.domain.query_tree import (
    Age,
    And,
    Between,
    Dated,
    Is,
    Never,
    Node,
    Not,
    Or,
    Phrase,
    TextIs,
    Word,
    all_of,
    any_of,
    negated,
    to_text,
)
from audio2_desktop.domain.units import Stamp

A, B, C = Word("a"), Word("b"), Word("c")
Y, D, M = 365, 86_400_000, 30
DAY_2024 = Stamp(1_704_067_200_000)
"""The first of January 2024, UTC."""


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("", None),
        ("  ", None),
        ("a", A),
        ("a b", And((A, B))),
        ("a and b", And((A, B))),
        ("a AND b Or c", Or((And((A, B)), C))),
        ("a or b c", Or((A, And((B, C))))),
        ("(a or b) c", And((Or((A, B)), C))),
        ("a (b c)", And((A, B, C))),
        ("a or (b or c)", Or((A, B, C))),
        ("-a", Not(A)),
        ("not a b", And((Not(A), B))),
        ("not not a", A),
        ("-(a b)", Not(And((A, B)))),
        ("a -b", And((A, Not(B)))),
        ("a-b", Word("a-b")),
        ("- a", And((Word("-"), A))),
        ("--a", Word("--a")),
        ("!!!", Word("!!!")),
        ("+/-", Word("+/-")),
        ('12" mix', And((Word('12"'), Word("mix")))),
        ('"a b"', Phrase("a b")),
        ("“a b”", Phrase("a b")),
        ('"a b"*', Word("a b")),
        (r'"a \"b\" \\"', Phrase('a "b" \\')),
        ('-"a"', Not(Phrase("a"))),
        ('""', None),
        ('"a “b” c"', Phrase("a “b” c")),
        ('„a b"', Phrase("a b")),
        ("and a", And((Word("and"), A))),
        ("or", Word("or")),
        ("not", Word("not")),
        ("(not) a", And((Word("not"), A))),
        ("a and and b", And((A, B))),
        ("() a", A),
        ("-()", None),
        ("artist:a", TextIs(Field.ARTIST, "a")),
        ("ARTIST:a", TextIs(Field.ARTIST, "a")),
        ('album:"a b"', TextIs(Field.ALBUM, "a b", is_whole=True)),
        ('album:"a b"*', TextIs(Field.ALBUM, "a b")),
        ("title: a", TextIs(Field.TITLE, "a")),
        ('title: "a"', TextIs(Field.TITLE, "a", is_whole=True)),
        ("artist:-M-", TextIs(Field.ARTIST, "-M-")),
        ("artist:album:x", TextIs(Field.ARTIST, "album:x")),
        (r"folder:C:\Music", TextIs(Field.FOLDER, r"C:\Music")),
        ("genre:(a or b)", Or((TextIs(Field.GENRE, "a"), TextIs(Field.GENRE, "b")))),
        ("genre:(a -b)", And((TextIs(Field.GENRE, "a"), Not(TextIs(Field.GENRE, "b"))))),
        ("genre:(a tag:b)", And((TextIs(Field.GENRE, "a"), TextIs(Field.TAG, "b")))),
        ("-artist:a", Not(TextIs(Field.ARTIST, "a"))),
        ("composer:and", TextIs(Field.COMPOSER, "and")),
        ("year:1990..1999", Between(Field.YEAR, 1990, 1999)),
        ("year:1999..1990", Between(Field.YEAR, 1990, 1999)),
        ("year:1990..", Between(Field.YEAR, 1990, None)),
        ("year:..1999", Between(Field.YEAR, None, 1999)),
        ("year:1984", Between(Field.YEAR, 1984, 1984)),
        ("year:=1984", Between(Field.YEAR, 1984, 1984)),
        ("year:>1984", Between(Field.YEAR, 1985, None)),
        ("year:<1984", Between(Field.YEAR, None, 1983)),
        ("year:<=1984", Between(Field.YEAR, None, 1984)),
        ("rating:>=4", Between(Field.RATING, 80, None)),
        ("rating:4.5", Between(Field.RATING, 90, 90)),
        ("rating:3..4.5", Between(Field.RATING, 60, 90)),
        ("plays:0", Between(Field.PLAYS, 0, 0)),
        ('plays:"0"', Between(Field.PLAYS, 0, 0)),
        ("bitrate:>=320", Between(Field.BITRATE, 320, None)),
        ("bitrate:192k", Between(Field.BITRATE, 192, 192)),
        ("bitrate:192kbps", Between(Field.BITRATE, 192, 192)),
        ("length:3:30", Between(Field.LENGTH, 210, 210)),
        ("length:>1:02:03", Between(Field.LENGTH, 3724, None)),
        ("length:<5m", Between(Field.LENGTH, None, 299)),
        ("length:1h2m3s", Between(Field.LENGTH, 3723, 3723)),
        ("length:90", Between(Field.LENGTH, 90, 90)),
        ("length:2:30..4:00", Between(Field.LENGTH, 150, 240)),
        ("added:<2w", Age(Field.ADDED, None, 14)),
        ("added:2w", Age(Field.ADDED, None, 14)),
        ("added:>1y", Age(Field.ADDED, Y, None)),
        ("added:>=3m", Age(Field.ADDED, 3 * M, None)),
        ("added:1w..2W", Age(Field.ADDED, 7, 14)),
        ("added:2w..1w", Age(Field.ADDED, 7, 14)),
        ("added:..5d", Age(Field.ADDED, None, 5)),
        ("added:5d..", Age(Field.ADDED, 5, None)),
        ("lastplayed:never", Never(Field.LASTPLAYED)),
        ("lastplayed:<1d", Age(Field.LASTPLAYED, None, 1)),
        ("added:2024", Dated(Field.ADDED, DAY_2024, Stamp(DAY_2024 + 366 * D))),
        ("added:2024-01", Dated(Field.ADDED, DAY_2024, Stamp(DAY_2024 + 31 * D))),
        ("added:2023-12", Dated(Field.ADDED, Stamp(DAY_2024 - 31 * D), DAY_2024)),
        ("added:2024-1-1", Dated(Field.ADDED, DAY_2024, Stamp(DAY_2024 + D))),
        ("added:>2023", Dated(Field.ADDED, DAY_2024, None)),
        ("added:>=2024", Dated(Field.ADDED, DAY_2024, None)),
        ("added:<2024", Dated(Field.ADDED, None, DAY_2024)),
        ("added:<=2023", Dated(Field.ADDED, None, DAY_2024)),
        ("added:2024..", Dated(Field.ADDED, DAY_2024, None)),
        ("added:..2023", Dated(Field.ADDED, None, DAY_2024)),
        ("added:2024-01..2023-12",
         Dated(Field.ADDED, Stamp(DAY_2024 - 31 * D), Stamp(DAY_2024 + 31 * D))),
        ("is:fav", Is(State.FAVOURITE)),
        ("is:Favourite", Is(State.FAVOURITE)),
        ("is:missing -is:lossless", And((Is(State.MISSING), Not(Is(State.LOSSLESS))))),
        ("Mission: Impossible", And((Word("Mission:"), Word("Impossible")))),
    ],
)  # fmt: skip
def test_text_becomes_a_tree(text: str, tree: Node | None) -> None:
    query = parse(text)
    assert query.tree == tree
    assert query.errors == ()
    assert parse(to_text(tree)).tree == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ('"open quo', Word("open quo")),
        ('"back\\', Word("back\\")),
        ("artist:", None),
        ("a artist:", A),
        ("artist: or b", Word("b")),
        ("artist: -a", Not(A)),
        ("artist: album:b", TextIs(Field.ALBUM, "b")),
        ('artist:""', None),
        ("year:", None),
        ("year:>", None),
        ("year:..", None),
        ("year:1990.", None),
        ("year:1990..19.", None),
        ("length:3:", None),
        ("rating:4.", None),
        ("added:<", None),
        ("added:<2", None),
        ("added:..", None),
        ("added:1w.", None),
        ("added:1w..2", None),
        ("added:2024-", None),
        ("added:2024-05-", None),
        ("added:2024.", None),
        ("lastplayed:nev", None),
        ("is:", None),
        ("is:fa", None),
        ("is:l", None),
        ("a and", A),
        ("a or", A),
        ("a not", A),
        ("(a and) b", And((A, B))),
        ("(a b", And((A, B))),
        ("-(a", Not(A)),
    ],
)
def test_half_typed_text_is_unfinished_not_wrong(text: str, tree: Node | None) -> None:
    query = parse(text)
    assert (query.tree, query.errors, query.is_unfinished) == (tree, (), True)


@pytest.mark.parametrize(
    ("text", "key", "place", "suggestion"),
    [
        ("x artst:foo", "query_unknown_field", (2, 8), "artist"),
        ("artst: foo", "query_unknown_field", (0, 6), "artist"),
        ('zzz:"a b"', "query_unknown_field", (0, 4), ""),
        ("zzz:a", "query_unknown_field", (0, 4), ""),
        ("is:mising x", "query_unknown_state", (0, 9), "missing"),
        ("is:qqq", "query_unknown_state", (0, 6), ""),
        ("year:abc", "query_not_a_year", (0, 8), ""),
        ("year:19900", "query_not_a_year", (0, 10), ""),
        ("year:1990.5", "query_not_a_year", (0, 11), ""),
        ("year:1990..x", "query_not_a_year", (0, 12), ""),
        ("rating:6", "query_not_stars", (0, 8), ""),
        ("rating:x", "query_not_stars", (0, 8), ""),
        ("plays:-1", "query_not_a_number", (0, 8), ""),
        ("bitrate:high", "query_not_a_number", (0, 12), ""),
        ("length:long", "query_not_a_length", (0, 11), ""),
        ("added:2024-13", "query_not_a_time", (0, 13), ""),
        ("added:9999", "query_not_a_time", (0, 10), ""),
        ("added:9999-12-31", "query_not_a_time", (0, 16), ""),
        ("added:soon", "query_not_a_time", (0, 10), ""),
        ("added:1w..2024", "query_not_a_time", (0, 14), ""),
        ("added:<2 x", "query_not_a_time", (0, 8), ""),
        ("added:1w..2 x", "query_not_a_time", (0, 11), ""),
        ("year:1990. x", "query_not_a_year", (0, 10), ""),
        ("lastplayed:nev x", "query_not_a_time", (0, 14), ""),
        ("a) b", "query_unmatched", (1, 2), ""),
    ],
)
def test_errors_have_their_place(
    text: str, key: str, place: tuple[int, int], suggestion: str
) -> None:
    query = parse(text)
    assert [(error.key, error.start, error.end) for error in query.errors] == [(key, *place)]
    assert query.errors[0].suggestion == suggestion
    assert query.errors[0].text.endswith((".", "?"))
    assert query.tree is not None


def test_a_wrong_field_is_looked_for_as_words() -> None:
    assert parse("re:stacks").tree == Word("re:stacks")
    assert parse("year:abc x").tree == And((Word("year:abc"), Word("x")))


def test_errors_are_in_the_order_of_the_text() -> None:
    errors = parse("year:x b) rating:9 foo:a").errors
    assert [error.start for error in errors] == sorted(error.start for error in errors)
    assert len(errors) == 4


def test_too_much_is_cut_off_with_an_error() -> None:
    for text in ("a " * MAX_TEXT, "a" * (MAX_TEXT + 1), "a " * (MAX_TERMS + 5)):
        query = parse(text)
        assert [error.key for error in query.errors] == ["query_too_long"]
        assert query.tree is not None


def test_brackets_have_a_depth() -> None:
    fine = parse("(" * MAX_DEPTH + "a" + ")" * MAX_DEPTH)
    assert (fine.tree, fine.errors) == (A, ())
    deep = parse("(" * 900 + "a" + ")" * 900)
    assert (deep.tree, [error.key for error in deep.errors]) == (A, ["query_too_deep"])


@pytest.mark.parametrize(
    ("text", "is_bare", "is_words"),
    [
        ("a b", True, True),
        ("", True, True),
        ("now or never", True, False),
        ("not a", True, False),
        ("(a b)", True, True),
        ("artist:a", False, False),
        ('"a"', False, False),
        ("-a", False, False),
    ],
)
def test_bare_text_is_told_from_questions(text: str, is_bare: bool, is_words: bool) -> None:
    query = parse(text)
    assert (query.is_bare, query.is_words) == (is_bare, is_words)


def test_what_cannot_be_stored_is_replaced_in_place() -> None:
    assert parse("a\ud800b\0c é").tree == And((Word("a?b"), Word("c"), Word("é")))
    assert parse("a\0b").tree == And((A, B))


@given(st.text(max_size=60))
@settings(max_examples=500, deadline=None)
def test_any_text_has_a_reading(text: str) -> None:
    _check(parse(text), text)


@given(
    st.lists(
        st.sampled_from(
            ["artist:", "year:", "added:", "is:", "rating:", "x", "and", "or", "not", "-", "(", ")",
             '"', "..", ">=", "<", "2w", "1990", "\\", " ", "*", "“", "fav", ":", "length:"]
        ),
        max_size=14,
    )
)  # fmt: skip
@settings(max_examples=1500, deadline=None)
def test_any_pieces_have_a_reading(pieces: list[str]) -> None:
    text = "".join(pieces)
    _check(parse(text), text)


def _check(query: Query, text: str) -> None:
    assert all(0 <= error.start < error.end <= len(text) for error in query.errors)
    again = parse(to_text(query.tree))
    assert again.tree == query.tree
    assert not again.is_unfinished


def test_trees_are_flat() -> None:
    assert all_of([]) is None
    assert any_of([None, A]) == A
    assert all_of([And((A, B)), C]) == And((A, B, C))
    assert negated(negated(A)) == A
    assert to_text(None) == ""


@pytest.mark.parametrize(
    ("tree", "text"),
    [
        (Word("or"), '"or"*'),
        (Word("a b"), '"a b"*'),
        (Word("artist:x"), '"artist:x"*'),
        (Not(Word("!!!")), "not !!!"),
        (Not(Or((A, B))), "-(a or b)"),
        (And((A, Or((B, C)))), "a (b or c)"),
        (Or((A, And((B, C)))), "a or (b c)"),
        (Not(Not(A)), "-(-a)"),
        (Between(Field.YEAR, None, -1), "year:<0"),
        (Between(Field.RATING, 101, None), "rating:>5"),
        (Between(Field.RATING, 90, None), "rating:>=4.5"),
        (Between(Field.LENGTH, 0, 65), "length:0:00..1:05"),
        (Age(Field.ADDED, 0, 14), "added:0d..2w"),
        (Age(Field.ADDED, 7, 7), "added:1w..1w"),
        (Age(Field.ADDED, 60, None), "added:>2m"),
        (Dated(Field.ADDED, DAY_2024, Stamp(DAY_2024 + D)), "added:2024-01-01..2024-01-01"),
        (Dated(Field.ADDED, None, DAY_2024), "added:<2024-01-01"),
        (Dated(Field.ADDED, DAY_2024, None), "added:>=2024-01-01"),
    ],
)
def test_trees_are_written_plainly(tree: Node, text: str) -> None:
    assert to_text(tree) == text
