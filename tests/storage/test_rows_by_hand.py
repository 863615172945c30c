"""Rows that are filled by hand are at least as high as they say, in every form a report is written in."""

import io
import zipfile

import pytest
from openpyxl import load_workbook

from core.reporting import columns as col
from core.reporting.document import Paragraph, Report, Row, Table
from storage.report_files import docx, pdf, xlsx
from tests import pdf_measures

HEIGHT = 12
MILLIMETRE = 72 / 25.4


def report(least: int) -> Report:
    columns = (col.ordinal("TT"), col.text("Nội dung", 40))
    return Report(
        kind="form",
        title="BIỂU",
        subtitle="Thử",
        blocks=(
            Table(
                name="Biểu",
                columns=columns,
                rows=(
                    col.group_row(columns, "I", "Nhóm"),
                    *(Row(cells=(at, None)) for at in (501, 502, 503)),
                ),
                least_height=least,
            ),
            Paragraph(text="Hết."),
        ),
    )


def test_printed_rows_are_as_high_as_a_hand_needs() -> None:
    tops = {word.text: word.top for word in pdf_measures.words(pdf.render(report(HEIGHT)))}
    assert tops["502"] - tops["501"] == pytest.approx(HEIGHT * MILLIMETRE, abs=0.2)
    assert tops["501"] - tops["I"] < HEIGHT * MILLIMETRE
    low = {word.text: word.top for word in pdf_measures.words(pdf.render(report(0)))}
    assert low["502"] - low["501"] < HEIGHT * MILLIMETRE


def test_rows_of_a_text_document_are_at_least_that_high() -> None:
    with zipfile.ZipFile(io.BytesIO(docx.render(report(HEIGHT)))) as package:
        told = package.read("word/document.xml").decode()
    assert told.count(f'<w:trHeight w:val="{round(HEIGHT * MILLIMETRE * 20)}" w:hRule="atLeast"/>') == 3


def test_rows_of_a_workbook_are_that_high() -> None:
    sheet = load_workbook(io.BytesIO(xlsx.render(report(HEIGHT)))).active
    assert sheet is not None
    high = [
        row for row, kept in sheet.row_dimensions.items() if kept.height == pytest.approx(HEIGHT * MILLIMETRE)
    ]
    assert len(high) == 3
