"""The text of a document file: plain text, or a DOCX."""

import io
import zipfile
from pathlib import Path

from core.record_sheets import RecordFileRefused
from core.storage_errors import SourceUnreadable, TextFileRefused
from core.text import nfc
from storage.docx_text import docx_text
from storage.plain_files import read_file

_MOST_PARTS = 5_000
_LARGEST = 200_000_000  # bytes, unpacked
_OLE, _PDF, _RTF, _ZIP = b"\xd0\xcf\x11\xe0", b"%PDF", b"{\\rtf", b"PK\x03\x04"
_FORMS = ((_PDF, "pdf"), (_OLE, "doc"), (_RTF, "rtf"))


class TextFiles:
    """Files on disk whose text is read for a check."""

    def read(self, path: Path) -> str:
        """See `read_text_file`."""
        return read_text_file(path)


def read_text_file(path: Path) -> str:
    """The text in reading order, NFC.

    Raises:
        TextFileRefused: a PDF, an old or protected Word file, or another kind that is no text.
        SourceUnreadable: it cannot be read, or is damaged.
        RecordFileRefused: unpacked it would be far too large.
    """
    content = read_file(path)
    if content.startswith(_ZIP) and path.suffix.lower() not in {".xlsx", ".odt", ".zip"}:
        _refuse_bomb(content, path.name)
        return nfc(docx_text(content, path.name))
    form = next((form for mark, form in _FORMS if content.startswith(mark)), "")
    if form or path.suffix.lower() == ".docx":
        raise TextFileRefused(name=path.name, form=form or "damaged")
    for encoding in ("utf-8-sig", "utf-16") if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else ("utf-8-sig",):
        try:
            return nfc(content.decode(encoding))
        except UnicodeDecodeError:
            continue
    raise TextFileRefused(name=path.name, form="other")


def _refuse_bomb(content: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError) as error:
        raise SourceUnreadable(name=name) from error
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _LARGEST:
        raise RecordFileRefused(file=name, reason="size")
