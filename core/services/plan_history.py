"""Keep the plan as it stood before each amendment, so that the amendment can say what it changed (R029)."""

from collections.abc import Sequence

from core.plan_versions import planned
from core.ports import Transaction
from core.record_json import read_records_json, records_json
from core.records.catalogue import Record
from core.records.planning import Plan, PlanForm, Task

_BEFORE = "plan.before."


def keep_before(work: Transaction, records: Sequence[Record]) -> None:
    """Put the tasks of the plan beside every amendment that is about to be recorded for the first time.

    To be called before the records are saved: what comes with the amendment belongs to it.
    """
    for record in records:
        if not isinstance(record, Plan) or record.form is not PlanForm.AMENDMENT:
            continue
        if work.settings.get(_BEFORE + record.id) is None:
            unit = work.office.get().unit.code
            tasks = planned(work.records.of_year("task", unit, year=record.year))
            work.settings.put(_BEFORE + record.id, records_json(unit=unit, records=tasks))


def plan_before(work: Transaction, amendment: Plan) -> tuple[Task, ...] | None:
    """The tasks of the plan as they stood when an amendment was recorded; None where they were not kept."""
    kept = work.settings.get(_BEFORE + amendment.id)
    if kept is None:
        return None
    rows = read_records_json(kept.encode(), file=amendment.id).rows
    return tuple(row.record for row in rows if isinstance(row.record, Task))
