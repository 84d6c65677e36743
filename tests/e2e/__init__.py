"""The installed program as a process on a real X server, driven by mouse and keys."""
