"""What goes straight to the driver needs no change on the way, and a change of a record asks little."""

from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from core.audit import Act, first_break
from core.packages.refusals import DiskFull
from core.records.planning import Task
from storage.prepared import run
from storage.tables import METADATA, SETTING
from tests.statements import counted
from tests.storage.samples import NOW

UNIT = "21583"
TASK = Task(id="a", year=2026, title="Nhiệm vụ")
KEPT_AS_THEY_ARE = (sa.Text, sa.Integer, sa.BigInteger, sa.LargeBinary)


def put_all(work, settings):
    for name, value in settings.items():
        work.settings.put(name, value)


def test_every_column_holds_what_the_driver_takes_and_gives_as_it_is():
    for table in METADATA.sorted_tables:
        assert all(isinstance(column.type, KEPT_AS_THEY_ARE) for column in table.c), table.name
        assert all(column.default is None and column.onupdate is None for column in table.c), table.name


def test_bytes_come_back_as_they_went(database):
    document = bytes(range(256))
    with database.transaction() as work:
        work.assessments.put_result(UNIT, 2026, document=document)
        assert work.assessments.result(UNIT, 2026) == document


def test_a_failure_of_the_driver_is_told_as_any_other_and_undoes_all(database):
    with database.transaction() as work:
        work.settings.put("kept", "1")
    with database._engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskFull), database.transaction() as work:
        put_all(work, {"kept": "2", "large": "x" * 1_000_000})
    with database.transaction() as work:
        assert (work.settings.get("kept"), work.settings.get("large")) == ("1", None)


def test_an_error_that_is_still_told_of_keeps_no_file_open(database, tmp_path):
    with database._engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskFull) as told, database.transaction() as work:
        work.records.save(UNIT, (replace(TASK, note="x" * 1_000_000),))
    database.close()
    assert told.value is not None
    assert [each for each in open_files() if each.is_relative_to(tmp_path)] == []


def open_files() -> list[Path]:
    """The files this process holds open, where the system tells."""
    held = Path("/proc/self/fd")
    return [each.readlink() for each in held.iterdir() if each.is_symlink()] if held.exists() else []


def test_a_value_the_statement_asks_for_must_be_there(database):
    asking = sa.select(SETTING).where(SETTING.c.name == sa.bindparam("of_name"))
    with (
        database._engine.connect() as connection,
        pytest.raises(KeyError),
        run(connection, asking, told={}),
    ):
        pass


def test_a_changed_record_is_written_without_its_key(database):
    with database.transaction() as work:
        work.records.save(UNIT, (TASK,))
        with counted() as asked:
            work.records.save(UNIT, (replace(TASK, title="Khác"),))
    looked, changed = asked
    assert looked.startswith("SELECT")
    written = changed.partition("WHERE")[0]
    assert "title=" in written
    assert "year=" not in written


def test_the_end_of_the_chain_is_read_once_in_a_piece_of_work(database):
    act = Act(officer="Hoa", act="enter_record", subject="task a")
    with database.transaction() as work:
        work.audit.append(act, at=NOW)
    with database.transaction() as work, counted() as asked:
        work.audit.append_all((act, act), at=NOW)
        chained = work.audit.last()
        work.audit.append(act, at=NOW)
    assert [told.partition(" ")[0] for told in asked if "audit" in told] == ["SELECT", "INSERT", "INSERT"]
    with database.transaction() as work:
        entries = work.audit.all()
    assert [entry.number for entry in entries] == [1, 2, 3, 4]
    assert entries[2] == chained
    assert first_break(entries) is None
