"""What a build is, told twice: `dist/BUILD.json` for whoever checks it, `build.json` inside for the program.

No clock is asked: the moment is the commit's, so that a second build of it says the same.
"""

import importlib.metadata
import json
import platform
import re
import shutil
import subprocess
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from make import parts, stdlib, wheels
from make.release_key import SIGNERS, is_clean, is_release, signing_key
from make.settings import Settings
from make.sums import digest

FILE = "BUILD.json"
_STAGED = SIGNERS.with_name("build.json")
_VERSION = re.compile(r"\d+(?:\.\d+)*")
_MIGRATION = re.compile(r"r(\d{4})_\w+")
_LIMIT = 60
# How each tool is asked for its version; one that is not on this machine took no part.
_TOOLS: Mapping[str, tuple[str, ...]] = {
    "gcc": ("x86_64-w64-mingw32-gcc", "-dumpfullversion"),
    "git": ("git", "--version"),
    "nsis": ("makensis", "-VERSION"),
    "osslsigncode": ("osslsigncode", "--version"),
    "wine": ("/usr/lib/wine/wine64", "--version"),
}
_PACKAGES = ("pyinstaller", "pyinstaller-hooks-contrib", "pefile", "cyclonedx-python-lib")


def stage(settings: Settings) -> None:
    """Write what the program knows of itself into the tree that is frozen."""
    _write(settings.stage / _STAGED, _kernel(settings))


def run(settings: Settings) -> None:
    """Write the whole story beside the results."""
    key = signing_key(settings).public_key
    whole = _kernel(settings) | {
        "clean": is_clean(settings),
        "source_date_epoch": settings.epoch,
        "schema": schema(settings.root),
        "signed_by": {
            "fingerprint": key.fingerprint,
            "digit_groups": " ".join(key.digit_groups),
            "public_key": key.line,
        },
        "tools": tools(),
        "standard_library": standard_library(),
        "parts": pinned(settings),
    }
    _write(settings.dist / FILE, whole)


def schema(root: Path) -> str:
    """The newest revision of the database this build brings a workspace to."""
    versions = (root / "storage" / "migrations" / "versions").glob("r*.py")
    return max(found[0] for path in versions if (found := _MIGRATION.fullmatch(path.stem)))


def tools() -> dict[str, str]:
    """The version of every tool that is there, by name."""
    found = {name: _asked(command) for name, command in _TOOLS.items()}
    found |= {name: _installed(name) for name in _PACKAGES} | {"python": platform.python_version()}
    return {name: version for name, version in sorted(found.items()) if version}


def standard_library() -> dict[str, object]:
    """The Python release its pure modules came from, and whether it is the binaries' own."""
    library = stdlib.find()
    return {"version": library.version, "is_exact": library.is_exact}


def pinned(settings: Settings) -> list[dict[str, str]]:
    """The downloads this build was made of, each as the locks pin it, with the hash of the very file."""
    used = (*wheels.packages(settings), *parts.locked_parts(settings, wheels.BINARIES))
    files = parts.fetch(settings, used)
    return [
        {"name": part.name, "version": part.version, "sha256": digest(files[part.name])}
        for part in sorted(used, key=lambda part: part.name)
    ]


def _kernel(settings: Settings) -> dict[str, object]:
    return {
        "version": settings.version,
        "commit": settings.commit,
        "date": datetime.fromtimestamp(settings.epoch, UTC).date().isoformat(),
        "release": is_release(),
    }


def _asked(command: tuple[str, ...]) -> str:
    if not shutil.which(command[0]):
        return ""
    said = subprocess.run(command, check=False, capture_output=True, text=True, timeout=_LIMIT)
    found = _VERSION.search(said.stdout + said.stderr)
    return found[0] if found else ""


def _installed(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return ""


def _write(path: Path, told: Mapping[str, object]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(told, indent=1) + "\n", "ascii", newline="\n")
