"""A Setup of the next version with the same program in it, and its signed update package."""

import os
import shutil
from dataclasses import replace
from pathlib import Path

from make import nsis, update_file
from make.settings import Settings
from make.wine import windows

_CODE = Path("_internal") / "program.pyz"
_KEPT = ("release-key", "authenticode")


def make_newer(settings: Settings) -> Settings:
    """The settings of the newer build; its `setup` and `update` are there.

    Raises:
        BuildFailed: Setup could not be compiled, or the update not signed.
    """
    folder = settings.build / "newer"
    shutil.rmtree(folder, ignore_errors=True)
    newer = replace(
        settings, build=folder, dist=folder / "dist", version=next_version(settings.version), fast=True
    )
    shutil.copytree(settings.frozen, newer.frozen, copy_function=os.link)
    for name in _KEPT:
        if (settings.build / name).is_dir():
            shutil.copytree(settings.build / name, folder / name)
    code = newer.frozen / _CODE
    content = code.read_bytes()
    code.unlink()  # else the older program's file, which it is linked to, would change
    code.write_bytes(content)
    script = Path(__file__).with_name("raise_version.py")
    windows(
        (settings.winpy / "python.exe", script, code, newer.version),
        settings=settings,
        log=settings.log / "newer.log",
    )
    os.utime(code, (settings.epoch, settings.epoch))
    nsis.run(newer)
    update_file.run(newer)
    return newer


def next_version(version: str) -> str:
    """The version after this one."""
    first, second, third = map(int, version.split("."))
    return f"{first}.{second}.{third + 1}"
