"""The tree of folders, its model and the page around it."""
