"""Where playing goes on: after a restart, and in long tracks."""

import pytest

from tests.fakes.stage import Stage


@pytest.mark.parametrize(("played", "resumes"), [(True, True), (True, False), (False, True)])
async def test_a_restart_plays_on_when_it_played_and_that_is_wanted(
    stage: Stage, played: bool, resumes: bool
) -> None:
    await stage.player.play([1, 2, 3], 1)
    await stage.pass_ms(4_000)
    if not played:
        await stage.player.pause()
    await stage.player.close()
    player = stage.another()
    await player.restore(resumes=resumes)
    assert (stage.now, player.state.is_playing) == (2, played and resumes)
    assert player.position_ms() == 4_000
    assert stage.engine.is_playing is (played and resumes)
