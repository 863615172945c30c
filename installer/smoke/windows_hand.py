"""Runs in a Windows Python, under Wine too, and does what only a Windows program can, order by order.

An order is one line of JSON, and so is its answer: start a command line (with fewer rights on demand),
wait for its end, list windows with their texts, press, type, read and write the registry, hold a file open.
"""

import ctypes
import json
import sys
import winreg
from collections.abc import Callable
from ctypes import wintypes

user32 = ctypes.WinDLL("user32", use_last_error=True)
kernel32 = ctypes.WinDLL("kernel32", use_last_error=True)
advapi32 = ctypes.WinDLL("advapi32", use_last_error=True)
gdi32 = ctypes.WinDLL("gdi32", use_last_error=True)

WM_SETTEXT, WM_GETTEXT, WM_CLOSE = 0x0C, 0x0D, 0x10
BM_CLICK, BM_GETCHECK = 0xF5, 0xF0
STILL_ACTIVE, SYNCHRONIZE_AND_QUERY = 259, 0x00100000 | 0x0400
TOKEN_ALL, DISABLE_PRIVILEGES = 0xF01FF, 1
DIALOG_FONT, POINTS = "Segoe UI", 9
_LONGEST, _PATIENCE_MS = 2048, 2000
CHANGED_AMID_READING = frozenset({259, 1018})  # ERROR_NO_MORE_ITEMS, ERROR_KEY_DELETED
ROOTS = {"HKCU": winreg.HKEY_CURRENT_USER, "HKLM": winreg.HKEY_LOCAL_MACHINE}
LPARAM = ctypes.c_ssize_t

user32.SendMessageW.argtypes = (wintypes.HWND, wintypes.UINT, ctypes.c_size_t, ctypes.c_void_p)
user32.SendMessageW.restype = ctypes.c_ssize_t
user32.SendMessageTimeoutW.argtypes = (
    wintypes.HWND, wintypes.UINT, ctypes.c_size_t, ctypes.c_void_p, wintypes.UINT, wintypes.UINT,
    ctypes.c_void_p,
)  # fmt: skip
user32.PostMessageW.argtypes = (wintypes.HWND, wintypes.UINT, ctypes.c_size_t, LPARAM)
kernel32.CreateFileW.restype = wintypes.HANDLE
kernel32.CreateFileW.argtypes = (
    wintypes.LPCWSTR, wintypes.DWORD, wintypes.DWORD, ctypes.c_void_p, wintypes.DWORD, wintypes.DWORD,
    wintypes.HANDLE,
)  # fmt: skip
kernel32.GetCurrentProcess.restype = wintypes.HANDLE
kernel32.CloseHandle.argtypes = (wintypes.HANDLE,)
kernel32.WaitForSingleObject.argtypes = (wintypes.HANDLE, wintypes.DWORD)
kernel32.GetExitCodeProcess.argtypes = (wintypes.HANDLE, ctypes.POINTER(wintypes.DWORD))
kernel32.TerminateProcess.argtypes = (wintypes.HANDLE, wintypes.UINT)
advapi32.OpenProcessToken.argtypes = (wintypes.HANDLE, wintypes.DWORD, ctypes.POINTER(wintypes.HANDLE))
advapi32.CreateRestrictedToken.argtypes = (
    wintypes.HANDLE, wintypes.DWORD, wintypes.DWORD, ctypes.c_void_p, wintypes.DWORD, ctypes.c_void_p,
    wintypes.DWORD, ctypes.c_void_p, ctypes.POINTER(wintypes.HANDLE),
)  # fmt: skip
gdi32.CreateFontW.restype = wintypes.HANDLE
gdi32.SelectObject.argtypes = (wintypes.HDC, wintypes.HANDLE)
user32.GetDC.restype = wintypes.HDC
user32.GetDC.argtypes = (wintypes.HWND,)
user32.DrawTextW.argtypes = (wintypes.HDC, wintypes.LPCWSTR, ctypes.c_int, ctypes.c_void_p, wintypes.UINT)

processes: dict[int, wintypes.HANDLE] = {}
held: list[wintypes.HANDLE] = []


class StartUp(ctypes.Structure):
    """STARTUPINFOW."""

    _fields_ = (
        ("size", wintypes.DWORD), ("reserved", wintypes.LPWSTR), ("desktop", wintypes.LPWSTR),
        ("title", wintypes.LPWSTR), ("numbers", wintypes.DWORD * 8), ("show", wintypes.WORD),
        ("more", wintypes.WORD), ("bytes", ctypes.c_void_p), ("handles", wintypes.HANDLE * 3),
    )  # fmt: skip


