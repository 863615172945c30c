"""A new user without a mouse: from an empty computer to a verified package with records of every kind.

The real program runs in a process of its own (`a_year_by_keyboard`), on the screen it is given; tests give
it none. `QT_QPA_PLATFORM=xcb` on a virtual screen plays the same walk in a real window.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from core.records.catalogue import KINDS
from storage.clock import SystemClock
from tests.source_tree import ROOT

_MOST_SECONDS = 400


def test_a_year_is_kept_and_sent_by_keyboard_alone(tmp_path: Path) -> None:
    told = played(tmp_path)
    assert told["failed"] == ""
    assert told["english"] == []
    assert told["code"] == 0
    (workspace,) = (path for path in (tmp_path / "data").rglob("socchc.db") if "backups" not in path.parts)
    held = answer("info", workspace.parent)
    assert {kind for kind, count in held["counts"].items() if count} == {kind.code for kind in KINDS}
    assert answer("check", workspace.parent) == {"ok": True, "problems": []}
    assert (tmp_path / "home" / "phieu.pdf").read_bytes().startswith(b"%PDF")
    (package,) = (tmp_path / "home" / "usb").glob("*.cchc")
    key = (workspace.parent / "keys" / "signing-key.pub").read_text().split()
    signers = tmp_path / "allowed_signers"
    signers.write_text(f"xa-21808@socchc.vn {key[0]} {key[1]}\n")
    (found,) = answer("verify", package, "--allowed-signers", signers)["results"]
    assert (found["verdict"], found["unit"], found["year"]) == (
        "authentic",
        "21808",
        SystemClock().today().year,
    )


def played(folder: Path, *words: str | Path, walk: str = "a_year_by_keyboard") -> dict[str, Any]:
    """Play a walk with these words; what it saw."""
    names = {"HOME": "home", "XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "data", "XDG_STATE_HOME": "state"}
    for name in names.values():
        (folder / name).mkdir(exist_ok=True)
    surroundings = {**os.environ, **{variable: str(folder / name) for variable, name in names.items()}}
    done = subprocess.run(
        [sys.executable, "-m", f"tests.journeys.{walk}", *map(str, words)],
        cwd=ROOT,
        env=surroundings,
        capture_output=True,
        text=True,
        timeout=_MOST_SECONDS,
        check=False,
    )
    assert done.stdout, done.stderr[-3000:]
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def answer(*arguments: object) -> Any:
    """What a command says as JSON."""
    done = subprocess.run(
        [sys.executable, "main.py", *map(str, arguments), "--json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return json.loads(done.stdout)
