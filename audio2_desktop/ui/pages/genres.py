"""All genres as mosaics of their covers, or as a list with numbers."""

from audio2_desktop.domain.music import Entity
from audio2_desktop.ui import words
from audio2_desktop.ui.grid_pages.shelf_grid import ShelfGridPage, Shelves
from audio2_desktop.ui.page import PageTools


class GenresPage(ShelfGridPage):
    """Route("genres")."""

    def __init__(self, tools: PageTools, shelves: Shelves) -> None:
        super().__init__(
            tools,
            shelves,
            Entity.GENRE,
            words.tr("Genres"),
            words.tr("Filter genres"),
            words.tr("No genre matches"),
            (
                words.tr("No genres yet"),
                words.tr("They come from the tags of your files and appear while these are read."),
            ),
        )
