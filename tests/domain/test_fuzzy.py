"""How well typed letters fit a name."""

import pytest

from audio2_desktop.domain.fuzzy import BEGINS, LETTERS, WORDS, fit


@pytest.mark.parametrize(
    ("name", "typed", "rank"),
    [
        ("Go to the album that plays", "go to", BEGINS),
        ("Go to the album that plays", "ALBUM go", WORDS),
        ("Go to the album that plays", "gta", LETTERS),
        ("Álbumes", "alb", BEGINS),
        ("Shuffle library", "", BEGINS),
        ("Repeat: off, all, one", "one", WORDS),
    ],
)
def test_letters_words_and_beginnings_fit(name: str, typed: str, rank: int) -> None:
    found = fit(name, typed)
    assert found is not None
    assert found.rank == rank


@pytest.mark.parametrize(
    ("name", "typed"), [("Mute", "ute"), ("Queue", "qx"), ("Home", "homes"), ("", "a")]
)
def test_letters_in_the_middle_do_not_fit(name: str, typed: str) -> None:
    assert fit(name, typed) is None


def test_the_nearer_fit_comes_first() -> None:
    names = ("Search & privacy", "Search", "Find: search", "Go to sea")
    found = {name: fit(name, "sea") for name in names}
    known = [name for name in names if found[name] is not None]
    assert sorted(known, key=lambda name: found[name]) == [  # type: ignore[arg-type,return-value]
        "Search",
        "Search & privacy",
        "Go to sea",
        "Find: search",
    ]


def test_many_equal_letters_end_soon() -> None:
    assert fit("a " * 60, "a" * 61) is None
