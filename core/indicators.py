"""From records to the inputs of criteria: what each data source of a criteria set counts (guide 4).

`measure` answers None where nothing was entered: no data is never zero and never "no occurrence" (guide 6).
A criterion whose data source no record kind holds (ticks, options, values of others) is entered by hand.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from core.dates import report_windows
from core.findings import Finding, warning
from core.records.catalogue import Record, kind_for, kind_of
from core.records.oversight import InspectionForm
from core.records.people import Population, TrainingKind
from core.records.planning import PlanForm, ReportPeriod, TaskSource
from core.records.stretches import Pooled, independent, pooled, ranged, total

__all__ = [
    "DATA_SOURCES",
    "MANUAL_SOURCES",
    "Measured",
    "Pooled",
    "is_measured",
    "kinds_behind",
    "measure",
    "pooled",
]

_Count = tuple[str, str]
"""The key of an input, and the count of the records (or several, joined by `+`) that gives it."""

MANUAL_SOURCES: Final = (
    "law_monitoring",
    "legal_education",
    "one_stop",
    "tthc.review",
    "feedback.channels",
    "organisation.rules",
    "staff.quota",
    "staff.evaluation",
    "delegation",
    "finance.autonomy",
    "766.1.4",
    "766.total",
    "sipas.value",
    "survey.answers",
    "economy",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Inputs for the rule of a criterion, the records they were counted from, and what does not fit."""

    inputs: Mapping[str, object]
    records: tuple[str, ...]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """One data source: the record kind behind it and how its records become inputs."""

    kind: str
    count: Callable[[Sequence[Record], int], Measured | None]


def measure(data_source: str, records: Sequence[Record], *, year: int) -> Measured | None:
    """The inputs a data source gives from one unit's records of a year; None: nothing was entered.

    Records of other years and kinds are passed over. A source that nobody knows, or that is entered by hand,
    gives None.
    """
    source = _SOURCES.get(data_source)
    if source is None:
        return None
    kind = kind_of(source.kind).record
    return source.count([row for row in records if isinstance(row, kind) and row.year == year], year)


def is_measured(data_source: str) -> bool:
    """Whether records feed this source; otherwise its inputs are entered on the criterion."""
    return data_source in _SOURCES


def kinds_behind(data_source: str) -> tuple[str, ...]:
    """The record kinds an officer fills for this source, so that a criterion can lead to them."""
    source = _SOURCES.get(data_source)
    return (source.kind,) if source else ()


def _ids(rows: Sequence[Record]) -> tuple[str, ...]:
    return tuple(row.id for row in rows)


def _is_within(day: date | None, year: int) -> bool:
    """Whether something happened by the last day of the year."""
    return day is not None and day <= date(year, 12, 31)


# --- lists of things done ---------------------------------------------------------------------------------


def _plan_issue_date(rows: Sequence[Record], _year: int) -> Measured | None:
    issued = [row for row in rows if row.form is PlanForm.ORIGINAL and row.issued_on]
    if not issued:
        return None
    first = min(issued, key=lambda row: row.issued_on)
    return Measured(inputs={"issue_date": first.issued_on.isoformat()}, records=(first.id,))


def _plan_tasks(rows: Sequence[Record], year: int) -> Measured | None:
    """Own plan only: a task of the authority or an improvement is not part of the plan's completion."""
    own = [row for row in rows if row.source is TaskSource.PLAN]
    return _share(own, year, keys=("done", "planned"), done="done_on")


def _assigned_tasks(rows: Sequence[Record], year: int) -> Measured | None:
    """Tasks of the authority due in the year; on time is done on the due day at the latest."""
    assigned = [row for row in rows if row.source is TaskSource.ASSIGNED]
    due = [row for row in assigned if row.due_on and row.due_on.year == year]
    if not assigned:
        return None
    on_time = sum(row.done_on is not None and row.done_on <= row.due_on for row in due)
    return Measured(inputs={"on_time": on_time, "assigned": len(due)}, records=_ids(due))


