"""Files of other programs on the disk: workbooks and tables of text, looked at and read row by row.

A row is handed on with its mapped columns only; what stands in the others is neither kept nor logged.
"""

from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Final

from core.foreign.values import (
    ForeignLook,
    ForeignPlan,
    ForeignRow,
    ForeignSheet,
    NotAForeignFile,
    Value,
    Writing,
)
from core.progress import Progress
from core.record_sheets import RecordFile, RecordFileRefused, RecordWords
from core.records.catalogue import KINDS
from core.storage_errors import SourceUnreadable
from core.text import clean_line
from storage.foreign_csv import csv_rows, writing_of

TEXT_FORMS: Final = (".csv", ".txt", ".tsv")
_ROWS_LOOKED, _COLUMNS_LOOKED, _SHEETS_LOOKED = 40, 60, 40
_MOST_ROWS = 300_000
_CHECK_EVERY = 500


class ForeignFilesOnDisk:
    """Fulfils `core.services.map_foreign.ForeignFiles` with the words of the record workbooks."""

    def __init__(self, words: RecordWords) -> None:
        self._words = words

    def labels(self) -> Mapping[str, Mapping[str, str]]:
        """The label of every field of every record kind."""
        word = self._words.field_label
        return {kind.code: {spec.name: word(kind.code, spec.name) for spec in kind.fields} for kind in KINDS}

    def look(self, path: Path, writing: Writing) -> ForeignLook:
        """Sheets and first rows.

        Raises:
            NotAForeignFile, RecordFileRefused, SourceUnreadable.
        """
        if path.suffix.lower() in TEXT_FORMS:
            return self._look_at_text(path, writing)
        from storage.foreign_workbook import look_at_workbook

        return look_at_workbook(path, rows=_ROWS_LOOKED, columns=_COLUMNS_LOOKED, sheets=_SHEETS_LOOKED)

    def rows(self, path: Path, plan: ForeignPlan, *, progress: Progress) -> Iterator[ForeignRow]:
        """Every row below the headings, its mapped columns only.

        Raises:
            NotAForeignFile, RecordFileRefused, SourceUnreadable; ForeignPlanWrong: the sheet is not there.
        """
        wanted = tuple((name, at) for name, at in plan.columns.items())
        count = 0
        for number, cells in self._raw(path, plan):
            if number <= plan.header:
                continue
            named = {name: cells[at] for name, at in wanted if at in cells}
            if not named:
                continue
            count += 1
            if count > _MOST_ROWS:
                raise RecordFileRefused(file=path.name, reason="size")
            if count % _CHECK_EVERY == 0:
                progress.check()
            yield ForeignRow(number=number, cells=named)

    def records(self, path: Path, plan: ForeignPlan, *, progress: Progress) -> RecordFile:
        """The rows as records of the plan's kind, with findings for cells that cannot be read.

        Raises:
            as `rows`.
        """
        from storage.foreign_records import read_records

        return read_records(self.rows(path, plan, progress=progress), plan, words=self._words)

    def _raw(self, path: Path, plan: ForeignPlan) -> Iterator[tuple[int, Mapping[int, Value]]]:
        if path.suffix.lower() in TEXT_FORMS:
            return self._text_rows(path, plan.writing)
        from storage.foreign_workbook import workbook_rows

        return workbook_rows(path, plan.sheet, wanted=frozenset(plan.columns.values()))

    def _text_rows(self, path: Path, told: Writing) -> Iterator[tuple[int, Mapping[int, Value]]]:
        try:
            writing, _ = writing_of(path, told)
            with csv_rows(path, writing) as rows:
                for number, row in rows:
                    yield number, {at: cell for at, cell in enumerate(row) if cell}
        except OSError as err:
            raise SourceUnreadable(name=path.name) from err

    def _look_at_text(self, path: Path, told: Writing) -> ForeignLook:
        try:
            writing, is_sure = writing_of(path, told)
            with csv_rows(path, writing) as rows:
                first = tuple(
                    tuple(clean_line(cell) for cell in row[:_COLUMNS_LOOKED])
                    for _, row in islice(rows, _ROWS_LOOKED)
                )
        except OSError as err:
            raise SourceUnreadable(name=path.name) from err
        if not any(any(row) for row in first):
            raise NotAForeignFile(file=path.name)
        sheet = ForeignSheet(name="", rows=first)
        return ForeignLook(file=path.name, sheets=(sheet,), writing=writing, is_sure=is_sure)
