"""Freeze the staged program with PyInstaller: one folder, a windowed and a console program over it."""

import json
import os
import shutil
from pathlib import Path

from make.commands import BuildFailed
from make.settings import CONSOLE_ID, ID, NAME, PUBLISHER, WINDOWS_FILES, Settings
from make.wine import windows, windows_path

ICON = WINDOWS_FILES / "so-cchc.ico"
# Time zones beside those that Windows can be set to: ours, and what libraries name in their code.
ZONES = ("UTC", "Asia/Ho_Chi_Minh", "Europe/Brussels")
# Vietnamese, Unicode: the language of the version resource.
_LANGUAGE, _CODEPAGE = 0x042A, 1200


def run(settings: Settings) -> None:
    """Freeze the program for Windows.

    Raises:
        BuildFailed: PyInstaller failed, or warned about something that is not known to be harmless.
    """
    settings.resources.mkdir(parents=True, exist_ok=True)
    for name in (ID, CONSOLE_ID):
        text = version_resource(settings.version, name=name, description=NAME)
        (settings.resources / f"{name}.version").write_text(text, "utf-8")
    given = {"stage": windows_path(settings.stage), "zones": ZONES, "programs": {ID: False, CONSOLE_ID: True}}
    _freeze(settings, settings.frozen, given=given)


def bare(settings: Settings) -> None:
    """Freeze a bare PySide6 window in the same way, to compare the program's first window with.

    Raises:
        BuildFailed: PyInstaller failed or warned.
    """
    if not settings.smoke:
        return
    name = settings.bare.name
    text = version_resource(settings.version, name=name, description=name)
    (settings.resources / f"{name}.version").write_text(text, "utf-8")
    script = windows_path(settings.root / "installer" / "smoke" / "bare.py")
    _freeze(settings, settings.bare, given={"script": script, "programs": {name: False}})


def _freeze(settings: Settings, folder: Path, *, given: dict[str, object]) -> None:
    work = settings.build / f"freeze-{folder.name}"
    shutil.rmtree(work, ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)
    given = {
        **given,
        "resources": windows_path(settings.resources),
        "icon": windows_path(ICON),
        "sqlite": windows_path(settings.winpy / "DLLs" / "sqlite3.dll"),
    }
    log = settings.log / f"{work.name}.log"
    log.unlink(missing_ok=True)
    said = windows(
        [
            settings.winpy / "python.exe", "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN",
            "--distpath", folder.parent, "--workpath", work, WINDOWS_FILES / "app.spec",
        ],
        settings=settings,
        log=log,
        env=surroundings(settings, given=given),
        limit=900,
    )  # fmt: skip
    refuse_warnings(said)
    if not (folder / f"{folder.name}.exe").is_file():
        raise BuildFailed(f"PyInstaller left no {folder.name}.exe, see {log}")
    settle_times(folder, epoch=settings.epoch)


def surroundings(settings: Settings, *, given: dict[str, object]) -> dict[str, str]:
    """What makes a freeze repeatable, and what the spec is told."""
    return {
        "PYTHONHASHSEED": "1",
        "SOURCE_DATE_EPOCH": str(settings.epoch),
        "PYTHONUTF8": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYINSTALLER_ZLIB_COMPRESSION_LEVEL": "9",
        "FREEZE": json.dumps(given),
    }


# Hidden imports that hooks of PyInstaller ask for and that this program has no use for.
_HARMLESS = (
    "pycparser.lextab", "pycparser.yacctab",
    "PySide6.QtOpenGLWidgets", "PySide6.QtOpenGL", "PySide6.QtNetwork", "pysqlite2", "MySQLdb", "psycopg2",
)  # fmt: skip
# Qt's translations, lxml.html and kinds of pictures are left out, and Windows 10 has its own C runtime.
_HARMLESS_WORDS = (
    "translations with base name", 'Hidden import "lxml.html.', 'ImagePlugin" not found', "api-ms-win-",
)  # fmt: skip


def refuse_warnings(said: str) -> None:
    """Look through what PyInstaller said.

    Raises:
        BuildFailed: it warned of something else than the known harmless things.
    """
    told = [line for line in said.splitlines() if "WARNING" in line or "ERROR" in line]
    known = (*(f'Hidden import "{name}" not found!' for name in _HARMLESS), *_HARMLESS_WORDS)
    new = [line for line in told if not any(words in line for words in known)]
    if new:
        raise BuildFailed("PyInstaller warned:\n" + "\n".join(new))


def settle_times(folder: Path, *, epoch: int) -> None:
    """Give every file and folder the commit's time: archives and Setup carry it on."""
    for path in folder.rglob("*"):
        os.utime(path, (epoch, epoch))


def version_resource(version: str, *, name: str, description: str) -> str:
    """The version resource as PyInstaller reads it."""
    numbers = (*map(int, version.split(".")), 0)
    values = {
        "CompanyName": PUBLISHER,
        "FileDescription": description,
        "FileVersion": version,
        "InternalName": name,
        "OriginalFilename": f"{name}.exe",
        "ProductName": NAME,
        "ProductVersion": version,
    }
    strings = ", ".join(f"StringStruct({key!r}, {value!r})" for key, value in values.items())
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3f, flags=0, "
        "OS=0x40004, fileType=1, subtype=0, date=(0, 0)), kids=["
        f"StringFileInfo([StringTable('{_LANGUAGE:04X}{_CODEPAGE:04X}', [{strings}])]), "
        f"VarFileInfo([VarStruct('Translation', [{_LANGUAGE}, {_CODEPAGE}])])])\n"
    )
