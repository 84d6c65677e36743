"""Names of cover files."""

import pytest

from audio2_desktop.domain import covers


@pytest.mark.parametrize(
    ("names", "best"),
    [
        (["Front.jpg", "folder.jpg", "Cover.PNG"], "Cover.PNG"),
        (["front.jpg", "folder.png"], "folder.png"),
        (["album.jpg", "front.gif"], "front.gif"),
        (["cover.png", "cover.jpg"], "cover.jpg"),
        (["AlbumArtSmall.jpg", "AlbumArt_{GUID}_Large.jpg"], "AlbumArt_{GUID}_Large.jpg"),
        (["Band - Album (Front Cover).jpg", "back cover.jpg"], "Band - Album (Front Cover).jpg"),
        (["back.jpg", "inlay.jpg", "cd.jpg", "cover-back.jpg"], None),
        (["photo.jpg"], None),
        (["cover.txt", "cover"], None),
        ([], None),
    ],
)
def test_best(names: list[str], best: str | None) -> None:
    assert covers.best(names) == best


def test_a_lone_picture_is_the_last_resort() -> None:
    assert covers.last_resort(["photo.jpg", "back.jpg"]) == "photo.jpg"
    assert covers.last_resort(["photo.jpg", "other.jpg"]) is None
    assert covers.last_resort([]) is None
