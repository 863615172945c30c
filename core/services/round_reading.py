"""Read a round inside a transaction: its set, and one unit's sheet with everything held about it.

What a submission gives is computed once: it depends on its package, the set and the outside values alone.
"""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from core.appraisal_sheet import AppraisalSheet, HeldYear, newest, sheet_of
from core.assessment import OutsideValue
from core.criteria import CriteriaSet
from core.explanation import Claimed
from core.ports import OfficialUnits, Transaction
from core.rounds import NoRound, NotExpected, NotReceived, Round, RoundPublished, Standing
from core.self_score import Holdings, SelfScore, assess
from core.services.adopt_criteria import AdoptCriteria
from core.services.self_assessment import holdings_of
from core.units import Unit

_KEPT = 24  # units; a sheet's holdings take about a megabyte


@dataclass(frozen=True, slots=True, kw_only=True)
class _Submitted:
    """What one package says, and the points its records give."""

    key: tuple[object, ...]
    holdings: Holdings
    recomputed: SelfScore
    self_points: Mapping[str, Decimal | None]
    claims: tuple[Claimed, ...]


class RoundReading:
    """What the jobs around a round share."""

    def __init__(self, *, criteria: AdoptCriteria, units: OfficialUnits) -> None:
        self._criteria = criteria
        self._units = units
        self._submitted: OrderedDict[tuple[str, int], _Submitted] = OrderedDict()

    def opened(self, work: Transaction, year: int) -> tuple[Round, CriteriaSet]:
        """The round of a year and the set it judges by.

        Raises:
            NoRound: none is open.
        """
        opened = work.rounds.get(year)
        if opened is None:
            raise NoRound(year=year)
        return opened, self._criteria.parsed(work.criteria.find(opened.criteria_set, opened.criteria_version))

    def unit(self, code: str) -> Unit:
        """An official unit.

        Raises:
            UnknownUnit: no such unit.
        """
        return self._units.unit(code)

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
        outside = tuple(work.assessments.outside_values(unit, year))
        submitted = self._read(work, standing, criteria=criteria, outside=outside)
        return sheet_of(
            criteria,
            opened,
            unit=self._units.unit(unit),
            held=HeldYear(
                standing=standing,
                holdings=submitted.holdings,
                self_points=submitted.self_points,
                appraisals=work.assessments.appraisals(unit, year),
                adjustments=work.assessments.adjustments(unit, year),
                outside=outside,
                recomputed=submitted.recomputed,
                last_year=self._last_year(work, unit, year=year, criteria=criteria),
                questions=work.explanations.questions(unit, year),
                claims=submitted.claims,
            ),
        )

    def _read(
        self,
        work: Transaction,
        standing: Standing,
        *,
        criteria: CriteriaSet,
        outside: tuple[OutsideValue, ...],
    ) -> _Submitted:
        unit, year = standing.unit, standing.year
        key = (standing.package, standing.revision, standing.received_at, criteria.set_id, criteria.version)
        held = self._submitted.get((unit, year))
        if held is None or not standing.package or held.key != (*key, outside):
            holdings = (
                replace(held.holdings, outside={item.criterion: item.inputs for item in outside})
                if held is not None and standing.package and held.key[:-1] == key
                else holdings_of(work, unit, year=year)
            )
            held = _Submitted(
                key=(*key, outside),
                holdings=holdings,
                recomputed=assess(
                    criteria, holdings, unit=self._units.unit(unit), year=year, state=standing.state
                ),
                self_points=work.assessments.self_points(unit, year),
                claims=work.explanations.claims(unit, year),
            )
            self._submitted[unit, year] = held
        self._submitted.move_to_end((unit, year))
        while len(self._submitted) > _KEPT:
            self._submitted.popitem(last=False)
        return held

    def _last_year(
        self, work: Transaction, unit: str, *, year: int, criteria: CriteriaSet
    ) -> Mapping[str, Decimal | None]:
        """The points that stand for the same leaves in the year before, where both sets word them alike."""
        before = work.rounds.get(year - 1)
        if before is None:
            return {}
        given = newest(work.assessments.appraisals(unit, year - 1))
        if not given:
            return {}
        if (before.criteria_set, before.criteria_version) != (criteria.set_id, criteria.version):
            document = work.criteria.find(before.criteria_set, before.criteria_version)
            names = {leaf.id: leaf.name for leaf in self._criteria.parsed(document).leaves()}
            same = {leaf.id for leaf in criteria.leaves() if names.get(leaf.id) == leaf.name}
            given = {criterion: item for criterion, item in given.items() if criterion in same}
        return {criterion: item.points for criterion, item in given.items() if not item.excluded}


def refuse_published(opened: Round) -> None:
    """Points are frozen with the ranking.

    Raises:
        RoundPublished: the ranking is published.
    """
    if opened.published_at is not None:
        raise RoundPublished(year=opened.year)
