"""Read a round inside a transaction: its set, and one unit's sheet with everything held about it."""

from core.appraisal_sheet import AppraisalSheet, HeldYear, sheet_of
from core.criteria import CriteriaSet
from core.ports import OfficialUnits, Transaction
from core.rounds import NoRound, NotExpected, NotReceived, Round, RoundPublished
from core.services.adopt_criteria import AdoptCriteria
from core.services.self_assessment import holdings_of


class RoundReading:
    """What the jobs around a round share."""

    def __init__(self, *, criteria: AdoptCriteria, units: OfficialUnits) -> None:
        self._criteria = criteria
        self._units = units

    def opened(self, work: Transaction, year: int) -> tuple[Round, CriteriaSet]:
        """The round of a year and the set it judges by.

        Raises:
            NoRound: none is open.
        """
        opened = work.rounds.get(year)
        if opened is None:
            raise NoRound(year=year)
        return opened, self._criteria.parsed(work.criteria.find(opened.criteria_set, opened.criteria_version))

    def sheet(self, work: Transaction, year: int, *, unit: str) -> AppraisalSheet:
        """What a unit claims, what is computed here, and what was given.

        Raises:
            NoRound, NotExpected, NotReceived.
        """
        opened, criteria = self.opened(work, year)
        if unit not in opened.units:
            raise NotExpected(unit=unit, year=year)
        standing = work.assessments.standing(unit, year)
        if standing is None:
            raise NotReceived(unit=unit, year=year)
        return sheet_of(
            criteria,
            opened,
            unit=self._units.unit(unit),
            held=HeldYear(
                standing=standing,
                holdings=holdings_of(work, unit, year=year),
                self_points=work.assessments.self_points(unit, year),
                appraisals=work.assessments.appraisals(unit, year),
                adjustments=work.assessments.adjustments(unit, year),
                outside=work.assessments.outside_values(unit, year),
            ),
        )


def refuse_published(opened: Round) -> None:
    """Points are frozen with the ranking.

    Raises:
        RoundPublished: the ranking is published.
    """
    if opened.published_at is not None:
        raise RoundPublished(year=opened.year)
