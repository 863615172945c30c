"""The new database that tests copy is the one the migration scripts make."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from storage import database
from storage.database import open_database
from tests.new_databases import MigratedOnce

SETTLED = ("application_id", "user_version", "page_size", "encoding", "auto_vacuum")


def told(path: Path) -> tuple[list[str], list[object]]:
    with closing(sqlite3.connect(path)) as held:
        settled = [held.execute(f"PRAGMA {name}").fetchone() for name in SETTLED]
        return list(held.iterdump()), settled


def test_a_copied_database_is_the_migrated_one(
    tmp_path: Path, new_databases_migrated_once: MigratedOnce, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_database(tmp_path / "copied.db", backups=tmp_path).close()
    monkeypatch.setattr(database, "migrate", new_databases_migrated_once.migrate)
    open_database(tmp_path / "migrated.db", backups=tmp_path).close()
    copied, migrated = told(tmp_path / "copied.db"), told(tmp_path / "migrated.db")
    assert len(copied[0]) > 100
    assert copied == migrated


def test_only_a_new_file_under_the_programs_own_scripts_is_copied_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run: list[Path] = []
    once = MigratedOnce(lambda _engine, scripts, **_asked: run.append(scripts), database.SCRIPTS)
    monkeypatch.setattr(database, "migrate", once)
    other = tmp_path / "other"
    monkeypatch.setattr(database, "SCRIPTS", other)
    open_database(tmp_path / "new.db", backups=tmp_path).close()
    assert run == [other]
