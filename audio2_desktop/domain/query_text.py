"""When a name has a typed text: the rules of words and keys that index and oracle share."""

from audio2_desktop.domain.names import compact, fold

LAST = "\U0010ffff"
"""Above everything that a key may go on with."""


def storable(text: str) -> str:
    """`text` with halves of surrogate pairs and NUL replaced, letter by letter: no database or
    file takes them."""
    if text.isascii():
        return text.replace("\0", " ")
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", " ")


def words(folded: str) -> list[str]:
    """Words as the full-text index cuts them: runs of letters and digits."""
    return "".join(sign if sign.isalnum() else " " for sign in folded).split()


def has_words(text: str) -> bool:
    """True when the full-text index can find `text` at all; "!!!" it cannot."""
    return any(sign.isalnum() for sign in text)


def has_text(name: str, text: str, *, is_whole: bool) -> bool:
    """True when the words of `text` stand side by side in `name`, the last maybe unfinished.

    Both may be unfolded. False when `text` has no words.
    """
    wanted, there = words(fold(text)), words(fold(name))
    if not wanted:
        return False
    last = len(wanted) - 1
    for start in range(len(there) - last):
        if there[start : start + last] == wanted[:last]:
            word = there[start + last]
            if word == wanted[last] or (not is_whole and word.startswith(wanted[last])):
                return True
    return False


def key_range(text: str, *, is_whole: bool = False) -> tuple[str, str] | None:
    """Keys of names (names.name_keys) that fit `text`: from the first to before the second.

    Equal keys, or beginning alike: one or two plain letters are too little for that, they would
    find half the library. None when nothing can fit.
    """
    key = compact(text)[:80]
    if not key:
        return None
    if is_whole or (len(key) < 3 and key.isascii() and key.isalnum()):
        return key, key + "\0"
    return key, key + LAST


def is_label(name: str, text: str, *, is_whole: bool) -> bool:
    """As `has_text` for genres and tags, which have no keys: "hiphop" is "Hip-Hop", too."""
    keys = key_range(text, is_whole=is_whole)
    joined = compact(name)
    return has_text(name, text, is_whole=is_whole) or (
        keys is not None and keys[0] <= joined < keys[1]
    )
