"""What goes straight to the driver needs no change on the way, and a change of a record asks little."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from core.assessment import State
from core.audit import Act, first_break
from core.packages.refusals import DiskFull
from core.records.planning import Task
from core.rounds import Standing
from storage.tables import SETTING, TABLES, Cells, Column, OneOf
from tests.statements import counted
from tests.storage.samples import NOW

UNIT = "21583"
TASK = Task(id="a", year=2026, title="Nhiệm vụ")


def put_all(work, settings):
    for name, value in settings.items():
        work.settings.put(name, value)


def test_every_table_can_be_read_and_written_by_its_names(database):
    """A name that means something to SQLite would have to be quoted."""
    sample = {Cells.TEXT: "x", Cells.WHOLE: 1, Cells.LARGE: 1 << 40, Cells.BYTES: b"x"}
    with database.transaction() as work:
        rows = work.settings._rows
        rows.connection.change("PRAGMA defer_foreign_keys = ON")
        for table in TABLES.values():
            columns = [part for part in table.parts if isinstance(part, Column)]
            assert table.names == tuple(column.name for column in columns), table.name
            told = {column.name: sample[column.cells] for column in columns}
            for name, chosen in _chosen(table).items():
                told[name] = chosen
            rows.insert(table, [told])
            assert rows.fetch(table, told, *table.names) == [told], table.name
            rows.drop(table, told)
            assert rows.fetch(table, {}) == [], table.name


def _chosen(table):
    """A value for each column that takes only some."""
    return {part.column: part.values[0] for part in table.parts if isinstance(part, OneOf)}


def test_bytes_come_back_as_they_went(database):
    document = bytes(range(256))
    with database.transaction() as work:
        work.assessments.put_result(UNIT, 2026, document=document)
        assert work.assessments.result(UNIT, 2026) == document


def test_a_failure_of_the_driver_is_told_as_any_other_and_undoes_all(database):
    with database.transaction() as work:
        work.settings.put("kept", "1")
    database.live.ask(f"PRAGMA max_page_count = {database.live.one('PRAGMA page_count')}")
    with pytest.raises(DiskFull), database.transaction() as work:
        put_all(work, {"kept": "2", "large": "x" * 1_000_000})
    with database.transaction() as work:
        assert (work.settings.get("kept"), work.settings.get("large")) == ("1", None)


def test_an_error_that_is_still_told_of_keeps_no_file_open(database, tmp_path):
    database.live.ask(f"PRAGMA max_page_count = {database.live.one('PRAGMA page_count')}")
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
    with pytest.raises(sqlite3.ProgrammingError):
        database.live.ask("SELECT value FROM setting WHERE name = :name", {})


def test_a_key_is_never_changed_with_its_row(database):
    with database.transaction() as work, pytest.raises(RuntimeError):
        work.settings._rows.put(SETTING, {"name": "a"}, values={"name": "b", "value": "1"})


def test_any_number_of_values_goes_into_one_question(database):
    names = tuple(f"n{at}" for at in range(40_000))
    with database.transaction() as work:
        work.settings.put(names[-1], "ít, “nhiều”")
        assert work.settings.some(*names) == {names[-1]: "ít, “nhiều”"}


def test_a_connection_that_cannot_take_work_back_is_opened_anew(database, monkeypatch):
    with database.transaction() as work:
        work.settings.put("kept", "1")
    before = database.live
    monkeypatch.setattr(type(before), "undo", lambda _connection: False)
    with pytest.raises(sqlite3.ProgrammingError), database.transaction() as work:
        put_all(work, {"kept": "2", "other": object()})
    monkeypatch.undo()
    with database.transaction() as work:
        assert work.settings.get("kept") == "1"
    assert database.live is not before
    database.verify_settings()


def test_a_changed_record_is_written_without_its_key(database):
    with database.transaction() as work:
        work.records.save(UNIT, (TASK,))
        with counted() as asked:
            work.records.save(UNIT, (replace(TASK, title="Khác"),))
    (changed,) = asked
    written = changed.partition("WHERE")[0]
    assert "title" in written
    assert "year" not in written


def test_a_record_that_moves_to_another_year_moves_alone(database):
    other = replace(TASK, id="b")
    with database.transaction() as work:
        work.records.save(UNIT, (TASK, other))
        moved = replace(TASK, year=2025, title="Khác")
        assert work.records.before(UNIT, moved) == TASK
        work.records.save(UNIT, (moved,))
        assert work.records.of_year("task", UNIT, year=2026) == (other,)
        assert work.records.of_year("task", UNIT, year=2025) == (moved,)
        assert work.records.before(UNIT, replace(moved, note="x")) == moved
        work.records.remove("task", TASK.id, at=NOW)
        assert work.records.before(UNIT, moved) is None


def test_a_standing_is_read_once_and_anew_when_it_changed(database):
    drafted = Standing(unit=UNIT, year=2026, state=State.DRAFT, criteria_set="S", criteria_version="1")
    with database.transaction() as work:
        assert work.assessments.standing(UNIT, 2026) is None
        work.assessments.put_standing(drafted)
        with counted() as asked:
            assert work.assessments.standing(UNIT, 2026) == drafted
            assert work.assessments.standing(UNIT, 2026) == drafted
        assert len(asked) == 1
        work.assessments.put_standing(replace(drafted, state=State.CLOSED))
        assert work.assessments.standing(UNIT, 2026).state is State.CLOSED


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
