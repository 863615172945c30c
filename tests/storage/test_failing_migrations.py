"""A migration that SQLite breaks off inside any of its statements leaves the old file as it was, and usable.

Each workspace an old version made is brought one schema on, with the first statement broken off, then the second,
and so on; the next start goes through and has lost nothing. The statement itself is interrupted while it runs, as a
failing disk would do it: half of it is done.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from core.storage_errors import MigrationFailed
from storage import database
from storage.database import known_revisions, open_database
from storage.workspace import create_workspace
from tests.old_workspaces import lost, names, rows_of, unpacked
from tests.storage.samples import office

pytestmark = pytest.mark.usefixtures("every_script_runs")
REVISIONS = sorted(known_revisions())
EXPLAINED = {"alembic_version: rows", "trusted_key.is_root"}  # see tests/journeys/test_old_workspaces.py
IS_LONG = os.environ.get("HYPOTHESIS_PROFILE", "steady") != "steady"
MOST = 7  # statements of one script in the ordinary run, spread over it; all of them in the long one


@dataclass
class Breaking:
    """Counts what SQLite is asked inside a migration; the statement of number `at` is broken off."""

    at: int = 0
    asked: int = 0
    is_on: bool = False

    def before(self, connection: sa.Connection, *_told: object) -> None:
        if self.is_on:
            self.asked += 1
            if self.asked == self.at:
                _driver(connection).set_progress_handler(lambda: 1, 1)

    @staticmethod
    def after_error(context: Any) -> None:
        _driver(context.connection).set_progress_handler(None, 1)


@pytest.fixture
def breaking(monkeypatch: pytest.MonkeyPatch) -> Iterator[Breaking]:
    state, migrate = Breaking(), database.migrate

    def watched(engine: sa.Engine, scripts: Path, *, to: str = "head") -> None:
        with _listening(engine, state):
            migrate(engine, scripts, to=to)

    monkeypatch.setattr(database, "migrate", watched)
    return state


@pytest.fixture
def one_schema_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """The program as it was when a schema was its newest."""

    def step(revision: str) -> None:
        scripts = tmp_path / f"until-{revision}"
        (scripts / "versions").mkdir(parents=True)
        (scripts / "env.py").write_bytes((database.SCRIPTS / "env.py").read_bytes())
        for script in (database.SCRIPTS / "versions").glob("r*.py"):
            if script.name[: len(revision)] <= revision:
                (scripts / "versions" / script.name).write_bytes(script.read_bytes())
        monkeypatch.setattr(database, "SCRIPTS", scripts)
        monkeypatch.setattr(database, "NEWEST", revision)

    return step


@pytest.mark.parametrize("steps", list(pairwise(REVISIONS)), ids="-".join)
@pytest.mark.parametrize("role", ["submitter", "appraiser"] if IS_LONG else ["submitter"])
def test_a_migration_broken_off_in_any_statement_leaves_the_old_file_usable(
    tmp_path: Path,
    breaking: Breaking,
    one_schema_on: Callable[[str], None],
    steps: tuple[str, str],
    role: str,
) -> None:
    before, after = steps
    (name,) = (each for each in names(role=role) if each.startswith(before))
    old = unpacked(name, tmp_path / "old")
    held, backups = rows_of(old.database), tmp_path / "backups"
    one_schema_on(after)
    for number in _numbers(_statements_of(old.database, tmp_path, breaking)):
        breaking.at, breaking.asked = number, 0
        with pytest.raises(MigrationFailed) as caught:
            open_database(old.database, backups=backups)
        assert isinstance(caught.value.__cause__, sa.exc.OperationalError), number
        assert rows_of(old.database) == held, number
        assert not list(backups.iterdir()), number
    breaking.at = 0
    opened = open_database(old.database, backups=backups)
    assert opened.check() == ()
    opened.close()
    assert set(lost(held, rows_of(old.database))) <= EXPLAINED


def test_a_workspace_whose_first_schema_breaks_off_is_not_there(tmp_path: Path, breaking: Breaking) -> None:
    create_workspace(tmp_path / "whole", office()).close()
    breaking.asked = 0
    create_workspace(tmp_path / "counted", office()).close()
    total = breaking.asked
    for number in _numbers(total):
        breaking.at, breaking.asked = number, 0
        with pytest.raises(sa.exc.OperationalError):
            create_workspace(tmp_path / "broken", office())
        assert {path.name for path in tmp_path.iterdir()} == {"whole", "counted"}, number
    assert total > MOST


def _statements_of(file: Path, scratch: Path, breaking: Breaking) -> int:
    """How many statements the migration asks of a copy."""
    copy = scratch / "counted.db"
    copy.write_bytes(file.read_bytes())
    breaking.at = breaking.asked = 0
    open_database(copy, backups=scratch / "of-the-copy").close()
    return breaking.asked


def _numbers(total: int) -> list[int]:
    """The statements to break off, first and last among them."""
    if IS_LONG or total <= MOST:
        return list(range(1, total + 1))
    return sorted({1 + round(place * (total - 1) / (MOST - 1)) for place in range(MOST)})


@contextmanager
def _listening(engine: sa.Engine, state: Breaking) -> Iterator[None]:
    sa.event.listen(engine, "before_cursor_execute", state.before)
    sa.event.listen(engine, "handle_error", state.after_error)
    state.is_on = True
    try:
        yield
    finally:
        state.is_on = False
        sa.event.remove(engine, "before_cursor_execute", state.before)
        sa.event.remove(engine, "handle_error", state.after_error)


def _driver(connection: sa.Connection) -> sqlite3.Connection:
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver
