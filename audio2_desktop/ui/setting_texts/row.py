"""One row of the settings, in words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One row. key: the setting's name where it is one ("appearance.theme"), else its own."""

    key: str
    section: str
    title: str
    text: str = ""
    """What it means; also searched."""
    also: str = ""
    """Further words people look for it by; not shown."""
