"""Look at the parts of a workbook before a library does: links, macros, objects, declarations."""

import zipfile
from dataclasses import dataclass
from pathlib import Path

_LARGEST_BYTES = 200_000_000
_MOST_PARTS = 2_000
_FORBIDDEN = ("xl/externallinks/", "xl/vbaproject", "xl/embeddings/", "xl/activex/", "xl/macrosheets/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What was seen: `refused` says what a file of ours never carries (empty: nothing), or formulas."""

    refused: str = ""
    has_formulas: bool = False


def look_at_parts(path: Path) -> Parts:
    """Read every part once, as bytes; nothing is parsed.

    Raises:
        zipfile.BadZipFile, OSError.
    """
    has_formulas = False
    with zipfile.ZipFile(path) as file:
        parts = file.infolist()
        if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _LARGEST_BYTES:
            return Parts(refused="size")
        for part in parts:
            if part.filename.lower().startswith(_FORBIDDEN):
                return Parts(refused=part.filename.split("/")[1])
            content = file.read(part) if part.filename.endswith((".xml", ".rels")) else b""
            if b"<!DOCTYPE" in content:
                return Parts(refused="doctype")
            has_formulas |= b"<f>" in content or b"<f " in content or b"<f/>" in content
    return Parts(has_formulas=has_formulas)
