"""What is entered beside submissions, in memory, for pages under test."""

from typing import Any


class Outside:
    """Writes many units into the store of assessments."""

    def __init__(self, assessments: Any) -> None:
        self.assessments = assessments

    def put_values(self, year: int, values: Any) -> None:
        for unit, held in values.items():
            self.assessments.put_outside_values(unit, year, values=held)

    def put_adjustments(self, year: int, entries: Any) -> None:
        for unit, held in entries.items():
            self.assessments.put_adjustments(unit, year, entries=held)


class Surveys:
    def __init__(self) -> None:
        self.held: dict[str, Any] = {}

    def of_year(self, year: int) -> tuple[Any, ...]:
        return tuple(each for each in self.held.values() if each.year == year)

    def get(self, survey: str) -> Any:
        return self.held.get(survey)

    def put(self, survey: Any) -> None:
        self.held[survey.id] = survey

    def remove(self, survey: str) -> None:
        self.held.pop(survey, None)


class Council:
    def __init__(self) -> None:
        self.held: dict[int, tuple[Any, ...]] = {}

    def of_year(self, year: int) -> tuple[Any, ...]:
        return self.held.get(year, ())

    def put(self, year: int, members: Any) -> None:
        self.held[year] = tuple(members)

    def years(self) -> tuple[int, ...]:
        return tuple(sorted(year for year, members in self.held.items() if members))
