"""What stands large at the top of a page about one thing, and what such heads are made of."""
