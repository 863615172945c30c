"""Annex tables in real files: several layouts, hostile ones, and a set written and read again."""

import io
import zipfile
from dataclasses import replace
from decimal import Decimal

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from core.annex import AnnexAnswers, Role, built, read_annex
from core.criteria import check_set
from core.criteria_sheets import CriteriaWorkbookRefused, NotACriteriaWorkbook, UnknownCriteriaForm
from storage.annex_files import annex_of_set, sheets_in_workbook, tables_in_document
from storage.criteria_files import CriteriaFolder
from storage.paths import resources_folder
from tests.core import criteria_sets
from ui.texts.criteria_sheets import CRITERIA_WORDS as WORDS

RATIO = "Đạt từ 80% trở lên sẽ đạt điểm tối đa. Dưới 80% tính theo công thức: Tỷ lệ % × Điểm tối đa / 80%."


def workbook(fill):
    book = Workbook()
    fill(book, book.active)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def read(content):
    return read_annex(sheets_in_workbook(content, file="pl.xlsx"))


def province(_book, sheet):
    """Two rows of titles, merged titles, merged descriptions, points in their own column, a totals row."""
    sheet.append(["PHỤ LỤC"])
    sheet.merge_cells("A1:F1")
    sheet.append(["BỘ TIÊU CHÍ XÁC ĐỊNH CHỈ SỐ CẢI CÁCH HÀNH CHÍNH CỦA UBND CẤP XÃ NĂM 2026"])
    sheet.merge_cells("A2:F2")
    sheet.append(["(Kèm theo Quyết định số 2712/QĐ-UBND ngày 31/10/2025 của UBND tỉnh)"])
    sheet.append([])
    sheet.append(["STT", "Lĩnh vực/tiêu chí/tiêu chí thành phần", "Điểm", None, None, "Ghi chú/cách tính"])
    sheet.append([None, None, "Tối đa", "Tự chấm", "Thẩm định", None])
    for area in ("A5:A6", "B5:B6", "C5:E5", "F5:F6"):
        sheet.merge_cells(area)
    sheet.append(["I", "CHỈ ĐẠO, ĐIỀU HÀNH", "5,5"])
    sheet.merge_cells("D7:E7")
    sheet.append(["1", "Kế hoạch", 3])
    sheet.append(["1.1", "Ban hành kế hoạch", "1.0"])
    sheet.append([None, "- Ban hành trước ngày 01/02 của năm kế hoạch", 1])
    sheet.append([None, "- Ban hành sau thời gian trên hoặc không ban hành", "0"])
    sheet.merge_cells("A9:A11")
    sheet.append(["1.10", "Hoàn thành", 2, None, None, RATIO])
    sheet.append(["2", "Báo cáo", "2,5", None, None, RATIO])
    sheet.append([None, "Tổng cộng", "5,5"])


def test_the_layout_of_a_province():
    annex = read(workbook(province))
    assert [(line.role.value, line.id, str(line.points)) for line in annex.nodes()] == [
        ("area", "I", "5.5"),
        ("group", "1", "3"),
        ("leaf", "1.1", "1.0"),
        ("leaf", "1.10", "2"),
        ("leaf", "2", "2.5"),
    ]
    assert annex.year == 2026
    assert annex.total == Decimal("5.5")
    assert annex.every_finding() == ()
    assert annex.leaves()[0].guess.rule["steps"] == [{"on_or_before": "Y-01-31", "points": "1.00"}]


def test_numbers_of_a_column_of_two_decimals_keep_their_zero():
    def fill(_book, sheet):
        sheet.append(["STT", "Tiêu chí", "Điểm tối đa"])
        sheet.append([1, "A", 2])
        for code in (1.1, 1.1):
            sheet.append([code, "x", 1])
        sheet["A4"].number_format = "0.00"

    annex = read(workbook(fill))
    assert [line.id for line in annex.leaves()] == ["1.1", "1.10"]
    assert [each.code for each in annex.every_finding()] == ["ANNEX_CODE_NUMBER"] * 2


def test_a_percent_cell_shows_its_percentage():
    def fill(_book, sheet):
        sheet.append(["STT", "Tiêu chí", "Điểm tối đa"])
        sheet.append([0.8, "x", 1])
        sheet["A2"].number_format = "0%"

    assert sheets_in_workbook(workbook(fill), file="x")[0].rows[1].cells[0].text == "80%"


def test_the_longest_table_is_read_and_hidden_sheets_are_not():
    def fill(book, sheet):
        province(book, sheet)
        other = book.create_sheet("Danh sách")
        other.append(["STT", "Tiêu chí", "Điểm tối đa"])
        hidden = book.create_sheet("Ẩn")
        hidden.sheet_state = "hidden"
        for _ in range(60):
            hidden.append(["STT", "Tiêu chí", "Điểm tối đa"])

    annex = read(workbook(fill))
    assert len(annex.leaves()) == 3
    assert [each.code for each in annex.findings] == ["ANNEX_OTHER_TABLE"]


def test_a_document_holds_the_same_table():
    document = Document()
    document.add_paragraph("BỘ TIÊU CHÍ CẢI CÁCH HÀNH CHÍNH CẤP XÃ NĂM 2026")
    rows = (
        ("STT", "Tiêu chí", "Điểm tối đa", "Cách tính"),
        ("I", "CHỈ ĐẠO", "3", ""),
        ("1", "Hoàn thành", "2", RATIO),
        ("2", "Ban hành", "1", "Có: 1 điểm; không: 0 điểm"),
    )
    table = document.add_table(rows=0, cols=4)
    for row in rows:
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = text
    table.cell(1, 2).merge(table.cell(1, 3))
    target = io.BytesIO()
    document.save(target)
    annex = read_annex(tables_in_document(target.getvalue(), file="pl.docx"))
    assert [line.id for line in annex.leaves()] == ["1", "2"]
    assert annex.name.startswith("BỘ TIÊU CHÍ")
    assert annex.nodes()[0].points == Decimal(3)


