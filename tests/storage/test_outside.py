"""Figures by unit out to a workbook and back, and the stores behind them: what is written comes back."""

import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.assessment import AdjustmentEntry, CitedDocument, OutsideValue
from core.audit import Act, first_break
from core.council import CouncilMember, CouncilPart
from core.evidence import StoredFile
from core.outside import PLACES, OutsideKind
from core.outside_sheets import (
    CellFigure,
    CellForm,
    NotAnOutsideFile,
    OutsideBook,
    OutsideFileRefused,
    OutsideFileTooNew,
    OutsideSheet,
    SheetColumn,
    SheetWords,
    UnitRow,
)
from core.records.fields import LARGEST_COUNT
from core.surveys import Survey
from core.text import clean_block
from storage.outside_files import OutsideFilesOnDisk
from storage.outside_sheet_reading import read_outside
from storage.outside_sheets import outside_bytes
from tests.hostile_text import hostile_texts

AT = datetime(2026, 1, 15, 3, 42, 3, 7, tzinfo=UTC)
WORDS = SheetWords(
    unit="Mã", name="Đơn vị", hint="Nhập", wrong_value="Sai", whole_number="Số", decimal_number="Lẻ"
)
COLUMNS = (
    SheetColumn(code="A", label="A", form=CellForm.COUNT),
    SheetColumn(code="percent", label="%", form=CellForm.DECIMAL),
    SheetColumn(code="document", label="Văn bản", form=CellForm.TEXT),
)
FORMS = {"8.2": {column.code: column.form for column in COLUMNS}}


def book(rows: tuple[UnitRow, ...], **stamp: object) -> OutsideBook:
    sheet = OutsideSheet(key="8.2", title="8.2 [x]/y", heading="8.2", columns=COLUMNS, rows=rows)
    said = {"kind": OutsideKind.SURVEY, "year": 2025, "criteria_set": "S 1", "survey": "s1", **stamp}
    return OutsideBook(sheets=(sheet,), words=WORDS, **said)  # type: ignore[arg-type]


def written(path: Path, rows: tuple[UnitRow, ...]) -> Path:
    path.write_bytes(outside_bytes(book(rows)))
    return path


texts = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"),
    max_size=60,
).map(clean_block)
cells = st.fixed_dictionaries(
    {},
    optional={
        "A": st.integers(min_value=0, max_value=LARGEST_COUNT),
        "percent": st.decimals(min_value=0, max_value=1_000_000, places=PLACES),
        "document": texts.filter(bool),
    },
)
codes = st.integers(min_value=0, max_value=99_999).map(lambda number: f"{number:05d}")


@settings(max_examples=40)
@given(st.dictionaries(codes, cells, min_size=1, max_size=12))
def test_what_is_written_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, held: dict[str, dict[str, CellFigure]]
) -> None:
    rows = tuple(
        UnitRow(unit=unit, name=f"Xã {unit}", cells=tuple(row.items())) for unit, row in held.items()
    )
    path = written(tmp_path_factory.mktemp("mau") / "mau.xlsx", rows)
    read = read_outside(path, FORMS)
    assert (read.kind, read.year, read.criteria_set, read.survey) == ("survey", "2025", "S 1", "s1")
    assert read.findings == ()
    (sheet,) = read.sheets
    assert sheet.key == "8.2"
    assert {row.unit: dict(row.cells) for row in sheet.rows} == {
        unit: row for unit, row in held.items() if row
    }
    assert all(row.name == f"Xã {row.unit}" for row in sheet.rows)


def test_hostile_texts_stay_texts(tmp_path: Path) -> None:
    wanted = [
        text
        for text in map(clean_block, hostile_texts())
        if text and len(text) < 30_000 and text.isprintable()
    ]
    rows = tuple(
        UnitRow(unit=f"{at:05d}", name="Xã", cells=(("document", text),)) for at, text in enumerate(wanted)
    )
    path = written(tmp_path / "mau.xlsx", rows)
    assert [row.cells["document"] for row in read_outside(path, FORMS).sheets[0].rows] == wanted
    with zipfile.ZipFile(path) as parts:
        assert not any(b"<f>" in parts.read(name) for name in parts.namelist())


def test_only_the_cells_to_fill_are_open(tmp_path: Path) -> None:
    path = written(tmp_path / "mau.xlsx", (UnitRow(unit="00004", name="Xã A"),))
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert sheet.title == "8.2 x y"
    assert sheet.protection.sheet
    assert [sheet[place].protection.locked for place in ("A2", "A4", "B4", "C4", "E4")] == [
        True,
        True,
        True,
        False,
        False,
    ]
    assert (sheet["A4"].value, sheet["A4"].number_format) == ("00004", "@")


def resaved(path: Path, edit: object) -> Path:
    made = openpyxl.load_workbook(path)
    edit(made)  # type: ignore[operator]
    made.save(path)
    return path


def test_what_a_spreadsheet_program_does_to_codes_and_numbers_is_undone(tmp_path: Path) -> None:
    path = written(tmp_path / "mau.xlsx", tuple(UnitRow(unit=f"0000{at}", name="Xã") for at in (1, 2, 3)))

    def edit(made: openpyxl.Workbook) -> None:
        sheet = made.worksheets[0]
        sheet["A4"].value, sheet["C4"].value = 1, "1.234"
        sheet["A5"].value, sheet["C5"].value = 2.0, 12.0
        sheet["A6"].value, sheet["D6"].value, sheet["E6"].value = " 3 ", "87,53%", 45.0

    rows = read_outside(resaved(path, edit), FORMS).sheets[0].rows
    assert [(row.unit, dict(row.cells)) for row in rows] == [
        ("00001", {"A": 1234}),
        ("00002", {"A": 12}),
        ("00003", {"percent": Decimal("87.53"), "document": "45"}),
    ]


