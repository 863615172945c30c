"""Workbooks that a spreadsheet program really saved again: LibreOffice, once as XLSX and once by way of ODS."""

import re
import subprocess
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from core.record_sheets import RecordFile
from core.records.catalogue import KINDS, Record
from core.records.planning import Task
from core.text import clean_line
from storage.spreadsheets import read_workbook, write_workbook
from tests.hostile_text import hostile_texts
from tests.record_samples import one_of_each
from tests.storage.bad_workbooks import COUNTS, TASKS, letter_of, records
from ui.texts.record_workbooks import RECORD_WORDS

YEAR = 2025


def convert(folder: Path, form: str, *files: Path) -> dict[str, Path]:
    """Save files in another form, as the program itself does."""
    command = (
        "soffice",
        f"-env:UserInstallation=file://{folder / 'profile'}",
        "--headless",
        "--convert-to",
        form,
        "--outdir",
        folder / form,
        *files,
    )
    subprocess.run([*map(str, command)], check=True, capture_output=True, timeout=300)
    return {path.stem: path for path in (folder / form).iterdir()}


def hostile() -> tuple[Record, ...]:
    texts = [clean_line(text).replace("\ufffe", "\ufffd") for text in hostile_texts()]
    return tuple(Task(id=f"t{at}", year=YEAR, title=text, note=text) for at, text in enumerate(texts) if text)


def spoilt(path: Path) -> None:
    """What people do to a sheet, and formulas of their own."""
    book = openpyxl.load_workbook(path)
    sheet = book[TASKS]
    progress = letter_of(sheet, "progress")
    sheet[f"{progress}4"].value = "=20*2"
    sheet[f"{letter_of(sheet, 'title')}4"].value = '=CONCATENATE("Rà soát"," thủ tục")'
    sheet[f"{letter_of(sheet, 'title')}5"].value = "1.10"
    sheet.row_dimensions[5].hidden = True
    counts = book[COUNTS]
    counts.insert_cols(6)
    field = letter_of(counts, "field")
    counts.merge_cells(f"{field}4:{field}5")
    counts[f"{letter_of(counts, 'direct')}4"].value = "1.234"
    counts[f"{letter_of(counts, 'to_on')}4"].value = "31/01/2025"
    counts[f"{letter_of(counts, 'done_on_time')}4"].value = "=1234*1"
    book.create_sheet("Nháp riêng")["B2"].value = "ghi"
    book.save(path)


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Every workbook of this module, written, and saved again in one run of the program per form."""
    folder = tmp_path_factory.mktemp("office")
    files = {name: folder / f"{name}.xlsx" for name in ("full", "empty", "hostile", "spoilt")}
    tasks = tuple(kind for kind in KINDS if kind.code == "task")
    few = tuple(kind for kind in KINDS if kind.code in {"task", "dossier_count"})
    write_workbook(files["full"], unit="01234", records=one_of_each(), words=RECORD_WORDS, year=YEAR)
    write_workbook(files["empty"], unit="01234", records=(), words=RECORD_WORDS, year=YEAR)
    write_workbook(files["hostile"], unit="01234", records=hostile(), words=RECORD_WORDS, kinds=tasks)
    write_workbook(files["spoilt"], unit="01234", records=records(), words=RECORD_WORDS, kinds=few, year=YEAR)
    spoilt(files["spoilt"])
    again = convert(folder, "xlsx", *files.values())
    sheets = convert(folder, "ods", files["full"], files["spoilt"])
    (folder / "back").mkdir()
    back = convert(folder / "back", "xlsx", *sheets.values())
    return (
        files
        | {f"{name}-again": path for name, path in again.items()}
        | {f"{name}-ods": path for name, path in back.items()}
    )


def read(path: Path) -> RecordFile:
    return read_workbook(path, words=RECORD_WORDS)


@pytest.mark.parametrize("name", ["full", "full-again", "full-ods"])
def test_a_file_saved_again_changes_nothing(saved: Mapping[str, Path], name: str) -> None:
    found = read(saved[name])
    assert found.findings == ()
    assert tuple(row.record for row in found.rows) == one_of_each()
    assert found.unit == "01234"


def test_the_empty_template_saved_again_holds_no_record(saved: Mapping[str, Path]) -> None:
    assert read(saved["empty-again"]) == RecordFile(unit="01234", rows=())


@pytest.mark.parametrize("name", ["hostile", "hostile-again"])
def test_hostile_text_survives_the_program_and_never_becomes_a_formula(
    saved: Mapping[str, Path], name: str
) -> None:
    found = read(saved[name])
    assert found.findings == ()
    assert [row.record for row in found.rows] == list(hostile())
    with zipfile.ZipFile(saved[name]) as file:
        markup = "".join(file.read(part).decode() for part in file.namelist() if part.endswith(".xml"))
    assert not re.search(r"<(\w+:)?f[ >/]", markup)


@pytest.mark.parametrize("name", ["spoilt-again", "spoilt-ods"])
def test_what_people_do_to_a_sheet_is_read(saved: Mapping[str, Path], name: str) -> None:
    found = read(saved[name])
    first, second, january, february = (row.record for row in found.rows)
    before = records()
    assert first == replace(before[0], progress=40)
    assert second == replace(before[1], title="1.10")
    assert january == replace(before[2], direct=1234, done_on_time=1234, to_on=date(YEAR, 1, 31))
    assert february == before[3]
    assert [finding.code for finding in found.findings] == ["SHEET_HIDDEN_ROWS", "SHEET_UNKNOWN"]


def test_before_the_program_calculated_a_formula_has_no_value(saved: Mapping[str, Path]) -> None:
    errors = {each.code for each in read(saved["spoilt"]).findings if each.code.startswith("CELL")}
    assert errors == {"CELL_FORMULA_EMPTY"}


def test_rules_notes_and_locks_survive_the_program(saved: Mapping[str, Path]) -> None:
    sheet = openpyxl.load_workbook(saved["full-again"])[TASKS]
    assert sheet.protection.sheet
    assert sheet["C3"].comment is not None
    assert {rule.type for rule in sheet.data_validations.dataValidation} >= {"list", "whole", "date"}
    assert sheet.row_dimensions[2].hidden
