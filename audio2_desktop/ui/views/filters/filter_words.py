"""Terms of a filter as one reads them: "Genre: Ambient, Dream pop", "Rating ≥ 3"."""

from audio2_desktop.domain.query import parse
from audio2_desktop.domain.query_fields import RATING_UNITS, Field, State
from audio2_desktop.domain.query_tree import Age, Between, Is, Node, Or, TextIs
from audio2_desktop.ui import words

LONGEST = 40


def shown(term: str) -> str:
    """What a chip says for a term of the query language; the term itself where there are no better
    words."""
    tree = parse(term).tree
    text = None if tree is None else _named(tree)
    text = text or term
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def genres_of(term: str) -> tuple[str, ...]:
    """The genres that a term asks for, () when it asks for something else."""
    tree = parse(term).tree
    parts = tree.parts if isinstance(tree, Or) else (tree,)
    names = [part.text for part in parts if isinstance(part, TextIs) and part.field is Field.GENRE]
    return tuple(names) if len(names) == len(parts) else ()


def _named(tree: Node) -> str | None:
    match tree:
        case Or(parts) if all(isinstance(p, TextIs) and p.field is Field.GENRE for p in parts):
            names = [part.text for part in parts if isinstance(part, TextIs)]
            return words.fill(words.tr("Genre: {names}"), {"names": ", ".join(names)})
        case TextIs(Field.GENRE, text):
            return words.fill(words.tr("Genre: {names}"), {"names": text})
        case Between(Field.RATING, low, None) if low and low % RATING_UNITS == 0:
            return words.fill(words.tr("Rating ≥ {stars}"), {"stars": str(low // RATING_UNITS)})
        case Between(Field.YEAR, low, high) if low and high == low + 9 and low % 10 == 0:
            return words.fill(words.tr("{year}s"), {"year": str(low)})
        case Between(Field.PLAYS, low, 0) if not low:
            return words.tr("Never played")
        case Age(Field.ADDED, low, high) if not low and high:
            return words.fill(words.tr("Added in the last {days} days"), {"days": str(high)})
        case Is(state):
            return state_name(state)
    return None


def state_name(state: State) -> str:
    """What a state is called in a chip and a menu."""
    return {
        State.LOSSLESS: words.tr("Quality: Lossless"),
        State.FAVOURITE: words.tr("Favourites"),
        State.MISSING: words.tr("File not found"),
        State.COMPILATION: words.tr("Compilations"),
    }[state]
