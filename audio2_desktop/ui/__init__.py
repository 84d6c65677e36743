"""The window. Qt lives here; the world is reached only through `services`."""
