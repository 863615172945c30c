"""A program that reads every mutant under a limit of memory, each with a quarantine on a disk, and reports.

Run as `python -m tests.hostile.read_mutants FOLDER`, with `first.cchc`, `second.cchc` and `allowed_signers`
in the folder. Reading happens in a process of its own so that the limit is the reader's alone.
"""

import io
import json
import os
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from core.packages.intake import authenticate, complete, open_envelope
from core.packages.refusals import Refusal
from core.progress import Silent
from storage.attachments import EvidenceFolder
from storage.package_files import DiskPackages
from storage.unfinished import Unfinished
from tests.hostile.mutants import mutants
from tests.hostile.real_packages import RealPackages

MEMORY = 64 << 20
SECONDS = 1.0


@dataclass
class Report:
    """What went wrong, by the names of the mutants; and how many were read, by the code they met."""

    accepted: list[str] = field(default_factory=list)
    crashed: list[str] = field(default_factory=list)
    slow: list[str] = field(default_factory=list)
    left_behind: list[str] = field(default_factory=list)
    codes: Counter[str] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        return sum(self.codes.values())


class Writes:
    """Sees every file that is opened for writing, renamed or made, wherever it is."""

    def __init__(self, inside: Path) -> None:
        self._inside = str(inside)
        self.outside: list[str] = []

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if event == "open" and isinstance(arguments[2], int):
            writes = arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
            self._see(arguments[0] if writes else self._inside)
        elif event in {"os.mkdir", "os.symlink", "os.link"}:
            self._see(arguments[0])
        elif event == "os.rename":
            self._see(arguments[1])

    def _see(self, path: object) -> None:
        if not str(path).startswith(self._inside):
            self.outside.append(str(path))


@contextmanager
def little_memory() -> Iterator[None]:
    """No more address space than now and 64 MiB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + MEMORY, hard))
    yield
    resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


class Reader:
    """Reads one package after another as the importer does, up to the moment before it would be believed."""

    def __init__(self, folder: Path, packages: RealPackages) -> None:
        self._trust, self._context = packages.trust, packages.context
        self._root = folder / "office"
        self._root.mkdir(exist_ok=True)  # a workspace whose folder is gone takes nothing in
        store, unfinished = EvidenceFolder(self._root / "evidence"), Unfinished(self._root / "unfinished")
        self._files = DiskPackages(self._root / "quarantine", store, unfinished=unfinished)
        self._writes = Writes(self._root / "quarantine")
        sys.addaudithook(self._writes)

    def read(self, data: bytes) -> str:
        """The code a package is refused with; empty when it is accepted."""
        quarantine = self._files.quarantine()
        try:
            envelope = open_envelope(io.BytesIO(data))
            authentic = authenticate(envelope, self._trust, context=self._context)
            complete(authentic, quarantine, progress=Silent())
        except Refusal as refused:
            return refused.code
        finally:
            quarantine.discard()
        return ""

    def leftovers(self) -> list[str]:
        """What was written outside quarantine, and what is still in it; forgotten once told."""
        found = [*self._writes.outside, *map(str, self._files_now())]
        self._writes.outside.clear()
        return found

    def _files_now(self) -> list[Path]:
        return [path for path in self._root.rglob("*") if path != self._root / "quarantine"]


def main(folder: Path) -> Report:
    packages = RealPackages(
        first=(folder / "first.cchc").read_bytes(),
        second=(folder / "second.cchc").read_bytes(),
        signers=(folder / "allowed_signers").read_text(encoding="utf-8"),
    )
    reader, report = Reader(folder, packages), Report()
    for good in (packages.first, packages.second):
        assert not reader.read(good), "the good package must be accepted"
    reader.leftovers()  # the folders every office has
    with little_memory():
        for mutant in mutants(packages.first, packages.second):
            begun = time.process_time()
            try:
                code = reader.read(mutant.data)
            except Exception as error:  # noqa: BLE001 - anything but a refusal is a finding
                report.crashed.append(f"{mutant.name}: {error!r}")
                code = "crash"
            if time.process_time() - begun > SECONDS:
                report.slow.append(mutant.name)
            if not code:
                report.accepted.append(mutant.name)
            report.left_behind += [f"{mutant.name}: {path}" for path in reader.leftovers()]
            report.codes[code] += 1
    return report


if __name__ == "__main__":
    json.dump(vars(main(Path(sys.argv[1]))), sys.stdout)
