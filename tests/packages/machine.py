"""A machine of its own to install packages on: this one's system, seen through a layer that takes
all changes, without any Python, without the checkout, without anyone's home.

It ends with the process that holds it, and leaves nothing on this machine.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.e2e import rig

# $1: the folder that is seen under the same name; $2: the checkout; others: where Pythons live
_MAKE = """
set -e
seen=$1 checkout=$2; shift 2
base=$seen/machine root=$seen/machine/root
mkdir -p "$base"
mount -t tmpfs tmpfs "$base"
mkdir "$base/changes" "$base/work" "$root"
mount -t overlay overlay -o "lowerdir=/,upperdir=$base/changes,workdir=$base/work" "$root"
for prefix; do
    rm -rf "$root$prefix"/bin/python* "$root$prefix"/lib/python3* "$root$prefix"/lib/libpython* \
        "$root$prefix"/lib/*/libpython*
done
for folder in /tmp /root /home /run "$checkout"; do
    [ ! -d "$root$folder" ] || mount -t tmpfs tmpfs "$root$folder"
done
mount --rbind /proc "$root/proc"
mount --rbind /dev "$root/dev"
mkdir -p "$root$seen" "$root/tmp/.X11-unix" "$root/tmp/home"
mount --bind "$seen" "$root$seen"
mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
exec chroot "$root" sh -c 'echo ready; exec sleep infinity'
"""
HOME = "/tmp/home"
_PLAIN = {
    "PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
    "HOME": HOME,
    "LANG": "C.UTF-8",
    "DEBIAN_FRONTEND": "noninteractive",
}


class Machine:
    """Commands on it see nothing of this process's environment."""

    def __init__(self, holder: int, seen: Path) -> None:
        """`seen` is the one folder that both machines have, at the same place."""
        self._into = ["nsenter", f"--mount=/proc/{holder}/ns/mnt", f"--root=/proc/{holder}/root"]
        self.seen = seen

    def line(self, *command: str, **variables: str) -> list[str]:
        """A command of this machine that runs one there."""
        pairs = [f"{key}={value}" for key, value in {**_PLAIN, **variables}.items()]
        return [*self._into, "env", "-i", "--chdir=/", *pairs, *command]

    def run(
        self, *command: str, patience_s: float = 120, **variables: str
    ) -> "subprocess.CompletedProcess[str]":
        """Run it there to its end."""
        return subprocess.run(
            self.line(*command, **variables),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=patience_s,
            check=False,
        )

    def says(self, *command: str, **variables: str) -> str:
        """Run what must succeed; its stdout."""
        done = self.run(*command, **variables)
        assert done.returncode == 0, f"{command}: {done.returncode}\n{done.stdout}{done.stderr}"
        return done.stdout

    def files(self) -> set[str]:
        """Everything that an installation may touch, but caches and the records of installing."""
        kept = ("/var/lib/dpkg/", "/var/lib/apt/", "/var/cache/", "/var/log/")
        found = self.says("find", "/usr", "/etc", "/opt", "/var", "-xdev")
        return {name for name in found.splitlines() if not name.startswith(kept)}


@contextmanager
def machine(seen: Path) -> Iterator[Machine]:
    """One, until the block ends. `seen` is left as it was, but for what is put there."""
    pythons = sorted({sys.base_prefix, "/usr", "/usr/local"})
    become_root = [] if os.geteuid() == 0 else ["--map-root-user"]
    make = ("sh", "-c", _MAKE, "machine", os.fspath(seen), os.fspath(rig.ROOT), *pythons)
    holder = subprocess.Popen(
        ["unshare", "--mount", "--propagation=private", *become_root, *make],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout is not None and holder.stderr is not None
    with holder:
        try:
            if holder.stdout.readline() != "ready\n":
                raise AssertionError(f"no machine can be made here: {holder.stderr.read()}")
            made = Machine(holder.pid, seen)
            assert made.run("sh", "-c", "command -v python3").returncode != 0
            yield made
        finally:
            holder.kill()
    shutil.rmtree(seen / "machine", ignore_errors=True)


def environment(screen: rig.Screen, sound: Mapping[str, str]) -> dict[str, str]:
    """What a desktop's session tells a program: where its screen and its sound are."""
    return {"DISPLAY": screen.display, "PULSE_SERVER": sound["PULSE_SERVER"]}
