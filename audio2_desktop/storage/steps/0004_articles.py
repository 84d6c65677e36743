"""The leading articles that the kept sort keys leave out."""

from audio2_desktop.domain.articles import DEFAULT_ARTICLES
from audio2_desktop.storage.connection import Write


def up(tx: Write) -> None:
    """All keys so far were made without these."""
    tx.execute("CREATE TABLE article (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID")
    tx.many("INSERT INTO article (word) VALUES (?)", [(word,) for word in DEFAULT_ARTICLES])
