"""Qt item models: rows in, roles out; no I/O."""
