"""The smallest Windows files that the checks can read: headers, one section, a list of DLLs they ask for."""

import struct
from collections.abc import Sequence

X64, X86 = 0x8664, 0x14C
_SECTION_AT, _SECTION_SIZE, _ADDRESS = 0x400, 0x1000, 0x1000
_ORDINAL = 1 << 63


def small_pe(*, needs: Sequence[str] = (), machine: int = X64, mark: bytes = b"") -> bytes:
    """A DLL for the machine that asks for others; `mark` stands where Wine writes its own."""
    stub = b"MZ".ljust(0x3C, b"\0") + struct.pack("<I", 0x80) + mark
    header = struct.pack("<4sHHIIIHH", b"PE\0\0", machine, 1, 0, 0, 0, 240, 0x2022)
    imports = _import_table(needs)
    optional = struct.pack("<HBBIIIII", 0x20B, 1, 0, 0, _SECTION_SIZE, 0, 0, _ADDRESS)
    optional += struct.pack("<QIIHHHHHHI", 0x180000000, 0x1000, 0x200, 6, 0, 0, 0, 6, 0, 0)
    optional += struct.pack("<IIIHHQQQQII", 0x3000, _SECTION_AT, 0, 3, 0, 1 << 20, 4096, 1 << 20, 4096, 0, 16)
    directories = [(0, 0)] * 16
    directories[1] = (_ADDRESS, 20 * (len(needs) + 1)) if needs else (0, 0)
    optional += b"".join(struct.pack("<II", *each) for each in directories)
    section = struct.pack(
        "<8sIIIIIIHHI", b".idata", _SECTION_SIZE, _ADDRESS, _SECTION_SIZE, _SECTION_AT, 0, 0, 0, 0, 0x40000040
    )
    head = (stub.ljust(0x80, b"\0") + header + optional + section).ljust(_SECTION_AT, b"\0")
    return head + imports.ljust(_SECTION_SIZE, b"\0")


def _import_table(needs: Sequence[str]) -> bytes:
    table, rest = b"", b""
    start = _ADDRESS + 20 * (len(needs) + 1)
    for name in needs:
        thunks = start + len(rest)
        rest += struct.pack("<QQ", _ORDINAL | 1, 0)
        text = start + len(rest)
        rest += name.encode("ascii").ljust(64, b"\0")
        table += struct.pack("<IIIII", thunks, 0, 0, text, thunks)
    return table + b"\0" * 20 + rest
