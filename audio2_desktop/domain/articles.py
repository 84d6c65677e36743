"""Leading articles, apart from `names` because settings are read before the first paint: the
patterns of `names` take 7 ms to compile."""

DEFAULT_ARTICLES: tuple[str, ...] = (
    "The", "El", "La", "Los", "Las", "Le", "Les", "Os", "As", "O", "A",
)  # fmt: skip
"""Leading articles that sorting ignores; the user may edit the list."""
