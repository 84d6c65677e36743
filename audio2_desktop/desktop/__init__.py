"""The operating system as a second face: a second start hands over to the first."""
