"""What minutes are made of: one unit is read from its own rows, many by one question for each kind of row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from core.assessment import AdjustmentEntry, Appraisal, CriterionEntry
from core.council import CouncilMember, in_order
from core.criteria import CriteriaSet
from core.desks import DeskEntry
from core.evidence import EvidenceDocument
from core.explanation import Claimed, LineQuestion
from core.ports import Transaction
from core.rounds import Round, Standing
from core.units import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldUnits:
    """What is held about units of a round, by unit code; units that hold nothing are left out."""

    self_points: Mapping[str, Mapping[str, Decimal | None]]
    appraisals: Mapping[str, Sequence[Appraisal]]
    adjustments: Mapping[str, Sequence[AdjustmentEntry]]
    entries: Mapping[str, Sequence[CriterionEntry]]
    evidence: Mapping[str, Sequence[EvidenceDocument]]
    questions: Mapping[str, Sequence[LineQuestion]]
    claims: Mapping[str, Sequence[Claimed]]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldRound:
    """A round with what is held about the units minuted; `areas` tell the area of every leaf."""

    round: Round
    criteria: CriteriaSet
    sent: Mapping[str, Standing]
    units: HeldUnits
    council: tuple[CouncilMember, ...]
    desks: Mapping[str, DeskEntry]
    officer: str
    areas: Mapping[str, str]


def read_held(work: Transaction, opened: Round, *, criteria: CriteriaSet, units: Sequence[Unit]) -> HeldRound:
    """Everything the minutes of these units say."""
    year = opened.year
    return HeldRound(
        round=opened,
        criteria=criteria,
        sent={each.unit: each for each in work.assessments.standings(year)},
        units=_of_one(work, units[0].code, year=year) if len(units) == 1 else _of_all(work, year),
        council=in_order(work.council.of_year(year)),
        desks={each.code: each for each in work.desks.all()},
        officer=work.office.get().officer.name,
        areas={leaf.id: criteria.area_of(leaf.id).id for leaf in criteria.leaves()},
    )


def _of_one(work: Transaction, unit: str, *, year: int) -> HeldUnits:
    return HeldUnits(
        self_points={unit: work.assessments.self_points(unit, year)},
        appraisals={unit: work.assessments.appraisals(unit, year)},
        adjustments={unit: work.assessments.adjustments(unit, year)},
        entries={unit: work.assessments.entries(unit, year)},
        evidence={unit: work.evidence.of_year(unit, year)},
        questions={unit: work.explanations.questions(unit, year)},
        claims={unit: work.explanations.claims(unit, year)},
    )


def _of_all(work: Transaction, year: int) -> HeldUnits:
    return HeldUnits(
        self_points=work.every_unit.self_points(year),
        appraisals=work.every_unit.appraisals(year),
        adjustments=work.every_unit.adjustments(year),
        entries=work.every_unit.entries(year),
        evidence=work.every_unit.evidence(year),
        questions=work.explanations.questions_by_unit(year),
        claims=work.explanations.later_claims(year),
    )
