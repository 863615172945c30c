"""A whole audit chain as a text file: one line of JSON about the office, then one for each entry.

The file is made to be read again anywhere: the digests of the chain can be computed from what stands in each
line, and whoever holds packages of the office can look for their heads in it.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from core.audit import GENESIS, MEMBERS, AuditEntry, members_of
from core.errors import UserError

SCHEMA = "urn:socchc:audit:1"
NAMESPACE = "audit@socchc.vn"
LARGEST = 256 << 20  # bytes
_TEXTS = frozenset(MEMBERS) - {"number"}


class ChainFileWrong(UserError):
    """The file is no audit chain that was written out here; fields: `name`, `line` (from 1, 0: the whole)."""

    code = "E_AUDIT_FILE"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainFile:
    """What a file tells: the office as packages name it, and its entries, oldest first, not judged yet."""

    unit: str
    entries: tuple[AuditEntry, ...]

    @property
    def head(self) -> str:
        """The digest of the last entry."""
        return self.entries[-1].digest if self.entries else GENESIS


def chain_text(unit: str, entries: Sequence[AuditEntry]) -> Iterator[bytes]:
    """The lines of the file."""
    head = entries[-1].digest if entries else GENESIS
    yield _line({"schema": SCHEMA, "unit": unit, "entries": len(entries), "head": head})
    for entry in entries:
        yield _line(members_of(entry) | {"at": entry.at.astimezone(UTC).isoformat()})


def read_chain(content: bytes, name: str) -> ChainFile:
    """Read a file that came from anywhere.

    Raises:
        ChainFileWrong: it is no such file, or a line of it is not what `chain_text` writes.
    """
    lines = content.splitlines()
    head = _members(lines[0], name, line=1) if lines else {}
    unit, count = head.get("unit"), head.get("entries")
    if head.get("schema") != SCHEMA or not isinstance(unit, str) or count != len(lines) - 1:
        raise ChainFileWrong(name=name, line=0)
    entries = tuple(_entries(lines[1:], name))
    found = ChainFile(unit=unit, entries=entries)
    if head.get("head") != found.head:
        raise ChainFileWrong(name=name, line=1)
    return found


def _line(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _entries(lines: Iterable[bytes], name: str) -> Iterator[AuditEntry]:
    for line, text in enumerate(lines, start=2):
        members = _members(text, name, line=line)
        number = members.pop("number", None)
        texts = {key: text for key, text in members.items() if key in _TEXTS and isinstance(text, str)}
        if type(number) is not int or texts.keys() != members.keys() or len(texts) != len(_TEXTS):
            raise ChainFileWrong(name=name, line=line)
        at = _moment(texts.pop("at"), name, line=line)
        yield AuditEntry(number=number, at=at, **texts)


def _members(text: bytes, name: str, *, line: int) -> dict[str, Any]:
    try:
        found = json.loads(text.decode())
    except (ValueError, RecursionError) as error:
        raise ChainFileWrong(name=name, line=line) from error
    if not isinstance(found, dict):
        raise ChainFileWrong(name=name, line=line)
    return found


def _moment(text: str, name: str, *, line: int) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise ChainFileWrong(name=name, line=line) from error
    if moment.tzinfo is None:
        raise ChainFileWrong(name=name, line=line)
    return moment
