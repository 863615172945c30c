"""One criterion across all units, and findings set aside, in memory, for pages under test."""

from typing import Any

from core.across_sheet import HeldLine


class Across:
    def __init__(self, stores: Any) -> None:
        self.stores = stores

    def lines(self, year: int, criterion: str, *, units: Any) -> dict[str, Any]:
        return {unit: self._line(unit, year, criterion) for unit in units}

    def _line(self, unit: str, year: int, criterion: str) -> HeldLine:
        held = self.stores.assessments
        entries = held.entries(unit, year)
        outside = held.outside_values(unit, year)
        return HeldLine(
            self_points=held.self_points(unit, year).get(criterion),
            entry=next((item for item in entries if item.criterion == criterion), None),
            appraisals=tuple(item for item in held.appraisals(unit, year) if item.criterion == criterion),
            outside=next((item.inputs for item in outside if item.criterion == criterion), ()),
            documents=self.stores.evidence.counts(unit, year).get(criterion, 0),
        )

    def finals(self, year: int, criterion: str) -> dict[str, Any]:
        units = {unit for unit, held in self.stores.assessments.points_of if held == year}
        return {unit: self._line(unit, year, criterion).final for unit in units}

    def records(self, kind: str, year: int, *, units: Any) -> dict[str, Any]:
        found = {unit: self.stores.records.of_year(kind, unit, year) for unit in units}
        return {unit: records for unit, records in found.items() if records}

    def given_counts(self, year: int) -> dict[str, int]:
        found: dict[str, set[str]] = {}
        for (unit, held), given in self.stores.assessments.appraisals_of.items():
            for criterion in {item.criterion for item in given} if held == year else ():
                if self._line(unit, year, criterion).given is not None:
                    found.setdefault(criterion, set()).add(unit)
        return {criterion: len(units) for criterion, units in found.items()}


class Dismissals:
    def __init__(self) -> None:
        self.held: list[Any] = []

    def of_year(self, year: int) -> tuple[Any, ...]:
        return tuple(item for item in self.held if item.year == year)

    def add(self, dismissal: Any) -> None:
        self.held.append(dismissal)

    def take_back(self, dismissal: Any) -> None:
        at = next(
            at
            for at, item in enumerate(self.held)
            if (item.mark, item.figures, item.restored_at) == (dismissal.mark, dismissal.figures, None)
        )
        self.held[at] = dismissal
