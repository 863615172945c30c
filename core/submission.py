"""A year of a unit as the body of a submission package, and back into records, entries and evidence."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from core.assessment import Claim, CriterionEntry
from core.criteria import CriteriaSet, Criterion
from core.criterion_inputs import to_pairs
from core.evidence import EvidenceDocument, StoredFile
from core.office import Office
from core.packages import payloads
from core.packages.refusals import SchemaWrong
from core.records.catalogue import Record, kind_for, kind_of
from core.records.fields import from_plain, plain
from core.scoring import PointsOutOfRange, check_points
from core.self_score import ScoreLine, SelfScore, is_self_scored


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedYear:
    """What a submission holds, as the stores keep it."""

    records: tuple[Record, ...]
    entries: tuple[CriterionEntry, ...]
    documents: tuple[EvidenceDocument, ...]


def body_of(
    score: SelfScore,
    *,
    office: Office,
    records: Sequence[Record],
    documents: Sequence[EvidenceDocument],
    reason: str,
) -> payloads.SubmissionBody:
    """The body of a submission package."""
    return payloads.SubmissionBody(
        unit_name=office.unit.name,
        year=score.year,
        records=tuple(_record(record) for record in records),
        lines=tuple(submitted_line(line) for line in score.lines),
        documents=tuple(_document(document) for document in documents),
        total=score.total,
        maximum=score.maximum,
        index=score.index,
        signatory=payloads.SignatoryLine(
            name=office.signatory.name,
            position=office.signatory.position,
            form=office.signatory.form.value,
        ),
        officer=payloads.OfficerLine(name=office.officer.name, position=office.officer.position),
        correction_reason=reason,
    )


def submitted_line(line: ScoreLine) -> payloads.SubmittedLine:
    """A line as a package carries it."""
    pairs = line.entry.inputs
    if line.inputs is not None and line.criterion.indicator is not None:
        pairs = to_pairs(line.criterion.indicator, line.inputs)
    return payloads.SubmittedLine(
        criterion=line.criterion.id,
        inputs=tuple(payloads.LineInput(name=name, value=value) for name, value in pairs),
        claim=payloads.Claim(line.entry.claim.value),
        claim_reason=line.entry.claim_reason,
        explanation=line.entry.explanation,
        note=line.entry.note,
        points=line.points if is_self_scored(line.criterion) else None,
        evidence=tuple(document.id for document in line.evidence),
    )


def received(
    body: payloads.SubmissionBody, criteria: CriteriaSet, *, files: Mapping[str, payloads.EvidenceItem]
) -> ReceivedYear:
    """Take a verified body apart; `files` are the evidence items of its header by SHA-256.

    Raises:
        SchemaWrong: a record, a field or a criterion is none this program knows, stands twice, or has
            points its criterion cannot have.
    """
    _refuse_twice("records", [f"{entry.kind} {entry.id}" for entry in body.records])
    _refuse_twice("documents", [item.id for item in body.documents])
    _refuse_twice("lines", [line.criterion for line in body.lines])
    known = {leaf.id: leaf for leaf in criteria.leaves()}
    for line in body.lines:
        _refuse_wrong_points(line, known.get(line.criterion))
    if body.total != sum((line.points for line in body.lines if line.points is not None), Decimal(0)):
        raise SchemaWrong(member="body.total")
    return ReceivedYear(
        records=tuple(_received_record(entry, body.year) for entry in body.records),
        entries=tuple(_received_entry(line) for line in body.lines),
        documents=tuple(_received_document(item, body.year, files=files) for item in body.documents),
    )


def _refuse_twice(member: str, names: Sequence[str]) -> None:
    for name, count in Counter(names).items():
        if count > 1:
            raise SchemaWrong(member=f"body.{member}.{name}")


def _refuse_wrong_points(line: payloads.SubmittedLine, leaf: Criterion | None) -> None:
    """Points must be ones the criterion can have, and only where the submitter scores itself."""
    if leaf is None:
        raise SchemaWrong(member=f"body.lines.{line.criterion}")
    if line.points is None:
        return
    try:
        check_points(leaf, line.points)
    except PointsOutOfRange as cause:
        raise SchemaWrong(member=f"body.lines.{line.criterion}.points") from cause
    if not is_self_scored(leaf):
        raise SchemaWrong(member=f"body.lines.{line.criterion}.points")


def _record(record: Record) -> payloads.RecordEntry:
    return payloads.RecordEntry(
        kind=kind_for(record).code,
        id=record.id,
        fields=tuple(payloads.RecordField(name=name, value=value) for name, value in plain(record)),
    )


def _received_record(entry: payloads.RecordEntry, year: int) -> Record:
    values = {field.name: field.value for field in entry.fields}
    try:
        return from_plain(kind_of(entry.kind).record, values, id=entry.id, year=year)
    except (KeyError, ValueError, ArithmeticError, TypeError) as cause:
        raise SchemaWrong(member=f"body.records.{entry.kind}") from cause


def _received_entry(line: payloads.SubmittedLine) -> CriterionEntry:
    return CriterionEntry(
        criterion=line.criterion,
        inputs=tuple((item.name, item.value) for item in line.inputs),
        claim=Claim(line.claim.value),
        claim_reason=line.claim_reason,
        explanation=line.explanation,
        note=line.note,
    )


def _document(document: EvidenceDocument) -> payloads.EvidenceDocument:
    return payloads.EvidenceDocument(
        id=document.id,
        sha256=None if document.file is None else document.file.sha256,
        number=document.number,
        symbol=document.symbol,
        issued_on=document.issued_on,
        issuer=document.issuer,
        summary=document.summary,
        relates_on=document.relates_on,
        criteria=document.criteria,
        records=document.records,
    )


def _received_document(
    item: payloads.EvidenceDocument, year: int, *, files: Mapping[str, payloads.EvidenceItem]
) -> EvidenceDocument:
    file = None if item.sha256 is None else files[item.sha256]
    return EvidenceDocument(
        id=item.id,
        year=year,
        name="" if file is None else file.name,
        number=item.number,
        symbol=item.symbol,
        issued_on=item.issued_on,
        issuer=item.issuer,
        summary=item.summary,
        relates_on=item.relates_on,
        criteria=item.criteria,
        records=item.records,
        file=None if file is None else stored_file(file),
    )


def stored_file(item: payloads.EvidenceItem) -> StoredFile:
    """The content behind an evidence item of a package."""
    return StoredFile(
        sha256=item.sha256,
        size=item.size,
        media_type=item.media_type,
        extension=f".{item.path.rpartition('.')[2]}",
        flagged=item.flagged,
    )
