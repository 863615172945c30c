"""Papers around packages and keys: the record of handing over, and the sheet of the key of the office."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from core.exchanges import Direction
from core.office import Office
from core.packages.kinds import Kind
from core.reporting.document import Report
from core.reporting.enrolment_sheet import (
    EnrolmentSheet,
    EnrolmentWords,
    enrolment_report,
    no_key_report,
)
from core.reporting.hand_over import KIND, blank_hand_over
from core.reporting.paper import BOTH, SUBMITTERS, Asked, Choice, Paper
from core.reporting.words import ReportWords
from core.services.hand_over import HandOver
from core.services.key_care import KeyCard, KeyCare
from core.services.paper_head import BY_HAND
from core.services.papers.commune_words import PaperDesk

HAND_OVER, ENROLMENT = "hand-over", "enrolment"


class ExchangePapers:
    """The same sheets the acts on packages and keys print; `sheet` says a key's paper in words."""

    def __init__(
        self,
        *,
        desk: PaperDesk,
        hand_over: HandOver,
        keys: KeyCare,
        sheet: Callable[[KeyCard, Office, date], EnrolmentSheet],
        words: tuple[ReportWords, EnrolmentWords],
    ) -> None:
        self._desk = desk
        self._hand_over = hand_over
        self._keys = keys
        self._sheet = sheet
        self._words, self._enrolment_words = words

    def papers(self) -> tuple[Paper, ...]:
        """The kinds of this family."""
        return (
            Paper(code=HAND_OVER, roles=SUBMITTERS, fill=self.hand_over, choices=self.packages),
            Paper(code=ENROLMENT, roles=BOTH, fill=self.enrolment),
        )

    def hand_over(self, asked: Asked) -> Report:
        """The record of a package that was sent; without one named the newest of the year.

        Raises:
            PackageUnknown: the part names no submission that was sent.
            NoAuthority: the office names nobody to hand it to.
            PackageRefused: the stored package is damaged.
        """
        sent = self.packages(asked.year)
        if asked.part or sent:
            return self._hand_over.sheet(asked.part or sent[0].key)
        with self._desk.database.transaction() as work:
            authority = work.office.get().authority
        head = self._desk.heads.head(KIND, self._words.hand_over.symbol, dated=BY_HAND)
        return blank_hand_over(
            replace(head, signatory=None),
            asked.year,
            authority="" if authority is None else authority.name,
            words=self._words,
        )

    def packages(self, year: int) -> tuple[Choice, ...]:
        """The submissions of a year that were sent, newest first."""
        with self._desk.database.transaction() as work:
            rows = work.exchanges.listed(year=year)
        return tuple(
            Choice(key=row.digest, name=self._words.hand_over.package_of(year, row.revision, row.at))
            for row in rows
            if row.kind == Kind.SUBMISSION.value and row.direction is Direction.SENT
        )

    def enrolment(self, asked: Asked) -> Report:
        """The sheet of the office's own key; how to make one where there is none."""
        card = self._keys.card()
        if card is None:
            return no_key_report(self._enrolment_words)
        with self._desk.database.transaction() as work:
            office = work.office.get()
        sheet = self._sheet(card, office, asked.dated.on or self._desk.clock.today())
        return enrolment_report(sheet, self._enrolment_words)
