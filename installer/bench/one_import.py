"""Bring one workbook into a workspace and say how much memory it took at its most, in MiB.

one_import.py WORKSPACE FILE template|list
"""

import resource
import sys
from pathlib import Path

from bench.material import entered
from bench.sheet_rows import BRING_IN


def main() -> None:
    """Import, then print the peak."""
    workspace, file, shape = sys.argv[1:]
    with entered(Path(workspace)) as services:
        BRING_IN[shape](services, Path(file))
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


main()
