"""What passes between a second start and the window that holds a workspace."""

import os
import threading
import time
import unicodedata
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from uuid import uuid4

import pytest

from core.machine import Reply
from core.progress import Cancelled, Silent
from storage import raising
from storage.lock import WorkspaceLock
from storage.paths import Workspace
from storage.raising import call, heard, is_in_use

SILENT = Silent()
LONG = Path("/", *["thư mục có tên rất dài " * 4] * 4, "gói.cchc").absolute()
NAMES = [
    "/tmp/goi.cchc",
    "/media/USB/Người dùng/gói nộp của xã Tây Sơn.cchc",
    unicodedata.normalize("NFD", "/media/USB/Người dùng/gói.cchc"),
    "//may-chu/chia sẻ/gói 'số 1' \"bản hai\" &$%20.cchc",
    "/tmp/hai\ndòng.cchc",
    str(LONG),
]


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Path]:
    """A folder whose lock somebody holds."""
    lock = WorkspaceLock(Workspace(root=tmp_path).lock)
    yield tmp_path
    lock.release()


@pytest.fixture
def calling() -> Iterator[Callable[..., Future[Reply]]]:
    with ThreadPoolExecutor() as pool:
        yield lambda folder, files=(): pool.submit(call, folder, files, progress=SILENT)


