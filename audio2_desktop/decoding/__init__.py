"""Sound out of files and streams as samples (`base.py` says how), for `playback` and `media`."""
