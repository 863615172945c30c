"""Update the program without a network: believe the file, back up, hand over to Setup, tell the outcome.

Nothing is written before the whole file was read and believed; Setup is started only from a copy whose bytes
were compared with the signed ones after they were written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from core.dates import local
from core.progress import Progress, Step
from core.text import safe_ascii_slug
from core.updates import (
    Attempt,
    CheckedUpdate,
    Home,
    KeptBackup,
    UpdateDamaged,
    UpdateNoKeys,
    UpdateNotHere,
    newer_than,
)

if TYPE_CHECKING:
    from core.packages.ends import Readable
    from core.ports import Clock
    from core.update_form import OpenUpdate
    from core.updates import (
        Running,
    )

_UPDATE = "/UPDATE"


class UpdateFiles(Protocol):
    """Update files, the private folder of Setup, and what is remembered between two starts."""

    def open(self, path: Path) -> AbstractContextManager[Readable]:
        """An update for one forward pass.

        Raises:
            NotReadable.
        """

    def backups_of(self, workspace: Path) -> Path:
        """The folder in which a workspace keeps its own backups."""

    def check_room(self, size: int) -> None:
        """Whether a copy of Setup has room.

        Raises:
            UpdateNoRoom.
        """

    def stage(self, name: str, chunks: Iterable[bytes], *, sha512: str) -> Path:
        """Write Setup into a fresh private folder and compare what was written; nothing stays on a failure.

        Raises:
            UpdateDamaged: what was written is not what was signed.
            DiskFull, FileLocked, WriteFailed.
        """

    def start(self, setup: Path, *, arguments: Sequence[str]) -> None:
        """Run Setup on its own; `arguments` are put behind its name as they are.

        Raises:
            UpdateStartFailed.
        """

    def remember(self, attempt: Attempt) -> None:
        """Keep what was handed over.

        Raises:
            DiskFull, FileLocked, WriteFailed.
        """

    def remembered(self) -> Attempt | None:
        """The last attempt, with what Setup said when it ended; None where there is none to tell of."""

    def forget(self) -> None:
        """Remove what is remembered and every Setup that was put aside; never fails."""

    def sweep(self) -> None:
        """Remove every Setup that was put aside; never fails."""


BackUp = Callable[[Path, Progress], Path]
"""Writes a backup of one workspace to a path; raises as `Safekeeping.backup` does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupDue:
    """A workspace to be backed up first, and where to: one file or, with a second place, two."""

    workspace: Path
    files: tuple[Path, ...]
    write: BackUp


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyUpdate:
    """Everything is backed up, and Setup lies ready."""

    checked: CheckedUpdate
    setup: Path
    backups: tuple[KeptBackup, ...]


