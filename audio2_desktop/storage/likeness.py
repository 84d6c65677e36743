"""Who is who among files with the same sound: the likeliest pairs first, in linear time.

A library may hold thousands of equal sounds (silence, jingles, generated music), so nothing here
may compare everything with everything.
"""

from collections import deque
from collections.abc import Callable, Hashable, Sequence
from typing import Generic, NamedTuple, TypeVar

Seeker = TypeVar("Seeker")
Offer = TypeVar("Offer")


class Trait(NamedTuple, Generic[Seeker, Offer]):
    """Something that the two sides of a pair may have in common; None is never equal."""

    of_seeker: Callable[[Seeker], Hashable | None]
    of_offer: Callable[[Offer], Hashable | None]


def pair_up(
    seekers: Sequence[Seeker], offers: Sequence[Offer], traits: Sequence[Trait[Seeker, Offer]]
) -> list[tuple[Seeker, Offer]]:
    """Pairs that share a trait; an earlier trait counts more, then the order of both sides."""
    pairs: list[tuple[Seeker, Offer]] = []
    left, free = list(seekers), dict.fromkeys(range(len(offers)))
    for trait in traits:
        by_value: dict[Hashable, deque[int]] = {}
        for at in free:
            if (value := trait.of_offer(offers[at])) is not None:
                by_value.setdefault(value, deque()).append(at)
        unmatched = []
        for seeker in left:
            wanted = trait.of_seeker(seeker)
            waiting = by_value.get(wanted) if wanted is not None else None
            if waiting:
                at = waiting.popleft()
                del free[at]
                pairs.append((seeker, offers[at]))
            else:
                unmatched.append(seeker)
        left = unmatched
        if not left or not free:
            break
    return pairs
