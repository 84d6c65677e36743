"""Overlays that ask something; awaitable, never modal loops."""
