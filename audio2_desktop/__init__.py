"""Audio2: a music player and library for people who own music.

Start reading at `README.md` beside this file.
"""

__version__ = "0.1.0"
