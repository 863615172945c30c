"""Ratios of dossiers between any two days, beside those of a year earlier, and the fields that run late."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from core.dates import Period, PeriodKind, ReportWindow
from core.dossier_ratios import (
    FieldFigures,
    RangeFigures,
    Ratio,
    RatioChange,
    by_field,
    change,
    figures,
    year_before,
)
from core.errors import UserError
from core.numbers import parse_date
from core.records.dossiers import DossierCount
from core.reporting.document import CellKind
from ui.desk import Desk
from ui.dossier_columns import KIND
from ui.fields import ChoiceField, DayField
from ui.messages import plain_label
from ui.page import GAP, SMALL
from ui.tables import RIGHT, Column, TableView, part
from ui.texts import dossier_figures as texts
from ui.texts import list_paper as paper
from ui.texts import numbers
from ui.texts.every_finding import message_of
from ui.texts.records import choice_label

_QUARTERS, _HALVES = range(1, 5), range(1, 3)
_NINE_MONTHS = date(2000, 9, 30)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    ratio: Ratio
    change: RatioChange | None


class _RangeDay(DayField):
    """A day whose year, where none is typed, is the year on the desk."""

    def __init__(self, label: str, desk: Desk) -> None:
        super().__init__(label, year=desk.year, today=desk.services.clock.today)
        self._desk = desk

    def _read(self, text: str, year: int) -> date:
        del year
        return parse_date(text, self._desk.year)


class DossierRange(QWidget):
    """Choose two days, or a usual stretch; every ratio follows with its counts and what was left out."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._year = 0
        self.first = _RangeDay(texts.FROM, desk)
        self.last = _RangeDay(texts.TO, desk)
        self.preset = ChoiceField(texts.PRESET, tuple(texts.PRESETS.items()), may_be_empty=True)
        self.ratios: TableView[_Line] = TableView(_ratio_columns(), texts.RANGE_TABLE)
        self.fields: TableView[FieldFigures] = TableView(_field_columns(), texts.FIELD_TABLE)
        self._sums = plain_label(wraps=True)
        self._notes = plain_label(kind="finding", wraps=True)
        self._build()
        self.first.committed.connect(lambda _day: self._choose())
        self.last.committed.connect(lambda _day: self._choose())
        self.preset.committed.connect(self._take_preset)

    def reload(self) -> None:
        """Count again; another year begins with the whole of it."""
        if self._year != self._desk.year:
            self._year = self._desk.year
            self.preset.show_value("year")
            self._take_preset("year")
            return
        self._show()

    def days(self) -> tuple[date, date] | None:
        """The two days; None where one is missing or they stand the wrong way round."""
        try:
            first, last = self.first.value(), self.last.value()
        except UserError:
            return None
        if not isinstance(first, date) or not isinstance(last, date) or first > last:
            return None
        return first, last

    def notes(self) -> str:
        """What was left out of the figures."""
        return self._notes.text()

    def _take_preset(self, key: object) -> None:
        year, services = self._desk.year, self._desk.services
        windows = services.calendar_care.choices(year).report_windows(year)
        days = _presets(year, services.clock.today(), windows=windows).get(str(key))
        if days is not None:
            self.first.show_value(days[0])
            self.last.show_value(days[1])
            self._show()

    def _choose(self) -> None:
        """Days typed by hand are no usual stretch."""
        self.preset.show_value(None)
        self._show()

    def _show(self) -> None:
        days = self.days()
        if days is None:
            self._notes.setText(texts.BACKWARDS)
            self._show_figures(None, None)
            return
        rows = self._rows(days)
        earlier = year_before(days[0]), year_before(days[1])
        now = figures(rows, from_on=days[0], to_on=days[1])
        before = figures(rows, from_on=earlier[0], to_on=earlier[1])
        self._show_figures(now if now.rows else None, before if before.rows else None)
        self.fields.show_rows(by_field(rows, from_on=days[0], to_on=days[1]))
        told = [message_of(finding) for finding in now.findings]
        self._notes.setText(texts.left_out(told) if now.rows else " ".join((texts.NO_ROWS, *told[:1])))

    def _rows(self, days: tuple[date, date]) -> tuple[DossierCount, ...]:
        entry = self._desk.services.record_entry
        years = range(days[0].year - 1, days[1].year + 1)
        return tuple(row for year in years for row in entry.list(KIND, year))

    def _show_figures(self, now: RangeFigures | None, before: RangeFigures | None) -> None:
        lines = []
        for ratio in now.ratios if now is not None else ():
            moved = change(ratio, before.ratio(ratio.rule.key)) if before is not None else None
            lines.append(_Line(ratio=ratio, change=moved))
        self.ratios.show_rows(lines)
        self._sums.setText(texts.sums(now.counts) if now is not None else "")
        if now is None:
            self.fields.show_rows(())

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SMALL)
        for field, width in ((self.first, 150), (self.last, 150), (self.preset, 240)):
            field.setFixedWidth(width)
            top.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        top.addSpacing(GAP)
        top.addWidget(plain_label(texts.POOLED, kind="quiet", wraps=True), 1, Qt.AlignmentFlag.AlignBottom)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(GAP)
        split.addWidget(self.ratios)
        split.addWidget(self.fields)
        split.setSizes([774, 336])
        self.ratios.wrap_rows()
        self.fields.wrap_rows()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SMALL, 0, 0)
        column.setSpacing(SMALL)
        column.addLayout(top)
        column.addWidget(self._sums)
        column.addWidget(split, 1)
        column.addWidget(self._notes)


