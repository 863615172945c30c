"""Deliberately bad workbooks, one trouble each: what a template becomes in other programs and other hands."""

import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from core.records.dossiers import DossierCount, DossierField
from core.records.planning import Task
from storage.spreadsheets import write_workbook
from ui.texts.record_workbooks import RECORD_WORDS

TASKS = RECORD_WORDS.kind_title("task")
COUNTS = RECORD_WORDS.kind_title("dossier_count")
UNIT = "21583"
YEAR = 2025


@dataclass(frozen=True, slots=True, kw_only=True)
class Bad:
    """`edit` works on the workbook, `patch` on its parts; the finding it must give: code and cell (or none)."""

    code: str
    where: str
    edit: Callable[[openpyxl.Workbook], None] | None = None
    patch: Callable[[dict[str, bytes]], dict[str, bytes]] | None = None
    refusal: str = ""


def records() -> tuple[Any, ...]:
    """Two tasks and two months of dossiers."""
    return (
        Task(id="t1", year=YEAR, title="Rà soát thủ tục", due_on=date(YEAR, 6, 30)),
        Task(id="t2", year=YEAR, title="Niêm yết công khai", due_on=date(YEAR, 9, 30)),
        _month("c1", 1),
        _month("c2", 2),
    )


def _month(record_id: str, number: int) -> DossierCount:
    return DossierCount(
        id=record_id,
        year=YEAR,
        from_on=date(YEAR, number, 1),
        to_on=date(YEAR, number, 28),
        field=DossierField.LAND,
        direct=10,
        done_on_time=10,
    )


def make(path: Path, bad: Bad) -> Path:
    """Write the template and spoil it."""
    kinds = [kind for kind in _kinds() if kind.code in {"task", "dossier_count"}]
    write_workbook(path, unit=UNIT, records=records(), words=RECORD_WORDS, year=YEAR, kinds=tuple(kinds))
    if bad.edit is not None:
        book = openpyxl.load_workbook(path)
        bad.edit(book)
        book.save(path)
    if bad.patch is not None:
        with zipfile.ZipFile(path) as file:
            parts = {name: file.read(name) for name in file.namelist()}
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
            for name, content in bad.patch(parts).items():
                file.writestr(name, content)
    return path


def _kinds() -> tuple[Any, ...]:
    from core.records.catalogue import KINDS

    return KINDS


def letter_of(sheet: Worksheet, code: str) -> str:
    """The column a field stands in."""
    return next(cell.column_letter for cell in sheet[2] if cell.value == code)


def _cell(
    code: str, value: object, *, sheet: str = TASKS, row: int = 4
) -> Callable[[openpyxl.Workbook], None]:
    def edit(book: openpyxl.Workbook) -> None:
        held = book[sheet]
        held[f"{letter_of(held, code)}{row}"].value = value

    return edit


def _set(cell: str, value: object, *, sheet: str = TASKS) -> Callable[[openpyxl.Workbook], None]:
    def edit(book: openpyxl.Workbook) -> None:
        book[sheet][cell].value = value

    return edit


def _merge(area: str, *, sheet: str) -> Callable[[openpyxl.Workbook], None]:
    return lambda book: book[sheet].merge_cells(area)


def _formula(code: str, formula: str) -> Callable[[openpyxl.Workbook], None]:
    return _cell(code, formula)


def _part(name: str, content: bytes = b"x") -> Callable[[dict[str, bytes]], dict[str, bytes]]:
    return lambda parts: {**parts, name: content}


def _without(*names: str) -> Callable[[dict[str, bytes]], dict[str, bytes]]:
    return lambda parts: {name: content for name, content in parts.items() if name not in names}


def _changed(name: str, old: bytes, new: bytes) -> Callable[[dict[str, bytes]], dict[str, bytes]]:
    def patch(parts: dict[str, bytes]) -> dict[str, bytes]:
        changed = re.sub(old, new, parts[name], count=1)
        assert changed != parts[name], name
        return {**parts, name: changed}

    return patch


def _raw_cell(place: str, cell: bytes) -> Callable[[dict[str, bytes]], dict[str, bytes]]:
    """Replace one cell of the tasks as the file writes it."""
    old = rb'<c r="%s"[^>]*(?:/>|>.*?</c>)' % place.encode()
    return _changed("xl/worksheets/sheet1.xml", old, cell)


def _copy_sheet(book: openpyxl.Workbook) -> None:
    copied = book.copy_worksheet(book[TASKS])
    copied.title = "Bản sao"


def _short_column(book: openpyxl.Workbook) -> None:
    sheet = book[COUNTS]
    sheet.delete_cols(openpyxl.utils.column_index_from_string(letter_of(sheet, "field")))


def _twice(book: openpyxl.Workbook) -> None:
    sheet = book[TASKS]
    sheet["AC2"].value = "title"
    sheet["AC4"].value = "x"


