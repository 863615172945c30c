"""Workbooks as other programs write their parts: each way of saying a value, and sheets that are mostly air."""

import io
import time
import tracemalloc
import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from core.findings import Level
from core.record_sheets import RecordFile
from core.records.catalogue import KINDS
from core.records.planning import Task
from storage.sheet_stream import DAMAGED, StreamedBook
from storage.sheet_values import Hollow, ShownError
from storage.spreadsheets import read_workbook, workbook_bytes
from storage.workbook_parts import look_at_parts
from tests.storage.bad_workbooks import TASKS, letter_of
from ui.texts.record_workbooks import RECORD_WORDS

FEW = tuple(kind for kind in KINDS if kind.code == "task")
MAIN = "http" + "://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http" + "://purl.oclc.org/ooxml/spreadsheetml/main"
RELATION = "http" + "://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_RELATION = "http" + "://purl.oclc.org/ooxml/officeDocument/relationships"


def template(path: Path, *records: Task) -> Path:
    path.write_bytes(workbook_bytes(unit="21583", records=records, words=RECORD_WORDS, year=2025, kinds=FEW))
    return path


def task(**values: object) -> Task:
    return Task(**{"id": "t1", "year": 2025, "title": "Rà soát", "due_on": date(2025, 12, 15)} | values)


def patched(path: Path, *changes: tuple[bytes, bytes], part: str = "") -> Path:
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            changed = content
            for old, new in changes if name.startswith(part) else ():
                changed = changed.replace(old, new)
            file.writestr(name, changed)
    return path


def read(path: Path) -> RecordFile:
    return read_workbook(path, words=RECORD_WORDS)


def values_of(path: Path) -> list[dict[int, object]]:
    with StreamedBook(path, look_at_parts(path)) as book:
        return [row.cells for row in book.rows(book.sheets[0])]


def sheet_of(path: Path, rows: str) -> Path:
    """A workbook whose one sheet holds these rows as they stand."""
    book = openpyxl.Workbook()
    book.active["A1"].value = "x"
    book.save(path)
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    markup = parts["xl/worksheets/sheet1.xml"].decode()
    start, end = markup.index("<sheetData>"), markup.index("</sheetData>")
    parts["xl/worksheets/sheet1.xml"] = f"{markup[:start]}<sheetData>{rows}{markup[end:]}".encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ('<c r="A1"><v>12</v></c>', 12),
        ('<c r="A1" t="n"><v>1.5</v></c>', 1.5),
        ('<c r="A1"><v>1.0E2</v></c>', 100.0),
        ('<c r="A1"><v>-3</v></c>', -3),
        ('<c r="A1" t="str"><f>A2</f><v>chữ</v></c>', "chữ"),
        ('<c r="A1" t="str"><f>A2</f><v></v></c>', ""),
        ('<c r="A1" t="inlineStr"><is><t>một</t></is></c>', "một"),
        ('<c r="A1" t="inlineStr"><is><r><t>một </t></r><r><t>hai</t></r></is></c>', "một hai"),
        ('<c r="A1" t="inlineStr"><is><t>a</t><rPh sb="0" eb="1"><t>đọc</t></rPh></is></c>', "a"),
        ('<c r="A1" t="inlineStr"><is><t>a &lt;c r="B1"/&gt; b</t></is></c>', 'a <c r="B1"/> b'),
        ('<c r="A1" t="inlineStr"><is><t><![CDATA[a <c r="B1"/> b]]></t></is></c>', 'a <c r="B1"/> b'),
        ('<c r="A1" t="b"><v>1</v></c>', True),
        ('<c r="A1" t="d"><v>2025-04-01T00:00:00</v></c>', date(2025, 4, 1)),
        ('<c r="A1" t="e"><v>#REF!</v></c>', ShownError("#REF!")),
        ('<c r="A1"><f>B1*2</f><v>6</v></c>', 6),
    ],
)
def test_every_way_of_saying_a_value_is_read(tmp_path: Path, cell: str, expected: object) -> None:
    (row,) = values_of(sheet_of(tmp_path / "a.xlsx", f'<row r="1">{cell}</row>'))
    assert row == {0: expected}
    assert type(row[0]) is type(expected)


