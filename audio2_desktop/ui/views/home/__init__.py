"""The parts of Home: tiles, rows of albums and their heads."""
