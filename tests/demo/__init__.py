"""A made-up music collection with real files, to see and to test every screen; used by
`packaging/run.py --demo` and the gallery.
"""
