"""Hearts and stars."""

from audio2_desktop.services.favourites import Favourites
from audio2_desktop.services.player import Player
from audio2_desktop.ui import intents
from audio2_desktop.ui.intents import Intent
from audio2_desktop.ui.performing.outcomes import Outcomes


class FavouriteChanges:
    """Set on anything that has an id; the player is told, since it shows them too."""

    def __init__(self, favourites: Favourites, player: Player, outcomes: Outcomes) -> None:
        self._favourites = favourites
        self._player = player
        self._outcomes = outcomes

    async def perform(self, intent: Intent) -> bool:
        """Whether it was one of this family; it is done then."""
        match intent:
            case intents.SetFavourite(entity, ids, on):
                done = await self._favourites.set_favourite(entity, tuple(ids), on=on)
            case intents.Rate(entity, ids, rating):
                done = await self._favourites.rate(entity, tuple(ids), rating)
            case _:
                return False
        self._outcomes.did(done, toast=False)
        await self._player.refresh()
        return True
