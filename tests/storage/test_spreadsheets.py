"""Records out to a workbook and back: the same records, text that stays text, every bad cell named."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from openpyxl.worksheet.worksheet import Worksheet

from core.findings import Level
from core.record_sheets import NotARecordFile, RecordFile, RecordFileRefused, RecordFileTooNew
from core.records.catalogue import KINDS, Record, kind_for
from core.records.people import TrainingClass
from core.records.planning import Task, TaskArea, TaskSource
from core.text import clean_line
from storage.cells import LONGEST, put_text
from storage.spreadsheets import read_workbook, workbook_bytes, write_workbook
from tests.hostile_text import hostile_texts
from tests.record_samples import any_record, one_of_each
from ui.texts.record_cells import finding_text
from ui.texts.record_workbooks import RECORD_WORDS

TASKS = RECORD_WORDS.kind_title("task")
FEW = tuple(kind for kind in KINDS if kind.code in {"task", "training_class", "external_index"})
STORAGE = Path(__file__).parents[2] / "storage"


def task(**values: object) -> Task:
    return Task(
        **{"id": "t1", "year": 2025, "title": "Rà soát thủ tục", "due_on": date(2025, 12, 15)} | values
    )


def column_of(sheet: Worksheet, code: str) -> int:
    return next(cell.column for cell in sheet[2] if cell.value == code)


def edited(tmp_path: Path, edit: Callable[[openpyxl.Workbook], None], *records: Record) -> RecordFile:
    path = tmp_path / "Mẫu nhập.xlsx"
    kinds = FEW if len(records) < len(KINDS) else KINDS
    write_workbook(path, unit="21583", records=records, words=RECORD_WORDS, kinds=kinds)
    book = openpyxl.load_workbook(path)
    edit(book)
    book.save(path)
    return read_workbook(path, words=RECORD_WORDS)


def with_cell(tmp_path: Path, code: str, value: object, *, kind: str = TASKS) -> RecordFile:
    def edit(book: openpyxl.Workbook) -> None:
        sheet = book[kind]
        sheet.cell(row=4, column=column_of(sheet, code)).value = value

    return edited(tmp_path, edit, task(), TrainingClass(id="c1", year=2025, title="Lớp"))


def only_task(read: RecordFile) -> Task:
    assert read.findings == ()
    (row,) = (row for row in read.rows if row.kind == "task")
    assert isinstance(row.record, Task)
    return row.record


def test_every_kind_of_record_comes_back_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    records = one_of_each()
    write_workbook(path, unit="01234", records=records, words=RECORD_WORDS)
    read = read_workbook(path, words=RECORD_WORDS)
    assert read.findings == ()
    assert tuple(row.record for row in read.rows) == records
    assert read.unit == "01234"


@settings(max_examples=40)
@given(any_record())
def test_any_record_comes_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, record: Record) -> None:
    path = tmp_path_factory.mktemp("book") / "a.xlsx"
    write_workbook(path, unit="21583", records=(record,), words=RECORD_WORDS, kinds=(kind_for(record),))
    read = read_workbook(path, words=RECORD_WORDS)
    assert read.findings == ()
    assert tuple(row.record for row in read.rows) == (record,)


def test_saving_the_file_in_a_spreadsheet_program_changes_nothing(tmp_path: Path) -> None:
    records = one_of_each()
    read = edited(tmp_path, lambda _: None, *records)
    assert read.findings == ()
    assert tuple(row.record for row in read.rows) == records


def test_the_empty_template_holds_no_record(tmp_path: Path) -> None:
    read = edited(tmp_path, lambda _: None)
    assert (read.rows, read.findings) == ((), ())


def test_the_template_is_ready_to_be_filled() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes(unit="21583", records=(), words=RECORD_WORDS)))
    assert len(book.sheetnames) == len(KINDS) + 1
    assert book["_socchc"].sheet_state == "hidden"
    sheet = book[TASKS]
    assert sheet.freeze_panes == "C4"
    assert sheet.row_dimensions[2].hidden
    assert sheet.column_dimensions["A"].hidden
    assert sheet.protection.sheet
    letter = openpyxl.utils.get_column_letter(column_of(sheet, "title"))
    assert sheet.column_dimensions[letter].number_format == "@"
    assert not sheet.column_dimensions[letter].protection.locked
    kinds = {rule.type for rule in sheet.data_validations.dataValidation}
    assert kinds == {"list", "whole", "date", "textLength"}


def test_the_template_says_what_belongs_where_and_keeps_the_rules_of_the_window() -> None:
    content = workbook_bytes(unit="21583", records=(), words=RECORD_WORDS, year=2026)
    book = openpyxl.load_workbook(io.BytesIO(content))
    facts = {row[0].value: row[1].value for row in book["_socchc"].iter_rows(max_row=5, max_col=2)}
    assert (facts["format_version"], facts["unit"], facts["year"]) == ("2", "21583", "2026")
    assert facts["program"]
    for kind in KINDS:
        sheet = book[RECORD_WORDS.kind_title(kind.code)]
        rules = {str(rule.sqref).partition("4")[0]: rule for rule in sheet.data_validations.dataValidation}
        for spec in kind.fields:
            letter = openpyxl.utils.get_column_letter(column_of(sheet, spec.name))
            label = sheet[f"{letter}3"]
            assert label.comment is not None, spec.name
            assert label.protection.locked
            assert not sheet.column_dimensions[letter].protection.locked
            rule = rules[letter]
            if spec.form.value in {"line", "block", "count"}:
                assert rule.formula2 == str(spec.limit)
            assert rule.errorStyle == ("warning" if spec.is_deadline else rule.errorStyle)
        assert rules["B"].formula1 == "1990"
        assert sheet.column_dimensions["A"].protection.locked
        assert sheet.auto_filter.ref.startswith("B3:")
        assert sheet.print_title_rows == "$3:$3"
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth) == ("landscape", 1)
        assert sheet.oddFooter.right.text == "Trang &P/&N"


def test_no_text_becomes_a_formula_and_every_text_survives(tmp_path: Path) -> None:
    texts = [clean_line(text).replace("\ufffe", "\ufffd") for text in hostile_texts() if clean_line(text)]
    records = tuple(task(id=f"t{number}", title=text, note=text) for number, text in enumerate(texts))
    path = tmp_path / "a.xlsx"
    write_workbook(path, unit="21583", records=records, words=RECORD_WORDS, kinds=FEW)
    with zipfile.ZipFile(path) as file:
        xml = "".join(file.read(name).decode() for name in file.namelist() if name.endswith(".xml"))
    assert not re.search(r"<f[ >/]", xml)
    read = read_workbook(path, words=RECORD_WORDS)
    assert read.findings == ()
    assert [row.record.title for row in read.rows] == texts


def test_raw_hostile_text_is_written_as_a_string_with_its_quote_prefix() -> None:
    sheet = openpyxl.Workbook().active
    for number, text in enumerate(hostile_texts(), 1):
        put_text(sheet.cell(row=number, column=1), text)
    for (cell,) in sheet.iter_rows(min_row=1, max_row=number):
        assert cell.data_type == "s"
        assert cell.quotePrefix


def test_control_characters_are_replaced_and_very_long_text_is_cut() -> None:
    sheet = openpyxl.Workbook().active
    put_text(sheet["A1"], "a\x00b\x1fc\ud800d")
    assert sheet["A1"].value == "a\ufffdb\ufffdc\ufffdd"
    put_text(sheet["A2"], "x" * 40_000)
    assert len(sheet["A2"].value) == LONGEST


def test_text_that_looks_like_an_escape_survives(tmp_path: Path) -> None:
    assert (
        only_task(edited(tmp_path, lambda _: None, task(title="_x0041_ và _x000D_"))).title
        == "_x0041_ và _x000D_"
    )


@pytest.mark.parametrize("code", ["1.10", "007", "1E5", "12/3", "-1", "TRUE"])
def test_codes_stay_text(tmp_path: Path, code: str) -> None:
    assert only_task(edited(tmp_path, lambda _: None, task(title=code))).title == code


def test_a_new_row_has_no_identifier_and_knows_its_cells(tmp_path: Path) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        sheet = book[TASKS]
        for code, value in {"year": 2025, "source": "Ke hoach", "area": "x", "title": " Việc  mới "}.items():
            sheet.cell(row=6, column=column_of(sheet, code)).value = value
        sheet.cell(row=6, column=column_of(sheet, "source")).value = RECORD_WORDS.choice_label(
            TaskSource.PLAN
        ).upper()
        sheet.cell(row=6, column=column_of(sheet, "area")).value = TaskArea.FINANCE.value

    read = edited(tmp_path, edit, task())
    assert read.findings == ()
    new = read.rows[1]
    assert (new.record.id, new.record.title, new.record.area) == ("", "Việc mới", TaskArea.FINANCE)
    assert new.where == f"{TASKS}!6"
    assert re.fullmatch(re.escape(TASKS) + r"![A-Z]+6", new.place_of("title"))


@pytest.mark.parametrize(
    ("code", "value", "expected"),
    [
        ("progress", "45", 45),
        ("progress", 45.0, 45),
        ("progress", "045", 45),
        ("progress", None, 0),
        ("due_on", "1/4/2025", date(2025, 4, 1)),
        ("due_on", "1/4", date(2025, 4, 1)),
        ("due_on", "2025-04-01", date(2025, 4, 1)),
        ("due_on", datetime(2025, 4, 1, 17, 0), date(2025, 4, 1)),  # noqa: DTZ001 - as spreadsheets give it
        ("due_on", 1042025, date(2025, 4, 1)),
        ("due_on", 45748, date(2025, 4, 1)),
        ("due_on", None, None),
        ("title", 2025, "2025"),
        ("title", "  hai\u00a0 chữ ", "hai chữ"),
        ("area", "the che", TaskArea.INSTITUTIONS),
    ],
)
def test_cells_are_read_as_officials_type_them(
    tmp_path: Path, code: str, value: object, expected: object
) -> None:
    if code == "area":
        value = RECORD_WORDS.choice_label(TaskArea.INSTITUTIONS).upper() + " "
    assert getattr(only_task(with_cell(tmp_path, code, value)), code) == expected


def test_a_deadline_may_be_a_month(tmp_path: Path) -> None:
    read = with_cell(tmp_path, "due_on", "trong tháng 3/2024", kind=RECORD_WORDS.kind_title("task"))
    assert read.rows[0].record.due_on == date(2024, 3, 31)


@pytest.mark.parametrize(
    ("typed", "expected"), [("1.234", 1234), ("1 234 567", 1234567), ("02 người", 2), (1234, 1234)]
)
def test_counts_are_read_with_their_thousands(tmp_path: Path, typed: object, expected: int) -> None:
    read = with_cell(tmp_path, "participants", typed, kind=RECORD_WORDS.kind_title("training_class"))
    assert read.findings == ()
    assert read.rows[-1].record.participants == expected


@pytest.mark.parametrize(
    ("code", "value", "finding"),
    [
        ("progress", "bốn lăm", "CELL_COUNT"),
        ("progress", -1, "CELL_COUNT"),
        ("progress", 1e300, "CELL_COUNT"),
        ("progress", True, "CELL_COUNT"),
        ("progress", "1,234", "CELL_COUNT_AMBIGUOUS"),
        ("progress", 1.234, "CELL_COUNT_AMBIGUOUS"),
        ("due_on", "31/02/2025", "CELL_DAY"),
        ("due_on", 12, "CELL_DAY"),
        ("due_on", True, "CELL_DAY"),
        ("area", "Không có", "CELL_CHOICE"),
        ("area", None, "CELL_CHOICE_EMPTY"),
        ("year", "năm nay", "CELL_YEAR"),
        ("year", None, "CELL_YEAR"),
        ("year", 25, "CELL_YEAR"),
        ("id", "a b", "CELL_ID"),
        ("due_on", "#N/A", "CELL_ERROR"),
        ("due_on", "=A1", "CELL_FORMULA_EMPTY"),
    ],
)
def test_a_bad_cell_is_named_with_reason_and_cure(
    tmp_path: Path, code: str, value: object, finding: str
) -> None:
    read = with_cell(tmp_path, code, value)
    (found,) = read.findings
    assert (found.level, found.code) == (Level.ERROR, finding)
    assert re.fullmatch(re.escape(TASKS) + r"![A-Z]+4", found.where)
    sentence = finding_text(found.code, found.values)
    assert sentence is not None
    assert "{" not in sentence
    assert not any(row.kind == "task" for row in read.rows)


def test_every_bad_cell_of_a_row_is_named_not_only_the_first(tmp_path: Path) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        sheet = book[TASKS]
        for code in ("due_on", "progress", "area"):
            sheet.cell(row=4, column=column_of(sheet, code)).value = "?"

    assert {item.code for item in edited(tmp_path, edit, task()).findings} == {
        "CELL_DAY",
        "CELL_COUNT",
        "CELL_CHOICE",
    }


def test_an_amount_is_exact(tmp_path: Path) -> None:
    kind = next(kind for kind in KINDS if kind.code == "external_index")
    values = (Decimal("0.1"), Decimal("90.15"), Decimal("12345678901234567.89"))
    records = tuple(
        kind.record(id=f"i{number}", year=2025, name="PAR", value=value)
        for number, value in enumerate(values)
    )
    assert tuple(row.record.value for row in edited(tmp_path, lambda _: None, *records).rows) == values


def test_a_row_without_a_year_takes_the_year_of_the_template(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_workbook(path, unit="21583", records=(task(),), words=RECORD_WORDS, year=2027, kinds=FEW)
    book = openpyxl.load_workbook(path)
    book[TASKS]["B4"] = None
    book.save(path)
    assert only_task(read_workbook(path, words=RECORD_WORDS)).year == 2027


def test_blank_rows_between_records_are_passed_over(tmp_path: Path) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        book[TASKS].insert_rows(5, 3)
        book[TASKS].cell(row=5, column=column_of(book[TASKS], "title")).value = "   "

    assert len(edited(tmp_path, edit, task(), task(id="t2")).rows) == 2


def test_a_copied_row_with_its_hidden_identifier_is_named(tmp_path: Path) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        book[TASKS].cell(row=5, column=1).value = "t1"

    (found,) = edited(tmp_path, edit, task(), task(id="t2")).findings
    assert (found.code, found.where) == ("CELL_ID_TWICE", f"{TASKS}!A5")


def test_an_unknown_column_with_data_is_named_and_an_empty_one_is_not(tmp_path: Path) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        sheet = book[TASKS]
        sheet.cell(row=3, column=30).value = "Cột thêm"
        sheet.cell(row=4, column=31).value = "ghi"

    (found,) = edited(tmp_path, edit, task()).findings
    assert (found.code, found.where) == ("SHEET_COLUMN_UNKNOWN", f"{TASKS}!AE3")


def test_columns_may_be_moved_or_left_out(tmp_path: Path) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        sheet = book[TASKS]
        sheet.delete_cols(column_of(sheet, "product"))
        title = column_of(sheet, "title")
        note = column_of(sheet, "note")
        for row in range(2, 5):
            first, second = sheet.cell(row=row, column=title), sheet.cell(row=row, column=note)
            first.value, second.value = second.value, first.value

    assert only_task(edited(tmp_path, edit, task(note="Ghi chú"))) == task(note="Ghi chú")


def test_a_sheet_of_ones_own_is_told_and_left_aside(tmp_path: Path) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        book.create_sheet("Nháp")["B2"] = "ghi"

    read = edited(tmp_path, edit, task())
    assert [(item.level, item.code, item.where) for item in read.findings] == [
        (Level.WARNING, "SHEET_UNKNOWN", "Nháp")
    ]
    assert len(read.rows) == 1


def test_a_renamed_sheet_is_still_known_by_its_mark(tmp_path: Path) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        book[TASKS].title = "Việc 2025"

    assert edited(tmp_path, edit, task()).rows[0].where == "Việc 2025!4"


def test_a_sheet_without_its_code_row_is_named(tmp_path: Path) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        book[TASKS].delete_rows(2)

    assert edited(tmp_path, edit, task()).findings[0].code == "SHEET_HEADER_MISSING"


def test_a_formula_counts_as_the_value_it_showed(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_workbook(path, unit="21583", records=(task(progress=40),), words=RECORD_WORDS, kinds=FEW)
    change(path, "xl/worksheets/", rb"<v>40</v>", rb"<f>20*2</f><v>40</v>")
    assert only_task(read_workbook(path, words=RECORD_WORDS)).progress == 40


def change(path: Path, folder: str, old: bytes, new: bytes) -> None:
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    with zipfile.ZipFile(path, "w") as file:
        for name, content in parts.items():
            file.writestr(name, re.sub(old, new, content) if name.startswith(folder) else content)


@pytest.mark.parametrize(
    "part", ["xl/externalLinks/externalLink1.xml", "xl/vbaProject.bin", "xl/embeddings/a.bin"]
)
def test_links_to_other_files_and_macros_are_refused(tmp_path: Path, part: str) -> None:
    path = tmp_path / "a.xlsx"
    write_workbook(path, unit="21583", records=(), words=RECORD_WORDS, kinds=FEW)
    with zipfile.ZipFile(path, "a") as file:
        file.writestr(part, b"x")
    with pytest.raises(RecordFileRefused):
        read_workbook(path, words=RECORD_WORDS)


def test_document_type_declarations_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_workbook(path, unit="21583", records=(), words=RECORD_WORDS, kinds=FEW)
    change(path, "xl/workbook.xml", rb"^", b'<!DOCTYPE a [<!ENTITY b "c">]>')
    with pytest.raises(RecordFileRefused):
        read_workbook(path, words=RECORD_WORDS)


def test_other_files_are_refused_by_name(tmp_path: Path) -> None:
    foreign, text, torn = tmp_path / "a.xlsx", tmp_path / "b.xlsx", tmp_path / "c.xlsx"
    openpyxl.Workbook().save(foreign)
    text.write_text("không phải bảng tính", encoding="utf-8")
    whole = workbook_bytes(unit="21583", records=(), words=RECORD_WORDS)
    torn.write_bytes(whole[: len(whole) // 2])
    for path in (foreign, text, torn):
        with pytest.raises(NotARecordFile) as caught:
            read_workbook(path, words=RECORD_WORDS)
        assert caught.value.fields == {"file": path.name}


def test_a_file_of_a_later_version_is_refused(tmp_path: Path) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        book["_socchc"]["B2"] = "3"

    with pytest.raises(RecordFileTooNew):
        edited(tmp_path, edit)


def test_cells_are_written_in_one_place_only() -> None:
    forbidden = re.compile(
        r"\.value\s*=[^=]|\b(sheet|ws)\.append\(|cell\([^)]*value\s*=|\b(sheet|ws)\[[^\]]+\]\s*=[^=]"
    )
    for source in STORAGE.rglob("*.py"):
        code = source.read_text(encoding="utf-8")
        if source.name != "cells.py" and "openpyxl" in code:
            assert not forbidden.search(code), source.name
