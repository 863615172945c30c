"""A year ranked outside this program, as it is entered or read from a sheet: rows as typed, and their checks.

All or nothing: with one error among the findings no row is kept (seed row R024).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TypeVar

from core.errors import UserError
from core.findings import Finding, error, warning
from core.numbers import AmbiguousNumber, NotANumber, parse_count, parse_decimal, percent
from core.ranking_ports import PastResult
from core.text import clean_line, fold
from core.units import UnitKind

FORMAT, FORMAT_VERSION = "socchc-past-results", 1
FIELDS = ("unit", "name", "unit_kind", "total", "maximum", "index", "rank", "band", "document")
_LARGEST = Decimal(1000)
_CLOSE = Decimal("0.01")
Value = TypeVar("Value", int, Decimal)


class NotAPastSheet(UserError):
    """The file is no sheet of past results, or it is damaged; fields: `file`."""

    code = "E_PAST_SHEET"


class PastSheetRefused(UserError):
    """The file has links, macros or embedded objects, or it is too large; fields: `file`."""

    code = "E_PAST_SHEET_UNSAFE"


@dataclass(frozen=True, slots=True, kw_only=True)
class PastSheetWords:
    """The words of the sheet; `labels` by field name, `kinds` by unit kind."""

    title: str
    hint: str
    labels: tuple[tuple[str, str], ...]
    kinds: tuple[tuple[UnitKind, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedResult:
    """One row as it stands in a sheet or a form; `where` names row or cell."""

    where: str
    cells: Mapping[str, str]

    def text(self, name: str) -> str:
        """What stands in a field, on one line."""
        return clean_line(self.cells.get(name, ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class PastRead:
    """The rows that could be read, and everything that was noticed."""

    results: tuple[PastResult, ...]
    findings: tuple[Finding, ...]


def read_past(
    rows: Sequence[TypedResult],
    *,
    units: Mapping[str, str],
    kinds: Mapping[str, UnitKind],
) -> PastRead:
    """Rows as results. A code that is missing is found by its name among `units` (name by code).

    `kinds` are the words for unit kinds in the sheet; a blank is a commune.
    """
    by_name = {fold(name): code for code, name in units.items()}
    found: list[PastResult] = []
    findings: list[Finding] = []
    seen: dict[str, str] = {}
    for row in rows:
        wrong: list[Finding] = []
        result = _result(row, units=units, by_name=by_name, kinds=kinds, wrong=wrong)
        first = seen.setdefault(result.unit, row.where) if result.unit else row.where
        if first != row.where:
            wrong.append(error("PAST_TWICE", row.where, unit=result.unit, first=first))
        findings.extend(wrong)
        found.append(result)
    findings.extend(_order(found, rows))
    return PastRead(results=tuple(found), findings=tuple(findings))


def _result(
    row: TypedResult,
    *,
    units: Mapping[str, str],
    by_name: Mapping[str, str],
    kinds: Mapping[str, UnitKind],
    wrong: list[Finding],
) -> PastResult:
    code = row.text("unit") or by_name.get(fold(row.text("name")), "")
    if not code:
        wrong.append(error("PAST_UNIT", row.where, name=row.text("name")))
    index = _number(row, "index", wrong=wrong)
    total, maximum = _number(row, "total", wrong=wrong), _number(row, "maximum", wrong=wrong)
    if index is None and total is not None and maximum:
        index = percent(total, maximum)
    if index is not None and total is not None and maximum and abs(percent(total, maximum) - index) > _CLOSE:
        wrong.append(warning("PAST_INDEX", row.where, stated=index, counted=percent(total, maximum)))
    rank = _rank(row, wrong=wrong)
    band = row.text("band")
    if index is None and not row.text("index") and (rank is not None or band):
        wrong.append(error("PAST_NO_INDEX", row.where, unit=code or row.text("name")))
    return PastResult(
        unit=code,
        name=row.text("name") or units.get(code, code),
        unit_kind=_kind(row, kinds, wrong=wrong),
        total=total,
        maximum=maximum,
        index=index,
        rank=rank,
        band=band,
        document=row.text("document"),
    )


def _number(row: TypedResult, name: str, *, wrong: list[Finding]) -> Decimal | None:
    value = _parsed(row, name, parse=parse_decimal, wrong=wrong)
    if value is not None and not 0 <= value <= _LARGEST:
        wrong.append(error("PAST_NUMBER", row.where, field=name, text=row.text(name)))
        return None
    return value


def _rank(row: TypedResult, *, wrong: list[Finding]) -> int | None:
    value = _parsed(row, "rank", parse=parse_count, wrong=wrong)
    if value is not None and value < 1:
        wrong.append(error("PAST_NUMBER", row.where, field="rank", text=row.text("rank")))
        return None
    return value


def _parsed(
    row: TypedResult, name: str, *, parse: Callable[[str], Value], wrong: list[Finding]
) -> Value | None:
    text = row.text(name).removesuffix("%").strip()
    if not text:
        return None
    try:
        return parse(text)
    except (NotANumber, AmbiguousNumber):
        wrong.append(error("PAST_NUMBER", row.where, field=name, text=row.text(name)))
        return None


def _kind(row: TypedResult, kinds: Mapping[str, UnitKind], *, wrong: list[Finding]) -> UnitKind:
    text = fold(row.text("unit_kind"))
    known = {fold(word): kind for word, kind in kinds.items()} | {kind.value: kind for kind in UnitKind}
    if text and text not in known:
        wrong.append(error("PAST_KIND", row.where, text=row.text("unit_kind")))
    return known.get(text, UnitKind.COMMUNE)


def _order(found: Sequence[PastResult], rows: Sequence[TypedResult]) -> list[Finding]:
    """A better rank with a lower index is told: the authority may have decided so."""
    ranked = [
        (each.unit_kind, each.rank, each.index, row.where)
        for each, row in zip(found, rows, strict=True)
        if each.rank is not None and each.index is not None
    ]
    ranked.sort(key=lambda item: (item[0].value, item[1]))
    findings = []
    for before, now in pairwise(ranked):
        if before[0] is now[0] and before[1] < now[1] and before[2] < now[2]:
            findings.append(warning("PAST_ORDER", now[3], rank=now[1], index=now[2], above=before[2]))
    return findings
