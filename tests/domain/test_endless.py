"""Which of the tracks that could follow are chosen."""

from collections import Counter
from random import Random

from audio2_desktop.domain.endless import AN_ARTIST, RUN, Candidate, Reason, Suggestion, Why, choose
from audio2_desktop.domain.units import ArtistId, TrackId

JAZZ = Reason(Why.GENRE, "Jazz")


def candidate(
    track: int, artist: int, reason: Reason = JAZZ, *, is_quiet: bool = False
) -> Candidate:
    return Candidate(TrackId(track), ArtistId(artist), reason, is_quiet)


def tracks(chosen: tuple[Suggestion, ...]) -> list[int]:
    return [one.track for one in chosen]


def test_every_track_once_with_a_reason_of_its_own() -> None:
    found = [
        candidate(track, track, reason)
        for track in range(1, 20)
        for reason in (JAZZ, Reason(Why.DECADE, number=1970))
    ]
    chosen = choose(found, 19, (), Random(1))
    assert sorted(tracks(chosen)) == list(range(1, 20))
    assert {one.reason.why for one in chosen} == {Why.GENRE, Why.DECADE}


def test_two_of_an_artist_in_a_run_also_over_its_seam() -> None:
    found = [candidate(track, track % 4) for track in range(100)]
    chosen = choose(found, RUN, (), Random(2))
    assert Counter(one.artist for one in chosen) == dict.fromkeys(range(4), AN_ARTIST)
    before = [ArtistId(0), ArtistId(0), ArtistId(1)]
    after = Counter(one.artist for one in choose(found, RUN, before, Random(2)))
    assert (after[ArtistId(0)], after[ArtistId(1)], after[ArtistId(2)]) == (0, 1, 2)
    long_ago = [ArtistId(0)] * 5 + [ArtistId(9)] * RUN
    assert Counter(one.artist for one in choose(found, RUN, long_ago, Random(2)))[ArtistId(0)] == 2


def test_one_artist_alone_goes_on_rather_than_silence() -> None:
    found = [candidate(track, 7) for track in range(10)]
    before = [ArtistId(7)] * AN_ARTIST
    assert len(choose(found, 3, before, Random(3))) == 3
    assert choose([], 3, before, Random(3)) == ()


def test_chance_varies_and_a_seed_repeats() -> None:
    found = [candidate(track, track) for track in range(300)]
    first = tracks(choose(found, 8, (), Random(4)))
    assert first == tracks(choose(found, 8, (), Random(4)))
    assert first != tracks(choose(found, 8, (), Random(5)))


def test_what_has_more_in_common_and_was_not_heard_for_long_comes_more_often() -> None:
    found = [candidate(track, track) for track in range(50)]
    found += [candidate(track, track, is_quiet=True) for track in range(50, 100)]
    found += [candidate(track, track, Reason(Why.TAG, "Sunday")) for track in range(25)]
    heard = Counter[str]()
    for seed in range(200):
        for track in tracks(choose(found, 5, (), Random(seed))):
            heard["both" if track < 25 else "plain" if track < 50 else "quiet"] += 1
    assert heard["both"] > 2 * heard["plain"]
    assert heard["quiet"] > 2 * heard["plain"]
