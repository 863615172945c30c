"""A package in parts for e-mail: plain byte pieces, and the list that names them (section 10).

The list is a convenience only: parts are joined after each hash matches, and the inner signature decides.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from core.errors import UserError
from core.packages import canonical
from core.packages.carriage_refusals import PartsListWrong
from core.packages.refusals import PackageRefused

MIB = 1 << 20
STANDARD = 17 * MIB
"""About 24.4 MB after the coding of e-mail: fits a mailbox of 25 MB."""

SMALLEST, LARGEST, MOST = MIB, 2 << 30, 999
LIST_LIMIT = 256 << 10
"""Most bytes a list may have; 999 parts need about 180 KiB."""

SCHEMA = "urn:socchc:parts:1"
LIST_SUFFIX = ".parts.json"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}\.cchc(\.age)?")
_DIGEST = re.compile(r"[0-9a-f]{128}")
_PART_FILE = re.compile(r"(?P<name>.+)\.(?P<n>[0-9]{3})")
_MEMBERS = {"schema", "name", "size", "sha512", "part_size", "parts"}
_PART_MEMBERS = {"n", "sha512", "size"}


class PartSizeWrong(UserError):
    """Parts are not of 1 MiB to 2 GiB, or would be more than 999; fields: `smallest` (MiB)."""

    code = "E_PART_SIZE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One piece: its number from 1, SHA-512 as lower-case hex, size in bytes."""

    n: int
    sha512: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PartsList:
    """A package in parts: the name of the joined file, its size and SHA-512, and every part."""

    name: str
    size: int
    sha512: str
    part_size: int
    parts: tuple[Part, ...]

    @property
    def file_name(self) -> str:
        """The name of the list itself."""
        return f"{self.name}{LIST_SUFFIX}"

    def part_name(self, n: int) -> str:
        """The file name of a part."""
        return part_name(self.name, n)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Where one part lies in the whole, in bytes."""

    n: int
    start: int
    size: int


def part_name(name: str, n: int) -> str:
    """The file name of part `n` of the file `name`."""
    return f"{name}.{n:03d}"


def number_in(file_name: str) -> tuple[str, int] | None:
    """Stem and number of a name that looks like a part's; None for any other name."""
    found = _PART_FILE.fullmatch(file_name)
    return (found["name"], int(found["n"])) if found else None


def stretches(size: int, part_size: int) -> tuple[Stretch, ...]:
    """Cut a file of `size` bytes into pieces of `part_size`; the last one holds the rest.

    Raises:
        PartSizeWrong: the pieces would be too small, too large, or too many.
    """
    if not SMALLEST <= part_size <= LARGEST or size > part_size * MOST:
        raise PartSizeWrong(smallest=smallest_for(size) // MIB)
    starts = range(0, size, part_size)
    return tuple(
        Stretch(n=number, start=start, size=min(part_size, size - start))
        for number, start in enumerate(starts, start=1)
    )


def smallest_for(size: int) -> int:
    """The smallest size of a part, in whole mebibytes, that keeps to 999 parts."""
    return max(SMALLEST, -(-size // (MOST * MIB)) * MIB)


class PartsMeasured:
    """Hashes a file of known size on its way past, whole and piece by piece."""

    def __init__(self, name: str, size: int, *, part_size: int) -> None:
        self._name, self._size, self._part_size = name, size, part_size
        self._waiting = list(reversed(stretches(size, part_size)))
        self._whole, self._piece, self._held = hashlib.sha512(), hashlib.sha512(), 0
        self._parts: list[Part] = []

    def feed(self, data: bytes) -> None:
        """Take the next bytes."""
        self._whole.update(data)
        view = memoryview(data)
        while view:
            due = self._waiting[-1]
            taken = view[: due.size - self._held]
            self._piece.update(taken)
            self._held += len(taken)
            view = view[len(taken) :]
            if self._held == due.size:
                self._parts.append(Part(n=due.n, sha512=self._piece.hexdigest(), size=due.size))
                self._waiting.pop()
                self._piece, self._held = hashlib.sha512(), 0

    def finish(self) -> PartsList:
        """The list of everything that went past."""
        assert not self._waiting
        return PartsList(
            name=self._name,
            size=self._size,
            sha512=self._whole.hexdigest(),
            part_size=self._part_size,
            parts=tuple(self._parts),
        )


def parts_list_bytes(listed: PartsList) -> bytes:
    """The exact bytes of a parts list."""
    return canonical.encode(
        {
            "schema": SCHEMA,
            "name": listed.name,
            "size": listed.size,
            "sha512": listed.sha512,
            "part_size": listed.part_size,
            "parts": [{"n": each.n, "sha512": each.sha512, "size": each.size} for each in listed.parts],
        }
    )


def read_parts_list(data: bytes, *, name: str = "") -> PartsList:
    """A parts list, strictly: canonical, complete, its sizes adding up; `name` is its file, for the message.

    Raises:
        PartsListWrong: any rule is broken.
    """
    if len(data) > LIST_LIMIT:
        raise PartsListWrong(name=name)
    try:
        value = canonical.decode(data)
    except PackageRefused as error:
        raise PartsListWrong(name=name) from error
    listed = _listed(value)
    if listed is None or not _adds_up(listed):
        raise PartsListWrong(name=name)
    return listed


def _listed(value: Any) -> PartsList | None:
    """The list in a decoded value when members, types and texts are as they should be."""
    if not isinstance(value, dict) or value.keys() != _MEMBERS or value["schema"] != SCHEMA:
        return None
    parts = _parts(value["parts"])
    if parts is None or not _is_text(value["name"], _NAME) or not _is_text(value["sha512"], _DIGEST):
        return None
    if not _is_count(value["size"]) or not _is_count(value["part_size"]):
        return None
    return PartsList(
        name=value["name"],
        size=value["size"],
        sha512=value["sha512"],
        part_size=value["part_size"],
        parts=parts,
    )


def _parts(value: Any) -> tuple[Part, ...] | None:
    if not isinstance(value, list) or not 1 <= len(value) <= MOST:
        return None
    for each in value:
        if not isinstance(each, dict) or each.keys() != _PART_MEMBERS:
            return None
        if not _is_count(each["n"]) or not _is_count(each["size"]) or not _is_text(each["sha512"], _DIGEST):
            return None
    return tuple(Part(**each) for each in value)


def _adds_up(listed: PartsList) -> bool:
    """Numbers from 1 without a gap, and the sizes of the one legal cut."""
    try:
        cut = stretches(listed.size, listed.part_size)
    except PartSizeWrong:
        return False
    return _shape(listed.parts) == _shape(cut)


def _shape(pieces: Sequence[Part] | Sequence[Stretch]) -> list[tuple[int, int]]:
    return [(each.n, each.size) for each in pieces]


def _is_text(value: Any, pattern: re.Pattern[str]) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0
