"""The pinned parts: take the locks' lines that hold for Windows, fetch what is missing, hash everything.

One lock serves every platform. `pip download --platform` would judge its markers for the machine it runs on,
so they are judged here, for Windows.
"""

import hashlib
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from make.commands import BuildFailed, attempt
from make.settings import Settings
from packaging.markers import Marker
from packaging.tags import Tag, compatible_tags, cpython_tags
from packaging.utils import InvalidWheelFilename, canonicalize_name, parse_wheel_filename

PYTHON = (3, 11)
WINDOWS: Mapping[str, str] = {
    "os_name": "nt",
    "sys_platform": "win32",
    "platform_machine": "AMD64",
    "platform_system": "Windows",
    "platform_release": "10",
    "platform_version": "10.0.17763",
    "platform_python_implementation": "CPython",
    "implementation_name": "cpython",
    "implementation_version": "3.11.7",
    "python_version": "3.11",
    "python_full_version": "3.11.7",
    "extra": "",
}
_ENTRY = re.compile(r"(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ ;\\]+)(?: ; (?P<marker>.+))?")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A package of one version; `hashes` are the SHA-256 of every file of it that may be used."""

    name: str
    version: str
    hashes: frozenset[str]


def read_lock(text: str, *, environment: Mapping[str, str] = WINDOWS) -> tuple[Part, ...]:
    """The parts of a lock whose markers hold in the environment.

    Raises:
        BuildFailed: an entry is not a pin with hashes.
    """
    parts = []
    for entry in re.split(r"\n(?=\S)", text.strip()):
        if entry.startswith("#"):
            continue
        found = _ENTRY.fullmatch(entry.splitlines()[0].removesuffix("\\").rstrip())
        hashes = frozenset(_HASH.findall(entry))
        if found is None or not hashes:
            raise BuildFailed(f"a lock's entry is not pinned and hashed: {entry.splitlines()[0]}")
        marker = found["marker"]
        if marker is None or Marker(marker).evaluate(dict(environment)):
            name = canonicalize_name(found["name"])
            parts.append(Part(name=name, version=found["version"], hashes=hashes))
    return tuple(parts)


def locked_parts(settings: Settings, *names: str) -> tuple[Part, ...]:
    """The parts of several locks, each once.

    Raises:
        BuildFailed: two locks want different versions of one package.
    """
    held: dict[str, Part] = {}
    for name in names:
        for part in read_lock((settings.root / "installer" / name).read_text("utf-8")):
            known = held.setdefault(part.name, part)
            if known.version != part.version:
                raise BuildFailed(f"{name} wants {part.name} {part.version}, another lock {known.version}")
    return tuple(held.values())


def fetch(settings: Settings, parts: Iterable[Part]) -> dict[str, Path]:
    """The wheel of each part under its name: from the cache when its hash is right, else downloaded.

    Raises:
        BuildFailed: a wheel cannot be had, or has none of the hashes of the lock.
    """
    wanted = {part.name: part for part in parts}
    settings.wheels.mkdir(parents=True, exist_ok=True)
    found = _cached(settings.wheels, wanted)
    missing = [part for name, part in wanted.items() if name not in found]
    if missing:
        _download(settings, missing)
        found = _cached(settings.wheels, wanted)
    lost = [f"{name} {part.version}" for name, part in wanted.items() if name not in found]
    if lost:
        raise BuildFailed(f"no wheel with the hash of the lock: {', '.join(lost)}")
    return found


def _cached(folder: Path, wanted: Mapping[str, Part]) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for wheel in sorted(folder.glob("*.whl")):
        try:
            name, version, _, tags = parse_wheel_filename(wheel.name)
        except InvalidWheelFilename:
            continue
        part = wanted.get(name)
        if part is None or str(version) != part.version or not tags & _TAGS:
            continue
        if sha256(wheel) in part.hashes:
            found[name] = wheel
    return found


def _windows_tags() -> frozenset[Tag]:
    own = cpython_tags(PYTHON, platforms=["win_amd64"])
    return frozenset((*own, *compatible_tags(PYTHON, interpreter="cp311", platforms=["win_amd64"])))


_TAGS = _windows_tags()


def _download(settings: Settings, parts: Iterable[Part]) -> None:
    asked = settings.build / "wanted.txt"
    asked.parent.mkdir(parents=True, exist_ok=True)
    lines = (
        " ".join([f"{part.name}=={part.version}", *(f"--hash=sha256:{each}" for each in sorted(part.hashes))])
        for part in parts
    )
    asked.write_text("\n".join(lines) + "\n", "utf-8")
    command = [sys.executable, "-m", "pip", "download", "--disable-pip-version-check", "--no-input"]
    command += ["--no-deps", "--require-hashes", "--only-binary=:all:", "--platform", "win_amd64"]
    command += ["--implementation", "cp", "--python-version", "3.11"]
    command += ["--dest", str(settings.wheels), "--requirement", str(asked)]
    log = settings.log / "parts.log"
    said, code = attempt(command, log=log, limit=1200)
    if code:
        errors = [line for line in said.splitlines() if line.startswith("ERROR")]
        raise BuildFailed(f"downloading the parts failed, see {log}: {' '.join(errors)}")


def sha256(path: Path) -> str:
    """The file's digest in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
