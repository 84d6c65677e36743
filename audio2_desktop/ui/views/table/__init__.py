"""The table of tracks: painting, keys, columns, orders and groups, and what its rows send."""