def listen(folder: Path) -> tuple[Path, ...]:
    """The first asking, waited for."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        found = heard(folder)
        if found is not None:
            return found
        threading.Event().wait(0.005)
    raise AssertionError


def ask(folder: Path, content: bytes, *, age: float = 0.0) -> Path:
    path = folder / f"{raising.PREFIX}{uuid4().hex}"
    path.write_bytes(content)
    os.utime(path, (time.time() - age,) * 2)
    return path


def left(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith(raising.PREFIX)]


def test_every_name_arrives_as_it_was(held: Path, calling: Callable[..., Future[Reply]]) -> None:
    assert len(str(LONG)) > 260
    reply = calling(held, [Path(name) for name in NAMES])
    assert listen(held) == tuple(map(Path, NAMES))
    assert reply.result() is Reply.TAKEN
    assert left(held) == []


def test_a_name_that_is_no_text_arrives_as_it_was(held: Path, calling: Callable[..., Future[Reply]]) -> None:
    name = Path(os.fsdecode(b"/tmp/g\xf3i.cchc"))
    reply = calling(held, [name])
    assert listen(held) == (name,)
    assert reply.result() is Reply.TAKEN


def test_an_asking_without_files_only_raises_the_window(
    held: Path, calling: Callable[..., Future[Reply]]
) -> None:
    assert heard(held) is None
    reply = calling(held)
    assert listen(held) == ()
    assert reply.result() is Reply.TAKEN
    assert heard(held) is None


def test_several_askings_at_once_are_all_heard_oldest_first(held: Path) -> None:
    head = b"socchc-call 1\0"
    for age, name in ((1.0, b"/b"), (3.0, b"/a"), (0.0, b"/a"), (0.5, b"/c\0/d")):
        ask(held, head + name, age=age)
    assert heard(held) == tuple(map(Path, ("/a", "/b", "/c", "/d")))
    assert left(held) == []


def test_many_starts_in_a_row_lose_nothing(held: Path, calling: Callable[..., Future[Reply]]) -> None:
    files = [Path(f"/tmp/{number}.cchc") for number in range(12)]
    replies = [calling(held, [file]) for file in files]
    found: set[Path] = set()
    while len(found) < len(files):
        found.update(listen(held))
    assert {reply.result() for reply in replies} == {Reply.TAKEN}
    assert found == set(files)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"/etc/passwd",
        b"socchc-call 2\0/tmp/a.cchc",
        b"socchc-call 1\0" + b"/x" * raising.LARGEST,
        b'{"run": "calc.exe"}',
    ],
)
def test_what_is_no_asking_is_put_away_and_raises_nothing(tmp_path: Path, content: bytes) -> None:
    ask(tmp_path, content)
    assert heard(tmp_path) is None
    assert left(tmp_path) == []


def test_only_whole_paths_are_heeded(tmp_path: Path) -> None:
    ask(tmp_path, b"socchc-call 1\0goi.cchc\0../goi.cchc\0\0/tmp/a.cchc")
    assert heard(tmp_path) == (Path("/tmp/a.cchc"),)


def test_text_that_cannot_be_a_name_is_no_asking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def decode(name: bytes) -> str:
        return name.decode()  # as on Windows

    monkeypatch.setattr(raising.os, "fsdecode", decode)
    ask(tmp_path, b"socchc-call 1\0/tmp/\xff.cchc")
    assert heard(tmp_path) is None
    assert left(tmp_path) == []


def test_a_link_or_a_pipe_in_the_place_of_an_asking_is_not_read(tmp_path: Path) -> None:
    told = tmp_path / "told"
    told.write_bytes(b"socchc-call 1\0/tmp/a.cchc")
    (tmp_path / f"{raising.PREFIX}{uuid4().hex}").symlink_to(told)
    os.mkfifo(tmp_path / f"{raising.PREFIX}{uuid4().hex}")
    assert heard(tmp_path) is None
    assert left(tmp_path) == []
    assert told.exists()


@pytest.mark.parametrize("age", [raising.PATIENCE * 3, -raising.PATIENCE * 3])
def test_an_asking_of_a_dead_program_is_put_away_unheeded(tmp_path: Path, age: float) -> None:
    ask(tmp_path, b"socchc-call 1\0/tmp/a.cchc", age=age)
    assert heard(tmp_path) is None
    assert left(tmp_path) == []


def test_other_files_of_the_folder_are_left_alone(tmp_path: Path) -> None:
    for name in ("socchc.call", f"{raising.PREFIX}abc", f"{raising.PREFIX}{'0' * 32}.part", "socchc.db"):
        (tmp_path / name).write_bytes(b"socchc-call 1\0/tmp/a.cchc")
    assert heard(tmp_path) is None
    assert len(list(tmp_path.iterdir())) == 4
    assert heard(tmp_path / "không có") is None


def test_a_program_that_does_not_answer_is_told_apart_from_one_that_is_gone(held: Path) -> None:
    pauses: list[float] = []
    reply = call(held, [Path("/tmp/a.cchc")], progress=SILENT, pause=pauses.append, patience=3.0)
    assert reply is Reply.SILENT
    assert 2.9 < sum(pauses) < 3.1
    assert left(held) == []


def test_a_program_that_ends_meanwhile_is_not_waited_for(tmp_path: Path) -> None:
    lock = WorkspaceLock(Workspace(root=tmp_path).lock)
    assert is_in_use(tmp_path)
    pauses: list[float] = []

    def pause(seconds: float) -> None:
        pauses.append(seconds)
        lock.release()

    assert call(tmp_path, (), progress=SILENT, pause=pause) is Reply.GONE
    assert sum(pauses) < 1.0
    assert not is_in_use(tmp_path)
    assert left(tmp_path) == []


def test_who_stops_waiting_takes_the_asking_back(held: Path) -> None:
    class Stop(Silent):
        def check(self) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        call(held, [Path("/tmp/a.cchc")], progress=Stop())
    assert left(held) == []


def test_an_asking_taken_at_the_last_moment_counts_as_taken(held: Path) -> None:
    class Late(Silent):
        def check(self) -> None:
            assert heard(held) is not None
            raise Cancelled

    assert call(held, [Path("/tmp/a.cchc")], progress=Late()) is Reply.TAKEN

    def take(_seconds: float) -> None:
        heard(held)

    assert call(held, (), progress=SILENT, pause=take, patience=0.05) is Reply.TAKEN


def test_a_file_held_by_a_scanner_is_taken_once_it_lets_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(tmp_path, b"socchc-call 1\0/tmp/a.cchc")
    unlink, refusals = Path.unlink, [PermissionError(), PermissionError()]

    def hold(self: Path, missing_ok: bool = False) -> None:
        if refusals:
            raise refusals.pop()
        unlink(self, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", hold)
    assert heard(tmp_path) == (Path("/tmp/a.cchc"),)
    refusals.extend(PermissionError() for _ in range(50))
    ask(tmp_path, b"socchc-call 1\0/tmp/a.cchc")
    assert heard(tmp_path) is None, "what cannot be removed would be heard again and again"


def test_a_folder_that_cannot_be_written_answers_no(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert call(tmp_path / "file", (), progress=SILENT) is Reply.SILENT
    assert not is_in_use(tmp_path / "file")
    assert not is_in_use(tmp_path)
