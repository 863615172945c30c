"""Every bad workbook gives its finding at its cell, none crashes, and nothing of it is imported."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from core.errors import CchcError
from core.findings import Finding, Level
from core.progress import Silent
from core.units import Role
from tests.offices import COMMUNE, Desk, found
from tests.storage.bad_workbooks import BAD, COUNTS, TASKS, Bad, letter_of, make
from ui.texts.errors import sentence_of
from ui.texts.every_finding import message_of


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made = found(tmp_path_factory.mktemp("bad"), role=Role.SUBMITTER, code=COMMUNE)
    before = made.dump()
    yield made
    assert made.dump() == before, "nothing of any bad workbook is in the book"
    made.opened.close()


def place(path: Path, bad: Bad) -> str:
    """The place that the table names by field, by cell, or as the whole sheet."""
    sheet = bad.refusal or (COUNTS if bad.code == "CELL_MERGED" else TASKS)
    if bad.code == "ROW_TWICE":
        return f"Bản sao!{bad.where}"
    if not bad.where or not bad.where[0].islower():
        return f"{sheet}!{bad.where}" if bad.where else sheet
    held = openpyxl.load_workbook(path)[sheet]
    return f"{sheet}!{letter_of(held, bad.where)}4"


def findings_of(desk: Desk, path: Path) -> tuple[Finding, ...]:
    result = desk.services.exchange_records.import_file(path, progress=Silent())
    assert not result.is_done
    assert (result.added, result.updated, result.taken) == ({}, {}, None)
    return result.findings


def test_there_are_at_least_forty_and_each_has_one_trouble() -> None:
    assert len(BAD) >= 40
    assert len({id(bad) for bad in BAD.values()}) == len(BAD)


@pytest.mark.parametrize("name", [name for name, bad in BAD.items() if not bad.code.startswith("E_")])
def test_a_bad_cell_is_named_and_nothing_is_imported(desk: Desk, tmp_path: Path, name: str) -> None:
    bad = BAD[name]
    path = make(tmp_path / "a.xlsx", bad)
    content = path.read_bytes()
    errors = [each for each in findings_of(desk, path) if each.level is Level.ERROR]
    assert {(each.code, each.where) for each in errors if each.code == bad.code} >= {
        (bad.code, place(path, bad))
    }
    assert {each.code for each in errors} == {bad.code}
    for finding in errors:
        told = message_of(finding)
        assert "{" not in told
        assert finding.code not in told
    assert path.read_bytes() == content


@pytest.mark.parametrize("name", [name for name, bad in BAD.items() if bad.code.startswith("E_")])
def test_a_bad_file_is_refused_as_a_whole(desk: Desk, tmp_path: Path, name: str) -> None:
    path = make(tmp_path / "a.xlsx", BAD[name])
    with pytest.raises(CchcError) as caught:
        desk.services.exchange_records.import_file(path, progress=Silent())
    assert caught.value.code == BAD[name].code
    assert sentence_of(caught.value).advice
