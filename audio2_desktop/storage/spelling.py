"""Words of the library and their neighbours: what a mistyped word may have meant.

`spelling_term` holds every word of the full-text index that is worth correcting to, `spelling` its
three-letter pieces. Both follow the index by `refresh`; a word that is gone does no harm, it only
finds nothing.
"""

from collections.abc import Iterable, Sequence

from audio2_desktop.domain.query_text import LAST, words
from audio2_desktop.storage.database import Read, Write

SHORTEST, LONGEST = 3, 32
SHORT = 5
MAX_CORRECTIONS = 4
CANDIDATES = 4000
"""Words that are compared at most, a few of which may be missed in a huge vocabulary."""
FEW_TRACKS = 2000


def refresh(tx: Write, changed: Sequence[int] | None = None) -> int:
    """Learn the words of the index; returns how many were new.

    changed: tracks whose words are new, when they are few: their words are added, which costs
    10 us a track. Otherwise the vocabulary is compared with the whole index: about 0.3 s for 100k
    tracks, mostly spent in reading it.
    """
    if changed is not None and len(changed) <= FEW_TRACKS:
        return _add(tx, _terms_of(tx, changed))
    known: dict[str, int] = dict(tx.rows("SELECT term, id FROM spelling_term"))
    current = set(filter(_is_worth, tx.column("SELECT term FROM track_terms")))
    gone = [(known[term], term) for term in known.keys() - current]
    tx.many("INSERT INTO spelling (spelling, rowid, term) VALUES ('delete', ?, ?)", gone)
    tx.many("DELETE FROM spelling_term WHERE id = ?", [(term_id,) for term_id, _ in gone])
    return _add(tx, current - known.keys())


def _terms_of(tx: Write, tracks: Iterable[int]) -> set[str]:
    found: set[str] = set()
    for track in tracks:
        for texts in tx.rows(
            "SELECT title, artist, album, extra FROM track_words WHERE rowid = ?", (track,)
        ):
            found.update(word for text in texts for word in words(text) if _is_worth(word))
    return found


def _add(tx: Write, terms: Iterable[str]) -> int:
    added = 0
    for term in sorted(terms):
        done = tx.execute("INSERT OR IGNORE INTO spelling_term (term) VALUES (?)", (term,))
        if done.rowcount:
            tx.execute("INSERT INTO spelling (rowid, term) VALUES (?, ?)", (done.lastrowid, term))
            added += 1
    return added


def _is_worth(term: str) -> bool:
    return SHORTEST <= len(term) <= LONGEST and term.isalpha()


def is_known(tx: Read, word: str) -> bool:
    """True when a word of the library begins with `word`."""
    return tx.row(
        "SELECT 1 FROM spelling_term WHERE term >= ? AND term < ? LIMIT 1", (word, word + LAST)
    ) is not None  # fmt: skip


def allowed_errors(word: str) -> int:
    """How many letters may be wrong: none in up to three, one in up to seven, two in more."""
    if len(word) <= SHORTEST:
        return 0
    return 1 if len(word) < 8 else 2


def corrections(tx: Read, word: str, *, is_whole: bool) -> tuple[str, ...]:
    """Words of the library that `word` (folded) may have meant, nearest first, without itself.

    is_whole: more letters will not follow; otherwise beginnings of words are near, too. A swap of
    two neighbours counts as one error. At most MAX_CORRECTIONS; about 1 ms for 100k words.
    """
    errors = allowed_errors(word)
    if not errors or not word.isalpha():
        return ()
    near = _near(word, [*_same_start(tx, word, errors), *_same_pieces(tx, word, errors)], errors)
    if not near and not is_whole:
        near = _near(word, _beginnings(tx, word), errors)
    return near


def _near(word: str, terms: Sequence[str], errors: int) -> tuple[str, ...]:
    unique = list(dict.fromkeys(terms))
    from rapidfuzz import process  # noqa: PLC0415 - 8 ms of a start that nobody mistypes in
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - see above

    found = process.extract(
        word, unique, scorer=OSA.distance, score_cutoff=errors, limit=MAX_CORRECTIONS + 1
    )
    # the first letter is rarely wrong
    found.sort(key=lambda hit: (hit[1], hit[0][0] != word[0], abs(len(hit[0]) - len(word)), hit[0]))
    return tuple(term for term, _, _ in found if term != word)[:MAX_CORRECTIONS]


def _same_start(tx: Read, word: str, errors: int) -> list[str]:
    """Words that begin alike: with two letters, or one where a word is so short that an error
    leaves no piece of three whole."""
    begin = word[: 1 if len(word) <= SHORT else 2]
    return tx.column(
        "SELECT term FROM spelling_term WHERE term >= ? AND term < ?"
        " AND length(term) BETWEEN ? AND ? LIMIT ?",
        (begin, begin + LAST, len(word) - errors, len(word) + errors, CANDIDATES),
    )


def _same_pieces(tx: Read, word: str, errors: int) -> list[str]:
    """Words that share a piece of three letters behind the first: the first may be wrong."""
    pieces = sorted({word[at : at + 3] for at in range(1, len(word) - 2)})
    return tx.column(
        "SELECT term FROM spelling_term WHERE id IN (SELECT rowid FROM spelling WHERE spelling"
        " MATCH ? LIMIT ?) AND length(term) BETWEEN ? AND ?",
        (" OR ".join(f'"{piece}"' for piece in pieces), CANDIDATES,
         len(word) - errors, len(word) + errors),
    )  # fmt: skip


def _beginnings(tx: Read, word: str) -> list[str]:
    """Beginnings of longer words, as words: MATCH takes them as beginnings anyway."""
    terms = tx.column(
        "SELECT term FROM spelling_term WHERE term >= ? AND term < ? AND length(term) > ? LIMIT ?",
        (word[:2], word[:2] + LAST, len(word), CANDIDATES),
    )
    lengths = range(len(word) - 1, len(word) + 2)
    return sorted({term[:length] for term in terms for length in lengths})