def _share(rows: Sequence[Record], year: int, *, keys: tuple[str, str], done: str) -> Measured | None:
    """How many of the records carry the day on which they were done, within the year."""
    if not rows:
        return None
    count = sum(_is_within(getattr(row, done), year) for row in rows)
    return Measured(inputs=dict(zip(keys, (count, len(rows)), strict=True)), records=_ids(rows))


def _findings(rows: Sequence[Record], year: int) -> Measured | None:
    return _share(rows, year, keys=("remedied", "findings"), done="remedied_on")


def _communication(rows: Sequence[Record], year: int) -> Measured | None:
    return _share(rows, year, keys=("done", "planned"), done="done_on")


def _communication_forms(rows: Sequence[Record], year: int) -> Measured | None:
    if not rows:
        return None
    done = [row for row in rows if _is_within(row.done_on, year)]
    return Measured(inputs={"forms": len({row.form for row in done})}, records=_ids(done))


def _initiatives(rows: Sequence[Record], year: int) -> Measured | None:
    if not rows:
        return None
    recognised = [row for row in rows if _is_within(row.recognised_on, year)]
    return Measured(inputs={"initiatives": len(recognised)}, records=_ids(recognised))


def _reports(rows: Sequence[Record], year: int) -> Measured | None:
    """Status per period; a report without a due day of its own is due by its window (CV 581/BNV-CCHC)."""
    periodic = [row for row in rows if row.period is not ReportPeriod.AD_HOC]
    if not periodic:
        return None
    send_by = dict(zip(("Q1", "H1", "Q3", "Y"), (each.send_by for each in report_windows(year)), strict=True))
    statuses = {period: _report_status(periodic, period, due=due) for period, due in send_by.items()}
    return Measured(inputs={"reports": statuses}, records=_ids(periodic))


def _report_status(rows: Sequence[Record], period: str, *, due: date) -> str:
    sent = [row for row in rows if row.period.value == period and row.sent_on]
    if not sent:
        return "missing"
    first = min(sent, key=lambda row: row.sent_on)
    return "on_time" if first.sent_on <= (first.due_on or due) else "late"


def _training_plan(rows: Sequence[Record], year: int) -> Measured | None:
    return _share([row for row in rows if row.in_plan], year, keys=("done", "planned"), done="to_on")


def _training_classes(rows: Sequence[Record], _year: int) -> Measured | None:
    """Classes on reform and digital work; a class of the plan that has not ended does not count yet."""
    if not rows:
        return None
    subjects = {TrainingKind.REFORM, TrainingKind.DIGITAL}
    held = [row for row in rows if row.kind in subjects and (row.to_on or not row.in_plan)]
    return Measured(inputs={"classes": sum(row.classes for row in held)}, records=_ids(held))


def _discipline(rows: Sequence[Record], _year: int) -> Measured | None:
    if not rows:
        return None
    return Measured(inputs={"events": dict(Counter(row.severity.value for row in rows))}, records=_ids(rows))


# --- ticks that records prove -----------------------------------------------------------------------------


def _ticks(rows: Sequence[Record], items: Sequence[tuple[str, bool]]) -> Measured | None:
    if not rows:
        return None
    return Measured(inputs={"items": [key for key, ticked in items if ticked]}, records=_ids(rows))


def _inspection(rows: Sequence[Record], _year: int) -> Measured | None:
    """Self-inspections only: a plan number proves the plan, a conclusion number that it was done."""
    own = [row for row in rows if row.form is InspectionForm.SELF]
    plan, done = any(row.plan_number for row in own), any(row.conclusion_number for row in own)
    return _ticks(own, (("plan", plan), ("done", done)))


def _publicity(rows: Sequence[Record], _year: int) -> Measured | None:
    published = {row.form.value for row in rows if row.published_on}
    return _ticks(rows, [(key, key in published) for key in ("estimate", "execution", "settlement")])


def _website(rows: Sequence[Record], year: int) -> Measured | None:
    updated = {row.item.value for row in rows if row.updated_on and row.updated_on.year == year}
    return _ticks(rows, [(key, key in updated) for key in ("info", "tthc", "cchc")])


