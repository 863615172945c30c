"""The one way into a spreadsheet cell: nothing a person typed is ever a formula, a link or an error.

Measured: the library writes every text that begins with `=` as a formula. Here text gets the explicit
string type and the quote prefix; numbers and days get theirs with their format (security 7).
"""

import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal

from openpyxl.cell.cell import Cell

LONGEST = 32_767
_COUNT_FORMAT = "#,##0"
_DAY_FORMAT = "dd/mm/yyyy"
_MOMENT_FORMAT = "dd/mm/yyyy hh:mm"
_TEXT_FORMAT = "@"
_REPLACEMENT = "\ufffd"
_EXACT_DIGITS = 15
# Office programs read _x0041_ in a cell as the letter A; the underscore itself is written as _x005F_.
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile(r"_x005F_(?=x[0-9A-Fa-f]{4}_)")


def put_text(cell: Cell, value: str) -> None:
    """Write text as text, whatever it looks like: controls become U+FFFD, at most 32,767 characters."""
    text = "".join(map(_writable, value.replace("\r\n", "\n")))
    _set(cell, _ESCAPE_LIKE.sub("_x005F_", text[:LONGEST])[:LONGEST])
    cell.data_type = "s"
    cell.quotePrefix = True
    cell.number_format = _TEXT_FORMAT


def text_in(raw: str) -> str:
    """The text that `put_text` wrote; the library itself takes the escapes apart in some files only."""
    return _ESCAPED.sub("_", raw)


def put_count(cell: Cell, value: int) -> None:
    """Write a whole number."""
    _put_number(cell, value, number_format=_COUNT_FORMAT)


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


def _writable(mark: str) -> str:
    if mark in "\n\t":
        return mark
    hidden = unicodedata.category(mark) in {"Cc", "Cs"} or mark in "\ufffe\uffff"
    return _REPLACEMENT if hidden else mark
