"""Windows programs on a Linux machine: a fresh Wine that says Windows 10, and how a program is started in it.

Wine 8 lacks two entry points that Windows 10 has; two small DLLs stand in for them in the prefix only. On
Windows itself there is no prefix and programs start as they are.
"""

import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path, PureWindowsPath

from make.commands import attempt
from make.commands import run as run_command
from make.settings import WINDOWS_FILES, Settings
from make.wheels import RUNTIME

LOADER = "/usr/lib/wine/wine64"
SHIMS = ("bcryptprimitives", "icuuc")
# No screen of ours has a window manager; Wine waits two seconds for it whenever a window is hidden.
_UNMANAGED = (r"HKCU\Software\Wine\X11 Driver", "/v", "Managed", "/t", "REG_SZ", "/d", "N", "/f")
# Without winedbg a crash ends the program at once; with it the pipe stays open for ever.
_OFF = "mscoree=;mshtml=;winemenubuilder.exe=d;winedbg.exe=d"


def run(settings: Settings) -> None:
    """Make the prefix anew and see that the Windows Python starts in it.

    Raises:
        BuildFailed: Wine or the compiler is missing, or Python does not start.
    """
    if sys.platform == "win32":
        return
    log = settings.log / "wine.log"
    env = environment(settings)
    (settings.build / "home").mkdir(parents=True, exist_ok=True)
    if settings.prefix.exists():
        # What an earlier build left running in this prefix would write into it while it is removed.
        attempt(["wineserver", "-k"], log=log, env=env)
        attempt(["wineserver", "-w"], log=log, env=env)
        shutil.rmtree(settings.prefix)
    settings.prefix.mkdir(parents=True)
    attempt([LOADER, "wineboot", "-i"], log=log, env=env)
    run_command([LOADER, "winecfg", "-v", "win10"], log=log, env=env)
    run_command([LOADER, "reg", "add", *_UNMANAGED], log=log, env=env)
    system = settings.prefix / "drive_c" / "windows" / "system32"
    for name in SHIMS:
        run_command(
            [
                "x86_64-w64-mingw32-gcc", "-O2", "-w", "-fno-builtin", "-shared", "-nostdlib", "-s",
                "-o", system / f"{name}.dll", WINDOWS_FILES / "wine" / f"{name}.c",
                "-ladvapi32", "-lkernel32", "-Wl,-e,DllMainCRTStartup",
            ],
            log=log,
        )  # fmt: skip
    ask = "import ctypes, sqlite3, sys, PySide6.QtWidgets; print(sys.version, sqlite3.sqlite_version)"
    windows([settings.winpy / "python.exe", "-c", ask], settings=settings, log=log)


def windows(
    command: Sequence[str | Path],
    *,
    settings: Settings,
    log: Path,
    env: Mapping[str, str] | None = None,
    limit: float = 600,
) -> str:
    """Run a Windows program to its end; what it said. `Path` arguments are given as Windows writes them.

    Its output goes into a pipe: with a file there, a Windows Python dies under Wine 8.

    Raises:
        BuildFailed: it failed or ran longer than `limit` seconds.
    """
    words = [str(word) if index == 0 else windows_path(word) for index, word in enumerate(command)]
    added = dict(env or {})
    if sys.platform == "win32":
        # The building Python's own settings (PYTHONPATH) are not for the Python that freezes.
        kept = {name: value for name, value in os.environ.items() if not name.upper().startswith("PYTHON")}
        return run_command(words, log=log, env={**kept, **added}, limit=limit)
    return run_command([LOADER, *words], log=log, env={**environment(settings), **added}, limit=limit)


def windows_path(word: str | Path) -> str:
    """A path as a Windows program sees it; other words as they are."""
    if isinstance(word, str) or sys.platform == "win32":
        return str(word)
    return str(PureWindowsPath("Z:", *word.resolve().parts))


def environment(
    settings: Settings, *, prefix: Path | None = None, own_runtime: bool = False
) -> dict[str, str]:
    """What Wine is started with.

    `own_runtime`: the program must bring Microsoft's C++ runtime itself, as on a fresh Windows.
    """
    runtime = f"{','.join(RUNTIME)}={'n' if own_runtime else 'n,b'}"
    return {
        **{name: os.environ[name] for name in ("PATH", "DISPLAY", "TMPDIR") if name in os.environ},
        "LC_ALL": "C.UTF-8",
        "HOME": str(settings.build / "home"),
        "WINEPREFIX": str(prefix or settings.prefix),
        "WINEARCH": "win64",
        "WINEDEBUG": "-all",
        "WINEDLLOVERRIDES": f"{_OFF};{runtime}",
    }
