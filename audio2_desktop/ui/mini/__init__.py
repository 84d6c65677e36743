"""The mini player: a small window of its own over all others."""
