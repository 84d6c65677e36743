"""Tests mirror the package; `fakes/` holds stand-ins that pass the same contracts as the real."""
