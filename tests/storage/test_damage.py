"""A database a disk damaged is never opened as if it were whole, and never begun anew as if it were none."""

import hashlib
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from core.records.planning import Task, TaskArea, TaskSource
from core.storage_errors import DamagedDatabase, ForeignDatabase
from storage.workspace import create_workspace, open_workspace
from tests.storage.samples import office
from tests.storage.wrecks import PAGE, Spoil, counts_of, with_pages

MARKS = (slice(0, 16), slice(68, 72), slice(16, 18), slice(100, 108))
"""Of the first page: the magic, our application's number, the page size, the root of the schema."""

WAYS: tuple[Spoil, ...] = (
    lambda _page: bytes(PAGE),
    lambda page: bytes(each ^ 0xFF for each in page[:16]) + page[16:],
    lambda page: page[: PAGE // 2] + b"\xa5" * (PAGE // 2),
    lambda page: page[8:] + page[:8],
)
"""Zeros, a spoilt head, a spoilt half, everything moved."""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Small, so that every page of it can be spoilt: an office and enough tasks for a tree of pages."""
    folder = tmp_path_factory.mktemp("whole") / "sổ xã"
    tasks = [
        Task(
            id=str(at), year=2025, source=TaskSource.PLAN, area=TaskArea.DIGITAL, title=f"Nhiệm vụ {at} " * 9
        )
        for at in range(60)
    ]
    with create_workspace(folder, office()) as made, made.database.transaction() as work:
        work.records.save("21583", tasks)
    return folder


@pytest.fixture
def copy(workspace: Path, tmp_path: Path) -> Path:
    shutil.copytree(workspace, tmp_path / "sổ")
    return tmp_path / "sổ"


def refused(folder: Path) -> bool:
    """Whether the workspace is refused as damaged, and its file is as it was."""
    file = folder / "socchc.db"
    before = hashlib.sha256(file.read_bytes()).digest()
    try:
        open_workspace(folder).close()
    except DamagedDatabase:
        assert hashlib.sha256(file.read_bytes()).digest() == before
        return True
    return False


def test_whatever_page_is_spoilt_nothing_is_silently_missing(workspace: Path, copy: Path) -> None:
    """A page that holds nothing in use may be spoilt unseen; then every row is still there."""
    file, whole = copy / "socchc.db", counts_of(workspace / "socchc.db")
    content = file.read_bytes()
    pages = len(content) // PAGE
    seen = 0
    for number in range(pages):
        file.write_bytes(with_pages(content, {number: WAYS[number % len(WAYS)]}))
        if refused(copy):
            seen += 1
        else:
            assert counts_of(file) == whole, number
    assert seen > pages * 0.7


@pytest.mark.parametrize("part", MARKS, ids=["magic", "mark", "size", "root"])
def test_a_spoilt_first_page_is_damage_and_no_other_program_s_file(copy: Path, part: slice) -> None:
    file = copy / "socchc.db"
    content = bytearray(file.read_bytes())
    content[part] = bytes(each ^ 0xFF for each in content[part])
    file.write_bytes(content)
    assert refused(copy)


@pytest.mark.parametrize("size", [0, 1, 99, PAGE, 10 * PAGE + 7])
def test_a_file_that_was_cut_off_is_damage(copy: Path, size: int) -> None:
    with (copy / "socchc.db").open("r+b") as file:
        file.truncate(size)
    assert refused(copy)


@pytest.mark.parametrize(
    "loss",
    ["DROP TABLE alembic_version", "DELETE FROM alembic_version", "DELETE FROM office"],
)
def test_a_file_that_forgot_what_it_is_is_damage(copy: Path, loss: str) -> None:
    with closing(sqlite3.connect(copy / "socchc.db")) as driver:
        driver.execute(loss)
        driver.commit()
    assert refused(copy)


def test_a_revision_that_is_none_is_damage_and_not_a_later_program(copy: Path) -> None:
    with closing(sqlite3.connect(copy / "socchc.db")) as driver:
        driver.execute("UPDATE alembic_version SET version_num = 'r0\x10\xff0'")
        driver.commit()
    assert refused(copy)


def test_an_office_no_one_could_have_entered_is_damage(copy: Path) -> None:
    with closing(sqlite3.connect(copy / "socchc.db")) as driver:
        driver.execute("UPDATE office_unit SET valid_from = '2025-99-01'")
        driver.commit()
    assert refused(copy)


def test_another_program_s_database_is_still_told_as_that(copy: Path) -> None:
    (copy / "socchc.db").unlink()
    with closing(sqlite3.connect(copy / "socchc.db")) as other:
        other.execute("CREATE TABLE note (x)")
    with pytest.raises(ForeignDatabase):
        open_workspace(copy)


def test_a_new_workspace_is_still_made(tmp_path: Path) -> None:
    create_workspace(tmp_path / "mới", office()).close()
    open_workspace(tmp_path / "mới").close()
