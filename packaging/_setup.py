"""The virtual environment of this checkout: is it in place, and if not, make it so.

`.venv/audio2-stamp` is written last and says what the environment was made for. Everything that is
said goes to stderr, because stdout belongs to the command that is started. Imports are inside the
functions: when all is in place, this adds a few milliseconds to a start and no more.
"""

import os
import sys

from _terminal import say

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
IS_WINDOWS = os.name == "nt"
STAMP = "audio2-stamp"
EXTRA_STAMPS = {"demo": "audio2-demo-stamp", "test": "audio2-test-stamp"}
"""Extras of pyproject.toml, and the file that says for what each was installed."""
CHANGING = "audio2-changing"


class SetupError(Exception):
    """Why Audio2 cannot be set up, and what to do: shown as it is."""


def python_of(venv: str) -> str:
    """The interpreter inside an environment."""
    return os.path.join(venv, *(("Scripts", "python.exe") if IS_WINDOWS else ("bin", "python")))


def _text(path: str) -> str:
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except (OSError, UnicodeDecodeError):
        return ""


def _section(begin: str, end: str) -> str:
    """That part of pyproject.toml, verbatim. Cut out, not parsed: a parser costs 15 ms a start."""
    _, _, rest = _text(os.path.join(ROOT, "pyproject.toml")).partition("\n" + begin)
    return rest.partition("\n" + end)[0]


def wanted() -> str:
    """What Audio2 needs, as written."""
    return _section("dependencies = [", "[project.optional-dependencies]")


def wanted_by_extras() -> str:
    """What the tests and the demo need besides."""
    return _section("[project.optional-dependencies]", "[project.scripts]")


def stamp_text(witnesses: list[str]) -> str:
    """witnesses: files of the system that were there at set-up; if one goes, it is done again."""
    head = [ROOT, os.path.realpath(python_of(VENV)), *witnesses]
    return "\n".join(head) + "\n---\n" + wanted()


def is_ready(extra: str = "") -> bool:
    """True if nothing needs to be done before a start, with this extra."""
    head, _, for_what = _text(os.path.join(VENV, STAMP)).partition("\n---\n")
    root, _, paths = head.partition("\n")
    python, *witnesses = paths.split("\n")
    return (
        root == ROOT
        and for_what == wanted()
        and os.path.realpath(python_of(VENV)) == python
        and all(os.path.exists(path) for path in [python, *witnesses])
        and not os.path.exists(os.path.join(VENV, CHANGING))
        and (not extra or _has(extra))
    )


def _has(extra: str) -> bool:
    return _text(os.path.join(VENV, EXTRA_STAMPS[extra])) == wanted_by_extras()


def start(module: str, arguments: list[str]) -> None:
    """Become the program. Does not return."""
    python = python_of(VENV)
    # neither the current folder nor packaging/ may shadow a library, here and in child processes
    os.environ["PYTHONSAFEPATH"] = "1"
    command = [python, "-P", "-m", module, *arguments]
    if not IS_WINDOWS:
        os.execv(python, command)
    import subprocess

    try:
        sys.exit(subprocess.call(command))
    except KeyboardInterrupt:
        sys.exit(130)


def prepare(extra: str = "") -> None:
    """Make everything ready, or end the program with one sentence that says what to do."""
    try:
        _prepare(extra)
    except SetupError as problem:
        sys.exit(f"audio2: {problem}")
    except KeyboardInterrupt:
        say("\nSet-up was interrupted; it goes on at the next start.")
        sys.exit(130)
    except OSError as problem:
        sys.exit(f"audio2: set-up did not work: {problem}")


def _prepare(extra: str) -> None:
    from _system import missing_parts, provide, witnesses

    with _lock():
        if not is_ready():
            provide(missing_parts(for_tests=False))
            _libraries(requirements())
            _compile()
            _write(os.path.join(VENV, STAMP), stamp_text(witnesses()))
        if extra == "test":
            provide(missing_parts(for_tests=True))
        if extra and not _has(extra):
            install(VENV, requirements(extra))
            _write(os.path.join(VENV, EXTRA_STAMPS[extra]), wanted_by_extras())


def _compile() -> None:
    """Audio2's own code as bytecode, so that the first start is as quick as the others (1 s instead
    of 3). pip has done it for the libraries. Where it cannot be written nothing is lost but that.
    """
    import subprocess

    command = [python_of(VENV), "-P", "-m", "compileall", "-q", "-j", "0"]
    package = os.path.join(ROOT, "audio2_desktop")
    subprocess.run([*command, package], capture_output=True, check=False)


def requirements(extra: str = "") -> list[str]:
    """The libraries of the program, or those of an extra, as pip wants them."""
    import tomllib

    with open(os.path.join(ROOT, "pyproject.toml"), "rb") as file:
        project = tomllib.load(file)["project"]
    extras: dict[str, list[str]] = project["optional-dependencies"]
    base: list[str] = project["dependencies"]
    return extras[extra] if extra else base


def _libraries(requirements: list[str]) -> None:
    """The environment with all libraries, at its place.

    One that works is brought up to date where it lies. Anything else is built aside and put in
    place by renaming, so that an interruption at any moment leaves nothing half made in use.
    """
    import shutil

    if _works(VENV):
        install(VENV, requirements)
        _link_checkout(VENV)
        return
    say("Setting Audio2 up for the first time; this takes a minute or two.")
    _sweep()
    aside = f"{VENV}-new-{os.getpid()}"
    try:
        create(aside)
        install(aside, requirements)
        _link_checkout(aside)
        _rename_inside(aside)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    if os.path.lexists(VENV):
        old = f"{VENV}-old-{os.getpid()}"
        os.rename(VENV, old)
        os.rename(aside, VENV)
        shutil.rmtree(old, ignore_errors=True)
    else:
        os.rename(aside, VENV)