def _iso(rows: Sequence[Record], year: int) -> Measured | None:
    declared = any(_is_within(row.declared_on, year) for row in rows)
    maintained = any(row.audited_on and row.audited_on.year == year for row in rows)
    return _ticks(rows, (("declared", declared), ("maintained", maintained)))


# --- figures of one day -----------------------------------------------------------------------------------


def _of_latest_day(rows: Sequence[Record], shares: Sequence[_Count]) -> Measured | None:
    dated = [row for row in rows if row.as_of]
    if not dated:
        return None
    latest = max(dated, key=lambda row: row.as_of)
    return _fitting({key: getattr(latest, field) for key, field in shares}, (latest,))


def _at_day(part: _Count, whole: _Count) -> Callable[..., Measured | None]:
    return lambda rows, _year: _of_latest_day(rows, (part, whole))


def _staff_standard(rows: Sequence[Record], _year: int) -> Measured | None:
    """Elected officers and civil servants, each on their own latest day; public employees are apart."""
    latest = {
        row.population: row
        for row in sorted((row for row in rows if row.as_of), key=lambda row: row.as_of)
        if row.population is not Population.PUBLIC_EMPLOYEE
    }
    if not latest:
        return None
    counted = tuple(latest.values())
    qualified, present = (sum(getattr(row, name) for row in counted) for name in ("qualified", "present"))
    return _fitting({"qualified": qualified, "total": present}, counted)


# --- figures of stretches of days -------------------------------------------------------------------------


def _ratio(part: _Count, whole: _Count) -> Callable[..., Measured | None]:
    """Sum over sum of independent rows."""

    def count(rows: Sequence[Record], _year: int) -> Measured | None:
        chosen = independent(ranged(rows))
        if not chosen:
            return None
        return _fitting({key: total(chosen, names) for key, names in (part, whole)}, chosen)

    return count


def _fitting(inputs: Mapping[str, int], rows: Sequence[Record]) -> Measured:
    """Inputs of a ratio, part first; a part above its whole is told, never cut."""
    part, whole = inputs.values()
    keys = tuple(inputs)
    where = f"{kind_for(rows[0]).code}:{rows[0].id}:"
    found = (warning("MEASURED_ABOVE_WHOLE", where, part=keys[0], part_value=part, whole_value=whole),)
    return Measured(inputs=dict(inputs), records=_ids(rows), findings=found if part > whole else ())


def _unlawful(rows: Sequence[Record], _year: int) -> Measured | None:
    chosen = independent(ranged(rows))
    if not chosen:
        return None
    unhandled = max(0, total(chosen, "unlawful") - total(chosen, "unlawful_handled"))
    return Measured(inputs={"events": {"unhandled": unhandled}}, records=_ids(chosen))


def _non_territorial(rows: Sequence[Record], _year: int) -> Measured | None:
    chosen = independent(ranged(rows))
    if not chosen:
        return None
    occurred = total(chosen, "outside_boundary+interlinked") > 0
    return Measured(inputs={"option": "yes" if occurred else "no"}, records=_ids(chosen))


def _investment(rows: Sequence[Record], _year: int) -> Measured | None:
    """Capital disbursed adds up; the capital assigned is the year's, as the latest row knows it."""
    chosen = independent(ranged(rows))
    assigned = [row.capital_assigned for row in chosen if row.capital_assigned is not None]
    disbursed = [row.capital_disbursed for row in chosen if row.capital_disbursed is not None]
    if not assigned or (assigned[-1] and not disbursed):
        return None
    amounts = {"disbursed": format(sum(disbursed, Decimal(0)), "f"), "assigned": format(assigned[-1], "f")}
    return Measured(inputs=amounts, records=_ids(chosen))


