"""Names as keys."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio2_desktop.domain import names


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Halden  Coast ", "halden coast"),
        ("BJÖRK", "bjork"),
        ("Mø & Æther", "mo & aether"),
        ("Straße", "strasse"),
        ("Đorđe Łukasz", "dorde lukasz"),
        ("Don’t “Stop” – Now", 'don\'t "stop" - now'),
        ("ＦＵＬＬ　ｗｉｄｔｈ", "full width"),
        ("Ёлка", "елка"),
        ("İstanbul ışık", "istanbul isik"),
        ("Σίσυφος", "σισυφοσ"),
        ("ab\u200bc\u202ed", "abcd"),
        ("nul\x00l", "null"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert names.fold(text) == folded


def test_fold_is_idempotent_for_every_character_that_has_forms() -> None:
    for point in (*range(0x3400), *range(0xF900, 0x11000), *range(0x1D400, 0x1F200)):
        folded = names.fold(f"{chr(point)}x")
        assert names.fold(folded) == folded, hex(point)


def test_fold_keeps_marks_that_make_another_letter() -> None:
    assert names.fold("ガ") != names.fold("カ")
    assert names.fold("कि") != names.fold("कु")
    assert names.fold("한국") == "한국"


@given(st.text(max_size=60))
def test_fold_is_idempotent_and_blind_to_normal_forms(text: str) -> None:
    folded = names.fold(text)
    assert names.fold(folded) == folded
    assert names.fold(unicodedata.normalize("NFD", text)) == names.fold(
        unicodedata.normalize("NFC", text)
    )


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("The Beatles", "beatles"),
        ("The The", "the"),
        ("The", "the"),
        ("A", "a"),
        ("A-ha", "a-ha"),
        ("Los Lobos", "lobos"),
        ("...And Justice", "and justice"),
        ("!!!", "!!!"),
        ("(What's the Story)", "what's the story)"),
        ("A (Live)", "live)"),
        ("Track 10", "track 00000010"),
    ],
)
def test_sort_key(text: str, key: str) -> None:
    assert names.sort_key(text) == key


def test_sort_key_orders_as_people_do() -> None:
    mixed = ["Track 10", "The Zombies", "Track 2", "Ängel", "Blink 182", "2 Unlimited", "10cc"]
    assert sorted(mixed, key=names.sort_key) == [
        "2 Unlimited", "10cc", "Ängel", "Blink 182", "Track 2", "Track 10", "The Zombies",
    ]  # fmt: skip


def test_enye_is_a_letter_behind_n() -> None:
    decomposed = "Man\u0303ana"
    mixed = ["Ñu", "Nube", "Niño", "Nino", "Ninz", "Nz", "O", decomposed, "Manzana", "Mao", "NIÑA"]
    assert sorted(mixed, key=names.sort_key) == [
        "Manzana", decomposed, "Mao", "Nino", "Ninz", "NIÑA", "Niño", "Nube", "Nz", "Ñu", "O",
    ]  # fmt: skip
    assert names.sort_key(decomposed) == names.sort_key("mañana")
    assert names.sort_key("Señor").startswith(names.collated("seño"))
    assert names.fold("Señor") == "senor"  # it is found by both


def test_articles_are_the_users() -> None:
    assert names.sort_key("Die Ärzte", ("Die",)) == "arzte"
    assert names.sort_key("The Beatles", ("Die",)) == "the beatles"


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("AC/DC", "acdc"),
        ("Sigur Rós", "sigurros"),
        ("!!! !", "!!!!"),
        ("", ""),
        ("हिन्दी गीत", "हिन्दीगीत"),
    ],
)
def test_compact(text: str, joined: str) -> None:
    assert names.compact(text) == joined


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Halden Coast", ()),
        ("Sigur Rós", ()),
        ("Ёлка", ()),
        ("", ()),
        ("A", ()),
        ("AC/DC", ("ac/dc", "acdc")),
        ("Blink 182", ("blink 182", "blink182")),
        ("R E M", ("r e m", "rem")),
        ("!!!", ("!!!", "!!", "!")),
        ("÷", ("÷",)),
        ("米津玄師", ("米津玄師", "津玄師", "玄師", "師")),
    ],
)
def test_name_keys(text: str, keys: tuple[str, ...]) -> None:
    assert names.name_keys(text) == keys


@given(st.text(max_size=300))
def test_name_keys_are_bounded(text: str) -> None:
    keys = names.name_keys(text)
    assert len(keys) <= names.MAX_KEYS
    assert all(0 < len(key) <= 80 for key in keys)
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    ("values", "artists"),
    [
        (["A feat. B"], ("A", "B")),
        (["A feat B"], ("A", "B")),
        (["A ft. B"], ("A", "B")),
        (["A ft B"], ("A", "B")),
        (["A Feat. B / C; D"], ("A", "B", "C", "D")),
        (["AC/DC"], ("AC/DC",)),
        (["Tyler, The Creator"], ("Tyler, The Creator",)),
        (["Simon & Garfunkel"], ("Simon & Garfunkel",)),
        (["Iron and Wine"], ("Iron and Wine",)),
        (["A;B"], ("A;B",)),
        (["A feat. B", "C"], ("A feat. B", "C")),
        (["A", "A", " "], ("A",)),
        ([], ()),
    ],
)
def test_split_artists(values: list[str], artists: tuple[str, ...]) -> None:
    assert names.split_artists(values) == artists


def test_exceptions_are_never_split() -> None:
    never = ("Hall / Oates",)
    assert names.split_artists(["hall / oates"], never) == ("hall / oates",)
    assert names.split_artists(["Hall / Oates feat. X"], never) == ("Hall / Oates", "X")


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("Tides", ("Tides", "")),
        ("Tides (Deluxe Edition)", ("Tides", "Deluxe Edition")),
        ("Tides [Remastered 2009]", ("Tides", "Remastered 2009")),
        ("Tides (Deluxe) [2011 Remaster]", ("Tides", "Deluxe 2011 Remaster")),
        ("Tides - 20th Anniversary Edition", ("Tides", "20th Anniversary Edition")),
        ("Tides: Special Edition", ("Tides", "Special Edition")),
        ("Tides (Live)", ("Tides (Live)", "")),
        ("Tides (Original Soundtrack)", ("Tides (Original Soundtrack)", "")),
        ("(Remastered)", ("(Remastered)", "")),
        ("T (Bonus) (Mono) (Deluxe) (Limited)", ("T (Bonus)", "Mono Deluxe Limited")),
        ("Limited", ("Limited", "")),
    ],
)
def test_base_title(title: str, parts: tuple[str, str]) -> None:
    assert names.base_title(title) == parts


@given(st.text(alphabet="ab ()[]-:Deluxe", max_size=60))
def test_base_title_never_takes_all(title: str) -> None:
    base, _ = names.base_title(title)
    assert bool(base.strip()) == bool(title.strip())
