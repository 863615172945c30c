"""An input program as UniKey is one, run by Windows Python: each line read is typed into the top window.

Windows itself turns the letters into messages (`SendInput` with `KEYEVENTF_UNICODE`), so that letters no key
carries arrive by the way they arrive on an officer's computer. Every line is answered by how much was typed.
"""

import ctypes
import sys
import time
from ctypes import wintypes

_KEYBOARD = 1
_NOTHING, _BLOCK, _LONGEST_MS = 0, 0x1, 20_000  # WM_NULL, SMTO_BLOCK
_TURNS, _BETWEEN_S = 4, 0.06
_DOWN, _UP = 0x4, 0x4 | 0x2  # KEYEVENTF_UNICODE, with KEYEVENTF_KEYUP


class _Key(ctypes.Structure):
    _fields_ = (
        ("virtual", wintypes.WORD),
        ("scan", wintypes.WORD),
        ("flags", wintypes.DWORD),
        ("time", wintypes.DWORD),
        ("extra", ctypes.c_void_p),
    )


class _Mouse(ctypes.Structure):
    """Never sent; the largest member gives the union its size."""

    _fields_ = (
        ("left", wintypes.LONG),
        ("top", wintypes.LONG),
        ("data", wintypes.DWORD),
        ("flags", wintypes.DWORD),
        ("time", wintypes.DWORD),
        ("extra", ctypes.c_void_p),
    )


class _Either(ctypes.Union):
    _fields_ = (("key", _Key), ("mouse", _Mouse))


class _Input(ctypes.Structure):
    _fields_ = (("kind", wintypes.DWORD), ("either", _Either))


def _wait_for_its_turn() -> None:
    """Until the foreground window has done what it was told before: keys of the screen take another way here.

    Under Wine they come through X, these letters do not; a window that was busy would take them first.
    """
    user = ctypes.windll.user32  # type: ignore[attr-defined]
    answer = ctypes.c_size_t()
    for _ in range(_TURNS):
        user.SendMessageTimeoutW(
            user.GetForegroundWindow(), _NOTHING, 0, 0, _BLOCK, _LONGEST_MS, ctypes.byref(answer)
        )
        time.sleep(_BETWEEN_S)


def _type(words: str) -> int:
    """How many of the events Windows took."""
    units = memoryview(words.encode("utf-16-le")).cast("H")
    events = [
        _Input(_KEYBOARD, _Either(key=_Key(0, unit, flags, 0, None)))
        for unit in units
        for flags in (_DOWN, _UP)
    ]
    if not events:
        return 0
    made = (_Input * len(events))(*events)
    taken: int = ctypes.windll.user32.SendInput(len(events), made, ctypes.sizeof(_Input))  # type: ignore[attr-defined]
    return taken


for line in sys.stdin.buffer:
    told = line.decode("utf-8").rstrip("\r\n")
    if told:  # an empty line only asks whether this program is there
        _wait_for_its_turn()
    print(_type(told), flush=True)
