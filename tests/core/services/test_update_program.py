"""An update from the file to Setup: refused without a trace, backed up first, told of by the next start."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path

import pytest

from core.errors import CchcError
from core.packages.container import Readable
from core.packages.refusals import DiskFull
from core.progress import Cancelled, Progress, Silent
from core.release import ReleaseKeyUnknown
from core.services.update_program import BackupDue, UpdateProgram
from core.updates import (
    Attempt,
    Home,
    KeptBackup,
    UpdateDamaged,
    UpdateNoKeys,
    UpdateNoRoom,
    UpdateNotHere,
    UpdateOlder,
    UpdateStartFailed,
)
from tests.ui.memory import FixedClock
from tests.update_samples import MOMENT, OTHER_KEY, RUNNING, SETUP, an_update

FILE = Path("a.cchc-update")
SECOND_BACKUP = Path("usb/b.zip")


@dataclass
class MemoryFiles:
    """Update files in memory; `done` tells what was done with them, in order."""

    content: bytes = b""
    done: list[str] = field(default_factory=list)
    staged: bytes = b""
    arguments: tuple[str, ...] = ()
    note: Attempt | None = None
    fails: dict[str, CchcError] = field(default_factory=dict)

    @contextmanager
    def open(self, _path: Path) -> Iterator[Readable]:
        yield BytesIO(self.content)

    def check_room(self, _size: int) -> None:
        self._do("room")

    def stage(self, name: str, chunks: Iterable[bytes], *, sha512: str) -> Path:
        content = b"".join(chunks)
        assert hashlib.sha512(content).hexdigest() == sha512
        self._do("stage")
        self.staged = content
        return Path("updates/abc") / name

    def start(self, _setup: Path, *, arguments: Sequence[str]) -> None:
        self._do("start")
        self.arguments = tuple(arguments)

    def remember(self, attempt: Attempt) -> None:
        self._do("remember")
        self.note = attempt

    def remembered(self) -> Attempt | None:
        return self.note

    def forget(self) -> None:
        self.done.append("forget")
        self.note = None

    def sweep(self) -> None:
        self.done.append("sweep")

    def _do(self, act: str) -> None:
        self.done.append(act)
        if act in self.fails:
            raise self.fails[act]


@pytest.fixture
def files() -> MemoryFiles:
    return MemoryFiles(content=an_update())


@pytest.fixture
def update(files: MemoryFiles) -> UpdateProgram:
    return program(files)


def program(files: MemoryFiles, **changed: object) -> UpdateProgram:
    running = replace(RUNNING, **changed)  # type: ignore[arg-type]
    return UpdateProgram(files=files, running=running, clock=FixedClock(), program=Path("E:/Sổ CCHC"))


def backup(files: MemoryFiles, *paths: Path) -> BackupDue:
    def write(path: Path, progress: Progress) -> Path:
        progress.report(1, 1)
        files._do(f"backup {path.as_posix()}")
        return path

    return BackupDue(workspace=Path("sổ"), files=paths or (Path("sổ/a.zip"),), write=write)


def test_a_check_reads_everything_and_writes_nothing(update: UpdateProgram, files: MemoryFiles) -> None:
    checked = update.check(FILE, progress=Silent())
    assert (checked.sheet.version, checked.running.version) == ("0.8.0", "0.6.0")
    assert [each.version for each in checked.changes] == ["0.8.0", "0.7.0"]
    assert checked.converts
    assert files.done == []


def test_a_notebook_of_the_same_form_is_not_converted(files: MemoryFiles) -> None:
    files.content = an_update(schema=RUNNING.schema)
    assert not program(files).check(FILE, progress=Silent()).converts


def test_a_program_without_keys_believes_nobody(files: MemoryFiles) -> None:
    with pytest.raises(UpdateNoKeys):
        program(files, keys=()).check(FILE, progress=Silent())


def test_a_damaged_end_is_found_by_the_check(files: MemoryFiles) -> None:
    files.content = files.content[:-1]
    with pytest.raises(UpdateDamaged):
        program(files).check(FILE, progress=Silent())


def test_a_step_back_is_refused(files: MemoryFiles) -> None:
    with pytest.raises(UpdateOlder):
        program(files, version="0.9.0").check(FILE, progress=Silent())


def test_backups_come_first_and_then_setup(update: UpdateProgram, files: MemoryFiles) -> None:
    checked = update.check(FILE, progress=Silent())
    due = backup(files, Path("sổ/a.zip"), SECOND_BACKUP)
    ready = update.prepare(FILE, checked, backups=(due,), progress=Silent())
    assert files.done == ["room", "backup sổ/a.zip", "backup usb/b.zip", "stage"]
    assert files.staged == SETUP
    assert [each.file for each in ready.backups] == [Path("sổ/a.zip"), SECOND_BACKUP]
    update.hand_over(ready, options=("/RUN",))
    assert files.done[4:] == ["remember", "start"]
    assert files.arguments == ("/UPDATE", "/RUN", "/D=E:/Sổ CCHC")
    assert files.note == Attempt(
        begun_with="0.6.0",
        version="0.8.0",
        place="abc",
        changes=checked.changes,
        backups=ready.backups,
        at=FixedClock().now(),
    )


def test_a_backup_that_fails_stops_everything(update: UpdateProgram, files: MemoryFiles) -> None:
    checked = update.check(FILE, progress=Silent())
    files.fails["backup sổ/a.zip"] = DiskFull(name="a.zip")
    with pytest.raises(DiskFull):
        update.prepare(FILE, checked, backups=(backup(files),), progress=Silent())
    assert files.done == ["room", "backup sổ/a.zip"]


def test_without_room_nothing_is_backed_up(update: UpdateProgram, files: MemoryFiles) -> None:
    checked = update.check(FILE, progress=Silent())
    files.fails["room"] = UpdateNoRoom(needed=2, free=1)
    with pytest.raises(UpdateNoRoom):
        update.prepare(FILE, checked, backups=(backup(files),), progress=Silent())
    assert files.done == ["room"]


def test_a_file_exchanged_after_the_check_is_refused(update: UpdateProgram, files: MemoryFiles) -> None:
    checked = update.check(FILE, progress=Silent())
    files.content = an_update(changes="## 0.8.0\n\n- Khác.\n".encode())
    with pytest.raises(UpdateDamaged) as refused:
        update.prepare(FILE, checked, backups=(), progress=Silent())
    assert refused.value.fields["detail"] == "exchanged"
    files.content = an_update(key=OTHER_KEY)
    with pytest.raises(ReleaseKeyUnknown):
        update.prepare(FILE, checked, backups=(), progress=Silent())
    assert "stage" not in files.done


def test_a_program_that_setup_did_not_place_is_not_replaced(files: MemoryFiles) -> None:
    update = program(files, home=Home.ELSEWHERE)
    checked = update.check(FILE, progress=Silent())
    with pytest.raises(UpdateNotHere):
        update.prepare(FILE, checked, backups=(backup(files),), progress=Silent())
    assert files.done == []


def test_a_portable_program_is_replaced_where_it_lies(files: MemoryFiles) -> None:
    update = program(files, home=Home.PORTABLE)
    ready = update.prepare(FILE, update.check(FILE, progress=Silent()), backups=(), progress=Silent())
    update.hand_over(ready, options=("/RUN",))
    assert files.arguments == ("/UPDATE", "/RUN", "/PORTABLE", "/D=E:/Sổ CCHC")


@pytest.mark.parametrize(
    ("act", "error"), [("start", UpdateStartFailed(code=2)), ("remember", DiskFull(name="note"))]
)
def test_a_setup_that_does_not_start_leaves_nothing(
    update: UpdateProgram, files: MemoryFiles, act: str, error: CchcError
) -> None:
    ready = update.prepare(FILE, update.check(FILE, progress=Silent()), backups=(), progress=Silent())
    files.fails[act] = error
    with pytest.raises(type(error)):
        update.hand_over(ready, options=())
    assert files.note is None
    assert files.done[-1] == "forget"


class Stopped:
    """Progress that is cancelled after some checks."""

    def __init__(self, *, after: int) -> None:
        self._left = after

    def report(self, done: int, total: int) -> None:
        assert 0 <= done <= total

    def check(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise Cancelled


def test_it_can_be_stopped_until_setup_lies_ready(update: UpdateProgram, files: MemoryFiles) -> None:
    with pytest.raises(Cancelled):
        update.check(FILE, progress=Stopped(after=0))
    checked = update.check(FILE, progress=Silent())
    with pytest.raises(Cancelled):
        update.prepare(FILE, checked, backups=(backup(files),), progress=Stopped(after=1))
    assert "stage" not in files.done


def test_the_next_start_learns_of_it_and_removes_setup(update: UpdateProgram, files: MemoryFiles) -> None:
    files.note = Attempt(
        begun_with="0.6.0",
        version="0.8.0",
        place="abc",
        changes=(),
        backups=(KeptBackup(workspace=Path("a"), file=Path("b")),),
        at=MOMENT,
        ended=3,
    )
    assert update.attempt() == files.note
    assert files.done == ["sweep"]
    update.forget()
    assert update.attempt() is None
