"""The process that makes the sound: sources decoded, mixed sample by sample, given to a device.

`messages` is all that the window's process imports of it.
"""