def _works(venv: str) -> bool:
    """True if it runs, is new enough, has pip and was not left in the middle of a change."""
    import subprocess

    if os.path.exists(os.path.join(venv, CHANGING)) or not os.path.exists(python_of(venv)):
        return False
    test = "import sys, pip; sys.exit(sys.version_info < (3, 11) or sys.prefix == sys.base_prefix)"
    done = subprocess.run([python_of(venv), "-P", "-c", test], capture_output=True, check=False)
    return done.returncode == 0


def _sweep() -> None:
    """Remove what interrupted set-ups left beside the environment. The lock is held."""
    import shutil

    for name in os.listdir(ROOT):
        if name.startswith((".venv-new-", ".venv-old-")):
            shutil.rmtree(os.path.join(ROOT, name), ignore_errors=True)


def create(venv: str) -> None:
    """An environment with pip and nothing else. Raises SetupError."""
    import importlib.util
    import subprocess

    from _system import install_venv_module

    def has(module: str) -> bool:
        importlib.invalidate_caches()
        spec = importlib.util.find_spec(module)
        return spec is not None and spec.origin is not None  # an empty folder is no module

    if not (has("venv") and has("ensurepip")):
        install_venv_module()
    if not has("venv") or not (has("ensurepip") or has("pip")):
        raise SetupError(_no_venv_text())
    pip = [] if has("ensurepip") else ["--without-pip"]
    # a process of its own: this one may have been started before the module was installed
    done = subprocess.run(
        [sys.executable, "-P", "-m", "venv", *pip, venv],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = _tail(done.stdout + done.stderr)
        raise SetupError(f"the virtual environment could not be made.\n{said}")
    if pip:  # the system's pip puts itself into the new environment
        _run_pip([sys.executable, "-P", "-m", "pip", "--python", python_of(venv)], ["pip"])


def _no_venv_text() -> str:
    version = "{}.{}".format(*sys.version_info)
    if os.path.exists("/etc/debian_version"):
        return (
            "Python's venv module is missing. Install it and start again:  "
            f"sudo apt install python{version}-venv"
        )
    return (
        f"the Python at {sys.executable} has no venv or ensurepip module. Install a complete "
        f"Python {version} and start again."
    )


def install(venv: str, requirements: list[str]) -> None:
    """Let pip install them there. Raises SetupError."""
    changing = os.path.join(venv, CHANGING)
    _write(changing, "pip is at work, or was interrupted\n")
    try:
        _run_pip([python_of(venv), "-P", "-m", "pip"], requirements)
    except SetupError:
        os.unlink(changing)  # pip itself puts back what was there
        raise
    os.unlink(changing)


def _run_pip(pip: list[str], requirements: list[str]) -> None:
    """Quiet unless it fails."""
    import subprocess

    options = ["--quiet", "--disable-pip-version-check", "--no-input", "--no-warn-script-location"]
    environment = {k: v for k, v in os.environ.items() if k not in ("PYTHONHOME", "PYTHONPATH")}
    done = subprocess.run(
        [*pip, "install", *options, *requirements],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        env=environment,
        check=False,
    )
    if done.returncode:
        raise SetupError(
            f"the libraries could not be installed. Is the network there?\n{_tail(done.stdout)}"
        )


def _tail(text: str, lines: int = 15) -> str:
    return "\n".join(text.strip().splitlines()[-lines:])


def _link_checkout(venv: str) -> None:
    """Make this checkout importable from any folder."""
    import glob

    pattern = ("Lib", "site-packages") if IS_WINDOWS else ("lib", "python3*", "site-packages")
    for folder in glob.glob(os.path.join(glob.escape(venv), *pattern)):
        _write(os.path.join(folder, "audio2-checkout.pth"), ROOT + "\n")


def _rename_inside(aside: str) -> None:
    """Scripts know the path of their environment: give them the one it will have."""
    folder = os.path.dirname(python_of(aside))
    before, after = aside.encode(), VENV.encode()
    for entry in os.scandir(folder):
        if entry.is_symlink() or not entry.is_file() or entry.stat().st_size > 100_000:
            continue
        with open(entry.path, "rb") as file:
            content = file.read()
        if before in content and b"\0" not in content:
            with open(entry.path, "wb") as file:
                file.write(content.replace(before, after))


def _write(path: str, text: str) -> None:
    with open(path + ".part", "w", encoding="utf-8") as file:
        file.write(text)
    os.replace(path + ".part", path)


class _lock:  # noqa: N801 - reads as a word in `with _lock():`
    """One set-up at a time; the operating system lets go when a process dies."""

    def __enter__(self) -> None:
        self._file = open(VENV + ".lock", "a+b")
        if not self._try():
            say("Another set-up of this checkout is at work; waiting for it.")
            import time

            while not self._try():
                time.sleep(0.2)

    def _try(self) -> bool:
        try:
            if IS_WINDOWS:
                import msvcrt

                self._file.seek(0)
                msvcrt.locking(self._file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
            else:
                import fcntl

                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def __exit__(self, *_error: object) -> None:
        self._file.close()
