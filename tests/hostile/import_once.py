"""A program that takes one package into a workspace and tells how it ended and how much memory it needed.

Run as `python -m tests.hostile.import_once WORKSPACE PACKAGE`.
"""

import json
import re
import sys
from pathlib import Path

from core.progress import Silent
from storage.workspace import open_workspace
from tests.offices import Clock, services_of


def peak_memory() -> int:
    """Most bytes this process ever held in memory.

    Not `getrusage`: that counts what the parent held before it became this program.
    """
    status = Path("/proc/self/status").read_text(encoding="ascii")
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    assert found is not None
    return int(found[1]) << 10


def main(workspace: Path, package: Path) -> None:
    with open_workspace(workspace) as opened:
        taken = services_of(opened, Clock()).import_package.take_in(package, progress=Silent())
    json.dump({"status": taken.status.value, "code": taken.code, "peak": peak_memory()}, sys.stdout)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