class Started(ctypes.Structure):
    """PROCESS_INFORMATION."""

    _fields_ = (
        ("process", wintypes.HANDLE),
        ("thread", wintypes.HANDLE),
        ("pid", wintypes.DWORD),
        ("tid", wintypes.DWORD),
    )


class SidAndAttributes(ctypes.Structure):
    """SID_AND_ATTRIBUTES."""

    _fields_ = (("sid", ctypes.c_void_p), ("attributes", wintypes.DWORD))


def start(line: str, *, limited: bool = False, folder: str | None = None) -> dict[str, object]:
    """Start a command line as it is: `/D=` must stay unquoted even with blanks."""
    up, started = StartUp(), Started()
    up.size = ctypes.sizeof(up)
    words = ctypes.create_unicode_buffer(line)
    common = (None, words, None, None, False, 0, None, folder, ctypes.byref(up), ctypes.byref(started))
    if limited:
        done = advapi32.CreateProcessAsUserW(_limited_token(), *common)
    else:
        done = kernel32.CreateProcessW(*common)
    if not done:
        return {"error": ctypes.get_last_error()}
    kernel32.CloseHandle(started.thread)
    processes[started.pid] = started.process
    return {"pid": started.pid}


def _limited_token() -> wintypes.HANDLE:
    token, limited = wintypes.HANDLE(), wintypes.HANDLE()
    advapi32.OpenProcessToken(kernel32.GetCurrentProcess(), TOKEN_ALL, ctypes.byref(token))
    sid = ctypes.c_void_p()
    advapi32.ConvertStringSidToSidW("S-1-5-32-544", ctypes.byref(sid))
    disabled = SidAndAttributes(sid.value, 0)
    advapi32.CreateRestrictedToken(
        token, DISABLE_PRIVILEGES, 1, ctypes.byref(disabled), 0, None, 0, None, ctypes.byref(limited)
    )
    return limited


def wait(pid: int, seconds: float) -> dict[str, object]:
    """Its exit code, or none as long as it runs."""
    kernel32.WaitForSingleObject(processes[pid], int(seconds * 1000))
    code = wintypes.DWORD()
    kernel32.GetExitCodeProcess(processes[pid], ctypes.byref(code))
    return {"code": None if code.value == STILL_ACTIVE else code.value}


def end(pid: int) -> dict[str, object]:
    """End a process that was started here, at once."""
    kernel32.TerminateProcess(processes[pid], 99)
    return wait(pid, 5)


def windows() -> dict[str, object]:
    """All dialogs on the screen, with every visible control of theirs."""
    found: list[int] = []
    _each(user32.EnumWindows, None, found.append)
    shown = [window for window in found if user32.IsWindowVisible(window) and _class(window) == "#32770"]
    return {"windows": [{**_control(window), "controls": _controls(window)} for window in shown]}


def _controls(window: int) -> list[dict[str, object]]:
    found: list[int] = []
    _each(user32.EnumChildWindows, window, found.append)
    return [_control(child) for child in found if user32.IsWindowVisible(child)]


def _each(enumerate_windows: Callable[..., object], window: int | None, add: Callable[[int], object]) -> None:
    kind = ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.HWND, LPARAM)
    call = kind(lambda found, _: add(found) or True)
    if window is None:
        enumerate_windows(call, 0)
    else:
        enumerate_windows(wintypes.HWND(window), call, 0)


def _control(handle: int) -> dict[str, object]:
    place = wintypes.RECT()
    user32.GetWindowRect(wintypes.HWND(handle), ctypes.byref(place))
    width, height = place.right - place.left, place.bottom - place.top
    text = _text(handle)
    kind = _class(handle)
    return {
        "handle": handle,
        "class": kind,
        "text": text,
        "place": [place.left, place.top, width, height],
        "enabled": bool(user32.IsWindowEnabled(wintypes.HWND(handle))),
        "checked": bool(_ask(handle, BM_GETCHECK, 0, 0)) if kind == "Button" else False,
        "wanted": _wanted(text, width) if text else [0, 0],
    }


