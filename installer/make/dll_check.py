"""Every DLL a shipped file asks for is itself shipped, where it is looked for, or belongs to Windows 10.

Refused besides: Wine's own DLLs, files for another processor, run-time DLLs of the mingw compiler.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import pefile
from make.commands import BuildFailed
from make.settings import Settings

WINDOWS_10 = frozenset({
    "kernel32", "user32", "gdi32", "advapi32", "shell32", "ole32", "oleaut32", "comdlg32",
    "comctl32", "shlwapi", "ws2_32", "ntdll", "version", "winmm", "imm32", "rpcrt4", "crypt32",
    "bcrypt", "bcryptprimitives", "ncrypt", "secur32", "userenv", "netapi32", "iphlpapi", "dnsapi",
    "winhttp", "mpr", "psapi", "dbghelp", "uxtheme", "dwmapi", "wtsapi32", "setupapi", "d3d9",
    "d3d11", "d3d12", "dxgi", "dcomp", "dwrite", "d2d1", "uiautomationcore", "shcore", "mscms",
    "icuuc", "authz", "winspool.drv", "msimg32", "cabinet", "powrprof", "propsys", "msvcrt",
    "ucrtbase", "wintrust", "pdh", "usp10",
})  # fmt: skip
# Where Windows finds a DLL beside the asking file's own folder: the program's, and those PyInstaller adds.
_COMMON_FOLDERS = (".", "_internal", "_internal/PySide6", "_internal/shiboken6")
_MINGW = ("libgcc_s", "libstdc++", "libwinpthread", "libssp", "libmingw")
_WINE = (b"Wine builtin DLL", b"Wine placeholder DLL")
_X64 = 0x8664
_HEAD = 4096


def run(settings: Settings) -> None:
    """Check the frozen folder.

    Raises:
        BuildFailed: with one line for each thing that is wrong.
    """
    refuse(settings.frozen)


def refuse(folder: Path) -> None:
    """Check a program folder.

    Raises:
        BuildFailed: with one line for each thing that is wrong.
    """
    shipped: dict[str, list[Path]] = defaultdict(list)
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in {".dll", ".pyd", ".exe"}:
            shipped[path.name.lower()].append(path.relative_to(folder))
    wrong = [
        line
        for paths in shipped.values()
        for path in paths
        for line in _faults(path, folder, shipped=shipped)
    ]
    if not shipped:
        wrong = ["there is no program and no DLL in it"]
    if wrong:
        raise BuildFailed(f"{folder.name}: " + "\n".join(wrong))


def _faults(path: Path, folder: Path, *, shipped: Mapping[str, list[Path]]) -> Iterator[str]:
    place = path.as_posix()
    content = (folder / path).read_bytes()
    if any(mark in content[:_HEAD] for mark in _WINE):
        yield f"{place} is a DLL of Wine"
    if path.name.lower().startswith(_MINGW):
        yield f"{place} is a run-time DLL of the mingw compiler"
    try:
        image = pefile.PE(data=content, fast_load=True)
    except pefile.PEFormatError:
        yield f"{place} is no Windows program"
        return
    if image.FILE_HEADER.Machine != _X64:
        yield f"{place} is not for 64-bit Windows (x64)"
    for name in _imported(image):
        if _is_of_windows(name):
            continue
        folders = {each.parent.as_posix() for each in shipped.get(name, ())}
        if not folders:
            yield f"{place} needs {name}, which is not shipped"
        elif not folders & {path.parent.as_posix(), *_COMMON_FOLDERS}:
            yield f"{place} needs {name}, which lies out of its reach in {', '.join(sorted(folders))}"


def _imported(image: pefile.PE) -> Iterator[str]:
    kinds = ("IMAGE_DIRECTORY_ENTRY_IMPORT", "IMAGE_DIRECTORY_ENTRY_DELAY_IMPORT")
    image.parse_data_directories([pefile.DIRECTORY_ENTRY[kind] for kind in kinds])
    for held in ("DIRECTORY_ENTRY_IMPORT", "DIRECTORY_ENTRY_DELAY_IMPORT"):
        for entry in getattr(image, held, ()):
            yield entry.dll.decode("ascii").lower()


def _is_of_windows(name: str) -> bool:
    return name.startswith(("api-ms-win-", "ext-ms-")) or name.removesuffix(".dll") in WINDOWS_10