def _presets(year: int, today: date, *, windows: Sequence[ReportWindow]) -> Mapping[str, tuple[date, date]]:
    """The usual stretches of a year; those of the periodic reports begin in the December before."""
    whole = Period(year=year)
    found = {
        "year": (whole.start, whole.end),
        "to_date": (whole.start, min(max(today, whole.start), whole.end)),
        "nine": (whole.start, _NINE_MONTHS.replace(year=year)),
    }
    for kind, word, count in ((PeriodKind.HALF, "half", _HALVES), (PeriodKind.QUARTER, "quarter", _QUARTERS)):
        for number in count:
            period = Period(year=year, kind=kind, number=number)
            found[f"{word}_{number}"] = (period.start, period.end)
    for number, window in enumerate(windows, start=1):
        found[f"report_{number}"] = (window.start, window.end)
    return found


def _ratio_columns() -> tuple[Column[_Line], ...]:
    return (
        Column(title=texts.RATIO, text=lambda line: texts.name(line.ratio.rule.key)),
        Column(
            title=texts.COUNTED,
            text=lambda line: texts.counted(line.ratio),
            align=RIGHT,
            width=120,
            parts=(
                part(paper.COUNT, lambda line: line.ratio.numerator),
                part(paper.OUT_OF, lambda line: line.ratio.denominator),
            ),
        ),
        Column(
            title=texts.PERCENT,
            text=lambda line: texts.percent(line.ratio),
            align=RIGHT,
            is_bold=lambda _line: True,
            meaning=lambda line: "wrong" if line.ratio.numerator > line.ratio.denominator else "",
            mark=lambda line: "wrong" if line.ratio.numerator > line.ratio.denominator else "",
            width=114,
            value=lambda line: line.ratio.percent,
            kind=CellKind.PERCENT,
        ),
        Column(
            title=texts.BEFORE,
            text=lambda line: texts.percent(line.change.before if line.change else None),
            align=RIGHT,
            width=84,
            value=lambda line: line.change.before.percent if line.change and line.change.before else None,
            kind=CellKind.PERCENT,
        ),
        Column(
            title=texts.POINTS,
            text=lambda line: texts.points(line.change),
            align=RIGHT,
            width=124,
            value=lambda line: line.change.points if line.change else None,
            kind=CellKind.CHANGE,
        ),
        Column(
            title=texts.RELATIVE,
            text=lambda line: texts.relative(line.change),
            align=RIGHT,
            width=84,
            value=lambda line: line.change.relative if line.change else None,
            kind=CellKind.PERCENT,
        ),
    )


def _field_columns() -> tuple[Column[FieldFigures], ...]:
    return (
        Column(title=texts.FIELD, text=lambda row: choice_label(row.field)),
        Column(
            title=texts.LATE,
            text=lambda row: texts.whole(row.late),
            sort_key=lambda row: (row.late.numerator, row.late.percent or 0),
            align=RIGHT,
            width=152,
            parts=(
                part(paper.COUNT, lambda row: row.late.numerator),
                part(paper.OUT_OF, lambda row: row.late.denominator),
                part(paper.SHARE, lambda row: row.late.percent, kind=CellKind.PERCENT),
            ),
        ),
        Column(
            title=texts.APOLOGIES,
            text=lambda row: numbers.count(row.apologies),
            value=lambda row: row.apologies,
            meaning=lambda row: "wrong" if row.late.numerator > row.apologies else "",
            align=RIGHT,
            width=64,
        ),
    )
