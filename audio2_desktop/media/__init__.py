"""Files on disk: walking folders, reading tags and pictures, hashing audio, watching for changes.

Most of it runs in worker processes, so nothing here may import Qt.
"""
