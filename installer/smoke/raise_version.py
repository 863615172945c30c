"""Run by the Windows Python: give a copy of the frozen program's code another version.

PyInstaller's archive of modules is a header, packed modules one after the other, and a table of contents at
the place the header names. The new module and a new table are put behind; nothing else changes.
"""

import marshal
import struct
import sys
import zlib
from pathlib import Path

_MODULE = "core.version"
_PLACE = slice(8, 12)  # where the header keeps the table's place
_TABLE = "!i"


def raised(archive: bytes, version: str) -> bytes:
    """The archive whose program tells this version."""
    (place,) = struct.unpack(_TABLE, archive[_PLACE])
    table = dict(marshal.loads(archive[place:]))  # noqa: S302 - our own build's file
    kind, _, _ = table[_MODULE]
    code = compile(f'"""Told once."""\n\nVERSION = "{version}"\n', f"{_MODULE}.py", "exec")
    packed = zlib.compress(marshal.dumps(code), 6)
    table[_MODULE] = (kind, len(archive), len(packed))
    whole = bytearray(archive + packed)
    whole[_PLACE] = struct.pack(_TABLE, len(whole))
    return bytes(whole) + marshal.dumps(list(table.items()))


if __name__ == "__main__":
    held = Path(sys.argv[1])
    held.write_bytes(raised(held.read_bytes(), sys.argv[2]))
