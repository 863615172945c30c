"""What could be read of a damaged database, as files people open: one workbook, or a folder of CSV files.

A text stays text in both: no cell is ever a formula (security specification, section 7).
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.styles import Font

from core.progress import Progress
from core.rescue import Cell, TableNamer, TableWords
from core.storage_errors import FolderNotEmpty
from storage.cells import put_plain, put_row, put_text
from storage.disk import device_errors, flush_to_disk, move, remove_tree, write_whole
from storage.safe_names import safe_file_name, unlike

Tables = Iterable[tuple[str, Sequence[str], Iterator[tuple[Cell, ...]]]]
"""Name, columns and rows of each."""

_LONGEST_TITLE = 31  # characters of a sheet's name
_NOT_IN_TITLES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_EXACT = 10**15
_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_tables(tables: Tables, target: Path, *, words: TableNamer, progress: Progress, count: int) -> Path:
    """Write every table that has rows; where it lies.

    Raises:
        FolderNotEmpty: CSV files were asked for, and the folder holds other things.
        DiskFull, FileLocked, WriteFailed, Cancelled: nothing stays behind.
    """
    watched = _watched(tables, progress, count=count)
    if target.suffix.casefold() == ".xlsx":
        write_whole(target, _workbook(watched, words))
    else:
        _write_folder(watched, target, words=words)
    return target


def _watched(tables: Tables, progress: Progress, *, count: int) -> Tables:
    for done, each in enumerate(tables):
        progress.check()
        progress.report(done, count)
        yield each


def _workbook(tables: Tables, words: TableNamer) -> bytes:
    book = Workbook(write_only=True)
    titles = set[str]()
    for name, columns, rows in tables:
        first = next(rows, None)
        if first is None:
            continue
        named = words(name, columns)
        sheet = book.create_sheet(_free_title(named.title, titles))
        sheet.freeze_panes = "A2"
        put_row(sheet, [_head(sheet, each) for each in named.columns])
        for row in (first, *rows):
            put_row(sheet, [_cell(sheet, named.cell(at, each)) for at, each in enumerate(row)])
    if not titles:
        book.create_sheet()
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _head(sheet: Any, text: str) -> SheetCell:
    cell = _cell(sheet, text)
    assert cell is not None
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: Any, value: Cell) -> SheetCell | None:
    if value is None:
        return None
    cell = SheetCell(sheet, row=1, column=1)
    if isinstance(value, int) and abs(value) < _EXACT:
        put_plain(cell, value)
    else:
        put_text(cell, _text(value))
    return cell


def _free_title(title: str, taken: set[str]) -> str:
    plain = title.translate(_NOT_IN_TITLES).strip()[:_LONGEST_TITLE] or "-"
    free, number = plain, 2
    while free.casefold() in taken:
        ending = f" ({number})"
        free, number = plain[: _LONGEST_TITLE - len(ending)] + ending, number + 1
    taken.add(free.casefold())
    return free


def _write_folder(tables: Tables, folder: Path, *, words: TableNamer) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderNotEmpty(name=folder.name)
    part = folder.with_name(f".{folder.name}.{uuid4().hex}.part")
    try:
        with device_errors(folder.name):
            part.mkdir(parents=True)
            for name, columns, rows in tables:
                _write_csv(part, words(name, columns), rows=rows)
            with suppress(FileNotFoundError):
                folder.rmdir()
            move(part, folder)
    finally:
        remove_tree(part)


def _write_csv(folder: Path, named: TableWords, *, rows: Iterator[tuple[Cell, ...]]) -> None:
    first = next(rows, None)
    if first is None:
        return
    name = unlike(safe_file_name(named.title, ".csv"), [path.name for path in folder.iterdir()])
    with (folder / name).open("xb") as file:
        text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
        writer = csv.writer(text, quoting=csv.QUOTE_ALL)
        writer.writerow(named.columns)
        writer.writerows(
            [_guarded(named.cell(at, each)) for at, each in enumerate(row)] for row in (first, *rows)
        )
        text.flush()
        flush_to_disk(file)
        text.detach()


def _guarded(value: Cell) -> str:
    """A field no spreadsheet takes for a formula; numbers are the program's own."""
    text = _text(value)
    is_typed = isinstance(value, str) and text.lstrip(" ").startswith(_BEGINS_A_FORMULA)
    return f"'{text}" if is_typed else text


def _text(value: Cell) -> str:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return "" if value is None else str(value)
