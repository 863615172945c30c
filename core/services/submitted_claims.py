"""What a submission claims about every criterion, as it is kept beside those of earlier submissions."""

from collections.abc import Mapping
from decimal import Decimal

from core.assessment import Claim, CriterionEntry
from core.criteria import CriteriaSet
from core.evidence import EvidenceDocument
from core.explanation import Claimed
from core.packages.payloads import SubmissionBody
from core.rounds import Standing
from core.self_score import Holdings, assess
from core.submission import ReceivedYear
from core.units import Unit, UnitKind


def claims_of(
    body: SubmissionBody, criteria: CriteriaSet, *, standing: Standing, year: ReceivedYear
) -> tuple[Claimed, ...]:
    """The claims of a verified submission; the one without criterion says why it was corrected."""
    points = {line.criterion: line.points for line in body.lines}
    whole = Claimed(
        criterion="",
        revision=standing.revision,
        points=body.total,
        explanation=body.correction_reason,
        package=standing.package,
    )
    holdings = Holdings(records=year.records, entries=year.entries, documents=year.documents, outside={})
    return (*claims_held(standing, points, criteria=criteria, holdings=holdings), whole)


def claims_held(
    standing: Standing,
    points: Mapping[str, Decimal | None],
    *,
    criteria: CriteriaSet,
    holdings: Holdings,
) -> tuple[Claimed, ...]:
    """The same from what is held of a unit's year; communes alone submit."""
    unit = Unit(code=standing.unit, name="", kind=UnitKind.COMMUNE, province_code="")
    score = assess(criteria, holdings, unit=unit, year=standing.year)
    return tuple(
        Claimed(
            criterion=line.criterion.id,
            revision=standing.revision,
            points=points.get(line.criterion.id),
            explanation=said(line.entry),
            package=standing.package,
            computed=line.points,
            documents=tuple(_document(document) for document in line.evidence),
        )
        for line in score.lines
    )


def said(entry: CriterionEntry) -> str:
    """Everything the unit wrote about a criterion."""
    claim = entry.claim_reason if entry.claim is not Claim.NONE else ""
    return "\n".join(part for part in (claim.strip(), entry.explanation.strip()) if part)


def _document(document: EvidenceDocument) -> tuple[str, str]:
    """What tells two documents apart, and how the newer list calls it."""
    issued = "" if document.issued_on is None else f"{document.issued_on:%d/%m/%Y}"
    number = "/".join(part for part in (document.number, document.symbol) if part)
    label = ", ".join(part for part in (number, issued, document.name) if part)
    return (document.id if document.file is None else document.file.sha256), label
