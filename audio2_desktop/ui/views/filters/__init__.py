"""The row of chips that narrows a list, its menus and words."""
