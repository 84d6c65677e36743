"""What was done, undone or done again, as sentences for toasts."""

from audio2_desktop.domain.undo import Undoable
from audio2_desktop.ui.words import fill, tr


def done(what: Undoable) -> str:
    """The sentence for something that was done: "Added 3 tracks to Coastline Drive"."""
    number = what.values.get("count")
    n = number if isinstance(number, int) else -1
    return fill(_done_template(what.key, n), what.values)


def _done_template(key: str, n: int) -> str:
    of_lists = _playlist_done(key, n) or _queue_done(key, n)
    return of_lists or _tag_done(key, n) or _library_done(key, n) or tr("Done")


def _playlist_done(key: str, n: int) -> str:
    match key:
        case "added_to_playlist":
            return tr("Added %n tracks to {name}", "", n)
        case "removed_from_playlist":
            return tr("Removed %n tracks from {name}", "", n)
        case "moved_in_playlist":
            return tr("Moved %n tracks in {name}", "", n)
        case "created_playlist":
            return tr("Created the playlist {name}")
        case "saved_search":
            return tr("Saved the search as {name}")
        case "changed_search":
            return tr("Changed the search of a smart playlist")
        case "renamed_playlist":
            return tr("Renamed the playlist to {name}")
        case "deleted_playlist":
            return tr("Deleted the playlist {name}")
        case "replaced_playlist":
            return tr("Replaced the content of {name}")
        case "sorted_playlist":
            return tr("Sorted {name}")
        case "described_playlist":
            return tr("Changed the description")
        case "created_playlist_folder":
            return tr("Created the folder {name}")
        case "renamed_playlist_folder":
            return tr("Renamed the folder to {name}")
        case "deleted_playlist_folder":
            return tr("Deleted the folder {name}")
        case "moved_playlists":
            return tr("Moved in the list of playlists")
        case "restored_playlist":
            return tr("Brought back the playlist {name}")
        case "imported_playlist":
            return tr("Imported the playlist {name}")
    return ""


def _queue_done(key: str, n: int) -> str:
    match key:
        case "played":
            return tr("Playing %n tracks", "", n)
        case "queued_next":
            return tr("%n tracks play next", "", n)
        case "queued_last":
            return tr("Added %n tracks to the queue", "", n)
        case "removed_from_queue":
            return tr("Removed %n tracks from the queue", "", n)
        case "moved_in_queue":
            return tr("Moved %n tracks in the queue", "", n)
        case "cleared_queue":
            return tr("Cleared the queue")
        case "declined":
            return tr("%n tracks are suggested no more", "", n)
        case "suggested_again":
            return tr("%n tracks may be suggested again", "", n)
        case "restored_queue":
            return tr("Brought back the queue")
    return ""


def _tag_done(key: str, n: int) -> str:
    match key:
        case "created_tag":
            return tr("Created the tag {name}")
        case "changed_tag":
            return tr("Changed the tag {name}")
        case "deleted_tags":
            return tr("Deleted %n tags: {name}", "", n)
        case "tagged_track":
            return tr("Put {name} on %n tracks", "", n)
        case "tagged_album":
            return tr("Put {name} on %n albums", "", n)
        case "tagged_artist":
            return tr("Put {name} on %n artists", "", n)
        case "untagged_track":
            return tr("Took {name} off %n tracks", "", n)
        case "untagged_album":
            return tr("Took {name} off %n albums", "", n)
        case "untagged_artist":
            return tr("Took {name} off %n artists", "", n)
    return ""


def _library_done(key: str, n: int) -> str:
    match key:
        case "favourited":
            return tr("Added to favourites")
        case "unfavourited":
            return tr("Removed from favourites")
        case "kept_lyrics":
            return tr("Kept the lyrics")
        case "removed_lyrics":
            return tr("Took away your lyrics")
        case "rated":
            return tr("Rated")
        case "wrote_loudness":
            return tr("Wrote loudness to %n files", "", n)
        case "took_loudness_back":
            return tr("Took loudness out of %n files", "", n)
        case "removed_from_library":
            return tr("Removed %n tracks from the library", "", n)
        case "restored_to_library":
            return tr("Brought back %n tracks", "", n)
        case "folder_removed":
            return tr("Took the folder {name} out of the library")
        case "folder_restored":
            return tr("Brought back the folder {name}")
        case "trashed" | "moved_to_trash":
            return tr("Moved %n files to the bin", "", n)
        case "moved_to_trash_partly":
            return tr("Moved %n files to the bin; {left} could not be moved", "", n)
        case "hidden":
            return tr("Hidden from this profile")
        case "unhidden":
            return tr("Shown again")
        case "cleared_history":
            return tr("Forgot %n plays", "", n)
        case "restored_history":
            return tr("Brought back %n plays", "", n)
        case "cleared_searches":
            return tr("Forgot %n searches", "", n)
        case "restored_searches":
            return tr("Brought back %n searches", "", n)
        case "dismissed":
            return tr("%n albums are suggested no more", "", n)
        case "suggested":
            return tr("%n albums may be suggested again", "", n)
    return _identity_done(key, n)


def _identity_done(key: str, n: int) -> str:
    match key:
        case "merged_albums":
            return tr("Merged %n albums", "", n)
        case "unmerged_albums":
            return tr("%n albums are apart again", "", n)
        case "merged_artists":
            return tr("Merged %n artists", "", n)
        case "unmerged_artists":
            return tr("%n artists are apart again", "", n)
        case "split_album":
            return tr("Made an album of %n tracks", "", n)
        case "unsplit_album":
            return tr("%n tracks are back on their album", "", n)
        case "split_artist":
            return tr("%n tracks are by another artist now", "", n)
        case "unsplit_artist":
            return tr("%n tracks are by the same artist again", "", n)
    return ""


def undone(what: Undoable) -> str:
    """The sentence after taking something back; `what` is what was undone."""
    return fill(tr("Undone: {what}"), {"what": done(what)})


def redone(what: Undoable) -> str:
    """The sentence after doing again what had been taken back."""
    return fill(tr("Done again: {what}"), {"what": done(what)})
