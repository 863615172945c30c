"""Columns of the tables that set years side by side."""

from dataclasses import dataclass
from decimal import Decimal

from core.reporting.document import CellKind
from core.year_comparison import CriterionChange, OutsideRow, RatioRow, YearRow
from ui.tables import RIGHT, Column, part
from ui.texts import common, numbers
from ui.texts import list_paper as paper
from ui.texts import results as result_texts
from ui.texts import years as texts


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaShares:
    """One area over the years: its share of the maximum, in percent, year by year."""

    area: str
    name: str
    shares: tuple[Decimal | None, ...]


def year_columns() -> tuple[Column[YearRow], ...]:
    """The index, the rank and the band of each year."""
    return (
        Column(title=texts.YEAR, text=lambda row: str(row.figures.year), width=56),
        Column(title=texts.SOURCE, text=lambda row: texts.ORIGINS[row.figures.origin]),
        Column(
            title=texts.SELF,
            text=lambda row: numbers.points_or_none(row.figures.self_points),
            align=RIGHT,
            width=78,
            value=lambda row: row.figures.self_points,
        ),
        Column(
            title=texts.INDEX,
            text=lambda row: _percent(row.figures.index),
            value=lambda row: row.figures.index,
            align=RIGHT,
            width=92,
            kind=CellKind.PERCENT,
        ),
        Column(
            title=texts.INDEX_CHANGE,
            text=lambda row: texts.signed(row.index_change),
            value=lambda row: row.index_change,
            align=RIGHT,
            meaning=lambda row: _meaning(row.index_change),
            mark=lambda row: "wrong" if row.has_index_fallen else "",
            width=96,
            kind=CellKind.CHANGE,
        ),
        Column(title=texts.BAND, text=lambda row: row.figures.band or common.NONE, width=92),
        *_rank_columns(),
    )


def _rank_columns() -> tuple[Column[YearRow], ...]:
    return (
        Column(
            title=texts.RANK,
            text=lambda row: texts.place(row.figures.rank, row.figures.ranked_of),
            sort_key=lambda row: row.figures.rank,
            align=RIGHT,
            width=80,
            parts=(
                part(paper.RANK, lambda row: row.figures.rank),
                part(paper.OUT_OF, lambda row: None if row.figures.rank is None else row.figures.ranked_of),
            ),
        ),
        Column(
            title=texts.RANK_CHANGE,
            text=lambda row: texts.gained(row.rank_change),
            value=lambda row: row.rank_change,
            align=RIGHT,
            meaning=lambda row: _meaning(row.rank_change),
            mark=lambda row: "wrong" if row.has_rank_fallen else "",
            width=66,
        ),
    )


def outside_columns() -> tuple[Column[OutsideRow], ...]:
    """Indexes published by others."""
    return (
        Column(title=texts.NAME, text=lambda row: row.outside.name),
        Column(title=texts.YEAR, text=lambda row: str(row.outside.year), width=56),
        Column(
            title=texts.VALUE,
            text=lambda row: common.NONE if row.outside.value is None else numbers.decimal(row.outside.value),
            value=lambda row: row.outside.value,
            align=RIGHT,
            width=76,
        ),
        Column(
            title=texts.CHANGE,
            text=lambda row: (
                common.NONE if row.value_change is None else result_texts.difference(row.value_change)
            ),
            value=lambda row: row.value_change,
            align=RIGHT,
            meaning=lambda row: _meaning(row.value_change),
            width=88,
            kind=CellKind.CHANGE,
        ),
        *_outside_ranks(),
    )


def _outside_ranks() -> tuple[Column[OutsideRow], ...]:
    return (
        Column(
            title=texts.RANK,
            text=lambda row: texts.place(row.outside.rank, row.outside.out_of, is_last=row.is_last),
            sort_key=lambda row: row.outside.rank,
            align=RIGHT,
            width=132,
            parts=(
                part(paper.RANK, lambda row: row.outside.rank),
                part(paper.OUT_OF, lambda row: None if row.outside.rank is None else row.outside.out_of),
            ),
        ),
        Column(
            title=texts.RANK_BEFORE,
            text=lambda row: texts.earlier(row.earlier_rank, is_derived=row.is_derived),
            value=lambda row: row.earlier_rank,
            align=RIGHT,
            width=96,
        ),
        Column(
            title=texts.RANK_CHANGE,
            text=lambda row: texts.gained(row.rank_change),
            value=lambda row: row.rank_change,
            align=RIGHT,
            meaning=lambda row: _meaning(row.rank_change),
            mark=lambda row: "wrong" if row.rank_change is not None and row.rank_change < 0 else "",
            width=72,
        ),
    )


