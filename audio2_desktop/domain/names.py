"""Names as keys: folding, sorting, splitting credits, titles without edition words.

Everything that compares, searches or orders names uses these functions, so that index, query and
list agree.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable
from functools import lru_cache

from audio2_desktop.domain import articles as known_articles

MAX_KEYS = 40
"""Most keys one name may have in the table of name keys."""

# Marks that only decorate a letter. Marks that make another letter (Japanese voicing, Indic vowels,
# Thai tones) are not here: folding them away would join names that have nothing in common.
_DROPPED = [
    (0x0300, 0x036F), (0x0483, 0x0489), (0x0591, 0x05BD), (0x05BF, 0x05BF), (0x05C1, 0x05C2),
    (0x05C4, 0x05C5), (0x05C7, 0x05C7), (0x0610, 0x061A), (0x0640, 0x0640), (0x064B, 0x065F),
    (0x0670, 0x0670), (0x06D6, 0x06DC), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF),
    (0xFE00, 0xFE0F), (0xFE20, 0xFE2F), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F),
    (0x0000, 0x0008), (0x000E, 0x001B), (0x007F, 0x0084), (0x0086, 0x009F), (0x00AD, 0x00AD),
    (0xFEFF, 0xFEFF),
]  # fmt: skip
_REPLACED = {
    "ø": "o", "œ": "oe", "æ": "ae", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h", "ŧ": "t",
    "ı": "i", "ĸ": "k", "ŋ": "n", "ƀ": "b", "ɨ": "i", "ʉ": "u", "ƶ": "z", "ǥ": "g", "ȼ": "c",
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'", "ʻ": "'", "′": "'", "`": "'", "´": "'",
    "“": '"', "”": '"', "„": '"', "‟": '"', "″": '"', "«": '"', "»": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "⁃": "-",
    "⁄": "/", "∕": "/",
}  # fmt: skip
_TABLE: dict[int, str | None] = {
    **{point: None for first, last in _DROPPED for point in range(first, last + 1)},
    **{ord(letter): plain for letter, plain in _REPLACED.items()},
}
_ASCII_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")


def fold(text: str) -> str:
    """`text` in the form in which names are compared: no case, no accents, single spaces.

    Idempotent. ASCII text takes a fast path (under 1 us); it is called several times a file.
    """
    if text.isascii():
        folded = " ".join(text.lower().replace("`", "'").split())
        # A control character is rare, but would make two equal looking names differ.
        return folded if folded.isprintable() else " ".join(_ASCII_CONTROL.sub("", folded).split())
    return _fold_unicode(text)


@lru_cache(maxsize=4096)
def _fold_unicode(text: str) -> str:
    # A few letters need a second round: capital sharp s, squared words, marks that case folding
    # frees.
    return _fold_once(_fold_once(text))


def _fold_once(text: str) -> str:
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return " ".join(unicodedata.normalize("NFKC", apart.translate(_TABLE)).split())


_BEHIND_N = "n\U0010fffd"
"""An ñ in texts that order: behind every n with whatever follows it, and no letter of any name."""


def collated(text: str) -> str:
    """`fold` for order: ñ stays a letter of its own, behind n.

    So in every language: keys are kept in the library, which does not change with the language of
    the window, and where ñ is no letter hardly a name has one.
    """
    if text.isascii():
        return fold(text)
    composed = unicodedata.normalize("NFC", text)
    return fold(composed.replace("ñ", _BEHIND_N).replace("Ñ", _BEHIND_N))


_NUMBER = re.compile(r"[0-9]+")
_LEADING_SIGNS = re.compile(r"^[^\w]+")


def sort_key(text: str, articles: Iterable[str] | None = None) -> str:
    """Key that orders names as people expect: `collated`, without leading article, 2 before 10.

    An article goes only when a word follows it ("The The" becomes "the"); signs in front of the
    first letter are ignored ("...And Justice" is found under A), unless there is nothing else.
    articles: those in use, if not given.
    """
    return sort_key_of_folded(collated(text), articles)


def sort_key_of_folded(folded: str, articles: Iterable[str] | None = None) -> str:
    """As `sort_key`, of a text that `collated` made (or `fold`, for one of ASCII alone)."""
    if folded and not folded[0].isalnum():
        folded = _LEADING_SIGNS.sub("", folded) or folded
    first, space, rest = folded.partition(" ")
    ignored = known_articles.in_use() if articles is None else tuple(articles)
    if space and rest and first in _folded_articles(ignored):
        folded = _LEADING_SIGNS.sub("", rest) or rest
    return _NUMBER.sub(_padded, folded)


@lru_cache(maxsize=8)
def _folded_articles(articles: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold(article) for article in articles)


def _padded(match: re.Match[str]) -> str:
    return match[0].lstrip("0").zfill(8)


_ASCII_SEPARATORS = re.compile(r"[^0-9a-z]+")


def compact(text: str) -> str:
    """Folded `text` without separators: "AC/DC" and "acdc" are equal.

    A name that consists of signs only ("!!!") keeps them, without spaces.
    """
    folded = fold(text)
    if folded.isascii():
        return _ASCII_SEPARATORS.sub("", folded) or folded.replace(" ", "")
    kept = "".join(
        sign for sign in folded if sign.isalnum() or unicodedata.category(sign)[0] == "M"
    )
    return kept or folded.replace(" ", "")


_PLAIN_WORDS = re.compile(r"[a-z]{2,}(?: [a-z]{2,})*")
# Scripts written without spaces: Han, Kana, Hangul (searched by syllable), Thai, Lao, Khmer,
# Burmese.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3130-\u318f\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
)


def name_keys(text: str) -> tuple[str, ...]:
    """Keys under which a name must be found that words alone do not find.

    Empty for a name of ordinary words. Else the folded name, the same without separators ("acdc"),
    and, for names without letters or in a script without spaces, every suffix. At most MAX_KEYS,
    each at most 80 characters.
    """
    return name_keys_of_folded(fold(text))


def name_keys_of_folded(folded: str) -> tuple[str, ...]:
    """As `name_keys`, of a name that `fold` made."""
    folded = folded[:200]
    if not folded or _PLAIN_WORDS.fullmatch(folded):
        return ()
    joined = compact(folded)
    keys = {folded[:80]: None, joined[:80]: None}
    if _UNSPACED.search(folded) or not any(sign.isalpha() for sign in folded):
        for source in (folded, joined):
            for start in range(1, len(source)):
                if source[start] != " ":
                    keys.setdefault(source[start:][:80])
    elif not _has_odd_parts(folded):
        return ()
    return tuple(key for key in list(keys)[:MAX_KEYS] if key)


def _has_odd_parts(folded: str) -> bool:
    """True when splitting into words loses something: signs inside, single letters, letters beside
    digits."""
    words = folded.split(" ")
    return any(not word.isalpha() or (len(word) == 1 and len(words) > 1) for word in words)


_CREDIT = re.compile(r" / | feat\.? | ft\.? |; ", re.IGNORECASE)
_MIGHT_SPLIT = re.compile(r" / | f|; ", re.IGNORECASE)


def split_artists(values: Iterable[str], exceptions: Collection[str] = ()) -> tuple[str, ...]:
    """Names of the artists in `values`, in order, each once.

    Several values are taken as they are. A single one is split at " / ", " feat. ", " feat ", " ft.
    ", " ft " and "; " only, never at "&", ",", "and" or a bare "/". `exceptions`: names that are
    never split.
    """
    found = [value.strip() for value in values]
    if len(found) == 1 and _MIGHT_SPLIT.search(found[0]):
        found = _split_credit(found[0], exceptions)
    return tuple(dict.fromkeys(name for name in found if name))


def _split_credit(text: str, exceptions: Collection[str]) -> list[str]:
    lowered = text.lower()
    protected = [
        (start, start + len(name))
        for name in exceptions
        if (start := lowered.find(name.lower())) >= 0
    ]
    parts, begin = [], 0
    for match in _CREDIT.finditer(text):
        if not any(first < match.end() and match.start() < last for first, last in protected):
            parts.append(text[begin : match.start()])
            begin = match.end()
    return [part.strip() for part in (*parts, text[begin:])]


_EDITION_WORDS = (
    r"deluxe|remaster(?:ed|s)?|remasteri[sz]ed|expanded|edition|édition|edición|edizione|ausgabe|anniversary|"
    r"re-?issue[d]?|bonus|special|limited|collector'?s?|legacy|explicit|clean|mono|stereo|mfsl|"
    r"remix(?:ed)? 20\d\d"
)
_BRACKETED = re.compile(
    rf"\s*[(\[]([^()\[\]]*\b(?:{_EDITION_WORDS})\b[^()\[\]]*)[)\]]\s*$", re.IGNORECASE
)
_DASHED = re.compile(
    rf"\s+[-–—:]\s+((?:[\w']+\s+){{0,4}}(?:{_EDITION_WORDS})\b(?:\s+[\w']+){{0,3}})\s*$",
    re.IGNORECASE,
)
_COLON = re.compile(rf":\s+((?:\w+\s+){{0,2}}(?:{_EDITION_WORDS})\b(?:\s+\w+)?)\s*$", re.IGNORECASE)
_MIGHT_BE_EDITION = re.compile(r"[(\[\-–—:]")


def base_title(title: str) -> tuple[str, str]:
    """An album's title without edition words, and those words: ("Kid A", "Deluxe Edition").

    The second is "" when there are none. "(Live)", "(Soundtrack)" and the like stay: they name
    another album.
    """
    if not _MIGHT_BE_EDITION.search(title):
        return title, ""
    base = title
    versions: list[str] = []
    for _ in range(3):
        match = _BRACKETED.search(base) or _DASHED.search(base) or _COLON.search(base)
        if match is None or not base[: match.start()].strip():
            break
        versions.insert(0, match[1].strip())
        base = base[: match.start()].strip()
    return base, " ".join(versions)
