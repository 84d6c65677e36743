"""The parts of a playlist: its lines, drops into it, and the rules of a smart one."""