def ratio_columns() -> tuple[Column[RatioRow], ...]:
    """Shares with percentage points and the relative change under different names."""
    return (
        Column(title=texts.WHAT, text=lambda row: texts.ratio_name(row.ratio.key)),
        Column(title=texts.YEAR, text=lambda row: str(row.ratio.year), width=56),
        Column(
            title=texts.COUNTS,
            text=lambda row: numbers.ratio(row.ratio.numerator, row.ratio.denominator),
            align=RIGHT,
            width=116,
            parts=(
                part(paper.COUNT, lambda row: row.ratio.numerator),
                part(paper.OUT_OF, lambda row: row.ratio.denominator),
            ),
        ),
        Column(
            title=texts.PERCENT,
            text=lambda row: _percent(row.ratio.percent),
            value=lambda row: row.ratio.percent,
            align=RIGHT,
            width=92,
            kind=CellKind.PERCENT,
        ),
        Column(
            title=texts.POINTS_CHANGE,
            text=lambda row: texts.signed(row.points),
            value=lambda row: row.points,
            align=RIGHT,
            width=96,
            kind=CellKind.CHANGE,
        ),
        Column(
            title=texts.RELATIVE,
            text=lambda row: texts.relative(row.relative),
            value=lambda row: row.relative,
            align=RIGHT,
            width=116,
            kind=CellKind.PERCENT,
        ),
    )


def criterion_columns(before: int, now: int) -> tuple[Column[CriterionChange], ...]:
    """One criterion in two years."""
    return (
        Column(title=common.CODE_TITLE, text=lambda row: row.criterion, width=58),
        Column(title=common.CRITERION, text=lambda row: row.name),
        Column(
            title=str(before),
            text=lambda row: numbers.points_or_none(row.before),
            value=lambda row: row.before,
            align=RIGHT,
            width=70,
        ),
        Column(
            title=str(now),
            text=lambda row: numbers.points_or_none(row.now),
            value=lambda row: row.now,
            align=RIGHT,
            width=70,
        ),
        Column(
            title=texts.CHANGE,
            text=lambda row: common.NONE if row.change is None else result_texts.difference(row.change),
            value=lambda row: row.change,
            align=RIGHT,
            meaning=lambda row: _meaning(row.change),
            width=92,
            kind=CellKind.CHANGE,
        ),
        Column(
            title=texts.CAUSE,
            text=_cause,
            meaning=lambda row: "care" if row.lacks_cause else "",
            mark=lambda row: "care" if row.lacks_cause else "",
        ),
    )


def area_columns(years: tuple[int, ...]) -> tuple[Column[AreaShares], ...]:
    """One area over the years."""
    code: Column[AreaShares] = Column(title=common.CODE_TITLE, text=lambda row: row.area, width=48)
    name: Column[AreaShares] = Column(title=result_texts.AREA, text=lambda row: row.name)
    return (code, name, *(_share_column(year, at) for at, year in enumerate(years)))


def _share_column(year: int, at: int) -> Column[AreaShares]:
    return Column(
        title=str(year),
        text=lambda row: _percent(row.shares[at]),
        value=lambda row: row.shares[at],
        align=RIGHT,
        width=84,
        kind=CellKind.PERCENT,
    )


def _cause(row: CriterionChange) -> str:
    if row.causes:
        return "\n".join(row.causes)
    return texts.CAUSE_NONE if row.lacks_cause else ""


def _percent(value: Decimal | None) -> str:
    return common.NONE if value is None else numbers.percent(value)


def _meaning(change: Decimal | int | None) -> str:
    if change is None or change == 0:
        return ""
    return "done" if change > 0 else "wrong"
