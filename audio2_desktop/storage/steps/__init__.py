"""One numbered module a schema step; each has `up(tx)` and is never changed after a release."""
