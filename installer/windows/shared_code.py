"""Run first in the frozen program: take the Python code from `program.pyz`, which both programs share.

PyInstaller gives each program an archive of its own; here they are empty. Its reader is pointed to the common
file before anything is imported from it. The version of PyInstaller is pinned, and without this nothing
starts: any check of the build that starts a program would see a change.
"""

import sys

import pyimod02_importers

# No pathlib here: the less is imported before the archive is open, the better.
pyimod02_importers.pyz_archive.__init__(f"{sys.prefix}/program.pyz", check_pymagic=True)
