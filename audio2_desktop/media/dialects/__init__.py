"""Native tags of each format as raw tags: {KEY: [text, ...]} under common upper case names.

A dialect knows names and shapes only; what the values mean is decided in `domain/tag_rules.py`.
"""
