"""Whether tracks that are played one after another are an album in its order, wherever they were
started from: its page, a playlist, a table."""

from audio2_desktop.domain.music import TrackRow


def goes_on_in(track: TrackRow, following: TrackRow) -> bool:
    """Whether `following` is the next track of the same album by its number; False when in doubt,
    as without numbers."""
    if track.album_id != following.album_id or not following.number:
        return False
    if track.disc == following.disc:
        return following.number == track.number + 1
    return following.disc == track.disc + 1 and following.number == 1


def is_in_order(before: TrackRow | None, track: TrackRow, after: TrackRow | None) -> bool:
    """Whether a track stands in its album's order with what plays before or after it."""
    return (before is not None and goes_on_in(before, track)) or (
        after is not None and goes_on_in(track, after)
    )
