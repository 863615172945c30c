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
from core.measured import Count, Measured, at_day, ids, is_within, ratio, share, ticks
from core.records.catalogue import Record, kind_of
from core.records.outreach import InitiativeForm
from core.records.oversight import InspectionForm
from core.records.people import TrainingKind
from core.records.planning import PlanForm, ReportPeriod, TaskSource
from core.records.stretches import Pooled, independent, pooled, ranged, total
from core.standing_figures import procedures, quota, staff_standard

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

MANUAL_SOURCES: Final = (
    "law_monitoring",
    "legal_education",
    "feedback.channels",
    "organisation.rules",
    "staff.evaluation",
    "766.1.4",
    "766.total",
    "sipas.value",
    "survey.answers",
    "economy",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """One data source: the record kind behind it (perhaps another) and how its records become inputs."""

    kind: str
    count: Callable[[Sequence[Record], int], Measured | None]
    other: str = ""

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that feed it, the usual one first."""
        return (self.kind, self.other) if self.other else (self.kind,)


def measure(data_source: str, records: Sequence[Record], *, year: int) -> Measured | None:
    """The inputs a data source gives from one unit's records of a year; None: nothing was entered.

    Records of other years and kinds are passed over. A source that nobody knows, or that is entered by hand,
    gives None.
    """
    source = _SOURCES.get(data_source)
    if source is None:
        return None
    kinds = tuple(kind_of(each).record for each in source.kinds)
    return source.count([row for row in records if isinstance(row, kinds) and row.year == year], year)


def is_measured(data_source: str) -> bool:
    """Whether records feed this source; otherwise its inputs are entered on the criterion."""
    return data_source in _SOURCES


def kinds_behind(data_source: str) -> tuple[str, ...]:
    """The record kinds an officer fills for this source, so that a criterion can lead to them."""
    source = _SOURCES.get(data_source)
    return source.kinds if source else ()


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
    return share(own, year, keys=("done", "planned"), done="done_on")


def _assigned_tasks(rows: Sequence[Record], year: int) -> Measured | None:
    """Tasks of the authority due in the year; on time is done on the due day at the latest."""
    assigned = [row for row in rows if row.source is TaskSource.ASSIGNED]
    due = [row for row in assigned if row.due_on and row.due_on.year == year]
    if not assigned:
        return None
    on_time = sum(row.done_on is not None and row.done_on <= row.due_on for row in due)
    return Measured(inputs={"on_time": on_time, "assigned": len(due)}, records=ids(due))


def _findings(rows: Sequence[Record], year: int) -> Measured | None:
    return share(rows, year, keys=("remedied", "findings"), done="remedied_on")


def _communication(rows: Sequence[Record], year: int) -> Measured | None:
    return share(rows, year, keys=("done", "planned"), done="done_on")


def _communication_forms(rows: Sequence[Record], year: int) -> Measured | None:
    if not rows:
        return None
    done = [row for row in rows if is_within(row.done_on, year)]
    return Measured(inputs={"forms": len({row.form for row in done})}, records=ids(done))


def _initiatives(rows: Sequence[Record], year: int) -> Measured | None:
    if not rows:
        return None
    apart = {InitiativeForm.CONTEST, InitiativeForm.STUDY_VISIT}
    recognised = [row for row in rows if is_within(row.recognised_on, year) and row.form not in apart]
    return Measured(inputs={"initiatives": len(recognised)}, records=ids(recognised))


def _reports(rows: Sequence[Record], year: int) -> Measured | None:
    """Status per period; a report without a due day of its own is due by its window (CV 581/BNV-CCHC)."""
    periodic = [row for row in rows if row.period is not ReportPeriod.AD_HOC]
    if not periodic:
        return None
    send_by = dict(zip(("Q1", "H1", "Q3", "Y"), (each.send_by for each in report_windows(year)), strict=True))
    statuses = {period: _report_status(periodic, period, due=due) for period, due in send_by.items()}
    return Measured(inputs={"reports": statuses}, records=ids(periodic))


def _report_status(rows: Sequence[Record], period: str, *, due: date) -> str:
    sent = [row for row in rows if row.period.value == period and row.sent_on]
    if not sent:
        return "missing"
    first = min(sent, key=lambda row: row.sent_on)
    return "on_time" if first.sent_on <= (first.due_on or due) else "late"


def _training_plan(rows: Sequence[Record], year: int) -> Measured | None:
    return share([row for row in rows if row.in_plan], year, keys=("done", "planned"), done="to_on")


def _training_classes(rows: Sequence[Record], _year: int) -> Measured | None:
    """Classes on reform and digital work; a class of the plan that has not ended does not count yet."""
    if not rows:
        return None
    subjects = {TrainingKind.REFORM, TrainingKind.DIGITAL}
    held = [row for row in rows if row.kind in subjects and (row.to_on or not row.in_plan)]
    return Measured(inputs={"classes": sum(row.classes for row in held)}, records=ids(held))


def _discipline(rows: Sequence[Record], _year: int) -> Measured | None:
    if not rows:
        return None
    return Measured(inputs={"events": dict(Counter(row.severity.value for row in rows))}, records=ids(rows))


# --- ticks that records prove -----------------------------------------------------------------------------


def _inspection(rows: Sequence[Record], _year: int) -> Measured | None:
    """Self-inspections only: a plan number proves the plan, a conclusion number that it was done."""
    own = [row for row in rows if row.form is InspectionForm.SELF]
    plan, done = any(row.plan_number for row in own), any(row.conclusion_number for row in own)
    return ticks(own, (("plan", plan), ("done", done)))


def _publicity(rows: Sequence[Record], _year: int) -> Measured | None:
    published = {row.form.value for row in rows if row.published_on}
    return ticks(rows, [(key, key in published) for key in ("estimate", "execution", "settlement")])


def _website(rows: Sequence[Record], year: int) -> Measured | None:
    updated = {row.item.value for row in rows if row.updated_on and row.updated_on.year == year}
    return ticks(rows, [(key, key in updated) for key in ("info", "tthc", "cchc")])


def _iso(rows: Sequence[Record], year: int) -> Measured | None:
    declared = any(is_within(row.declared_on, year) for row in rows)
    maintained = any(row.audited_on and row.audited_on.year == year for row in rows)
    return ticks(rows, (("declared", declared), ("maintained", maintained)))


def _one_stop(rows: Sequence[Record], year: int) -> Measured | None:
    """The receiving place as it was on the latest day; people count once a decision assigns them."""
    held = [row for row in rows if is_within(row.as_of, year)]
    latest = max(held, key=lambda row: row.as_of, default=None)
    if latest is None:
        return None
    has_staff = bool(latest.staff) and bool(latest.decision)
    items = (("place", bool(latest.place)), ("equipment", bool(latest.equipment)), ("staff", has_staff))
    return ticks((latest,), items)


def _simplification(rows: Sequence[Record], year: int) -> Measured | None:
    return ticks(rows, (("proposal", any(is_within(row.sent_on, year) for row in rows)),))


def _delegation(rows: Sequence[Record], year: int) -> Measured | None:
    return ticks(rows, (("fix", any(is_within(row.handled_on, year) for row in rows)),))


def _autonomy(rows: Sequence[Record], year: int) -> Measured | None:
    return ticks(rows, (("rule", any(is_within(row.rules_on, year) for row in rows)),))


# --- figures of stretches of days -------------------------------------------------------------------------


def _unlawful(rows: Sequence[Record], _year: int) -> Measured | None:
    chosen = independent(ranged(rows))
    if not chosen:
        return None
    unhandled = max(0, total(chosen, "unlawful") - total(chosen, "unlawful_handled"))
    return Measured(inputs={"events": {"unhandled": unhandled}}, records=ids(chosen))


def _non_territorial(rows: Sequence[Record], _year: int) -> Measured | None:
    chosen = independent(ranged(rows))
    if not chosen:
        return None
    occurred = total(chosen, "outside_boundary+interlinked") > 0
    return Measured(inputs={"option": "yes" if occurred else "no"}, records=ids(chosen))


def _investment(rows: Sequence[Record], _year: int) -> Measured | None:
    """Capital disbursed adds up; the capital assigned is the year's, as the latest row knows it."""
    chosen = independent(ranged(rows))
    assigned = [row.capital_assigned for row in chosen if row.capital_assigned is not None]
    disbursed = [row.capital_disbursed for row in chosen if row.capital_disbursed is not None]
    if not assigned or (assigned[-1] and not disbursed):
        return None
    amounts = {"disbursed": format(sum(disbursed, Decimal(0)), "f"), "assigned": format(assigned[-1], "f")}
    return Measured(inputs=amounts, records=ids(chosen))


_DOSSIERS: Final[Mapping[str, tuple[Count, Count]]] = MappingProxyType(
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
        "dossiers.authenticated": (("authenticated", "authenticated"), ("transactions", "transactions")),
        "dossiers.e_copies": (("e_copies", "certified_copies"), ("copies", "copies")),
        "dossiers.population_data": (("population_data", "population_data"), ("total", "received")),
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
        "one_stop": _Source(kind="one_stop", count=_one_stop),
        "tthc.review": _Source(kind="simplification", count=_simplification),
        "staff.quota": _Source(kind="staff", count=quota),
        "delegation": _Source(kind="delegation", count=_delegation),
        "finance.autonomy": _Source(kind="autonomy", count=_autonomy),
        "initiatives.recognised": _Source(kind="initiative", count=_initiatives),
        "assigned_tasks": _Source(kind="task", count=_assigned_tasks),
        "law_monitoring.findings": _Source(
            kind="legal_work", count=ratio(("handled", "law_findings_handled"), ("findings", "law_findings"))
        ),
        "legal_documents": _Source(
            kind="legal_work", count=ratio(("reviewed", "reviewed"), ("to_review", "to_review"))
        ),
        "legal_documents.unlawful": _Source(kind="legal_work", count=_unlawful),
        "complaints": _Source(kind="complaints", count=ratio(("on_time", "on_time"), ("due", "due"))),
        "tthc.publicity": _Source(
            kind="procedures",
            other="procedure",
            count=procedures(("published", "posted"), ("total", "in_charge")),
        ),
        "tthc.at_one_stop": _Source(
            kind="procedures",
            other="procedure",
            count=procedures(("at_one_stop", "at_one_stop"), ("total", "in_charge")),
        ),
        "tthc.online": _Source(
            kind="procedures",
            other="procedure",
            count=procedures(("online", "full_online+partial_online"), ("total", "in_charge")),
        ),
        "tthc.used": _Source(
            kind="procedures",
            other="procedure",
            count=procedures(("used", "online_used"), ("online", "full_online+partial_online")),
        ),
        "tthc.published_on_time": _Source(
            kind="procedures",
            other="procedure",
            count=procedures(("published_on_time", "published_on_time"), ("to_publish", "to_publish")),
        ),
        "tthc.process": _Source(
            kind="procedures",
            other="procedure",
            count=procedures(("with_process", "with_process"), ("total", "in_charge")),
        ),
        **{name: _Source(kind="dossier_count", count=ratio(*keys)) for name, keys in _DOSSIERS.items()},
        "dossiers.non_territorial": _Source(kind="dossier_count", count=_non_territorial),
        "feedback.on_time": _Source(
            kind="feedback", count=ratio(("on_time", "on_time"), ("total", "handled"))
        ),
        "organisation.units": _Source(
            kind="organisation", count=at_day(("with_regulation", "with_regulation"), ("units", "units"))
        ),
        "staff.standard": _Source(kind="staff", count=staff_standard),
        "training.plan": _Source(kind="training_class", count=_training_plan),
        "training.cchc_classes": _Source(kind="training_class", count=_training_classes),
        "discipline": _Source(kind="discipline", count=_discipline),
        "staff.rotation": _Source(kind="rotation", count=ratio(("done", "done"), ("due", "due"))),
        "finance.publicity": _Source(kind="budget_publicity", count=_publicity),
        "finance.investment": _Source(kind="finance", count=_investment),
        "finance.audit": _Source(
            kind="finance", count=ratio(("done", "audit_done"), ("recommendations", "audit_recommendations"))
        ),
        "edocs.signed_out": _Source(
            kind="e_documents", count=ratio(("signed_sent", "signed_sent"), ("outgoing", "outgoing"))
        ),
        "edocs.documents": _Source(
            kind="e_documents",
            count=ratio(("online", "processed_online"), ("total", "incoming+outgoing")),
        ),
        "edocs.work_files": _Source(
            kind="e_documents", count=ratio(("online", "work_files_online"), ("total", "work_files"))
        ),
        "website": _Source(kind="website", count=_website),
        "iso": _Source(kind="quality", count=_iso),
    }
)

DATA_SOURCES: Final[tuple[str, ...]] = (*_SOURCES, *MANUAL_SOURCES)
