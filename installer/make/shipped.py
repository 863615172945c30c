"""What is really in the program folder: every file with its hash and owner, every package that is there.

A package counts as shipped when a file of it lies in the folder or a module of it in the archive of code. The
lock alone says nothing: several of its packages are never frozen.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from make.commands import BuildFailed
from make.native_parts import PROGRAM, SETUP, NativePart, native_parts
from make.owners import Owners, Package
from make.settings import Settings
from make.sums import digest
from PyInstaller.archive.readers import PKG_ITEM_PYZ, CArchiveReader, ZlibArchiveReader
from PyInstaller.loader.pyimod01_archive import PYZ_ITEM_NSPKG

CODE = "_internal/program.pyz"
# What Pillow's bill names for one of its modules, or (empty) for other systems and for building alone.
_PILLOW = "_internal/PIL/"
_ONLY_WITH: Mapping[str, str] = {
    "libavif": "_avif",
    "libwebp": "_webp",
    "Little CMS 2": "_imagingcms",
    "FreeType": "_imagingft",
    "HarfBuzz": "_imagingft",
    "FriBiDi": "_imagingft",
    "fribidi-shim": "_imagingft",
    "raqm": "_imagingft",
    "libimagequant": "",
    "libxcb": "",
    "pybind11": "",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Inner:
    """What a package's own bill of materials says was built into it."""

    name: str
    version: str
    licence: str
    purl: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shipped:
    """The contents of one program folder.

    Attributes:
        files: SHA-256 by path from the folder on.
        owner: the owner of each file, by the same paths.
        packages: those that are there, by name.
        natives: those that are there, with what is linked into others and into our own files.
        inside: what each package was built with, by the package's name.
    """

    files: Mapping[str, str]
    owner: Mapping[str, str]
    packages: Mapping[str, Package]
    natives: tuple[NativePart, ...]
    inside: Mapping[str, tuple[Inner, ...]]


def shipped(settings: Settings) -> Shipped:
    """Look through the frozen folder of a build.

    Raises:
        BuildFailed: a file or a module belongs to nobody that is known, or is of another version.
    """
    return look_through(settings.frozen, settings.winpy / "Lib" / "site-packages")


def look_through(folder: Path, site_packages: Path) -> Shipped:
    """The same of any program folder that was frozen with these packages."""
    table = native_parts()
    owners = Owners(site_packages, table)
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    names = [path.relative_to(folder).as_posix() for path in paths]
    owner = {name: owners.of_file(name) for name in names}
    modules = {f"{name} (module)": owners.of_module(name) for name in frozen_modules(folder)}
    nobody = [name for name, whose in (owner | modules).items() if whose is None]
    if nobody:
        raise BuildFailed(f"of unknown origin: {', '.join(nobody)}")
    present = {*owner.values(), *modules.values()}
    packages = {name: package for name, package in owners.packages.items() if name in present}
    natives = _present(table, present={PROGRAM, SETUP, *(each or "" for each in present)})
    untrue = [f"{part.title} {part.version}" for part in natives if not _is_seen(part, folder)]
    if untrue:
        raise BuildFailed(f"the files speak of another version than parts.json: {', '.join(untrue)}")
    return Shipped(
        files={name: digest(path) for name, path in zip(names, paths, strict=True)},
        owner={name: whose or "" for name, whose in owner.items()},
        packages=packages,
        natives=natives,
        inside=_inside(packages, names=names),
    )


def frozen_modules(folder: Path) -> tuple[str, ...]:
    """The names of all Python modules in the archive of code (folders without a module left out)."""
    if (folder / CODE).is_file():
        table = ZlibArchiveReader(str(folder / CODE)).toc
    else:
        table = _embedded(next(folder.glob("*.exe")))
    return tuple(sorted(name for name, entry in table.items() if entry[0] != PYZ_ITEM_NSPKG))


def inner_parts(package: Package) -> tuple[Inner, ...]:
    """What the bills of materials in a package's metadata name, but itself and what the table tells."""
    found: dict[tuple[str, str], Inner] = {}
    for bill in sorted((package.folder / "sboms").glob("*.json")):
        for each in json.loads(bill.read_text("utf-8")).get("components", ()):
            purl = each.get("purl", "").partition("?")[0]
            if purl.startswith((f"pkg:pypi/{package.name}@", "pkg:generic/openssl@")):
                continue
            part = Inner(
                name=each["name"], version=each.get("version", ""), licence=_licences(each), purl=purl
            )
            found[part.name, part.version] = part
    return tuple(found[key] for key in sorted(found))


def _inside(packages: Mapping[str, Package], *, names: Sequence[str]) -> dict[str, tuple[Inner, ...]]:
    found = {name: inner_parts(package) for name, package in packages.items()}
    modules = {name.removeprefix(_PILLOW).partition(".")[0] for name in names if name.startswith(_PILLOW)}
    found["pillow"] = tuple(
        part
        for part in found.get("pillow", ())
        if part.name not in _ONLY_WITH or _ONLY_WITH[part.name] in modules
    )
    return {name: parts for name, parts in found.items() if parts}


def _present(table: tuple[NativePart, ...], *, present: set[str]) -> tuple[NativePart, ...]:
    """Parts with a file of theirs in the folder, and those inside a part that is there."""
    return tuple(part for part in table if (part.inside or part.title) in present)


def _is_seen(part: NativePart, folder: Path) -> bool:
    """Whether the file that must tell the version does; resources write two bytes a letter."""
    if not part.seen:
        return True
    name, words = part.seen
    path = folder / name
    content = path.read_bytes() if path.is_file() else b""
    return any(words.encode(coding) in content for coding in ("ascii", "utf-16-le"))


def _embedded(program: Path) -> Mapping[str, tuple[int, ...]]:
    archive = CArchiveReader(str(program))
    name = next(name for name, entry in archive.toc.items() if entry[-1] == PKG_ITEM_PYZ)
    table: Mapping[str, tuple[int, ...]] = archive.open_embedded_archive(name).toc
    return table


def _licences(told: Mapping[str, list[Mapping[str, Mapping[str, str]]]]) -> str:
    """One expression out of the several ways CycloneDX states licences; empty where none is stated."""
    said = [each.get("expression") or each["license"].get("id") or "" for each in told.get("licenses", ())]
    return " AND ".join(str(each) for each in said if each)
