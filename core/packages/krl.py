"""Revoked keys in OpenSSH's own form (PROTOCOL.krl), for `ssh-keygen -Q -f` and verify `-r` (section 12)."""

import struct
from collections.abc import Iterable
from datetime import datetime

from core.packages.signing import PublicKey

_MAGIC, _FORMAT = 0x5353484B524C0A00, 1
_EXPLICIT_KEYS = 2


def krl_bytes(revoked: Iterable[PublicKey], *, version: int, at: datetime, comment: str = "") -> bytes:
    """A key revocation list that names whole keys; `version` grows with every list."""
    head = struct.pack(">QIQQQ", _MAGIC, _FORMAT, version, int(at.timestamp()), 0)
    keys = b"".join(_str(blob) for blob in sorted(key.blob for key in revoked))
    section = bytes([_EXPLICIT_KEYS]) + _str(keys) if keys else b""
    return head + _str(b"") + _str(comment.encode("ascii")) + section


def _str(data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + data
