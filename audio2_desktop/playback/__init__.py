"""Engines that make sound, behind one protocol (`engine.py`)."""
