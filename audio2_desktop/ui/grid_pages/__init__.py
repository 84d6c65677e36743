"""What all pages of cards do alike, in a grid or a list; each page in `pages` brings its words."""
