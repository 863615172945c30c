"""Percentages of a periodic report: always from the counts of the window, sum over sum, with two decimals.

Each stands in one area of the report, beside the same days a year earlier (in percentage points) and the
target of the year (guide 3, check 10; seed rows R036, R048, R066, R072, R078, R079, R094, R101).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Final

from core.numbers import percent
from core.periodic.people import civil_servants
from core.periodic.tasks import ASSIGNED, PLAN
from core.periodic.windows import WindowView
from core.records.catalogue import Record
from core.records.dossiers import DossierField
from core.records.targets import Target, TargetMeasure
from core.target_standing import TargetStanding, standing
from core.text import fold

_FULL: Final = 100


class Area(StrEnum):
    """The parts of the results, in the order of the report (guide 2)."""

    DIRECTION = "direction"
    INSTITUTIONS = "institutions"
    PROCEDURES = "procedures"
    ORGANISATION = "organisation"
    CIVIL_SERVICE = "civil_service"
    FINANCE = "finance"
    DIGITAL = "digital"


Counts = tuple[Decimal, Decimal]


@dataclass(frozen=True, slots=True, kw_only=True)
class RatioRule:
    """One percentage: where it stands, how it is counted, and the measure of targets it answers."""

    key: str
    area: Area
    count: Callable[[WindowView], Counts | None]
    measure: TargetMeasure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RatioLine:
    """A percentage with its counts, those of the same days a year earlier, and its target."""

    key: str
    area: Area
    part: Decimal
    whole: Decimal
    before: Counts | None = None
    target: TargetStanding | None = None

    @property
    def percent(self) -> Decimal:
        """Per cent, rounded once to two decimals."""
        return percent(self.part, self.whole)

    @property
    def percent_before(self) -> Decimal | None:
        """The same of the year before; None without counts to compare."""
        return None if self.before is None else percent(*self.before)

    @property
    def points(self) -> Decimal | None:
        """The change in percentage points between the two printed percentages (R101)."""
        return None if self.percent_before is None else self.percent - self.percent_before


def _sums(kind: str, *, part: str, whole: str) -> Callable[[WindowView], Counts | None]:
    return lambda view: _pair(view.sum(kind, part), view.sum(kind, whole))


def _dossiers(part: str, whole: str) -> Callable[[WindowView], Counts | None]:
    return _sums("dossier_count", part=part, whole=whole)


def _on_day(kind: str, *, part: str, whole: str) -> Callable[[WindowView], Counts | None]:
    def count(view: WindowView) -> Counts | None:
        row = view.latest(kind)
        if row is None:
            return None
        values = [[getattr(row, name) for name in names.split("+")] for names in (part, whole)]
        if any(value is None for each in values for value in each):
            return None
        return _pair(*(sum(each) for each in values))

    return count


def _figures(part: str, whole: str) -> Callable[[WindowView], Counts | None]:
    """Two figures of tasks and reports, by their names in the annex."""
    named = {figure.name: figure for figure in (*PLAN, *ASSIGNED)}
    return lambda view: _pair(_whole_number(named[part].count(view)), _whole_number(named[whole].count(view)))


def _opinions(view: WindowView) -> Counts | None:
    held = view.within("dialogue", "held_on")
    return _pair(sum(row.answered for row in held), sum(row.opinions for row in held))


def _qualified(view: WindowView) -> Counts | None:
    people = civil_servants(view)
    return _pair(sum(row.qualified for row in people), sum(row.present for row in people))


def _money(part: str, whole: str) -> Callable[[WindowView], Counts | None]:
    """Disbursed adds up; assigned is the year's, as the newest row knows it."""

    def count(view: WindowView) -> Counts | None:
        rows = view.stretches("finance")
        parts = [value for row in rows if (value := getattr(row, part)) is not None]
        wholes = [value for row in rows if (value := getattr(row, whole)) is not None]
        return _pair(sum(parts, Decimal(0)), wholes[-1]) if parts and wholes else None

    return count


def _pair(part: int | Decimal | None, whole: int | Decimal | None) -> Counts | None:
    """Of a whole that is 0 nothing is said."""
    return None if part is None or not whole else (Decimal(part), Decimal(whole))


def _whole_number(value: object) -> int | None:
    return value if isinstance(value, int) else None


