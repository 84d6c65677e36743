"""Every page in every state as a picture, from the real window on a made-up library."""
