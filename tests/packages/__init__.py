"""Packages, made from a clean copy and tried on a machine without Python: five minutes, and
`packaging/test.py --packages` alone runs them.
"""
