"""The stores of an appraiser's rounds in memory, for pages under test."""

from dataclasses import replace
from typing import Any

from core.appraisal_sheet import newest


class EveryUnit:
    """All units of a year over the other stores."""

    def __init__(self, stores: Any) -> None:
        self.stores = stores

    def _of(self, held: dict[tuple[str, int], Any], year: int) -> dict[str, Any]:
        return {unit: value for (unit, at), value in held.items() if at == year and value}

    def self_points(self, year: int) -> dict[str, Any]:
        return self._of(self.stores.assessments.points_of, year)

    def appraisals(self, year: int) -> dict[str, Any]:
        held = self._of(self.stores.assessments.appraisals_of, year)
        return {unit: tuple(values) for unit, values in held.items()}

    def appraised_counts(self, year: int) -> dict[str, tuple[int, int]]:
        found = {}
        for unit, given in self.appraisals(year).items():
            standing = newest(given).values()
            revision = self.stores.assessments.standing_of[unit, year].revision
            found[unit] = (len(standing), sum(1 for each in standing if 0 < each.revision < revision))
        return {unit: counts for unit, counts in found.items() if counts[0]}

    def entries(self, year: int) -> dict[str, Any]:
        held = self._of(self.stores.assessments.entries_of, year)
        return {unit: tuple(values.values()) for unit, values in held.items()}

    def adjustments(self, year: int) -> dict[str, Any]:
        return self._of(self.stores.assessments.adjustments_of, year)

    def outside_values(self, year: int) -> dict[str, Any]:
        return self._of(self.stores.assessments.outside_of, year)

    def records(self, kind: str, year: int) -> dict[str, Any]:
        units = {owner for owner, _record in self.stores.records.held.values()}
        found = {unit: self.stores.records.of_year(kind, unit, year) for unit in units}
        return {unit: records for unit, records in found.items() if records}

    def evidence(self, year: int) -> dict[str, Any]:
        units = {owner for owner, _document in self.stores.evidence.held.values()}
        found = {unit: self.stores.evidence.of_year(unit, year) for unit in units}
        return {unit: documents for unit, documents in found.items() if documents}

    def evidence_counts(self, year: int) -> dict[str, Any]:
        return {unit: self.stores.evidence.counts(unit, year) for unit in self.evidence(year)}

    def same_files(self, year: int) -> dict[str, Any]:
        found: dict[str, list[tuple[str, str]]] = {}
        for unit, documents in sorted(self.evidence(year).items()):
            for each in documents:
                if each.file is not None:
                    found.setdefault(each.file.sha256, []).append((unit, each.id))
        return {
            sha256: tuple(places)
            for sha256, places in found.items()
            if len({place[0] for place in places}) > 1
        }


class Rounds:
    def __init__(self) -> None:
        self.held: dict[int, Any] = {}
        self.published: list[Any] = []
        self.extended: list[Any] = []

    def get(self, year: int) -> Any:
        return self.held.get(year)

    def all(self) -> tuple[Any, ...]:
        return tuple(self.held[year] for year in sorted(self.held, reverse=True))

    def put(self, value: Any) -> None:
        self.held[value.year] = value

    def publications(self, year: int) -> tuple[Any, ...]:
        return tuple(item for item in self.published if item.year == year)

    def publish(self, value: Any) -> None:
        self.published.append(value)

    def extensions(self, year: int) -> tuple[Any, ...]:
        return tuple(item for item in self.extended if item.year == year)

    def extend(self, extensions: Any) -> None:
        for each in extensions:
            self.extended.append(replace(each, number=len(self.extended) + 1))


class Rankings:
    def __init__(self, stores: Any) -> None:
        self.stores = stores
        self.tie_of: dict[tuple[int, str], Any] = {}
        self.reopened: dict[int, list[Any]] = {}
        self.past: dict[int, tuple[Any, ...]] = {}
        self.conflicts = 0

    def ties(self, year: int) -> tuple[Any, ...]:
        return tuple(tie for (held, _unit), tie in sorted(self.tie_of.items()) if held == year)

    def put_ties(self, year: int, ties: Any) -> None:
        for tie in ties:
            self.tie_of[year, tie.unit] = tie

    def remove_ties(self, year: int, units: Any) -> None:
        for unit in units:
            self.tie_of.pop((year, unit), None)

    def reopenings(self, year: int) -> tuple[Any, ...]:
        return tuple(self.reopened.get(year, ()))

    def add_reopening(self, year: int, reopening: Any) -> None:
        self.reopened.setdefault(year, []).append(reopening)

    def past_years(self) -> tuple[int, ...]:
        return tuple(sorted(self.past))

    def past_results(self, year: int) -> tuple[Any, ...]:
        return self.past.get(year, ())

    def put_past_results(self, year: int, results: Any) -> None:
        self.past.pop(year, None)
        if results:
            self.past[year] = tuple(results)

    def late_rows(self, year: int) -> dict[str, int]:
        held = self.stores.every_unit.records("dossier_count", year)
        counted = {unit: sum(1 for row in rows if row.done_late) for unit, rows in held.items()}
        return {unit: count for unit, count in counted.items() if count}

    def open_conflicts(self, year: int) -> int:
        return self.conflicts
