"""A ranking as data: what `rank --json` prints, what a publication freezes, and how it is read again."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from core.assessment import AdjustmentEntry, OutsideValue
from core.packages.canonical import encode
from core.ports import Transaction
from core.ranking import RankRow
from core.ranking_comparison import Origin, Placed, RankedYear
from core.ranking_ports import PastResult
from core.rounds import Publication
from core.services.ranking_reading import RankingView


def ranking_document(view: RankingView) -> dict[str, object]:
    """The ranking as data, the shape of `rank --json`: decimals are texts, the first kind's bands on top."""
    ranking = view.ranking
    first = ranking.summaries[0] if ranking.summaries else None
    return {
        "year": ranking.year,
        "scheme": ranking.scheme_id,
        "rows": [row_document(row) for row in ranking.rows if row.rank is not None],
        "bands": [
            {"name": band.name, "count": band.count, "percent": str(band.percent)}
            for band in (first.bands if first else ())
        ],
        "not_submitted": [
            {"unit": row.code, "name": row.name, "unit_kind": row.unit_kind} for row in ranking.not_submitted
        ],
        "not_ranked": [
            {"unit": row.code, "name": row.name, "unit_kind": row.unit_kind, "flags": list(row.flags)}
            for row in ranking.rows
            if row.rank is None and row not in ranking.not_submitted
        ],
        "inputs": [{"unit": unit, "digest": digest} for unit, digest in view.inputs],
        "kinds": [
            {
                "unit_kind": summary.unit_kind,
                "expected": summary.expected,
                "ranked": summary.ranked,
                "bands": [
                    {"name": band.name, "count": band.count, "percent": str(band.percent)}
                    for band in summary.bands
                ],
                "mean": _text(summary.mean),
                "highest": _text(summary.highest),
                "lowest": _text(summary.lowest),
            }
            for summary in ranking.summaries
        ],
        "published": view.published is not None,
        "conflicts": view.conflicts,
        "open_lines": [{"unit": unit, "count": count} for unit, count in view.open_lines],
    }


def row_document(row: RankRow) -> dict[str, object]:
    """One ranked unit as data."""
    assert row.total is not None
    return {
        "rank": row.rank,
        "unit": row.code,
        "name": row.name,
        "unit_kind": row.unit_kind,
        "total": str(final_total(row)),
        "maximum": _text(row.maximum),
        "index": str(row.index),
        "band": row.band,
        "flags": list(row.flags),
        "tie_decision": row.tie_decision,
        "tasks": [{"task": task.task, "due": task.last_day.isoformat()} for task in row.tasks],
    }


def final_total(row: RankRow) -> Decimal:
    """Appraised points with bonus and penalty (guide 7)."""
    return (row.total or Decimal("0.00")) + row.bonus - row.penalty


def frozen_document(view: RankingView, digests: Mapping[str, str]) -> bytes:
    """What a publication keeps: the ranking, bands of its scheme, decisions on ties, digests of inputs."""
    return encode(
        {
            **ranking_document(view),
            "scheme_bands": list(view.bands),
            "ties": [{"unit": tie.unit, "place": tie.place, "decision": tie.decision} for tie in view.ties],
            "digests": dict(digests),
        }
    )


def input_digests(work: Transaction, view: RankingView) -> dict[str, str]:
    """SHA-512 of what a ranking is computed from, beside the packages: so that a change can be named."""
    year, used = view.round.year, view.round
    held = work.criteria.find(used.criteria_set, used.criteria_version)
    given = {
        unit: sorted((item.criterion, _text(item.points), item.excluded) for item in items)
        for unit, items in work.every_unit.appraisals(year).items()
    }
    return {
        "criteria": "" if held is None else held.sha512,
        "appraisals": _digest(given),
        "adjustments": _digest(_by_unit(work.every_unit.adjustments(year), _adjustment)),
        "outside_values": _digest(_by_unit(work.every_unit.outside_values(year), _outside)),
        "ties": _digest([(tie.unit, tie.place, tie.decision) for tie in view.ties]),
    }


def read_publication(publication: Publication) -> dict[str, Any]:
    """The document of a publication; older ones lack the members added since."""
    document: dict[str, Any] = json.loads(publication.document)
    return document


def year_of_view(view: RankingView) -> RankedYear:
    """The ranking as it stands, for comparing."""
    return RankedYear(
        year=view.ranking.year,
        origin=Origin.PREVIEW if view.published is None else Origin.PUBLISHED,
        placed=tuple(
            Placed(
                code=row.code,
                name=row.name,
                unit_kind=row.unit_kind,
                rank=row.rank,
                index=row.index,
                band=row.band or "",
                total=None if row.total is None else final_total(row),
                maximum=row.maximum,
            )
            for row in view.ranking.rows
        ),
        bands=view.bands,
        scheme=view.ranking.scheme_id,
    )


def year_of_publication(publication: Publication, kind_of: Callable[[str], str]) -> RankedYear:
    """A published year, for comparing; `kind_of` tells the kind of a unit where the document does not."""
    document = read_publication(publication)
    rows = [*document["rows"], *document["not_submitted"], *document.get("not_ranked", ())]
    known = document.get("scheme_bands") or [band["name"] for band in document["bands"]]
    return RankedYear(
        year=publication.year,
        origin=Origin.PUBLISHED,
        placed=tuple(_placed(row, row.get("unit_kind") or kind_of(row["unit"])) for row in rows),
        bands=tuple(known),
        scheme=document["scheme"],
    )


def year_of_past(year: int, results: Sequence[PastResult]) -> RankedYear:
    """A year ranked outside, for comparing."""
    return RankedYear(
        year=year,
        origin=Origin.OUTSIDE,
        placed=tuple(
            Placed(
                code=each.unit,
                name=each.name,
                unit_kind=each.unit_kind.value,
                rank=each.rank,
                index=each.index,
                band=each.band,
                total=each.total,
                maximum=each.maximum,
                document=each.document,
            )
            for each in results
        ),
    )


def _placed(row: Mapping[str, Any], kind: str) -> Placed:
    return Placed(
        code=row["unit"],
        name=row["name"],
        unit_kind=kind,
        rank=row.get("rank"),
        index=_decimal(row.get("index")),
        band=row.get("band") or "",
        total=_decimal(row.get("total")),
        maximum=_decimal(row.get("maximum")),
    )


def _by_unit(held: Mapping[str, Sequence[Any]], told: Callable[[Any], object]) -> dict[str, list[object]]:
    return {unit: [told(item) for item in items] for unit, items in sorted(held.items()) if items}


def _adjustment(entry: AdjustmentEntry) -> object:
    return (entry.item, entry.count, entry.note)


def _outside(value: OutsideValue) -> object:
    return (value.criterion, sorted(value.inputs), value.document)


def _digest(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha512(text.encode()).hexdigest()


def _text(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
