"""The parts of the window around the pages: side bar, top bar, player bar, queue panel, toasts.

They get plain rows and send signals and intents; `controller.py` connects them with services.
"""
