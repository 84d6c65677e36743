"""Lyrics as they are sung: the list of lines, the pane around it, and what keeps it true."""
