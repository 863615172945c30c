"""What goes straight to the driver needs no change on the way, and a change of a record asks little."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from core.assessment import State
from core.audit import Act, first_break
from core.packages.refusals import DiskFull
from core.records.planning import Task
from core.rounds import Standing
from core.services.correcting import correcting, waiting
from core.services.record_entry import RecordEntry
from storage.prepared import ask
from storage.tables import METADATA, SETTING
from tests.statements import counted
from tests.storage.samples import NOW, office

UNIT = "21583"
TASK = Task(id="a", year=2026, title="Nhiệm vụ")
ACT = Act(officer="Hoa", act="enter_record", subject="task a")
STOOD = Standing(
    unit=UNIT, year=2026, state=State.SUBMITTED, criteria_set="S", criteria_version="1", revision=2
)
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
    with database._engine.connect() as connection, pytest.raises(KeyError):
        ask(connection, asking, told={})


def test_a_changed_record_is_written_without_its_key(database):
    with database.transaction() as work:
        work.records.save(UNIT, (TASK,))
        with counted() as asked:
            work.records.save(UNIT, (replace(TASK, title="Khác"),))
    (changed,) = asked
    written = changed.partition("WHERE")[0]
    assert "title=" in written
    assert "year=" not in written


def test_the_end_of_the_chain_is_read_once_in_a_piece_of_work(database):
    with database.transaction() as work:
        work.audit.append(ACT, at=NOW)
    with database.transaction() as work, counted() as asked:
        work.audit.append_all((ACT, ACT), at=NOW)
        chained = work.audit.last()
        work.audit.append(ACT, at=NOW)
    assert [told.partition(" ")[0] for told in asked if "audit" in told] == ["SELECT", "INSERT", "INSERT"]
    with database.transaction() as work:
        entries = work.audit.all()
    assert [entry.number for entry in entries] == [1, 2, 3, 4]
    assert entries[2] == chained
    assert first_break(entries) is None


class StoppedClock:
    """Always the same moment."""

    def now(self):
        return NOW


def test_a_save_in_a_year_that_was_sent_asks_nine_questions(database):
    entry = RecordEntry(database=database, clock=StoppedClock())
    with database.transaction() as work:
        work.office.put(office())
        work.assessments.put_standing(STOOD)
    entry.save(TASK)
    with counted() as asked:
        entry.save(replace(TASK, title="Khác"))
    of_stores = [told for told in asked if not told.startswith("BEGIN")]
    assert len(of_stores) == 9, of_stores
    with database.transaction() as work:
        assert waiting(work, UNIT, year=2026) == (range(1, 3),)


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


def test_any_number_of_settings_is_asked_for_at_once(database):
    names = tuple(f"n{at}" for at in range(1_200))
    with database.transaction() as work:
        put_all(work, {names[0]: "a", names[-1]: "ít, “nhiều”", "other": "c"})
        assert work.settings.some(*names) == {names[0]: "a", names[-1]: "ít, “nhiều”"}
        assert work.settings.some() == {}


def test_changes_noted_inside_one_another_wait_all_of_them(database):
    with database.transaction() as work:
        work.assessments.put_standing(STOOD)
        put_all(work, {"correction_waits:2026": "1 7", "correction:2026": "1 of the sending before"})
        for _ in range(2):
            with correcting(work, UNIT, years=(2026,)) as why:
                work.audit.append(ACT, at=NOW)
                with correcting(work, UNIT, years=(2026,)):
                    work.audit.append(ACT, at=NOW)
                work.audit.append(ACT, at=NOW)
            assert why == ""
        assert waiting(work, UNIT, year=2026) == (range(1, 7),)


def test_a_standing_is_read_once_and_anew_when_it_changed(database):
    closed = replace(STOOD, state=State.CLOSED)
    with database.transaction() as work:
        assert work.assessments.standing(UNIT, 2026) is None
        work.assessments.put_standing(STOOD)
        with counted() as asked:
            assert [work.assessments.standing(UNIT, 2026) for _ in range(2)] == [STOOD, STOOD]
        assert len(asked) == 1
    with suppress(ArithmeticError), database.transaction() as work:
        assert work.assessments.standing(UNIT, 2026) == STOOD
        work.assessments.put_standing(closed)
        assert work.assessments.standing(UNIT, 2026) == closed
        raise ArithmeticError
    with database.transaction() as work:
        assert work.assessments.standing(UNIT, 2026) == STOOD
