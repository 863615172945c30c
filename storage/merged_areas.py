"""Merged cells among the records of a sheet: what one says for several rows, and where that is no answer."""

from openpyxl.utils import get_column_letter

from core.findings import Finding, error
from core.records.fields import Form
from storage.sheet_head import Head
from storage.sheet_layout import ID_CODE
from storage.sheet_rows import SheetRow

Area = tuple[int, int, int, int]
_NUMBERS = frozenset({Form.COUNT, Form.AMOUNT})


class MergedAreas:
    """The areas of one sheet, taken up and left as its rows come by.

    A day, a choice, a text or a year merged over several rows holds for each of them. A number would be
    counted several times, so its area is named among `findings` instead.
    """

    def __init__(self, areas: tuple[Area, ...], head: Head) -> None:
        self._waiting = [area for area in areas if area[2] >= head.first_row and area[:2] != area[2:]]
        self._waiting.reverse()
        self._open: list[tuple[Area, object]] = []
        self._head = head
        self._numbers = {at for at, _, spec in head.fields() if spec.form in _NUMBERS}
        self._spread = {at for at, name in head.columns.items() if name != ID_CODE} - self._numbers
        self.findings: list[Finding] = []

    def spread(self, row: SheetRow) -> None:
        """Give a row what an area above it says for it; note areas over numbers."""
        if not self._waiting and not self._open:
            return
        self._open = [held for held in self._open if held[0][2] >= row.number]
        while self._waiting and self._waiting[-1][0] <= row.number:
            area = self._waiting.pop()
            self._take_up(area, row)
        for (_, column, _, _), value in self._open:
            if value is not None and column in self._spread:
                row.cells.setdefault(column, value)

    def _take_up(self, area: Area, row: SheetRow) -> None:
        top, left, bottom, right = area
        covered = self._numbers.intersection(range(left, right + 1))
        if covered and bottom >= self._head.first_row:
            where = self._head.place(left, top)
            last = f"{get_column_letter(right + 1)}{bottom}"
            self.findings.append(
                error("CELL_MERGED", where, area=f"{get_column_letter(left + 1)}{top}:{last}")
            )
        value = row.cells.get(left) if row.number == top else None
        if bottom > top and bottom >= row.number:
            self._open.append((area, value))
