"""What people enter on criteria, from a file: entries of a submitter, points and values of an appraiser.

The window's forms for the same acts are the self-scoring page and the appraisal page.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from core.assessment import AdjustmentEntry, Claim, CriterionEntry, OutsideValue
from core.criteria import CriteriaSet
from core.criterion_inputs import Pairs, to_pairs
from core.services.appraisal import AppraisedLine
from core.services.self_assessment import UnknownCriterion
from ui.cli.doors import Doors
from ui.cli.errors import NotTheRightFile
from ui.cli.files import read_json

_CLAIMS = frozenset(claim.value for claim in Claim)


@dataclass(frozen=True, slots=True, kw_only=True)
class AppraisalFile:
    """What an appraiser's file holds; `outside` are (criterion, inputs, document) as written."""

    lines: tuple[AppraisedLine, ...]
    outside: tuple[tuple[str, Mapping[str, object], str], ...]
    adjustments: tuple[AdjustmentEntry, ...] | None


def read_entries(doors: Doors, path: Path, *, criteria: CriteriaSet) -> tuple[CriterionEntry, ...]:
    """Entries of `{"lines": [{"criterion", "inputs", "claim", "claim_reason", "explanation", "note"}]}`.

    Raises:
        NotTheRightFile: the file has another shape.
        UnknownCriterion: a line names no leaf of the set.
    """
    return tuple(
        CriterionEntry(
            criterion=item["criterion"],
            inputs=_pairs(criteria, item["criterion"], inputs=_mapping(item.get("inputs"), path)),
            claim=_claim(item.get("claim"), path),
            claim_reason=_text(item, "claim_reason"),
            explanation=_text(item, "explanation"),
            note=_text(item, "note"),
        )
        for item in _items(_document(doors, path), "lines", path=path)
    )


def read_appraisal(doors: Doors, path: Path) -> AppraisalFile:
    """Points of `{"lines": [{"criterion", "points", "reason", "opinion"}]}`.

    Beside the lines may stand `outside` (`[{"criterion", "inputs", "document"}]`) and `adjustments`
    (`[{"item", "count", "note"}]`).

    Raises:
        NotTheRightFile: the file has another shape or holds none of the three.
    """
    value = _document(doors, path)
    if not value.keys() & {"lines", "outside", "adjustments"}:
        raise NotTheRightFile(name=path.name)
    return AppraisalFile(
        lines=tuple(_line(item, path) for item in _items(value, "lines", path=path)),
        outside=tuple(
            (item["criterion"], _mapping(item.get("inputs"), path), _text(item, "document"))
            for item in _items(value, "outside", path=path)
        ),
        adjustments=_adjustments(value, path) if "adjustments" in value else None,
    )


def outside_values(found: AppraisalFile, criteria: CriteriaSet) -> tuple[OutsideValue, ...]:
    """The outside values of a file as the service takes them.

    Raises:
        UnknownCriterion: one names no leaf of the set.
    """
    return tuple(
        OutsideValue(
            criterion=criterion, inputs=_pairs(criteria, criterion, inputs=inputs), document=document
        )
        for criterion, inputs, document in found.outside
    )


def _document(doors: Doors, path: Path) -> dict[str, Any]:
    value = read_json(doors, path, keeps_fractions=True)
    if not isinstance(value, dict):
        raise NotTheRightFile(name=path.name)
    return value


def _items(value: Mapping[str, Any], name: str, *, path: Path) -> list[dict[str, Any]]:
    """The objects of a list, each with its criterion."""
    listed = value.get(name, [])
    right = isinstance(listed, list) and all(
        isinstance(item, dict) and isinstance(item.get("criterion"), str) for item in listed
    )
    if not right or (name == "lines" and name in value and not listed):
        raise NotTheRightFile(name=path.name)
    return list(listed)


def _adjustments(value: Mapping[str, Any], path: Path) -> tuple[AdjustmentEntry, ...]:
    listed = value["adjustments"]
    if not isinstance(listed, list):
        raise NotTheRightFile(name=path.name)
    found = []
    for item in listed:
        count = item.get("count") if isinstance(item, dict) else None
        if not isinstance(count, int) or isinstance(count, bool) or not isinstance(item.get("item"), str):
            raise NotTheRightFile(name=path.name)
        found.append(AdjustmentEntry(item=item["item"], count=count, note=_text(item, "note")))
    return tuple(found)


def _line(item: Mapping[str, Any], path: Path) -> AppraisedLine:
    return AppraisedLine(
        criterion=item["criterion"],
        points=_points(item.get("points"), path),
        reason=_text(item, "reason"),
        opinion=_text(item, "opinion"),
        excluded=item.get("excluded") is True,
    )


def _points(value: object, path: Path) -> Decimal | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        raise NotTheRightFile(name=path.name)
    try:
        points = Decimal(value)
    except InvalidOperation as cause:
        raise NotTheRightFile(name=path.name) from cause
    if not points.is_finite():
        raise NotTheRightFile(name=path.name)
    return points


def _pairs(criteria: CriteriaSet, criterion: str, *, inputs: Mapping[str, object]) -> Pairs:
    try:
        indicator = criteria.leaf(criterion).indicator
    except KeyError as cause:
        raise UnknownCriterion(criterion=criterion) from cause
    return () if indicator is None or not inputs else to_pairs(indicator, inputs)


def _claim(value: object, path: Path) -> Claim:
    if value is None:
        return Claim.NONE
    if value not in _CLAIMS:
        raise NotTheRightFile(name=path.name)
    return Claim(str(value))


def _mapping(value: object, path: Path) -> Mapping[str, object]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise NotTheRightFile(name=path.name)
    return value


def _text(item: Mapping[str, Any], name: str) -> str:
    return str(item.get(name) or "")
