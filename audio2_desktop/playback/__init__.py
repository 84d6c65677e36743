"""Engines that make sound, behind one protocol (`engine.py`); `choose.py` knows which one plays."""
