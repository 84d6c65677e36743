"""What is done to the queue: jumping, moving, taking out, putting in, going back to a former
one."""

from array import array

from audio2_desktop.domain.units import TrackId
from audio2_desktop.services.player import Player
from audio2_desktop.ui import intents
from audio2_desktop.ui.intents import Intent
from audio2_desktop.ui.performing import tracks
from audio2_desktop.ui.performing.outcomes import Outcomes
from audio2_desktop.ui.performing.playlists import PlaylistChanges
from audio2_desktop.ui.performing.tracks import Contents


class QueueChanges:
    """The queue's intents; saving it is left to the family of playlists."""

    def __init__(
        self, player: Player, contents: Contents, playlists: PlaylistChanges, outcomes: Outcomes
    ) -> None:
        self._player = player
        self._contents = contents
        self._playlists = playlists
        self._outcomes = outcomes

    async def perform(self, intent: Intent) -> bool:
        """Whether it was one of this family; it is done then."""
        player, did = self._player, self._outcomes.did
        match intent:
            case intents.JumpInQueue(uid):
                await player.jump(uid)
            case intents.PlaySuggested(track):
                did(await player.play_suggested(TrackId(track)), toast=False)
            case intents.Decline(declined):
                did(await player.decline([TrackId(track) for track in declined]))
            case intents.RemoveFromQueue(uids):
                did(await player.remove(tuple(uids)))
            case intents.MoveInQueue(uids, before, band):
                did(await player.move(tuple(uids), before, band), toast=False)
            case intents.InsertInQueue(ids, before, band, entity):
                new = array("q", await tracks.behind(self._contents, entity, ids))
                if new:
                    did(await player.insert(new, before, band))
            case intents.ClearQueue(whole):
                did(await (player.clear() if whole else player.clear_up_next()))
            case intents.PlayRecent(queue):
                did(await player.play_recent(queue))
            case intents.SaveQueue():
                await self._save()
            case _:
                return False
        return True

    async def _save(self) -> None:
        entries = await self._player.listed()
        await self._playlists.make_new(entries, self._player.queue().context.title)
