"""Children of this process that work on a folder and are met by a fault: killed, or refused a call.

A child is forked, so it starts at once with everything loaded; this process therefore has one thread alone.
What a child has told its person it writes into a pipe first, a line each: that is an acknowledgement, and may
never be lost again.

The system's own calls are reached by `strace`, attached to the child before it begins. Its `inject=` says
what happens (`pwrite64:signal=SIGKILL:when=7`, `fsync:error=EIO:when=2`); each call is counted by its name.
"""

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NoReturn

import sqlalchemy as sa

from core.errors import CchcError
from storage import rows

Tell = Callable[[], None]
Work = Callable[[Path, Tell], None]
"""Works on a folder and tells whenever a person would have been told that something is done."""

DICE = 20251212
"""Every child draws the same identifiers, so that the same work leaves the same folder."""
_DRAWING = ("uuid.py", "secrets.py", "random.py", "tempfile.py")
PATIENCE = 120.0  # seconds until a child hangs
FILE_EVENTS = ("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod", "os.truncate", "os.link")
WRITING_CALLS = (
    "openat", "write", "pwrite64", "fsync", "fdatasync", "ftruncate", "rename", "unlink", "mkdir", "rmdir",
    "chmod", "link", "linkat", "close",
)  # fmt: skip
_TOLD, _REFUSED, _FAILED = "t", "r", "f"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a child ended: how much it had told, was it killed, the code of a refusal, a mistake's trace."""

    told: int
    was_killed: bool
    refusal: str = ""
    mistake: str = ""
    seconds: float = 0.0


class Dice:
    """Stands in for `os.urandom`: every place of the program draws from dice of its own.

    A fault that makes one place draw once more (another temporary name) changes no identifier of the others.
    """

    def __init__(self) -> None:
        self._of: dict[str, random.Random] = {}

    def __call__(self, count: int) -> bytes:
        """So many bytes for whoever asks."""
        frame = sys._getframe(1)  # noqa: SLF001 - who asks is told nowhere else
        while frame.f_code.co_filename.endswith(_DRAWING) and frame.f_back is not None:
            frame = frame.f_back
        place = f"{DICE} {Path(frame.f_code.co_filename).name} {frame.f_code.co_name}"
        dice = self._of.setdefault(place, random.Random(place))  # noqa: S311 - no secret is made of it
        return dice.randbytes(count)


class Moments:
    """Counts the calls of this process that touch files or the database, and ends it at one of them.

    A hook cannot be taken out again: only a child may start this.
    """

    def __init__(self, fatal: int | None = None, *, noted: Path | None = None) -> None:
        self._fatal, self._count = fatal, 0
        self._noted = None if noted is None else noted.open("a", encoding="ascii", buffering=1)

    def start(self) -> None:
        """Begin to listen."""
        sys.addaudithook(self._heard)
        sa.event.listen(sa.Engine, "before_cursor_execute", lambda *_: self._pass("statement"))
        sa.event.listen(sa.Engine, "commit", lambda *_: self._pass("commit"))
        for name in ("ask", "change", "change_each"):  # these pass no event
            setattr(rows, name, self._noticed(getattr(rows, name)))
        flush = os.fsync

        def counted(handle: int) -> None:
            self._pass("before a flush")
            flush(handle)
            self._pass("after a flush")

        os.fsync = counted

    def _noticed(self, run: Callable[..., object]) -> Callable[..., object]:
        def passed(*given: object, **told: object) -> object:
            self._pass("statement")
            return run(*given, **told)

        return passed

    def _heard(self, event: str, arguments: tuple[object, ...]) -> None:
        if event in FILE_EVENTS and not str(arguments[0]).endswith((".py", ".pyc")):
            self._pass(event)

    def _pass(self, kind: str) -> None:
        if self._count == self._fatal:
            os.kill(os.getpid(), signal.SIGKILL)
        self._count += 1
        if self._noted is not None:
            self._noted.write(f"{kind}\n")


