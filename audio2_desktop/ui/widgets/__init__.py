"""Small widgets that know rows and emit intents; no services."""
