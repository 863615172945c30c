"""Everything a periodic report says, gathered from one unit's records through its window."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from core.dates import Period, report_windows
from core.periodic import people
from core.periodic.checks import CheckNote, check_notes
from core.periodic.counts import FigureValue
from core.periodic.figures import FIGURES
from core.periodic.parts import ReportPart
from core.periodic.people import FieldRow
from core.periodic.ratios import RatioLine, ratio_lines, target_lines
from core.periodic.windows import DueReports, WindowView
from core.records.catalogue import Record
from core.records.people import Staff, TrainingClass
from core.records.planning import ExternalIndex, Plan
from core.records.targets import Target
from core.target_standing import TargetStanding

_STRETCHED: Final = (
    "legal_work",
    "complaints",
    "rotation",
    "finance",
    "e_documents",
    "dossier_count",
    "feedback",
    "satisfaction",
)
"""Kinds whose figures cover stretches of days, in the order of the annexes."""


_STANDING: Final = ("organisation", "procedures")
"""Kinds whose figures stand on one day; the day is printed with them."""
_PLANNED_FIRST: Final = frozenset({"communication", "initiative"})
"""Kinds that are entered before they happen: without a day they are planned, not incomplete."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What a kind of counts really covers in a window, and what could not be counted.

    `days` is the stretch of the counted rows, None where none is, `before` that of the year before; `missing`
    are months without a row; `not_split` are longer rows that belong to the window for the smaller part only.
    """

    kind: str
    days: tuple[date, date] | None
    before: tuple[date, date] | None = None
    missing: tuple[Period, ...] = ()
    not_split: tuple[tuple[date, date], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Undated:
    """How many events of a kind have none of the days a figure asks for."""

    kind: str
    days: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodRows:
    """Rows of the annexes that are no single figure."""

    staff: tuple[Staff, ...] = ()
    classes: tuple[TrainingClass, ...] = ()
    indexes: tuple[ExternalIndex, ...] = ()
    dossiers: tuple[FieldRow, ...] = ()
    dossiers_all: Mapping[str, int] | None = None
    slips: tuple[FieldRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodFigures:
    """The figures of one report. `values` and `before` are by the full name of the figure (`KT.findings`).

    `days` are the days of figures that stand on one day, by kind; `claimed` are kinds of which the officer
    said that nothing occurred, so that of them no figure is missing.
    """

    part: ReportPart
    values: Mapping[str, FigureValue]
    before: Mapping[str, FigureValue]
    ratios: tuple[RatioLine, ...]
    targets: tuple[TargetStanding, ...]
    plans: tuple[Plan, ...]
    rows: PeriodRows
    coverage: tuple[Coverage, ...]
    undated: tuple[Undated, ...]
    checks: tuple[CheckNote, ...]
    days: Mapping[str, date] = field(default_factory=dict)
    claimed: frozenset[str] = frozenset()

    def ratio(self, key: str) -> RatioLine | None:
        """One percentage; None where nothing was counted."""
        return next((line for line in self.ratios if line.key == key), None)

    def covered(self, kind: str) -> Coverage | None:
        """What a kind of counts covers."""
        return next((each for each in self.coverage if each.kind == kind), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodSource:
    """Where the figures come from: one unit's records of all years that matter, and what they are held to.

    `following` are the targets of the next year; `due` the reports of a year with the office's own days.
    """

    unit: str
    records: Sequence[Record]
    following: tuple[Target, ...] = ()
    claimed: frozenset[str] = frozenset()
    due: DueReports = report_windows


def period_figures(part: ReportPart, source: PeriodSource) -> PeriodFigures:
    """The figures of one report; see `core.periodic.windows` for what counts in it."""
    view = WindowView(source.records, part.window, unit=source.unit, due=source.due)
    earlier = WindowView(source.records, part.window.year_before(), unit=source.unit, due=source.due)
    ratios = ratio_lines(view, earlier, following=source.following)
    return PeriodFigures(
        part=part,
        values=_values(view),
        before=_values(earlier),
        ratios=ratios,
        targets=target_lines(view, ratios, following=source.following),
        plans=tuple(row for row in view.rows("plan") if isinstance(row, Plan)),
        rows=_rows(view),
        coverage=tuple(_coverage(view, kind, earlier=earlier) for kind in _STRETCHED),
        undated=tuple(_undated(view)),
        checks=check_notes(view),
        days={kind: row.as_of for kind in _STANDING if (row := view.latest(kind)) is not None},
        claimed=source.claimed,
    )


def _values(view: WindowView) -> Mapping[str, FigureValue]:
    return {figure.name: figure.count(view) for figure in FIGURES}


def _rows(view: WindowView) -> PeriodRows:
    return PeriodRows(
        staff=people.staff(view),
        classes=people.classes(view),
        indexes=people.indexes(view),
        dossiers=people.dossiers_by_field(view),
        dossiers_all=people.sums(view, "dossier_count", columns=people.DOSSIER_COLUMNS) or None,
        slips=people.satisfaction_by_field(view),
    )


def _coverage(view: WindowView, kind: str, *, earlier: WindowView) -> Coverage:
    return Coverage(
        kind=kind,
        days=view.covered(kind),
        before=earlier.covered(kind),
        missing=view.missing_months(kind),
        not_split=tuple((row.from_on, row.to_on) for row in view.not_split(kind)),
    )


def _undated(view: WindowView) -> list[Undated]:
    """Each kind once, by the days of its first figure."""
    found: dict[str, Undated] = {}
    for figure in FIGURES:
        if figure.days and figure.kind not in found and figure.kind not in _PLANNED_FIRST:
            count = view.undated(figure.kind, *figure.days)
            found[figure.kind] = Undated(kind=figure.kind, days=figure.days, count=count)
    return [each for each in found.values() if each.count]
