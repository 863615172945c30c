"""Copies of workspaces a person points at, opened with this installation; the originals are only read."""

import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from zipfile import ZipFile, is_zipfile

from core.self_check.checks import Check, refuse_any, require
from core.services.office_services import OfficeServices
from storage.paths import Workspace

_INSIDE = "workspace/"
Open = Callable[[Path], AbstractContextManager[OfficeServices]]


def old_workspace_checks(folder: Path, scratch: Path, *, open_copy: Open) -> tuple[Check, ...]:
    """One check for every workspace directly below a folder, and for every ZIP file that holds one."""
    found = [path for path in sorted(folder.iterdir()) if _holds_one(path)]
    return (
        Check(name="workspaces.found", work=lambda: require(found, "no workspace lies there")),
        *(
            Check(name=f"workspaces.{path.stem}", work=partial(_open, path, scratch / path.stem, open_copy))
            for path in found
        ),
    )


def _holds_one(path: Path) -> bool:
    if path.is_dir():
        return Workspace(root=path).is_there()
    if not is_zipfile(path):
        return False
    with ZipFile(path) as archive:
        return f"{_INSIDE}socchc.db" in archive.namelist()


def _open(path: Path, copy: Path, open_copy: Open) -> None:
    if path.is_dir():
        shutil.copytree(path, copy, ignore=shutil.ignore_patterns("socchc.lock"))
    else:
        with ZipFile(path) as archive:
            archive.extractall(copy, [name for name in archive.namelist() if name.startswith(_INSIDE)])
        copy /= _INSIDE
    with open_copy(copy) as services:
        refuse_any(services.safekeeping.check())
