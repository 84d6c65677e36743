"""What was measured of sound: its loudness, for files whose tags do not tell it."""

from audio2_desktop.storage.connection import Write


def up(tx: Write) -> None:
    """A row a file that was listened to; its shape lies in `waveform`."""
    tx.execute(
        "CREATE TABLE measured ("
        " file_id INTEGER PRIMARY KEY REFERENCES file(id) ON DELETE CASCADE,"
        " audio_key TEXT NOT NULL,"  # the sound that was heard: another one in the file is not it
        " problem TEXT NOT NULL DEFAULT '',"  # why it could not be listened to
        " lufs REAL, peak REAL,"
        " blocks BLOB NOT NULL DEFAULT x'',"  # how often it was how loud, for the album's loudness
        # together with all other files of this edition
        " edition_id INTEGER, album_lufs REAL, album_peak REAL)"
    )
