"""Small programs of three versions, packed by the real `setup.nsi`: Setup is tested with them in seconds."""

import dataclasses
import random
import shutil
from pathlib import Path

from make import nsis
from make.commands import run as run_program
from make.settings import CONSOLE_ID, ID, Settings

OLDER, THIS, NEWER = "0.5.9", "0.6.0", "0.10.0"
SOURCE = Path(__file__).parent / "stand_in.c"
_COMPILER, _RESOURCES = "x86_64-w64-mingw32-gcc", "x86_64-w64-mingw32-windres"
_RESOURCE = """1 VERSIONINFO FILEVERSION {numbers},0 PRODUCTVERSION {numbers},0 BEGIN
BLOCK "StringFileInfo" BEGIN BLOCK "042A04B0" BEGIN VALUE "FileVersion", "{version}" END END END
"""
# What every version has, and what only one has: a module that must not survive an upgrade.
EVERYWHERE = ("python3.dll", "thư mục/tệp có dấu.txt", "a/b/c/deep.bin")
BALLAST = "ballast.bin"
BALLAST_BYTES = 24 * 1024 * 1024


def stand_in_setups(settings: Settings) -> dict[str, Path]:
    """Setup of each of the three versions, by version."""
    return {version: _setup(settings, version) for version in (OLDER, THIS, NEWER)}


def own_module(version: str) -> str:
    """The file inside the program that only this version has."""
    return f"only-{version}.pyd"


def _setup(settings: Settings, version: str) -> Path:
    build = settings.build / "stand-in" / version
    mine = dataclasses.replace(settings, build=build, dist=build / "dist", version=version, fast=True)
    shutil.rmtree(mine.frozen, ignore_errors=True)
    inside = mine.frozen / "_internal"
    for name in (*EVERYWHERE, own_module(version)):
        path = inside / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{version} {name}", encoding="utf-8")
    (inside / BALLAST).write_bytes(random.Random(0).randbytes(BALLAST_BYTES))  # noqa: S311 - nothing secret
    (mine.frozen / "LICENCES.txt").write_text(version, encoding="utf-8")
    for name in (ID, CONSOLE_ID):
        _program(mine, name)
    nsis.run(mine)
    return mine.setup


def _program(settings: Settings, name: str) -> None:
    words = settings.build / f"{name}.rc"
    resource = words.with_suffix(".o")
    numbers = settings.version.replace(".", ",")
    words.write_text(_RESOURCE.format(numbers=numbers, version=settings.version), encoding="ascii")
    log = settings.log / "stand-in.log"
    run_program((_RESOURCES, words, resource), log=log)
    target = settings.frozen / f"{name}.exe"
    run_program((_COMPILER, "-O1", "-s", "-municode", "-mwindows", "-o", target, SOURCE, resource), log=log)
