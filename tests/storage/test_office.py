"""The office is read in one question, and what is kept of it is never told where the rows say otherwise."""

import shutil
import sqlite3
from contextlib import closing, suppress

import pytest

from storage.database import open_database
from tests.statements import counted
from tests.storage.samples import office


@pytest.fixture
def held(database):
    """A database that holds an office, told once already."""
    with database.transaction() as work:
        work.office.put(office())
    with database.transaction() as work:
        assert work.office.get() == office()
    return database


def told(database):
    """What the next piece of work is told."""
    with database.transaction() as work:
        return work.office.get()


def test_it_is_asked_for_once_in_a_piece_of_work_and_again_in_the_next(held):
    with held.transaction() as work, counted() as asked:
        assert [work.office.get() for _ in range(3)] == [office()] * 3
    assert len(asked) == 1
    with counted() as asked:
        told(held)
    assert any("office" in question for question in asked)


def test_work_that_is_undone_takes_its_office_with_it(held):
    with suppress(ArithmeticError), held.transaction() as work:
        work.office.put(office(place="Nơi khác"))
        assert work.office.get().place == "Nơi khác"
        raise ArithmeticError
    assert told(held) == office()


def test_what_another_program_wrote_is_told(held, tmp_path):
    held.close()
    with closing(sqlite3.connect(tmp_path / "socchc.db")) as driver:
        driver.execute("UPDATE office SET officer_name = 'Người khác'")
        driver.execute("UPDATE office_unit SET predecessors = '[]' WHERE part = 'unit'")
        driver.execute("DELETE FROM office_unit WHERE part = 'authority'")
        driver.commit()
    opened = told(held)
    assert (opened.officer.name, opened.unit.predecessors, opened.authority) == ("Người khác", (), None)


def test_a_file_that_was_put_back_tells_its_own(held, tmp_path):
    held.close()
    shutil.copy(tmp_path / "socchc.db", tmp_path / "before.db")
    with held.transaction() as work:
        work.office.put(office(place="Sau đó"))
    assert told(held).place == "Sau đó"
    held.close()
    shutil.copy(tmp_path / "before.db", tmp_path / "socchc.db")
    assert told(held) == office()


def test_two_workspaces_are_not_taken_for_one_another(held, empty_database, tmp_path):
    shutil.copy(empty_database, tmp_path / "other.db")
    other = open_database(tmp_path / "other.db", backups=tmp_path / "backups")
    with other.transaction() as work:
        work.office.put(office(place="Nơi khác"))
    assert [told(each).place for each in (held, other, held, other)] == ["Tây Sơn", "Nơi khác"] * 2
    other.close()
