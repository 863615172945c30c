"""Set the years of this unit side by side: index, rank, band, areas, outside indexes, ratios, criteria."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from core.dossier_ratios import RATIOS, figures
from core.own_index import is_own_index
from core.ports import Database, Transaction
from core.records.catalogue import Record
from core.records.dossiers import DossierField
from core.records.own_checks import stated_places
from core.records.planning import ExternalIndex, Task
from core.records.stretches import independent, ranged, total
from core.result_view import ResultView
from core.services.receive_results import ReceiveResults
from core.units import Role
from core.year_comparison import (
    CriterionChange,
    Origin,
    Outside,
    OutsideRow,
    Ratio,
    RatioRow,
    YearFigures,
    YearRow,
    compare_criteria,
    in_order,
    outside_in_order,
    ratios_in_order,
)

_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_TASK, _DOSSIERS, _SATISFACTION, _OUTSIDE = "task", "dossier_count", "satisfaction", "external_index"

SATISFACTION: Final = "satisfaction:"
"""Before the field in the key of a satisfaction ratio; satisfied are levels 4 and 5 of the valid forms."""


class YearsSideBySide:
    """This unit's years, from result packages, from results typed by hand, and from what was submitted."""

    def __init__(self, *, database: Database, results: ReceiveResults) -> None:
        self._database = database
        self._results = results

    def figures(self) -> tuple[YearRow, ...]:
        """Every year that was submitted or published, ascending, each against the year before.

        A package comes before a result typed by hand, and that before our own score alone.
        """
        views = self._views()
        with self._database.transaction() as work:
            found = {each.year: each for each in _submitted(work)}
            typed = [row for row in _records(work, _OUTSIDE) if is_own_index(row)]
            found |= {row.year: _by_hand(row, found.get(row.year)) for row in typed}
            found |= {view.year: _of_package(view, found.get(view.year)) for view in views}
        return in_order(tuple(found.values()))

    def outside(self) -> tuple[OutsideRow, ...]:
        """Indexes of others than this unit's own, by name and year.

        The authority ranks its communes and has no own result: an index of the whole province is one of
        others, whatever its name.
        """
        with self._database.transaction() as work:
            rows = _records(work, _OUTSIDE)
            has_own = work.office.get().role is Role.SUBMITTER
        return outside_in_order(tuple(_outside(row) for row in rows if not (has_own and is_own_index(row))))

    def ratios(self) -> tuple[RatioRow, ...]:
        """Shares of dossiers and of satisfied citizens by year, each against the year before."""
        with self._database.transaction() as work:
            dossiers, forms = _records(work, _DOSSIERS), _records(work, _SATISFACTION)
        order = tuple(rule.key for rule in RATIOS)
        found = sorted(_dossier_ratios(dossiers), key=lambda each: order.index(each.key))
        return ratios_in_order((*found, *_satisfaction(forms)))

    def criteria(self, before: int, now: int) -> tuple[CriterionChange, ...]:
        """Every criterion of two published years, most changed first; empty when either has no package.

        Causes are those of the improvement tasks made after the later year's result.
        """
        earlier, later = self._results.result(before), self._results.result(now)
        if earlier is None or later is None:
            return ()
        with self._database.transaction() as work:
            unit = work.office.get().unit.code
            tasks = work.records.of_years(_TASK, unit, first=now + 1, last=now + 1)
        causes: dict[str, tuple[str, ...]] = {}
        for task in tasks:
            if isinstance(task, Task) and task.criterion and task.cause:
                causes[task.criterion] = (*causes.get(task.criterion, ()), task.cause)
        return compare_criteria(earlier, later, causes=causes)

    def _views(self) -> tuple[ResultView, ...]:
        found = (self._results.result(year) for year in self._results.years())
        return tuple(view for view in found if view is not None)


def _by_hand(row: ExternalIndex, submitted: YearFigures | None) -> YearFigures:
    return YearFigures(
        year=row.year,
        origin=Origin.BY_HAND,
        self_points=None if submitted is None else submitted.self_points,
        index=row.value,
        band=row.band,
        rank=row.rank,
        ranked_of=row.out_of,
        document=row.document,
    )


def _records(work: Transaction, kind: str) -> tuple[Record, ...]:
    unit = work.office.get().unit.code
    return work.records.of_years(kind, unit, first=_FIRST_YEAR, last=_LAST_YEAR)


def _submitted(work: Transaction) -> Iterator[YearFigures]:
    unit = work.office.get().unit.code
    for year in work.assessments.years():
        points = work.assessments.self_points(unit, year)
        if points:
            own = sum((each for each in points.values() if each is not None), Decimal("0.00"))
            yield YearFigures(year=year, origin=Origin.SELF, self_points=own)


def _of_package(view: ResultView, submitted: YearFigures | None) -> YearFigures:
    own = sum((area.self_points for area in view.areas), Decimal("0.00"))
    return YearFigures(
        year=view.year,
        origin=Origin.PACKAGE,
        self_points=own if submitted is None else submitted.self_points,
        points=view.total,
        maximum=view.maximum,
        index=view.index,
        band=view.band,
        rank=view.rank,
        ranked_of=view.ranked_of,
        areas=view.areas,
    )


def _outside(row: ExternalIndex) -> Outside:
    return Outside(
        name=row.name,
        year=row.year,
        value=row.value,
        rank=row.rank,
        out_of=row.out_of,
        stated=stated_places(row.change),
        document=row.document,
    )


def _dossier_ratios(rows: tuple[Record, ...]) -> Iterator[Ratio]:
    """The ratios of the dossier page, by the same rules, for each year's own rows."""
    for year in sorted({row.year for row in rows}):
        own = [row for row in rows if row.year == year]
        for each in figures(own, from_on=date(year - 1, 1, 1), to_on=date(year, 12, 31)).ratios:
            yield Ratio(key=each.rule.key, year=year, numerator=each.numerator, denominator=each.denominator)


def _satisfaction(rows: tuple[Record, ...]) -> Iterator[Ratio]:
    for field in DossierField:
        for year in sorted({row.year for row in rows}):
            own = independent(ranged(row for row in rows if row.year == year and row.field is field))
            yield Ratio(
                key=f"{SATISFACTION}{field.value}",
                year=year,
                numerator=total(own, "level_4+level_5"),
                denominator=total(own, "valid"),
            )
