"""Figures that stand on one day: procedures from counts or from their list, and the people of the office."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from core.findings import warning
from core.measured import Count, Measured, fitting, ids
from core.records.catalogue import Record
from core.records.list_checks import counted_procedures
from core.records.oversight import Procedures
from core.records.people import Population
from core.records.procedures import Procedure
from core.records.stretches import is_entered, value


def procedures(part: Count, whole: Count) -> Callable[..., Measured | None]:
    """The counts as entered; from the list where there are none, or where it is as long as they say."""

    def count(rows: Sequence[Record], year: int) -> Measured | None:
        listed = [row for row in rows if isinstance(row, Procedure)]
        stated = [row for row in rows if isinstance(row, Procedures) and row.as_of]
        latest = max(stated, key=lambda row: row.as_of or date.min, default=None)
        day = latest.as_of if latest is not None and latest.as_of else date(year, 12, 31)
        found = counted_procedures(listed, as_of=day)
        if latest is not None and (not listed or latest.in_charge != found["in_charge"]):
            if not all(is_entered((latest,), names) for _, names in (part, whole)):
                return None
            return fitting({key: value(latest, names) for key, names in (part, whole)}, (latest,))
        if not listed:
            return None
        counts = {names: sum(found[name] for name in names.split("+")) for _, names in (part, whole)}
        measured = fitting({key: counts[names] for key, names in (part, whole)}, listed)
        if latest is None or not is_entered((latest,), part[1]) or value(latest, part[1]) == counts[part[1]]:
            return measured
        where = f"procedures:{latest.id}:{part[1].partition('+')[0]}"
        told = warning("LIST_DIFFERS", where, counted=value(latest, part[1]), listed=counts[part[1]])
        return replace(measured, findings=(*measured.findings, told))

    return count


def quota(rows: Sequence[Record], _year: int) -> Measured | None:
    """Elected officers and civil servants present against their quotas, once every quota is entered."""
    latest = _latest_staff(rows)
    if not latest or not all(row.quota for row in latest):
        return None
    is_over = sum(row.present for row in latest) > sum(row.quota for row in latest)
    return Measured(inputs={"option": "over" if is_over else "within"}, records=ids(latest))


def staff_standard(rows: Sequence[Record], _year: int) -> Measured | None:
    """Elected officers and civil servants, each on their own latest day; public employees are apart."""
    counted = _latest_staff(rows)
    if not counted:
        return None
    qualified, present = (sum(getattr(row, name) for row in counted) for name in ("qualified", "present"))
    return fitting({"qualified": qualified, "total": present}, counted)


def _latest_staff(rows: Sequence[Record]) -> tuple[Record, ...]:
    """Each population on its own latest day, without public employees, who are apart."""
    dated = sorted((row for row in rows if row.as_of), key=lambda row: row.as_of)
    own = {row.population: row for row in dated if row.population is not Population.PUBLIC_EMPLOYEE}
    return tuple(own.values())
