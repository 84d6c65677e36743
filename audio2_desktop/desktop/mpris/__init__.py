"""MPRIS2: the player on the session bus, for media keys, lock screens and `playerctl` (Linux).

Names, types and rules are those of the MPRIS D-Bus Interface Specification 2.2,
https://specifications.freedesktop.org/mpris-spec/2.2/. Every interface is a module.
"""
