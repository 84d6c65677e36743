"""Units and identities as types, so that a signature says what a number means.

All times are UTC milliseconds since 1970 (`Stamp`) or durations in milliseconds (`Ms`). Ids are
SQLite rowids.
"""

from typing import NewType

Ms = NewType("Ms", int)
Stamp = NewType("Stamp", int)

RootId = NewType("RootId", int)
FolderId = NewType("FolderId", int)
FileId = NewType("FileId", int)
TrackId = NewType("TrackId", int)
AlbumId = NewType("AlbumId", int)
EditionId = NewType("EditionId", int)
ArtistId = NewType("ArtistId", int)
GenreId = NewType("GenreId", int)
PlaylistId = NewType("PlaylistId", int)
TagId = NewType("TagId", int)
"""Of a word that the user put on things, not of what stands in files."""
ItemId = NewType("ItemId", int)
"""One place in a playlist; stays the same when the item is moved."""
ProfileId = NewType("ProfileId", int)
JobId = NewType("JobId", int)

DEFAULT_PROFILE = ProfileId(1)
"""The listener that exists from the first start; nobody has to log in."""
