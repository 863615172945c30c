"""Make documents ready for the window: pictures decoded elsewhere, PDF and text read whole and checked.

Only files of the store, whose content is what its digest says, and files this office is about to add come
here; packages that are not verified never do. Office files and video are not opened at all.
"""

import hashlib
from pathlib import Path
from typing import BinaryIO

from core.evidence import EvidenceDocument
from core.evidence_ports import Images
from core.images import ImageUnreadable, Trouble
from core.ports import Attachments
from core.previews import Preview, Shown
from core.storage_errors import EvidenceLost, SourceUnreadable

LARGEST_PDF = 100 << 20  # bytes
LONGEST_TEXT = 1 << 16  # bytes
LONGEST_SIDE = 1600  # pixels
_SHOWN = {
    ".pdf": Shown.PDF,
    ".jpg": Shown.PICTURE,
    ".jpeg": Shown.PICTURE,
    ".png": Shown.PICTURE,
    ".txt": Shown.TEXT,
}
_NO_READER = frozenset({".heic", ".heif"})


class PreviewEvidence:
    """Reads; never opens another program and never writes."""

    def __init__(self, *, attachments: Attachments, images: Images) -> None:
        self._attachments = attachments
        self._images = images

    def of_document(self, document: EvidenceDocument) -> Preview:
        """What the store holds for a document; a content that was changed there is not shown."""
        file = document.file
        if file is None:
            return Preview(shown=Shown.NOTHING)
        try:
            with self._attachments.open(file) as stream:
                return self._made(
                    stream, self._attachments.place(file), extension=file.extension, sha256=file.sha256
                )
        except EvidenceLost:
            return Preview(shown=Shown.NOTHING, trouble=Trouble.LOST)

    def of_file(self, path: Path) -> Preview:
        """A file this office is about to add."""
        try:
            with self._attachments.open_source(path) as stream:
                return self._made(stream, path, extension=path.suffix.lower(), sha256="")
        except SourceUnreadable:
            return Preview(shown=Shown.NOTHING, trouble=Trouble.LOST)

    def _made(self, stream: BinaryIO, path: Path, *, extension: str, sha256: str) -> Preview:
        if extension in _NO_READER:
            return Preview(shown=Shown.PICTURE, trouble=Trouble.NO_READER)
        shown = _SHOWN.get(extension, Shown.NOTHING)
        if shown is Shown.PICTURE:
            return self._picture(path)
        return _pdf(stream, sha256) if shown is Shown.PDF else _text(stream, shown)

    def _picture(self, path: Path) -> Preview:
        try:
            picture = self._images.picture(path, longest=LONGEST_SIDE)
        except ImageUnreadable as refused:
            return Preview(shown=Shown.PICTURE, trouble=Trouble(str(refused.fields["trouble"])))
        return Preview(shown=Shown.PICTURE, content=picture.content)


def _pdf(stream: BinaryIO, sha256: str) -> Preview:
    content = stream.read(LARGEST_PDF + 1)
    if len(content) > LARGEST_PDF:
        return Preview(shown=Shown.PDF, trouble=Trouble.TOO_LARGE)
    if sha256 and hashlib.sha256(content).hexdigest() != sha256:
        return Preview(shown=Shown.PDF, trouble=Trouble.DAMAGED)
    return Preview(shown=Shown.PDF, content=content)


def _text(stream: BinaryIO, shown: Shown) -> Preview:
    if shown is not Shown.TEXT:
        return Preview(shown=Shown.NOTHING)
    content = stream.read(LONGEST_TEXT + 1)
    text = content[:LONGEST_TEXT].decode("utf-8-sig", "replace")
    return Preview(shown=shown, text=text, is_cut=len(content) > LONGEST_TEXT)
