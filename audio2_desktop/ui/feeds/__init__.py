"""Each keeps one part of the frame true: hears facts, asks services, and sends intents."""
