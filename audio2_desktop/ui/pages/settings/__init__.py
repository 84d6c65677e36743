"""The settings: one module a section, and the page that holds them."""
