"""Runs before anything else in the bundle, so that programs which this one starts are not misled.

The bundle's starter lets a process find its libraries by LD_LIBRARY_PATH. That has been done by
now, and others (a browser, a file manager) must not find them. And it takes a process that was
started by the bundle for a part of the first one, and does not do it again: the program that starts
anew and its children must be told to be on their own.
"""

import os
import sys

if os.environ.get("LD_LIBRARY_PATH", "").split(os.pathsep)[0] == vars(sys)["_MEIPASS"]:
    del os.environ["LD_LIBRARY_PATH"]
    if before := os.environ.pop("LD_LIBRARY_PATH_ORIG", ""):
        os.environ["LD_LIBRARY_PATH"] = before
os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"
