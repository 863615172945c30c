"""A published result as it stands in the register of a commune, for tests that need more years than one."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha512
from typing import Any

from core.assessment import State
from core.criteria import CriteriaSet
from core.exchanges import Direction, PackageRow
from core.packages import names
from core.packages.canonical import encode
from core.packages.kinds import Kind
from core.packages.payloads import CriteriaRef, Document, Header, ResultBody, ResultLine, document_value
from core.rounds import Standing

SENDER = "td-52"


def result_row(
    unit: str, year: int, *, lines: tuple[ResultLine, ...], revision: int = 1, **body: Any
) -> PackageRow:
    """One received result package: its document is real, its other files are not there."""
    total = sum((line.points or Decimal("0.00") for line in lines), Decimal("0.00"))
    maximum = sum((line.maximum for line in lines if line.state != "excluded"), Decimal("0.00"))
    told: dict[str, Any] = {
        "answers": "ab" * 64,
        "adjustments": (),
        "total": total,
        "maximum": maximum,
        "index": (total * 100 / maximum).quantize(Decimal("0.01")),
        "band": "Tốt",
        "rank": 4,
        "ranked_of": 18,
        "flags": (),
        "steps": ("Chỉ số 85,07: hạng Tốt",),
        "published_on": date(year + 1, 2, 28),
        **body,
    }
    at = datetime(year + 1, 3, 1, 2, 30, tzinfo=UTC)
    header = Header(
        kind=Kind.RESULT,
        package_uuid="7b1de0a0-0000-4000-8000-000000000000",
        sender=SENDER,
        recipient=f"xa-{unit}",
        period=str(year),
        revision=revision,
        key_epoch=1,
        previous=None,
        created_at=at,
        app_version="1.0.0",
        criteria_set=CriteriaRef(id="VN-CX-CANDIDATE-2025", sha512="cd" * 64, version="1"),
    )
    document = Document(header=header, body=ResultBody(year=year, lines=lines, **told))
    content = encode(document_value(document))
    return PackageRow(
        digest=sha512(content).hexdigest(),
        direction=Direction.RECEIVED,
        kind=Kind.RESULT.value,
        sender=SENDER,
        recipient=f"xa-{unit}",
        period=str(year),
        revision=revision,
        key_epoch=1,
        previous="",
        root="ab" * 64,
        size=20_000,
        at=at,
        fingerprint="SHA256:" + "Ab3" * 14 + "x",
        head=((names.document_path(Kind.RESULT), content),),
    )


def lines_of(
    criteria: CriteriaSet, points: Mapping[str, str], *, lowered: Mapping[str, tuple[str, str]] | None = None
) -> tuple[ResultLine, ...]:
    """Every leaf at its maximum but those named; `lowered` gives self points and the appraiser's reason."""
    told = lowered or {}
    found = []
    for leaf in criteria.leaves("commune"):
        given = Decimal(points.get(leaf.id, str(leaf.max_points)))
        own, reason = told.get(leaf.id, (str(given), ""))
        found.append(
            ResultLine(
                criterion=leaf.id,
                maximum=leaf.max_points,
                self_points=Decimal(own)
                if leaf.scored_by is not None and leaf.scored_by.value == "self"
                else None,
                points=given,
                state="appraised",
                reason=reason,
                opinion="",
            )
        )
    return tuple(found)


def keep_result(work: Any, unit: str, *, row: PackageRow, criteria: CriteriaSet) -> None:
    """Put a result into the register and publish its year."""
    year = int(row.period)
    work.exchanges.add(row)
    work.assessments.put_standing(
        Standing(
            unit=unit,
            year=year,
            state=State.PUBLISHED,
            criteria_set=criteria.set_id,
            criteria_version=criteria.version,
        )
    )