class Child:
    """A child that waits at a gate with its work; it is told of by `ended`, whatever became of it."""

    def __init__(
        self,
        work: Work,
        folder: Path,
        *,
        begin: Callable[[], None] = lambda: None,
        inject: str = "",
        traced: Path | None = None,
        calls: Sequence[str] = WRITING_CALLS,
    ) -> None:
        """Fork it.

        Args:
            work: what it does.
            folder: where.
            begin: done in the child before the work, such as `Moments(...).start`.
            inject: what `strace` does to its calls.
            traced: where `strace` writes down its calls.
            calls: those it writes down.
        """
        self._told, telling = os.pipe()
        gate, self._gate = os.pipe()
        self._heard = b""
        self._process = os.fork()
        if self._process == 0:
            os.close(self._told)
            os.close(self._gate)
            os.readv(gate, [bytearray(1)])  # a call no fault is meant for
            _work(work, folder, begin=begin, telling=telling)
        os.close(telling)
        os.close(gate)
        seen = (inject.partition(":")[0],) if inject else calls
        is_seen = bool(inject or traced)
        self._tracer = _tracer(self._process, seen, inject=inject, traced=traced) if is_seen else None
        self._begun = 0.0

    def let_go(self) -> None:
        """Open the gate."""
        self._begun = time.monotonic()
        os.write(self._gate, b"g")
        os.close(self._gate)

    def wait_until_told(self, count: int) -> None:
        """Return when it has told so much, or has ended before."""
        while self._heard.count(b"\n") < count and (more := os.read(self._told, 4096)):
            self._heard += more

    def ended(self, *, after: float | None = None) -> Ended:
        """Wait until it has ended; `after` seconds it is killed."""
        status = _awaited(self._process, after=after)
        seconds = time.monotonic() - self._begun
        if self._tracer is not None:
            self._tracer.wait(timeout=PATIENCE)
        with os.fdopen(self._told, "rb") as end:
            lines = self._heard + end.read()
        return _ended(lines.decode("utf-8", "replace"), status, seconds=seconds)


def run(
    work: Work,
    folder: Path,
    *,
    begin: Callable[[], None] = lambda: None,
    after: float | None = None,
    inject: str = "",
    traced: Path | None = None,
    calls: Sequence[str] = WRITING_CALLS,
) -> Ended:
    """Let a child do the work in a folder and wait for its end; see `Child`."""
    child = Child(work, folder, begin=begin, inject=inject, traced=traced, calls=calls)
    child.let_go()
    return child.ended(after=after)


def calls_in(traced: Path) -> Counter[str]:
    """How often each call was made, as `strace` wrote it down."""
    return Counter(re.findall(r"^(\w+)\(", traced.read_text("utf-8", "replace"), re.MULTILINE))


@cache
def can_trace() -> bool:
    """Whether this machine lets `strace` look at a child."""
    if shutil.which("strace") is None:
        return False
    tried = subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True, check=False)
    return tried.returncode == 0


def _work(work: Work, folder: Path, *, begin: Callable[[], None], telling: int) -> NoReturn:
    """The child's whole life."""
    status = 1
    try:
        os.urandom = Dice()
        begin()
        work(folder, lambda: _say(telling, _TOLD))
        status = 0
    except CchcError as refused:
        _say(telling, f"{_REFUSED}{refused.code}")
    except BaseException:  # noqa: BLE001 - whatever it was, the parent tells it
        _say(telling, _FAILED + traceback.format_exc()[-3000:].replace("\n", "\v"))
    finally:
        os._exit(status)


def _say(telling: int, line: str) -> None:
    os.writev(telling, [f"{line}\n".encode()])  # a call of its own, which no fault is meant for


def _tracer(
    process: int, calls: Sequence[str], *, inject: str, traced: Path | None
) -> subprocess.Popen[bytes]:
    """`strace` on a child that waits at the gate; returns when it is attached."""
    heard = ",".join(calls)
    command = ["strace", "-qqq", "-p", str(process), "-o", str(traced or os.devnull), "-e", f"trace={heard}"]
    tracer = subprocess.Popen([*command, *(["-e", f"inject={inject}"] if inject else [])])
    status, deadline = Path(f"/proc/{process}/status"), time.monotonic() + PATIENCE
    while "TracerPid:\t0\n" in status.read_text():
        if tracer.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError("strace could not be attached")
        time.sleep(0.001)
    return tracer


def _awaited(process: int, *, after: float | None) -> int:
    """The status a child ended with, killed when its time has come or when it hangs."""
    deadline = time.monotonic() + (PATIENCE if after is None else after)
    pause = 0.0002
    while True:
        done, status = os.waitpid(process, os.WNOHANG)
        if done:
            return status
        left = deadline - time.monotonic()
        if left <= 0:
            os.kill(process, signal.SIGKILL)
            _, status = os.waitpid(process, 0)
            return status
        time.sleep(min(left, pause))
        pause = min(pause * 1.5, 0.005)


def _ended(lines: str, status: int, *, seconds: float) -> Ended:
    said = lines.split("\n")
    refusal = next((line[1:] for line in said if line.startswith(_REFUSED)), "")
    mistake = next((line[1:] for line in said if line.startswith(_FAILED)), "")
    return Ended(
        told=said.count(_TOLD),
        was_killed=os.WIFSIGNALED(status),
        refusal=refusal,
        mistake=mistake.replace("\v", "\n"),
        seconds=seconds,
    )