_IN_TIME: Final = "done_early+done_on_time"
_DUE: Final = "done+pending_overdue"
_LATE: Final = "done_late+pending_overdue"
_IN_CHARGE: Final = "received+carried_over"

RULES: Final[tuple[RatioRule, ...]] = (
    RatioRule(
        key="plan",
        area=Area.DIRECTION,
        count=_figures("KH.done_so_far", "KH.tasks"),
        measure=TargetMeasure.PLAN_DONE,
    ),
    RatioRule(key="reports", area=Area.DIRECTION, count=_figures("KH.reports_on_time", "KH.reports_due")),
    RatioRule(key="assigned", area=Area.DIRECTION, count=_figures("NV.on_time", "NV.total")),
    RatioRule(key="answered", area=Area.DIRECTION, count=_opinions),
    RatioRule(
        key="reviewed", area=Area.INSTITUTIONS, count=_sums("legal_work", part="reviewed", whole="to_review")
    ),
    RatioRule(
        key="law_findings",
        area=Area.INSTITUTIONS,
        count=_sums("legal_work", part="law_findings_handled", whole="law_findings"),
    ),
    RatioRule(
        key="complaints", area=Area.INSTITUTIONS, count=_sums("complaints", part="on_time", whole="due")
    ),
    RatioRule(
        key="posted", area=Area.PROCEDURES, count=_on_day("procedures", part="posted", whole="in_charge")
    ),
    RatioRule(
        key="on_time",
        area=Area.PROCEDURES,
        count=_dossiers(_IN_TIME, _DUE),
        measure=TargetMeasure.ON_TIME,
    ),
    RatioRule(
        key="early", area=Area.PROCEDURES, count=_dossiers("done_early", "done"), measure=TargetMeasure.EARLY
    ),
    RatioRule(key="late", area=Area.PROCEDURES, count=_dossiers(_LATE, _DUE), measure=TargetMeasure.LATE),
    RatioRule(
        key="apology",
        area=Area.PROCEDURES,
        count=_dossiers("apologies", _LATE),
        measure=TargetMeasure.APOLOGY,
    ),
    RatioRule(
        key="feedback",
        area=Area.PROCEDURES,
        count=_sums("feedback", part="on_time", whole="handled"),
        measure=TargetMeasure.FEEDBACK_ON_TIME,
    ),
    RatioRule(
        key="satisfaction",
        area=Area.PROCEDURES,
        count=_sums("satisfaction", part="level_4+level_5", whole="valid"),
        measure=TargetMeasure.SATISFACTION,
    ),
    RatioRule(
        key="with_regulation",
        area=Area.ORGANISATION,
        count=_on_day("organisation", part="with_regulation", whole="units"),
    ),
    RatioRule(key="qualified", area=Area.CIVIL_SERVICE, count=_qualified, measure=TargetMeasure.QUALIFIED),
    RatioRule(key="rotated", area=Area.CIVIL_SERVICE, count=_sums("rotation", part="done", whole="due")),
    RatioRule(key="revenue", area=Area.FINANCE, count=_money("revenue", "revenue_estimate")),
    RatioRule(
        key="disbursed",
        area=Area.FINANCE,
        count=_money("capital_disbursed", "capital_assigned"),
        measure=TargetMeasure.DISBURSED,
    ),
    RatioRule(
        key="audit",
        area=Area.FINANCE,
        count=_sums("finance", part="audit_done", whole="audit_recommendations"),
    ),
    RatioRule(
        key="documents_online",
        area=Area.DIGITAL,
        count=_sums("e_documents", part="processed_online", whole="incoming+outgoing"),
        measure=TargetMeasure.DOCUMENTS_ONLINE,
    ),
    RatioRule(
        key="signed_out",
        area=Area.DIGITAL,
        count=_sums("e_documents", part="signed_sent", whole="outgoing"),
        measure=TargetMeasure.SIGNED_OUT,
    ),
    RatioRule(
        key="work_files",
        area=Area.DIGITAL,
        count=_sums("e_documents", part="work_files_online", whole="work_files"),
        measure=TargetMeasure.WORK_FILES_ONLINE,
    ),
    RatioRule(
        key="online_services",
        area=Area.DIGITAL,
        count=_on_day("procedures", part="full_online+partial_online", whole="in_charge"),
        measure=TargetMeasure.ONLINE_SERVICES,
    ),
    RatioRule(
        key="services_used",
        area=Area.DIGITAL,
        count=_on_day("procedures", part="online_used", whole="full_online+partial_online"),
        measure=TargetMeasure.SERVICES_USED,
    ),
    RatioRule(
        key="online",
        area=Area.DIGITAL,
        count=_dossiers("online", "received"),
        measure=TargetMeasure.ONLINE,
    ),
    RatioRule(
        key="full_online",
        area=Area.DIGITAL,
        count=_dossiers("online_full", "full_eligible"),
        measure=TargetMeasure.FULL_ONLINE,
    ),
    RatioRule(
        key="epayment",
        area=Area.DIGITAL,
        count=_dossiers("paid_online", "fee_dossiers"),
        measure=TargetMeasure.E_PAYMENT,
    ),
    RatioRule(
        key="parts",
        area=Area.DIGITAL,
        count=_dossiers("digitised_parts", _IN_CHARGE),
        measure=TargetMeasure.DIGITISED_PARTS,
    ),
    RatioRule(
        key="results",
        area=Area.DIGITAL,
        count=_dossiers("digitised_results", "done"),
        measure=TargetMeasure.DIGITISED_RESULTS,
    ),
    RatioRule(key="digitised", area=Area.DIGITAL, count=_dossiers("digitised_both", _IN_CHARGE)),
    RatioRule(
        key="reused",
        area=Area.DIGITAL,
        count=_dossiers("reused", "received"),
        measure=TargetMeasure.REUSED,
    ),
    RatioRule(
        key="eresult",
        area=Area.DIGITAL,
        count=_dossiers("e_results", "result_required"),
        measure=TargetMeasure.E_RESULT,
    ),
    RatioRule(
        key="authenticated",
        area=Area.DIGITAL,
        count=_dossiers("authenticated", "transactions"),
        measure=TargetMeasure.AUTHENTICATED,
    ),
    RatioRule(
        key="e_copies",
        area=Area.DIGITAL,
        count=_dossiers("certified_copies", "copies"),
        measure=TargetMeasure.E_COPIES,
    ),
    RatioRule(
        key="population_data",
        area=Area.DIGITAL,
        count=_dossiers("population_data", "received"),
        measure=TargetMeasure.POPULATION_DATA,
    ),
    RatioRule(key="in_software", area=Area.DIGITAL, count=_dossiers("in_software", _IN_CHARGE)),
)


