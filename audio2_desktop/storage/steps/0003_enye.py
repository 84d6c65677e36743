"""Names with ñ are ordered behind those with n."""

from audio2_desktop.domain.names import fold, sort_key, sort_key_of_folded
from audio2_desktop.storage.connection import Write

_KEYS = (
    ("artist", "id", "sort_name", "sort_key"),
    ("credit", "id", "text", "sort_key"),
    ("credit_as_tagged", "credit_id", "text", "sort_key"),
    ("album", "id", "title", "sort_key"),
    ("track", "id", "title", "title_sort"),
)


def up(tx: Write) -> None:
    """New keys, where they were made of the name that is kept: those of tags stay as they are."""
    for table, which, name, key in _KEYS:
        rows = tx.rows(
            f"SELECT {which}, {name}, {key} FROM {table} WHERE {name} LIKE '%ñ%'"
            f" OR {name} LIKE '%Ñ%'"
        )
        fresh = [
            (sort_key(text), ref)
            for ref, text, known in rows
            if known == sort_key_of_folded(fold(text))
        ]
        tx.many(f"UPDATE {table} SET {key} = ? WHERE {which} = ?", fresh)