def _wanted(text: str, width: int) -> list[int]:
    """How wide its longest line is, and how high it is when broken to a width; in the wizard's letter."""
    screen = user32.GetDC(None)
    pixels = gdi32.GetDeviceCaps(screen, 90)
    font = gdi32.CreateFontW(-(POINTS * pixels + 36) // 72, 0, 0, 0, 400, 0, 0, 0, 1, 0, 0, 0, 0, DIALOG_FONT)
    before = gdi32.SelectObject(screen, font)
    line, block = wintypes.RECT(), wintypes.RECT(0, 0, width, 0)
    user32.DrawTextW(screen, text, -1, ctypes.byref(line), 0x400)
    user32.DrawTextW(screen, text, -1, ctypes.byref(block), 0x410)
    gdi32.SelectObject(screen, before)
    gdi32.DeleteObject(wintypes.HANDLE(font))
    user32.ReleaseDC(None, wintypes.HDC(screen))
    return [line.right, block.bottom]


def _class(handle: int) -> str:
    held_name = ctypes.create_unicode_buffer(256)
    user32.GetClassNameW(wintypes.HWND(handle), held_name, 256)
    return held_name.value


def _text(handle: int) -> str:
    held_text = ctypes.create_unicode_buffer(_LONGEST)
    _ask(handle, WM_GETTEXT, _LONGEST, ctypes.addressof(held_text))
    return held_text.value


def _ask(handle: int, message: int, number: int, place: int) -> int:
    """A window's answer, or 0 when it is too busy to give one."""
    answer = ctypes.c_size_t()
    user32.SendMessageTimeoutW(handle, message, number, place, 2, _PATIENCE_MS, ctypes.byref(answer))
    return answer.value


def press(handle: int) -> dict[str, object]:
    """Press a button, without waiting for what it does."""
    user32.PostMessageW(handle, BM_CLICK, 0, 0)
    return {}


def close(handle: int) -> dict[str, object]:
    """Close a window by its cross."""
    user32.PostMessageW(handle, WM_CLOSE, 0, 0)
    return {}


def write(handle: int, text: str) -> dict[str, object]:
    """Put a text into a field."""
    words = ctypes.create_unicode_buffer(text)
    user32.SendMessageW(handle, WM_SETTEXT, 0, ctypes.addressof(words))
    return {}


def key(root: str, path: str) -> dict[str, object]:
    """The values and the names of the sub-keys of a registry key, or none when there is no such key."""
    try:
        opened = winreg.OpenKey(ROOTS[root], path, 0, winreg.KEY_READ | winreg.KEY_WOW64_64KEY)
    except FileNotFoundError:
        return {"values": None, "keys": []}
    with opened:
        try:
            keys, values, _ = winreg.QueryInfoKey(opened)
            pairs = [winreg.EnumValue(opened, at)[:2] for at in range(values)]
            return {"values": dict(pairs), "keys": [winreg.EnumKey(opened, at) for at in range(keys)]}
        except OSError as error:
            if error.winerror not in CHANGED_AMID_READING:
                raise
    return key(root, path)


def put_value(root: str, path: str, name: str, *, value: str) -> dict[str, object]:
    """Write a text into the registry."""
    with winreg.CreateKeyEx(ROOTS[root], path, 0, winreg.KEY_WRITE | winreg.KEY_WOW64_64KEY) as opened:
        winreg.SetValueEx(opened, name, 0, winreg.REG_SZ, value)
    return {}


def drop_value(root: str, path: str, name: str) -> dict[str, object]:
    """Delete a value of the registry; that there is none is well."""
    try:
        with winreg.OpenKey(ROOTS[root], path, 0, winreg.KEY_WRITE | winreg.KEY_WOW64_64KEY) as opened:
            winreg.DeleteValue(opened, name)
    except FileNotFoundError:
        return {"dropped": False}
    return {"dropped": True}


def drop_key(root: str, path: str) -> dict[str, object]:
    """Delete a registry key with all below; that there is none is well."""
    for name in key(root, path)["keys"]:
        drop_key(root, f"{path}\\{name}")
    try:
        winreg.DeleteKeyEx(ROOTS[root], path, winreg.KEY_WOW64_64KEY, 0)
    except FileNotFoundError:
        return {"dropped": False}
    return {"dropped": True}


def hold(path: str) -> dict[str, object]:
    """Open a file so that nobody else may open, rename or delete it."""
    handle = kernel32.CreateFileW(path, 0x80000000, 0, None, 3, 0, None)
    held.append(handle)
    return {"error": ctypes.get_last_error() if handle == wintypes.HANDLE(-1).value else 0}


def let_go() -> dict[str, object]:
    """Close what was held."""
    while held:
        kernel32.CloseHandle(held.pop())
    return {}


ORDERS: dict[str, Callable[..., dict[str, object]]] = {
    each.__name__: each
    for each in (
        start,
        wait,
        end,
        windows,
        press,
        close,
        write,
        key,
        put_value,
        drop_value,
        drop_key,
        hold,
        let_go,
    )
}


def main() -> None:
    """Answer until the orders end."""
    source, target = open(0, "rb", closefd=False), open(1, "wb", closefd=False)  # noqa: SIM115
    for line in source:
        order = json.loads(line)
        answer = ORDERS[order.pop("do")](*order.pop("with", ()), **order)
        target.write(json.dumps(answer, default=repr).encode("ascii") + b"\n")
        target.flush()


if __name__ == "__main__":
    sys.exit(main())
