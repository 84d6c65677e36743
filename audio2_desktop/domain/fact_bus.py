"""Hands facts to those who asked for them. Lives on the loop thread; holds no thread, no queue, no
I/O.
"""

import logging
from collections.abc import Callable, Iterable

from audio2_desktop.domain.facts import Fact

log = logging.getLogger("audio2.facts")


class Subscription:
    """The right to hear facts, owned by whoever listens; `close` ends it."""

    def __init__(
        self, bus: "FactBus", kinds: tuple[type[Fact], ...], heard: Callable[[Fact], None]
    ) -> None:
        self._bus = bus
        self.kinds = kinds
        self.heard = heard

    def close(self) -> None:
        """Hear no more. Closing twice does no harm."""
        self._bus.remove(self)


class FactBus:
    """Where commits, the player and jobs publish, and where views listen."""

    def __init__(self) -> None:
        self._subscriptions: list[Subscription] = []

    @property
    def listeners(self) -> int:
        """How many subscriptions are open; a test expects none after a page was closed."""
        return len(self._subscriptions)

    def subscribe(self, kinds: Iterable[type[Fact]], heard: Callable[[Fact], None]) -> Subscription:
        """Call `heard` with every later fact of these types, in the order they are published."""
        subscription = Subscription(self, tuple(kinds), heard)
        self._subscriptions.append(subscription)
        return subscription

    def remove(self, subscription: Subscription) -> None:
        """Forget a subscription; unknown ones are ignored."""
        if subscription in self._subscriptions:
            self._subscriptions.remove(subscription)

    def publish(self, facts: Iterable[Fact]) -> None:
        """Tell the listeners. One listener's bug is logged and does not keep the others from
        hearing.
        """
        for fact in facts:
            for subscription in tuple(self._subscriptions):
                if isinstance(fact, subscription.kinds):
                    try:
                        subscription.heard(fact)
                    except Exception:  # border: the others must hear
                        log.exception("a listener failed at %s", type(fact).__name__)
