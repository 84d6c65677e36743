"""The parts of what plays now."""
