"""What stands at the head and foot of papers: letterheads by day, who signs, who receives and how.

Decree 30/2020/ND-CP, appendix I: issuer, number and symbol, place, signing form, recipients. A paper carries
the letterhead that was valid on its own day (guide 2, date trap g), not today's.
"""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.errors import UserError
from core.units import Signatory


class HeadDayTwice(UserError):
    """Two letterheads begin on the same day; fields: `day`."""

    code = "E_HEAD_DAY"


class HeadEmpty(UserError):
    """A letterhead says nothing but its day; fields: `day`."""

    code = "E_HEAD_EMPTY"


class SignerIncomplete(UserError):
    """A signer lacks the name or the post; fields: `number`."""

    code = "E_SIGNER"


class SignsTwice(UserError):
    """Two persons are to sign the same kind of paper; fields: `kind`, `first`, `second`."""

    code = "E_SIGNS_TWICE"


class Delivery(StrEnum):
    """How a recipient gets the paper (seed row R104); what is not said is not printed."""

    UNSAID = ""
    PAPER = "paper"
    ELECTRONIC = "electronic"
    BOTH = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedHead:
    """A letterhead from a day on; what is left empty is made from the unit's own data.

    Attributes:
        valid_from: its first day; None for the one that is older than every other.
        superior: the line above the issuer (a department's province, a commune's district before July 2025).
        issuer: the lines of the issuing body, as they are printed.
        place: the place before the day.
        symbol: the issuer's part of the number's symbol, after the kind of document ("UBND" of BC-UBND).
    """

    valid_from: date | None = None
    superior: str = ""
    issuer: tuple[str, ...] = ()
    place: str = ""
    symbol: str = ""

    @property
    def says_nothing(self) -> bool:
        """Whether every part is left to the unit's own data."""
        return not (self.superior or self.issuer or self.place or self.symbol)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Somebody who signs; `kinds` are the reports that are theirs, others go to the office's signatory."""

    id: str
    signatory: Signatory
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """One line of the recipients."""

    name: str
    delivery: Delivery = Delivery.UNSAID


def head_on(heads: Iterable[DatedHead], day: date) -> DatedHead:
    """The letterhead that was valid on a day; an empty one where none was."""
    begun = [head for head in heads if head.valid_from is None or head.valid_from <= day]
    return max(begun, key=lambda head: head.valid_from or date.min, default=DatedHead())


def signer_of(signers: Iterable[Signer], kind: str) -> Signatory | None:
    """Who signs this kind of report; None: the office's signatory."""
    return next((signer.signatory for signer in signers if kind in signer.kinds), None)


def checked_heads(heads: Iterable[DatedHead]) -> tuple[DatedHead, ...]:
    """Letterheads that can stand beside each other, the oldest first.

    Raises:
        HeadDayTwice: two begin on the same day.
        HeadEmpty: one says nothing.
    """
    sorted_heads = sorted(heads, key=lambda head: head.valid_from or date.min)
    for head in sorted_heads:
        if head.says_nothing:
            raise HeadEmpty(day=str(head.valid_from or ""))
    for first, second in itertools.pairwise(sorted_heads):
        if first.valid_from == second.valid_from:
            raise HeadDayTwice(day=str(first.valid_from or ""))
    return tuple(sorted_heads)


def checked_signers(signers: Iterable[Signer]) -> tuple[Signer, ...]:
    """Signers who are whole, and no kind signed by two.

    Raises:
        SignerIncomplete: name or post is missing.
        SignsTwice: two persons have the same kind.
    """
    kept = tuple(signers)
    taken: dict[str, str] = {}
    for number, signer in enumerate(kept, start=1):
        if not (signer.signatory.name and signer.signatory.position):
            raise SignerIncomplete(number=number)
        for kind in signer.kinds:
            if kind in taken:
                raise SignsTwice(kind=kind, first=taken[kind], second=signer.signatory.name)
            taken[kind] = signer.signatory.name
    return kept
