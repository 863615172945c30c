"""A copy of a workbook with the cells of findings marked, and a first sheet that lists them.

Only values go over: what a formula last showed, never the formula; no link, macro, chart or rule of its own.
A sheet of records gets the rules of the template again, so that the copy can be corrected and imported.
"""

import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, PatternFill, Protection
from openpyxl.utils import get_column_letter

from core.findings import Finding, Level
from core.progress import Progress
from core.record_sheets import NotARecordFile, RecordWords
from core.storage_errors import SourceUnreadable
from storage import cells
from storage.disk import write_whole
from storage.sheet_head import HEAD_ROWS, Head, head_of, is_list_of_findings, kind_of_sheet
from storage.sheet_layout import FINDINGS_MARK, ID_CODE, INFO_SHEET, YEAR_CODE
from storage.sheet_rows import Columns, SheetRow
from storage.sheet_rules import attach, rule_for, year_rule
from storage.sheet_stream import DAMAGED, SheetFace, StreamedBook
from storage.sheet_titles import free_title
from storage.sheet_values import Hollow, column_number
from storage.spreadsheet_reading import facts_of, safe_parts
from storage.spreadsheet_values import exact
from storage.spreadsheets import BODY_FONT, HEAD_FILL, HEAD_FONT, WRAPPED, Lists

_WRONG = PatternFill("solid", fgColor="F8C9C4")
_CARE = PatternFill("solid", fgColor="FCE8B2")
_OPEN = Protection(locked=False)
_CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
_WIDTHS = (3, 28, 14, 12, 90)
_SPARE_ROWS = 1000
_NOTE_WIDTH, _NOTE_HEIGHT = 320, 120
_CHECK_EVERY = 500
_MOST_MERGED = 10_000
Marks = Mapping[int, Mapping[int | None, Sequence[Finding]]]


def write_marked(
    source: Path, findings: Sequence[Finding], *, target: Path, words: RecordWords, progress: Progress
) -> Path:
    """Write the marked copy; the source is only read.

    Raises:
        NotARecordFile, RecordFileRefused: the source cannot be read as a workbook of records.
        DeviceError: it could not be read, or the copy could not be written.
    """
    try:
        with StreamedBook(source, safe_parts(source)) as book:
            content = _Copy(book, words, findings=findings, progress=progress).content(source.name)
    except DAMAGED as err:
        raise NotARecordFile(file=source.name) from err
    except OSError as err:
        raise SourceUnreadable(name=source.name) from err
    write_whole(target, content)
    return target


def place_of(where: str) -> tuple[str, int, int | None]:
    """Sheet, row (0: the whole sheet) and column from 0 (None: the whole row) of a finding's place."""
    sheet, mark, cell = where.rpartition("!")
    if not mark:
        return where, 0, None
    letters = cell.rstrip("0123456789")
    digits = cell[len(letters) :]
    if not digits:
        return where, 0, None
    return sheet, int(digits), column_number(letters) if letters else None


