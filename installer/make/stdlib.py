"""The pure-Python standard library of the Windows Python: taken from a Python of this machine.

python.org's binaries in the parts are CPython 3.11.7, so a 3.11.7 is looked for and its files are compared
with a pinned digest. Without one, another 3.11 serves: the C interface of the extension modules is the same
within 3.11. The build then says so, and its results differ from those of a machine that has 3.11.7.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from make.commands import BuildFailed

VERSION = "3.11.7"
# Digest (see `digest`) of the files as the source release of 3.11.7 holds them.
SHA256 = "72fbb6195f6cbd629c243ccba61fd8781a45d5442cfb66b22394dde2038bf2f6"
_ASK = (
    "import json, platform, sysconfig;"
    "print(json.dumps([platform.python_version(), sysconfig.get_path('stdlib')]))"
)
# Neither used by the program nor by the tools of the freeze.
_LEFT_OUT = {
    "site-packages", "dist-packages", "lib-dynload", "test", "tests", "idlelib", "turtledemo", "lib2to3",
    "ensurepip", "tkinter", "pydoc_data", "venv", "msilib", "curses", "__pycache__", "__phello__",
}  # fmt: skip
_OF_A_MACHINE = {"sitecustomize.py", "usercustomize.py"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """A standard library: the Python release it belongs to, and its folder."""

    version: str
    folder: Path

    @property
    def is_exact(self) -> bool:
        """Whether it is of the same release as the binaries."""
        return self.version == VERSION


def find() -> Library:
    """The standard library to use: 3.11.7 with the pinned digest, else the newest other 3.11.

    Raises:
        BuildFailed: no Python 3.11 on this machine, or its 3.11.7 is not the released one.
    """
    held = {library.folder: library for library in map(_asked, _candidates()) if library is not None}
    exact = [library for library in held.values() if library.is_exact]
    for library in exact:
        # On Windows it is python.org's own, as are the binaries; elsewhere it is compared.
        if sys.platform == "win32" or digest(library.folder) == SHA256:
            return library
    others = sorted(
        (library for library in held.values() if not library.is_exact),
        key=lambda library: tuple(map(int, library.version.split("."))),
    )
    if others:
        return others[-1]
    if exact:
        raise BuildFailed(f"the standard library in {exact[0].folder} is not that of the released {VERSION}")
    raise BuildFailed("a Python 3.11 is needed (set PYTHON=...); on Debian 12: apt-get install python3.11")


def copy(library: Library, target: Path) -> None:
    """Put its files into the target folder."""
    for source in files(library.folder):
        place = target / source.relative_to(library.folder)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source, place)


def files(folder: Path) -> Iterator[Path]:
    """The Python files that are taken, in a steady order; what a distribution adds to its own is not."""
    for path in sorted(folder.rglob("*.py")):
        inside = path.relative_to(folder)
        is_built = path.name.startswith("_sysconfigdata") or inside.parts[0].startswith("config-")
        if not is_built and path.name not in _OF_A_MACHINE and not _LEFT_OUT & set(inside.parts):
            yield path


def digest(folder: Path) -> str:
    """One SHA-256 over names and contents of the files that are taken."""
    total = hashlib.sha256()
    for path in files(folder):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        total.update(f"{content}  {path.relative_to(folder).as_posix()}\n".encode())
    return total.hexdigest()


def _candidates() -> Iterator[str]:
    yield from filter(None, [os.environ.get("PYTHON"), sys.executable])
    versions = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    yield str(versions / VERSION / "bin" / "python3.11")
    yield "/usr/local/bin/python3.11"
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        yield str(Path(folder) / "python3.11")
    yield "/usr/bin/python3.11"


def _asked(python: str) -> Library | None:
    try:
        done = subprocess.run((python, "-c", _ASK), check=False, capture_output=True, text=True, timeout=60)
    except OSError:
        return None
    if done.returncode:
        return None
    version, folder = json.loads(done.stdout)
    return Library(version=version, folder=Path(folder)) if version.startswith("3.11.") else None
