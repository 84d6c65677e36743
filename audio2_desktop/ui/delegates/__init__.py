"""Painters of rows and cards; they share one layout function between painting and hit-testing."""
