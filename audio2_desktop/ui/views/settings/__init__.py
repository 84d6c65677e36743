"""Cards and lists of the settings; the first run and the library's health are made of them too."""