def test_a_formula_without_its_value_is_told_from_an_empty_cell(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><f>B1</f></c><c r="C1"><f>B1</f><v></v></c><c r="D1" s="0"/></row>'
    (row,) = values_of(sheet_of(tmp_path / "a.xlsx", rows))
    assert {at: type(value) for at, value in row.items()} == {0: Hollow, 2: Hollow}


def test_an_empty_text_is_not_the_one_before(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="inlineStr"></c></row>'
    assert values_of(sheet_of(tmp_path / "a.xlsx", rows)) == [{0: "a", 1: ""}]


def test_cells_and_rows_that_do_not_say_where_they_stand_stand_in_order(tmp_path: Path) -> None:
    rows = "<row><c><v>1</v></c><c/><c><v>3</v></c></row><row/><row><c><v>5</v></c></row>"
    assert values_of(sheet_of(tmp_path / "a.xlsx", rows)) == [{0: 1, 2: 3}, {0: 5}]


def test_names_with_a_prefix_are_the_same_names(tmp_path: Path) -> None:
    path = patched(
        template(tmp_path / "a.xlsx", task()),
        *((b"<" + name, b"<x:" + name) for name in (b"row", b"c ", b"v>", b"is>", b"t>", b"sheetData")),
        *((b"</" + name, b"</x:" + name) for name in (b"row", b"c>", b"v>", b"is>", b"t>", b"sheetData")),
        (b"<worksheet ", f'<worksheet xmlns:x="{MAIN}" '.encode()),
        part="xl/worksheets/",
    )
    assert [row.record for row in read(path).rows] == [task()]


def test_strict_names_are_the_same_names(tmp_path: Path) -> None:
    path = patched(
        template(tmp_path / "a.xlsx", task()),
        (MAIN.encode(), STRICT.encode()),
        (RELATION.encode(), STRICT_RELATION.encode()),
    )
    assert [row.record for row in read(path).rows] == [task()]


def test_the_date_system_of_1904_is_read(tmp_path: Path) -> None:
    path = template(tmp_path / "a.xlsx", task())
    book = openpyxl.load_workbook(path)
    book.epoch = CALENDAR_MAC_1904
    book.save(path)
    assert [row.record for row in read(path).rows] == [task()]
    assert datetime(2025, 12, 15) in values_of(path)[3].values()  # noqa: DTZ001 - as spreadsheets give it


def test_a_file_of_the_first_layout_is_still_read(tmp_path: Path) -> None:
    path = template(tmp_path / "a.xlsx", task())
    book = openpyxl.load_workbook(path)
    sheet = book[TASKS]
    for column in range(1, sheet.max_column + 1):
        code, label = sheet.cell(2, column).value, sheet.cell(3, column).value
        sheet.cell(2, column).value, sheet.cell(3, column).value = label, code
    book["_socchc"]["B2"].value = "1"
    book.save(path)
    found = read(path)
    assert (found.findings, [row.record for row in found.rows]) == ((), [task()])


def test_rows_put_in_above_the_head_move_nothing(tmp_path: Path) -> None:
    path = template(tmp_path / "a.xlsx", task())
    book = openpyxl.load_workbook(path)
    book[TASKS].insert_rows(1, 2)
    book.save(path)
    (row,) = read(path).rows
    assert (row.record, row.where) == (task(), f"{TASKS}!6")


def test_a_record_in_place_of_the_labels_is_read_not_swallowed(tmp_path: Path) -> None:
    path = template(tmp_path / "a.xlsx", task(), task(id="t2"))
    book = openpyxl.load_workbook(path)
    book[TASKS].delete_rows(3)
    book.save(path)
    assert [row.record.id for row in read(path).rows] == ["t1", "t2"]


def test_what_is_hidden_is_read_and_told(tmp_path: Path) -> None:
    path = template(tmp_path / "a.xlsx", task(), task(id="t2"), task(id="t3"))
    book = openpyxl.load_workbook(path)
    sheet = book[TASKS]
    sheet.row_dimensions[5].hidden = sheet.row_dimensions[6].hidden = True
    sheet.column_dimensions[letter_of(sheet, "due_on")].hidden = True
    book.create_sheet("Khác")
    book.active = 1
    sheet.sheet_state = "hidden"
    book.save(path)
    found = read(path)
    assert len(found.rows) == 3
    assert {(each.level, each.code) for each in found.findings} == {
        (Level.WARNING, "SHEET_HIDDEN_ROWS"),
        (Level.WARNING, "SHEET_HIDDEN_COLUMNS"),
        (Level.WARNING, "SHEET_HIDDEN"),
    }


def test_a_row_that_lost_all_but_its_identifier_is_told(tmp_path: Path) -> None:
    path = template(tmp_path / "a.xlsx", task(), task(id="t2"))
    book = openpyxl.load_workbook(path)
    for cell in book[TASKS][5][1:]:
        cell.value = None
    book.save(path)
    found = read(path)
    assert [row.record.id for row in found.rows] == ["t1"]
    assert [(each.code, each.where) for each in found.findings] == [("ROW_EMPTIED", f"{TASKS}!5")]


def test_a_number_where_text_belongs_is_doubted(tmp_path: Path) -> None:
    path = template(tmp_path / "a.xlsx", task())
    book = openpyxl.load_workbook(path)
    cell = book[TASKS][f"{letter_of(book[TASKS], 'title')}4"]
    cell.value, cell.number_format = 1.1, "0.00"
    book.save(path)
    found = read(path)
    assert [row.record.title for row in found.rows] == ["1,10"]
    assert [(each.level, each.code) for each in found.findings] == [(Level.WARNING, "CELL_TEXT_NUMBER")]


def test_a_merged_text_holds_for_every_row_it_covers(tmp_path: Path) -> None:
    path = template(tmp_path / "a.xlsx", task(), task(id="t2", title="Khác"), task(id="t3", title="Riêng"))
    book = openpyxl.load_workbook(path)
    letter = letter_of(book[TASKS], "title")
    book[TASKS].merge_cells(f"{letter}4:{letter}5")
    book.save(path)
    found = read(path)
    assert found.findings == ()
    assert [row.record.title for row in found.rows] == ["Rà soát", "Rà soát", "Riêng"]


def test_a_million_formatted_rows_cost_little(tmp_path: Path) -> None:
    path = template(tmp_path / "a.xlsx", task())
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    name = "xl/worksheets/sheet1.xml"
    head, tail = parts[name].split(b"</sheetData>")
    air = io.BytesIO()
    for number in range(5, 1_000_000):
        air.write(
            b'<row r="%d" s="1" customFormat="1"><c r="B%d" s="2"/><c r="C%d" s="2"/></row>' % ((number,) * 3)
        )
    parts[name] = head + air.getvalue() + b"</sheetData>" + tail
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        for each, content in parts.items():
            file.writestr(each, content)
    del parts, air
    tracemalloc.start()
    before = time.process_time()
    found = read(path)
    spent, (_, peak) = time.process_time() - before, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [row.record for row in found.rows] == [task()]
    assert peak < 40_000_000
    assert spent < 30


def test_a_torn_file_is_no_workbook(tmp_path: Path) -> None:
    whole = template(tmp_path / "a.xlsx", task()).read_bytes()
    for length in range(0, len(whole), len(whole) // 40):
        path = tmp_path / "torn.xlsx"
        path.write_bytes(whole[:length])
        with pytest.raises(DAMAGED):
            values_of(path)
