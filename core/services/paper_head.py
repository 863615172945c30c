"""The head and foot of every paper this office issues: issuer, place, day, number, signature, recipients."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from core.letterheads import DatedHead, Delivery, head_on, signer_of
from core.office import Office
from core.ports import Clock, Database, Transaction
from core.records.people import Predecessor
from core.reporting.data import HeadData
from core.reporting.paper import Dated
from core.text import fold

TODAY, BY_HAND = Dated(), Dated(by_hand=True)
DRAFTED_BY = "drafted_by"
_COMMITTEE = "UBND"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadWords:
    """What is said of an office that chose nothing, and how a recipient is written.

    Attributes:
        recipients: who gets a kind of paper by default.
        addressed: a recipient with the form of delivery.
        superior: the line above the issuer.
        symbol: the abbreviation of the issuing body.
    """

    recipients: Callable[[Office, str], tuple[str, ...]]
    addressed: Callable[[str, Delivery], str]
    superior: Callable[[Office], str]
    symbol: Callable[[str], str]


class PaperHeads:
    """Makes heads from what the office chose for the paper's day and kind, else from its own data."""

    def __init__(self, *, database: Database, clock: Clock, words: HeadWords) -> None:
        self._database = database
        self._clock = clock
        self._words = words

    def head(
        self, kind: str, symbol: str, *, dated: Dated = TODAY, chosen: DatedHead | None = None
    ) -> HeadData:
        """The head of one document of a kind; `symbol` is the part of its number after the slash.

        `chosen` is a letterhead to be tried instead of the one that is kept for the day.
        """
        day = dated.on or self._clock.today()
        with self._database.transaction() as work:
            office = work.office.get()
            chosen = chosen or head_on(work.letterheads.heads(), day)
            name = name_on(work, office, day=day)
            signatory = signer_of(work.letterheads.signers(), kind) or office.signatory
            addressees = work.letterheads.addressees().get(kind)
            drafted_by = drafting_department(work)
        return HeadData(
            unit_name=name,
            superior=chosen.superior or ("" if chosen.issuer else self._words.superior(office)),
            issuer=chosen.issuer,
            place=chosen.place or office.place,
            day=None if dated.by_hand else day,
            symbol=_with_issuer(symbol, chosen.symbol or self._words.symbol(" ".join(chosen.issuer) or name)),
            signatory=signatory if signatory.name else None,
            recipients=self._words.recipients(office, kind)
            if addressees is None
            else tuple(self._words.addressed(line.name, line.delivery) for line in addressees),
            drafted_by=drafted_by,
        )

    def usual_recipients(self, kind: str) -> tuple[str, ...]:
        """Who gets a kind of paper where the office chose nobody."""
        with self._database.transaction() as work:
            return self._words.recipients(work.office.get(), kind)


def drafting_department(work: Transaction) -> str:
    """The abbreviation behind the archive's in the last line of the recipients; empty: none chosen."""
    return work.settings.get(DRAFTED_BY) or ""


def name_on(work: Transaction, office: Office, *, day: date) -> str:
    """What the office was called on a day: before its unit was formed, as the unit it came from.

    Of several that were merged the one of the same name; where none can be told, as today (guide 2, trap g).
    """
    unit = office.unit
    if unit.valid_from is None or day >= unit.valid_from:
        return unit.name
    held = work.records.of_years("predecessor", unit.code, first=0, last=9999)
    names = {
        former.name: former
        for former in held
        if isinstance(former, Predecessor) and (former.ended_on is None or day <= former.ended_on)
    }
    if len(names) == 1:
        return next(iter(names))
    return next((name for name in names if _bare(name) == _bare(unit.name)), unit.name)


def _bare(name: str) -> str:
    """A unit's name without its kind, for comparing."""
    return fold(name).removeprefix("xa ").removeprefix("phuong ").removeprefix("thi tran ")


def _with_issuer(symbol: str, issuer: str) -> str:
    """The symbol with the issuer's own abbreviation in the place of the committee's."""
    kind, dash, behind = symbol.partition("-")
    return f"{kind}{dash}{issuer}" if behind == _COMMITTEE else symbol