def test_a_formula_counts_as_what_it_showed_and_an_empty_one_is_named(tmp_path: Path) -> None:
    path = written(tmp_path / "mau.xlsx", (UnitRow(unit="00001", name="Xã"),))

    def edit(made: openpyxl.Workbook) -> None:
        made.worksheets[0]["C4"].value = "=1+1"
        made.create_sheet("Nháp")["A1"].value = "x"

    read = read_outside(resaved(path, edit), FORMS)
    assert [(found.code, found.where) for found in read.findings] == [
        ("CELL_FORMULA_EMPTY", "8.2 x y!C4"),
        ("SHEET_UNKNOWN", "Nháp"),
    ]


def test_columns_that_were_added_or_doubled_are_named(tmp_path: Path) -> None:
    path = written(tmp_path / "mau.xlsx", (UnitRow(unit="00001", name="Xã", cells=(("A", 1),)),))

    def edit(made: openpyxl.Workbook) -> None:
        sheet = made.worksheets[0]
        sheet["F2"].value, sheet["F4"].value = "Ghi chú", "x"
        sheet["G3"].value = "A"

    read = read_outside(resaved(path, edit), FORMS)
    assert [(found.code, found.where) for found in read.findings] == [
        ("SHEET_COLUMN_UNKNOWN", "8.2 x y!F2"),
        ("SHEET_COLUMN_TWICE", "8.2 x y!G2"),
    ]


def test_foreign_newer_and_unsafe_files_are_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "mau.xlsx", (UnitRow(unit="00001", name="Xã"),))
    files = OutsideFilesOnDisk()

    def newer(made: openpyxl.Workbook) -> None:
        made["_socchc"]["B2"].value = "2"

    with pytest.raises(OutsideFileTooNew):
        files.read(resaved(path, newer), FORMS)
    plain = tmp_path / "la.xlsx"
    openpyxl.Workbook().save(plain)
    with pytest.raises(NotAnOutsideFile):
        files.read(plain, FORMS)
    with zipfile.ZipFile(path, "a") as parts:
        parts.writestr("xl/vbaProject.bin", b"x")
    with pytest.raises(OutsideFileRefused):
        files.read(path, FORMS)


def test_values_of_some_units_are_replaced_and_the_others_stay(database) -> None:
    value = OutsideValue(
        criterion="8.2",
        inputs=(("A", "1"), ("valid", "2")),
        document="12/BC",
        survey="s1",
        entered_by="Hoa",
        entered_at=AT,
    )
    old = OutsideValue(criterion="8.1", inputs=(("sipas_percent", "80"),))
    entry = AdjustmentEntry(
        item="model", count=2, note="QĐ", documents=(CitedDocument(text="10/QĐ", evidence="d1"),)
    )
    with database.transaction() as work:
        work.outside.put_values(2025, {"00001": (old,), "00002": (old, value)})
        work.outside.put_values(2024, {"00001": (value,)})
        work.outside.put_values(2025, {"00001": (value, old), "00003": ()})
        assert work.every_unit.outside_values(2025) == {"00001": (value, old), "00002": (old, value)}
        assert work.assessments.outside_values("00001", 2024) == (value,)
        work.outside.put_adjustments(2025, {f"{at:05d}": (entry,) for at in range(500)})
        work.outside.put_adjustments(2025, {f"{at:05d}": () for at in range(499)})
        assert work.every_unit.adjustments(2025) == {"00499": (entry,)}


def test_campaigns_and_members_come_back(database) -> None:
    file = StoredFile(sha256="a" * 64, size=7, media_type="text/plain", extension=".txt")
    survey = Survey(
        id="s1",
        year=2025,
        name="Điều tra",
        organiser="Viện",
        from_on=date(2025, 9, 1),
        to_on=date(2025, 9, 30),
        document="12/BC",
        file_name="ket-qua.txt",
        file=file,
        note="Ghi\nchú",
    )
    bare = Survey(id="s2", year=2025, name="Đợt hai")
    members = (
        CouncilMember(name="Bình", job="PCT", organisation="UBND", part=CouncilPart.CHAIR, areas=("1", "2")),
        CouncilMember(name="Hoa", part=CouncilPart.INVITED),
    )
    with database.transaction() as work:
        work.surveys.put(survey)
        work.surveys.put(bare)
        work.surveys.put(replace(survey, note=""))
        assert work.surveys.of_year(2025) == (replace(survey, note=""), bare)
        assert work.surveys.get("s3") is None
        assert work.evidence.files()[file.sha256] == file
        work.surveys.remove("s1")
        assert work.surveys.of_year(2025) == (bare,)
        work.council.put(2025, members)
        work.council.put(2024, members[:1])
        work.council.put(2025, members[::-1])
        assert work.council.of_year(2025) == members[::-1]
        assert work.council.years() == (2024, 2025)


def test_many_acts_are_chained_at_once(database) -> None:
    acts = [Act(officer="Hoa", act="outside_value", subject=str(at)) for at in range(5)]
    with database.transaction() as work:
        work.audit.append(Act(officer="Hoa", act="begin", subject="x"), at=AT)
        work.audit.append_all(acts, at=AT)
        work.audit.append_all((), at=AT)
        work.audit.append(Act(officer="Hoa", act="end", subject="x"), at=AT)
        entries = work.audit.all()
    assert [entry.number for entry in entries] == list(range(1, 8))
    assert [entry.subject for entry in entries[1:6]] == [act.subject for act in acts]
    assert first_break(entries) is None
