"""Runs before anything else in the bundle.

The bundle's starter lets this process find its libraries by LD_LIBRARY_PATH. That has been done by
now, and other programs that this one starts (a browser, a file manager) must not find them.
"""

import os

before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
os.environ.pop("LD_LIBRARY_PATH", None)
if before is not None:
    os.environ["LD_LIBRARY_PATH"] = before
