"""Cards of albums, artists and shelves: in grids, in lists, in rows of one line."""
