"""Templates in one file, as an authority hands them to its communes: a plain archive with a list."""

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Sequence
from typing import Any, Final

from core.paper_templates import BundledTemplate, NotATemplateBundle
from core.text import clean_line
from storage.templates.archive import LARGEST_FILE

_LIST = "templates.json"
_FORMAT: Final = "socchc-templates"
_VERSION = 1
_MOST = 100
_LARGEST_LIST = 1 << 20
_KIND = re.compile(r"[a-z][a-z0-9_-]{0,39}")
_FIXED_TIME = (2020, 1, 1, 0, 0, 0)


def bundle(templates: Sequence[BundledTemplate]) -> bytes:
    """The same templates make the same bytes."""
    target = io.BytesIO()
    listed = [
        {
            "kind": each.kind,
            "name": each.name,
            "file": f"{each.kind}.docx",
            "sha256": hashlib.sha256(each.content).hexdigest(),
        }
        for each in sorted(templates, key=lambda each: each.kind)
    ]
    document = {"format": _FORMAT, "version": _VERSION, "templates": listed}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as file:
        text = json.dumps(document, ensure_ascii=False, indent=1)
        file.writestr(zipfile.ZipInfo(_LIST, _FIXED_TIME), text)
        for each in sorted(templates, key=lambda each: each.kind):
            file.writestr(zipfile.ZipInfo(f"{each.kind}.docx", _FIXED_TIME), each.content)
    return target.getvalue()


def unbundle(content: bytes, name: str) -> tuple[BundledTemplate, ...]:
    """The templates of a file: every one listed, nothing beside them, each as its digest says.

    Raises:
        NotATemplateBundle: it is none, or is damaged.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            return tuple(_read(file))
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, RuntimeError, NotImplementedError, EOFError):
        raise NotATemplateBundle(file=name) from None


def _read(file: zipfile.ZipFile) -> list[BundledTemplate]:
    parts = {part.filename: part for part in file.infolist()}
    if len(parts) != len(file.infolist()) or len(parts) > _MOST + 1:
        raise ValueError
    if (
        any(part.file_size > LARGEST_FILE for part in parts.values())
        or parts[_LIST].file_size > _LARGEST_LIST
    ):
        raise ValueError
    document = json.loads(file.read(_LIST))
    if document["format"] != _FORMAT or document["version"] != _VERSION:
        raise ValueError
    listed = document["templates"]
    if {each["file"] for each in listed} | {_LIST} != set(parts) or len(listed) != len(parts) - 1:
        raise ValueError
    return [_template(file, each) for each in listed]


def _template(file: zipfile.ZipFile, listed: Any) -> BundledTemplate:
    kind, name = str(listed["kind"]), clean_line(str(listed["name"]))[:120]
    content = file.read(listed["file"])
    if _KIND.fullmatch(kind) is None or hashlib.sha256(content).hexdigest() != listed["sha256"]:
        raise ValueError
    return BundledTemplate(kind=kind, name=name, content=content)
