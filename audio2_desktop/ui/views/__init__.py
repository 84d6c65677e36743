"""Parts that pages are made of: a folder a family, and here what several families share.

They know models and painters, never services: a page fills them and hears their signals.
"""
