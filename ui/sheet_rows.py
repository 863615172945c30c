"""Which record stands in which row of a sheet; the last row is a new one as long as the year is open."""

from collections.abc import Sequence

from core.records.catalogue import Record
from ui.record_book import RecordBook


class SheetRows:
    """Rows in their order; `wrong` are typed texts that could not be kept, by record and field."""

    def __init__(self, book: RecordBook) -> None:
        self._book = book
        self.ids: list[str] = []
        self.blank: Record = book.blank()
        self.wrong: dict[tuple[str, str], tuple[str, str]] = {}

    def show(self, ids: Sequence[str]) -> None:
        """Other rows; texts that could not be kept stay with their records."""
        self.ids = list(ids)
        self.blank = self._book.blank()
        self.wrong = {place: held for place, held in self.wrong.items() if self._book.entry(place[0])}

    def __len__(self) -> int:
        return len(self.ids) + (not self._book.is_locked)

    def record(self, row: int) -> Record:
        """The record of a row; the last row is a new one."""
        entry = self._book.entry(self.ids[row]) if row < len(self.ids) else None
        return self.blank if entry is None else entry.record

    def is_blank(self, row: int) -> bool:
        """Whether this is the row for a new record."""
        return row >= len(self.ids)

    def is_draft(self, row: int) -> bool:
        """Whether the row still misses something."""
        entry = self._book.entry(self.ids[row]) if row < len(self.ids) else None
        return entry is not None and entry.is_draft

    def row_of(self, record_id: str) -> int:
        """Where a record stands; -1 when it is not shown."""
        return self.ids.index(record_id) if record_id in self.ids else -1

    def begin_next(self) -> None:
        """The new record was begun: another one waits below it."""
        self.blank = self._book.blank()
