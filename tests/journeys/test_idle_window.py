"""A window that has come to rest holds only what its first page needs: half of its memory were other modules."""

import os
import subprocess
import sys
from pathlib import Path

from tests.offices import Offices, filled
from tests.source_tree import ROOT

_TOLD_AT_REST = """
import os, sys

sys.path.insert(0, {root!r})
import main
from ui.first_window import FirstWindow

leave = FirstWindow.leave

def tell():
    print(*sorted(sys.modules), flush=True)
    os._exit(0)

def left(window):
    leave(window)
    from PySide6.QtCore import QTimer

    QTimer.singleShot(1500, tell)

FirstWindow.leave = left
sys.exit(main.main(["gui", {folder!r}]))
"""
# Each of these comes with its first use: a signature, a package, a paper, a dialog, a command, an error.
_FOR_LATER = (
    "PIL",
    "alembic",
    "bcrypt",
    "core.annex",
    "core.criteria.editing",
    "core.figures",
    "core.packages.assemble",
    "core.packages.intake",
    "core.services.dispatch",
    "core.services.import_package",
    "core.services.map_foreign",
    "core.services.outside_values",
    "cryptography",
    "docx",
    "multiprocessing.connection",
    "openpyxl",
    "pyrage",
    "reportlab",
    "storage.package_files",
    "storage.rarer_stores",
    "storage.rescue",
    "storage.signing_tools",
    "ui.cli.groups",
    "ui.dialogs",
    "ui.printing",
    "ui.rescue_window",
    "ui.texts.cli",
    "ui.texts.errors",
    "ui.texts.other_findings",
)
_LOADED_AT_ONCE = ("ui.pages.home", "core.self_score", "core.services.year_overview", "sqlalchemy")


def test_a_window_at_rest_has_loaded_nothing_for_later(offices: Offices, tmp_path: Path) -> None:
    commune = offices.bring_to(filled)
    commune.opened.close()
    script = _TOLD_AT_REST.format(root=str(ROOT), folder=str(commune.opened.workspace.root))
    homes = {name: str(tmp_path) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
    told = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
        env={**os.environ, **homes, "QT_QPA_PLATFORM": "offscreen"},
    )
    loaded = told.stdout.split()
    assert [name for name in loaded if f"{name}.".startswith(tuple(f"{each}." for each in _FOR_LATER))] == []
    assert set(_LOADED_AT_ONCE) <= set(loaded)