class _Copy:
    """One copy being made."""

    def __init__(
        self, book: StreamedBook, words: RecordWords, *, findings: Sequence[Finding], progress: Progress
    ) -> None:
        self._source, self._words, self._findings, self._progress = book, words, findings, progress
        self._book = Workbook(write_only=True)
        self._lists = Lists(words)
        self._marks: dict[str, dict[int, dict[int | None, list[Finding]]]] = defaultdict(
            lambda: defaultdict(lambda: defaultdict(list))
        )
        for finding in findings:
            sheet, row, column = place_of(finding.where)
            self._marks[sheet][row][column].append(finding)

    def content(self, file: str) -> bytes:
        """The copy as a file's content."""
        facts = facts_of(self._source, file)
        taken = [sheet.title for sheet in self._source.sheets]
        self._list(free_title(self._words.marked.sheet, taken))
        for sheet in self._source.sheets:
            if sheet.title != INFO_SHEET:
                self._copy_sheet(sheet, labels_above=facts.get("format_version") == "1")
        self._lists.write(self._book.create_sheet(INFO_SHEET), facts)
        held = io.BytesIO()
        self._book.save(held)
        return held.getvalue()

    def _list(self, title: str) -> None:
        sheet, words = self._book.create_sheet(title), self._words.marked
        for at, width in enumerate(_WIDTHS, 1):
            sheet.column_dimensions[get_column_letter(at)].width = width
        sheet.column_dimensions["A"].hidden = True
        sheet.freeze_panes = "A3"
        sheet.merged_cells.add("B1:E1")
        sheet.row_dimensions[1].height = 40
        look = _Looks(sheet)
        cells.put_row(sheet, [look.text(FINDINGS_MARK), look.text(words.hint, "title")])
        cells.put_row(sheet, [None, *(look.text(each, "head") for each in words.columns)])
        for finding in self._findings:
            name, row, column = place_of(finding.where)
            letter = "" if column is None else get_column_letter(column + 1)
            cell = f"{letter}{row}" if row else ""
            told = (name, cell, words.level(finding.level), words.tell(finding))
            cells.put_row(sheet, [None, *(look.text(each) for each in told)])

    def _copy_sheet(self, sheet: SheetFace, *, labels_above: bool) -> None:
        columns = Columns()
        rows = self._source.rows(sheet, columns)
        beginning: list[SheetRow] = []
        first_after = None
        for row in rows:
            if row.number > HEAD_ROWS:
                first_after = row
                break
            beginning.append(row)
        if is_list_of_findings(beginning):
            return
        kind = kind_of_sheet(sheet.title, beginning, words=self._words)
        head = None
        if kind is not None:
            head, _ = head_of(sheet.title, beginning, kind=kind, labels_above=labels_above)
        made = self._book.create_sheet(sheet.title)
        writer = _SheetCopy(made, head, marks=self._marks.get(sheet.title, {}), words=self._words)
        writer.set_up(columns, self._source.merged(sheet)[:_MOST_MERGED], lists=self._lists)
        every = [*beginning, *([first_after] if first_after is not None else [])]
        writer.write(_chained(every, rows), self._progress)


class _SheetCopy:
    """One sheet of the copy."""

    def __init__(self, sheet: Any, head: Head | None, *, marks: Marks, words: RecordWords) -> None:
        self._sheet, self._head, self._marks, self._words = sheet, head, marks, words
        self._look = _Looks(sheet)

    def set_up(self, columns: Columns, merged: Iterable[tuple[int, ...]], *, lists: Lists) -> None:
        """What must be told before the first row."""
        marked = {column for row in self._marks.values() for column in row}
        for at, width in columns.widths.items():
            self._sheet.column_dimensions[get_column_letter(at + 1)].width = width
        for at in columns.hidden - marked:
            self._sheet.column_dimensions[get_column_letter(at + 1)].hidden = True
        for top, left, bottom, right in merged:
            area = f"{get_column_letter(left + 1)}{top}:{get_column_letter(right + 1)}{bottom}"
            self._sheet.merged_cells.add(area)
        head = self._head
        if head is None:
            return
        self._sheet.freeze_panes = f"A{head.first_row}"
        self._sheet.row_dimensions[head.code_row].hidden = True
        last = head.first_row + _SPARE_ROWS
        for at, _, spec in head.fields():
            rule = rule_for(spec, words=self._words, add_list=lists.add)
            attach(self._sheet, rule, column=at + 1, first=head.first_row, last=last)
        at_year = head.position(YEAR_CODE)
        if at_year is not None:
            attach(self._sheet, year_rule(self._words), column=at_year + 1, first=head.first_row, last=last)

    def write(self, rows: Iterator[SheetRow], progress: Progress) -> None:
        """Every row in its place, also those that hold nothing but a mark."""
        waiting = sorted(number for number in self._marks if number)
        next_row = 1
        for count, row in enumerate(rows):
            while waiting and waiting[0] < row.number:
                next_row = self._put(SheetRow(waiting.pop(0), {}), next_row)
            if waiting and waiting[0] == row.number:
                waiting.pop(0)
            next_row = self._put(row, next_row)
            if count % _CHECK_EVERY == 0:
                progress.check()
        for number in waiting:
            next_row = self._put(SheetRow(number, {}), next_row)

    def _put(self, row: SheetRow, next_row: int) -> int:
        for _ in range(next_row, row.number):
            cells.put_row(self._sheet, [])
        marks = dict(self._marks.get(row.number, {}))
        if None in marks:
            first = self._first_column(row)
            marks[first] = [*marks.get(first, ()), *marks.pop(None)]
        named = {at: value for at, value in row.cells.items() if value is not None}
        width = max((*named, *(at for at in marks if at is not None)), default=-1) + 1
        kind = self._kind(row.number)
        made = []
        for at in range(width):
            found = marks.get(at, ())
            made.append(
                self._look.cell(named.get(at), kind, words=self._words, findings=found)
                if at in named or found
                else None
            )
        cells.put_row(self._sheet, made)
        return row.number + 1

    def _first_column(self, row: SheetRow) -> int:
        """Where a finding about a whole row is shown: its first cell that is not hidden."""
        hidden = None if self._head is None else self._head.position(ID_CODE)
        return min((at for at in row.cells if at != hidden), default=0 if hidden is None else hidden + 1)

    def _kind(self, number: int) -> str:
        if self._head is None or number >= self._head.first_row:
            return "open"
        return "head" if number == self._head.label_row else "title"


