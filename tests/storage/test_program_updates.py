"""How the running program is told apart: installed, portable, on Linux, or a source tree."""

import sys
from pathlib import Path

import pytest

from core.progress import Silent
from core.updates import PLATFORM, Home, UpdateNoKeys, UpdateNotHere, UpdateOtherPlatform
from core.version import VERSION
from storage import program_updates as joined
from storage.tables import NEWEST
from storage.this_machine import program_updates
from tests.update_samples import KEY, an_update, written


def test_a_source_tree_believes_nobody_and_is_never_replaced(tmp_path: Path) -> None:
    updates = program_updates()
    running = updates.running
    assert (running.version, running.schema) == (VERSION, NEWEST)
    assert (running.home, running.platform, running.keys) == (Home.ELSEWHERE, PLATFORM, ())
    with pytest.raises(UpdateNoKeys):
        updates.check(written(tmp_path), progress=Silent())


@pytest.mark.parametrize(("is_portable", "home"), [(False, Home.INSTALLED), (True, Home.PORTABLE)])
def test_a_built_program_on_windows_can_be_replaced(
    monkeypatch: pytest.MonkeyPatch, is_portable: bool, home: Home
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(joined, "is_portable", lambda: is_portable)
    assert (joined.home(), joined.platform()) == (home, PLATFORM)


def test_a_built_program_on_linux_takes_no_update_of_windows(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    release = joined.shipped_release()
    monkeypatch.setattr(joined, "shipped_release", lambda: type(release)(keys=(KEY.public_key,)))
    updates = joined.program_updates()
    with pytest.raises(UpdateOtherPlatform):
        updates.check(written(tmp_path), progress=Silent())
    other = written(tmp_path, an_update(platform="linux-x64", version="900.0.0"))
    checked = updates.check(other, progress=Silent())
    with pytest.raises(UpdateNotHere):
        updates.prepare(other, checked, backups=(), progress=Silent())
