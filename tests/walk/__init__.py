"""A walk through the whole program by chance: a seed decides what is clicked, typed and turned.

    python -m tests.walk MUSIC --seconds 600 --seed 1

The real window with the real services, offscreen, while the folder MUSIC is read again and again.
`steps.py` has what a walker does, `hands.py` how it reaches the window, `measures.py` what is
watched meanwhile, `unrest.py` what changes on the disk.
"""
