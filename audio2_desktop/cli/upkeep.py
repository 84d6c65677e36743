"""`audio2 doctor`, `backup` and `restore`: what they say."""

from collections.abc import Sequence
from pathlib import Path

from audio2_desktop.cli.terminal import Terminal
from audio2_desktop.domain.checks import FAIL, Check
from audio2_desktop.services.backup import Backup

_SIGNS = {"ok": "ok  ", "warn": "warn", "fail": "FAIL"}


async def backup(service: Backup, target: Path, terminal: Terminal) -> int:
    """Write a checked backup."""
    await service.now(target)
    terminal.lines([f"Backup written and checked: {target}"])
    return 0


def restored(source: Path, aside: Path | None, terminal: Terminal) -> int:
    """Say where the former library is now."""
    terminal.lines([f"Library restored from {source}."])
    if aside is not None:
        terminal.lines([f"The former library is kept as {aside}."])
    return 0


def report(checks: Sequence[Check], terminal: Terminal, *, as_json: bool) -> int:
    """All checks; 1 when something that Audio2 is for does not work."""
    failed = [check.name for check in checks if check.state == FAIL]
    if as_json:
        rows = [{"name": c.name, "state": c.state, "text": c.text, "fix": c.fix} for c in checks]
        terminal.json({"ok": not failed, "checks": rows})
    else:
        for check in checks:
            terminal.lines([f"{_SIGNS[check.state]}  {check.name}: {check.text}"])
            if check.fix:
                terminal.lines([f"      {check.fix}"])
    if failed:
        terminal.trouble(f"{len(failed)} of {len(checks)} checks failed: {', '.join(failed)}")
    return 1 if failed else 0
