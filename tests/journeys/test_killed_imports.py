"""Kill -9 in the middle of an import: afterwards the package is in whole, or was never there."""

import json
import subprocess
import sys
from pathlib import Path

from tests.hostile.killed_imports import RANDOM_KILLS, Report
from tests.hostile.real_packages import real_packages
from tests.offices import COMMUNE, joined
from tests.source_tree import ROOT


def test_an_import_killed_at_any_moment_is_whole_or_was_never_there(tmp_path: Path) -> None:
    for offices in joined(tmp_path):
        offices.open_round(COMMUNE)
        offices.commune()
        workspace = offices.province.opened.workspace.root
    workspace.rename(tmp_path / "office")
    (tmp_path / "package.cchc").write_bytes(real_packages().first)
    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile.killed_imports", str(tmp_path), "20251212"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    report = Report(**json.loads(done.stdout))
    assert not report.defects
    assert report.kills >= 60 + RANDOM_KILLS
    assert report.imported
    assert report.not_imported
