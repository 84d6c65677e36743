"""Plain answers to what the program answers cleverly, and small libraries to ask both."""
