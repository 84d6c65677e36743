"""What was written of loudness into the tags of files, so that it can be taken back."""

from audio2_desktop.storage.connection import Write


def up(tx: Write) -> None:
    """A row a file that was written."""
    tx.execute(
        "CREATE TABLE written_loudness ("
        " file_id INTEGER PRIMARY KEY REFERENCES file(id) ON DELETE CASCADE,"
        " audio_key TEXT NOT NULL,"  # of the sound that it was written for
        " former TEXT NOT NULL,"  # JSON {FIELD: [text, ...]} as it was before, [] for no field
        " put TEXT NOT NULL)"  # the same as it was written
    )
