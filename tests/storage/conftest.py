"""One open database per test, copied from one that was migrated once."""

import shutil
import sys
from datetime import timedelta

import pytest

from core.backups import Why
from core.progress import Silent
from storage import paths
from storage.database import open_database
from storage.workspace import open_workspace
from tests.storage.samples import NOW
from tests.storage.wrecks import filled


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory):
    """The file of a migrated, empty database; never opened again."""
    folder = tmp_path_factory.mktemp("empty")
    open_database(folder / "socchc.db", backups=folder).close()
    return folder / "socchc.db"


@pytest.fixture
def database(tmp_path, empty_database):
    """An open, empty database of this test's own."""
    shutil.copy(empty_database, tmp_path / "socchc.db")
    opened = open_database(tmp_path / "socchc.db", backups=tmp_path / "backups")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def two_years(tmp_path_factory):
    """A workspace of two years that keeps one copy of itself, made a day before `NOW`; closed, to be copied."""
    folder = filled(tmp_path_factory.mktemp("kept") / "sổ xã")
    with open_workspace(folder) as opened:
        opened.kept.make(Why.DAILY, at=NOW - timedelta(days=1), progress=Silent())
    return folder


@pytest.fixture(scope="module")
def shared(tmp_path_factory, empty_database):
    """A database kept through a module: for properties, whose examples undo themselves."""
    folder = tmp_path_factory.mktemp("shared")
    shutil.copy(empty_database, folder / "socchc.db")
    opened = open_database(folder / "socchc.db", backups=folder)
    yield opened
    opened.close()


@pytest.fixture
def stick(tmp_path, monkeypatch):
    """The folder of a portable program."""
    folder = tmp_path / "USB của Hoa" / "SoCCHC"
    folder.mkdir(parents=True)
    (folder / paths.PORTABLE_MARK).write_text("", "utf-8")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / "SoCCHC.exe"))
    return folder
