"""Keep the workspace safe: check it whole, read the audit chain, back everything up."""

from pathlib import Path
from typing import Protocol

from core.audit import Act, AuditEntry, first_break
from core.ports import UNWATCHED, Attachments, Clock, Database
from core.progress import Progress


class Backups(Protocol):
    """Where a whole workspace is copied to."""

    def write(self, path: Path, *, progress: Progress) -> Path:
        """Database, evidence and keys in one file, verified before it takes its name."""


class Safekeeping:
    """Checks and copies this workspace."""

    def __init__(
        self, *, database: Database, attachments: Attachments, backups: Backups, clock: Clock
    ) -> None:
        self._database = database
        self._attachments = attachments
        self._backups = backups
        self._clock = clock

    def check(self, *, progress: Progress = UNWATCHED) -> tuple[str, ...]:
        """Problems of database, evidence files and audit chain as `code subject`; empty when sound.

        Raises:
            Cancelled: the person stopped.
        """
        found = list(self._database.check())
        with self._database.transaction() as work:
            files = tuple(work.evidence.files().values())
            broken = first_break(work.audit.walk())
        for done, file in enumerate(files):
            progress.check()
            progress.report(done, len(files))
            found.extend(self._attachments.problems((file,)))
        if broken is not None:
            found.append(f"AUDIT_BROKEN {broken}")
        return tuple(found)

    def converted_from(self) -> Path | None:
        """The copy of the database as it was before this opening brought it to a new form, or None."""
        return self._database.converted_from()

    def absent(self) -> tuple[str, ...]:
        """Evidence the register names that is not there or has another size, as `code sha256`.

        Quick enough for every start (package format 9.5); `check` reads every byte.
        """
        with self._database.transaction() as work:
            files = tuple(work.evidence.files().values())
        return self._attachments.absent(files)

    def audit(self) -> tuple[AuditEntry, ...]:
        """Every act written down, oldest first."""
        with self._database.transaction() as work:
            return work.audit.all()

    def backup(self, path: Path, *, progress: Progress) -> Path:
        """Copy everything into one file and answer where it lies."""
        written = self._backups.write(path, progress=progress)
        with self._database.transaction() as work:
            work.audit.append(
                Act(officer=work.office.get().officer.name, act="backup", subject=written.name),
                at=self._clock.now(),
            )
        return written