def _unknown(book: openpyxl.Workbook) -> None:
    sheet = book[TASKS]
    sheet["AD3"].value = "Ghi chú riêng"
    sheet["AD5"].value = "x"


def _merged(book: openpyxl.Workbook, code: str, first: str, last: str, *, across: bool = False) -> None:
    sheet = book[COUNTS]
    left = letter_of(sheet, code)
    right = openpyxl.utils.get_column_letter(openpyxl.utils.column_index_from_string(left) + across)
    sheet.merge_cells(f"{left}{first}:{right}{last}")


def _bomb(parts: dict[str, bytes]) -> dict[str, bytes]:
    return {**parts, "xl/media/image1.bin": b"\0" * 130_000_000}


# Columns of the two sheets as the template writes them; a test holds them true.
TITLE, DUE, DONE, PROGRESS, AREA, SOURCE = "title", "due_on", "done_on", "progress", "area", "source"

BAD: dict[str, Bad] = {
    # --- counts ---
    "count_words": Bad(code="CELL_COUNT", where="progress", edit=_cell(PROGRESS, "bốn lăm")),
    "count_negative": Bad(code="CELL_COUNT", where="progress", edit=_cell(PROGRESS, -1)),
    "count_fraction_text": Bad(code="CELL_COUNT", where="progress", edit=_cell(PROGRESS, "12,5")),
    "count_fraction": Bad(code="CELL_COUNT", where="progress", edit=_cell(PROGRESS, 12.3456)),
    "count_comma_thousands": Bad(
        code="CELL_COUNT_AMBIGUOUS", where="progress", edit=_cell(PROGRESS, "1,234")
    ),
    "count_became_fraction": Bad(code="CELL_COUNT_AMBIGUOUS", where="progress", edit=_cell(PROGRESS, 1.234)),
    "count_flag": Bad(code="CELL_COUNT", where="progress", edit=_cell(PROGRESS, True)),
    "count_day": Bad(code="CELL_COUNT", where="progress", edit=_cell(PROGRESS, datetime(2025, 1, 4))),  # noqa: DTZ001
    "count_above_limit": Bad(code="TOO_LARGE", where="progress", edit=_cell(PROGRESS, 101)),
    "count_huge": Bad(code="CELL_COUNT", where="progress", edit=_cell(PROGRESS, 1e300)),
    "count_percent": Bad(code="CELL_COUNT", where="progress", edit=_cell(PROGRESS, "45%")),
    # --- days ---
    "day_words": Bad(code="CELL_DAY", where="done_on", edit=_cell(DONE, "hôm qua")),
    "day_no_calendar": Bad(code="CELL_DAY", where="done_on", edit=_cell(DONE, "31/02/2025")),
    "day_american": Bad(code="CELL_DAY", where="done_on", edit=_cell(DONE, "06/25/2025")),
    "day_small_number": Bad(code="CELL_DAY", where="done_on", edit=_cell(DONE, 12)),
    "day_flag": Bad(code="CELL_DAY", where="done_on", edit=_cell(DONE, True)),
    "day_far": Bad(code="DAY_UNLIKELY", where="done_on", edit=_cell(DONE, "01/01/1950")),
    "day_missing": Bad(
        code="REQUIRED", where="from_on", edit=_cell("from_on", None, sheet=COUNTS), refusal=COUNTS
    ),
    "days_reversed": Bad(
        code="DAYS_REVERSED", where="to_on", edit=_cell("to_on", "01/12/2024", sheet=COUNTS), refusal=COUNTS
    ),
    # --- choices, texts, years, identifiers ---
    "choice_unknown": Bad(code="CELL_CHOICE", where="area", edit=_cell(AREA, "Không có")),
    "choice_empty": Bad(code="CELL_CHOICE_EMPTY", where="area", edit=_cell(AREA, None)),
    "choice_number": Bad(code="CELL_CHOICE", where="source", edit=_cell(SOURCE, 3)),
    "text_missing": Bad(code="REQUIRED", where="title", edit=_cell(TITLE, None)),
    "text_too_long": Bad(code="TOO_LONG", where="title", edit=_cell(TITLE, "x" * 501)),
    "year_words": Bad(code="CELL_YEAR", where="B4", edit=_set("B4", "năm nay")),
    "year_short": Bad(code="CELL_YEAR", where="B4", edit=_set("B4", 25)),
    "year_unlikely": Bad(code="YEAR_UNLIKELY", where="B4", edit=_set("B4", 2150)),
    "id_with_spaces": Bad(code="CELL_ID", where="A4", edit=_set("A4", "t 1")),
    "id_copied": Bad(code="CELL_ID_TWICE", where="A5", edit=_set("A5", "t1")),
    "id_on_two_sheets": Bad(code="ROW_TWICE", where="4", edit=_copy_sheet),
    # --- formulas and errors ---
    "formula_never_calculated": Bad(
        code="CELL_FORMULA_EMPTY", where="progress", edit=_formula(PROGRESS, "=SUM(1,2)")
    ),
    "formula_of_a_text_never_calculated": Bad(
        code="CELL_FORMULA_EMPTY", where="title", edit=_formula(TITLE, '=CONCATENATE("a","b")')
    ),
    "error_reference": Bad(code="CELL_ERROR", where="progress", edit=_cell(PROGRESS, "#REF!")),
    "error_not_available": Bad(code="CELL_ERROR", where="due_on", edit=_cell(DUE, "#N/A")),
    "error_name": Bad(code="CELL_ERROR", where="title", edit=_cell(TITLE, "#NAME?")),
    # --- merged cells ---
    "merged_down": Bad(
        code="CELL_MERGED", where="direct", edit=lambda book: _merged(book, "direct", "4", "5")
    ),
    "merged_across": Bad(
        code="CELL_MERGED", where="direct", edit=lambda book: _merged(book, "direct", "4", "4", across=True)
    ),
    # --- columns and sheets ---
    "column_unknown": Bad(code="SHEET_COLUMN_UNKNOWN", where="AD3", edit=_unknown),
    "column_twice": Bad(code="SHEET_COLUMN_TWICE", where="AC3", edit=_twice),
    "column_needed_is_gone": Bad(code="SHEET_COLUMN_MISSING", where="", edit=_short_column, refusal=COUNTS),
    "codes_gone": Bad(code="SHEET_HEADER_MISSING", where="", edit=lambda book: book[TASKS].delete_rows(2)),
    # --- the file ---
    "info_sheet_gone": Bad(code="E_RECORD_FILE", where="", edit=lambda book: book.remove(book["_socchc"])),
    "later_version": Bad(code="E_RECORD_FILE_NEWER", where="", edit=_set("B2", "99", sheet="_socchc")),
    "other_format": Bad(code="E_RECORD_FILE", where="", edit=_set("B1", "other", sheet="_socchc")),
    "other_unit": Bad(code="E_RECORDS_UNIT", where="", edit=_set("B3", "00001", sheet="_socchc")),
    "external_link": Bad(
        code="E_RECORD_FILE_UNSAFE", where="", patch=_part("xl/externalLinks/externalLink1.xml")
    ),
    "macro": Bad(code="E_RECORD_FILE_UNSAFE", where="", patch=_part("xl/vbaProject.bin")),
    "old_macro_sheet": Bad(code="E_RECORD_FILE_UNSAFE", where="", patch=_part("xl/macrosheets/sheet1.xml")),
    "embedded_object": Bad(code="E_RECORD_FILE_UNSAFE", where="", patch=_part("xl/embeddings/a.bin")),
    "control": Bad(code="E_RECORD_FILE_UNSAFE", where="", patch=_part("xl/activeX/activeX1.bin")),
    "data_connection": Bad(code="E_RECORD_FILE_UNSAFE", where="", patch=_part("xl/connections.xml", b"<a/>")),
    "document_type": Bad(
        code="E_RECORD_FILE_UNSAFE",
        where="",
        patch=_changed("xl/workbook.xml", rb"^", b'<!DOCTYPE a [<!ENTITY b "c">]>'),
    ),
    "wide_encoding": Bad(
        code="E_RECORD_FILE_UNSAFE",
        where="",
        patch=lambda parts: {
            **parts,
            "xl/workbook.xml": parts["xl/workbook.xml"].decode("utf-8").encode("utf-16"),
        },
    ),
    "bomb": Bad(code="E_RECORD_FILE_UNSAFE", where="", patch=_bomb),
    "thousands_of_parts": Bad(
        code="E_RECORD_FILE_UNSAFE",
        where="",
        patch=lambda parts: parts | {f"xl/media/{at}.bin": b"" for at in range(2_001)},
    ),
    "workbook_part_gone": Bad(code="E_RECORD_FILE", where="", patch=_without("xl/workbook.xml")),
    "sheet_part_gone": Bad(code="E_RECORD_FILE", where="", patch=_without("xl/worksheets/sheet1.xml")),
    "torn_markup": Bad(
        code="E_RECORD_FILE", where="", patch=_changed("xl/worksheets/sheet1.xml", rb"</row>", b"")
    ),
    "text_without_number": Bad(
        code="E_RECORD_FILE", where="", patch=_raw_cell("C4", b'<c r="C4" t="s"><v>99999</v></c>')
    ),
    "strange_cell": Bad(
        code="E_RECORD_FILE", where="", patch=_raw_cell("C4", b'<c r="C4" t="x"><v>1</v></c>')
    ),
}
