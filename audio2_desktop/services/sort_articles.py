"""Names are sorted without the leading articles that the settings name."""

from audio2_desktop.domain import articles
from audio2_desktop.domain.settings import LibrarySettings
from audio2_desktop.services.settings import Settings
from audio2_desktop.storage import sort_articles
from audio2_desktop.storage.database import Database


async def follow(db: Database, settings: Settings) -> None:
    """Bring the library's sort keys and this process in line with the settings; a library that is
    only read keeps its keys, and names are sorted as these are."""
    wanted = settings.get(LibrarySettings).articles
    known = await db.read(sort_articles.known)
    if set(known) == set(wanted) or db.read_only:
        articles.use(known)
    else:
        await db.write(sort_articles.renew, wanted)
