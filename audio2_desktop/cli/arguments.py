"""What may be typed after `audio2`, and nothing of what it does.

Usage errors end the program here, with exit code 2. A start without arguments, the ordinary one,
does not import this.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass

from audio2_desktop.cli.opening import Window

CONTROLS = {
    "play": "go on playing",
    "pause": "pause",
    "play-pause": "pause, or go on playing",
    "next": "the next track",
    "previous": "the previous track",
    "stop": "stop playing",
    "status": "what is playing now",
}


@dataclass(frozen=True, slots=True)
class Scan:
    """Add folders and scan; without folders scan all that are known."""

    folders: tuple[str, ...]
    json: bool


@dataclass(frozen=True, slots=True)
class ExportTracks:
    """`output` is "" for stdout."""

    format: str
    output: str


@dataclass(frozen=True, slots=True)
class Search:
    """`limit` is per section."""

    query: str
    limit: int
    json: bool


@dataclass(frozen=True, slots=True)
class PlaylistList:
    json: bool


@dataclass(frozen=True, slots=True)
class PlaylistShow:
    name: str
    json: bool


@dataclass(frozen=True, slots=True)
class PlaylistImport:
    file: str


@dataclass(frozen=True, slots=True)
class PlaylistExport:
    name: str
    file: str


@dataclass(frozen=True, slots=True)
class Control:
    """A word to the running window; `verb` is a key of CONTROLS."""

    verb: str
    json: bool


@dataclass(frozen=True, slots=True)
class Backup:
    file: str


@dataclass(frozen=True, slots=True)
class Restore:
    file: str


@dataclass(frozen=True, slots=True)
class Doctor:
    json: bool


Command = (
    Scan
    | ExportTracks
    | Search
    | PlaylistList
    | PlaylistShow
    | PlaylistImport
    | PlaylistExport
    | Control
    | Backup
    | Restore
    | Doctor
)


def parse(arguments: Sequence[str], version: str) -> Window | Command:
    """What was asked for. Raises SystemExit: 2 on a usage error, 0 after --help or --version.

    A first word that is a command is one, even if a file of that name is here: `./scan` is a file.
    """
    parser = _commands(version)
    if arguments and arguments[0] in COMMANDS:
        return _command(parser.parse_args(arguments))
    if {"-h", "--help"} & set(arguments):
        parser.parse_args(["--help"])
    return Window(tuple(_window(version).parse_args(arguments).target))


COMMANDS = frozenset(
    {"scan", "export", "search", "playlist", "backup", "restore", "doctor", *CONTROLS}
)


def _window(version: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="audio2", allow_abbrev=False, add_help=False)
    parser.add_argument("--version", action="version", version=f"audio2 {version}")
    parser.add_argument("target", nargs="*", metavar="FILE|FOLDER|PLAYLIST|URL")
    return parser


def _commands(version: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="audio2",
        usage="audio2 [FILE|FOLDER|PLAYLIST|URL ...]\n       audio2 COMMAND ...",
        description="Without a command the window opens; files are played.",
        epilog="audio2 COMMAND --help says more about a command.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"audio2 {version}")
    of = parser.add_subparsers(
        prog="audio2", dest="command", required=True, metavar="COMMAND", title="commands"
    )

    scan = of.add_parser("scan", help="add folders to the library and scan them")
    scan.add_argument("folders", nargs="*", metavar="FOLDER")
    _json(scan)

    export = of.add_parser("export", help="write the library as JSON lines or CSV")
    export.add_argument("what", choices=["tracks"])
    export.add_argument("--format", choices=["jsonl", "csv"], default="jsonl")
    export.add_argument("--output", default="", metavar="FILE", help="instead of stdout")

    search = of.add_parser("search", help="search the library")
    search.add_argument("query", metavar="QUERY", nargs="+")
    search.add_argument("--limit", type=_count, default=5, metavar="N", help="of each kind; 5")
    _json(search)

    _playlists(of)

    for verb, text in CONTROLS.items():
        _json(of.add_parser(verb, help=f"{text} (running window)"))

    for name, text in (("backup", "write a backup"), ("restore", "bring a backup back")):
        of.add_parser(name, help=text).add_argument("file", metavar="FILE")
    _json(of.add_parser("doctor", help="check that everything Audio2 needs is there"))
    return parser


def _playlists(of: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    playlist = of.add_parser("playlist", help="list, show, import and export playlists")
    verbs = playlist.add_subparsers(dest="verb", required=True, metavar="list|show|import|export")
    _json(verbs.add_parser("list", help="all playlists"))
    show = verbs.add_parser("show", help="the tracks of one")
    show.add_argument("name", metavar="NAME")
    _json(show)
    verbs.add_parser("import", help="M3U8, M3U, XSPF or PLS").add_argument("file", metavar="FILE")
    export = verbs.add_parser("export", help="the format follows the file's ending")
    export.add_argument("name", metavar="NAME")
    export.add_argument("file", metavar="FILE")


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="one JSON object on stdout")


def _count(text: str) -> int:
    count = int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0
    if not 1 <= count <= 10_000:
        raise argparse.ArgumentTypeError("a number from 1 to 10000")
    return count


def _command(given: argparse.Namespace) -> Command:
    match given.command:
        case "scan":
            return Scan(tuple(given.folders), given.json)
        case "export":
            return ExportTracks(given.format, given.output)
        case "search":
            return Search(" ".join(given.query), given.limit, given.json)
        case "playlist":
            return _playlist_command(given)
        case "backup":
            return Backup(given.file)
        case "restore":
            return Restore(given.file)
        case "doctor":
            return Doctor(given.json)
        case verb:
            return Control(verb, given.json)


def _playlist_command(given: argparse.Namespace) -> Command:
    match given.verb:
        case "show":
            return PlaylistShow(given.name, given.json)
        case "import":
            return PlaylistImport(given.file)
        case "export":
            return PlaylistExport(given.name, given.file)
        case _:
            return PlaylistList(given.json)
