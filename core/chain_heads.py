"""The head of an office's audit chain inside each package it makes: in the identifier, signed with the rest.

The package format takes no further line and no further member: a strict reader refuses both (sections 2
and 5.2). Of `package_uuid` it asks the form of a UUID alone. Version 8 of RFC 9562 (section 5.8) leaves 122
bits to whoever makes one: 30 tell the number of the entry, 92 the first 23 digits of its digest. Packages of
earlier versions have other identifiers and tell no head. The entry is the one that says this package is being
made, so that no two packages share an identifier.

Whoever holds the packages of an office can notice that it wrote its history anew: a later package with a
lower number, two heads of one number, or a head that is not in the chain the office hands out.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from core.audit import AuditEntry

_VERSION = 8
_VARIANT = 0b10
_DIGITS = 23
_MARK_BITS = 4 * _DIGITS
_C_BITS, _B_BITS = 62, 12
_MOST = 1 << 30


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainHead:
    """An entry as a package names it: its number and the first 23 hexadecimal digits of its digest."""

    number: int
    mark: str

    def is_of(self, entry: AuditEntry) -> bool:
        """Whether the package means this entry."""
        return (self.number, self.mark) == (entry.number, entry.digest[:_DIGITS])


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenHead:
    """A head and the package it came in; `at` is when the package was accepted."""

    head: ChainHead
    digest: str
    kind: str
    period: str
    key_epoch: int
    revision: int
    at: datetime


class Rewriting(StrEnum):
    """How a history shows that it was written anew."""

    SHORTER = "shorter"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewritten:
    """Two packages of one office whose heads cannot be of one history; `later` was made or came later."""

    how: Rewriting
    earlier: SeenHead
    later: SeenHead


def identifier_of(entry: AuditEntry) -> str:
    """The identifier of the package whose making this entry tells."""
    told = (entry.number % _MOST) << _MARK_BITS | int(entry.digest[:_DIGITS], 16)
    upper, lower = told >> _C_BITS, told & ((1 << _C_BITS) - 1)
    first, second = upper >> _B_BITS, upper & ((1 << _B_BITS) - 1)
    return str(UUID(int=first << 80 | _VERSION << 76 | second << 64 | _VARIANT << _C_BITS | lower))


def head_of(package_uuid: str) -> ChainHead | None:
    """The head an identifier tells; None for one that tells none."""
    whole = UUID(package_uuid).int
    if whole >> 76 & 0xF != _VERSION or whole >> _C_BITS & 0b11 != _VARIANT:
        return None
    upper = (whole >> 80) << _B_BITS | (whole >> 64 & ((1 << _B_BITS) - 1))
    told = upper << _C_BITS | (whole & ((1 << _C_BITS) - 1))
    number = told >> _MARK_BITS
    return ChainHead(number=number, mark=f"{told & ((1 << _MARK_BITS) - 1):0{_DIGITS}x}") if number else None


def rewritings(seen: Sequence[SeenHead]) -> tuple[Rewritten, ...]:
    """Every pair of packages of one sender that tells of a history written anew.

    Only packages of one stream have a sure order (key epoch, then revision): one of another kind or year may
    arrive late.
    """
    return (*_shorter(seen), *_others(seen))


def missing_from(entries: Iterable[AuditEntry], seen: Sequence[SeenHead]) -> tuple[SeenHead, ...]:
    """The heads that a chain does not hold, in the order of `seen`; all of them were once its last entry."""
    wanted: dict[int, list[SeenHead]] = {}
    for each in seen:
        wanted.setdefault(each.head.number, []).append(each)
    held = {
        each.digest for entry in entries for each in wanted.get(entry.number, ()) if each.head.is_of(entry)
    }
    return tuple(each for each in seen if each.digest not in held)


def _shorter(seen: Sequence[SeenHead]) -> Iterator[Rewritten]:
    streams: dict[tuple[str, str], list[SeenHead]] = {}
    for each in seen:
        streams.setdefault((each.kind, each.period), []).append(each)
    for packages in streams.values():
        packages.sort(key=lambda each: (each.key_epoch, each.revision))
        highest = packages[0]
        for later in packages[1:]:
            if later.head.number < highest.head.number:
                yield Rewritten(how=Rewriting.SHORTER, earlier=highest, later=later)
            else:
                highest = later


def _others(seen: Sequence[SeenHead]) -> Iterator[Rewritten]:
    first: dict[int, SeenHead] = {}
    for each in sorted(seen, key=lambda one: one.at):
        held = first.setdefault(each.head.number, each)
        if held.head != each.head:
            yield Rewritten(how=Rewriting.OTHER, earlier=held, later=each)
