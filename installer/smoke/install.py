"""Setup and its way back: what stands on the computer after each."""

from pathlib import Path

from make.settings import ID, NAME
from smoke.settings import CONSOLE, WINDOW
from smoke.waiting import Failed, wait_for
from smoke.wine import Wine

KEYS = (
    rf"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\{ID}",
    r"HKCU\Software\Classes\.cchc",
    r"HKCU\Software\Classes\.cchc-update",
    rf"HKCU\Software\Classes\{ID}.Document.1",
)
_FILES = (WINDOW, CONSOLE, "Uninstall.exe", "LICENCES.txt", "_internal/python3.dll")
_OPENS = rf"HKCU\Software\Classes\{ID}.Document.1\shell\open\command"
_LONGEST_S = 120.0


def install(wine: Wine, setup: Path, *, version: str) -> None:
    """A silent install for one user.

    Raises:
        Failed: Setup failed, or something is not where it belongs.
    """
    done = wine.run(setup, "/S")
    if done.code:
        raise Failed(f"Setup ended with {done.code}: {done.said}{done.told}")
    check_installed(wine, version=version)


def check_installed(wine: Wine, *, version: str) -> None:
    """Files, shortcuts, the registry: what Windows and an officer need to find the program.

    Raises:
        Failed: something is not there.
    """
    lacking = [name for name in _FILES if not (wine.installed / name).is_file()]
    lacking += [key for key in KEYS if not wine.has_key(key)]
    if WINDOW not in wine.has_key(_OPENS):
        lacking.append(f"{_OPENS} naming {WINDOW}")
    if version not in wine.has_key(KEYS[0]):
        lacking.append(f"version {version} in {KEYS[0]}: {wine.has_key(KEYS[0])}")
    if not shortcuts(wine):
        lacking.append("a shortcut")
    if lacking:
        raise Failed(f"after Setup there is no {lacking}")


def shortcuts(wine: Wine) -> list[Path]:
    """The shortcuts that name the program, in the start menu and on the desktop."""
    return [path for root in wine.homes for path in root.rglob("*.lnk") if path.stem == NAME]


def uninstall(wine: Wine, *, kept: Path) -> None:
    """A silent way back: no file, shortcut or key of the program stays, and every file of the officer's does.

    Raises:
        Failed: something stays, or something is gone.
    """
    before = _contents(kept)
    done = wine.run(wine.installed / "Uninstall.exe", "/S")
    if done.code:
        raise Failed(f"the uninstaller ended with {done.code}: {done.said}{done.told}")
    wait_for(lambda: not wine.installed.exists(), what=f"{wine.installed} is still there", within=_LONGEST_S)
    left = [str(path) for path in shortcuts(wine)] + [key for key in KEYS if wine.has_key(key)]
    if left:
        raise Failed(f"left behind: {left}")
    if _contents(kept) != before or not before:
        raise Failed(f"the officer's files changed: {set(before) ^ set(_contents(kept))}")


def _contents(folder: Path) -> dict[str, int]:
    return {
        path.relative_to(folder).as_posix(): path.stat().st_size
        for path in folder.rglob("*")
        if path.is_file()
    }
