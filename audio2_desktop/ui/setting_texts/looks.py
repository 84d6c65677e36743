"""Appearance, language and keys."""

from audio2_desktop.ui.setting_texts.row import SettingRow
from audio2_desktop.ui.words import tr


def appearance() -> tuple[SettingRow, ...]:
    """Rows of this section in their order."""
    at = "appearance"
    return (
        SettingRow(
            "appearance.theme",
            at,
            tr("Theme"),
            tr("System follows the desktop between dark and light."),
            tr("night mode colour"),
        ),
        SettingRow(
            "appearance.accent",
            at,
            tr("Accent"),
            tr("The colour of what is active. Artwork takes it from the record that plays."),
            tr("colour highlight"),
        ),
        SettingRow("appearance.density", at, tr("Row height"), "", tr("density compact lines")),
        SettingRow(
            "appearance.font_scale",
            at,
            tr("Text size"),
            tr("Type and everything around it; Ctrl+plus and Ctrl+minus do the same."),
            tr("font zoom scale larger"),
        ),
        SettingRow(
            "appearance.lyrics_size",
            at,
            tr("Size of lyrics"),
            tr("Ctrl and the wheel over them do the same."),
            tr("font zoom scale larger"),
        ),
        SettingRow(
            "appearance.reduced_motion",
            at,
            tr("Reduce motion"),
            tr("No animations, no moving marks."),
            tr("accessibility"),
        ),
        SettingRow(
            "appearance.high_contrast",
            at,
            tr("Increase contrast"),
            tr("Stronger borders and captions, no tinted surfaces."),
            tr("accessibility"),
        ),
        SettingRow(
            "appearance.say_tracks",
            at,
            tr("Announce each track"),
            tr("Screen readers say what plays when it begins."),
            tr("accessibility speak"),
        ),
        SettingRow(
            "appearance.say_lyrics",
            at,
            tr("Announce each line of lyrics"),
            tr("Screen readers say it as it is sung, while the lyrics are open."),
            tr("accessibility speak"),
        ),
        SettingRow(
            "appearance.places",
            at,
            tr("Places in the side bar"),
            tr("What stands under Library."),
            tr("hide show entries"),
        ),
    )


def language() -> tuple[SettingRow, ...]:
    """Rows of this section in their order."""
    return (
        SettingRow(
            "language.language",
            "language",
            tr("Language"),
            tr("Texts, dates and numbers change at once, without a restart."),
            "language idioma english español",
        ),
    )


def shortcuts() -> tuple[SettingRow, ...]:
    """Rows of this section in their order."""
    at = "shortcuts"
    return (
        SettingRow(
            "keyboard.preset",
            at,
            tr("Keys as in"),
            tr("What you changed yourself stays above it."),
            "preset spotify strawberry foobar2000",
        ),
        SettingRow(
            "keyboard.vim",
            at,
            tr("Keys of vim in lists"),
            tr("J and K go down and up, G G to the first row, Shift+G to the last."),
        ),
        SettingRow(
            "keyboard.letters_search",
            at,
            tr("Letters search in lists"),
            tr("Typing goes to the row that begins so. Else letters are commands."),
            tr("type-ahead"),
        ),
        SettingRow(
            "keyboard.changed",
            at,
            tr("Keys of commands"),
            tr("Change the keys of a command, take them away or bring back its own."),
            tr("shortcut hotkey keyboard rebind"),
        ),
    )
