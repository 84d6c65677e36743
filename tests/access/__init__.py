"""What a screen reader sees of the program: a real AT-SPI session, and the same tree offscreen."""
