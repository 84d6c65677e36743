"""What music is: rows, rules and decisions. Standard library only.

No I/O, no clock, no threads, no Qt, no SQL belong here; every other package may import this one.
"""
