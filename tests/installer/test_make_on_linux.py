"""The build where there is Wine: how Windows sees a path, what is switched off, what a time limit ends."""

import time
from pathlib import Path

import pytest
from make.commands import BuildFailed, run
from make.wine import environment, windows_path

from tests.installer.test_make_steps import settings


def test_what_it_started_ends_with_it(tmp_path: Path) -> None:
    with pytest.raises(BuildFailed, match="longer than 2 s"):
        run(["sh", "-c", "sleep 60 & echo $!; wait"], log=tmp_path / "x.log", limit=2)
    number = (tmp_path / "x.log").read_text("utf-8").splitlines()[1]
    status = Path("/proc") / number / "stat"
    until = time.monotonic() + 20  # it was killed; a busy machine takes a while to let it end
    while not (has_ended := _has_ended(status)) and time.monotonic() < until:
        time.sleep(0.01)
    assert has_ended


def _has_ended(status: Path) -> bool:
    try:
        return status.read_text("ascii").rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def test_windows_sees_paths_as_its_own(tmp_path: Path) -> None:
    assert windows_path("/S") == "/S"
    assert windows_path(Path("/a b/c.exe")) == "Z:\\a b\\c.exe"
    chosen = settings(tmp_path)
    assert "vcruntime140,vcruntime140_1" in environment(chosen)["WINEDLLOVERRIDES"]
    assert environment(chosen, own_runtime=True)["WINEDLLOVERRIDES"].endswith("msvcp140_2=n")