_DOSSIERS: Final[Mapping[str, tuple[_Count, _Count]]] = MappingProxyType(
    {
        # Still running beyond the limit counts against, once, on the last day (guide 4, on time).
        "dossiers.on_time": (("on_time", "done_early+done_on_time"), ("total", "done+pending_overdue")),
        "dossiers.early": (("early", "done_early"), ("total", "done")),
        # Late is settled late or still overdue: an apology is owed in both cases.
        "dossiers.apology": (("apology", "apologies"), ("late", "done_late+pending_overdue")),
        "dossiers.online": (("online", "online"), ("total", "received")),
        "dossiers.full_online": (("full_online", "online_full"), ("eligible", "full_eligible")),
        "dossiers.epayment": (("paid", "paid_online"), ("fee_dossiers", "fee_dossiers")),
        # In charge are those received and those carried over from before the first row.
        "dossiers.digitised": (("digitised", "digitised_both"), ("total", "received+carried_over")),
        "dossiers.reused": (("reused", "reused"), ("total", "received")),
        "dossiers.eresult": (("eresult", "e_results"), ("result_required", "result_required")),
    }
)

_SOURCES: Final[Mapping[str, _Source]] = MappingProxyType(
    {
        "plan.issue_date": _Source(kind="plan", count=_plan_issue_date),
        "plan.tasks": _Source(kind="task", count=_plan_tasks),
        "reports": _Source(kind="periodic_report", count=_reports),
        "inspection": _Source(kind="inspection", count=_inspection),
        "findings": _Source(kind="finding", count=_findings),
        "communication": _Source(kind="communication", count=_communication),
        "communication.forms_distinct": _Source(kind="communication", count=_communication_forms),
        "initiatives.recognised": _Source(kind="initiative", count=_initiatives),
        "assigned_tasks": _Source(kind="task", count=_assigned_tasks),
        "law_monitoring.findings": _Source(
            kind="legal_work", count=_ratio(("handled", "law_findings_handled"), ("findings", "law_findings"))
        ),
        "legal_documents": _Source(
            kind="legal_work", count=_ratio(("reviewed", "reviewed"), ("to_review", "to_review"))
        ),
        "legal_documents.unlawful": _Source(kind="legal_work", count=_unlawful),
        "complaints": _Source(kind="complaints", count=_ratio(("on_time", "on_time"), ("due", "due"))),
        "tthc.publicity": _Source(
            kind="procedures", count=_at_day(("published", "posted"), ("total", "in_charge"))
        ),
        "tthc.at_one_stop": _Source(
            kind="procedures", count=_at_day(("at_one_stop", "at_one_stop"), ("total", "in_charge"))
        ),
        "tthc.process": _Source(
            kind="procedures", count=_at_day(("with_process", "with_process"), ("total", "in_charge"))
        ),
        **{name: _Source(kind="dossier_count", count=_ratio(*keys)) for name, keys in _DOSSIERS.items()},
        "dossiers.non_territorial": _Source(kind="dossier_count", count=_non_territorial),
        "feedback.on_time": _Source(
            kind="feedback", count=_ratio(("on_time", "on_time"), ("total", "handled"))
        ),
        "organisation.units": _Source(
            kind="organisation", count=_at_day(("with_regulation", "with_regulation"), ("units", "units"))
        ),
        "staff.standard": _Source(kind="staff", count=_staff_standard),
        "training.plan": _Source(kind="training_class", count=_training_plan),
        "training.cchc_classes": _Source(kind="training_class", count=_training_classes),
        "discipline": _Source(kind="discipline", count=_discipline),
        "staff.rotation": _Source(kind="rotation", count=_ratio(("done", "done"), ("due", "due"))),
        "finance.publicity": _Source(kind="budget_publicity", count=_publicity),
        "finance.investment": _Source(kind="finance", count=_investment),
        "finance.audit": _Source(
            kind="finance", count=_ratio(("done", "audit_done"), ("recommendations", "audit_recommendations"))
        ),
        "edocs.signed_out": _Source(
            kind="e_documents", count=_ratio(("signed_sent", "signed_sent"), ("outgoing", "outgoing"))
        ),
        "edocs.work_files": _Source(
            kind="e_documents", count=_ratio(("online", "work_files_online"), ("total", "work_files"))
        ),
        "website": _Source(kind="website", count=_website),
        "iso": _Source(kind="quality", count=_iso),
    }
)

DATA_SOURCES: Final[tuple[str, ...]] = (*_SOURCES, *MANUAL_SOURCES)
