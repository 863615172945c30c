"""What changed between two publications of one year: units, and the inputs that differ."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

PACKAGES, SCHEME = "packages", "scheme"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Rank, index and band of a unit in one publication; None where it was not ranked."""

    rank: int | None = None
    total: Decimal | None = None
    index: Decimal | None = None
    band: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRevision:
    """One unit whose figures differ."""

    code: str
    name: str
    before: Figures
    now: Figures


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationChanges:
    """Two publications by number. `causes` name the inputs that differ: packages, scheme, appraisals ..."""

    earlier: int
    later: int
    units: tuple[UnitRevision, ...]
    causes: tuple[str, ...]


def changes_between(
    earlier: Mapping[str, Any], later: Mapping[str, Any], *, numbers: tuple[int, int]
) -> PublicationChanges:
    """Compare the documents of two publications, units in the order of the later one."""
    before, now = _figures(earlier), _figures(later)
    names = {row["unit"]: row["name"] for document in (earlier, later) for row in _rows(document)}
    codes = dict.fromkeys((*now, *before))
    units = tuple(
        UnitRevision(
            code=code, name=names[code], before=before.get(code, Figures()), now=now.get(code, Figures())
        )
        for code in codes
        if before.get(code) != now.get(code)
    )
    return PublicationChanges(
        earlier=numbers[0], later=numbers[1], units=units, causes=tuple(_causes(earlier, later))
    )


def _causes(earlier: Mapping[str, Any], later: Mapping[str, Any]) -> list[str]:
    found = []
    if earlier["inputs"] != later["inputs"]:
        found.append(PACKAGES)
    if earlier["scheme"] != later["scheme"]:
        found.append(SCHEME)
    old, new = earlier.get("digests", {}), later.get("digests", {})
    found.extend(name for name, digest in sorted(new.items()) if name in old and old[name] != digest)
    return found


def _rows(document: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [*document["rows"], *document["not_submitted"], *document.get("not_ranked", ())]


def _figures(document: Mapping[str, Any]) -> dict[str, Figures]:
    return {
        row["unit"]: Figures(
            rank=row.get("rank"),
            total=None if row.get("total") is None else Decimal(row["total"]),
            index=None if row.get("index") is None else Decimal(row["index"]),
            band=row.get("band") or "",
        )
        for row in _rows(document)
    }
