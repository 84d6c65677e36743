"""What the user's own tags may be called."""

import pytest

from audio2_desktop.domain import own_tags
from audio2_desktop.domain.problems import Refused


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("  Late\tnight\n", "Late night"),
        ("\U0001f469\u200d\U0001f3a4 stage", "\U0001f469\u200d\U0001f3a4 stage"),
        ("\u202eturned\u202c", "turned"),
        ("x" * 300, "x" * own_tags.MOST_LETTERS),
    ],
)
def test_a_name_is_kept_in_one_line_with_its_signs_whole(name: str, kept: str) -> None:
    assert own_tags.cleaned(name) == kept


@pytest.mark.parametrize("name", ["", " \n", "\u200b\u2060", "\x00\x07"])
def test_a_name_that_cannot_be_seen_is_none(name: str) -> None:
    with pytest.raises(Refused):
        own_tags.cleaned(name)