class _Looks:
    """Cells of one sheet; each look is worked out once."""

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet
        self._made: dict[tuple[str, str, str], Any] = {}

    def text(self, text: str, kind: str = "body") -> Any:
        """A cell with a text."""
        cell = WriteOnlyCell(self._sheet)
        cells.put_text(cell, text)
        return self._shaped(cell, kind, fill="")

    def cell(self, value: Any, kind: str, *, words: RecordWords, findings: Sequence[Finding]) -> Any:
        """A cell with a value of the original; findings colour it and stand in its note."""
        cell = WriteOnlyCell(self._sheet)
        _put_value(cell, value, words=words)
        fill = ""
        if findings:
            is_wrong = any(finding.level is Level.ERROR for finding in findings)
            fill = "wrong" if is_wrong else "care"
            note = cells.safe_text("\n".join(words.marked.tell(finding) for finding in findings))
            cell.comment = Comment(note, "", width=_NOTE_WIDTH, height=_NOTE_HEIGHT)
        return self._shaped(cell, kind, fill=fill)

    def _shaped(self, cell: Any, kind: str, *, fill: str) -> Any:
        key = (kind, fill, cell.number_format)
        if key not in self._made:
            cell.font = HEAD_FONT if kind in {"head", "title"} else BODY_FONT
            cell.alignment = _CENTRED if kind == "head" else WRAPPED
            if kind == "head":
                cell.fill = HEAD_FILL
            if kind == "open":
                cell.protection = _OPEN
            if fill:
                cell.fill = _WRONG if fill == "wrong" else _CARE
            self._made[key] = copy(cell._style)  # noqa: SLF001 - the library has no other way to share a style
        cell._style = copy(self._made[key])  # noqa: SLF001
        return cell


def _put_value(cell: Any, value: Any, *, words: RecordWords) -> None:
    match value:
        case None | Hollow():
            pass
        case bool():
            cells.put_text(cell, words.yes if value else words.no)
        case int():
            cells.put_decimal(cell, Decimal(value), number_format="General")
        case float():
            cells.put_decimal(cell, exact(value), number_format="General")
        case datetime() | date():
            cells.put_day(cell, value)
        case _:
            cells.put_text(cell, str(value))


def _chained(first: Iterable[SheetRow], rest: Iterable[SheetRow]) -> Iterator[SheetRow]:
    yield from first
    yield from rest
