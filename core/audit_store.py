"""The store of the audit chain, as a Protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import datetime

    from core.audit import Act, ActsWanted, AuditEntry


class AuditStore(Protocol):
    """The audit chain."""

    def append(self, act: Act, *, at: datetime) -> AuditEntry:
        """Chain one act behind the last."""

    def append_all(self, acts: Sequence[Act], *, at: datetime) -> None:
        """Chain any number of acts behind the last, in this order."""

    def last(self) -> AuditEntry | None:
        """The newest entry; None before the first."""

    def all(self) -> tuple[AuditEntry, ...]:
        """Every entry, oldest first."""

    def walk(self) -> Iterator[AuditEntry]:
        """Every entry, oldest first, one at a time, within the transaction."""

    def of_acts(self, acts: Collection[str], *, above: int = 0) -> tuple[AuditEntry, ...]:
        """The entries of these acts behind a number, oldest first; the others are not read."""

    def part(self, wanted: ActsWanted, *, below: int, most: int, least: int = 0) -> tuple[AuditEntry, ...]:
        """Entries by person, act, moment and words, newest first.

        Only those below a number when it is not 0, and from the number `least` on. Of words, which may be
        written with or without marks, a few entries too many are found: the caller looks again.
        """

    def doers(self) -> tuple[tuple[str, str], ...]:
        """Everybody who did something and what, each pair once."""
