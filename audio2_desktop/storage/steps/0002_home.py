"""What the home page asks: the latest albums, and what somebody does not want suggested."""

from audio2_desktop.storage.connection import Write


def up(tx: Write) -> None:
    """An index and a table."""
    tx.execute("CREATE INDEX album_added ON album(in_library, added_at)")
    tx.execute(
        "CREATE TABLE dismissed ("  # "not interested", of suggestions alone: nothing is hidden
        " profile_id INTEGER NOT NULL REFERENCES profile(id) ON DELETE CASCADE,"
        " entity TEXT NOT NULL, entity_id INTEGER NOT NULL, at INTEGER NOT NULL,"
        " PRIMARY KEY (profile_id, entity, entity_id)) WITHOUT ROWID"
    )
