"""What is done about intents, a module a family: playing, the queue, favourites, playlists, their
folders, the library; with what came of it: undo, sentences, errors.

Each asks the user what it must know, calls services and hands what can be taken back to
`outcomes.py`. Nothing here decides what music is or how it is stored.
"""
