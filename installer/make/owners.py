"""Whose a shipped file or module is: a package's by its RECORD, a native part's by the table, or our own."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import Distribution, PathDistribution
from pathlib import Path

from make.native_parts import PROGRAM, NativePart
from make.settings import WINDOWS_FILES

_INTERNAL = "_internal/"
# What the build makes itself: two programs over one archive of code, a DLL of forwarded names, the rooms that
# are read as files, and what Setup and the portable folder add.
_OWN = re.compile(
    r"[^/]+\.exe|LICENCES\.txt|portable\.txt"
    r"|_internal/(program\.pyz|python3\.dll|[^/]+\.ico|resources/.+|storage/migrations/.+)"
)
_STAND_INS = frozenset(path.name for path in (WINDOWS_FILES / "stand_ins").iterdir() if path.is_dir())
_OWN_ROOMS = frozenset({"core", "storage", "ui", "main"}) | _STAND_INS
_FREEZER = re.compile(r"pyimod\d+_\w+|_pyi_rth_utils|pyi_\w+")
_BOOTLOADER = "PyInstaller bootloader"


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """An installed package as its own metadata tells it; `name` in the spelling of the lock."""

    name: str
    version: str
    folder: Path


class Owners:
    """Answers for one build: its packages and the table of native parts."""

    def __init__(self, site_packages: Path, natives: Iterable[NativePart]) -> None:
        self._natives = [(re.compile(pattern), part.title) for part in natives for pattern in part.files]
        self._library = site_packages.parent
        self.packages: dict[str, Package] = {}
        self._recorded: dict[str, str] = {}
        for folder in sorted(site_packages.glob("*.dist-info")):
            self._take(PathDistribution(folder), folder)

    def of_file(self, path: str) -> str | None:
        """The part a file belongs to, `PROGRAM` for ours, None for nobody's; paths with forward slashes."""
        for pattern, title in self._natives:
            if pattern.fullmatch(path):
                return title
        found = (
            self._recorded.get(path.removeprefix(_INTERNAL).lower()) if path.startswith(_INTERNAL) else None
        )
        if found is None and _OWN.fullmatch(path):
            return PROGRAM
        return found

    def of_module(self, name: str) -> str | None:
        """The part a frozen module belongs to."""
        top = name.partition(".")[0]
        if top in _OWN_ROOMS:
            return PROGRAM
        if _FREEZER.fullmatch(top):
            return _BOOTLOADER
        stem = name.replace(".", "/").lower()
        for path in (f"{stem}.py", f"{stem}/__init__.py"):
            if path in self._recorded:
                return self._recorded[path]
        # Of the Windows Python itself: the Python that builds may have other modules.
        own = name.replace(".", "/")
        is_standard = any((self._library / path).is_file() for path in (f"{own}.py", f"{own}/__init__.py"))
        return "Python" if is_standard else None

    def _take(self, told: Distribution, folder: Path) -> None:
        name = re.sub(r"[-_.]+", "-", told.metadata["Name"]).lower()
        self.packages[name] = Package(name=name, version=told.version, folder=folder)
        for file in told.files or ():
            self._recorded.setdefault(str(file).replace("\\", "/").lower(), name)
