"""Bring a kept copy back into a scratch folder, open it as the program does, check it whole, remove it."""

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Protocol
from uuid import uuid4

from core.audit import first_break
from core.backups import Backup
from core.errors import CchcError, DeviceError
from core.progress import Progress
from core.rehearsal import Rehearsed
from core.storage_errors import BackupDamaged, DamagedDatabase
from storage.attachments import EvidenceFolder
from storage.backup_contents import PART
from storage.database import declared_schema, open_database
from storage.disk import remove_tree
from storage.paths import Workspace
from storage.tables import METADATA, NEWEST
from storage.unopened import untouched
from storage.wreck import Wreck

_FAULTS = (CchcError, ValueError, LookupError)


class Copies(Protocol):
    """Where copies lie; fulfilled by `storage.backup_store`."""

    def folder_of(self, backup: Backup) -> Path:
        """Where a copy lies."""

    def materialise(self, backup: Backup, folder: Path, *, progress: Progress) -> tuple[str, ...]:
        """Fill a new folder with it as a plain workspace; the contents it lacks, as `code sha256`."""


def rehearse(store: Copies, backup: Backup, *, progress: Progress) -> Rehearsed:
    """What would come back from a copy; where the program is stopped, its next start removes the try.

    Raises:
        DiskFull, FileLocked, WriteFailed, Cancelled: nothing was found out.
    """
    fresh = Workspace(root=store.folder_of(backup).with_name(f".{uuid4().hex}{PART}"))
    try:
        missing = store.materialise(backup, fresh.root, progress=progress)
        held = _rows(fresh.database)
        rows, evidence, problems = _checked(fresh, progress=progress)
        lost = _fewer(held, rows) if backup.schema == NEWEST else ()
        problems = (*problems, *(each for each in missing if each not in problems), *lost)
        return Rehearsed(problems=problems, rows=sum(rows.values()), evidence=evidence)
    except (BackupDamaged, DamagedDatabase) as error:
        return _failed(error)
    except DeviceError:
        raise
    except _FAULTS as error:
        return _failed(error)
    finally:
        remove_tree(fresh.root)


def _checked(fresh: Workspace, *, progress: Progress) -> tuple[Mapping[str, int], int, tuple[str, ...]]:
    """Rows after it was opened and, if need be, brought to today's form; contents read; problems."""
    with closing(open_database(fresh.database, backups=fresh.backups)) as database:
        progress.check()
        problems = list(database.check())
        if database.objects() != declared_schema():
            problems.append("DATABASE_DAMAGED schema")
        with database.transaction() as work:
            work.office.get()
            files = tuple(work.evidence.files().values())
            broken = first_break(work.audit.walk())
    if broken is not None:
        problems.append(f"AUDIT_BROKEN {broken}")
    progress.check()
    problems.extend(EvidenceFolder(fresh.evidence).problems(files))
    return _rows(fresh.database), len(files), tuple(problems)


def _rows(database: Path) -> Mapping[str, int]:
    with untouched(database) as driver:
        wreck = Wreck(driver)
        return {name: sum(1 for _row in wreck.rows(name, [])) for name in METADATA.tables}


def _fewer(before: Mapping[str, int], after: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(f"DATABASE_ROWS {name}" for name in before if after[name] != before[name])


def _failed(error: Exception) -> Rehearsed:
    subject = error.fields.get("member") or error.fields.get("name") if isinstance(error, CchcError) else None
    code = error.code if isinstance(error, CchcError) else type(error).__name__
    return Rehearsed(problems=(f"{code} {subject or ''}".rstrip(),), rows=0, evidence=0)
