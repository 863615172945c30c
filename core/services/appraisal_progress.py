"""How far every unit of a round is: the state it stands in, and what still waits in it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from core.appraisal_sheet import AppraisalSheet
from core.assessment import State
from core.explanation import LineQuestion
from core.ports import Transaction
from core.rounds import Standing
from core.services.round_reading import RoundReading
from core.units import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitProgress:
    """One unit that sent something.

    `open_lines` have no value, `older_lines` one given on an older submission; `collected` questions wait to
    be sent, `asked` were sent and wait for the unit.
    """

    unit: Unit
    state: State
    revision: int
    received_at: datetime | None
    open_lines: int
    older_lines: int = 0
    collected: int = 0
    asked: int = 0

    @property
    def left(self) -> int:
        """Lines that still need the appraiser."""
        return self.open_lines + self.older_lines


def progress_of_units(work: Transaction, year: int, *, reading: RoundReading) -> tuple[UnitProgress, ...]:
    """Every unit of a year's round that sent something, by code; a few questions whatever the number.

    Raises:
        NoRound: none is open.
    """
    opened, criteria = reading.opened(work, year)
    standings = {each.unit: each for each in work.assessments.standings(year)}
    counts = work.every_unit.appraised_counts(year)
    questions = work.explanations.questions_by_unit(year)
    leaves: dict[str, int] = {}
    found = []
    for code in opened.units:
        if code not in standings:
            continue
        unit = reading.unit(code)
        kind = unit.kind.value
        if kind not in leaves:
            leaves[kind] = len(criteria.leaves(kind))
        found.append(
            _progress(
                unit,
                standings[code],
                leaves=leaves[kind],
                counts=counts.get(code, (0, 0)),
                questions=questions.get(code, ()),
            )
        )
    return tuple(found)


def progress_after(row: UnitProgress, sheet: AppraisalSheet) -> UnitProgress:
    """How far a unit is once its sheet has changed."""
    questions = [each for line in sheet.lines for each in line.questions]
    return replace(
        row,
        state=sheet.standing.state,
        revision=sheet.standing.revision,
        open_lines=sheet.open_lines,
        older_lines=sheet.older_lines,
        collected=sum(1 for each in questions if each.is_collected),
        asked=sum(1 for each in questions if each.waits_on(sheet.standing.revision)),
    )


def _progress(
    unit: Unit,
    standing: Standing,
    *,
    leaves: int,
    counts: tuple[int, int],
    questions: Sequence[LineQuestion],
) -> UnitProgress:
    given, older = counts
    return UnitProgress(
        unit=unit,
        state=standing.state,
        revision=standing.revision,
        received_at=standing.received_at,
        open_lines=max(0, leaves - given),
        older_lines=older,
        collected=sum(1 for each in questions if each.is_collected),
        asked=sum(1 for each in questions if each.waits_on(standing.revision)),
    )
