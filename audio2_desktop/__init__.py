"""Audio2: a music player and library for people who own music. Start reading at `README.md` beside this file."""
