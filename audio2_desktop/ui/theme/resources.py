"""Where the files beside the program lie: icons and translations."""

import sys
from functools import cache
from pathlib import Path


@cache
def resource_folder(name: str) -> Path:
    """The folder `resources/<name>`: of the source tree, of an installed wheel, or of a bundle, in
    this order.

    The folder may be missing in a broken installation; callers treat files in it as optional.
    """
    package = Path(__file__).resolve().parents[2]
    bundle = Path(getattr(sys, "_MEIPASS", package))
    places = (package.parent / "resources", package / "resources", bundle / "resources")
    for place in places:
        if (place / name).is_dir():
            return place / name
    return places[0] / name
