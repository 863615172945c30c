"""A year's packages as one story: sent, received, returned, answered; and the next one before it exists."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from core.exchanges import Direction, PackageRow
from core.packages.kinds import Kind
from core.packages.payloads import ResultBody
from core.ports import Database, Transaction
from core.records.catalogue import KINDS
from core.self_score import SelfScore
from core.services.outgoing import received_receipts
from core.services.own_packages import newest_sent
from core.services.self_assessment import SelfAssessment
from core.services.year_history import Changes, changes_since
from core.stored_packages import document_of, receipt_of, return_of


class EventKind(StrEnum):
    """What happened between this office and its authority, in the order things go."""

    SENT = "sent"
    RECEIVED = "received"
    RETURNED = "returned"
    RESULT = "result"


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageEvent:
    """One event of a year. `row` is the package behind it; `revision` that of the submission it is about.

    `number` is a receipt's; `reason`, `lines` (criterion, question) and `due_on` a return's; `index`, `band`
    and `published_on` a result's. A submission's `reason` is why it was sent again.
    """

    kind: EventKind
    at: datetime
    row: PackageRow
    revision: int
    number: int = 0
    reason: str = ""
    lines: tuple[tuple[str, str], ...] = ()
    due_on: date | None = None
    index: Decimal | None = None
    band: str = ""
    published_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageSummary:
    """What the next package of a year would hold: records by kind, documents, files and bytes, the score."""

    revision: int
    records: tuple[tuple[str, int], ...]
    documents: int
    files: int
    size: int
    score: SelfScore
    changes: Changes | None

    @property
    def record_count(self) -> int:
        """All records together."""
        return sum(count for _kind, count in self.records)


class PackageHistory:
    """Reads the register of packages of a submitter; changes nothing."""

    def __init__(self, *, database: Database, assessment: SelfAssessment) -> None:
        self._database = database
        self._assessment = assessment

    def timeline(self, year: int) -> tuple[PackageEvent, ...]:
        """Every event of a year, newest first.

        Raises:
            PackageRefused: a stored package is damaged.
        """
        with self._database.transaction() as work:
            events = [
                *_sent(work, year),
                *_receipts(work, year),
                *_returns(work, year),
                *_results(work, year),
            ]
        order = list(EventKind)
        return tuple(sorted(events, key=lambda event: (event.at, order.index(event.kind)), reverse=True))

    def summary(self, year: int) -> PackageSummary:
        """The next package before it is written.

        Raises:
            PackageRefused: the newest stored package is damaged.
        """
        score = self._assessment.score(year)
        with self._database.transaction() as work:
            unit = work.office.get().unit.code
            counts = Counter[str]()
            for kind, records in _by_kind(work, unit, year=year):
                counts[kind] += records
            documents = work.evidence.of_year(unit, year)
            newest = newest_sent(work, year)
        files = {item.file.sha256: item.file.size for item in documents if item.file is not None}
        return PackageSummary(
            revision=1 if newest is None else newest.revision + 1,
            records=tuple(counts.items()),
            documents=len(documents),
            files=len(files),
            size=sum(files.values()),
            score=score,
            changes=None if newest is None else changes_since(newest, score),
        )


def _by_kind(work: Transaction, unit: str, *, year: int) -> Iterator[tuple[str, int]]:
    for kind in KINDS:
        found = work.records.of_year(kind.code, unit, year=year)
        if found:
            yield kind.code, len(found)


def _sent(work: Transaction, year: int) -> Iterator[PackageEvent]:
    for row in work.exchanges.of_kind(Kind.SUBMISSION.value, Direction.SENT):
        if row.period[:4] == str(year):
            yield PackageEvent(
                kind=EventKind.SENT, at=row.at, row=row, revision=row.revision, reason=row.note
            )


def _receipts(work: Transaction, year: int) -> Iterator[PackageEvent]:
    for row in received_receipts(work):
        body = receipt_of(row)
        if (body.period or "")[:4] == str(year):
            yield PackageEvent(
                kind=EventKind.RECEIVED,
                at=body.received_at,
                row=row,
                revision=body.package_revision,
                number=row.revision,
            )


def _returns(work: Transaction, year: int) -> Iterator[PackageEvent]:
    for row in work.exchanges.of_kind(Kind.RETURN.value, Direction.RECEIVED):
        body = return_of(row)
        if body.year == year:
            yield PackageEvent(
                kind=EventKind.RETURNED,
                at=row.at,
                row=row,
                revision=_revision(work, body.answers),
                reason=body.reason,
                lines=tuple((line.criterion, line.reason) for line in body.lines),
                due_on=body.due_on,
            )


def _results(work: Transaction, year: int) -> Iterator[PackageEvent]:
    for row in work.exchanges.of_kind(Kind.RESULT.value, Direction.RECEIVED):
        body = document_of(row).body
        if isinstance(body, ResultBody) and row.period[:4] == str(year):
            yield PackageEvent(
                kind=EventKind.RESULT,
                at=row.at,
                row=row,
                revision=_revision(work, body.answers),
                index=body.index,
                band=body.band,
                published_on=body.published_on,
            )


def _revision(work: Transaction, digest: str) -> int:
    """The revision of a submission by its digest; 0 where the register lost it."""
    row = work.exchanges.find(digest)
    return 0 if row is None else row.revision
