"""Compile Setup from the frozen program: values and list of files are made here, the script is `setup.nsi`.

Nothing of the machine gets into it: files stand in the order of their names and carry no time, the compiler's
clock is the commit's. Two compilations of one commit differ by two throw-away certificates only.
"""

import os
import shutil
import sys
from pathlib import Path, PurePosixPath

from make import authenticode
from make.commands import BuildFailed
from make.commands import run as run_program
from make.pictures import wizard_pictures
from make.settings import ID, NAME, PUBLISHER, WINDOWS_FILES, Settings

COMPILER = "makensis"
_INSIDE = "_internal"
_ICONS_OF_FILES = ("document.ico", "update.ico")
_UNINSTALLER = "Uninstall.exe"
# Windows' own limits of a file's and a folder's whole path, without the ending zero.
_LONGEST_PATH, _LONGEST_FOLDER = 259, 247
_KIB, _MIB = 1024, 1024 * 1024


def run(settings: Settings) -> None:
    """Compile Setup, signed, and verify its signature.

    Raises:
        BuildFailed: the compiler is missing or refuses, a program is not there, or Setup does not verify.
    """
    folder = settings.build / "nsis"
    shutil.rmtree(folder, ignore_errors=True)
    wizard_pictures(folder / "pictures")
    signing = settings.build / "authenticode"
    _write(folder / "build.nsh", _values(settings, folder, signing=signing))
    _write(folder / "files.nsh", _files(settings))
    settings.dist.mkdir(parents=True, exist_ok=True)
    settings.setup.unlink(missing_ok=True)
    modules = os.pathsep.join(
        (str(settings.root / "installer"), str(settings.root))
    )  # for the hook that signs
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(settings.epoch), "PYTHONPATH": modules}
    command = (_compiler(), "-V2", "-WX", "-NOCD", "-INPUTCHARSET", "UTF8", WINDOWS_FILES / "setup.nsi")
    run_program(command, log=settings.log / "nsis.log", env=environment, folder=folder)
    if not authenticode.is_left_out(os.environ):
        authorities = authenticode.signer_of(signing, os.environ).authorities
        authenticode.verify(settings.setup, authorities, log=settings.log / "nsis.log")


def packed_files(frozen: Path) -> tuple[PurePosixPath, ...]:
    """What of the frozen folder goes into Setup: every file, relative to it, in the order of its names."""
    found = (path.relative_to(frozen).as_posix() for path in frozen.rglob("*") if path.is_file())
    return tuple(PurePosixPath(name) for name in sorted(found))


def longest_folder(files: tuple[PurePosixPath, ...]) -> int:
    """How many letters the program's folder may have, so that all that lies in it fits."""
    inside = [str(path) for path in files if path.parts[0] == _INSIDE]
    beside = len(".new") + len("\\")
    folders = max(len(str(PurePosixPath(path).parent)) for path in inside)
    return min(_LONGEST_PATH - beside - max(map(len, inside)), _LONGEST_FOLDER - beside - folders)


def _values(settings: Settings, folder: Path, *, signing: Path) -> str:
    files = packed_files(settings.frozen)
    bytes_of_all = sum((settings.frozen / path).stat().st_size for path in files)
    # The official Windows package of NSIS brings only the 32-bit Setup; what it writes is the same.
    target = "x86-unicode" if sys.platform == "win32" else "amd64-unicode"
    values = {
        "TARGET": target,
        "APP_ID": ID,
        "APP_NAME": NAME,
        "PUBLISHER": PUBLISHER,
        "VERSION": settings.version,
        "OUT": str(settings.setup),
        "HERE": str(WINDOWS_FILES),
        "ICONS": str(WINDOWS_FILES),
        "PICTURES": str(folder / "pictures"),
        "SIZE_KB": str(-(-bytes_of_all // _KIB)),
        "SIZE_MB": str(-(-bytes_of_all // _MIB)),
        "LONGEST_FOLDER": str(longest_folder(files)),
    }
    lines = [f'!define {name} "{_quoted(value)}"' for name, value in values.items()]
    if not authenticode.is_left_out(os.environ):
        lines.append(f'!define SIGN \'"{sys.executable}" -m make.authenticode "{signing}"\'')
    if settings.fast:
        lines.append("!define FAST")
    return "\n".join(lines) + "\n"


def _files(settings: Settings) -> str:
    files = packed_files(settings.frozen)
    tops = [path.name for path in files if len(path.parts) == 1]
    for name in (f"{ID}.exe", f"{ID}-cli.exe"):
        if name not in tops:
            raise BuildFailed(f"the frozen folder {settings.frozen} has no {name}")
    lines = ["!macro NewFiles", f'  SetOutPath "$INSTDIR\\{_INSIDE}.new"']
    lines += [f'  File "{_quoted(str(WINDOWS_FILES / name))}"' for name in _ICONS_OF_FILES]
    folder = None
    for path in files:
        source = _quoted(str(settings.frozen / path))
        if len(path.parts) == 1:
            continue
        if path.parent != folder:
            folder = path.parent
            below = "".join(f"\\{_quoted(part)}" for part in folder.parts[1:])
            lines.append(f'  SetOutPath "$INSTDIR\\{_INSIDE}.new{below}"')
        lines.append(f'  File "{source}"')
    lines.append('  SetOutPath "$INSTDIR"')
    lines += [
        f'  File "/oname={_quoted(name)}.new" "{_quoted(str(settings.frozen / name))}"' for name in tops
    ]
    lines += ["!macroend", "!macro EachItem DO"]
    lines += [f'  !insertmacro ${{DO}} "{_quoted(name)}"' for name in (_INSIDE, *tops, _UNINSTALLER)]
    return "\n".join([*lines, "!macroend"]) + "\n"


def _compiler() -> str:
    beside = [
        Path(os.environ[name]) / "NSIS"
        for name in ("ProgramFiles(x86)", "ProgramFiles")
        if name in os.environ
    ]
    found = shutil.which(COMPILER) or next((shutil.which(COMPILER, path=str(each)) for each in beside), None)
    if not found:
        raise BuildFailed(f"{COMPILER} is missing: install NSIS 3.08 or later")
    return found


def _quoted(text: str) -> str:
    return text.replace("$", "$$").replace('"', '$\\"')


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8-sig")
