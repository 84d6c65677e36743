"""Leading articles that sorting ignores, apart from `names` because settings are read before the
first paint: the patterns of `names` take 7 ms to compile.

One list holds for a process, as one language does: that of the open library, whose kept sort keys
were made by it (`storage/sort_articles.py`).
"""

from collections.abc import Sequence

DEFAULT_ARTICLES: tuple[str, ...] = (
    "The", "El", "La", "Los", "Las", "Le", "Les", "Os", "As", "O", "A",
)  # fmt: skip

_in_use: tuple[str, ...] = DEFAULT_ARTICLES


def in_use() -> tuple[str, ...]:
    """The list that holds now."""
    return _in_use


def use(articles: Sequence[str]) -> None:
    """From here on these hold, in all threads."""
    global _in_use
    _in_use = tuple(articles)
