"""Item views: the track table, the card grid and what they share; they know models and painters."""
