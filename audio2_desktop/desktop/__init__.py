"""The operating system as a second face: single instance, and later media keys and notifications."""
