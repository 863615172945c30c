"""Values the submission does not give (a survey, SIPAS, an index), and bonus and penalty items."""

from collections.abc import Sequence

from core.appraisal_sheet import AppraisalSheet
from core.assessment import AdjustmentEntry, OutsideValue
from core.ports import Clock, Database
from core.services.appraisal import ReasonNeeded
from core.services.noting import note
from core.services.round_reading import RoundReading, refuse_published
from core.services.self_assessment import UnknownCriterion


class OutsideValues:
    """What the appraiser holds about units beside their submissions."""

    def __init__(self, *, database: Database, reading: RoundReading, clock: Clock) -> None:
        self._database = database
        self._reading = reading
        self._clock = clock

    def set_outside_value(self, year: int, unit: str, *, value: OutsideValue) -> AppraisalSheet:
        """Keep one value the submission does not give; see `set_outside_values`."""
        return self.set_outside_values(year, unit, values=(value,))

    def set_outside_values(self, year: int, unit: str, *, values: Sequence[OutsideValue]) -> AppraisalSheet:
        """Keep values the submission does not give (SIPAS, survey, an index) with their documents.

        A value without inputs takes the held one away.

        Raises:
            UnknownCriterion: no such leaf.
        """
        with self._database.transaction() as work:
            sheet = self._reading.sheet(work, year, unit=unit)
            refuse_published(sheet.round)
            known = {leaf.id for leaf in sheet.criteria.leaves()}
            for value in values:
                if value.criterion not in known:
                    raise UnknownCriterion(criterion=value.criterion)
            held = {item.criterion: item for item in work.assessments.outside_values(unit, year)}
            held |= {value.criterion: value for value in values}
            kept = tuple(value for value in held.values() if value.inputs)
            work.assessments.put_outside_values(unit, year, values=kept)
            for value in values:
                subject = f"{unit} {value.criterion}"
                note(work, self._clock, act="outside_value", subject=subject, why=value.document)
            return self._reading.sheet(work, year, unit=unit)

    def set_adjustments(self, year: int, unit: str, *, entries: Sequence[AdjustmentEntry]) -> AppraisalSheet:
        """Set the bonus and penalty items of a unit; each needs its ground.

        Raises:
            ReasonNeeded: an item without a note.
        """
        for entry in entries:
            if entry.count and not entry.note.strip():
                raise ReasonNeeded(criterion=entry.item)
        with self._database.transaction() as work:
            sheet = self._reading.sheet(work, year, unit=unit)
            refuse_published(sheet.round)
            work.assessments.put_adjustments(
                unit, year, entries=tuple(entry for entry in entries if entry.count)
            )
            old = " ".join(f"{entry.item}={entry.count}" for entry in sheet.adjustments)
            new = " ".join(f"{entry.item}={entry.count}" for entry in entries if entry.count)
            note(work, self._clock, act="adjustments", subject=unit, change=(old, new))
            return self._reading.sheet(work, year, unit=unit)
