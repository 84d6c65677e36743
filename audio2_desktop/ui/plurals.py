"""Which of a text's plural forms a number takes: the rules of CLDR for whole numbers, in the order
in which Qt Linguist asks a translator for them."""

from collections.abc import Callable

Rule = Callable[[int], int]


def form(code: str, number: int, count: int) -> int:
    """The place of the form in a text with `count` of them; for all numbers "other" is the last.

    A text with fewer forms than its language has uses its last one.
    """
    rule = _RULES.get(code.replace("-", "_").split("_")[0].lower(), _one)
    return min(rule(abs(number)), count - 1)


def forms(code: str) -> int:
    """How many forms a text with a number needs in this language."""
    rule = _RULES.get(code.replace("-", "_").split("_")[0].lower(), _one)
    return max(map(rule, range(1000))) + 1


def _one(n: int) -> int:
    return int(n != 1)


def _none(_n: int) -> int:
    return 0


def _none_or_one(n: int) -> int:
    return int(n > 1)


def _east_slavic(n: int) -> int:
    """1, 21, 31 | 2-4, 22-24 | the rest, with 11-14."""
    if n % 10 == 1 and n % 100 != 11:
        return 0
    return 1 if 2 <= n % 10 <= 4 and not 12 <= n % 100 <= 14 else 2


def _polish(n: int) -> int:
    if n == 1:
        return 0
    return 1 if 2 <= n % 10 <= 4 and not 12 <= n % 100 <= 14 else 2


def _czech(n: int) -> int:
    return 0 if n == 1 else 1 if 2 <= n <= 4 else 2


def _slovenian(n: int) -> int:
    return {1: 0, 2: 1, 3: 2, 4: 2}.get(n % 100, 3)


def _lithuanian(n: int) -> int:
    if n % 10 == 1 and n % 100 != 11:
        return 0
    return 1 if 2 <= n % 10 <= 9 and not 11 <= n % 100 <= 19 else 2


def _latvian(n: int) -> int:
    """0, 10-20, 30 | 1, 21, 31 | the rest."""
    if n % 10 == 0 or 11 <= n % 100 <= 19:
        return 0
    return 1 if n % 10 == 1 else 2


def _romanian(n: int) -> int:
    if n == 1:
        return 0
    return 1 if n == 0 or 1 <= n % 100 <= 19 else 2


def _icelandic(n: int) -> int:
    return int(n % 10 != 1 or n % 100 == 11)


def _hebrew(n: int) -> int:
    return {1: 0, 2: 1}.get(n, 2)


def _arabic(n: int) -> int:
    if n <= 2:
        return n
    if 3 <= n % 100 <= 10:
        return 3
    return 4 if n % 100 >= 11 else 5


def _irish(n: int) -> int:
    return {1: 0, 2: 1}.get(n, 2 if n <= 6 and n else 3 if 7 <= n <= 10 else 4)


def _welsh(n: int) -> int:
    return {0: 0, 1: 1, 2: 2, 3: 3, 6: 4}.get(n, 5)


def _maltese(n: int) -> int:
    if n <= 2 and n:
        return n - 1
    return 2 if n == 0 or 3 <= n % 100 <= 10 else 3 if 11 <= n % 100 <= 19 else 4


_RULES: dict[str, Rule] = {
    **dict.fromkeys(("ja", "ko", "zh", "th", "vi", "id", "ms", "lo", "my", "km"), _none),
    **dict.fromkeys(("fr", "pt", "hy", "fa", "hi", "bn", "am", "zu", "kab"), _none_or_one),
    **dict.fromkeys(("ru", "uk", "be", "sr", "hr", "bs"), _east_slavic),
    **dict.fromkeys(("cs", "sk"), _czech),
    **dict.fromkeys(("is", "mk"), _icelandic),
    **dict.fromkeys(("ro", "mo"), _romanian),
    **dict.fromkeys(("he", "iw"), _hebrew),
    "pl": _polish, "sl": _slovenian, "lt": _lithuanian, "lv": _latvian, "ar": _arabic,
    "ga": _irish, "cy": _welsh, "mt": _maltese,
}  # fmt: skip
"""All others: one form for exactly one, one for the rest."""
