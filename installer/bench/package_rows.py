"""Packages against the plain tools that move, hash and unpack the same bytes."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.material import Material, entered, export
from bench.table import Row, compared
from bench.timing import call, python, side_by_side, timed

from core.progress import Silent

_FEW = 3


def export_against_copy(material: Material) -> Row:
    """Write, sign, read back and verify a package."""
    workspace, files = material.heavy_commune(), material.evidence()

    def hash_and_copy() -> None:
        call("sha512sum", *files)
        call("cp", *files, material.fresh("cp"))

    ours, theirs = side_by_side(lambda: export(workspace, material.fresh("out")), hash_and_copy, repeats=_FEW)
    return compared(
        "export", ours, theirs, goal=1.15, against=f"sha512sum + cp, {material.mib} MiB of evidence"
    )


def export_against_bagit(material: Material) -> Row:
    """The same against the public tools for bags."""
    workspace, files = material.heavy_commune(), material.evidence()
    bags = iter([_copied(files, material.fresh("bag")) for _ in range(_FEW)])

    def bag_and_zip() -> None:
        bag = next(bags)
        call(_bagit(), "--sha512", bag)
        call("zip", "-0", "-q", "-r", bag.with_suffix(".zip"), bag.name, folder=bag.parent)

    ours, theirs = side_by_side(lambda: export(workspace, material.fresh("out")), bag_and_zip, repeats=_FEW)
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
        folder = material.fresh("unzip")
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
    """Take the sample's packages in, evidence, rows and receipts."""
    packages = material.packages()
    copies = iter([material.copy(material.places().authority) for _ in range(_FEW)])

    def unpack_and_hash() -> None:
        for package in packages:
            folder = material.fresh("unpacked")
            call("unzip", "-q", package, "-d", folder)
            call("sha512sum", *(path for path in folder.rglob("*") if path.is_file()))

    ours, theirs = side_by_side(lambda: _take_in(next(copies), packages), unpack_and_hash, repeats=_FEW)
    against = f"unzip + sha512sum, {len(packages)} sample packages"
    return compared("import", ours, theirs, goal=1.5, against=against)


def import_again(material: Material) -> Row:
    """The identical packages once more change nothing and should cost little."""
    packages = material.packages()
    firsts, agains = [], []
    for _ in range(_FEW):
        workspace = material.copy(material.places().authority)
        with entered(workspace) as services:
            take_in = _taking(services.import_package.take_in_all, packages)
            firsts.append(timed(take_in))
            agains.append(timed(take_in))
    return compared("import-again", agains, firsts, goal=0.1, against="the first import")


def _take_in(workspace: Path, packages: list[Path]) -> None:
    with entered(workspace) as services:
        _taking(services.import_package.take_in_all, packages)()


def _taking(take_in_all: Callable[..., object], packages: list[Path]) -> Callable[[], object]:
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


def _copied(files: list[Path], folder: Path) -> Path:
    for path in files:
        shutil.copy(path, folder)
    return folder


def _bagit() -> Path:
    """The tool stands beside the environment's Python."""
    return Path(python()[0]).with_name("bagit.py")
