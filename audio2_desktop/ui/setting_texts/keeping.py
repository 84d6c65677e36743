"""What is remembered, kept and told."""

from audio2_desktop.ui.setting_texts.row import SettingRow
from audio2_desktop.ui.words import tr


def privacy() -> tuple[SettingRow, ...]:
    """Rows of this section in their order."""
    at = "privacy"
    return (
        SettingRow(
            "search.typo_tolerance",
            at,
            tr("Find what is misspelled"),
            tr("Below everything that is spelled exactly so."),
            tr("search typos"),
        ),
        SettingRow(
            "search.recent",
            at,
            tr("Recent searches to keep"),
            tr("0 keeps none."),
            tr("search history"),
        ),
        SettingRow("privacy.searches", at, tr("Searches so far"), "", tr("clear forget delete")),
        SettingRow(
            "playback.keep_history",
            at,
            tr("Keep a history of what is played"),
            tr("Home, Last played and smart playlists live on it."),
            tr("listening plays"),
        ),
        SettingRow(
            "privacy.history",
            at,
            tr("History so far"),
            tr("Clearing forgets what was played when; play counts stay."),
            tr("clear forget delete"),
        ),
        SettingRow(
            "privacy.sent",
            at,
            tr("What is sent"),
            tr(
                "Nothing. Audio2 makes no connection to the internet, has no account and keeps no"
                " key or password."
            ),
            tr("online telemetry tracking accounts keys"),
        ),
        SettingRow(
            "privacy.places", at, tr("What is stored where"), "", tr("folder path files location")
        ),
    )


def data() -> tuple[SettingRow, ...]:
    """Rows of this section in their order."""
    at = "data"
    return (
        SettingRow(
            "data.backup",
            at,
            tr("Backup"),
            tr(
                "One file with ratings, favourites, playlists and history. Audio2 also makes one a"
                " day and keeps the last seven."
            ),
            tr("save copy"),
        ),
        SettingRow(
            "data.restore",
            at,
            tr("Restore"),
            tr("Puts a backup in the library's place. The present library is kept beside it."),
        ),
        SettingRow(
            "data.check",
            at,
            tr("Check the library"),
            tr("Looks at every page of the library file. Music files are not touched."),
            tr("integrity verify repair damaged"),
        ),
        SettingRow(
            "data.export_tracks",
            at,
            tr("Export the tracks"),
            tr("Every file with its tags, ratings and plays, as CSV or JSON lines."),
            tr("spreadsheet"),
        ),
        SettingRow(
            "data.export_playlists",
            at,
            tr("Export the playlists"),
            tr("Each as an .m3u8 file, which every player can read."),
        ),
        SettingRow("data.sizes", at, tr("Space on the disk"), "", tr("size storage")),
        SettingRow(
            "data.covers_limit",
            at,
            tr("Limit for scaled covers"),
            tr("The oldest are dropped beyond it, and made again when they are shown."),
            tr("cache artwork images clear"),
        ),
    )


def about() -> tuple[SettingRow, ...]:
    """Rows of this section in their order."""
    at = "about"
    return (
        SettingRow("about.version", at, tr("Version")),
        SettingRow(
            "about.licence",
            at,
            tr("Licence"),
            tr("GNU General Public License, version 3 or later"),
            tr("license copyright"),
        ),
        SettingRow(
            "about.installed",
            at,
            tr("What is installed"),
            tr("Whether everything is there that Audio2 needs."),
            tr("doctor check problem"),
        ),
        SettingRow(
            "about.log",
            at,
            tr("Log"),
            tr("What Audio2 has noted, and a report to paste where you ask for help."),
            tr("report bug errors diagnostics"),
        ),
        SettingRow(
            "about.libraries", at, tr("Made with"), "", tr("open source licences components")
        ),
    )
