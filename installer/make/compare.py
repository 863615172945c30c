"""Two builds of one commit, compared byte by byte: they differ in nothing but what `differences.json` lists.

    bash installer/dev.sh windows --twice       build a second time in another folder, then compare
    PYTHONPATH=installer:. python -m make.compare FIRST SECOND      two folders that are there already

Each listed difference names files by a pattern, a range of bytes (both ends counted) and why it may differ.
"""

import json
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from make.commands import BuildFailed
from make.settings import WINDOWS_FILES, Settings

LISTED = WINDOWS_FILES / "differences.json"
_CHUNK = 1 << 16
# Equal bytes between two differing ones are counted in, up to so many: one value, not its digits.
_GAP = 8
_SHOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Bytes `first` to `last` of a file differ; `why` is set when a whole file is only on one side."""

    file: str
    first: int = 0
    last: int = 0
    why: str = ""

    def __str__(self) -> str:
        return f"{self.file}: {self.why or f'bytes {self.first:#x} to {self.last:#x}'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """A difference that may be: in files of this pattern, within these bytes."""

    file: str
    first: int
    last: int
    why: str

    def covers(self, difference: Difference) -> bool:
        """Whether every byte of the difference lies within."""
        is_inside = self.first <= difference.first and difference.last <= self.last
        return not difference.why and is_inside and re.fullmatch(self.file, difference.file) is not None


def second_build(settings: Settings) -> Settings:
    """The same commit in another folder, with the same key and certificate: a trial's are made once."""
    again = settings.build / "again"
    shutil.rmtree(again, ignore_errors=True)
    second = replace(settings, build=again / "work", dist=again / "dist", smoke=False)
    for name in ("release-key", "authenticode"):
        if (settings.build / name).is_dir():
            shutil.copytree(settings.build / name, second.build / name)
    return second


def run(first: Settings, second: Settings) -> None:
    """Compare the program folders and the results of two builds.

    Raises:
        BuildFailed: something differs that is not listed.
    """
    for one, other in ((first.frozen, second.frozen), (first.dist, second.dist)):
        check(one, other)


def check(first: Path, second: Path) -> None:
    """Compare two folders and say how many files are equal.

    Raises:
        BuildFailed: something differs that is not listed, or there is nothing to compare.
    """
    if not _files(first):
        raise BuildFailed(f"nothing to compare in {first}")
    found = tuple(differences(first, second))
    wrong = unlisted(found, allowances())
    if wrong:
        told = [*map(str, wrong[:_SHOWN]), *(["..."] if len(wrong) > _SHOWN else [])]
        raise BuildFailed(f"{len(wrong)} differences between two builds of one commit:\n" + "\n".join(told))
    print(f"{len(_files(first))} files of {first.name} built twice: {len(found)} listed differences")


def allowances(path: Path = LISTED) -> tuple[Allowance, ...]:
    """The listed differences."""
    return tuple(Allowance(**each) for each in json.loads(path.read_text("utf-8"))["differences"])


def unlisted(found: Iterable[Difference], allowed: Sequence[Allowance]) -> list[Difference]:
    """Those that no allowance covers."""
    return [each for each in found if not any(one.covers(each) for one in allowed)]


def differences(first: Path, second: Path) -> Iterator[Difference]:
    """Everything in which two folders differ, file by file; folders of proofs (`smoke`) are not compared."""
    one, other = _files(first), _files(second)
    for name in sorted(one.keys() | other.keys()):
        if name not in one or name not in other:
            yield Difference(file=name, why=f"only in the {'first' if name in one else 'second'} build")
        elif one[name].stat().st_size != other[name].stat().st_size:
            sizes = f"{one[name].stat().st_size} and {other[name].stat().st_size} bytes long"
            yield Difference(file=name, why=sizes)
        else:
            yield from _within(name, one[name], other[name])


def _files(folder: Path) -> dict[str, Path]:
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: path for name, path in found.items() if not name.startswith("smoke/")}


def _within(name: str, one: Path, other: Path) -> Iterator[Difference]:
    start: int | None = None
    last = 0
    for at in _differing_bytes(one, other):
        if start is not None and at - last > _GAP:
            yield Difference(file=name, first=start, last=last)
            start = None
        start, last = at if start is None else start, at
    if start is not None:
        yield Difference(file=name, first=start, last=last)


def _differing_bytes(one: Path, other: Path) -> Iterator[int]:
    with one.open("rb") as left, other.open("rb") as right:
        at = 0
        while ours := left.read(_CHUNK):
            theirs = right.read(_CHUNK)
            if ours != theirs:
                yield from (at + n for n, (a, b) in enumerate(zip(ours, theirs, strict=True)) if a != b)
            at += len(ours)


if __name__ == "__main__":
    try:
        check(*map(Path, sys.argv[1:3]))
    except BuildFailed as error:
        sys.exit(str(error))
