"""Accounts, folders and what becomes of their files."""

from audio2_desktop.ui.setting_texts.row import SettingRow
from audio2_desktop.ui.words import tr


def accounts() -> tuple[SettingRow, ...]:
    """Rows of this section in their order."""
    text = tr("Where this computer keeps passwords and keys, and so would Audio2.")
    also = tr("password secret login credentials wallet")
    return (SettingRow("accounts.keyring", "accounts", tr("Keyring"), text, also),)


def library() -> tuple[SettingRow, ...]:
    """Rows of this section in their order."""
    at = "library"
    return (
        SettingRow(
            "library.folders",
            at,
            tr("Music folders"),
            tr("Add, remove, rescan or locate a folder."),
            tr("directory drive disk scan import missing"),
        ),
        SettingRow(
            "library.watch",
            at,
            tr("Watch the folders"),
            tr("New, changed and deleted files appear within two seconds."),
        ),
        SettingRow(
            "library.ignored",
            at,
            tr("What is passed over"),
            tr(
                "Hidden and system folders, folders with a file “.nomedia”, and what a file"
                " “.ndignore” in a folder names (patterns as in .gitignore)."
            ),
            tr("ignore exclude skip"),
        ),
        SettingRow(
            "library.articles",
            at,
            tr("Articles that sorting ignores"),
            tr("“The Band” stands under B. Words with commas between them; none sorts by all."),
            tr("order leading the el la"),
        ),
        SettingRow(
            "library.artist_exceptions",
            at,
            tr("Never split these artists"),
            tr(
                "“ / ”, “; ” and “ feat. ” in a tag part artists; names that stand here stay whole."
                " Files that name them are read again."
            ),
            tr("band duo separator slash semicolon"),
        ),
        SettingRow(
            "library.health",
            at,
            tr("Library health"),
            tr("Files that cannot be read, are missing, have no tags or no cover."),
            tr("duplicates incomplete broken"),
        ),
        SettingRow(
            "library.hidden",
            at,
            tr("Hidden and removed"),
            tr("What you hid or took out of the library, to bring it back."),
            tr("restore deleted trash"),
        ),
    )
