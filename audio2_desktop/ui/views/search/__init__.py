"""What the search has found, as a page."""