class UpdateProgram:
    """Reads updates for the running program and hands them to Setup."""

    def __init__(self, *, files: UpdateFiles, running: Running, clock: Clock, program: Path) -> None:
        self._files = files
        self.running = running
        self._clock = clock
        self._program = program

    def check(self, path: Path, *, progress: Progress) -> CheckedUpdate:
        """Read the whole file and believe it, or refuse it; nothing is written.

        Raises:
            UpdateNoKeys: this program believes nobody.
            NotReadable: the file is gone or cannot be read.
            NotAnUpdate, UpdateDamaged, UpdateTooLarge, UpdateFormNewer: what the file is.
            ReleaseSignatureWrong, ReleasePurposeWrong, ReleaseKeyUnknown: who signed it.
            UpdateOtherProduct, UpdateOtherPlatform, UpdateSame, UpdateOlder, UpdateTooFar: what it brings.
            Cancelled.
        """
        with self._files.open(path) as stream:
            head = self._head(stream, path)
            _drain(_counted(head, progress))
        return self._checked(head)

    def backups_of(self, workspace: Path) -> Path:
        """The folder in which a workspace keeps its own backups."""
        return self._files.backups_of(workspace)

    def backup_due(
        self, workspace: Path, write: BackUp, *, checked: CheckedUpdate, second: Path | None = None
    ) -> BackupDue:
        """What is to be written before this update: in the workspace's own folder, and in a second one."""
        at = local(self._clock.now())
        slug = safe_ascii_slug(workspace.name)
        name = f"{slug}-truoc-cap-nhat-{checked.sheet.version}-{at:%Y%m%d-%H%M%S}.zip"
        folders = (self._files.backups_of(workspace), *(() if second is None else (second,)))
        return BackupDue(workspace=workspace, files=tuple(each / name for each in folders), write=write)

    def prepare(
        self, path: Path, checked: CheckedUpdate, *, backups: Sequence[BackupDue], progress: Progress
    ) -> ReadyUpdate:
        """Back everything up, then put Setup aside from a file that is believed anew.

        A backup that fails stops everything. Only the backups made before stay.

        Raises:
            UpdateNotHere: Setup cannot replace this program.
            UpdateNoRoom, DiskFull, FileLocked, WriteFailed, DamagedDatabase.
            UpdateDamaged: the file is another one than was checked.
            Everything `check` raises.
        """
        if self.running.home is Home.ELSEWHERE:
            raise UpdateNotHere
        self._files.check_room(checked.sheet.setup_size)
        steps = sum(len(each.files) for each in backups) + 1
        kept: list[KeptBackup] = []
        for due in backups:
            for file in due.files:
                progress.check()
                written = due.write(file, Step(progress, len(kept) + 1, of=steps))
                kept.append(KeptBackup(workspace=due.workspace, file=written))
        setup = self._stage(path, checked, progress=Step(progress, steps, of=steps))
        return ReadyUpdate(checked=checked, setup=setup, backups=tuple(kept))

    def hand_over(self, ready: ReadyUpdate, *, options: Sequence[str]) -> None:
        """Remember the attempt and start Setup; the caller ends the program now.

        Args:
            ready: what `prepare` answered.
            options: of Setup beside `/UPDATE`: `/RUN` to start the new program, `/S` for silence.

        Raises:
            UpdateStartFailed: nothing was changed, and nothing is remembered.
            DiskFull, FileLocked, WriteFailed: as well.
        """
        sheet = ready.checked.sheet
        attempt = Attempt(
            begun_with=self.running.version,
            version=sheet.version,
            place=ready.setup.parent.name,
            changes=ready.checked.changes,
            backups=ready.backups,
            at=self._clock.now(),
        )
        is_started = False
        try:
            self._files.remember(attempt)
            self._files.start(ready.setup, arguments=self._arguments(options))
            is_started = True
        finally:
            if not is_started:
                self._files.forget()

    def attempt(self) -> Attempt | None:
        """What became of the last update: told by the first start after it, and until it is forgotten.

        What Setup said when it ended is kept; the copy of Setup is removed.
        """
        found = self._files.remembered()
        self._files.sweep()
        return found

    def forget(self) -> None:
        """The person knows."""
        self._files.forget()

    def _arguments(self, options: Sequence[str]) -> tuple[str, ...]:
        """Setup's switches; the folder of the program comes last and unquoted, as NSIS reads it."""
        kind = ("/PORTABLE",) if self.running.home is Home.PORTABLE else ()
        return (_UPDATE, *options, *kind, f"/D={self._program}")

    def _head(self, stream: Readable, path: Path) -> OpenUpdate:
        if not self.running.keys:
            raise UpdateNoKeys
        from core.update_form import open_update

        head = open_update(stream, name=path.name, keys=self.running.keys)
        self.running.judge(head.sheet)
        return head

    def _checked(self, head: OpenUpdate) -> CheckedUpdate:
        changes = newer_than(self.running.version, head.changes)
        return CheckedUpdate(sheet=head.sheet, signer=head.signer, changes=changes, running=self.running)

    def _stage(self, path: Path, checked: CheckedUpdate, *, progress: Progress) -> Path:
        with self._files.open(path) as stream:
            head = self._head(stream, path)
            if (head.sheet, head.signer) != (checked.sheet, checked.signer):
                raise UpdateDamaged(name=path.name, detail="exchanged")
            return self._files.stage(
                head.sheet.setup_name, _counted(head, progress), sha512=head.sheet.setup_sha512
            )


def _counted(head: OpenUpdate, progress: Progress) -> Iterator[bytes]:
    """Setup's bytes, telling how far they are."""
    done, total = 0, head.sheet.setup_size
    for chunk in head.setup():
        progress.check()
        done += len(chunk)
        progress.report(done, total)
        yield chunk


def _drain(chunks: Iterable[bytes]) -> None:
    for _chunk in chunks:
        pass
