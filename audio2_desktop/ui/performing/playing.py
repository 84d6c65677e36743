"""Playing at once, next or last, and where it ends by itself."""

from array import array

from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.problems import NotFound
from audio2_desktop.domain.queue import Context, ContextKind, Stop
from audio2_desktop.services.player import Player
from audio2_desktop.ui import intents, words
from audio2_desktop.ui.intents import Intent
from audio2_desktop.ui.performing.outcomes import Outcomes
from audio2_desktop.ui.performing.tracks import Contents


class Playing:
    """The intents that start music or say when it stops."""

    def __init__(self, player: Player, contents: Contents, outcomes: Outcomes) -> None:
        self._player = player
        self._contents = contents
        self._outcomes = outcomes

    async def perform(self, intent: Intent) -> bool:
        """Whether it was one of this family; it is done then."""
        player, did = self._player, self._outcomes.did
        match intent:
            case intents.PlayTracks(ids, at, context, shuffled):
                has_own = bool(player.queue().up_next)
                new = array("q", ids)
                turn = True if shuffled else None
                did(await player.play(new, at, context=context, shuffled=turn), toast=has_own)
            case intents.PlayNext(ids):
                did(await player.play_next(array("q", ids)))
            case intents.PlayLast(ids):
                did(await player.play_last(array("q", ids)))
            case intents.PlayThings():
                await self._play_things(intent)
            case intents.PlayPause():
                await player.toggle()
            case intents.StopAfter(stop):
                await player.stop_after(stop)
            case intents.SleepIn(after_ms):
                await player.sleep_in(after_ms)
            case intents.PlayOn():
                await player.sleep_in(None)
                await player.stop_after(Stop.NONE)
            case _:
                return False
        return True

    async def _play_things(self, wish: intents.PlayThings) -> None:
        ids = array("q", await self._contents.tracks_of(wish.entity, tuple(wish.ids)))
        if not ids:
            raise NotFound(words.tr("track to play"))
        player, did = self._player, self._outcomes.did
        match wish.verb:
            case "next":
                did(await player.play_next(ids))
            case "last":
                did(await player.play_last(ids))
            case verb:
                turn = True if verb == "shuffle" else None
                did(await player.play(ids, 0, context=context_of(wish), shuffled=turn))


def context_of(wish: intents.PlayThings) -> Context:
    """Where the music comes from, for the queue's last band."""
    is_track = wish.entity is Entity.TRACK
    kind = ContextKind.TRACKS if is_track else ContextKind(wish.entity.value)
    return Context(kind, wish.ids[0] if len(wish.ids) == 1 else 0, wish.name)
