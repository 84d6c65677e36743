"""Routes and the way back: where the window can go, and what it needs to return to the same
spot."""

from collections.abc import Mapping
from dataclasses import dataclass, field

DEPTH = 50

State = Mapping[str, object]
"""What a page says about itself: scroll, selection, filter. Plain values only."""


@dataclass(frozen=True, slots=True)
class Route:
    """A page and what it shows: Route("album", 12), Route("search", "halden"), Route("tracks")."""

    name: str
    arg: int | str | None = None


@dataclass(slots=True)
class _Visit:
    route: Route
    state: State = field(default_factory=dict)


class History:
    """Pages visited, 50 deep, with a place in it. Pure: the window does the showing."""

    def __init__(self) -> None:
        self._visits: list[_Visit] = []
        self._at = -1

    @property
    def current(self) -> Route | None:
        return self._visits[self._at].route if self._visits else None

    @property
    def can_go_back(self) -> bool:
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        return self._at + 1 < len(self._visits)

    def visit(self, route: Route, leaving: State | None = None) -> bool:
        """Go to a new place; `leaving` is the state of the page that is left. False if we are there
        already."""
        self.remember(leaving)
        if self.current == route:
            return False
        del self._visits[self._at + 1 :]
        self._visits.append(_Visit(route))
        del self._visits[:-DEPTH]
        self._at = len(self._visits) - 1
        return True

    def remember(self, state: State | None) -> None:
        """Keep the state of the page that is shown now."""
        if state is not None and self._visits:
            self._visits[self._at].state = state

    def back(self, leaving: State | None = None) -> tuple[Route, State] | None:
        """One step back: the route and the state it had; None at the beginning."""
        return self._step(-1, leaving)

    def forward(self, leaving: State | None = None) -> tuple[Route, State] | None:
        return self._step(1, leaving)

    def replace(self, route: Route) -> None:
        """The current place has another route now (a search whose text changed) without a step
        more."""
        if self._visits:
            self._visits[self._at].route = route
        else:
            self.visit(route)

    def forget(self, route: Route) -> None:
        """Drop a page that is gone for good (a deleted playlist); the current place is kept if it
        is another."""
        here = self._visits[self._at] if self._visits else None
        self._visits = [v for v in self._visits if v.route != route or v is here]
        self._at = next((at for at, v in enumerate(self._visits) if v is here), -1)

    def _step(self, by: int, leaving: State | None) -> tuple[Route, State] | None:
        self.remember(leaving)
        if not 0 <= self._at + by < len(self._visits):
            return None
        self._at += by
        visit = self._visits[self._at]
        return visit.route, visit.state