def ratio_lines(
    view: WindowView, before: WindowView, *, following: Sequence[Target] = ()
) -> tuple[RatioLine, ...]:
    """Every percentage that can be computed in the window; one without counts is left out."""
    targets = [row for row in view.rows("target") if isinstance(row, Target)]
    found = []
    for rule in RULES:
        counts = rule.count(view)
        if counts is None:
            continue
        part, whole = counts
        found.append(
            RatioLine(
                key=rule.key,
                area=rule.area,
                part=part,
                whole=whole,
                before=rule.count(before),
                target=_target(rule, targets, counts=counts, following=following),
            )
        )
    return tuple(found)


def target_lines(
    view: WindowView, ratios: Sequence[RatioLine], *, following: Sequence[Target] = ()
) -> tuple[TargetStanding, ...]:
    """Every target of the year with its result in the window, in the order of entry."""
    judged = {line.target.target.id: line.target for line in ratios if line.target is not None}
    seen: Sequence[Record] = view.records()
    return tuple(
        judged.get(row.id) or standing(row, seen, following=following)
        for row in view.rows("target")
        if isinstance(row, Target)
    )


def _target(
    rule: RatioRule, targets: Sequence[Target], *, counts: Counts, following: Sequence[Target]
) -> TargetStanding | None:
    """The target of the whole unit with this measure, judged by the counts printed beside it."""
    own = (
        row
        for row in targets
        if rule.measure is not None and row.measure is rule.measure and row.field is DossierField.ALL
    )
    target = next(own, None)
    if target is None:
        return None
    alike = (
        each for each in following if fold(each.name) == fold(target.name) and each.field is target.field
    )
    part, whole = counts
    return TargetStanding(
        target=target,
        result=Fraction(part) * _FULL / Fraction(whole),
        part=part,
        whole=whole,
        following=next(alike, None),
    )
