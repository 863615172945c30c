"""Packages against the plain tools that move, hash and unpack the same bytes."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.door import Door
from bench.material import Material, entered, export
from bench.table import Row, compared
from bench.timing import call, python, side_by_side, timed

from core.progress import Silent
from storage.disk import remove_tree

_FEW = 3


def export_against_copy(material: Material) -> Row:
    """Write, sign, read back and verify a package."""
    workspace, files = material.heavy_commune(), material.evidence()

    def hash_and_copy() -> None:
        call("sha512sum", *files)
        with _thrown_away(material.fresh("cp")) as folder:
            call("cp", *files, folder)

    ours, theirs = side_by_side(_exporting(workspace, material), hash_and_copy, repeats=_FEW)
    return compared(
        "export", ours, theirs, goal=1.15, against=f"sha512sum + cp, {material.mib} MiB of evidence"
    )


def export_against_bagit(material: Material) -> Row:
    """The same against the public tools for bags."""
    workspace, files = material.heavy_commune(), material.evidence()
    bags = iter([_linked(files, material.fresh("bag")) for _ in range(_FEW)])

    def bag_and_zip() -> None:
        bag = next(bags)
        call(_bagit(), "--sha512", bag)
        call("zip", "-0", "-q", "-r", bag / "bag.zip", bag.name, folder=bag.parent)
        remove_tree(bag)

    ours, theirs = side_by_side(_exporting(workspace, material), bag_and_zip, repeats=_FEW)
    return compared("export-bagit", ours, theirs, goal=0.6, against=f"bagit + zip -0, {material.mib} MiB")


def verify_against_hash(material: Material) -> Row:
    """Check every byte of a package at the authority."""
    package, authority = material.heavy_package(), material.copy(material.places().authority)
    with entered(authority) as services:
        ours, theirs = side_by_side(
            lambda: _sound(services.import_package.inspect(package, progress=Silent()).error),
            lambda: call("sha512sum", package),
            repeats=_FEW,
        )
    return compared("verify", ours, theirs, goal=1.15, against=f"sha512sum, {material.mib} MiB")


def verify_against_bagit(material: Material) -> Row:
    """The same against unpacking and validating."""
    package, authority = material.heavy_package(), material.copy(material.places().authority)

    def unzip_and_validate() -> None:
        with _thrown_away(material.fresh("unzip")) as folder:
            call("unzip", "-q", package, "-d", folder)
            call(_bagit(), "--validate", next(folder.iterdir()))

    with entered(authority) as services:
        ours, theirs = side_by_side(
            lambda: _sound(services.import_package.inspect(package, progress=Silent()).error),
            unzip_and_validate,
            repeats=_FEW,
        )
    return compared("verify-bagit", ours, theirs, goal=0.6, against="unzip + bagit --validate")


def import_against_unpacking(material: Material) -> Row:
    """Take a round's packages in, evidence, rows and receipts."""
    door = material.door()

    def ours() -> None:
        with _thrown_away(material.copy(door.authority)) as workspace, entered(workspace) as services:
            _taking(services.import_package.take_in_all, door.packages)()

    def unpack_and_hash() -> None:
        with _thrown_away(material.fresh("unpacked")) as folder:
            for package in door.packages:
                call("unzip", "-q", package, "-d", folder / package.stem)
                call("sha512sum", *(path for path in (folder / package.stem).rglob("*") if path.is_file()))

    mine, theirs = side_by_side(ours, unpack_and_hash, repeats=_FEW)
    return compared("import", mine, theirs, goal=1.5, against=f"unzip + sha512sum, {_size_of(door)}")


def import_again(material: Material) -> Row:
    """The identical packages once more change nothing and should cost little."""
    door = material.door()
    firsts, agains = [], []
    for _ in range(_FEW):
        with _thrown_away(material.copy(door.authority)) as workspace, entered(workspace) as services:
            take_in = _taking(services.import_package.take_in_all, door.packages)
            firsts.append(timed(take_in))
            agains.append(timed(take_in))
    return compared("import-again", agains, firsts, goal=0.1, against=f"the first import, {_size_of(door)}")


def _exporting(workspace: Path, material: Material) -> Callable[[], None]:
    def work() -> None:
        with _thrown_away(material.fresh("out")) as folder:
            export(workspace, folder)

    return work


@contextmanager
def _thrown_away(folder: Path) -> Iterator[Path]:
    """A folder that is large, for as long as it is needed."""
    try:
        yield folder
    finally:
        remove_tree(folder)


def _size_of(door: Door) -> str:
    """How much waits at a door."""
    mib = sum(package.stat().st_size for package in door.packages) >> 20
    return f"{len(door.packages)} packages, {mib} MiB"


def _taking(take_in_all: Callable[..., object], packages: Sequence[Path]) -> Callable[[], object]:
    def take_in() -> None:
        for result in _each(take_in_all(packages, progress=Silent())):
            _sound(result.error)

    return take_in


def _each(results: object) -> Iterator[object]:
    assert isinstance(results, tuple)
    yield from results


def _sound(error: Exception | None) -> None:
    """A refused package is not measured."""
    if error is not None:
        raise error


def _linked(files: list[Path], folder: Path) -> Path:
    """The same files in a folder that may be made a bag."""
    for path in files:
        (folder / path.name).hardlink_to(path)
    return folder


def _bagit() -> Path:
    """The tool stands beside the environment's Python."""
    return Path(python()[0]).with_name("bagit.py")
