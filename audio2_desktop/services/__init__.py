"""Use cases as async methods: what the window, the desktop and the command line may ask for.

No Qt, no SQL, no HTTP. A service calls stores, media, playback and jobs; it never listens to facts.
"""