@pytest.mark.parametrize("reader", [sheets_in_workbook, tables_in_document])
@pytest.mark.parametrize("content", [b"", b"PK nothing", b"<html>"])
def test_what_is_no_such_file_is_refused(reader, content):
    with pytest.raises(NotACriteriaWorkbook):
        reader(content, file="x")


@pytest.mark.parametrize(
    "part", ["xl/externalLinks/externalLink1.xml", "xl/vbaProject.bin", "xl/doctype.xml"]
)
def test_links_macros_and_declarations_are_refused(part):
    carried = io.BytesIO(workbook(province))
    with zipfile.ZipFile(carried, "a") as file:
        file.writestr(part, "<!DOCTYPE a>")
    with pytest.raises(CriteriaWorkbookRefused):
        sheets_in_workbook(carried.getvalue(), file="x")


def test_a_damaged_workbook_is_refused():
    content = workbook(province)
    with pytest.raises(NotACriteriaWorkbook):
        sheets_in_workbook(content[: len(content) // 2], file="x")


def test_a_sheet_formatted_to_its_last_row_is_read_and_a_far_cell_refused():
    def formatted(book, sheet):
        province(book, sheet)
        sheet.cell(row=20_000, column=1).number_format = "@"

    assert len(read(workbook(formatted)).leaves()) == 3

    def far(book, sheet):
        province(book, sheet)
        sheet.cell(row=20_000, column=1, value="x")

    with pytest.raises(CriteriaWorkbookRefused):
        read(workbook(far))


def test_a_formula_counts_as_what_it_showed_and_nothing_is_evaluated():
    def fill(_book, sheet):
        province(_book, sheet)
        sheet["C8"] = "=SUM(C9:C12)"

    annex = read(workbook(fill))
    assert next(line for line in annex.nodes() if line.id == "1").points is None


def test_our_own_workbook_is_no_annex_and_files_choose_their_form(tmp_path):
    shelf = CriteriaFolder(resources_folder() / "criteria", WORDS)
    document = shelf.bundled()[0]
    shelf.write(tmp_path / "bo.xlsx", document)
    assert shelf.annex(tmp_path / "bo.xlsx") is None
    assert shelf.annex(tmp_path / "bo.json") is None
    shelf.write_annex(tmp_path / "pl.xlsx", document)
    assert shelf.annex(tmp_path / "pl.xlsx") is not None
    with pytest.raises(UnknownCriteriaForm):
        shelf.write_annex(tmp_path / "pl.docx", document)
    target = Document()
    target.save(tmp_path / "pl.docx")
    assert shelf.annex(tmp_path / "pl.docx") == ()


def test_the_sample_set_written_as_an_annex_reads_the_same():
    original = criteria_sets.sample()
    annex = read(annex_of_set(original, words=WORDS.annex))
    assert shape(annex) == [
        (node.id, node.parent_id or "", node.kind.value, node.max_points, node.name)
        for node in original.nodes
    ]
    assert annex.total == original.total_max
    assert annex.every_finding() == ()


def shape(annex):
    return [(line.id, line.parent, line.role.value, line.points, line.name) for line in annex.nodes()]


@st.composite
def trees(draw):
    """Areas of criteria with or without components, numbered as annexes are."""
    nodes, leaf = [], criteria_sets.sample().leaves()[0]
    for area in range(1, draw(st.integers(1, 3)) + 1):
        nodes.append(replace(leaf, id=str(area), parent_id=None, kind=_area, name=f"Lĩnh vực {area}"))
        for at in range(1, draw(st.integers(1, 12)) + 1):
            parts = draw(st.integers(0, 3))
            kind = _group if parts else _leaf
            nodes.append(replace(leaf, id=f"{area}.{at}", parent_id=str(area), kind=kind, name=draw(_names)))
            nodes.extend(
                replace(
                    leaf, id=f"{area}.{at}.{part}", parent_id=f"{area}.{at}", kind=_leaf, name=draw(_names)
                )
                for part in range(1, parts + 1)
            )
    points = st.decimals(min_value=0, max_value=99, places=2)
    return tuple(replace(node, max_points=draw(points)) for node in nodes)


_names = st.sampled_from(
    ("Ban hành kế hoạch", "=1+1", "Tỷ lệ 100%", "Mức độ 5.1 hoàn thành", "Kế hoạch; báo cáo")
)
_area, _group, _leaf = (
    next(node.kind for node in criteria_sets.sample().nodes if node.kind.value == each)
    for each in ("area", "group", "leaf")
)


@settings(max_examples=15, deadline=None)
@given(trees())
def test_any_tree_written_as_an_annex_is_read_as_the_same_tree(nodes):
    made = replace(criteria_sets.sample(), nodes=nodes)
    annex = read(annex_of_set(made, words=WORDS.annex))
    assert shape(annex) == [
        (node.id, node.parent_id or "", node.kind.value, node.max_points, node.name) for node in nodes
    ]


def test_a_recognised_province_becomes_a_draft_that_names_what_is_open():
    annex = read(workbook(province))
    value = built(annex, AnnexAnswers(set_id="GL", version="1", name=annex.name, year=annex.year))
    codes = {finding.code for finding in check_set(value)}
    assert codes <= {"C_MEMBER_MISSING", "C_NO_EVIDENCE", "C_SCHEME_UNKNOWN"}
    assert Role.LEAF in {line.role for line in annex.lines}
