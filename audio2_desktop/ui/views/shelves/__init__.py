"""The parts of genres, composers and years."""
