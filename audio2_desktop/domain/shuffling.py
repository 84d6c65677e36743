"""Orders in which every place comes up exactly once, known by a count and a seed.

A shuffle is two numbers, so it can be stored, restored and reversed. Long lists are permuted place
by place when a place is asked for, so that shuffling a million tracks costs nothing. The orders
must stay what they are: queues on disk refer to them.
"""

import random
from array import array
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

DEALT_WHOLE = 4096
"""Up to this many places are dealt at once, every order equally likely; more, place by place."""

_MASK = (1 << 64) - 1
_ODD_1, _ODD_2 = 0xBF58476D1CE4E5B9, 0x94D049BB133111EB
_ROUNDS = 4


class Permutation(Protocol):
    """A one-to-one map of 0..count-1 onto itself."""

    def at(self, place: int) -> int:
        """What lies at this place."""
        ...

    def find(self, value: int) -> int:
        """At which place a value lies: the inverse of `at`."""
        ...


@lru_cache(maxsize=8)
def permutation(count: int, seed: int) -> Permutation:
    """The order of `count` places that belongs to a seed; the same for ever."""
    return _Dealt(count, seed) if count <= DEALT_WHOLE else _Network.of(count, seed)


class _Dealt:
    """Fisher and Yates' shuffle, kept as two tables."""

    __slots__ = ("_order", "_places")

    def __init__(self, count: int, seed: int) -> None:
        # random() is the one method whose sequence the standard library promises never to change.
        draw = random.Random(seed).random  # a shuffle needs no secrecy
        order = list(range(count))
        for last in range(count - 1, 0, -1):
            other = int(draw() * (last + 1))
            order[last], order[other] = order[other], order[last]
        self._order = array("q", order)
        self._places = array("q", bytes(8 * count))
        for place, value in enumerate(order):
            self._places[value] = place

    def at(self, place: int) -> int:
        return self._order[place]

    def find(self, value: int) -> int:
        return self._places[value]


@dataclass(frozen=True, slots=True)
class _Network:
    """A Feistel network over the next power of four, walked until the result lies inside."""

    count: int
    half_bits: int
    keys: tuple[int, ...]

    @classmethod
    def of(cls, count: int, seed: int) -> "_Network":
        half_bits = max(1, ((count - 1).bit_length() + 1) // 2)
        return cls(count, half_bits, tuple(_mix(seed, turn + 1) for turn in range(_ROUNDS)))

    def at(self, place: int) -> int:
        value = self._walk(place)
        while value >= self.count:
            value = self._walk(value)
        return value

    def find(self, value: int) -> int:
        place = self._walk_back(value)
        while place >= self.count:
            place = self._walk_back(place)
        return place

    def _walk(self, value: int) -> int:
        bits, mask = self.half_bits, (1 << self.half_bits) - 1
        left, right = value >> bits, value & mask
        for key in self.keys:  # _mix is written out: a call would double the time
            mixed = ((right + key) * _ODD_1) & _MASK
            mixed = ((mixed ^ mixed >> 31) * _ODD_2) & _MASK
            left, right = right, left ^ (mixed >> 32 & mask)
        return left << bits | right

    def _walk_back(self, value: int) -> int:
        bits, mask = self.half_bits, (1 << self.half_bits) - 1
        left, right = value >> bits, value & mask
        for key in reversed(self.keys):
            mixed = ((left + key) * _ODD_1) & _MASK
            mixed = ((mixed ^ mixed >> 31) * _ODD_2) & _MASK
            left, right = right ^ (mixed >> 32 & mask), left
        return left << bits | right


def _mix(value: int, key: int) -> int:
    """64 bits that look random (the steps of SplitMix64)."""
    mixed = (value + key * 0x9E3779B97F4A7C15) & _MASK
    mixed = ((mixed ^ mixed >> 30) * _ODD_1) & _MASK
    mixed = ((mixed ^ mixed >> 27) * _ODD_2) & _MASK
    return mixed ^ mixed >> 31
