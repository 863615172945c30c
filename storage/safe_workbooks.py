"""Open a workbook somebody filled: values only, nothing evaluated, nothing that reaches outside the file."""

import io
import warnings
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal

from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from core.errors import CchcError
from core.text import clean_line
from storage.cells import text_in

_LARGEST_BYTES = 50_000_000
_MOST_PARTS = 500
_FORBIDDEN_PARTS = ("xl/externallinks/", "xl/vbaproject", "xl/embeddings/", "xl/activex/", "xl/macrosheets/")

Refusal = Callable[[], CchcError]


def load_values(content: bytes, *, damaged: Refusal, unsafe: Refusal) -> Workbook:
    """The workbook with the values its cells last showed.

    Raises:
        what `damaged` makes: it is no workbook; what `unsafe` makes: links, macros, objects, or too large.
    """
    try:
        if not _is_safe(content):
            raise unsafe()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return load_workbook(io.BytesIO(content), data_only=True, keep_links=False)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, TypeError, SyntaxError) as err:
        raise damaged() from err


def shown_text(value: object) -> str:
    """A cell as an official would type it: a decimal comma, dd/mm/yyyy, one line."""
    match value:
        case None:
            return ""
        case bool():
            return "1" if value else "0"
        case int():
            return str(value)
        case float():
            text = format(Decimal(repr(value)), "f")
            return (text.removesuffix(".0")).replace(".", ",")
        case datetime() | date():
            return f"{value.day:02d}/{value.month:02d}/{value.year:04d}"
        case _:
            return clean_line(text_in(str(value)))


def facts_of(book: Workbook, sheet: str) -> dict[str, str]:
    """Names and values of a hidden sheet that says what the file is; empty without it."""
    if sheet not in book.sheetnames:
        return {}
    rows = book[sheet].iter_rows(max_row=10, max_col=2, values_only=True)
    return {str(name): str(value or "") for name, value in rows if name}


def _is_safe(content: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        parts = file.infolist()
        if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _LARGEST_BYTES:
            return False
        if any(part.filename.lower().startswith(_FORBIDDEN_PARTS) for part in parts):
            return False
        return not any(b"<!DOCTYPE" in held for held in _markup(file, parts))


def _markup(file: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> Iterator[bytes]:
    return (file.read(part) for part in parts if part.filename.endswith((".xml", ".rels")))
