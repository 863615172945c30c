"""Workbooks of other programs: values only, read row by row; links, macros and bombs are refused."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from core.foreign.values import ForeignLook, ForeignPlanWrong, ForeignSheet, NotAForeignFile, Value
from core.storage_errors import SourceUnreadable
from storage.cells import text_in
from storage.safe_workbooks import shown_text
from storage.sheet_rows import SheetRow
from storage.sheet_stream import DAMAGED, SheetFace, StreamedBook
from storage.sheet_values import Hollow, LooseNumber
from storage.spreadsheet_reading import safe_parts
from storage.spreadsheet_values import exact

_FORM = ".xlsx"


def look_at_workbook(path: Path, *, rows: int, columns: int, sheets: int) -> ForeignLook:
    """The sheets that are shown, with their first rows as text.

    Raises:
        NotAForeignFile, RecordFileRefused, SourceUnreadable.
    """
    if path.suffix.lower() != _FORM:
        raise NotAForeignFile(file=path.name)
    try:
        with StreamedBook(path, safe_parts(path)) as book:
            faces = [face for face in book.sheets if face.state == "visible"][:sheets]
            found = tuple(
                ForeignSheet(name=face.title, rows=_first(book, face, most=rows, columns=columns))
                for face in faces
            )
    except DAMAGED as err:
        raise NotAForeignFile(file=path.name) from err
    except OSError as err:
        raise SourceUnreadable(name=path.name) from err
    if not any(sheet.rows for sheet in found):
        raise NotAForeignFile(file=path.name)
    return ForeignLook(file=path.name, sheets=found)


def workbook_rows(
    path: Path, sheet: str, *, wanted: frozenset[int]
) -> Iterator[tuple[int, Mapping[int, Value]]]:
    """Rows with the wanted columns.

    Raises:
        NotAForeignFile, RecordFileRefused, SourceUnreadable, ForeignPlanWrong.
    """
    try:
        with StreamedBook(path, safe_parts(path)) as book:
            face = book.sheet(sheet)
            if face is None:
                raise ForeignPlanWrong(field=sheet)
            spread = _Spread(book.merged(face), wanted)
            for row in book.rows(face):
                spread.into(row)
                yield row.number, _plain(row, wanted)
    except DAMAGED as err:
        raise NotAForeignFile(file=path.name) from err
    except OSError as err:
        raise SourceUnreadable(name=path.name) from err


class _Spread:
    """Words and days merged over several rows hold for each of them; a number would be counted twice."""

    def __init__(self, areas: tuple[tuple[int, int, int, int], ...], wanted: frozenset[int]) -> None:
        self._areas = {
            (top, left): bottom for top, left, bottom, _ in areas if left in wanted and bottom > top
        }
        self._open: dict[int, tuple[int, Any]] = {}

    def into(self, row: SheetRow) -> None:
        """Give a row what stands merged above it."""
        if not self._areas:
            return
        for column, (bottom, value) in list(self._open.items()):
            if bottom < row.number:
                del self._open[column]
            else:
                row.cells.setdefault(column, value)
        for column, value in row.cells.items():
            bottom = self._areas.get((row.number, column), 0)
            if bottom and isinstance(value, str | datetime):
                self._open[column] = bottom, value


def _first(book: StreamedBook, face: SheetFace, *, most: int, columns: int) -> tuple[tuple[str, ...], ...]:
    made: list[tuple[str, ...]] = []
    for row in book.rows(face):
        if row.number > most:
            break
        made.extend(() for _ in range(len(made), row.number - 1))
        width = min(max(row.cells) + 1, columns)
        made.append(tuple(_shown(row.cells.get(at)) for at in range(width)))
    return tuple(made)


def _shown(value: Any) -> str:
    if isinstance(value, Hollow):
        return ""
    return shown_text(float(value) if isinstance(value, LooseNumber) else value)


def _plain(row: SheetRow, wanted: frozenset[int]) -> dict[int, Value]:
    made: dict[int, Value] = {}
    for at, value in row.cells.items():
        if at not in wanted:
            continue
        kind = type(value)
        if kind is datetime:
            made[at] = value.date()
        elif kind is str:
            made[at] = text_in(value) if "_x" in value else value
        elif isinstance(value, float):
            made[at] = exact(value)
        elif not isinstance(value, Hollow):
            made[at] = value
    return made
