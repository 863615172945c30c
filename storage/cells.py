"""The one way into a spreadsheet cell: nothing a person typed is ever a formula, a link or an error.

Measured: the library writes every text that begins with `=` as a formula. Here text gets the explicit
string type and the quote prefix; numbers and days get theirs with their format (security 7).
"""

import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from openpyxl.cell.cell import Cell

LONGEST = 32_767
_COUNT_FORMAT = "#,##0"
_DAY_FORMAT = "dd/mm/yyyy"
_MOMENT_FORMAT = "dd/mm/yyyy hh:mm"
_TEXT_FORMAT = "@"
_REPLACEMENT = "\ufffd"
_EXACT_DIGITS = 15
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Office programs read _x0041_ in a cell as the letter A; the underscore itself is written as _x005F_.
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile(r"_x005F_(?=x[0-9A-Fa-f]{4}_)")


def put_text(cell: Cell, value: str) -> None:
    """Write text as text, whatever it looks like: controls become U+FFFD, at most 32,767 characters."""
    _set(cell, safe_text(value))
    cell.data_type = "s"
    cell.quotePrefix = True
    cell.number_format = _TEXT_FORMAT


def safe_text(value: str) -> str:
    """The text as a cell can hold it: controls and halves of characters become U+FFFD, escapes stay text."""
    text = _UNWRITABLE.sub(_REPLACEMENT, value.replace("\r\n", "\n"))
    return _ESCAPE_LIKE.sub("_x005F_", text[:LONGEST])[:LONGEST]


def text_in(raw: str) -> str:
    """The text that `put_text` wrote; the library itself takes the escapes apart in some files only."""
    return _ESCAPED.sub("_", raw)


def put_count(cell: Cell, value: int) -> None:
    """Write a whole number."""
    _put_number(cell, value, number_format=_COUNT_FORMAT)


def put_plain(cell: Cell, value: int) -> None:
    """Write a whole number nobody groups, such as a year."""
    _put_number(cell, value, number_format="0")


def alike(sheet: Any, value: str | int | date, *, style: Any) -> Cell:
    """A cell as the functions here make it, with a style one of them gave: for the thousandth cell of a look.

    The style says what the value is: text stays text also here.
    """
    cell = Cell(sheet, row=1, column=1)
    is_text = isinstance(value, str)
    cell._value = safe_text(value) if isinstance(value, str) else value  # noqa: SLF001 - no guessing
    cell.data_type = "s" if is_text else "n" if isinstance(value, int) else "d"
    cell._style = style  # noqa: SLF001 - shared, never changed
    return cell


def put_row(sheet: Any, row: Sequence[Cell | None]) -> None:
    """Write the next row of a sheet that is written from above; its cells were made with the functions here.

    Raises:
        TypeError: something in it is no cell; the library would guess what it means.
    """
    if not all(each is None or isinstance(each, Cell) for each in row):
        raise TypeError(row)
    sheet.append(row)


def put_decimal(cell: Cell, value: Decimal, *, number_format: str = "") -> None:
    """Write a decimal as a number; beyond 15 digits, which a spreadsheet would round, as text.

    Without a format as many decimals are shown as the value has.
    """
    digits = len(value.as_tuple().digits)
    if digits > _EXACT_DIGITS:
        put_text(cell, format(value, "f").replace(".", ","))
        return
    places = max(-int(value.as_tuple().exponent), 0)
    _put_number(
        cell, value, number_format=number_format or (f"#,##0.{'0' * places}" if places else _COUNT_FORMAT)
    )


def put_day(cell: Cell, value: date) -> None:
    """Write a day as a real date."""
    _set(cell, value)
    cell.number_format = _DAY_FORMAT


def put_moment(cell: Cell, value: datetime) -> None:
    """Write a local day and time, to the minute."""
    _set(cell, value.replace(second=0, microsecond=0, tzinfo=None))
    cell.number_format = _MOMENT_FORMAT


def _put_number(cell: Cell, value: Decimal | int, *, number_format: str) -> None:
    _set(cell, value)
    cell.number_format = number_format


def _set(cell: Cell, value: str | int | Decimal | date) -> None:
    cell.value = value
