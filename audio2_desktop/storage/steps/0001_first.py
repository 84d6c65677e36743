"""The first form: everything that the program's design knows, also the parts that fill later."""

from audio2_desktop.storage.connection import Write
from audio2_desktop.storage.first_form import files, knowledge, music, people, search


def up(tx: Write) -> None:
    """Create everything in an empty file, with the default profile."""
    for script in (music.MUSIC, files.FILES, people.PEOPLE, knowledge.KNOWLEDGE, search.SEARCH):
        for statement in _statements(script):
            tx.execute(statement)
    tx.execute("INSERT INTO profile (id, name, created_at) VALUES (1, '', ?)", (tx.now(),))


def _statements(script: str) -> list[str]:
    """The statements of a script; no literal in them holds a semicolon, comments may."""
    bare = "\n".join(line.partition("--")[0] for line in script.splitlines())
    return [part.strip() for part in bare.split(";") if part.strip()]
