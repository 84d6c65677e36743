"""What the window looks like: measures, colours, contrast and motion."""
