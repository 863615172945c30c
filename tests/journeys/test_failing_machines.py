"""The short form of the campaign of faults: refused calls, power cuts, full disks, a stick pulled out.

`dev.sh faults --long` does the same with every job and every call.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.source_tree import ROOT

WAYS = ("calls", "power", "full", "medium")


def test_no_fault_of_the_machine_loses_or_halves_anything(tmp_path: Path) -> None:
    told, wanted = tmp_path / "told.json", [word for way in WAYS for word in ("--only", way)]
    done = subprocess.run(
        [sys.executable, "-m", "faults", *wanted, "--json", str(told)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'installer'}{os.pathsep}{ROOT}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    rows = {row["name"]: row for row in json.loads(told.read_text("utf-8"))["rows"]}
    assert {"power cut, import, POSIX", "power cut, import, Windows", "medium removed"} <= rows.keys()
    # Where nobody may trace no call is refused, and there this must not pass in silence.
    assert {"failing calls, import", "failing calls, backup"} <= rows.keys()
    assert all(row["total"] and not row["violations"] for row in rows.values())
