"""What an office holds of one year, as plain values that can be compared, kept and foretold."""

from dataclasses import dataclass, field, fields
from decimal import Decimal
from typing import Any

from core.appraisal_sheet import newest
from core.assessment import CriterionEntry, State
from core.evidence import EvidenceDocument
from core.exchanges import Direction
from core.packages.kinds import Kind
from core.packages.streams import StreamKey, StreamState
from core.ports import Transaction
from core.records.catalogue import Record, kind_for
from core.services.stream_care import RESTORED
from core.stored_packages import receipt_of
from core.units import Role, package_code
from storage.database import SqlDatabase
from storage.tables import RECORDS

Records = dict[tuple[str, str], Record]
Revisions = tuple[tuple[int, str], ...]
Kinds = tuple[str, ...]
_ROWS = " UNION ALL ".join(  # one question for all: a look at every table by itself would be most of a play
    f"SELECT '{kind}' WHERE EXISTS (SELECT 1 FROM {held.table.name})" for kind, held in RECORDS.items()
)


class _Any:
    """Equal to everything: what only the program can choose, such as an identifier or a digest."""

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 0

    def __repr__(self) -> str:
        return "…"


ANY: Any = _Any()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """What a recipient holds of a stream, and the two contents of a fork that blocks it."""

    held: Revisions = ()
    forked: tuple[str, ...] = ()
    is_lifted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A commune's year.

    `revisions` were reserved for packages of it, `sent` are those written down as sent, `proven` what receipts
    prove of them. `chain` are the digests of the audit chain: it only grows, and so is not foretold.
    """

    records: Records
    bin: Records
    drafts: Records
    documents: tuple[EvidenceDocument, ...]
    entries: dict[str, CriterionEntry]
    state: State
    revisions: Revisions
    sent: Revisions
    proven: frozenset[tuple[int, str]]
    results: Stream
    receipts: Stream
    is_restored: bool
    chain: tuple[str, ...] = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """What an authority holds of a commune's year.

    `values` are the appraised points of each criterion (None: taken out), `receipts` those issued, by number.
    """

    records: Records
    documents: frozenset[tuple[str, str, str]]
    points: dict[str, Decimal | None]
    submissions: Stream
    values: dict[str, Decimal | None]
    is_published: bool
    publications: int
    results: Revisions
    receipts: dict[int, str]
    is_restored: bool
    chain: tuple[str, ...] = field(compare=False)


def book_of(work: Transaction, year: int, *, kinds: Kinds) -> Book:
    """What a commune's database says; `kinds` are those that have rows."""
    office = work.office.get()
    assert office.authority is not None
    unit = office.unit.code
    own, other = package_code(Role.SUBMITTER, unit), package_code(Role.APPRAISER, office.authority.code)
    standing = work.assessments.standing(unit, year)
    drafts = [
        draft for kind, at in work.drafts.kinds() if at == year for draft in work.drafts.of_year(kind, year)
    ]
    removed = [record for kind in kinds for record in work.records.removed(unit, year, kind=kind)]
    received = work.exchanges.of_kind(Kind.RECEIPT.value, Direction.RECEIVED)
    sent = work.exchanges.of_kind(Kind.SUBMISSION.value, Direction.SENT)
    return Book(
        records=_records(work, unit, year=year, kinds=kinds),
        bin=by_name(removed),
        drafts=by_name(drafts),
        documents=work.evidence.of_year(unit, year),
        entries={
            entry.criterion: entry
            for entry in work.assessments.entries(unit, year)
            if entry != CriterionEntry(criterion=entry.criterion)
        },
        state=State.DRAFT if standing is None else standing.state,
        revisions=_stream(work, own, to=other, kind=Kind.SUBMISSION, period=str(year)).held,
        sent=tuple(sorted((row.revision, row.digest) for row in sent if row.period == str(year))),
        proven=frozenset(
            (max(body.highest_revision, body.package_revision), body.package_digest)
            for body in map(receipt_of, received)
            if body.period == str(year)
        ),
        results=_stream(work, other, to=own, kind=Kind.RESULT, period=str(year)),
        receipts=_stream(work, other, to=own, kind=Kind.RECEIPT, period=None),
        is_restored=bool(work.settings.get(RESTORED)),
        chain=tuple(entry.digest for entry in work.audit.all()),
    )


def shelf_of(work: Transaction, unit: str, *, year: int, kinds: Kinds) -> Shelf:
    """What an authority's database says of one unit; `kinds` are those that have rows."""
    own = package_code(Role.APPRAISER, work.office.get().unit.code)
    other = package_code(Role.SUBMITTER, unit)
    opened = work.rounds.get(year)
    assert opened is not None
    issued = work.exchanges.of_kind(Kind.RECEIPT.value, Direction.SENT, other=other)
    given = newest(work.assessments.appraisals(unit, year))
    return Shelf(
        records=_records(work, unit, year=year, kinds=kinds),
        documents=frozenset(map(content_of, work.evidence.of_year(unit, year))),
        points=dict(work.assessments.self_points(unit, year)),
        submissions=_stream(work, other, to=own, kind=Kind.SUBMISSION, period=str(year)),
        values={criterion: value.points for criterion, value in given.items()},
        is_published=opened.published_at is not None,
        publications=len(work.rounds.publications(year)),
        results=_stream(work, own, to=other, kind=Kind.RESULT, period=str(year)).held,
        receipts={row.revision: row.digest for row in issued},
        is_restored=bool(work.settings.get(RESTORED)),
        chain=tuple(entry.digest for entry in work.audit.all()),
    )


def kinds_in(database: SqlDatabase) -> Kinds:
    """The kinds of records of which there are rows at all."""
    with database._engine.connect() as connection:
        return tuple(connection.exec_driver_sql(_ROWS).scalars())


def by_name(records: Any) -> Records:
    """Records by kind and identifier."""
    return {(kind_for(record).code, record.id): record for record in records}


def content_of(document: EvidenceDocument) -> tuple[str, str, str]:
    """What of a document travels: its number, its summary, its content."""
    return document.number, document.summary, "" if document.file is None else document.file.sha256


def unlike(told: Any, found: Any) -> str:
    """Where two books differ, for the person who reads a failing test."""
    return "\n".join(
        f"{each.name}:\n  foretold {getattr(told, each.name)!r}\n  found    {getattr(found, each.name)!r}"
        for each in fields(told)
        if each.compare and getattr(told, each.name) != getattr(found, each.name)
    )


def _records(work: Transaction, unit: str, *, year: int, kinds: Kinds) -> Records:
    return by_name(record for kind in kinds for record in work.records.of_year(kind, unit, year=year))


def _stream(work: Transaction, sender: str, *, to: str, kind: Kind, period: str | None) -> Stream:
    key = StreamKey(sender=sender, recipient=to, kind=kind, period=period)
    state = work.exchanges.stream(key) or StreamState()
    return Stream(
        held=tuple(sorted((each.revision, each.digest) for each in state.held)),
        forked=state.forked,
        is_lifted=state.is_lifted,
    )
