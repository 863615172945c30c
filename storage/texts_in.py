"""The text of a document file: plain text, or the paragraphs and tables of a DOCX."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from core.record_sheets import RecordFileRefused
from core.storage_errors import SourceUnreadable
from core.text import nfc
from storage.plain_files import read_file

_MOST_PARTS = 5_000
_LARGEST = 200_000_000  # bytes, unpacked


def read_text_file(path: Path) -> str:
    """The text in reading order, NFC.

    Raises:
        SourceUnreadable: it cannot be read, or is neither UTF-8 text nor DOCX.
        RecordFileRefused: unpacked it would be far too large.
    """
    content = read_file(path)
    if path.suffix.lower() == ".docx":
        return nfc("\n".join(_docx_lines(content, path.name)))
    for encoding in ("utf-8-sig", "utf-16") if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else ("utf-8-sig",):
        try:
            return nfc(content.decode(encoding))
        except UnicodeDecodeError:
            continue
    raise SourceUnreadable(name=path.name)


def _docx_lines(content: bytes, name: str) -> Iterator[str]:
    """The library is heavy: it is loaded for the first DOCX."""
    from docx import Document
    from docx.table import Table

    _refuse_bomb(content, name)
    try:
        document = Document(io.BytesIO(content))
        for part in document.iter_inner_content():
            if isinstance(part, Table):
                yield from ("\t".join(cell.text for cell in row.cells) for row in part.rows)
            else:
                yield part.text
    except (KeyError, ValueError, SyntaxError, AttributeError, zipfile.BadZipFile) as error:
        raise SourceUnreadable(name=name) from error


def _refuse_bomb(content: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError) as error:
        raise SourceUnreadable(name=name) from error
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _LARGEST:
        raise RecordFileRefused(file=name, reason="size")
